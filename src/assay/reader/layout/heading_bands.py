"""The bands into which rules part a header, and the columns over which each heading of a band stands.

What is ruled is one cell, however many lines it has; headings side by side in one band share its columns among them,
each set over its own in the same way: on their middle, on their left or on their right edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.reader.layout.levels import Level, Span
    from assay.reader.layout.lines import Line
    from assay.reader.page import Box

_COVERED = 0.6
_INNER = 0.15
# How far a rule may run into a line of letters, in heights of a letter.
_THROUGH = 0.25
_SAME = 2.5
# How far a heading may be set off from the middle or the edge of its columns: points, and parts of a column.
_OFF, _OFF_PART = 4.0, 0.22
# What it costs to leave a column without a heading.
_SKIPPED = 2.0
# Headings over several columns are set on their middle, unless another edge fits clearly better.
_MIDDLE, _LEFT, _RIGHT = _WAYS = (0.0, 1.5, 3.0)

_Shares = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """For each column of a table from where to where it reaches, and the heights at which it is ruled in or right under
    its header. ``parted``: some of the rules go through the header."""

    strips: tuple[Span, ...]
    edges: tuple[tuple[float, ...], ...]
    parted: bool

    def column(self, x: float) -> int:
        """The column at a place."""
        return next((n for n, (_, right) in enumerate(self.strips) if x <= right), len(self.strips) - 1)

    def band(self, column: int, y: float) -> Span:
        """From which rule to which the part of a column reaches that holds a height."""
        above = max((edge for edge in self.edges[column] if edge <= y), default=float("-inf"))
        return above, min((edge for edge in self.edges[column] if edge > y), default=float("inf"))

    def one_cell(self, box: Box, y: float, other: float) -> bool:
        """Whether two lines that stand over one column stand in one cell of it, which is ruled below."""
        column = self.column((box.x0 + box.x1) / 2)
        left, right = self.strips[column]
        band = self.band(column, y)
        inside = left - _SAME <= box.x0 and box.x1 <= right + _SAME
        return inside and band[0] < other < band[1] < float("inf")


def bands_of(lines: Sequence[Line], cuts: Sequence[float], levels: Sequence[Level]) -> Bands | None:
    """The bands of a header; ``None`` where nothing is ruled."""
    x0, x1 = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    bounds = [min(x0, cuts[0] - 1), *cuts, max(x1, cuts[-1] + 1)]
    strips = tuple(pairwise(bounds))
    top, bottom = lines[0].box.y0, lines[-1].box.y1
    near = [level for level in levels if top - lines[0].size < level.y < bottom + lines[-1].size]
    boxes = [one.box for line in lines for one in line.segments]
    edges = tuple(tuple(level.y for level in near if _parts(level, strip, boxes)) for strip in strips)
    within = [n for n, ys in enumerate(edges) if n and any(top + 1 < y < bottom - 1 for y in ys)]
    return Bands(strips, edges, parted=len(within) > 1) if any(edges) else None


def _parts(level: Level, strip: Span, boxes: Sequence[Box]) -> bool:
    """Whether a rule goes through a column, and through no words over it."""
    inner = _INNER * (strip[1] - strip[0])
    if level.covers(strip[0] + inner, strip[1] - inner) < _COVERED:
        return False
    over = [box for box in boxes if box.x1 > strip[0] and box.x0 < strip[1]]
    return not any(
        box.y0 + _THROUGH * (box.y1 - box.y0) < level.y < box.y1 - _THROUGH * (box.y1 - box.y0) for box in over
    )


def stands_over_all(box: Box, bands: Bands, first: int) -> bool:
    """Whether words are set on the middle of all the columns through which their band goes on."""
    y = (box.y0 + box.y1) / 2
    own = bands.column((box.x0 + box.x1) / 2)
    band = bands.band(own, y)
    if not bands.parted or band[1] == float("inf") or own < first:
        return False
    held = _run(own, band, y, bands, first)
    left, right = bands.strips[held[0]][0], bands.strips[held[-1]][1]
    return len(held) > 1 and abs(box.x0 + box.x1 - left - right) / 2 <= _OFF


def columns_of(
    box: Box, y: float, others: Sequence[tuple[Box, float]], bands: Bands, columns: Mapping[int, Span]
) -> list[int] | None:
    """The columns of a heading among the ``others`` of its header: its share of those that its band goes through;
    ``None`` where rules do not say it."""
    own = bands.column((box.x0 + box.x1) / 2)
    band = bands.band(own, y)
    if not bands.parted or band[1] == float("inf") or own < min(columns):
        return None
    held = _run(own, band, y, bands, min(columns))
    peers = [(other, at) for other, at in others if band[0] < at < band[1] and _column_in(other, held, bands)]
    if any(min(other.x1, box.x1) - max(other.x0, box.x0) > 1 for other, _ in peers):
        # Headings of several storeys, which no rule parts.
        return None
    if not peers and len(held) < len(columns):
        # The rules end with the columns that the heading is of.
        return held
    order = sorted([box, *(other for other, _ in peers)], key=lambda each: each.x0)
    shared = _shared(order, held, bands, columns)
    return shared[order.index(box)] if shared is not None else None


def _run(own: int, band: Span, y: float, bands: Bands, first: int) -> list[int]:
    """The columns side by side through which a band goes on."""
    held = [own]
    for step in (-1, 1):
        n = own + step
        while first <= n < len(bands.strips) and _same(bands.band(n, y), band):
            held.append(n)
            n += step
    return sorted(held)


def _same(one: Span, other: Span) -> bool:
    return all(a == b or abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))


def _column_in(box: Box, held: Sequence[int], bands: Bands) -> bool:
    return bands.column((box.x0 + box.x1) / 2) in held


def _shared(
    boxes: Sequence[Box], held: Sequence[int], bands: Bands, columns: Mapping[int, Span]
) -> list[list[int]] | None:
    """Columns side by side shared among headings side by side, so that all are set over their own in one way; a column
    may have none."""
    count = len(boxes)
    if not 0 < count <= len(held):
        return None
    if count == len(held):
        return [[n] for n in held]
    breadth = sum(bands.strips[n][1] - bands.strips[n][0] for n in held) / len(held)
    found = min((_share(boxes, held, way, bands, columns) for way in _WAYS), key=lambda one: one[0])
    return [list(held[a:b]) for a, b in found[1]] if found[0] <= _OFF + _OFF_PART * breadth else None


def _share(
    boxes: Sequence[Box], held: Sequence[int], way: float, bands: Bands, columns: Mapping[int, Span]
) -> tuple[float, _Shares]:
    """How far headings are set off where columns are shared best, and from where to where those of each go."""

    @cache
    def least(heading: int, start: int) -> tuple[float, float, _Shares]:
        """How far the headings from one on are set off at most, what their free columns cost, and their shares."""
        if heading == len(boxes):
            return 0.0, sum(_SKIPPED for n in held[start:] if n in columns), ()
        ways: list[tuple[float, float, _Shares]] = []
        if start < len(held) - (len(boxes) - heading):
            off, free, shares = least(heading, start + 1)
            ways.append((off, free + (_SKIPPED if held[start] in columns else 0.0), shares))
        for end in range(start + 1, len(held) - (len(boxes) - heading - 1) + 1):
            off, free, shares = least(heading + 1, end)
            own = _off(boxes[heading], held[start:end], way, bands, columns)
            ways.append((max(off, own), free, ((start, end), *shares)))
        return min(ways, key=lambda one: (one[0] + one[1], one[2]))

    off, free, shares = least(0, 0)
    return off + free + way, shares


def _off(box: Box, group: Sequence[int], way: float, bands: Bands, columns: Mapping[int, Span]) -> float:
    """How far a heading is set off from the middle, the left or the right of its columns, or of their figures, and
    how far it reaches out of them."""
    cell = bands.strips[group[0]][0], bands.strips[group[-1]][1]
    spans = [cell]
    if group[0] in columns and group[-1] in columns:
        spans.append((columns[group[0]][0], columns[group[-1]][1]))
    out = max(cell[0] - box.x0 - _SAME, 0.0) + max(box.x1 - cell[1] - _SAME, 0.0)
    if way == _MIDDLE:
        return out + min(abs(box.x0 + box.x1 - a - b) / 2 for a, b in spans)
    return out + min(abs(box.x0 - a) if way == _LEFT else abs(box.x1 - b) for a, b in spans)
