"""What of a figure was inferred and does not stand on the page: a finding that rests on it is no certainty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.decision import How
from assay.reader.phrases import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.core.findings import Finding
    from assay.reader.claim import Claim

# The ways in which the steps before the audit tell what the page leaves open.
_INFERRED = frozenset(
    {
        How.YEAR_DOCUMENT,
        How.YEAR_NEWEST_FIRST,
        How.YEAR_USUAL,
        How.YEAR_OPEN,
        How.YEAR_MIXED,
        How.YEAR_OTHER_SIDE,
        How.YEAR_BY_SUMS,
        How.YEAR_UNSAID,
        How.UNIT_RELATIONS,
        How.DIMENSIONS_SITE,
    }
)

# Checks that are silent where the figure would agree with those of another year.
_TRIED_IN_ALL_YEARS = frozenset({"read.formula"})


def inferred(claim: Claim) -> frozenset[str]:
    """Which of year, unit and dimensions a claim has by inference."""
    return frozenset(decision.how.about for decision in claim.decided if decision.how in _INFERRED)


def tempered(finding: Finding, claims: Mapping[int, Claim]) -> Finding:
    """An error that rests on an inferred figure is a warning: the page may mean another year, unit or part.

    Within one table all figures are of one year, whichever that is, so there an inferred year does no harm.
    """
    if finding.severity != "error":
        return finding
    rests_on = [claims[int(number)] for name, number in finding.details if name == "claim" and int(number) in claims]
    missing = {name for claim in rests_on for name in inferred(claim)}
    if _one_table(rests_on) or finding.code in _TRIED_IN_ALL_YEARS:
        missing.discard("year")
    if not missing:
        return finding
    what = joined((phrase(f"inferred_{name}") for name in sorted(missing)), ", ")
    sure = phrase("inferred", what=what)
    details = tuple((name, sure.en if name == "sure" else said) for name, said in finding.details)
    spoken = tuple((name, sure if name == "sure" else said) for name, said in finding.in_languages)
    return replace(finding, severity="warning", details=details, in_languages=spoken)


def _one_table(claims: Sequence[Claim]) -> bool:
    return bool(claims) and claims[0].grid is not None and len({claim.grid for claim in claims}) == 1
