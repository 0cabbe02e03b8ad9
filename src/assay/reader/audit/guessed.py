"""What of a figure was inferred and does not stand on the page: a finding that rests on it is no certainty."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.decision import How
from assay.reader.phrases import joined, phrase
from assay.reader.standing import how_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.core.findings import Finding
    from assay.reader.claim import Claim


# Checks that are silent where the figure would agree with those of another year.
_TRIED_IN_ALL_YEARS = frozenset({"read.formula"})
# A unit that was chosen among others. What counts people, hours or a rate leaves no choice, printed or not.
_UNIT_CHOSEN = frozenset({How.UNIT_RELATIONS, How.UNIT_BLANK})
# The part that a figure is of, told by words that nobody knows.
_PART_SUPPOSED = frozenset({How.DIMENSIONS_SITE, How.METRIC_PLACE_BEHIND})
# "Other fuels" are what is left of the fuels that have rows of their own, and not all of them.
_REMAINDER = re.compile(r"(?:other|remaining|miscellaneous|rest)\b|其他|其它|其餘|其余", re.IGNORECASE)


def inferred(claim: Claim) -> frozenset[str]:
    """Which of year, unit, name and dimensions of a claim are not printed for it, so that another could be meant."""
    ways = {decision.how for decision in claim.decided}
    unit_told = how_told(claim, "unit") != "open" and not ways & _UNIT_CHOSEN
    rest = bool(claim.metric and not claim.dimensions and claim.labels and _REMAINDER.match(claim.labels[-1]))
    parts = {
        "year": how_told(claim, "year") == "printed",
        "unit": unit_told,
        "name": how_told(claim, "name") == "printed",
        "dimensions": not rest and not ways & _PART_SUPPOSED,
    }
    return frozenset(part for part, told in parts.items() if not told)


def tempered(finding: Finding, claims: Mapping[int, Claim]) -> Finding:
    """An error that rests on a figure which does not stand by itself is a warning: the page may mean something else.

    Within one table all figures are of one year, whichever that is, so there an inferred year does no harm; nor does it
    where the check has tried the figure of a table in all years.
    """
    if finding.severity != "error":
        return finding
    rests_on = [claims[int(number)] for name, number in finding.details if name == "claim" and int(number) in claims]
    missing = {name for claim in rests_on for name in inferred(claim)}
    tabled = all(claim.source == "table" for claim in rests_on)
    if _one_table(rests_on) or (tabled and finding.code in _TRIED_IN_ALL_YEARS):
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
