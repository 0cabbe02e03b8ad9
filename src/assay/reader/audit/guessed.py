"""What of a figure was inferred and does not stand on the page: a finding that rests on it is no certainty."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.phrases import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.core.findings import Finding
    from assay.reader.claim import Claim

# How the steps before the audit word, in a claim's ``decided``, what the page leaves open.
_INFERRED = {
    "year": re.compile(
        r"^(?:No column or heading names a year|No years are printed over the columns|The sentence names no period"
        r"|year: )"
    ),
    "unit": re.compile(r"^unit: none is printed; in "),
    "dimensions": re.compile(r"^dimensions: .* by which the figures of this table differ"),
}

# Checks that are silent where the figure would agree with those of another year.
_TRIED_IN_ALL_YEARS = frozenset({"read.formula"})


def inferred(claim: Claim) -> frozenset[str]:
    """Which of year, unit and dimensions a claim has by inference."""
    return frozenset(
        name for name, worded in _INFERRED.items() if any(worded.match(sentence) for sentence in claim.decided)
    )


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
