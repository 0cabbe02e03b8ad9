"""The folder ``records/``: which file belongs to which register, and the records of each register."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assay.book.conflicts import without_conflicts
from assay.book.corrections import correct, settle
from assay.book.faults import one_of
from assay.book.validate import RecordsRead, fields_of, missing_columns, read_records
from assay.core.findings import Finding
from assay.core.provenance import Place
from assay.importers.headers import match_headers
from assay.importers.parquet import UnreadableParquet, column_names, row_count
from assay.importers.tables import TABLE_SUFFIXES, read_tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assay.book.names import Vocabulary
    from assay.book.records import Record
    from assay.book.register import RegisterSpec
    from assay.importers.rows import TableRead

# Above this many rows a Parquet file of a measurement register is summed where it lies.
BULK_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class RegistersRead:
    """A register that is kept, be it empty, stands in ``records``; one without a file does not."""

    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    superseded: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    bulk: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def load_records(root: Path, registers: Mapping[str, RegisterSpec], words: Vocabulary) -> RegistersRead:
    """Everything in ``records/`` below the book's root."""
    files, findings = _files(root, registers)
    records: dict[str, tuple[Record, ...]] = {}
    superseded: dict[str, tuple[Record, ...]] = {}
    bulk: dict[str, tuple[Path, ...]] = {}
    for name, paths in files.items():
        spec = registers[name]
        large = tuple(path for path in paths if is_bulk(path, spec))
        for path in large:
            fault = _bulk_fault(path, spec, words, path.relative_to(root).as_posix())
            if fault is not None:
                findings.append(fault)
            else:
                bulk[name] = (*bulk.get(name, ()), path)
        read = [read_file(path, path.relative_to(root).as_posix(), spec, words) for path in paths if path not in large]
        standing = stand(tuple(read), spec, words)
        records[name], superseded[name] = standing.records[name], standing.superseded.get(name, ())
        findings.extend(standing.findings)
    return RegistersRead(records, {k: v for k, v in superseded.items() if v}, bulk, tuple(findings))


def stand(read: tuple[RecordsRead, ...], spec: RegisterSpec, words: Vocabulary) -> RegistersRead:
    """What is left of the rows of a register once corrections are applied and contradictions taken out."""
    rows = tuple(record for part in read for record in part.records)
    corrected = correct(rows, (pair for part in read for pair in part.refused))
    live, conflicts = without_conflicts(corrected.live, spec, words.catalogue.dimensions)
    told = settle((finding for part in read for finding in part.findings), corrected.settled)
    return RegistersRead({spec.id: live}, {spec.id: corrected.superseded}, {}, (*told, *corrected.findings, *conflicts))


def read_file(path: Path, name: str, spec: RegisterSpec, words: Vocabulary) -> RecordsRead:
    """The records of one file. Sheets that hold no column of the register (remarks, lists) are passed over."""
    tables = read_tables(path, name)
    if len(tables) > 1:
        tables = tuple(table for table in tables if _is_meant(table, spec, words)) or tables
    read = [read_records(table, spec, words) for table in tables]
    return RecordsRead(
        tuple(record for part in read for record in part.records),
        tuple(finding for part in read for finding in part.findings),
        tuple(pair for part in read for pair in part.refused),
    )


def _is_meant(table: TableRead, spec: RegisterSpec, words: Vocabulary) -> bool:
    match = match_headers(table.headers, fields_of(spec, words))
    return len(match.fields) * 2 >= len(spec.fields) or not missing_columns(match, spec)


def _files(root: Path, registers: Mapping[str, RegisterSpec]) -> tuple[dict[str, list[Path]], list[Finding]]:
    found: dict[str, list[Path]] = {}
    findings: list[Finding] = []
    folder = root / "records"
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        # Spreadsheet programs leave lock files (~$…) beside an open workbook.
        if not path.is_file() or path.name.startswith((".", "~$")):
            continue
        name = path.relative_to(root).as_posix()
        inside = path.relative_to(folder)
        register = (inside.parts[0] if len(inside.parts) > 1 else path.name).split(".")[0]
        if register not in registers:
            findings.append(_unknown_register(register, name, registers))
        elif path.suffix.lower() not in TABLE_SUFFIXES:
            findings.append(_no_table(path, name))
        else:
            found.setdefault(register, []).append(path)
    return found, findings


def is_bulk(path: Path, spec: RegisterSpec) -> bool:
    """Whether a file is summed where it lies and not made into records."""
    if spec.shape != "measurement" or path.suffix.lower() != ".parquet":
        return False
    try:
        return row_count(path) > BULK_ROWS
    except UnreadableParquet:
        return False


def _bulk_fault(path: Path, spec: RegisterSpec, words: Vocabulary, name: str) -> Finding | None:
    columns = column_names(path)
    lacking = [f for f in missing_columns(match_headers(columns, fields_of(spec, words)), spec) if f not in columns]
    if not lacking:
        return None
    return Finding(
        code="table.header_missing",
        severity="error",
        message=f"no column '{lacking[0]}'; the columns are '{', '.join(columns)}'.",
        place=Place(name, column=lacking[0]),
        expected=f"Expected the columns {', '.join(spec.fields)}.",
        action="Add the column; until then nothing of this file is read.",
    )


def _unknown_register(register: str, name: str, registers: Mapping[str, RegisterSpec]) -> Finding:
    return Finding(
        code="file.unknown_register",
        severity="error",
        message=f"no register is called '{register}'.",
        place=Place(name),
        expected=one_of(register, registers),
        action="Rename the file after its register, such as 'energy.csv' or 'energy.2025.xlsx'; it is not read.",
    )


def _no_table(path: Path, name: str) -> Finding:
    return Finding(
        code="file.not_a_workbook",
        severity="error",
        message=f"'{path.name}' is no table.",
        place=Place(name),
        expected="Expected a CSV, XLSX or Parquet table.",
        action="Put documents into evidence/; the file is not read.",
    )
