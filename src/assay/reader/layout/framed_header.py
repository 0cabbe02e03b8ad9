"""The lines of a header that a table's own rules hold, up to the rule on its top: a label set on the middle of several
lines of headings is one of them, however they are set off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.reader.grids.cells import is_value, year_in
from assay.reader.layout.levels import levels_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.layout.lines import Line
    from assay.reader.page import Box

_COVERED = 0.8
_MOST_LINES = 12
_MOST_BANDS = 2
_HIGHEST = 14.0
_LONGEST = 60
_LARGER = 1.25
_WIDE = 0.6
_CENTRED = 0.06


def framed_start(lines: Sequence[Line], first: int, floor: int, start: float, end: float, rules: Sequence[Box]) -> int:
    """The first line of a header whose last lines are known, ``start`` to ``end`` being its columns of figures: the one
    under the rule on top of it."""
    for _ in range(_MOST_BANDS):
        if first <= floor:
            break
        top = lines[first].box.y0
        highest = top - _HIGHEST * lines[first].size
        near = [one for one in rules if highest < one.y0 < top + 1 and one.x1 > start and one.x0 < end]
        ruled = [level.y for level in levels_of(near) if level.covers(start, end) >= _COVERED]
        begun = next((at for y in reversed(ruled) if (at := _below(lines, y, floor, first)) < first), first)
        if begun == first or not _are_headings(lines[begun:first], lines[first].size, start, end):
            break
        first = begun
    return first


def _below(lines: Sequence[Line], y: float, floor: int, first: int) -> int:
    """The first of the lines right above one that stands below a rule."""
    at = first
    while at > floor and lines[at - 1].box.y0 > y - 0.3 * lines[at - 1].size:
        at -= 1
    return at


def _are_headings(lines: Sequence[Line], size: float, start: float, end: float) -> bool:
    """Whether lines are headings side by side, or one over all: no figure among them and no running text."""
    if len(lines) > _MOST_LINES or any(line.size > _LARGER * size for line in lines):
        return False
    over = [one for line in lines for one in line.segments if one.box.x1 > start]
    for one in over:
        wide = one.box.x1 - one.box.x0 > _WIDE * (end - start)
        if len(one.text) > _LONGEST or (wide and not _centred(one.box, start, end)):
            return False
        if is_value(one.text) and year_in(one.text) is None:
            return False
    return len(over) > 1 or (len(over) == 1 and _centred(over[0].box, start, end))


def _centred(box: Box, start: float, end: float) -> bool:
    return abs(box.x0 + box.x1 - start - end) / 2 < _CENTRED * (end - start)
