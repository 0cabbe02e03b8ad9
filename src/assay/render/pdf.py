"""The printed report: tagged PDF (PDF/UA-1), set by Typst with the fonts of this package and no others."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import typst

from assay.render.anchors import check_document
from assay.render.glyphs import FONT_FOLDER
from assay.render.print_tree import print_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.report.document import Document

_TEMPLATE = Path(__file__).parent / "typst" / "main.typ"


@dataclass(frozen=True, slots=True)
class PdfResult:
    """``pages`` gives the page, counted and printed from 1 at the cover, of every anchor: sections, tables,
    charts, indexes, and each printed figure. ``figure_pages`` gives the pages on which a fact is printed, one for
    each place in reading order, by its key; facts that are not printed are not in it."""

    content: bytes
    pages: Mapping[str, int]
    figure_pages: Mapping[str, tuple[int, ...]]

    @property
    def fact_pages(self) -> Mapping[str, int]:
        """The first page on which each fact is printed."""
        return {key: pages[0] for key, pages in self.figure_pages.items()}


def render_pdf(document: Document) -> PdfResult:
    """Set a document. The same document gives the same bytes.

    Raises ValueError for a document that cannot be set (see ``check_document``), and ``typst.TypstError``
    where the template is at fault.
    """
    check_document(document)
    tree, places_of = print_tree(document)
    day = document.published_on
    compiler = _compiler()
    content = compiler.compile(
        input=str(_TEMPLATE),
        format="pdf",
        sys_inputs={"document": json.dumps(tree, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    if not isinstance(content, bytes):
        raise TypeError("the report was not set as one PDF")
    places = json.loads(compiler.query("<assay-pages>", field="value", one=True))
    pages = _first_pages(places)
    figure_pages = {key: tuple(pages[anchor] for anchor in anchors) for key, anchors in places_of.items()}
    return PdfResult(content, MappingProxyType(pages), MappingProxyType(figure_pages))


@cache
def _compiler() -> typst.Compiler:
    """One compiler for all documents: fonts are read once, and what did not change is not set again."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])
    return typst.Compiler(input=str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=fonts, ignore_system_fonts=True)


def _first_pages(places: list[tuple[str, int]]) -> dict[str, int]:
    pages: dict[str, int] = {}
    for name, page in places:
        pages.setdefault(name, page)
    return pages
