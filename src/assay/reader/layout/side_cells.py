"""Cells beside the rows of a table that reach over several of them: told from the rules between the rows, which end at
their edge. At whatever height of such a cell its words stand, it is beside all rows between its own rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import is_value
from assay.reader.layout.lines import line_of, lines_of
from assay.reader.layout.rows import indented, joined_lines
from assay.reader.page import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.reader.grids.raw_row import RawRow
    from assay.reader.layout.levels import Level, Span
    from assay.reader.layout.lines import Line, Segment
    from assay.reader.page import Word

_RULED = 0.7
_SPARED = 0.15
_OVER = 0.5
_SAME = 3.0
_NARROWEST = 7.0
_FEWEST = 2
# The lines of one cell stand no further apart than this, in heights of a letter.
_PITCH = 2.0
_MOSTLY = 0.6
_ON_LINE = 1.5
_NOWHERE = 1e9
_NUMBER = re.compile(r"\(?\d{1,2}[.)]?")
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+%?")
_EMPTY = GridCell(text="")


@dataclass(frozen=True, slots=True)
class Strip:
    """One column of such cells, from left to right, and the heights of the rules that part them."""

    x0: float
    x1: float
    walls: tuple[float, ...]

    def band(self, y: float) -> int:
        """Which of its cells is at a height."""
        return sum(wall < y for wall in self.walls)


@dataclass(frozen=True, slots=True)
class Side:
    """The columns of such cells, from the left; the cells of each are within those of the one before. ``inner`` are the
    heights of the rules that part rows beside one cell."""

    strips: tuple[Strip, ...]
    inner: tuple[float, ...]

    @property
    def edge(self) -> float:
        """Where the rows begin."""
        return self.strips[-1].x1

    def holds(self, word: Word) -> bool:
        return _across(word.box) < self.edge

    def band(self, y: float) -> int:
        """Which of the cells farthest to the right is at a height."""
        return self.strips[-1].band(y)

    def is_tall(self, band: int) -> bool:
        """Whether one of these stands beside several rows."""
        return any(self.band(y) == band for y in self.inner)


def side_of(
    lines: Sequence[Line], levels: Sequence[Level], columns: Mapping[int, Span], cuts: Sequence[float]
) -> Side | None:
    """The side cells of the body of a table, left of all columns of figures; ``None`` where its rules show none."""
    if len(levels) < _FEWEST + 1 or not lines:
        return None
    top, x0 = _middle(lines[0].box), min(line.box.x0 for line in lines)
    x1 = max(line.box.x1 for line in lines)
    figures = min((a for a, _ in columns.values()), default=x1)
    starts = sorted({round(level.spans[0][0]) for level in levels})
    for edge in reversed([start for start in starts if x0 + _NARROWEST < start < figures]):
        inner = [
            level
            for level in levels
            if level.y > top and level.covers(edge, x1) >= _OVER and level.covers(x0, edge) <= _SPARED
        ]
        if sum(abs(level.spans[0][0] - edge) <= _SAME for level in inner) < _FEWEST:
            continue
        side = Side(tuple(_strips(float(edge), x0, levels, lines, cuts)), tuple(level.y for level in inner))
        if any(strip.walls for strip in side.strips) and _stands(side, lines):
            return side
    return None


def _strips(
    edge: float, x0: float, levels: Sequence[Level], lines: Sequence[Line], cuts: Sequence[float]
) -> list[Strip]:
    """The columns left of an edge: they part where rules begin, or columns are known to part, and no word reaches over
    that place."""
    left = min(x0, *(level.spans[0][0] for level in levels))
    words = [word.box for line in lines for word in line.words if _across(word.box) < edge]
    ruled = {level.spans[0][0] for level in levels if level.covers(level.spans[0][0], edge) >= _RULED}
    walled = _bounds(sorted(ruled), [left, edge], words)
    bounds = _bounds(sorted(cuts), walled, words)
    strips: list[Strip] = []
    for a, b in pairwise(bounds):
        # A column that no rule parts from its neighbour is ruled as they are together.
        start = max(at for at in walled if at <= a)
        end = min(at for at in walled if at >= b)
        walls = tuple(level.y for level in levels if level.covers(max(start, x0), end) >= _RULED)
        strips.append(Strip(a, b, walls))
    return strips


def _bounds(places: Sequence[float], known: Sequence[float], words: Sequence[Box]) -> list[float]:
    """The known edges of columns and more of them: places that no word reaches over, with words on both sides."""
    found = list(known)
    for at in places:
        if any(abs(at - other) < _NARROWEST for other in found) or any(b.x0 < at - 1 and b.x1 > at + 1 for b in words):
            continue
        before = max((other for other in found if other < at), default=None)
        after = min((other for other in found if other > at), default=None)
        if before is None or after is None:
            continue
        held = [box for box in words if before <= _across(box) < after]
        if any(_across(box) < at for box in held) and any(_across(box) > at for box in held):
            found = sorted([*found, at])
    return found


def _stands(side: Side, lines: Sequence[Line]) -> bool:
    """Whether words left of the edge are such cells: each of one piece, none a figure, and not most of them words on
    each line beside them; and labels stand right of the edge."""
    words = [word for line in lines for word in line.words]
    rest = [word for word in words if not side.holds(word)]
    if not rest or len(rest) == len(words):
        return False
    beside = lines_of(rest)
    figured = [_middle(line.box) for line in beside if any(is_value(one.text) for one in line.segments)]
    tall = on_each = 0
    for strip in side.strips:
        for band, held in _by_band(strip, words).items():
            block = lines_of(held)
            if any(_FIGURE.fullmatch(word.text) for word in held):
                return False
            if any(_is_figure(one, place) for line in block for place, one in enumerate(line.segments)):
                return False
            if not any(strip.band(y) == band for y in side.inner):
                continue
            if any(b.box.y0 - a.box.y1 > _PITCH * b.size for a, b in pairwise(block)):
                return False
            rows = [y for y in figured if strip.band(y) == band]
            at = [_middle(line.box) for line in block]
            tall += 1
            on_each += bool(rows) and all(any(abs(y - row) <= _ON_LINE for y in at) for row in rows)
    firsts = [line.segments[0].text for line in beside]
    return 2 * on_each < tall and sum(not is_value(text) for text in firsts) >= _MOSTLY * len(firsts)


def _is_figure(segment: Segment, place: int) -> bool:
    """Whether a piece of a line is a figure, and no running number at its start."""
    return is_value(segment.text) and (place > 0 or _NUMBER.fullmatch(segment.text) is None)


def _by_band(strip: Strip, words: Iterable[Word]) -> dict[int, list[Word]]:
    """The words in a column of side cells, cell by cell."""
    held: dict[int, list[Word]] = {}
    for word in words:
        if strip.x0 - _SAME <= _across(word.box) < strip.x1:
            held.setdefault(strip.band(_middle(word.box)), []).append(word)
    return held


def with_edge(cuts: Sequence[float], side: Side, lines: Sequence[Line]) -> tuple[float, ...]:
    """Where columns part, the edges of the side cells in place of the cuts left of where the rows begin."""
    right = min((word.box.x0 for line in lines for word in line.words if not side.holds(word)), default=side.edge)
    edges = [strip.x1 for strip in side.strips]
    return tuple(sorted([*edges, *(cut for cut in cuts if cut > max(right + 1, side.edge + _SAME))]))


def body_start(side: Side, lines: Sequence[Line], end: int) -> int:
    """The first line of the body: words of the first side cell may stand higher than the figures beside it."""
    at = end
    middle = _middle(lines[end].box)
    top = max((wall for wall in side.strips[-1].walls if wall < middle), default=middle)
    while at and lines[at - 1].box.x1 <= side.edge + 1 and _middle(lines[at - 1].box) > top:
        at -= 1
    return at


@dataclass(frozen=True, slots=True)
class Apart:
    """The body of a table without its side cells, and the words of these, column by column and by cell. What stands
    alone between two walls, or runs on over the edge, is no side cell and stays among the lines."""

    lines: tuple[Line, ...]
    cells: tuple[Mapping[int, Sequence[Word]], ...]


def apart_from_sides(side: Side, lines: Sequence[Line]) -> Apart:
    """The lines of the body of a table, and its side cells."""
    rest = {side.band(_middle(word.box)) for line in lines for word in line.words if not side.holds(word)}
    over = _running_over(side, lines)
    kept: list[Line] = []
    beside: list[Word] = []
    for line in lines:
        words: list[Word] = []
        for word in line.words:
            band = side.band(_middle(word.box))
            among = not side.holds(word) or band not in rest or band in over
            (words if among else beside).append(word)
        if words:
            kept.append(line if len(words) == len(line.words) else line_of(words))
    return Apart(tuple(kept), tuple(_by_band(strip, beside) for strip in side.strips))


def _running_over(side: Side, lines: Sequence[Line]) -> set[int]:
    """The cells beside one row whose words run on over the edge: none begins where the labels of other rows do."""
    starts: list[float] = []
    crossing: list[Segment] = []
    for line in lines:
        over = [one for one in line.segments if one.box.x0 < side.edge < one.box.x1]
        crossing += over
        starts += [] if over else [word.box.x0 for word in line.words if not side.holds(word)][:1]
    found: set[int] = set()
    for one in crossing:
        band = side.band(_middle(one.box))
        after = next((word.box.x0 for word in one.words if not side.holds(word)), None)
        begun = after is not None and 2 * sum(abs(after - start) <= _SAME for start in starts) >= len(starts)
        if not side.is_tall(band) and not begun:
            found.add(band)
    return found


def with_sides(
    side: Side, apart: Apart, rows: Sequence[tuple[RawRow, float]], known: frozenset[str]
) -> tuple[RawRow, ...]:
    """The rows of what is right of the edge and where their labels begin, the side cells put before them: one cell, in
    each row it is beside."""
    over = [start < side.edge - _SAME for _, start in rows]
    levelled = indented([(row, _NOWHERE if out else start) for (row, start), out in zip(rows, over, strict=True)])
    heights = [_height(row) for row in levelled]
    beside = [
        _column(strip, cells, apart.lines, heights, known)
        for strip, cells in zip(side.strips, apart.cells, strict=True)
    ]
    found: list[RawRow] = []
    for at, (row, out) in enumerate(zip(levelled, over, strict=True)):
        first, *others = row.cells
        whole = replace(first, columns=len(beside) - 1 + first.columns, rows=1)
        before = (whole, *(_EMPTY,) * len(beside)) if out else (*(column[at] for column in beside), first)
        found.append(replace(row, cells=(*before, *others)))
    return tuple(found)


def _column(
    strip: Strip,
    cells: Mapping[int, Sequence[Word]],
    lines: Sequence[Line],
    heights: Sequence[float],
    known: frozenset[str],
) -> list[GridCell]:
    """The cell of a column of side cells that stands beside each row."""
    bands = [strip.band(height) for height in heights]
    made: dict[int, GridCell] = {}
    lower = False
    for band, words in cells.items():
        text = ""
        for line in lines_of(words):
            text = joined_lines(text, line.text, known)
        made[band] = GridCell(text=text, box=Box.around([word.box for word in words]), rows=bands.count(band))
        first = next((line.box for line in lines if strip.band(_middle(line.box)) == band), None)
        lower = lower or (first is not None and min(word.box.y0 for word in words) > first.y1)
    # Where words stand on the first of their rows, what has nothing beside it may go on with the cell above.
    empty = replace(_EMPTY, rows=int(lower))
    return [made.get(band, empty) for band in bands]


def _height(row: RawRow) -> float:
    boxes = [cell.box for cell in row.cells if cell.box is not None]
    return _middle(Box.around(boxes)) if boxes else -1.0


def _middle(box: Box) -> float:
    return (box.y0 + box.y1) / 2


def _across(box: Box) -> float:
    return (box.x0 + box.x1) / 2
