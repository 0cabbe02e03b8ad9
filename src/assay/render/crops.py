"""Parts of a PDF's pages as pictures with figures marked on them. The only module that draws pages."""

from __future__ import annotations

import io
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assay.reader.page import Box, Page

DPI = 110
_LONGEST = 4200  # pixels: a poster is drawn more coarsely
_AROUND = 56.0  # points above and below the figures
_APART = 170.0  # points between figures that are shown in pictures of their own
_EDGE = 10  # pixels left around what is printed
_PARTS = 3
_HEAVY = 90_000  # bytes from which a photograph's compression is tried as well


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure to be marked: where it stands, and the colour of its frame (``#rrggbb``)."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture as a data address, with its size in pixels."""

    address: str
    width: int
    height: int


class PageCrops:
    """Crops of one PDF. Pages are drawn as they are asked for; the last one is kept."""

    def __init__(self, path: Path) -> None:
        self._document = pypdfium2.PdfDocument(path)
        self._last: tuple[int, Image.Image] | None = None

    def close(self) -> None:
        self._document.close()

    def crops(self, page: Page, marks: Sequence[Mark]) -> tuple[Crop, ...]:
        """Pictures of the parts of a page in which the marks stand, from top to bottom; at most three."""
        if not marks or not page.width or page.number > len(self._document):
            return ()
        image = self._drawn(page.number)
        scale = image.width / page.width
        return tuple(_crop(image, scale, group) for group in _groups(marks)[:_PARTS])

    def _drawn(self, number: int) -> Image.Image:
        if self._last is None or self._last[0] != number:
            page = self._document[number - 1]
            longest = max(page.get_width(), page.get_height(), 1.0)
            bitmap = page.render(scale=min(DPI / 72, _LONGEST / longest))
            self._last = (number, bitmap.to_pil().convert("RGB"))
            page.close()
        return self._last[1]


def _groups(marks: Sequence[Mark]) -> list[list[Mark]]:
    groups: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda m: m.box.y0):
        if groups and mark.box.y0 - max(m.box.y1 for m in groups[-1]) < _APART:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _crop(page: Image.Image, scale: float, marks: Sequence[Mark]) -> Crop:
    top = max(0, round((min(m.box.y0 for m in marks) - _AROUND) * scale))
    bottom = min(page.height, round((max(m.box.y1 for m in marks) + _AROUND) * scale))
    part = page.crop((0, top, page.width, max(bottom, top + 1))).convert("RGBA")
    layer = Image.new("RGBA", part.size)
    draw = ImageDraw.Draw(layer)
    for mark in marks:
        box = mark.box
        corners = (box.x0 * scale - 5, box.y0 * scale - top - 4, box.x1 * scale + 5, box.y1 * scale - top + 4)
        draw.rounded_rectangle(corners, radius=4, fill=(*_rgb(mark.colour), 42), outline=mark.colour, width=2)
    drawn = Image.alpha_composite(part, layer).convert("RGB")
    left, right = _printed_width(drawn)
    drawn = drawn.crop((left, 0, right, drawn.height))
    return Crop(_address(drawn), drawn.width, drawn.height)


def _printed_width(image: Image.Image) -> tuple[int, int]:
    """Without the empty margins at both sides."""
    paper = Image.new("RGB", image.size, image.getpixel((0, 0)))
    found = ImageChops.difference(image, paper).getbbox()
    if found is None:
        return 0, image.width
    return max(0, found[0] - _EDGE), min(image.width, found[2] + _EDGE)


def _address(image: Image.Image) -> str:
    kind, content = "png", _encoded(image.quantize(48), "PNG", optimize=True)
    if len(content) > _HEAVY:
        photograph = _encoded(image, "JPEG", quality=72, optimize=True)
        if len(photograph) < len(content):
            kind, content = "jpeg", photograph
    return f"data:image/{kind};base64,{b64encode(content).decode('ascii')}"


def _encoded(image: Image.Image, form: str, **how: int | bool) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **how)
    return stream.getvalue()


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
