"""Gases side by side: a table with a column for each gas prints parts of its rows, and the whole in one column only."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.decision import How, decision
from assay.reader.figures.unit_words import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.claim import Claim

_GAS = re.compile(
    r"(?<![A-Za-z])(?:[kM]?t|kg|g|tonnes?|tons?|噸|吨|公噸)?\s?(?:of\s+)?(CO2|CH4|N2O|HFCs?|PFCs?|SF6|NF3)(?![A-Za-z0-9-])",
    re.IGNORECASE,
)
_EQUIVALENT = re.compile(r"CO2-?e", re.IGNORECASE)
_OTHER = re.compile(r"others?(?:\s+gas(?:es)?)?|其他(?:氣體|气体)?", re.IGNORECASE)
# So many different gases in one row are columns of gases.
_LEAST = 3


def without_gases(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, those of one gas in a table of several being no figure of the whole that their row names."""
    rows: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.metric and claim.grid is not None and claim.row is not None:
            rows[claim.grid, claim.row].append(claim)
    parts: set[int] = set()
    for row in rows.values():
        gases = {claim.id: gas for claim in row if (gas := _gas(claim))}
        if len(set(gases.values())) >= _LEAST:
            parts |= gases.keys()
            parts |= {claim.id for claim in row if any(_OTHER.fullmatch(label) for label in claim.labels[:-1])}
    return tuple(
        replace(claim, metric="", dimensions=(), decided=(*claim.decided, decision(How.METRIC_NONE)))
        if claim.id in parts
        else claim
        for claim in claims
    )


def _gas(claim: Claim) -> str:
    """The single gas that the unit or the heading of the column names."""
    for words in (claim.unit_printed, *reversed(claim.labels[:-1])):
        plain = folded(words)
        found = _GAS.fullmatch(plain)
        if found is not None and not _EQUIVALENT.search(plain):
            return found[1].casefold().rstrip("s")
    return ""
