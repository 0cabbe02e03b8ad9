"""Changes told in sentences: "fell by 4.1% compared with 2024".

A growth is one on the year before; what is compared with a base year, or with anything else, is no such figure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.interval import Interval
from assay.reader.decision import How, decision
from assay.reader.figures.years import years_in

if TYPE_CHECKING:
    from assay.reader.claim import Claim, Qualifier

_BEFORE = re.compile(
    r"\b(?:last|previous|prior|preceding) (?:financial |fiscal |reporting )?(?:year|period)|\bthe year before"
    r"|\bcorresponding period|\byear[- ](?:on|over)[- ]year|\by-?o-?y\b|上一?年|去年|前一年|同期|同比|按年",
    re.IGNORECASE,
)
_BASE = re.compile(r"\bbase ?(?:line|year)|基準|基准|基年", re.IGNORECASE)
_AGAINST = re.compile(
    r"(?:\b(?:compared?|comparing|comparison|relative)\s+(?:with|to)|\b(?:from|than|against|versus|vs\.?|over|on)"
    r"|[較较比與与]|相比)"
    r"\s*(?:[\d,.]+\s+[^\s\d]+\s+in\s+)?(?:that\s+(?:of|in)\s+|those\s+(?:of|in)\s+|the\s+)?(?:level\s+(?:of|in)\s+)?(?:FY\s*)?",
    re.IGNORECASE,
)
# How far behind a figure its comparison may stand.
_NEAR = 90
_TURNED: dict[Qualifier, Qualifier] = {"over": "under", "under": "over", "at_least": "at_most", "at_most": "at_least"}


def as_change(claim: Claim, text: str, start: int, end: int) -> Claim:
    """A percentage by which something rose or fell, told as the change that it is.

    ``text`` is the sentence, ``start`` and ``end`` the place of the figure in it. A fall against the year before is
    negative. What is compared with another year stays as printed and is of no metric.
    """
    if not claim.labels or claim.labels[-1] not in ("increase", "decrease") or claim.source != "prose":
        return claim
    if claim.unit is None or claim.unit.symbol != "%":
        return claim
    year_before = _compares_with_year_before(text, start, end, claim.fiscal_year)
    if year_before is False:
        return replace(claim, aside=True)
    if claim.labels[-1] == "increase" or not year_before or not isinstance(claim.value, Decimal):
        return claim
    span = claim.interval
    return replace(
        claim,
        labels=(*claim.labels[:-1], "change"),
        value=-claim.value,
        interval=Interval(-span.high, -span.low) if span else None,
        qualifier=_TURNED.get(claim.qualifier, claim.qualifier),
        decided=(*claim.decided, decision(How.VALUE_SAID_FALL)),
    )


def _compares_with_year_before(text: str, start: int, end: int, year: int | None) -> bool | None:
    """Whether the comparison nearest to a figure, after it before in front of it, is with the year before; ``None``
    where nothing is compared."""
    after, before = text[end : end + _NEAR], text[:start]
    for words in (re.split(r"\d\s*[%％]", after)[0], before):
        found = _told(words, year)
        if found is not None:
            return found
    return None


def _told(words: str, year: int | None) -> bool | None:
    if _BASE.search(words):
        return False
    named = [
        item.year
        for match in _AGAINST.finditer(words)
        for item in years_in(words[match.end() :])[:1]
        if item.start <= 1
    ]
    if named:
        return year is None or named[0] == year - 1
    return True if _BEFORE.search(words) else None
