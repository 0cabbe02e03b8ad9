"""What is drawn on a page of a PDF: areas filled with a colour, as the bars and slices of charts and the swatches of
their legends are, and straight lines, as their scales and grids are."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pypdfium2

Point = tuple[float, float]
Edges = tuple[float, float, float, float]

# A drawing made of more than this is a picture and no chart, and reading it would take long.
_MOST_OBJECTS = 12_000
_MOST_SEGMENTS = 400
_MOST_SHAPES = 3000
_MOST_POINTS = 30_000
_DEEPEST = 4
# Parts of a curve that stand for it.
_STEPS = 4
_FAINT = 16
# White is no colour of a chart, and what is no thicker than this is a line.
_WHITE = 250
_THIN = 1.6


class Shape(NamedTuple):
    """An area of one colour, its outline as points of the page; ``curved`` where some of it is no straight line."""

    box: Edges
    colour: tuple[int, int, int]
    curved: bool
    outline: tuple[Point, ...]

    @property
    def is_level(self) -> bool:
        """Whether it is a rectangle that stands upright."""
        x0, y0, x1, y1 = self.box
        near = all(min(abs(x - x0), abs(x - x1)) < 0.3 and min(abs(y - y0), abs(y - y1)) < 0.3 for x, y in self.outline)
        return near and not self.curved

    @property
    def area(self) -> float:
        """Square points."""
        turned = zip(self.outline, (*self.outline[1:], self.outline[0]), strict=True)
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turned)) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within the outline."""
        inside = False
        for (ax, ay), (bx, by) in zip(self.outline, (*self.outline[1:], self.outline[0]), strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
        return inside


class Drawing(NamedTuple):
    """The filled areas of a page, and its straight lines, level and upright."""

    shapes: tuple[Shape, ...] = ()
    lines: tuple[Edges, ...] = ()


@dataclass(frozen=True, slots=True)
class _Turn:
    """How points of a path become points of the page."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def of(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: _Turn) -> _Turn:
        e, f = outer.of(self.e, self.f)
        return _Turn(
            outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d, e, f,
        )  # fmt: skip


def drawing_of(page: pypdfium2.PdfPage, left: float, top: float) -> Drawing:
    """What is drawn on a page, in that order; nothing where there is too much for charts."""
    raw = page.raw
    count = pdfium.FPDFPage_CountObjects(raw)
    if count > _MOST_OBJECTS:
        return Drawing()
    shapes: list[Shape] = []
    lines: list[Edges] = []
    points = 0
    for place in range(count):
        for one in _drawn(pdfium.FPDFPage_GetObject(raw, place), _Turn(1, 0, 0, -1, -left, top), 0):
            if isinstance(one, Shape):
                shapes.append(one)
                points += len(one.outline)
            else:
                lines.append(one)
            if len(shapes) + len(lines) > _MOST_SHAPES or points > _MOST_POINTS:
                return Drawing()
    return Drawing(tuple(shapes), tuple(lines))


def _drawn(item: Any, turn: _Turn, depth: int) -> Iterator[Shape | Edges]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _turn_of(item).within(turn)
        for place in range(min(pdfium.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)):
            yield from _drawn(pdfium.FPDFFormObj_GetObject(item, place), inner, depth + 1)
    elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPath_CountSegments(item) <= _MOST_SEGMENTS:
        filled, colour, stroked = _inked(item)
        if not (filled or stroked):
            return
        for curved, outline in _outlines(item, _turn_of(item).within(turn)):
            box = _edges(outline)
            if filled and len(outline) > 2 and min(colour) <= _WHITE and _is_area(box):
                yield Shape(box, colour, curved, outline)
            elif filled and min(colour) <= _WHITE and not _is_area(box):
                yield box
            elif stroked and not curved:
                yield from (edges for pair in pairwise(outline) if not _is_area(edges := _edges(pair)))


def _edges(points: Sequence[Point]) -> Edges:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_area(box: Edges) -> bool:
    return box[2] - box[0] > _THIN and box[3] - box[1] > _THIN


def _turn_of(item: Any) -> _Turn:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _Turn()
    return _Turn(found.a, found.b, found.c, found.d, found.e, found.f)


def _inked(item: Any) -> tuple[bool, tuple[int, int, int], bool]:
    """Whether a path is filled, with what colour, and whether its line is drawn."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPath_GetDrawMode(item, mode, stroke):
        return False, (0, 0, 0), False
    filled = bool(mode.value)
    if filled and (not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha) or alpha.value < _FAINT):
        filled = False
    return filled, (red.value, green.value, blue.value), bool(stroke.value)


def _outlines(item: Any, turn: _Turn) -> Iterator[tuple[bool, tuple[Point, ...]]]:
    """The parts of a path that hang together."""
    x, y = ctypes.c_float(), ctypes.c_float()
    outline: list[Point] = []
    waiting: list[Point] = []
    curved = False
    for place in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, place)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = turn.of(x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(outline) > 1:
                yield curved, tuple(outline)
            outline, waiting, curved = [point], [], False
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            waiting.append(point)
            if len(waiting) == 3 and outline:
                outline += _curve(outline[-1], *waiting)
                waiting, curved = [], True
        else:
            outline.append(point)
    if len(outline) > 1:
        yield curved, tuple(outline)


def _curve(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    for a, b, c, d in _WEIGHTS:
        yield (
            a * start[0] + b * first[0] + c * second[0] + d * end[0],
            a * start[1] + b * first[1] + c * second[1] + d * end[1],
        )


# What each of the four points of a curve weighs at the parts that stand for it.
_WEIGHTS = tuple(
    (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    for t in (step / _STEPS for step in range(1, _STEPS + 1))
    for s in (1 - t,)
)
