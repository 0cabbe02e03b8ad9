"""Reading a document into blocks, whatever it is: extracted text, a web page, a PDF with or without text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.block import Extract, Passage, texts_of
from assay.reader.figures.document_year import year_of_document
from assay.reader.layout.pdf import read_pdf
from assay.reader.lines.blocks import blocks_of_text
from assay.reader.lines.html import html_pages
from assay.reader.pages.text import text_of, text_pages
from assay.reader.passages.headings import names_nothing, names_report
from assay.reader.passages.language import language_of
from assay.reader.progress import silent
from assay.reader.unreadable import unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assay.core.findings import Finding
    from assay.reader.block import Block
    from assay.reader.page import Page
    from assay.reader.progress import Step

_TITLE_BLOCKS = 30
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype html|<html\b)", re.IGNORECASE | re.DOTALL)


def read_extract(path: Path, *, ocr: bool = True, step: Step = silent, processes: int = 1) -> Extract:
    """Read a document. ``step`` is told what is being read, for a progress bar; ``processes`` is how many may read.

    Raises `UnreadableDocument` with a finding where nothing can be read.
    """
    data = _bytes(path)
    step(path.name)
    if _is_pdf(path, data):
        pages, blocks, findings = read_pdf(path, data, ocr=ocr, step=step, processes=processes)
        return _extract(path, pages, blocks, findings)
    text = text_of(data)
    pages = html_pages(text) if _HTML.match(text[:2000]) else text_pages(text)
    return _extract(path, pages, blocks_of_text(pages), ())


def _is_pdf(path: Path, data: bytes) -> bool:
    return path.suffix.casefold() == ".pdf" or data[:1024].lstrip().startswith(b"%PDF-")


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise unreadable(
            path,
            "document.missing",
            "is a folder",
            expected="A PDF or a text file was expected.",
            action="Name the file.",
        ) from None
    except OSError as fault:
        raise unreadable(
            path,
            "document.missing",
            f"cannot be opened ({fault.strerror})",
            expected="A PDF or a text file was expected.",
            action="Check the path and the permissions.",
        ) from None
    if not data.strip():
        raise unreadable(
            path,
            "document.empty",
            "the file is empty",
            expected="A PDF or a text file with words was expected.",
            action="Download or export it again.",
        )
    return data


def _extract(path: Path, pages: Sequence[Page], blocks: Sequence[Block], findings: Sequence[Finding]) -> Extract:
    text = "\n".join(texts_of(blocks))
    title = title_of(blocks)
    return Extract(
        name=path.name,
        language=language_of(text),
        pages=tuple(pages),
        blocks=tuple(blocks),
        year=year_of_document(blocks, title, pages, path.stem),
        title=title,
        findings=tuple(findings),
    )


def title_of(blocks: Sequence[Block]) -> str:
    """The first words that say it is a report, else the first heading, else the first words that may be a title."""
    first = [block for block in blocks[:_TITLE_BLOCKS] if isinstance(block, Passage) and not names_nothing(block.text)]
    named = [block.text for block in first if names_report(block.text)]
    headings = [block.text for block in first if block.kind == "heading"]
    return next(iter(named or headings or [block.text for block in first]), "")
