"""A report to a publication: written, gated, stamped, and never changed again."""

from __future__ import annotations

import csv
import json
import re
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assay.book.sign_offs import FOLDER, copy_sign_offs
from assay.checks.signed import missing
from assay.core.units import unit
from assay.publication import verifier
from assay.publication.manifest import manifest_of, stamps, tree_digest
from assay.publication.verifier import DIGEST, FACTS, MANIFEST
from assay.publish import publish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assay.core.findings import Finding
    from assay.examine import Examined
    from assay.publish import Published

PUBLICATIONS = "publications"

# What the figures come from: code, definitions, factors and words. Fonts and styles are in the files themselves.
_SOFTWARE = ("*.py", "*.yaml", "*.csv", "*.typ", "*.css")

_NAME = re.compile(r"(\d{4})-(\d+)")


@dataclass(frozen=True, slots=True)
class Frozen:
    """``folder`` is the publication; nothing where the gate was shut. ``new``: it did not exist before, to the byte."""

    folder: Path | None
    digest: str
    new: bool
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        return self.folder is None


def freeze(found: Examined, *, step: Callable[[str], None] = lambda _: None) -> Frozen:
    """Make the report anew and freeze it below ``publications`` of its book.

    A report with a finding of severity error is not frozen. One that is equal to the last publication of its year is
    that publication. Otherwise it is the next of its year (``2025-2``), and names the one before.
    """
    home = found.book.root / PUBLICATIONS
    home.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home, prefix=".making-") as name:
        draft = Path(name) / "publication"
        made = publish(found, draft, step=step)
        if any(finding.severity == "error" for finding in made.findings):
            return Frozen(None, "", False, made.findings)
        step("freezing")
        return _kept(found, _with_signatures(found, made, draft), draft, home)


def _with_signatures(found: Examined, made: Published, draft: Path) -> Published:
    """The signatures that hold go along; that the top tier's is not among them is said."""
    book, held = found.book, made.signed.held
    copy_sign_offs(book.root, held, draft / FOLDER)
    bodies = book.governance.bodies
    unsigned = bodies and bodies[0].id not in {each.body for each in (*held, *(each for each, _ in made.signed.stale))}
    return replace(made, findings=(*made.findings, missing(book, "warning"))) if unsigned else made


def _kept(found: Examined, made: Published, draft: Path, home: Path) -> Frozen:
    shutil.copyfile(str(verifier.__file__), draft / "verify.py")
    about, year = _about(found, made, draft), found.book.reporting_year
    last = _last(home, year)
    if last is not None:
        again = manifest_of(draft, {**about, "previous": _manifest(last)["previous"]})
        if again.content == (last / MANIFEST).read_bytes():
            return Frozen(last, again.digest, False, made.findings)
    before = last or _latest(home)
    previous = {"folder": before.name, "digest": _digest(before)} if before else None
    manifest = manifest_of(draft, {**about, "previous": previous})
    manifest.write(draft)
    number = int(last.name.split("-")[1]) + 1 if last else 1
    folder = home / f"{year}-{number}"
    draft.rename(folder)  # in one step: a publication is there whole, or not at all
    return Frozen(folder, manifest.digest, True, made.findings)


def _about(found: Examined, made: Published, draft: Path) -> dict[str, Any]:
    book = found.book
    name = book.group.name
    package = Path(__file__).parent
    counts = Counter(finding.severity for finding in made.findings)
    return {
        "group": name.en,
        "fiscal_year": book.reporting_year,
        "years": list(book.years),
        "languages": list(book.languages),
        "frameworks": list(book.frameworks),
        "factor_sets": list(book.factor_sets),
        "published_on": book.report.published_on.isoformat() if book.report.published_on else None,
        "software": {"name": "assay", "version": version("assay"), "sha256": tree_digest(package, _SOFTWARE)},
        "findings": {severity: counts[severity] for severity in ("error", "warning", "note")},
        "units": _units(draft / FACTS),
        "book": stamps(book.root, _sources(book.root)),
    }


def _sources(root: Path) -> list[Path]:
    """All files of the book but its publications; their content stays at home, their digests go along."""
    paths = (path for path in root.rglob("*") if path.is_file())
    below = ((path, path.relative_to(root).parts) for path in paths)
    return [p for p, parts in below if parts[0] != PUBLICATIONS and not any(part.startswith(".") for part in parts)]


def _units(facts: Path) -> dict[str, Any]:
    """The scale of each printed unit to the base of its kind, so that a verifier can hold figures against facts."""
    with facts.open(encoding="utf-8", newline="") as stream:
        used = sorted({row["unit"] for row in csv.DictReader(stream)})
    return {symbol: {"kind": unit(symbol).family, "scale": str(unit(symbol).scale)} for symbol in used}


def _numbered(home: Path) -> list[tuple[int, int, Path]]:
    named = ((_NAME.fullmatch(path.name), path) for path in home.iterdir() if path.is_dir())
    return sorted((int(match[1]), int(match[2]), path) for match, path in named if match)


def _last(home: Path, year: int) -> Path | None:
    of_year: Sequence[Path] = [path for each, _, path in _numbered(home) if each == year]
    return of_year[-1] if of_year else None


def _latest(home: Path) -> Path | None:
    found = _numbered(home)
    return found[-1][2] if found else None


def _manifest(folder: Path) -> Any:
    return json.loads((folder / MANIFEST).read_text("utf-8"))


def _digest(folder: Path) -> str:
    return (folder / DIGEST).read_text("utf-8").strip()
