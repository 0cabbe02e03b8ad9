"""Titles within a table: words alone on their row, on the middle of the table. They stand over all its columns, and not
over those beneath which they happen to be printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import is_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.grids.raw_row import RawRow
    from assay.reader.page import Box

# How far from the middle of the table, of its width.
_MIDDLE = 0.05
_FEWEST_COLUMNS = 3
_EMPTY = GridCell(text="")


def titled(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """The rows of a table on a page, with such titles in the first cell and as wide as the table."""
    boxes = [cell.box for row in rows for cell in row.cells if cell.box is not None]
    width = max((len(row.cells) for row in rows), default=0)
    if not boxes or width < _FEWEST_COLUMNS:
        return tuple(rows)
    edges = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    columns = [_reach(rows, n) for n in range(width)]
    return tuple(_spanning(row, edges, columns) for row in rows)


def _reach(rows: Sequence[RawRow], n: int) -> tuple[float, float] | None:
    """From where to where a column's cells stand, of rows that have others."""
    boxes = [
        row.cells[n].box for row in rows if n < len(row.cells) and row.cells[n].box and sum(map(bool, row.texts)) > 1
    ]
    return (min(box.x0 for box in boxes if box), max(box.x1 for box in boxes if box)) if boxes else None


def _spanning(row: RawRow, edges: tuple[float, float], columns: Sequence[tuple[float, float] | None]) -> RawRow:
    said = [(n, cell) for n, cell in enumerate(row.cells) if cell.text]
    if len(said) != 1 or not said[0][0] or said[0][1].box is None or not is_label(said[0][1].text):
        return row
    cell, box = said[0][1], said[0][1].box
    off = abs((box.x0 + box.x1) - (edges[0] + edges[1])) / 2
    if off > _MIDDLE * (edges[1] - edges[0]) or _columns_under(box, columns) < 2:
        return row
    whole = replace(cell, columns=len(row.cells))
    return replace(row, cells=(whole, *(_EMPTY for _ in row.cells[1:])))


def _columns_under(box: Box, columns: Sequence[tuple[float, float] | None]) -> int:
    return sum(1 for reach in columns if reach is not None and reach[0] < box.x1 and reach[1] > box.x0)
