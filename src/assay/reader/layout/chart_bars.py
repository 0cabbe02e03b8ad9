"""Bars and slices, each with the figure printed on it. That they belong together is proved by the drawing itself: the
bars are as long, and the slices as large, as the figures say."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.page import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assay.reader.layout.lines import Segment
    from assay.reader.pages.shapes import Shape

_FIGURE = re.compile(
    r"(?:[~≈约約]\s?)?(?:(?:US|HK|NT)?[$€£¥]\s?|RMB\s?)?(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?"
    r"(?P<unit>[%％]|[^\d\s%,.()（）:：]{1,12})?"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:年|/\d\d)?")
_SAME, _SAME_BASE = 0.7, 1.3
_FEWEST = 3
# The narrowest and the highest bar, in points; two bars of a chart stand apart, cells of a table touch.
_NARROWEST, _LONGEST = 2.5, 600.0
_APART = 0.12
_OVER_BAR = 14.0
_BESIDE_BAR = 26.0
# How far the drawing may be from the figures: a share of the figure, points of a bar, points of a hundred of a pie.
_TRUE, _TRUE_POINTS, _TRUE_SHARE = 0.025, 0.8, 0.022
_ROUND = 0.035
_SMALLEST_RADIUS, _LARGEST_RADIUS = 12.0, 220.0
_FULL = 1.03
_RING = (0.97, 0.92, 0.85, 0.75, 0.6)
_REACH = 1.75


@dataclass(frozen=True, slots=True)
class Part:
    """A bar or a slice and the figure printed on it."""

    shape: Shape
    figure: Segment

    @property
    def box(self) -> Box:
        return Box(*self.shape.box)


@dataclass(frozen=True, slots=True)
class Measured:
    """Parts that stand for their figures on one scale: ``upright`` or level bars, or the slices of a ``pie``."""

    parts: tuple[Part, ...]
    kind: str
    box: Box


def amount_of(segment: Segment) -> float | None:
    """The figure that a piece of a line holds, with its unit and nothing else; a year is none."""
    text = segment.text.strip()
    found = _FIGURE.fullmatch(text)
    if found is None or _YEAR.fullmatch(text):
        return None
    return float(found["amount"].replace(",", ""))


def measured(shapes: Sequence[Shape], segments: Sequence[Segment]) -> Iterator[Measured]:
    """The charts of a page whose figures agree with what is drawn."""
    figures = [one for one in segments if amount_of(one) is not None]
    if len(figures) < 2:
        return
    taken: set[int] = set()
    for pie in _pies(shapes, figures):
        free = not any(id(part.figure) in taken for part in pie.parts)
        if free:
            taken.update(id(part.figure) for part in pie.parts)
            yield pie
    level = [shape for shape in shapes if shape.is_level]
    for upright in (True, False):
        for bars in _rows_of_bars(level, upright=upright):
            parts = _with_figures(bars, [one for one in figures if id(one) not in taken], upright=upright)
            if _agree(parts, upright=upright):
                taken.update(id(part.figure) for part in parts)
                box = Box.around([Box(*bar.box) for bar in bars])
                yield Measured(tuple(parts), "upright" if upright else "level", box)


def _rows_of_bars(shapes: Iterable[Shape], *, upright: bool) -> Iterator[list[Shape]]:
    """Bars of one width on one base, that stand apart and are not all of one length."""

    def width(shape: Shape) -> float:
        x0, y0, x1, y1 = shape.box
        return x1 - x0 if upright else y1 - y0

    def base(shape: Shape) -> float:
        return shape.box[3] if upright else shape.box[0]

    groups: list[list[Shape]] = []
    for shape in sorted(shapes, key=base):
        if not (_NARROWEST <= width(shape) <= _LONGEST / 3 and length(shape, upright=upright) <= _LONGEST):
            continue
        for group in reversed(groups[-80:]):
            if abs(base(group[0]) - base(shape)) <= _SAME_BASE and abs(width(group[0]) - width(shape)) <= _SAME:
                group.append(shape)
                break
        else:
            groups.append([shape])
    for group in groups:
        bars = _without_backs(sorted(group, key=lambda one: one.box[0] if upright else one.box[1]), upright=upright)
        lengths = {round(length(one, upright=upright)) for one in bars}
        if len(bars) >= 2 and len(lengths) > 1 and _stand_apart(bars, upright=upright):
            yield bars


def _without_backs(bars: Sequence[Shape], *, upright: bool) -> list[Shape]:
    """Bars drawn upon one another: the last one is seen."""
    kept: list[Shape] = []
    for bar in bars:
        at = 0 if upright else 1
        if kept and abs(kept[-1].box[at] - bar.box[at]) < _SAME:
            if length(bar, upright=upright) < length(kept[-1], upright=upright):
                kept[-1] = bar
            continue
        kept.append(bar)
    return kept


def length(shape: Shape, *, upright: bool) -> float:
    """How long a bar is, in points."""
    x0, y0, x1, y1 = shape.box
    return y1 - y0 if upright else x1 - x0


def _stand_apart(bars: Sequence[Shape], *, upright: bool) -> bool:
    a, b = (0, 2) if upright else (1, 3)
    gaps = [after.box[a] - before.box[b] for before, after in pairwise(bars)]
    wide = bars[0].box[b] - bars[0].box[a]
    # Bars of several series touch within their group, and groups stand apart.
    return min(gaps) > -0.35 * wide and max(gaps) >= _APART * wide


def _with_figures(bars: Sequence[Shape], figures: Sequence[Segment], *, upright: bool) -> list[Part]:
    """The bars that have one figure each, at their end or within it."""
    found: list[Part] = []
    taken: set[int] = set()
    for bar in bars:
        near = sorted(
            ((far, n) for n, one in enumerate(figures) if (far := _far(bar, one, upright=upright)) is not None),
        )
        near = [(far, n) for far, n in near if n not in taken]
        if near:
            taken.add(near[0][1])
            found.append(Part(bar, figures[near[0][1]]))
    return found


def _far(bar: Shape, figure: Segment, *, upright: bool) -> float | None:
    """How far a figure stands from the end of its bar; none where it stands elsewhere."""
    x0, y0, x1, y1 = bar.box
    box = figure.box
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    if upright:
        if abs(x - (x0 + x1) / 2) > max(0.75 * (x1 - x0), 6.0):
            return None
        over = y0 - box.y1
        if -3.0 <= over <= _OVER_BAR:
            return abs(over)
        return 4.0 + y - y0 if y0 <= y <= y1 else None
    if abs(y - (y0 + y1) / 2) > max(0.5 * (y1 - y0), 4.0):
        return None
    beside = box.x0 - x1
    if -2.0 <= beside <= _BESIDE_BAR:
        return abs(beside)
    return 4.0 + x1 - x if x0 <= x <= x1 else None


def _agree(parts: Sequence[Part], *, upright: bool) -> bool:
    """Whether the lengths of bars stand to each other as their figures do."""
    told = [(amount_of(part.figure) or 0.0, length(part.shape, upright=upright)) for part in parts]
    told = [(amount, long) for amount, long in told if amount > 0]
    if len(told) < 2 or len(told) < 0.6 * len(parts) or len({amount for amount, _ in told}) < 2:
        return False
    longest = max(told, key=lambda one: one[1])
    scale = longest[0] / longest[1]
    slack = 0.5 if len(told) == 2 else 1.0
    true = [abs(amount - long * scale) <= slack * max(_TRUE * amount, _TRUE_POINTS * scale) for amount, long in told]
    if len(told) == 2:
        shorter = min(long for _, long in told)
        return all(true) and shorter > 4 and shorter < 0.97 * longest[1]
    return sum(true) >= _FEWEST and all(true)


def _pies(shapes: Sequence[Shape], figures: Sequence[Segment]) -> Iterator[Measured]:
    curved = [shape for shape in shapes if shape.curved and shape.area > 12]
    for x, y, radius, slices in _rounds(curved):
        near = [
            one
            for one in figures
            if math.hypot((one.box.x0 + one.box.x1) / 2 - x, (one.box.y0 + one.box.y1) / 2 - y) <= _REACH * radius
        ]
        parts = _on_slices(x, y, radius, slices, near)
        if len(parts) == len(slices) and _shares_agree(parts) and not _all_alike(parts):
            yield Measured(tuple(parts), "pie", Box(x - radius, y - radius, x + radius, y + radius))


def _rounds(shapes: Sequence[Shape]) -> Iterator[tuple[float, float, float, list[Shape]]]:
    """The circles that several areas make up: middle, radius and slices."""
    groups: list[list[Shape]] = []
    for shape in shapes:
        met = [group for group in groups if any(_touch(shape.box, one.box) for one in group)]
        joined = [*(one for group in met for one in group), shape]
        groups = [group for group in groups if group not in met] + [joined]
    for group in groups:
        if not 2 <= len(group) <= 16:
            continue
        x0, y0 = min(one.box[0] for one in group), min(one.box[1] for one in group)
        x1, y1 = max(one.box[2] for one in group), max(one.box[3] for one in group)
        radius = (x1 - x0 + y1 - y0) / 4
        if not _SMALLEST_RADIUS <= radius <= _LARGEST_RADIUS or abs((x1 - x0) - (y1 - y0)) > 2 * _ROUND * radius + 1:
            continue
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        whole = math.pi * radius * radius
        slices = [one for one in group if one.area < 0.97 * whole]
        far = [max(math.hypot(px - x, py - y) for px, py in one.outline) for one in slices]
        slices = [one for one, reach in zip(slices, far, strict=True) if reach > 0.8 * radius]
        area = sum(one.area for one in slices)
        if len(slices) > 1 and 0.2 * whole < area < _FULL * whole and max(far) < _FULL * radius + 1:
            yield x, y, radius, slices


def _touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] <= b[2] + 1 and b[0] <= a[2] + 1 and a[1] <= b[3] + 1 and b[1] <= a[3] + 1


def _on_slices(x: float, y: float, radius: float, slices: Sequence[Shape], figures: Sequence[Segment]) -> list[Part]:
    """Each slice with the one figure on it, or outside it in its direction."""
    told: dict[int, list[tuple[bool, float, Segment]]] = {}
    for one in figures:
        px, py = (one.box.x0 + one.box.x1) / 2, (one.box.y0 + one.box.y1) / 2
        far = math.hypot(px - x, py - y)
        on = [n for n, shape in enumerate(slices) if shape.holds(px, py)]
        if not on and far > 0.5 * radius:
            on = next(
                (
                    met
                    for ring in _RING
                    if (met := [
                        n for n, shape in enumerate(slices)
                        if shape.holds(x + (px - x) / far * ring * radius, y + (py - y) / far * ring * radius)
                    ])
                ),
                [],
            )  # fmt: skip
            told.setdefault(on[0], []).append((True, far, one)) if on else None
        elif on:
            told.setdefault(on[0], []).append((False, far, one))
    return [Part(shape, min(told[n], key=lambda one: one[:2])[2]) for n, shape in enumerate(slices) if n in told]


def _all_alike(parts: Sequence[Part]) -> bool:
    """Whether slices of one size do not tell which figure is whose."""
    areas = [part.shape.area for part in parts]
    return max(areas) - min(areas) < 2 * _TRUE_SHARE * sum(areas)


def _shares_agree(parts: Sequence[Part]) -> bool:
    amounts = [amount_of(part.figure) or 0.0 for part in parts]
    areas = [part.shape.area for part in parts]
    whole, total = sum(amounts), sum(areas)
    if not whole or not total:
        return False
    return all(abs(a / whole - b / total) <= _TRUE_SHARE for a, b in zip(amounts, areas, strict=True))
