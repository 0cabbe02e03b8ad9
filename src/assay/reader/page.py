"""Pages with words and where they stand. Coordinates are points from the top left of the page; they are no figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

PageSource = Literal["text_layer", "ocr", "lines"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, ``x0 <= x1`` and ``y0 <= y1``, y growing downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def joined(self, other: Box) -> Box:
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))

    @staticmethod
    def around(boxes: Sequence[Box]) -> Box:
        """The smallest box that holds all of these, of which there is one at least."""
        if len(boxes) == 1:
            return boxes[0]
        return Box(
            min([box.x0 for box in boxes]),
            min([box.y0 for box in boxes]),
            max([box.x1 for box in boxes]),
            max([box.y1 for box in boxes]),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without a gap. ``size`` is the font's height in points; ``sure`` is an OCR's own estimate."""

    text: str
    box: Box
    size: float = 0.0
    bold: bool = False
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of extracted text: its number in the file, from 1, and its text with tabs kept."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. A page of a PDF has ``words``; a page of extracted text has ``lines`` and no geometry.

    ``number`` counts from 1 in the file; ``printed_number`` is what stands on the page, where it could be told.
    """

    number: int
    source: PageSource
    width: float = 0.0
    height: float = 0.0
    words: tuple[Word, ...] = ()
    lines: tuple[TextLine, ...] = ()
    printed_number: int | None = None
