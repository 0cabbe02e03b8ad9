"""Figures of one metric that a table prints for several places: each gets its place, the group's stays whole.

A table may have a column or a group of rows for each plant, subsidiary or segment. Without the place all of them would
claim to be the figure of the group. The label in which such claims differ is the place, unless it names a metric.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of
from assay.core.missing import Missing
from assay.reader.decision import How, decision
from assay.reader.naming.label_words import slug
from assay.reader.naming.member_words import OTHERS, lone_member, members_in, split_of, without_filler
from assay.reader.naming.metric_words import named_in
from assay.reader.naming.places import REGION, SITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

_GROUP = re.compile(r"\b(?:group|consolidated)$|(?:集團|集团|合併|合并)$", re.IGNORECASE)
_BESIDE_GROUP = 2
# People, counts and rank are no places.
_NO_PLACE = re.compile(
    r"(?<![a-z])(?:employee|member|management|manager|executive|director|people|person|newly|new|cumulative"
    r"|accumulated|number|rate|average|month|period|date)(?![a-z])|雇员|人员|管理层|人数|总数|新增|累计|数目|数量|个月|日期|期间"
)


def told_apart(claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims, those of several places in one table with the dimension ``site``."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.metric and claim.grid is not None and claim.fiscal_year is not None and claim.source == "table":
            groups[claim.grid, claim.metric, claim.dimensions, claim.fiscal_year, claim.unit].append(claim)
    given: dict[int, Claim] = {}
    for group in groups.values():
        if len(group) > 1 and sum(not isinstance(claim.value, Missing) for claim in group) > 1:
            given |= _placed(group, lexicon)
    return tuple(given.get(claim.id, claim) for claim in claims)


def _placed(group: Sequence[Claim], lexicon: Lexicon) -> dict[int, Claim]:
    common = set(group[0].labels).intersection(*(claim.labels for claim in group[1:]))
    places = [_place(claim, common, lexicon) for claim in group]
    whole = [place for place in places if _GROUP.search(place)]
    if len(whole) == 1 and len(places) > _BESIDE_GROUP:
        # "Kent | Essex | Orchard Group": the group's own figure stays whole.
        places = ["" if place == whole[0] else place for place in places]
    named = [place for place in places if place]
    # Two figures without a place, or two of one place, differ in something else.
    if len(named) < len(group) - 1 or len(set(named)) != len(named) or not named:
        return {}
    return {
        claim.id: replace(
            claim,
            dimensions=dimensions_of({**dict(claim.dimensions), SITE: slug(place)}),
            decided=(*claim.decided, decision(How.DIMENSIONS_SITE, words=place)),
        )
        for claim, place in zip(group, places, strict=True)
        if place and slug(place)
    }


def _place(claim: Claim, common: set[str], lexicon: Lexicon) -> str:
    for label in claim.labels:
        split = split_of(label, lexicon)
        if label in common or not split.words or split.announces:
            continue
        bare = without_filler(lexicon.any_kind.removed(split.words), lexicon)
        if members_in(split.words, tuple(name for name, _ in claim.dimensions), (), lexicon)[0]:
            continue  # "women in the C-suite" are people, not a place
        if split.words in OTHERS or lone_member(split.words, (), lexicon).keys() - {REGION}:
            continue
        if not bare or _NO_PLACE.search(bare) or named_in(split.words, "", (), claim.unit, lexicon):
            continue
        if not _of_the_metric(bare, claim, lexicon):
            return label
    return ""


def _of_the_metric(words: str, claim: Claim, lexicon: Lexicon) -> bool:
    """Whether the words are of the metric's own vocabulary: they say what is measured, not where."""
    left = words
    for rule in lexicon.rules_of(_amount(claim.metric, lexicon)):
        left = rule.also.removed(rule.says.removed(left))
    return not without_filler(left, lexicon)


def _amount(metric: str, lexicon: Lexicon) -> str:
    derived = lexicon.catalogue.metrics[metric].derived
    return derived.of if derived else metric
