"""Tables of texts that a page broke off: their rest begins with "By age group", or with a member, and no subject.

A text tells no pages; what is left is what the rows say. A table goes on with the last one of its form where its first
row splits, or is part of a split of, something that it does not name itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.block import Grid, GridCell, GridRow, Passage
from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.row_labels import member_kind
from assay.reader.figures.row_paths import is_split
from assay.reader.figures.years import year_head
from assay.reader.grids.continued import Continued

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.reader.block import Block

# How many tables, such as the figures of charts, and how many other blocks may stand between the parts.
_GROUPS = re.compile(r"(?P<subject>\S.{2,60}?)\s+(?P<split>[Bb]y (?:gender|age(?: group)?|region|[\w ]{3,24}))[:：]?")
_MOST_TABLES, _MOST_BLOCKS = 3, 14


def broken_off(blocks: Sequence[Block]) -> Mapping[int, Continued]:
    """The tables of a text that are the rest of one before them, by their ids."""
    found: dict[int, Continued] = {}
    before: list[tuple[int, Grid]] = []
    for at, block in enumerate(blocks):
        if (
            isinstance(block, Passage)
            and before
            and before[-1][0] == at - 1
            and (lines := _GROUPS.fullmatch(block.text))
        ):
            # The groups in which the page broke off.
            before[-1] = (at, _with_groups(before[-1][1], [lines["subject"], lines["split"]]))
        if not isinstance(block, Grid) or block.page is not None or block.box is not None:
            continue
        near = [grid for place, grid in before[-_MOST_TABLES:] if at - place <= _MOST_BLOCKS]
        whole = next((grid for grid in reversed(near) if _goes_on(grid, block)), None)
        if whole is not None:
            head = _head(whole, block)
            rows = _aligned((*whole.rows, *block.rows[head:]))
            found[block.id] = Continued(replace(block, rows=rows, headings=whole.headings), len(whole.rows))
            before.append((at, replace(block, rows=rows, headings=whole.headings)))
        else:
            before.append((at, block))
    return found


def _with_groups(grid: Grid, groups: Sequence[str]) -> Grid:
    empty = [GridCell(text="") for _ in range(_width(grid) - 1)]
    return replace(grid, rows=(*grid.rows, *(GridRow(cells=(GridCell(text=text), *empty)) for text in groups)))


def _goes_on(before: Grid, grid: Grid) -> bool:
    body = grid.rows[_head(before, grid) :]
    if not body or not body[0].said or abs(_width(before) - _width(grid)) > 1:
        return False
    headed = _head(before, grid) > 0
    if not headed and any(year_head(text) is not None for text in body[0].said[1:]):
        return False
    last, first = before.rows[-1], body[0].said[0].strip(" -–•")
    open_group = not _has_figure(last) and is_split(last.said[0] if last.said else "")
    if open_group:
        return headed and bool(member_kind(first)) and _has_figure(body[0])
    # "By age group" after "By gender": the same is split once more.
    splits = [row.said[0].strip(" :：") for row in before.rows if row.said and is_split(row.said[0])]
    inside = bool(member_kind(_label(last))) and bool(splits)
    return inside and is_split(first) and first.strip(" :：") not in splits[-1:]


def _label(row: GridRow) -> str:
    words = [text for text in row.said if not read_cell(text) or member_kind(text) == "age"]
    return words[-1].strip(" -–•") if words else ""


def _head(before: Grid, grid: Grid) -> int:
    """How many rows the header has that both begin with."""
    same = bool(before.rows and grid.rows and grid.rows[0].said) and before.rows[0].said == grid.rows[0].said
    return 1 if same and not _has_figure(grid.rows[0]) else 0


def _has_figure(row: GridRow) -> bool:
    said = [cell.text for cell in row.cells[1:] if cell.text.strip() and member_kind(cell.text) != "age"]
    return any(read_cell(text) and year_head(text) is None for text in said)


def _width(grid: Grid) -> int:
    return max((len(row.cells) for row in grid.rows), default=0)


def _aligned(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """The rows with as many cells each, what lacks behind the first label."""
    width = max(len(row.cells) for row in rows)
    return tuple(
        replace(
            row, cells=(*row.cells[:1], *(GridCell(text="") for _ in range(width - len(row.cells))), *row.cells[1:])
        )
        for row in rows
    )
