"""The lines of a header that a table's own rules hold, up to the rule on its top: a label set on the middle of several
lines of headings is one of them, however they are set off."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.grids.cells import is_value, year_in
from assay.reader.layout.levels import levels_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.layout.levels import Level
    from assay.reader.layout.lines import Line
    from assay.reader.page import Box

_COVERED = 0.8
_MOST_LINES = 12
_MOST_BANDS = 2
_HIGHEST = 14.0
_LONGEST = 60
_LARGER = 1.25
_APART = 1.3
_WIDE = 0.6
_CENTRED = 0.06


def framed_start(
    lines: Sequence[Line], first: int, floor: int, spans: tuple[float, float, float], rules: Sequence[Box]
) -> int:
    """The first line of a header whose last lines are known: the one under the rule on top of it. ``spans`` say where
    the labels begin, where the columns of figures begin, and where they end."""
    left, start, end = spans
    size = lines[first].size
    below = [one for one in rules if 0 < one.y0 - lines[first].box.y0 < _HIGHEST * size and one.x1 > start]
    # The rules of one table end at one place.
    edges = {at + off for level in levels_of(below) for at in _ends(level) for off in (-1, 0, 1)}
    for _ in range(_MOST_BANDS):
        if first <= floor:
            break
        top = lines[first].box.y0
        highest = top - _HIGHEST * lines[first].size
        near = [one for one in rules if highest < one.y0 < top + 1 and one.x1 > start and one.x0 < end]
        ruled = [level for level in levels_of(near) if level.covers(start, end) >= _COVERED and _ends(level) & edges]
        begun = first
        for level in reversed(ruled):
            begun = _below(lines, level.y, floor, first)
            if begun < first or level.covers(left, start) >= _COVERED:
                # What reaches over the labels too is the rule on top of the table.
                break
        if begun == first or not _are_headings(lines[begun:first], lines[first].size, start, end):
            break
        first = begun
    return first


def _ends(level: Level) -> set[int]:
    return {round(x1) for _, x1 in level.spans}


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
    if all(one.box.x1 <= start for one in lines[0].segments):
        return False
    if any(b.box.y0 - a.box.y1 > _APART * size for a, b in pairwise(lines)):
        return False
    for one in over:
        wide = one.box.x1 - one.box.x0 > _WIDE * (end - start)
        if len(one.text) > _LONGEST or (wide and not _centred(one.box, start, end)):
            return False
        if is_value(one.text) and year_in(one.text) is None:
            return False
    return len(over) > 1 or (len(over) == 1 and _centred(over[0].box, start, end))


def _centred(box: Box, start: float, end: float) -> bool:
    return abs(box.x0 + box.x1 - start - end) / 2 < _CENTRED * (end - start)
