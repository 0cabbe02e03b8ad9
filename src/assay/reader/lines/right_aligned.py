"""Rows that hold more or fewer cells before their figures than the header does: all are set by their right ends.

A header may name one column of labels where the rows have two, or a row may leave out the cell of a label that spans.
The figures are as many as the years all the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import UNIT_HEADS, is_unit, is_value, year_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.grids.raw_row import RawRow

_EMPTY = GridCell(text="")


def right_aligned(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """The rows, blank cells put before the units and figures of those that are shorter than the widest: only where a
    header names a unit and years at its end, and each row of figures ends in a unit and as many figures."""
    if len(rows) < 2:
        return tuple(rows)
    head = _cut(rows[0].texts)
    years = [text for text in head if year_in(text) is not None]
    at = len(head) - len(years)
    if len(years) < 2 or any(year_in(text) is None for text in head[at:]) or head[at - 1].casefold() not in UNIT_HEADS:
        return tuple(rows)
    tail = len(years) + 1
    held = [n for n, row in enumerate(rows) if n and any(is_value(text) for text in row.texts)]
    texts = {n: _cut(rows[n].texts) for n in held}
    if not held or not all(_ends_so(each, tail) for each in texts.values()):
        return tuple(rows)
    width = max(len(head), *(len(each) for each in texts.values()))
    if 2 * sum(len(each) != len(head) for each in texts.values()) < len(held):
        # One row that slipped is put back elsewhere.
        return tuple(rows)
    lengths = {0: len(head)} | {n: len(each) for n, each in texts.items()}
    return tuple(_widened(row, lengths[n], tail, width) if n in lengths else row for n, row in enumerate(rows))


def _cut(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts of a row without the empty ones at its end."""
    end = max((n + 1 for n, text in enumerate(texts) if text), default=0)
    return tuple(texts[:end])


def _ends_so(texts: Sequence[str], tail: int) -> bool:
    return len(texts) > tail and is_unit(texts[-tail]) and all(is_value(text) for text in texts[1 - tail :])


def _widened(row: RawRow, length: int, tail: int, width: int) -> RawRow:
    at = length - tail
    return replace(row, cells=(*row.cells[:at], *[_EMPTY] * (width - length), *row.cells[at:length]))
