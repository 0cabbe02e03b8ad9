"""What a figure cannot be of, by its look or by the column that stands over it, whatever its row is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.naming.cuts import says_employees
from assay.reader.naming.member_words import Split, split_of
from assay.reader.naming.metric_words import named_in
from assay.reader.naming.unit_fit import family_of

if TYPE_CHECKING:
    from assay.catalogue.metric import Metric
    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

_COUNTS = re.compile(r"(?:total |cumulative |overall )*(?:number|hour|no) of (?P<what>.+)")
# 失能件數, 就醫次數 over 員工.
_COUNTS_ELSE = re.compile(r"(?:件|次|宗|起|天|日|时|小时)数$|频率$")
_PEOPLE = re.compile(
    r"(?<![a-z])(?:employee|people|person|head|member|director|manager|men|women|female|male)(?![a-z])"
)
_CONSUMED = re.compile(r"consum|\bus(?:ed|e|age)\b|耗|用", re.IGNORECASE)


def counts_else(metric: Metric, claim: Claim, above: list[Split], lexicon: Lexicon) -> bool:
    """Whether a figure cannot be of a metric, because of what it looks like or of what stands right over it."""
    if claim.decimals and claim.unit is None:
        return _in_parts(metric, above, lexicon)
    if metric.id == "fuel_consumed":
        return _given_off(claim, above, lexicon)
    return metric.id == "employees" and _headed_otherwise(claim, above[-2:], lexicon)


def _in_parts(metric: Metric, above: list[Split], lexicon: Lexicon) -> bool:
    """Whether a figure with decimals is none of a metric: nobody is counted in parts, nor a case under a rate."""
    family = family_of(metric.unit)
    return family == "people" or (family == "count" and any(lexicon.kinds["rate"].said(split.words) for split in above))


def _given_off(claim: Claim, above: list[Split], lexicon: Lexicon) -> bool:
    """Whether "Diesel" in tonnes stands right below emissions, and does not say that it is what was used."""
    mass = claim.unit is not None and family_of(claim.unit) == "mass"
    if not mass or not above or _CONSUMED.search(claim.labels[-1]):
        return False
    named = named_in(above[-1].words, "", (), None, lexicon)[:1]
    return any(family_of(lexicon.catalogue.metrics[each.metric].unit) == "ghg" and not each.left for each in named)


def _headed_otherwise(claim: Claim, above: list[Split], lexicon: Lexicon) -> bool:
    """Whether a column over people counts something else: "Total number of training sessions" over "Managers",
    "Fatalities" over "Employees"."""
    if any(_COUNTS_ELSE.search(split.words) for split in above):
        return True
    if any(
        (hit := _COUNTS.match(split.words)) and not _PEOPLE.search(hit["what"]) and not split.announces
        for split in above
    ):
        return True
    bare = bool(claim.labels) and says_employees(split_of(claim.labels[-1], lexicon).words)
    return bare and any(_names_another(split, claim, lexicon) for split in above)


def _names_another(split: Split, claim: Claim, lexicon: Lexicon) -> bool:
    """Whether a heading is, word for word, the name of something that is had, done or suffered by people."""
    named = named_in(split.words, "", (), claim.unit, lexicon)
    return bool(named) and not named[0].left and named[0].metric != "employees"
