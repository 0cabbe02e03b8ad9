"""Rows that their list alone explains: "Others" among regions is the other regions, "Total" below them all of them.

The rows of one list stand under the same labels and are in one unit. Where all that have a metric have the same one,
and differ in the member of one dimension, a row "Others" is of its other members, and a row "Total" of all.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of
from assay.reader.decision import How, decision
from assay.reader.naming.label_words import slug
from assay.reader.naming.member_words import OTHERS, split_of, without_filler

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

_FEWEST = 2
_List = tuple[object, ...]


def by_siblings(claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims, those of such rows with the metric of their list."""
    lists: dict[_List, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.grid is not None and claim.source == "table" and claim.labels and claim.metric:
            lists[_list_of(claim)].append(claim)
    return tuple(
        claim if claim.metric or claim.grid is None or claim.source != "table" else _told(claim, lists, lexicon)
        for claim in claims
    )


def _list_of(claim: Claim) -> _List:
    return claim.grid, claim.labels[:-1], claim.unit, claim.column


def _told(claim: Claim, lists: Mapping[_List, list[Claim]], lexicon: Lexicon) -> Claim:
    rows = lists.get(_list_of(claim), []) if claim.labels else []
    last = next((each.how for each in reversed(claim.decided) if each.how.about == "metric"), None)
    if len(rows) < _FEWEST or last is not How.METRIC_NONE or len({row.metric for row in rows}) != 1:
        return claim
    cuts = [dict(row.dimensions) for row in rows]
    names = {name for cut in cuts for name in cut if len({other.get(name) for other in cuts}) > 1}
    if len(names) != 1 or any(row.part_of for row in rows):
        return claim
    (name,) = names
    words = split_of(claim.labels[-1], lexicon).words
    common = {key: member for key, member in cuts[0].items() if key != name}
    if words in OTHERS and name in lexicon.catalogue.dimensions:
        common[name] = lexicon.members.get(name, {}).get(words, slug(claim.labels[-1]))
        if common[name] in {cut.get(name) for cut in cuts}:
            return claim
    elif not _is_total(words, lexicon) or any(name not in cut for cut in cuts):
        return claim
    metric = rows[0].metric
    why = decision(How.METRIC_ROWS_BEFORE, metric=metric, code=claim.kpi)
    return replace(
        claim,
        metric=metric,
        dimensions=dimensions_of(common),
        kpi=claim.kpi or rows[0].kpi,
        decided=(*claim.decided, why),
    )


def _is_total(words: str, lexicon: Lexicon) -> bool:
    total = lexicon.kinds["total"]
    return total.said(words) and not without_filler(total.removed(words), lexicon)
