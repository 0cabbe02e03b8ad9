"""A row that says no more than "Total" or "Total emissions", in tonnes of carbon dioxide equivalent: the total of the
scopes that the rows before it print, where these add up to it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.core.interval import Interval
from assay.reader.decision import How, decision
from assay.reader.naming.member_words import split_of, without_filler
from assay.reader.naming.unit_fit import family_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

_TWO, _THREE = "ghg_emissions", "ghg_emissions_with_scope_3"
_POWER = ("scope_2", "electricity_emissions")
_EMITTED = re.compile(r"(?<![a-z])(?:ghg|emission|carbon)(?![a-z])|温室气体|排放量?|碳")
_FEWEST, _MOST = 2, 20


def with_scope_totals(claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims, such totals with their metric."""
    columns: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        if claim.grid is not None and claim.source == "table" and claim.unit and family_of(claim.unit) == "ghg":
            columns[claim.grid, claim.column].append(at)
    done = list(claims)
    for places in columns.values():
        for n, at in enumerate(places):
            if done[at].metric in ("", _TWO) and _is_total(done[at], lexicon):
                metric = _of(done[at], [done[place] for place in places[max(0, n - _MOST) : n]])
                if metric and metric != done[at].metric:
                    why = decision(How.METRIC_TOTAL, metric=metric)
                    kpi = done[at].kpi or lexicon.kpi(metric)
                    done[at] = replace(done[at], metric=metric, kpi=kpi, decided=(*done[at].decided, why))
    return tuple(done)


def _is_total(claim: Claim, lexicon: Lexicon) -> bool:
    if not claim.labels or claim.dimensions or claim.interval is None:
        return False
    words = split_of(claim.labels[-1], lexicon).words
    total = lexicon.kinds["total"]
    return total.said(words) and not without_filler(_EMITTED.sub(" ", total.removed(words)), lexicon)


def _of(total: Claim, before: Sequence[Claim]) -> str:
    """The total that the nearest rows before add up to; ``""`` where they do not, or print no purchased energy."""
    summed = Interval.exactly(0)
    taken: list[Claim] = []
    for claim in reversed(before):
        if claim.interval is None or claim.unit != total.unit or not claim.metric:
            return ""
        summed = summed + claim.interval
        taken.append(claim)
        if len(taken) >= _FEWEST and total.interval is not None and summed.meets(total.interval):
            if not any(each.metric.startswith(_POWER) for each in taken):
                return ""
            return _THREE if any(each.metric.startswith("scope_3") for each in taken) else _TWO
    return ""
