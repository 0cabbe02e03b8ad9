"""Text tables: comma, semicolon or tab between cells, in any of the encodings that Excel writes."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.importers.encodings import decode
from assay.importers.grid import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.core.provenance import Place
    from assay.importers.rows import TableRead

# A cell may be long (a list of causes), never a whole file swallowed by a stray quote.
_LONGEST_CELL = 1_000_000
_LONGEST_RECORD = 50
csv.field_size_limit(_LONGEST_CELL)

_COMMA_ONLY = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,}))")
_POINT_ONLY = re.compile(r"[+-]?(\d{1,3}(,\d{3})+\.\d+|\d+\.(\d{1,2}|\d{4,})|\d{1,3}(,\d{3}){2,})")
_EITHER = re.compile(r"[+-]?\d{1,3}[.,]\d{3}")


def read_csv(data: bytes, place: Place) -> TableRead:
    """Read one text table. The decimal comma is looked for only where it can be: in files with semicolons or tabs."""
    text, _ = decode(data)
    delimiter = delimiter_of(text)
    grid, torn = _records(text, delimiter)
    table = table_of(grid, place, torn, check_length=True)
    table = replace(table, findings=(*table.findings, *(_open_quote(place, row, torn[row]) for row in torn)))
    if delimiter == ",":
        return table
    comma, unclear = _decimal_mark(row.cells.values() for row in table.rows)
    return replace(table, decimal_comma=comma, decimal_unclear=unclear)


def _records(text: str, delimiter: str) -> tuple[list[tuple[int, list[str]]], dict[int, str]]:
    """Numbered records, and those that a stray quote tore: row -> its first line."""
    try:
        strict = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return list(enumerate(strict, start=1)), {}
    except csv.Error:
        return _record_by_record(text.splitlines(keepends=True), delimiter)


def _record_by_record(lines: Sequence[str], delimiter: str) -> tuple[list[tuple[int, list[str]]], dict[int, str]]:
    """As a spreadsheet would read it, but a quote that stays open costs one line and not the rest of the file."""
    grid: list[tuple[int, list[str]]] = []
    torn: dict[int, str] = {}
    at = 0
    while at < len(lines):
        number = len(grid) + 1
        size = next((n for n in range(1, _LONGEST_RECORD + 1) if "".join(lines[at : at + n]).count('"') % 2 == 0), 0)
        if not size or at + size > len(lines):
            torn[number] = lines[at].rstrip("\r\n")
            grid.append((number, [torn[number]]))
            at += 1
            continue
        piece = "".join(lines[at : at + size])[:_LONGEST_CELL]
        grid.append((number, next(csv.reader(io.StringIO(piece, newline=""), delimiter=delimiter), [])))
        at += size
    return grid, torn


def _open_quote(place: Place, row: int, line: str) -> Finding:
    return Finding(
        code="table.open_quote",
        severity="error",
        message=f"a quote is opened and not closed in '{line[:120]}'.",
        place=replace(place, row=row),
        expected="Expected quotes in pairs.",
        action='Close the quote, or double it inside a cell (""); the row is left out.',
    )


def delimiter_of(text: str) -> str:
    """The separator of the first line that has one; cells in quotes do not count."""
    for line in text.splitlines()[:20]:
        bare = re.sub(r'"[^"]*"', "", line)
        counts = {mark: bare.count(mark) for mark in (",", ";", "\t")}
        best = max(counts, key=lambda mark: counts[mark])
        if counts[best]:
            return best
    return ","


def _decimal_mark(rows: Iterable[Iterable[str]]) -> tuple[bool, bool]:
    """Whether the file has a decimal comma, and whether that cannot be told."""
    cells: Sequence[str] = [cell.strip() for row in rows for cell in row]
    comma = any(_COMMA_ONLY.fullmatch(cell) for cell in cells)
    point = any(_POINT_ONLY.fullmatch(cell) for cell in cells)
    if comma != point:
        return comma, False
    return False, any(_EITHER.fullmatch(cell) and "," in cell for cell in cells)
