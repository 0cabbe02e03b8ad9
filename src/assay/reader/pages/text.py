"""Extracted text: its encoding, its pages, its lines with their numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.importers.encodings import decode
from assay.reader.page import Page, TextLine

if TYPE_CHECKING:
    from collections.abc import Iterable

# What extractors write between pages: "--- Page 12 ---", "<!-- page 12 -->", "[Page 12]", "第 12 頁".
_MARKER = re.compile(
    r"\s*(?:[-=*#_]{2,}|<!--|\[|<)\s*(?:page|第)\s*(?:no\.?\s*)?(\d{1,4})(?:\s*(?:of|/)\s*\d+)?\s*[页頁]?\s*"
    r"(?:[-=*#_]{2,}|-->|\]|>)\s*",
    re.IGNORECASE,
)


def text_of(data: bytes) -> str:
    """The text of a file in any of the encodings Chinese and English reports come in. Line ends are made one."""
    text, _ = decode(data)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def text_pages(text: str) -> tuple[Page, ...]:
    """Pages by form feeds, or by the markers that extractors write; one page where there is neither.

    Lines are numbered through the file, from 1; a form feed does not start a new number.
    """
    pages: list[list[TextLine]] = [[]]
    for number, line in enumerate(text.split("\n"), start=1):
        pieces = line.split("\f")
        for index, piece in enumerate(pieces):
            if index or (_MARKER.fullmatch(piece) and any(kept.text.strip() for kept in pages[-1])):
                pages.append([])
            if not _MARKER.fullmatch(piece):
                pages[-1].append(TextLine(number, piece))
    return tuple(_pages(pages))


def _pages(pages: Iterable[list[TextLine]]) -> Iterable[Page]:
    for number, lines in enumerate(pages, start=1):
        yield Page(number=number, source="lines", lines=tuple(lines))
