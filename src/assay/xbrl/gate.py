"""The gate before a tagged report leaves: the validator runs as a process of its own, without network or memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assay.core.findings import Finding
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.core.findings import Severity

# Loading and validating thousands of facts takes seconds; ten minutes mean that something hangs.
_LONGEST = 600


class ValidatorFailed(RuntimeError):
    """The validator ended without an answer; the message is what it left on standard error."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A file to validate (a path, or the address of an entry point) and the packages it needs.

    ``taxonomy``: its taxonomy is judged too; once is enough for reports that share one. ``export`` is where to write
    what the validator read from it as xBRL-JSON, if that is wanted.
    """

    file: str
    packages: tuple[Path, ...] = ()
    taxonomy: bool = True
    export: Path | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What the validator said. ``level`` is ERROR, WARNING or INCONSISTENCY."""

    level: str
    code: str
    text: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the validator found in one file; ``facts`` counts every place that a fact stands."""

    messages: tuple[Message, ...]
    facts: int


def validate(subjects: Sequence[Subject]) -> tuple[Verdict, ...]:
    """Judge files, each for itself, with an empty cache and no network. Raises `ValidatorFailed`.

    Where there are processors for it the first, of which the taxonomy is judged too, and the others are judged at once.
    """
    request = [
        {
            "file": subject.file,
            "packages": [str(path) for path in subject.packages],
            "taxonomy": subject.taxonomy,
            "export": str(subject.export) if subject.export else "",
        }
        for subject in subjects
    ]
    parts = [request[:1], request[1:]] if len(request) > 1 and (os.cpu_count() or 1) > 1 else [request]
    with ThreadPoolExecutor(max_workers=len(parts)) as beside:
        answers = [answer for part in beside.map(_judged, parts) for answer in part]
    return tuple(
        Verdict(
            tuple(
                Message(row["level"], row["code"], row["text"], tuple(row["references"]))
                for row in answer["messages"]
                if row["level"] in _SEVERITY
            ),
            answer["facts"],
        )
        for answer in answers
    )


def _judged(request: Sequence[Mapping[str, object]]) -> Sequence[Mapping[str, Any]]:
    """The answers of one process, in the order of what it was asked."""
    try:
        answers: list[Mapping[str, Any]] = json.loads(_answered(json.dumps(request)))
    except ValueError as fault:
        raise ValidatorFailed(f"its answer cannot be read: {fault}") from None
    return answers


def _answered(request: str) -> str:
    with tempfile.TemporaryDirectory() as home:
        # A home of its own: what the user keeps in the validator's cache must not make a report valid.
        paths = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
        try:
            done = subprocess.run(
                [sys.executable, "-m", "assay.xbrl.arelle_run"],
                input=request,
                capture_output=True,
                encoding="utf-8",
                timeout=_LONGEST,
                check=False,
                cwd=home,
                env={
                    **os.environ,
                    "HOME": home,
                    "XDG_CONFIG_HOME": home,
                    "PYTHONPATH": os.pathsep.join(filter(None, paths)),
                    "PYTHONIOENCODING": "utf-8",
                },
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise ValidatorFailed(str(fault)) from None
    if done.returncode != 0:
        raise ValidatorFailed(done.stderr.strip()[-2000:] or f"exit code {done.returncode}")
    return done.stdout


_SEVERITY: dict[str, Severity] = {
    "CRITICAL": "error",
    "ERROR": "error",
    "INCONSISTENCY": "error",
    "WARNING": "warning",
}


@dataclass(frozen=True, slots=True)
class _Advice:
    expected: str
    action: str


# What a message means to somebody who keeps a book. The first prefix that fits is taken.
_ADVICE: dict[str, _Advice] = {
    "calc11e:": _Advice(
        "A total that its parts give, within the rounding of the printed digits.",
        "Run `assay check`: find the part that lacks or the total that was recorded wrongly.",
    ),
    "xbrldie:": _Advice(
        "A figure split only by dimensions that its metric has, with members of the catalogue or the book.",
        "Add the dimension to the metric in metrics.yaml.",
    ),
    "xbrl.4.7.2": _Advice(
        "A state on a day, a flow over a year.", "Correct the metric's period in metrics.yaml (instant or duration)."
    ),
    "utre:": _Advice(
        "A unit of the registry that measures what the figure is.",
        "Choose another unit for the figure under 'presentation' in book.yaml.",
    ),
    "ix11.12.1.2:": _Advice(
        "Only elements of the taxonomy, each tag leading to what is there.",
        "Publish again: the page and its taxonomy belong to different versions.",
    ),
    "arelle:duplicateFacts": _Advice(
        "One figure has one value wherever it stands.", "Publish again; if it stays, the report prints a figure twice."
    ),
}
_ELSE = _Advice("A page that every XBRL processor accepts.", "Publish again; if it stays, report it as a fault.")


def findings_of(verdict: Verdict, file: str) -> tuple[Finding, ...]:
    """Each message as a finding: what was said, which figure it is about, and what to do."""
    return tuple(_finding(message, file) for message in verdict.messages)


def _finding(message: Message, file: str) -> Finding:
    advice = next((known for prefix, known in _ADVICE.items() if message.code.startswith(prefix)), _ELSE)
    inconsistent = message.level == "INCONSISTENCY"
    severity = _SEVERITY[message.level]
    return Finding(
        code="xbrl.inconsistent" if inconsistent else "xbrl.invalid",
        severity=severity,
        place=Place(file),
        message=f"The validator says of {file}: {' '.join(message.text.split())}",
        expected=advice.expected,
        action=advice.action,
        evidence="; ".join((message.code, *_anchors(message.places))),
    )


def _anchors(places: Iterable[str]) -> list[str]:
    """Ids on the page, of which the validator gives the whole address."""
    return [f"#{anchor}" for place in places if (anchor := place.partition("#")[2])]
