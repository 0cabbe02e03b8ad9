"""A PDF as pages and blocks: its text layer where that is worth something, letters told from pictures elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.provenance import Place
from assay.reader.beside import begun
from assay.reader.layout.blocks import blocks_of_pages
from assay.reader.pages.limits import MOST_PAGES, expands_too_far
from assay.reader.pages.ocr import looks_written, recognised
from assay.reader.pages.packed import packed, unpacked
from assay.reader.pages.pdf import PdfPage, opened, pdf_page
from assay.reader.unreadable import unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pypdfium2

    from assay.core.findings import Severity
    from assay.reader.block import Block
    from assay.reader.page import Box, Page, Word
    from assay.reader.pages.packed import PackedPage
    from assay.reader.pages.shapes import Drawing

_FEW = 350
_HARDLY_ANY = 25
_PICTURE = 0.3
_NAMED = 12
# From so many pages on it is worth to copy a process for them, and how many it takes in turn.
_LONG = 30
_AT_A_TIME = 10


@dataclass(slots=True)
class _Told:
    """Pages, by number, of which something must be said."""

    garbled: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    crowded: list[int] = field(default_factory=list)


def read_pdf(
    path: Path, data: bytes, *, ocr: bool, step: Callable[[str], None], processes: int = 1
) -> tuple[tuple[Page, ...], tuple[Block, ...], tuple[Finding, ...]]:
    """All pages of a PDF, its blocks in reading order, and what could not be read.

    Raises `UnreadableDocument` where no page has a word.
    """
    if expands_too_far(data):
        raise unreadable(
            path,
            "document.expands",
            "a part of the document unpacks to hundreds of megabytes",
            expected="A page needs a few megabytes at most.",
            action="Do not open it; ask where it came from.",
        )
    pages: list[Page] = []
    rules: list[tuple[Box, ...]] = []
    strokes: list[tuple[Box, ...]] = []
    drawings: list[Drawing] = []
    told = _Told()
    with opened(path, data) as document:
        count = min(len(document), MOST_PAGES)
        for index, found in enumerate(_read(document, count, step, processes if count >= _LONG else 1)):
            pages.append(_with_picture(document, index, found, told, ocr=ocr, step=step))
            rules.append(found.rules)
            strokes.append(found.strokes)
            drawings.append(found.drawing)
        total = len(document)
    if not any(page.words for page in pages):
        raise _nothing(path, data, told, ocr=ocr)
    blocks, numbered = blocks_of_pages(_weighed(pages), rules, step, strokes, drawings)
    return numbered, blocks, _findings(path, data, told, total)


def _read(
    document: pypdfium2.PdfDocument, count: int, step: Callable[[str], None], processes: int
) -> Sequence[PdfPage]:
    """The pages in their order. Of several processes each takes every so many pages in turn."""

    def turn(whose: int) -> list[int]:
        return [index for index in range(count) if index // _AT_A_TIME % processes == whose]

    others = [begun(partial(_packed, document, turn(whose)), processes) for whose in range(1, processes)]
    found: dict[int, PdfPage] = {}
    for index in turn(0):
        found[index] = pdf_page(document, index)
        if index % 20 == 19:
            step(f"page {index + 1} of {count}")
    for whose, other in enumerate(others, 1):
        found.update((index, unpacked(page)) for index, page in zip(turn(whose), other(), strict=True))
    return [found[index] for index in range(count)]


def _packed(document: pypdfium2.PdfDocument, indices: Sequence[int]) -> list[PackedPage]:
    return [packed(pdf_page(document, index)) for index in indices]


def _weighed(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages; where most words say they are bold, the font does not tell, and none is."""
    words = bold = 0
    for page in pages:
        words += len(page.words)
        bold += sum(word.bold for word in page.words)
    if 2 * bold <= words:
        return pages
    return [replace(page, words=tuple(replace(word, bold=False) for word in page.words)) for page in pages]


def _with_picture(
    document: pypdfium2.PdfDocument,
    index: int,
    found: PdfPage,
    told: _Told,
    *,
    ocr: bool,
    step: Callable[[str], None],
) -> Page:
    """The page, its words told from the picture where the text layer is no use."""
    page = found.page
    if found.too_many:
        told.crowded.append(page.number)
        return page
    garbled = found.garbled
    if garbled:
        told.garbled.append(page.number)
        page = replace(page, words=())
    elif not _is_picture(found):
        return page
    if not ocr:
        if garbled or not page.words:
            told.unread.append(page.number)
        return page
    sheet = document[index]
    try:
        if not garbled and not looks_written(sheet):
            return page
        step(f"page {page.number}: telling letters from the picture")
        words = recognised(sheet)
    finally:
        sheet.close()
    if not words:
        return page
    told.recognised.append(page.number)
    return replace(page, source="ocr", words=_merged(page.words, words))


def _is_picture(found: PdfPage) -> bool:
    """Little text where there is something to see."""
    if found.letters < _HARDLY_ANY:
        return found.pictures > 0.05 or found.shapes > 0
    return found.letters < _FEW and found.pictures >= _PICTURE


def _merged(words: Sequence[Word], seen: Sequence[Word]) -> tuple[Word, ...]:
    """The words of the text layer, and those seen in the picture that are not among them."""
    added = [
        word
        for word in seen
        if not any(
            one.box.x0 - 1 <= (word.box.x0 + word.box.x1) / 2 <= one.box.x1 + 1
            and one.box.y0 - 1 <= (word.box.y0 + word.box.y1) / 2 <= one.box.y1 + 1
            for one in words
        )
    ]
    return (*words, *added)


def _nothing(path: Path, data: bytes, told: _Told, *, ocr: bool) -> Exception:
    if not _is_whole(data):
        return unreadable(
            path,
            "document.damaged",
            "the document is cut off: its end is missing and no page has words",
            expected="A whole PDF was expected.",
            action="Download or export it again.",
        )
    seen = "its pages are pictures" if told.unread and not ocr else "no page has words"
    return unreadable(
        path,
        "document.no_text",
        f"nothing can be read: {seen}",
        expected="Pages with text, or pictures of text, were expected.",
        action="Read it with OCR." if told.unread and not ocr else "Check that this is the report.",
    )


def _is_whole(data: bytes) -> bool:
    return b"%%EOF" in data[-2048:]


def _findings(path: Path, data: bytes, told: _Told, total: int) -> tuple[Finding, ...]:
    found: list[Finding] = []

    for code, severity, pages, message, action in _sayings(told):
        if pages:
            found.append(
                Finding(
                    code=code,
                    severity=severity,
                    message=message.format(pages=_listed(pages)),
                    place=Place(path.name, page=pages[0]),
                    action=action,
                )
            )
    if not _is_whole(data):
        found.append(
            Finding(
                code="document.cut_off",
                severity="warning",
                message="The end of the document is missing; pages may be missing or empty.",
                place=Place(path.name),
                action="Download or export it again.",
            )
        )
    if total > MOST_PAGES:
        found.append(
            Finding(
                code="document.too_long",
                severity="warning",
                message=f"The document has {total} pages; the first {MOST_PAGES} were read.",
                place=Place(path.name),
                action="Split the document.",
            )
        )
    return tuple(found)


def _sayings(told: _Told) -> tuple[tuple[str, Severity, Sequence[int], str, str], ...]:
    return (
        (
            "document.garbled_text",
            "warning",
            told.garbled,
            "The text layer of {pages} is rubbish: its letters do not mean what they show.",
            "Figures there can come from the picture of the page only; compare them with the page.",
        ),
        (
            "document.recognised",
            "note",
            told.recognised,
            "The words of {pages} were told from pictures.",
            "A letter may be misread: compare figures with the page.",
        ),
        (
            "document.picture_not_read",
            "warning",
            told.unread,
            "The words of {pages} are in pictures and were not read.",
            "Read the document with OCR.",
        ),
        (
            "document.crowded_page",
            "warning",
            told.crowded,
            "There are too many letters on {pages}; left out.",
            "Look at the page; it may hold a drawing made of letters.",
        ),
    )


def _listed(pages: Sequence[int]) -> str:
    """ "page 3", "pages 3, 4 and 5", "87 pages (3, 4, …)"."""
    if len(pages) == 1:
        return f"page {pages[0]}"
    if len(pages) <= _NAMED:
        return f"pages {', '.join(str(page) for page in pages[:-1])} and {pages[-1]}"
    return f"{len(pages)} pages ({', '.join(str(page) for page in pages[:_NAMED])}, …)"
