"""Rows that name a member and no metric: the metric of their table whose total they add up to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.core.interval import Interval
from assay.reader.relations_of import Figure, figures_of, in_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.reader.claim import Claim
    from assay.reader.relations_of import Rulebook

# One row alone that equals a total is no split.
_SMALLEST_SPLIT = 2


def settle_orphans(claims: Sequence[Claim], rules: Rulebook) -> tuple[Claim, ...]:
    """Such rows get a metric where their sum is its total in every year that both are printed for."""
    orphans: dict[tuple[int, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.metric and len(claim.dimensions) == 1 and claim.grid is not None and claim.interval is not None:
            family = claim.unit.family if claim.unit else ""
            orphans[claim.grid, claim.dimensions[0][0], family].append(claim)
    given: dict[int, Claim] = {}
    for group in orphans.values():
        for owner in _owners(group, claims, rules):
            why = f"metric: {owner.metric}, since the rows add up to its total"
            for claim in group:
                given[claim.id] = replace(
                    claim, metric=owner.metric, kpi=claim.kpi or owner.kpi, decided=(*claim.decided, why)
                )
            break
    return tuple(given.get(claim.id, claim) for claim in claims)


def _owners(group: Sequence[Claim], claims: Sequence[Claim], rules: Rulebook) -> list[Claim]:
    """Totals of the same table that the group adds up to, the nearest first."""
    grid, dimension = group[0].grid, group[0].dimensions[0][0]
    first = min(claim.row or 0 for claim in group)
    totals: dict[str, list[Claim]] = defaultdict(list)
    split: set[str] = set()
    for claim in claims:
        metric = rules.catalogue.metrics.get(claim.metric)
        if claim.grid == grid and metric and metric.aggregate == "sum" and metric.splits_over(dimension):
            if not claim.dimensions:
                totals[claim.metric].append(claim)
            elif claim.dimensions[0][0] == dimension and len(claim.dimensions) == 1:
                split.add(claim.metric)
    found = [
        listed[0]
        for name, listed in totals.items()
        if name not in split and _adds_up(group, name, figures_of(listed, rules.catalogue), rules)
    ]
    return sorted(found, key=lambda claim: abs((claim.row or 0) - first))


def _adds_up(
    group: Sequence[Claim], name: str, totals: Mapping[tuple[str, object, int], tuple[Figure, ...]], rules: Rulebook
) -> bool:
    held = 0
    for (_, _, year), listed in totals.items():
        parts = [claim for claim in group if claim.fiscal_year == year]
        intervals = [in_unit(claim, rules.catalogue.metrics[name]) for claim in parts]
        members = {claim.dimensions for claim in parts}
        if len(parts) < _SMALLEST_SPLIT or len(members) != len(parts):
            continue
        total = Interval.exactly(0)
        for interval in intervals:
            if interval is None:
                return False
            total = total + interval
        if not total.meets(listed[0].interval):
            return False
        held += 1
    return held > 0
