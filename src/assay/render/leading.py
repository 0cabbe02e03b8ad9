"""Which paragraphs lead into what follows them, and may not stand alone at the foot of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.report.document import BulletList

if TYPE_CHECKING:
    from assay.report.document import Block, Paragraph

# Longer ones are no lead: a page may well end after them.
_SHORT = 240


def leads_into(paragraph: Paragraph, following: Block | None) -> bool:
    """Whether a paragraph stays with the block after it: words over a list, or words that are bold throughout."""
    if following is None or sum(len(run.text) for run in paragraph.runs) > _SHORT:
        return False
    bold = [run.bold for run in paragraph.runs if run.text.strip()]
    return isinstance(following, BulletList) or (bool(bold) and all(bold))
