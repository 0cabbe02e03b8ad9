"""Where the fill behind the header of a drawn table ends, it ends, also where no stroke says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.reader.layout.lattice import lattices_of
from assay.reader.page import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.layout.lattice import Lattice
    from assay.reader.pages.shapes import Shape

# How far the edge of a fill may stand off the wall that it is the edge of; nearer than this to a stroke it is no other.
_OFF = 3.0
_NEAR = 5.0
_WHITE = 250


def drawn_lattices(strokes: Sequence[Box], shapes: Sequence[Shape]) -> tuple[Lattice, ...]:
    """The drawn tables of a page, from the top, with a wall under each fill that is as wide as its table."""
    found = lattices_of(strokes)
    walls = [wall for lattice in found for wall in _walls(lattice, shapes)] if shapes else []
    return lattices_of([*strokes, *walls]) if walls else found


def _walls(lattice: Lattice, shapes: Sequence[Shape]) -> Iterator[Box]:
    left, right = lattice.xs[0], lattice.xs[-1]
    for shape in shapes:
        x0, y0, x1, y1 = shape.box
        wide = abs(x0 - left) <= _OFF and abs(x1 - right) <= _OFF
        on_top = abs(y0 - lattice.ys[0]) <= _OFF
        within = y1 < lattice.ys[-1] and min(abs(y1 - y) for y in lattice.ys) >= _NEAR
        if wide and on_top and within and min(shape.colour) < _WHITE:
            yield Box(left, y1, right, y1)
