"""A document of one section, for tests that look at one thing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assay.report.document import Document, Section

if TYPE_CHECKING:
    from assay.core.languages import Language
    from assay.report.document import Block


def small_document(*blocks: Block, language: Language = "en", title: str = "Report") -> Document:
    return Document(
        language=language,
        title=title,
        organisation="Lantern",
        year_label="2025",
        published_on=date(2026, 4, 20),
        sections=(Section(id="only", title="Only", level=1, blocks=blocks),),
    )
