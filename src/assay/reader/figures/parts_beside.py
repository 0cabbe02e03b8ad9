"""Tables of many short rows that are printed in two or three parts side by side, each under the same headings:
"No. | Region | Number | No. | Region | Number". The parts are set one below the other, so that every figure is of the
label of its own part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.block import Grid
from assay.reader.grids.cells import is_label, is_value, year_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.block import Block, GridRow

# A part has a label and a figure at least; so many parts a page holds at most; so many rows tell.
_NARROWEST, _MOST_PARTS, _FEWEST_ROWS = 2, 4, 2
_SHARE = 0.8


def with_parts_below(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, tables in parts side by side as one table of all their rows."""
    for block in blocks:
        yield _below(block) if isinstance(block, Grid) else block


def _below(grid: Grid) -> Grid:
    width = max((len(row.cells) for row in grid.rows), default=0)
    for at, head in enumerate(grid.rows[:_NARROWEST]):
        body = grid.rows[at + 1 :]
        for parts in range(2, _MOST_PARTS + 1):
            size = width // parts
            if size * parts == width and size >= _NARROWEST and _repeats(head, size, width) and _worded(body, size):
                over = tuple(_cut(row, 0, size) for row in grid.rows[: at + 1])
                rows = [_cut(row, first, first + size) for first in range(0, width, size) for row in body]
                return replace(grid, rows=(*over, *(row for row in rows if row.said)), walls=())
    return grid


def _repeats(head: GridRow, size: int, width: int) -> bool:
    """Whether the headings of the first columns stand again, in the same order, over all others."""
    texts = [cell.text.strip().casefold() for cell in head.cells]
    if len(texts) < width or any(cell.columns > 1 for cell in head.cells):
        return False
    named = [text for text in texts[:size] if text]
    words = any(is_label(text) and year_in(text) is None for text in named)
    return len(named) == size and words and all(texts[n] == texts[n % size] for n in range(width))


def _worded(body: Sequence[GridRow], size: int) -> bool:
    """Whether every part has a column of words of its own, and figures beside them."""
    if len(body) < _FEWEST_ROWS:
        return False
    width = max(len(row.cells) for row in body)
    for first in range(0, width, size):
        parts = [row.cells[first : first + size] for row in body]
        filled = [part for part in parts if any(cell.text.strip() for cell in part)]
        both = [p for p in filled if any(is_label(c.text) for c in p) and any(is_value(c.text) for c in p)]
        if not filled or len(both) < _SHARE * len(filled):
            return False
    return True


def _cut(row: GridRow, first: int, end: int) -> GridRow:
    return replace(row, cells=row.cells[first:end], indent=row.indent if first == 0 else 0)
