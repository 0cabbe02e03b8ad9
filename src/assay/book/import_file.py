"""A file that somebody sent -> rows of the book. The original is kept; importing it twice changes nothing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.book.confidential import hidden
from assay.book.conflicts import key_of
from assay.book.evidence import sha256_of
from assay.book.faults import one_of
from assay.book.load import book_vocabulary
from assay.book.load_records import is_bulk, read_file, stand
from assay.book.survey_wide import read_wide, wide_register
from assay.book.tables_out import write_records
from assay.book.validate import RecordsRead, fields_of, missing_columns
from assay.core.findings import Finding
from assay.core.provenance import Place
from assay.importers.headers import match_headers
from assay.importers.tables import read_tables

if TYPE_CHECKING:
    from pathlib import Path

    from assay.book.book import Book
    from assay.book.names import Vocabulary
    from assay.book.records import Record
    from assay.book.register import RegisterSpec


@dataclass(frozen=True, slots=True)
class ImportResult:
    """``added`` and ``skipped`` (already in the book) count rows; ``written`` is the new file in ``records/``."""

    register: str
    added: int
    skipped: int
    findings: tuple[Finding, ...]
    written: Path | None = None


def import_file(book: Book, path: Path, register: str | None = None) -> ImportResult:
    """Validate a file and put its good rows into ``records/<register>.import-<digest>.csv``.

    Rows that the book has already are skipped, rows that contradict it are findings. The original goes to
    ``evidence/`` under its SHA-256, and every row points to it. Existing files are not touched.
    """
    scores = wide_register(book, path, register)
    if scores is not None:
        return import_read(book, path, scores, read_wide(book, path, scores))
    words = book_vocabulary(book)
    name = register or guess_register(book, path, words)
    if name is None or name not in book.registers:
        return ImportResult(name or "", 0, 0, _no_register(book, path, name))
    spec = book.registers[name]
    digest = sha256_of(path)
    if is_bulk(path, spec):
        return _bulk(book, path, name, digest)
    return import_read(book, path, spec, read_file(path, path.name, spec, words))


def import_read(book: Book, path: Path, spec: RegisterSpec, read: RecordsRead) -> ImportResult:
    """Put rows that were read of a file, all of one register, into the book. See `import_file`."""
    words, name, digest = book_vocabulary(book), spec.id, sha256_of(path)
    kept_as = f"{digest}{path.suffix.lower()}"
    standing = (*book.records.get(name, ()), *book.superseded.get(name, ()))
    saying = {(key_of(r, spec, book.catalogue.dimensions), _said(r)) for r in standing}
    fresh = [
        record
        for record in (_with_origin(record, path.name, digest, kept_as) for record in read.records)
        if (key_of(record, spec, book.catalogue.dimensions), _said(record)) not in saying
    ]
    together = stand((RecordsRead(standing), replace(read, records=tuple(fresh))), spec, words)
    findings = tuple(found for found in together.findings if found.place is None or found.place.file == path.name)
    if spec.confidential:
        findings = tuple(hidden(found, name) for found in findings)
    counted = {r.id for r in (*together.records[name], *together.superseded.get(name, ()))}
    added = [record for record in fresh if record.id in counted]
    if not added:
        return ImportResult(name, 0, len(read.records) - len(fresh), findings)
    _keep(path, book.root / "evidence" / kept_as)
    written = book.root / "records" / f"{name}.import-{digest[:12]}.csv"
    write_records(written, spec, added)
    return ImportResult(name, len(added), len(read.records) - len(fresh), findings, written)


def guess_register(book: Book, path: Path, words: Vocabulary) -> str | None:
    """The register whose required columns the file has all, and fewest strange ones; ``None`` if unclear."""
    scored: list[tuple[int, int, str]] = []
    for table in read_tables(path):
        for spec in book.registers.values():
            match = match_headers(table.headers, fields_of(spec, words))
            if table.headers and not missing_columns(match, spec):
                scored.append((-len(match.unknown), len(match.fields), spec.id))
    scored.sort(reverse=True)
    clear = len(scored) == 1 or (len(scored) > 1 and scored[0][:2] != scored[1][:2])
    if clear or len({name for *_, name in scored}) == 1:
        return scored[0][2]
    stem = path.name.split(".")[0]
    return stem if stem in book.registers else None


def _said(record: Record) -> tuple[object, ...]:
    values = sorted((name, repr(value)) for name, value in record.values.items() if value is not None)
    return (record.supersedes, record.void, *values)


def _with_origin(record: Record, file: str, digest: str, kept_as: str) -> Record:
    """A row without an id is called after the digest of its file, so that the same file gives the same id."""
    own_id = f"{digest[:12]}{record.id.removeprefix(file)}" if record.id.startswith(f"{file}:") else record.id
    return replace(record, id=own_id, evidence=record.evidence or kept_as)


def _keep(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        shutil.copyfile(source, target)


def _bulk(book: Book, path: Path, name: str, digest: str) -> ImportResult:
    """A large Parquet file is copied as it is, under its digest."""
    target = book.root / "records" / name / f"{digest[:12]}.parquet"
    if target.exists():
        return ImportResult(name, 0, 0, ())
    _keep(path, target)
    return ImportResult(name, 0, 0, (), target)


def _no_register(book: Book, path: Path, name: str | None) -> tuple[Finding, ...]:
    unread = tuple(finding for table in read_tables(path) if not table.headers for finding in table.findings)
    if name is None and unread:
        return unread
    message = f"no register is called '{name}'." if name else f"'{path.name}' fits no register, or more than one."
    return (
        Finding(
            code="file.unknown_register",
            severity="error",
            message=message,
            place=Place(path.name),
            expected=one_of(name or path.name.split(".")[0], book.registers),
            action="Name the register, such as '--register energy'.",
        ),
    )
