"""Which paragraphs stay with what follows them."""

from __future__ import annotations

import pytest

from assay.render.leading import leads_into
from assay.report.document import BulletList, Paragraph, Run

LIST = BulletList(items=((Run(text="One"),),))
WORDS = Paragraph(runs=(Run(text="Words."),))


@pytest.mark.parametrize(
    ("runs", "following", "stays"),
    [
        ((Run(text="Three things were done:"),), LIST, True),
        ((Run(text="Steps taken", bold=True),), WORDS, True),
        ((Run(text="Steps.", bold=True), Run(text=" And words.")), WORDS, False),
        ((Run(text="Words."),), WORDS, False),
        ((Run(text="Steps taken", bold=True),), None, False),
        ((Run(text="A long paragraph. " * 20),), LIST, False),
    ],
)
def test_words_stay_with_what_they_lead_into(runs: tuple[Run, ...], following: object, stays: bool) -> None:
    assert leads_into(Paragraph(runs=runs), following) is stays  # type: ignore[arg-type]
