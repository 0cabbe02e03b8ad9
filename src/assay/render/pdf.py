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

from assay.render.anchors import check_anchors, fact_anchor
from assay.render.glyphs import FONT_FOLDER
from assay.render.print_tree import print_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.report.document import Document

_TEMPLATE = Path(__file__).parent / "typst" / "main.typ"


@dataclass(frozen=True, slots=True)
class PdfResult:
    """``pages`` gives the page, counted and printed from 1 at the cover, of every anchor: sections, tables,
    charts, indexes, and each printed figure (see ``page_of_fact``)."""

    content: bytes
    pages: Mapping[str, int]

    def page_of_fact(self, fact_key: str) -> int | None:
        """The first page on which a fact is printed; None if it is not."""
        return self.pages.get(fact_anchor(fact_key))


def render_pdf(document: Document) -> PdfResult:
    """Set a document. The same document gives the same bytes.

    Raises ValueError for an anchor used twice, and ``typst.TypstError`` where the template is at fault.
    """
    check_anchors(document)
    day = document.published_on
    compiler = _compiler()
    content = compiler.compile(
        input=str(_TEMPLATE),
        format="pdf",
        sys_inputs={"document": json.dumps(print_tree(document), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    places = json.loads(compiler.query("<assay-pages>", field="value", one=True))
    return PdfResult(content, MappingProxyType(_first_pages(places)))


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
