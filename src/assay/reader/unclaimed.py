"""Figures of tables of which too little is printed to claim anything: they are listed with the reason, not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.reader.decision import How
from assay.reader.standing import how_told
from assay.reader.unplaced import Unplaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.claim import Claim
    from assay.reader.unplaced import UnplacedReason


def claimed(claims: Sequence[Claim], year: int | None) -> tuple[tuple[Claim, ...], tuple[Unplaced, ...]]:
    """The claims that say enough, and what is left of the others. ``year`` is that of the document.

    Only cells of tables that no metric fits are left out; on published reports fewer than one in three of them were
    read right (docs/verification.md). Where the document itself has no year, that a figure has none is no doubt. A cell
    without a unit is left out on pages with geometry, where the unit stands somewhere about the table and was missed
    far more often than not; in text, where many rows have none, it stays.
    """
    reasons = [(claim, _lacking(claim, year)) for claim in claims]
    return (
        tuple(claim for claim, reason in reasons if reason is None),
        tuple(_unplaced(claim, reason) for claim, reason in reasons if reason is not None),
    )


def _lacking(claim: Claim, year: int | None) -> UnplacedReason | None:
    if claim.source != "table" or claim.metric or claim.kpi:
        return None
    if how_told(claim, "unit") != "open":
        return "no_year" if year is not None and claim.fiscal_year is None else None
    if how_told(claim, "name") == "open":
        return "no_name_no_unit"
    if year is not None and not _has_year(claim):
        return "no_year_no_unit"
    return "no_unit" if claim.box is not None else None


def _has_year(claim: Claim) -> bool:
    """Whether anything of its table tells the year of a figure."""
    return claim.fiscal_year is not None and all(each.how is not How.YEAR_DOCUMENT for each in claim.decided)


def _unplaced(claim: Claim, reason: UnplacedReason) -> Unplaced:
    return Unplaced(
        printed=claim.printed, reason=reason, page=claim.page, line=claim.line, box=claim.box, quote=claim.quote
    )
