"""Lines of Chinese that fill their column and so go on below, however far apart the lines are set."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from assay.reader.layout.lines import is_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.layout.lines import Line

# What a line may leave free at its end, and how far the first line of a paragraph is set in, in signs.
_LEFT_FREE = 4.0
_LEVEL = 0.6
_SET_IN = (1.4, 3.2)
# Lines set twice as far apart as usual leave about this much between them, in signs.
_FURTHEST = 1.7
_WIDER = 1.2
_FEWEST_SIGNS = 12
_FEWEST_HAN = 0.25
_END = re.compile(r"[。！？；：:;!?][’”」』）)]?$")


def usual_gap(lines: Sequence[Line], right: float) -> float:
    """The white between a line of Chinese that fills its column and the line it goes on with; 0 where none does."""
    gaps = [after.box.y0 - before.box.y1 for before, after in pairwise(lines) if _runs_on(before, after, right)]
    return max(median(gaps), 0.0) if gaps else 0.0


def goes_on_below(before: Line, after: Line, right: float, usual: float) -> bool:
    """Whether a line of Chinese goes on with the next one, at the usual distance of such lines."""
    gap = after.box.y0 - before.box.y1
    return gap <= max(_WIDER * usual, 0.1 * before.size) and _runs_on(before, after, right)


def opens_paragraph(before: Line, after: Line) -> bool:
    """Whether a line is set in by two signs after one that ends its sentence."""
    low, high = (signs * after.size for signs in _SET_IN)
    return (
        is_han(after.text[:1] or " ") and low <= after.box.x0 - before.box.x0 <= high and bool(_END.search(before.text))
    )


def _runs_on(before: Line, after: Line, right: float) -> bool:
    size = before.size
    return (
        after.box.y0 - before.box.y1 <= _FURTHEST * size
        and before.box.x1 > right - _LEFT_FREE * size
        and after.box.x0 <= before.box.x0 + _LEVEL * size
        and abs(before.box.x0 - after.box.x0) <= _SET_IN[1] * size
        and _is_han_text(before.text)
        and (is_han(after.text[:1]) or is_han(before.text[-1]))
    )


def _is_han_text(text: str) -> bool:
    if text.isascii():
        return False
    signs = text.replace(" ", "")
    han = sum(map(is_han, signs))
    letters = sum(sign.isascii() and sign.isalpha() for sign in signs)
    return len(signs) >= _FEWEST_SIGNS and han >= _FEWEST_HAN * len(signs) and han > letters
