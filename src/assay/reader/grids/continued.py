"""Tables that go on over a page: what is printed on the next page under the same header belongs to the table before.

The break can tear a group of rows, so its last members are read together with the rows that opened it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from assay.reader.block import Grid, GridCell, Passage
from assay.reader.grids.rows import is_header

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.reader.block import Block, GridRow

# Points by which the starts of two rows of one level may differ.
_SAME_START = 4.5
# Points by which the walls of one table may differ from page to page; with fewer any two tables agree.
_SAME_WALL = 2.0
_FEWEST_WALLS = 3
_TO_THE_WALL = 16.0


@dataclass(frozen=True, slots=True)
class Continued:
    """A table with all that stands before it on earlier pages, under the id of its first part; its own rows begin at
    ``first``."""

    grid: Grid
    first: int


def continued_tables(blocks: Sequence[Block]) -> Mapping[int, Continued]:
    """The tables that go on from the page before, by their ids."""
    found: dict[int, Continued] = {}
    before: Grid | None = None
    for block in blocks:
        if isinstance(block, Grid):
            if block.chart:
                continue
            if before is not None and _goes_on(before, block):
                first = len(before.rows)
                before = _joined(before, block)
                found[block.id] = Continued(before, first)
            else:
                before = block
        elif before is not None and not _may_stand_between(block, before):
            before = None
    return found


def _goes_on(before: Grid, grid: Grid) -> bool:
    if before.page is None or grid.page != before.page + 1 or not before.rows:
        return False
    if _same_walls(before, grid):
        return True
    if len(grid.rows) < 2:
        return False
    header = _header(before)
    return bool(header) and header == _header(grid) and len(grid.rows[0].cells) <= len(before.rows[0].cells)


def _same_walls(before: Grid, grid: Grid) -> bool:
    """Whether the columns of both are drawn at the same places, and are as many."""
    return (
        len(before.walls) == len(grid.walls) > _FEWEST_WALLS
        and len(before.rows[0].cells) == len(grid.rows[0].cells)
        and all(abs(one - other) <= _SAME_WALL for one, other in zip(before.walls, grid.walls, strict=True))
    )


def _header(grid: Grid) -> str:
    """The words of a first row that names columns, however they were cut into cells."""
    texts = grid.rows[0].said
    words = " ".join(texts).casefold().split()
    return "".join(words) if is_header(texts) or is_header(words) else ""


def _may_stand_between(block: Passage, before: Grid) -> bool:
    """Notes, and running heads that say again under what heading the table stands."""
    return block.kind == "note" or (block.kind == "heading" and block.text in before.headings)


def _joined(before: Grid, grid: Grid) -> Grid:
    """All rows so far under the first part's id and headings, on the page where they end; the header once."""
    rest = grid.rows[_same_rows(before, grid) :]
    if rest and _is_rest(rest[0], before):
        rest = rest[1:]
    rows = (*before.rows, *(_widened(row, before) for row in rest))
    return replace(before, rows=_levelled(rows, len(before.rows)), page=grid.page)


def _is_rest(row: GridRow, before: Grid) -> bool:
    """Whether a row at the top of a page is what is left of the last one before it: words in one cell, nothing beside
    them, and the words above them reach to the wall of their cell."""
    said = [n for n, cell in enumerate(row.cells) if cell.text.strip()]
    last = before.rows[-1]
    if len(said) != 1 or len(before.walls) != len(last.cells) + 1 or row.bold or len(last.said) < 2:
        return False
    above, own = last.cells[said[0]], row.cells[said[0]]
    if above.box is None or max(above.columns, own.columns) > 1:
        return False
    return before.walls[said[0] + 1] - above.box.x1 < _TO_THE_WALL


def _same_rows(before: Grid, grid: Grid) -> int:
    """How many rows from the first on say the same in both: at least the one that was compared."""
    pairs = zip(before.rows, grid.rows, strict=False)
    same = takewhile(lambda pair: pair[0].said == pair[1].said, pairs)
    return max(sum(1 for _ in same), 0 if _same_walls(before, grid) else 1)


def _widened(row: GridRow, before: Grid) -> GridRow:
    """A row with as many cells as the table has: figures from the right, its label where labels of the table begin."""
    width = len(before.rows[0].cells)
    lacking = width - len(row.cells)
    if lacking <= 0 or not row.cells:
        return row
    at = min(_column_of(row.cells[0], before), lacking)
    empty = GridCell(text="")
    cells = (*(empty for _ in range(at)), row.cells[0], *(empty for _ in range(lacking - at)), *row.cells[1:])
    return replace(row, cells=cells)


def _column_of(cell: GridCell, grid: Grid) -> int:
    """The column of a table whose cells begin nearest to where a cell begins."""
    if cell.box is None:
        return 0
    starts = [
        (abs(other.box.x0 - cell.box.x0), column)
        for row in grid.rows
        for column, other in enumerate(row.cells)
        if other.box is not None and other.text.strip()
    ]
    return min(starts, default=(0.0, 0))[1]


def _levelled(rows: Sequence[GridRow], first: int) -> tuple[GridRow, ...]:
    """The rows from ``first`` on with the levels of the rows before them that begin at the same place; a place that is
    new gets a level between."""
    starts = [_start(row) for row in rows]
    known: list[tuple[float, float]] = sorted(
        (start, float(row.indent)) for start, row in zip(starts[:first], rows, strict=False) if start is not None
    )
    if not known:
        return tuple(rows)
    wanted: list[float] = [float(row.indent) for row in rows[:first]]
    for start, row in zip(starts[first:], rows[first:], strict=True):
        wanted.append(float(row.indent) if start is None else _level_at(start, known))
    ranks = {level: rank for rank, level in enumerate(sorted(set(wanted)))}
    return tuple(replace(row, indent=ranks[level]) for row, level in zip(rows, wanted, strict=True))


def _level_at(start: float, known: Sequence[tuple[float, float]]) -> float:
    nearest = min(known, key=lambda pair: abs(pair[0] - start))
    if abs(nearest[0] - start) <= _SAME_START:
        return nearest[1]
    below = [level for place, level in known if place < start]
    return max(below) + 0.5 if below else known[0][1] - 0.5


def _start(row: GridRow) -> float | None:
    cell = next((cell for cell in row.cells if cell.text.strip()), None)
    return cell.box.x0 if cell is not None and cell.box is not None else None
