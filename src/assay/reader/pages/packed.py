"""Pages as plain values, which go through a pipe many times as fast as words and boxes do."""

from __future__ import annotations

from typing import NamedTuple

from assay.reader.page import Box, Page, Word
from assay.reader.pages.pdf import PdfPage
from assay.reader.pages.shapes import Drawing, Edges, Point, Shape


class PackedPage(NamedTuple):
    """A page of a text layer: its words with edges, size and weight, and all else of a `PdfPage`."""

    number: int
    size: tuple[float, float]
    words: list[tuple[str, float, float, float, float, float, bool]]
    rules: list[tuple[float, float, float, float]]
    pictures: float
    letters: int
    shapes: int
    too_many: bool
    garbled: bool
    strokes: list[tuple[float, float, float, float]]
    shapes_drawn: list[tuple[Edges, tuple[int, int, int], bool, tuple[Point, ...]]]
    lines_drawn: list[Edges]


def packed(found: PdfPage) -> PackedPage:
    page = found.page
    return PackedPage(
        page.number,
        (page.width, page.height),
        [(w.text, w.box.x0, w.box.y0, w.box.x1, w.box.y1, w.size, w.bold) for w in page.words],
        [(rule.x0, rule.y0, rule.x1, rule.y1) for rule in found.rules],
        found.pictures,
        found.letters,
        found.shapes,
        found.too_many,
        found.garbled,
        [(one.x0, one.y0, one.x1, one.y1) for one in found.strokes],
        [(one.box, one.colour, one.curved, one.outline) for one in found.drawing.shapes],
        list(found.drawing.lines),
    )


def unpacked(page: PackedPage) -> PdfPage:
    """The page as it was."""
    width, height = page.size
    words = tuple([Word(text, Box(x0, y0, x1, y1), size, bold) for text, x0, y0, x1, y1, size, bold in page.words])
    return PdfPage(
        Page(number=page.number, source="text_layer", width=width, height=height, words=words),
        tuple([Box(*rule) for rule in page.rules]),
        page.pictures,
        page.letters,
        page.shapes,
        page.too_many,
        page.garbled,
        tuple([Box(*one) for one in page.strokes]),
        Drawing(tuple([Shape(*one) for one in page.shapes_drawn]), tuple(page.lines_drawn)),
    )
