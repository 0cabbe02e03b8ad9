"""A returned workbook with a comment in each cell that is wrong, in the workbook's own language."""

from __future__ import annotations

from copy import copy
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from assay.collect.form import allowed, header
from assay.collect.words import fault_words, say
from assay.core.languages import LANGUAGES
from assay.importers.headers import match_headers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from assay.book.book import Book
    from assay.book.register import Field
    from assay.collect.returned import About
    from assay.core.findings import Finding

AUTHOR = "Assay"
_FILLS = {"error": "F8C9C4", "warning": "FBE3B5", "note": "E4ECEF"}
_SHOWN = 14  # members listed in a comment


def commented(path: Path, about: About, book: Book, findings: Sequence[Finding]) -> bytes:
    """The workbook as it was sent, with its comments. Comments of an earlier return are taken away first."""
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook.worksheets:
        _clear(sheet, about.header_row)
    for finding in findings:
        place = finding.place
        if place is None or place.sheet not in workbook.sheetnames:
            continue
        sheet = workbook[place.sheet]
        cell = _cell(sheet, place.row, place.column, about.header_row)
        _mark(cell, finding, about, _comment(finding, cell, sheet, about, book))
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def _clear(sheet: Any, header_row: int) -> None:
    """Take our comments away, and give their cells the colour that others of their kind have."""
    marked = [
        cell for row in sheet.iter_rows() for cell in row if cell.comment is not None and cell.comment.author == AUTHOR
    ]
    places = {cell.coordinate for cell in marked}
    fills = [(cell, copy(_alike(sheet, cell, places, header_row).fill)) for cell in marked]
    for cell, fill in fills:
        cell.comment, cell.fill = None, fill


def _alike(sheet: Any, cell: Any, marked: set[str], header_row: int) -> Any:
    """A cell that was never coloured by us: of the heading another heading, of an entry one of its column."""
    if cell.row <= header_row:
        others = list(sheet[cell.row])
    else:
        rows = range(header_row + 1, sheet.max_row + 1)
        others = [sheet.cell(row, cell.column) for row in sorted(rows, key=lambda row: abs(row - cell.row))]
    return next((other for other in others if other.coordinate not in marked and other.has_style), cell)


def _cell(sheet: Any, row: int | None, column: str, header_row: int) -> Any:
    """The cell of a finding; the heading for what concerns a column, the first cell for a row as a whole."""
    at = 1
    for cell in sheet[header_row]:
        if str(cell.value or "").strip() == column.strip() and column:
            at = cell.column
    # The first cell of a merged block is the only one that can hold anything.
    for block in sheet.merged_cells.ranges:
        if block.min_row <= (row or header_row) <= block.max_row and block.min_col <= at <= block.max_col:
            return sheet.cell(block.min_row, block.min_col)
    return sheet.cell(row or header_row, at)


def _mark(cell: Any, finding: Finding, about: About, words: str) -> None:
    if cell.comment is not None and words not in cell.comment.text:
        words = f"{cell.comment.text}\n\n{words}"
    elif cell.comment is not None:
        return
    note = Comment(words, AUTHOR, height=150, width=320)
    cell.comment = note
    cell.fill = PatternFill("solid", fgColor=_FILLS[finding.severity])


def _comment(finding: Finding, cell: Any, sheet: Any, about: About, book: Book) -> str:
    if about.language == "en":
        return "\n".join(part for part in (finding.message, finding.expected, finding.action) if part)
    rows = fault_words()
    row = rows.get(finding.code, rows["other"])
    heading = str(sheet.cell(about.header_row, cell.column).value or "").removesuffix(" *")
    column = _column(heading, sheet.title, about, book)
    return row[LANGUAGES.index(about.language) - 1].format(
        value="" if cell.value is None else cell.value,
        column=heading,
        allowed=_allowed(finding, column, about, book),
        code=finding.code,
        message=finding.message,
    )


def _column(heading: str, sheet: str, about: About, book: Book) -> Field | None:
    told = about.sheets.get(sheet)
    spec = book.registers.get(str(told["register"])) if told else None
    if spec is None:
        return None
    names = {written: name for name, written in match_headers([heading], tuple(spec.fields)).fields.items()}
    return spec.fields.get(names.get(heading, ""))


def _allowed(finding: Finding, column: Field | None, about: About, book: Book) -> str:
    """What the cell takes, in the workbook's language."""
    language = about.language
    if finding.code == "collect.other_site" and about.site in book.organisation.sites:
        return book.organisation.sites[about.site].name.in_language(language)
    if finding.code == "collect.outside_period":
        return f"{about.period.start} – {about.period.end}"
    if column is None:
        return ""
    names = [name for _, name in allowed(column, book, language)]
    if names:
        more = " …" if len(names) > _SHOWN else ""
        return "、".join(names[:_SHOWN]) + more
    if column.type == "number":
        if column.min is not None and column.max is not None:
            return say("number_between", language, low=column.min, high=column.max)
        return say("number_range", language, low=column.min) if column.min is not None else say("number", language)
    if column.type == "date":
        return say("any_date", language)
    if column.type == "year":
        return say("year", language)
    if column.type == "unit":
        return "kWh、MWh、t、kg、m3、L …"
    return header(column.id, language)
