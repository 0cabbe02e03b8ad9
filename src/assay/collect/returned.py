"""A workbook that came back: which rows are filled, which are right, and what is wrong in which cell."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from assay.book.faults import Fault
from assay.book.import_file import ImportResult, import_read
from assay.book.load import book_vocabulary
from assay.book.validate import RecordsRead, fields_of, read_records
from assay.collect.asked_period import asked_period, year_earlier
from assay.collect.workbook import ABOUT, FORMAT
from assay.core.periods import Period
from assay.core.units import Unit, UnitMismatch, convert
from assay.importers.headers import match_headers
from assay.importers.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from assay.book.book import Book
    from assay.book.names import Vocabulary
    from assay.book.records import Record
    from assay.book.register import RegisterSpec
    from assay.core.findings import Finding
    from assay.core.languages import Language
    from assay.importers.rows import RawRow, TableRead

_REMARKS = frozenset(("evidence", "page", "line", "note", "id", "supersedes", "void"))
_TENFOLD = Decimal(10)


@dataclass(frozen=True, slots=True)
class About:
    """What a collection workbook says of itself."""

    site: str
    period: Period
    language: Language
    header_row: int
    sheets: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Returned:
    """``added``, ``known`` (in the book already) and ``open`` (asked for, not filled in) count rows."""

    about: About
    added: int
    known: int
    open: int
    findings: tuple[Finding, ...]
    written: tuple[Path, ...]


def about_of(path: Path, book: Book) -> About | None:
    """What the workbook was made for; ``None`` for a file that Assay did not make."""
    tables = read_tables(path) if path.suffix.lower() in (".xlsx", ".xlsm") else ()
    told = next((table.headers[0] for table in tables if table.place.sheet == ABOUT and table.headers), "")
    try:
        data = json.loads(told) if told else None
    except ValueError:
        return None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return None
    return About(
        site=str(data["site"]),
        period=asked_period(str(data["period"]), book.calendar),
        language=cast("Language", data["language"]),
        header_row=int(data["header_row"]),
        sheets={one["sheet"]: one for one in data["sheets"]},
    )


def take_back(book: Book, path: Path, about: About) -> Returned:
    """Take the right rows into the book, each register by its own rules, and name every cell that is wrong.

    A row whose open cells are all empty is not filled in and no fault. Rows that the book has are passed over,
    so the same workbook may be sent as often as one likes.
    """
    words = book_vocabulary(book)
    results: list[ImportResult] = []
    unfilled = 0
    for table in read_tables(path):
        told = about.sheets.get(table.place.sheet)
        spec = book.registers.get(str(told["register"])) if told else None
        if told is None or spec is None:
            continue
        filled, left = _filled(table, told, spec, words)
        unfilled += left
        read = _fitting(read_records(filled, spec, words), filled, about, book, spec, words)
        results.append(import_read(book, path, spec, read))
    return Returned(
        about=about,
        added=sum(result.added for result in results),
        known=sum(result.skipped for result in results),
        open=unfilled,
        findings=tuple(finding for result in results for finding in result.findings),
        written=tuple(result.written for result in results if result.written),
    )


def _filled(table: TableRead, told: Mapping[str, Any], spec: RegisterSpec, words: Vocabulary) -> tuple[TableRead, int]:
    """The table without last year's columns and without rows that nobody filled in, and how many were asked for."""
    reference = set(told["reference"])
    headers = tuple(header for header in table.headers if header not in reference)
    first, last = told["asked"]
    names = {header: name for name, header in match_headers(headers, fields_of(spec, words)).fields.items()}
    rows: list[RawRow] = []
    left = 0
    for row in table.rows:
        asked = first <= (row.place.row or 0) <= last
        if any(
            text.strip() and _is_input(names.get(header, ""), spec, asked=asked) for header, text in row.cells.items()
        ):
            rows.append(replace(row, cells={header: row.cells[header] for header in headers}))
        elif asked:
            left += 1
    empty = tuple(finding for finding in table.findings if finding.code != "table.empty")
    return replace(table, headers=headers, rows=tuple(rows), findings=empty), left


def _is_input(name: str, spec: RegisterSpec, *, asked: bool) -> bool:
    """Whether a cell is one that people fill in. Of a row that is asked for, all is known but its numbers."""
    if not name:
        return False
    column = spec.fields.get(name)
    if column is None:
        return name in _REMARKS
    if asked:
        return column.type == "number" or column.paper
    return column.type != "site"


# -- what only a workbook for one site and period can know -------------------------------------------------------


def _fitting(
    read: RecordsRead, table: TableRead, about: About, book: Book, spec: RegisterSpec, words: Vocabulary
) -> RecordsRead:
    match = match_headers(table.headers, fields_of(spec, words)).fields
    kept: list[Record] = []
    findings = list(read.findings)
    for record in read.records:
        faults = [*_elsewhere(record, about), *_unlike(record, about, book, spec)]
        findings += [fault.at(record.place, match.get(fault.field, "")) for fault in faults]
        if not any(fault.severity == "error" for fault in faults):
            kept.append(record)
    return RecordsRead(tuple(kept), tuple(findings), read.refused)


def _elsewhere(record: Record, about: About) -> Iterator[Fault]:
    site = record.values.get("site")
    if site is not None and site != about.site:
        yield Fault(
            "collect.other_site",
            f"'{site}' is not the site that this workbook asks.",
            f"Expected '{about.site}'.",
            "Use the workbook of the other site; the row is left out.",
            "site",
        )
    for name in ("start", "end", "date"):
        day = record.values.get(name)
        if isinstance(day, date) and not about.period.contains(day):
            yield Fault(
                "collect.outside_period",
                f"{name} '{day}' lies outside the period of this workbook.",
                f"Expected a day from {about.period.start} to {about.period.end}.",
                "Correct the date, or use the workbook of the other period; the row is left out.",
                name,
            )


def _unlike(record: Record, about: About, book: Book, spec: RegisterSpec) -> Iterator[Fault]:
    """A figure ten times that of a year ago, or a tenth: a slip of unit or point, more often than a change."""
    value, given = record.values.get("quantity"), record.values.get("unit")
    start = record.values.get("start")
    if not (isinstance(value, Decimal) and isinstance(given, Unit) and isinstance(start, date)):
        return
    before = _a_year_ago(record, about, book, spec)
    if before is None:
        return
    was, was_unit = before
    try:
        now = convert(value, given, was_unit)
    except UnitMismatch:
        return
    if was > 0 and now > 0 and (now >= was * _TENFOLD or now * _TENFOLD <= was):
        yield Fault(
            "collect.unlike_last_year",
            f"'{value}' {given.symbol} is {now / was:.3g} times what it was a year ago, {was} {was_unit.symbol}.",
            "Expected a figure of the same size.",
            "Check unit and decimal point; if it is right, say why in the note. The row is taken over.",
            "quantity",
            "warning",
        )


def _a_year_ago(record: Record, about: About, book: Book, spec: RegisterSpec) -> tuple[Decimal, Unit] | None:
    """The one figure of the same stream for the same days of the year before."""
    names = [name for name in spec.no_overlap if name in spec.fields and not spec.fields[name].paper]
    start, end = record.values.get("start"), record.values.get("end")
    if not (isinstance(start, date) and isinstance(end, date)) or end < start:
        return None
    wanted = year_earlier(Period(start, end))
    found = [
        other
        for other in book.records.get(spec.id, ())
        if other.values.get("start") == wanted.start
        and all(other.values.get(name) == record.values.get(name) for name in names)
    ]
    if len(found) != 1:
        return None
    value, given = found[0].values.get("quantity"), found[0].values.get("unit")
    return (value, given) if isinstance(value, Decimal) and isinstance(given, Unit) else None
