"""Tables whose cells are drawn: where strokes cross, the page itself says how far each row and each column reaches, and
which cells are one.

No gap between words is measured here, and none need be: a label of three lines is one label because one box is around
it, and a heading stands over the columns that its box covers.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.reader.page import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SAME = 2.0
# Strokes of one wall are drawn cell by cell; corners may stay open by so much.
_CORNER = 3.0
_WALL = 0.5
_LEAST = 4.0
_FEWEST_COLUMNS = 2
_FEWEST_ROWS = 2
_MOST_LINES = 400

_Run = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell: its first row and column, and how many of them it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """A drawn table: the edges of its columns and rows, and its cells from the top left."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[DrawnCell, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return len(self.ys) - 1, len(self.xs) - 1

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and the column at a point of the page."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        rows, columns = self.size
        return min(bisect_right(self.ys, y) - 1, rows - 1), min(bisect_right(self.xs, x) - 1, columns - 1)


def lattices_of(strokes: Sequence[Box]) -> tuple[Lattice, ...]:
    """The drawn tables of a page, from the top. ``strokes`` are its thin lines, upright and level."""
    level = _runs(_level(strokes))
    upright = _runs(_upright(strokes))
    if len(upright) < _FEWEST_COLUMNS - 1 or len(level) < _FEWEST_ROWS or len(upright) + len(level) > _MOST_LINES * 4:
        return ()
    found = [_lattice(rows, columns) for rows, columns in _crossing(level, upright)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.ys[0], one.xs[0])))


def _level(strokes: Sequence[Box]) -> list[_Run]:
    return [((one.y0 + one.y1) / 2, one.x0, one.x1) for one in strokes if one.x1 - one.x0 > one.y1 - one.y0]


def _upright(strokes: Sequence[Box]) -> list[_Run]:
    return [((one.x0 + one.x1) / 2, one.y0, one.y1) for one in strokes if one.x1 - one.x0 <= one.y1 - one.y0]


def _runs(pieces: Iterable[_Run]) -> list[_Run]:
    """Strokes on one line, those joined that touch."""
    groups: list[list[_Run]] = []
    for piece in sorted(pieces):
        if groups and piece[0] - groups[-1][0][0] <= _SAME:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    found: list[_Run] = []
    for group in groups:
        at = sum(piece[0] for piece in group) / len(group)
        start: float | None = None
        end = 0.0
        for _, a, b in sorted(group, key=lambda piece: piece[1]):
            if start is None:
                start, end = a, b
            elif a - end <= _CORNER:
                end = max(end, b)
            else:
                found.append((at, start, end))
                start, end = a, b
        if start is not None:
            found.append((at, start, end))
    return found


def _crossing(level: Sequence[_Run], upright: Sequence[_Run]) -> list[tuple[list[_Run], list[_Run]]]:
    """The strokes that hang together, by tables."""
    groups: list[tuple[list[_Run], list[_Run]]] = []
    free = set(range(len(level)))
    waiting = set(range(len(upright)))
    while waiting:
        open_, rows, columns = [waiting.pop()], [], []
        while open_:
            column = upright[open_.pop(0)]
            columns.append(column)
            x, top, bottom = column
            met = [
                n
                for n in free
                if top - _CORNER <= level[n][0] <= bottom + _CORNER
                and level[n][1] - _CORNER <= x <= level[n][2] + _CORNER
            ]
            free.difference_update(met)
            for n in met:
                y, left, right = level[n]
                rows.append(level[n])
                near = [
                    m
                    for m in waiting
                    if upright[m][1] - _CORNER <= y <= upright[m][2] + _CORNER
                    and left - _CORNER <= upright[m][0] <= right + _CORNER
                ]
                waiting.difference_update(near)
                open_.extend(near)
        groups.append((rows, columns))
    return groups


def _edges(places: Iterable[float]) -> tuple[float, ...]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _LEAST:
            found.append(place)
    return tuple(found)


def _lattice(level: Sequence[_Run], upright: Sequence[_Run]) -> Lattice | None:
    if len(level) < _FEWEST_ROWS or not upright or len(level) + len(upright) > _MOST_LINES:
        return None
    xs = _edges((*(x for x, _, _ in upright), min(a for _, a, _ in level), max(b for _, _, b in level)))
    ys = _edges((*(y for y, _, _ in level), min(a for _, a, _ in upright), max(b for _, _, b in upright)))
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < _FEWEST_ROWS or columns < _FEWEST_COLUMNS:
        return None
    cells = _cells(xs, ys, level, upright)
    return Lattice(xs, ys, cells) if cells is not None else None


def _cells(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[_Run], upright: Sequence[_Run]
) -> tuple[DrawnCell, ...] | None:
    """The cells between walls; ``None`` where some room has no four walls."""
    rows, columns = len(ys) - 1, len(xs) - 1
    walls = [[_walled(upright, xs[c], ys[r], ys[r + 1]) for c in range(1, columns)] for r in range(rows)]
    floors = [[_walled(level, ys[r], xs[c], xs[c + 1]) for c in range(columns)] for r in range(1, rows)]
    taken: set[tuple[int, int]] = set()
    found: list[DrawnCell] = []
    for r in range(rows):
        for c in range(columns):
            if (r, c) in taken:
                continue
            wide = 1
            while c + wide < columns and not walls[r][c + wide - 1] and (r, c + wide) not in taken:
                wide += 1
            high = 1
            while r + high < rows and not any(floors[r + high - 1][c : c + wide]):
                if any(walls[r + high][c : c + wide - 1]) or any((r + high, k) in taken for k in range(c, c + wide)):
                    return None
                high += 1
            taken.update((r + i, c + k) for i in range(high) for k in range(wide))
            found.append(DrawnCell(r, c, high, wide))
    return tuple(found)


def _walled(runs: Sequence[_Run], at: float, start: float, end: float) -> bool:
    covered = sum(max(0.0, min(b, end) - max(a, start)) for place, a, b in runs if abs(place - at) <= _LEAST)
    return covered >= _WALL * (end - start)
