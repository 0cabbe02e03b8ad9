"""Pages of a PDF: words with boxes, ruled lines, pictures. Page by page: a long document does not fill the memory."""

from __future__ import annotations

import ctypes
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from assay.reader.page import Box, Page
from assay.reader.pages.chars import Words, marked, words_of
from assay.reader.pages.letters import is_garbled
from assay.reader.pages.shapes import Drawing, drawing_of
from assay.reader.unreadable import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MOST_PATHS = 3000
_MOST_LETTERS = 200_000
_THIN = 2.5
# What is so much longer than high is a rule too, though a heavy one.
_THICK, _LONG = 4.5, 6.0
_SHORTEST = 6.0
_LARGE_FILE = 600 * 1024 * 1024
_NOTHING_DRAWN = Drawing()
_HTML = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml|<head)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page with what its layout needs besides words. ``rules`` are thin horizontal lines and edges of filled boxes,
    ``strokes`` thin lines alone, level and upright; ``pictures`` is the share of the page that pictures cover,
    ``letters`` and ``shapes`` count what stands on it. ``garbled``: the words are rubbish. ``drawing`` holds
    areas and lines."""

    page: Page
    rules: tuple[Box, ...]
    pictures: float
    letters: int
    shapes: int = 0
    too_many: bool = False
    garbled: bool = False
    strokes: tuple[Box, ...] = ()
    drawing: Drawing = _NOTHING_DRAWN


@contextmanager
def opened(path: Path, data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed again in the end. Raises `UnreadableDocument` where it cannot be opened."""
    document = _document(path, data)
    try:
        yield document
    finally:
        document.close()


def _document(path: Path, data: bytes) -> pypdfium2.PdfDocument:
    if _HTML.match(data[:1024]):
        raise unreadable(
            path,
            "document.not_a_pdf",
            "the file is a web page that is named .pdf",
            expected="A PDF begins with %PDF.",
            action="It is often the page of an error or a login: download the report again.",
        )
    if b"%PDF" not in data[:1024]:
        raise unreadable(
            path,
            "document.not_a_pdf",
            "the file is no PDF",
            expected="A PDF begins with %PDF.",
            action="Download it again, or give it the ending of what it is.",
        )
    if len(data) > _LARGE_FILE:
        raise unreadable(
            path,
            "document.too_large",
            f"the file has {len(data) // 1_000_000} MB",
            expected=f"At most {_LARGE_FILE // 1_000_000} MB can be read.",
            action="Split it, or make its pictures smaller.",
        )
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as fault:
        raise _closed(path, data, str(fault)) from None
    if not pages:
        document.close()
        raise _closed(path, data, "no page")
    return document


def _closed(path: Path, data: bytes, fault: str) -> Exception:
    if "password" in fault.casefold() or "security" in fault.casefold():
        return unreadable(
            path,
            "document.password",
            "the document is encrypted and asks for a password",
            expected="A document that opens without one was expected.",
            action="Save a copy without a password.",
        )
    whole = b"%%EOF" in data[-2048:]
    found = "the document cannot be opened" if whole else "the document is cut off: its end is missing"
    return unreadable(
        path,
        "document.damaged",
        f"{found} (no page could be read)",
        expected="A whole PDF was expected.",
        action="Download or export it again.",
    )


def pdf_page(document: pypdfium2.PdfDocument, index: int) -> PdfPage:
    """Page ``index``, from 0. A page that cannot be loaded is an empty one."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return PdfPage(Page(number=index + 1, source="text_layer"), (), 0.0, 0)
    try:
        return _page(page, index)
    finally:
        page.close()


def _page(page: pypdfium2.PdfPage, index: int) -> PdfPage:
    width, height = page.get_size()
    box = page.get_cropbox()
    left, top = box[0], box[3]
    # Letters have coordinates of the page before it is turned.
    upright = (box[2] - box[0], box[3] - box[1]) if page.get_rotation() in (90, 270) else (width, height)
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        too_many = count > _MOST_LETTERS
        words = Words((), 0) if too_many else _words(textpage, count, left, top)
    finally:
        textpage.close()
    rules, strokes, pictures, shapes = _drawn(page, left, top, upright[0] * upright[1])
    found = Page(number=index + 1, source="text_layer", width=upright[0], height=upright[1], words=marked(words.words))
    garbled = is_garbled(" ".join([word.text for word in found.words]))
    drawing = drawing_of(page, left, top) if words.words and not garbled else _NOTHING_DRAWN
    return PdfPage(found, rules, pictures, words.letters, shapes, too_many, garbled, strokes, drawing)


def _words(textpage: pypdfium2.PdfTextPage, count: int, left: float, top: float) -> Words:
    if count <= 0:
        return Words((), 0)
    text = textpage.get_text_range(errors="replace")
    if len(text) != count:
        letter = pdfium.FPDFText_GetUnicode
        text = "".join(_sign(letter(textpage.raw, place)) for place in range(count))
    return words_of(textpage.raw, count, text, left, top)


def _sign(code: int) -> str:
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd" if code else "\x00"


def _drawn(
    page: pypdfium2.PdfPage, left: float, top: float, area: float
) -> tuple[tuple[Box, ...], tuple[Box, ...], float, int]:
    """Horizontal rules, thin strokes, the share of the page under pictures, and how many shapes there are."""
    raw = page.raw
    rules: list[Box] = []
    strokes: list[Box] = []
    covered, shapes = 0.0, 0
    edges = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(edge) for edge in edges]
    kind_of, bounds = pdfium.FPDFPageObj_GetType, pdfium.FPDFPageObj_GetBounds
    for place in range(min(pdfium.FPDFPage_CountObjects(raw), 20 * _MOST_PATHS)):
        item: Any = pdfium.FPDFPage_GetObject(raw, place)
        kind = kind_of(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT or not bounds(item, *refs):
            continue
        x0, y0, x1, y1 = (edge.value for edge in edges)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += 1
            level, upright = y1 - y0 <= _THIN, x1 - x0 <= _THIN
            if (level or upright) and max(x1 - x0, y1 - y0) > _SHORTEST and len(strokes) < 4 * _MOST_PATHS:
                strokes.append(Box(x0 - left, top - y1, x1 - left, top - y0))
            thick = y1 - y0 <= _THICK and x1 - x0 > _LONG * (y1 - y0)
            if (level or thick) and x1 - x0 > 15 and len(rules) < _MOST_PATHS:
                rules.append(Box(x0 - left, top - y1, x1 - left, top - y0))
            elif y1 - y0 < 60 and x1 - x0 > 60 and len(rules) < _MOST_PATHS:
                rules.append(Box(x0 - left, top - y1, x1 - left, top - y1))
                rules.append(Box(x0 - left, top - y0, x1 - left, top - y0))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered += max(x1 - x0, 0) * max(y1 - y0, 0)
    return tuple(rules), tuple(strokes), min(covered / area, 1.0) if area else 0.0, shapes
