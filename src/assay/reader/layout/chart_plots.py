"""Where a chart with a scale is drawn: beside the figures of its scale, as far as its grid, its base or its bars go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.reader.page import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.reader.layout.chart_axes import Axis
    from assay.reader.pages.shapes import Drawing, Edges

# Points from the figures of a scale to its grid, and from a line of the grid to the height of its figure.
_TO_GRID = 28.0
_ON_TICK = 4.0
_SHORTEST = 40.0
# Bars stand no further apart than this.
_TO_NEXT = 90.0
_SAME = 3.0


def plot_of(axis: Axis, axes: Sequence[Axis], drawing: Drawing) -> Box | None:
    """The area that a scale measures; none where nothing is drawn beside it."""
    box = axis.box
    if not axis.upright:
        return _over(axis, drawing)
    facing = [
        one.box for one in axes
        if one is not axis and one.upright and abs(one.box.y1 - box.y1) < 2 * _SAME + 12 and _apart(one.box, box)
    ]  # fmt: skip
    right = [one for one in facing if one.x0 > box.x1]
    # A scale on the right side measures what stands on its left.
    ends = [_grid_end(axis, drawing.lines, to_left=False), _bars_end(axis, drawing)]
    reach = max((end for end in ends if end is not None), default=None)
    if reach is not None and reach - box.x1 >= _SHORTEST:
        return Box(box.x1, box.y0, min([reach, *(one.x0 for one in right if one.x0 > box.x1 + _SHORTEST)]), box.y1)
    left = _grid_end(axis, drawing.lines, to_left=True)
    if left is not None and box.x0 - left >= _SHORTEST:
        return Box(left, box.y0, box.x0, box.y1)
    return None


def _apart(one: Box, other: Box) -> bool:
    return one.x0 > other.x1 or one.x1 < other.x0


def _heights(axis: Axis) -> list[float]:
    return [(tick.box.y0 + tick.box.y1) / 2 for tick in axis.ticks]


def _grid_end(axis: Axis, lines: Iterable[Edges], *, to_left: bool) -> float | None:
    """How far the lines of a grid reach that begin beside the figures of a scale, each at the height of one."""
    box, heights = axis.box, _heights(axis)
    pieces = sorted(
        (x0, x1)
        for x0, y0, x1, y1 in lines
        if x1 - x0 > y1 - y0 and any(abs((y0 + y1) / 2 - height) <= _ON_TICK for height in heights)
    )
    if to_left:
        met = [x0 for x0, x1 in pieces if -_SAME <= box.x0 - x1 <= _TO_GRID and x1 - x0 >= _SHORTEST]
        return min(met, default=None)
    reach = None
    end = box.x1
    for x0, x1 in pieces:
        # Dashes of one line follow each other closely.
        if box.x1 - _SAME <= x0 <= max(end, box.x1) + _TO_GRID and x1 > end:
            reach = end = x1
    return reach


def _bars_end(axis: Axis, drawing: Drawing) -> float | None:
    """How far the areas reach that stand on the lowest line of a scale and no higher than its highest."""
    box = axis.box
    base, top = _heights(axis)[-1], _heights(axis)[0]
    step = (base - top) / (len(axis.ticks) - 1)
    end: float | None = None
    for x0, y0, x1, y1 in sorted(shape.box for shape in drawing.shapes):
        inside = top - step - _SAME <= y0 and y1 <= base + step + _SAME and x1 - x0 < 10 * _TO_NEXT
        if inside and box.x1 - _SAME <= x0 <= (end or box.x1) + _TO_NEXT and abs(y1 - base) <= 2 * _ON_TICK:
            end = max(end or x1, x1)
    return end


def _over(axis: Axis, drawing: Drawing) -> Box | None:
    """What stands over a level scale: between its ends, up to the top of its grid or of its bars."""
    box = axis.box
    left = (axis.ticks[0].box.x0 + axis.ticks[0].box.x1) / 2
    right = (axis.ticks[-1].box.x0 + axis.ticks[-1].box.x1) / 2
    places = [(tick.box.x0 + tick.box.x1) / 2 for tick in axis.ticks]
    grid = [
        y0
        for x0, y0, x1, y1 in drawing.lines
        if y1 - y0 >= _SHORTEST
        and any(abs((x0 + x1) / 2 - place) <= _ON_TICK for place in places)
        and -_TO_GRID <= box.y0 - y1 <= _TO_GRID
    ]
    if grid:
        return Box(left, min(grid), right, box.y0)
    bars = sorted(
        (
            shape.box
            for shape in drawing.shapes
            if abs(shape.box[0] - left) <= 2 * _ON_TICK and shape.box[2] <= right + _SAME and shape.box[3] <= box.y0 + 1
        ),
        key=lambda one: -one[3],
    )
    top = box.y0
    for bar in bars:
        if top - bar[3] <= _TO_GRID:
            top = min(top, bar[1])
    return Box(left, top, right, box.y0) if box.y0 - top >= _SHORTEST / 2 else None
