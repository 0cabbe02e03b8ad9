"""Who signed what: a record of each signature in ``sign_offs/``, and beside it, under its SHA-256, what was signed.

A record is ``2025-board-1.json``: body, name, day, statement, and the digest. The digest is that of a CSV file of the
same folder, which is named after it and lists every fact with exact value and unit, and every text with its SHA-256.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from assay.core.findings import Finding
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FOLDER = "sign_offs"
COLUMNS = ("kind", "name", "value", "unit")
_FIELDS = ("body", "name", "date", "fiscal_year", "sha256")
_NAMED = re.compile(r"\d{4}-.+-\d+\.json")

# What was signed: (``fact`` or ``text``, its name) -> (value, unit).
Signed = dict[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """One signature. ``body`` is a tier of governance, ``entries`` is what was signed, ``digest`` its SHA-256."""

    file: str
    body: str
    name: str
    day: date
    year: int
    digest: str
    statement: str = ""
    entries: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def facts(self) -> int:
        return sum(kind == "fact" for kind, _ in self.entries)

    @property
    def texts(self) -> int:
        return len(self.entries) - self.facts


def content_of(entries: Signed) -> bytes:
    """What is signed, to the byte: CSV in UTF-8 with LF, a header, facts and texts in the order of their names."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((*name, *entries[name]) for name in sorted(entries))
    return stream.getvalue().encode()


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def read_sign_offs(root: Path, log: list[Finding]) -> tuple[SignOff, ...]:
    """All signatures by day. One that cannot be read, or whose list is not the one that was signed, is reported."""
    found: list[SignOff] = []
    lists: dict[str, Signed | None] = {}
    for path in sorted((root / FOLDER).glob("*.json")):
        name = f"{FOLDER}/{path.name}"
        try:
            data = json.loads(path.read_text("utf-8"))
            made = _record(name, data)
        except (OSError, ValueError, KeyError, TypeError):
            log.append(_broken(name, "is no record of a signature", f"JSON with {', '.join(_FIELDS)}"))
            continue
        if made.digest not in lists:
            lists[made.digest] = _entries(root / FOLDER / f"{made.digest}.csv", made.digest)
        entries = lists[made.digest]
        if entries is None:
            says = f"signs the list {made.digest[:12]}…, which is not in the folder or was changed since"
            log.append(_broken(name, says, f"the file {FOLDER}/{made.digest}.csv as it was signed"))
            continue
        found.append(_record(name, data, entries))
    return tuple(sorted(found, key=lambda each: (each.day, each.file)))


def write_sign_off(root: Path, made: SignOff, content: bytes) -> Path:
    """Write a record and what it signs, as the next one of its body and year. Returns the path of the record."""
    home = root / FOLDER
    home.mkdir(exist_ok=True)
    (home / f"{made.digest}.csv").write_bytes(content)
    stem = f"{made.year}-{made.body}"
    number = 1 + max(
        (int(p.stem.rpartition("-")[2]) for p in home.glob(f"{stem}-*.json") if _NAMED.fullmatch(p.name)), default=0
    )
    path = home / f"{stem}-{number}.json"
    data = {
        "body": made.body,
        "name": made.name,
        "date": made.day.isoformat(),
        "fiscal_year": made.year,
        "statement": made.statement,
        "signed": f"{made.facts} facts and {made.texts} texts, listed in {made.digest}.csv",
        "sha256": made.digest,
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="")
    return path


def _record(name: str, data: Any, entries: Mapping[tuple[str, str], tuple[str, str]] | None = None) -> SignOff:
    digest = str(data["sha256"])
    if not re.fullmatch(r"[0-9a-f]{64}", digest) or not str(data["name"]).strip():
        raise ValueError(name)
    return SignOff(
        file=name,
        body=str(data["body"]),
        name=str(data["name"]),
        day=date.fromisoformat(str(data["date"])),
        year=int(data["fiscal_year"]),
        digest=digest,
        statement=str(data.get("statement", "")),
        entries=entries or {},
    )


def _entries(path: Path, digest: str) -> Signed | None:
    try:
        content = path.read_bytes()
        if digest_of(content) != digest:
            return None
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"))))[1:]
        return {(kind, name): (value, unit) for kind, name, value, unit in rows}
    except (OSError, ValueError):
        return None


def _broken(name: str, says: str, expected: str) -> Finding:
    return Finding(
        code="governance.sign_off_broken",
        severity="error",
        place=Place(name),
        message=f"'{name}' {says}.",
        expected=f"Expected {expected}.",
        action="Restore both files as they were signed, or delete the record and sign again; it does not count.",
    )


def copy_sign_offs(root: Path, made: Iterable[SignOff], target: Path) -> None:
    """Copy records and what they sign into another folder."""
    for each in made:
        target.mkdir(parents=True, exist_ok=True)
        for path in (root / each.file, root / FOLDER / f"{each.digest}.csv"):
            (target / path.name).write_bytes(path.read_bytes())
