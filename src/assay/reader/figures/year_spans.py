"""Years of a header printed once over several columns each, as their places on the page tell.

"2023" stands in the middle over five works and "2022" over one: no rule and no cell says which columns are whose. A
year is set on the middle, or on one edge, of the columns that it is of; so of all ways to share the columns out, the
one is taken in which every year stands so.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.years import year_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import GridRow
    from assay.reader.page import Box

Place = tuple[float, float]
Groups = tuple[tuple[int, int], ...]

# How far a year may stand off the middle or the edge of its columns, as a share of the step between two columns.
_OFF = 0.25
_MOST_COLUMNS = 24
_MOST_YEARS = 6


def with_year_spans(header: Sequence[GridRow], body: Sequence[GridRow], width: int) -> tuple[GridRow, ...]:
    """The rows of a header, those that hold nothing but years with each year told to all columns it stands over."""
    places = _places(header, body, width)
    return tuple(_spanned(row, header[at + 1 :], places) for at, row in enumerate(header))


def _places(header: Sequence[GridRow], body: Sequence[GridRow], width: int) -> dict[int, Place]:
    """From where to where the columns of figures reach, with the headings of one column that stand over them."""
    found: dict[int, Place] = {}
    for n in range(1, width):
        said = [row.cells[n] for row in body if n < len(row.cells) and row.cells[n].text.strip()]
        figures = [cell for cell in said if cell.box is not None and cell.columns == 1 and read_cell(cell.text)]
        if not figures or 2 * len(figures) < len(said):
            continue
        heads = [row.cells[n] for row in header if n < len(row.cells) and row.cells[n].columns == 1]
        boxes = [cell.box for cell in (*figures, *(one for one in heads if not _year(one))) if cell.box is not None]
        found[n] = (min(box.x0 for box in boxes), max(box.x1 for box in boxes))
    return found


def _year(cell: GridCell) -> int | None:
    head = year_head(cell.text)
    return head.year if head is not None and head.bare and not head.relative else None


def _spanned(row: GridRow, below: Sequence[GridRow], places: dict[int, Place]) -> GridRow:
    over = [(n, cell) for n, cell in enumerate(row.cells) if n and cell.text.strip()]
    years = [_year(cell) for _, cell in over]
    boxes = [cell.box for _, cell in over if cell.box is not None]
    order = sorted(n for n in places if any(n < len(one.cells) and one.cells[n].text.strip() for one in below))
    covered = {k for n, cell in over for k in range(n, n + cell.columns)}
    bare = bool(years) and None not in years and len(set(years)) == len(years) == len(boxes)
    if not bare or not order or set(order) <= covered or not 1 < len(years) <= min(_MOST_YEARS, len(order)):
        return row
    if order != list(range(order[0], order[-1] + 1)) or len(order) > _MOST_COLUMNS:
        return row
    heads = [tuple(one.cells[n].text for one in below if n < len(one.cells)) for n in order]
    groups = _shared_out(boxes, [places[n] for n in order], heads)
    if groups is None:
        return row
    cells = [GridCell(text="") if n in order else cell for n, cell in enumerate(row.cells)]
    for (first, last), (_, cell) in zip(groups, over, strict=True):
        cells[order[first]] = replace(cell, columns=last - first)
    return replace(row, cells=tuple(cells))


def _shared_out(years: Sequence[Box], columns: Sequence[Place], heads: Sequence[tuple[str, ...]]) -> Groups | None:
    """The columns, from which to before which, of each year; nothing where they do not stand over any, or may as well
    stand over others. ``heads`` are the lower headings: no year has a column of one name twice."""
    step = min((b[0] + b[1] - a[0] - a[1]) / 2 for a, b in pairwise(columns))
    best: dict[int, tuple[float, Groups]] = {}
    for inner in combinations(range(1, len(columns)), len(years) - 1):
        groups = tuple(pairwise((0, *inner, len(columns))))
        if any(len(set(heads[a:b])) < b - a for a, b in groups):
            continue
        offs = [_offs(box, columns[a][0], columns[b - 1][1]) for box, (a, b) in zip(years, groups, strict=True)]
        # All years of a header are set in one way: on the middle, or all on the left or the right edge. On an edge
        # nothing shows how far the last year reaches, but that all have as many columns.
        even = len({b - a for a, b in groups}) == 1
        for way, each in enumerate(zip(*offs, strict=True)):
            if (even or not way) and max(each) <= _OFF * step and (way not in best or max(each) < best[way][0]):
                best[way] = max(each), groups
    found = {groups for _, groups in best.values()}
    alike = {groups for groups in found if len({tuple(heads[a:b]) for a, b in groups}) == 1}
    chosen = alike or found
    return chosen.pop() if len(chosen) == 1 else None


def _offs(box: Box, x0: float, x1: float) -> tuple[float, float, float]:
    return abs(box.x0 + box.x1 - x0 - x1) / 2, abs(box.x0 - x0), abs(box.x1 - x1)
