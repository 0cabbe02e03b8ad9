"""Cells that ran into their left neighbour: "Diesel litres | | 12 | 13" below "Unit", "Men 30 | | 28" below two years.

A cell is taken back only where its own column is empty in that row and the neighbour ends in what the column holds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.grids.cells import UNIT_HEADS, is_number, is_unit, is_value, year_in
from assay.reader.lines.trailing import tokens_of, trailing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.grids.raw_row import RawRow

_LONGEST_UNIT = 5


def taken_back(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """The rows, each figure and unit in the column it belongs to."""
    years = next((row.texts for row in rows if sum(year_in(text) is not None for text in row.texts) > 1), None)
    if years is None:
        return tuple(rows)
    first = next(n for n, text in enumerate(years) if year_in(text) is not None)
    last = max(n for n, text in enumerate(years) if year_in(text) is not None)
    found = [_with_figure(row, first, last) for row in rows]
    unit = _unit_column([row.texts for row in found], first)
    if unit is None:
        return tuple(found)
    ends = Counter(_unit_at_end(_before(row.texts, unit)) for row in found if not row_at(row, unit))
    known = {row_at(row, unit) for row in found if row_at(row, unit)} | {end for end, n in ends.items() if n > 1}
    return tuple(_with_unit(row, unit, first, known - {""}) for row in found)


def row_at(row: RawRow, column: int) -> str:
    return row.texts[column] if column < len(row.cells) else ""


def _with_figure(row: RawRow, first: int, last: int) -> RawRow:
    """A figure at the end of the label goes to the first column of years, if that alone of them is empty."""
    texts = row.texts
    if (
        not 0 < first < last < len(texts)
        or texts[first]
        or not all(is_value(text) for text in texts[first + 1 : last + 1])
    ):
        return row
    at = next((n for n in range(first - 1, -1, -1) if texts[n]), None)
    tokens = tokens_of(texts[at]) if at is not None else []
    if at is None or trailing(tokens) != 1 or not is_number(tokens[-1]):
        return row
    return _moved(row, at, first, " ".join(tokens[:-1]), tokens[-1])


def _unit_column(texts: Sequence[Sequence[str]], first: int) -> int | None:
    """The column right before the years, if it holds units or is called so."""
    column = first - 1
    said = [row[column] for row in texts if 0 < column < len(row) and row[column]]
    if any(text.casefold() in UNIT_HEADS for text in said):
        return column
    return column if said and column > 0 and 2 * sum(is_unit(text) for text in said) > len(said) else None


def _before(texts: Sequence[str], column: int) -> str:
    return next((text for text in reversed(texts[:column]) if text), "")


def _unit_at_end(label: str) -> str:
    words = label.split()
    for count in range(min(_LONGEST_UNIT, len(words) - 1), 0, -1):
        end = " ".join(words[-count:])
        if is_unit(end):
            return end
    return ""


def _with_unit(row: RawRow, unit: int, first: int, known: set[str]) -> RawRow:
    """A unit that the column knows, at the end of the label of a row with figures, goes to that column."""
    texts = row.texts
    if row_at(row, unit) or not any(is_value(text) for text in texts[first:]):
        return row
    at = next((n for n in range(unit - 1, -1, -1) if texts[n]), None)
    end = max((one for one in known if at is not None and texts[at].endswith(f" {one}")), key=len, default="")
    return _moved(row, at, unit, texts[at].removesuffix(end).strip(), end) if at is not None and end else row


def _moved(row: RawRow, at: int, to: int, left: str, taken: str) -> RawRow:
    cells = list(row.cells)
    cells[to] = replace(cells[to], text=taken, line=cells[at].line)
    cells[at] = replace(cells[at], text=left)
    return replace(row, cells=tuple(cells))
