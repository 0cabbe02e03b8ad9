"""What an error of ours kept from being read, told in the reading itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.provenance import Place
from assay.reader.decision import How
from assay.reader.phrases import joined, phrase, place_of
from assay.reader.worded import worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.core.findings import Finding
    from assay.core.languages import Text
    from assay.reader.block import Extract
    from assay.reader.claim import Claim
    from assay.reader.unplaced import Unplaced

_MOST_PAGES = 8


def not_read(extract: Extract, what: Text) -> Finding:
    """``what`` of a document could not be read."""
    return worded(
        code="read.fault",
        severity="warning",
        place=Place(extract.name),
        message=phrase("fault-message", what=what),
        expected=phrase("fault-expected"),
        action=phrase("fault-action"),
    )


def figures_not_read(extract: Extract, claims: Sequence[Claim], unplaced: Sequence[Unplaced]) -> tuple[Finding, ...]:
    """One finding about figures that were not read, one about figures of which the label was not."""
    figures = [one for one in unplaced if one.reason == "fault"]
    names = [one for one in claims if any(told.how is How.METRIC_FAULT for told in one.decided)]
    return tuple(
        not_read(extract, phrase(words, count=len(found), pages=_pages(found)))
        for words, found in (("fault-figures", figures), ("fault-names", names))
        if found
    )


def _pages(found: Sequence[Claim] | Sequence[Unplaced]) -> Text:
    places = list(dict.fromkeys((one.page, None if one.page else one.line) for one in found))
    return joined([place_of(*place) for place in places[:_MOST_PAGES]], ", ")
