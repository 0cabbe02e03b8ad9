"""A PDF as pages and blocks: the text layer where it is worth something, letters told from the picture where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.reader.layout_blocks import blocks_of_pages
from assay.reader.pdf_pages import opened, pdf_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assay.reader.block import Block
    from assay.reader.page import Box, Page


def read_pdf(
    path: Path, data: bytes, *, ocr: bool, step: Callable[[str], None]
) -> tuple[tuple[Page, ...], tuple[Block, ...], tuple[Finding, ...]]:
    """All pages of a PDF, its blocks in reading order, and what could not be read."""
    pages: list[Page] = []
    rules: list[tuple[Box, ...]] = []
    findings: list[Finding] = []
    with opened(path, data) as document:
        for index in range(len(document)):
            found = pdf_page(document, index)
            pages.append(found.page)
            rules.append(found.rules)
            if index % 20 == 19:
                step(f"page {index + 1} of {len(document)}")
    blocks, numbered = blocks_of_pages(pages, rules, step)
    return numbered, blocks, tuple(findings)
