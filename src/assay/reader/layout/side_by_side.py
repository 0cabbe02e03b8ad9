"""Passages that stand side by side, told by the gap between their lines, so that no sentence is read across it.

`columns` cuts the columns of a page; what is left are columns of a few lines: panels, lists in two columns, captions
beside each other. A gap parts two passages where some lines that follow one another all leave it free, and words stand
on both sides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assay.reader.grids.cells import is_value
from assay.reader.layout.columns import halves
from assay.reader.layout.lines import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.layout.lines import Line

_FEWEST = 2
_DEEPEST = 5
# The narrowest gap, in letters and in points, and the one that tells by itself, on a single line.
_NARROW = 0.8
_NARROWEST = 6.0
# So many words a line hold a passage, on either side; a Han sign is half a word.
_WORDS = 2.2
_FIGURES = 0.25

_Cut = tuple[float, int, int]


def side_by_side(lines: Sequence[Line], *, depth: int = 0) -> list[list[Line]]:
    """The lines in groups that are read one after the other; one group where nothing stands side by side."""
    cut = _best_cut(lines) if depth < _DEEPEST else None
    if cut is None:
        return [list(lines)] if lines else []
    x, first, last = cut
    parts = (lines[:first], *halves(lines[first:last], x), lines[last:])
    return [group for part in parts for group in side_by_side(part, depth=depth + 1)]


def _best_cut(lines: Sequence[Line]) -> _Cut | None:
    """The gap that most lines leave free, and the lines beside it, if passages stand on both sides of them."""
    found = {cut for place, gap in _gaps(lines) if (cut := _grown(lines, place, gap)) is not None}
    widest = sorted(found, key=lambda cut: (cut[1] - cut[2], cut[1], cut[0]))
    return next((cut for cut in widest if _parts_passages(lines, cut)), None)


def _parts_passages(lines: Sequence[Line], cut: _Cut) -> bool:
    x, first, last = cut
    return last - first >= _FEWEST and all(map(_is_passage, halves(lines[first:last], x)))


def _gaps(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[float, float]]]:
    """Gaps within a line, and between two lines of which one stands beside the other, each with its place."""
    for place, line in enumerate(lines):
        for before, after in zip(line.segments, line.segments[1:], strict=False):
            yield place, (before.box.x1, after.box.x0)
        if place + 1 < len(lines):
            one, other = sorted((line.box, lines[place + 1].box), key=lambda box: box.x0)
            if one.x1 < other.x0 and min(one.y1, other.y1) > max(one.y0, other.y0):
                yield place, (one.x1, other.x0)


def _grown(lines: Sequence[Line], place: int, gap: tuple[float, float]) -> _Cut | None:
    """The run of lines around a place that leave a gap free."""
    narrow = max(_NARROWEST, _NARROW * lines[place].size)
    free = _left_free(lines[place], gap, narrow)
    if free is None:
        return None
    first = last = place
    while first > 0 and (more := _left_free(lines[first - 1], free, narrow)) is not None:
        first, free = first - 1, more
    while last + 1 < len(lines) and (more := _left_free(lines[last + 1], free, narrow)) is not None:
        last, free = last + 1, more
    return (free[0] + free[1]) / 2, first, last + 1


def _left_free(line: Line, gap: tuple[float, float], narrow: float) -> tuple[float, float] | None:
    """What a line leaves free of a gap; ``None`` where that is too little."""
    low, high = gap
    middle = (low + high) / 2
    for segment in line.segments:
        if segment.box.x1 <= middle:
            low = max(low, segment.box.x1)
        elif segment.box.x0 >= middle:
            high = min(high, segment.box.x0)
        else:
            return None
    return (low, high) if high - low >= narrow else None


def _is_passage(lines: Sequence[Line]) -> bool:
    """Whether a side is words and not the figures or the names of a row."""
    if len(lines) < _FEWEST:
        return False
    words = sum(_words(line) for line in lines)
    figures = sum(all(is_value(segment.text) for segment in line.segments) for line in lines)
    return words >= _WORDS * len(lines) and figures <= _FIGURES * len(lines)


def _words(line: Line) -> float:
    return sum([_weight(word.text) for word in line.words])


@lru_cache(maxsize=1 << 14)
def _weight(text: str) -> float:
    """How much of a passage a word is."""
    han = sum(map(is_han, text))
    return han / 2 if han else float(any(map(str.isalpha, text)))
