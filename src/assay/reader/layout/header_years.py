"""Years that stand side by side in one piece of a header, and those over columns in which nothing stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.reader.grids.cells import year_in
from assay.reader.layout.lines import segment_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.layout.levels import Span
    from assay.reader.layout.lines import Segment

_LONGEST = 3


def years_apart(segment: Segment) -> list[Segment]:
    """The years of a piece that holds nothing else, two or more: one piece each, also where no column parts them."""
    words = segment.words
    found: list[Segment] = []
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + _LONGEST), at, -1)
        piece = next((one for end in ends if year_in((one := segment_of(words[at:end])).text) is not None), None)
        if piece is None:
            return [segment]
        found.append(piece)
        at += len(piece.words)
    return found if len(found) > 1 else [segment]


def over_nothing(x0: float, x1: float, text: str, column: Span | None, others: Sequence[str]) -> bool:
    """Whether a year stands beside the figures of its column, and another year of the same column over them: its own
    column is empty."""
    if column is None or year_in(text) is None or not any(year_in(other) is not None for other in others):
        return False
    return x1 < column[0] or x0 > column[1]
