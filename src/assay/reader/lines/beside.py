"""Rows of cells in which columns of a page stand side by side: a table beside another one, or beside running text. Each
is read by itself, from left to right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.grids.raw_row import RawRow
from assay.reader.lines.gutters import make_sense_alone
from assay.reader.lines.runs import each_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.lines.items import Item

_FEWEST = 6
_LONG = 45


def apart(found: Sequence[Item]) -> list[Item]:
    """The items, rows that hold two things side by side one after the other."""
    return each_run(found, _read, kind="row")


def _read(run: Sequence[Item]) -> list[Item]:
    rows = [item for item in run if item.kind == "row"]
    if len(rows) < _FEWEST:
        return list(run)
    width = max(len(item.row.cells) for item in rows)
    best = 0, 0
    for at in range(1, width):
        left = [[text for text in item.row.texts[:at] if text] for item in rows]
        right = [[text for text in item.row.texts[at:] if text] for item in rows]
        both = sum(bool(one and other) for one, other in zip(left, right, strict=True))
        if both >= _FEWEST and both > best[0] and make_sense_alone(left, right):
            best = both, at
    if not best[1]:
        return list(run)
    sides = ([_part(item, slice(None, best[1])) for item in run], [_part(item, slice(best[1], None)) for item in run])
    return [item for side in sides for item in _read([one for one in side if one is not None])]


def _part(item: Item, place: slice) -> Item | None:
    """The cells of a row on one side; running text as a line. ``None`` where nothing stands there."""
    if item.kind != "row":
        return item
    cells = item.row.cells[place]
    said = [cell.text for cell in cells if cell.text]
    if not said:
        return None
    if len(said) == 1 and (len(cells) == 1 or len(said[0]) >= _LONG):
        return replace(item, kind="text", text=said[0], row=RawRow(()), fields=0)
    return replace(item, row=replace(item.row, cells=cells), fields=len(cells))
