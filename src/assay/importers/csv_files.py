"""Text tables: comma, semicolon or tab between cells, in any of the encodings that Excel writes."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.importers.encodings import decode
from assay.importers.grid import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.core.provenance import Place
    from assay.importers.rows import TableRead

# A cell may be long (a list of causes), never a whole file swallowed by a stray quote.
csv.field_size_limit(1_000_000)

_COMMA_ONLY = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,}))")
_POINT_ONLY = re.compile(r"[+-]?(\d{1,3}(,\d{3})+\.\d+|\d+\.(\d{1,2}|\d{4,})|\d{1,3}(,\d{3}){2,})")
_EITHER = re.compile(r"[+-]?\d{1,3}[.,]\d{3}")


def read_csv(data: bytes, place: Place) -> TableRead:
    """Read one text table. The decimal comma is looked for only where it can be: in files with semicolons or tabs."""
    text, _ = decode(data)
    delimiter = delimiter_of(text)
    grid = list(enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1))
    table = table_of(grid, place, check_length=True)
    if delimiter == ",":
        return table
    comma, unclear = _decimal_mark(row.cells.values() for row in table.rows)
    return replace(table, decimal_comma=comma, decimal_unclear=unclear)


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
