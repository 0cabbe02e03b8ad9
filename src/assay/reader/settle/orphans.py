"""Rows that name a member and no metric: the metric of their table whose total they add up to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.core.interval import Interval
from assay.reader.decision import How, decision
from assay.reader.naming.label_words import slug
from assay.reader.settle.relations import figures_of, in_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.catalogue.dimension import Dimensions
    from assay.reader.claim import Claim
    from assay.reader.settle.relations import Figures, Rulebook

# One row alone that equals a total is no split.
_SMALLEST_SPLIT = 2
# "Over 70" is less than any sum, and proves none.
_BOUNDS = frozenset({"over", "under", "at_least", "at_most", "range"})
# Further below a total stands another matter.
_LONGEST_RUN = 12


def settle_orphans(claims: Sequence[Claim], rules: Rulebook) -> tuple[Claim, ...]:
    """Such rows get a metric where their sum is its total in every year that both are printed for."""
    orphans: dict[tuple[int, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.metric and len(claim.dimensions) == 1 and claim.grid is not None and claim.interval is not None:
            family = claim.unit.family if claim.unit else ""
            orphans[claim.grid, claim.dimensions[0][0], family].append(claim)
    by_grid: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.grid is not None and claim.metric:
            by_grid[claim.grid].append(claim)
    given: dict[int, Claim] = {}
    for (grid, _, _), group in orphans.items():
        for owner in _owners(group, by_grid[grid], rules):
            why = decision(How.METRIC_TOTAL, metric=owner.metric)
            for claim in group:
                given[claim.id] = replace(
                    claim, metric=owner.metric, kpi=claim.kpi or owner.kpi, decided=(*claim.decided, why)
                )
            break
    return tuple(given.get(claim.id, claim) for claim in claims)


def settle_parts(claims: Sequence[Claim], rules: Rulebook) -> tuple[Claim, ...]:
    """Rows of unknown words right below a total that add up to it are its parts, by its one open dimension."""
    rows: dict[int, dict[int, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.grid is not None and claim.row is not None and claim.source == "table":
            rows[claim.grid][claim.row].append(claim)
    given: dict[int, Claim] = {}
    for by_row in rows.values():
        for row, totals in by_row.items():
            dimension = _open_dimension(totals[0], rules)
            if dimension:
                for claim in _run_below(row, totals, by_row, rules):
                    why = decision(How.METRIC_BELOW, metric=totals[0].metric)
                    given[claim.id] = replace(
                        claim,
                        metric=totals[0].metric,
                        dimensions=_cut(claim, totals[0].metric, dimension, rules),
                        kpi=claim.kpi or totals[0].kpi,
                        decided=(*claim.decided, why),
                    )
    return tuple(given.get(claim.id, claim) for claim in claims)


def _cut(claim: Claim, metric: str, dimension: str, rules: Rulebook) -> Dimensions:
    """The member that the row is known to name, else its words as a member of the open dimension."""
    known = claim.dimensions
    if len(known) == 1 and known[0][0] in rules.catalogue.metrics[metric].dimensions:
        return known
    return ((dimension, slug(claim.labels[-1])),)


def _open_dimension(total: Claim, rules: Rulebook) -> str:
    metric = rules.catalogue.metrics.get(total.metric)
    if metric is None or metric.aggregate != "sum" or total.dimensions:
        return ""
    open_ = [name for name in metric.dimensions if rules.catalogue.dimensions[name].open]
    return open_[0] if len(open_) == 1 else ""


def _run_below(
    row: int, totals: Sequence[Claim], by_row: Mapping[int, Sequence[Claim]], rules: Rulebook
) -> tuple[Claim, ...]:
    """The rows without a metric below a total, as many as add up to it in every year."""
    run: list[Claim] = []
    figures = figures_of(totals, rules.catalogue)
    for at in range(row + 1, row + 1 + _LONGEST_RUN):
        below = [claim for claim in by_row.get(at, ()) if not claim.metric and claim.unit == totals[0].unit]
        if not below or not below[0].labels or not slug(below[0].labels[-1]):
            break
        run += [replace(claim, dimensions=(("", str(at)),)) for claim in below]
        if at > row + 1 and _adds_up(run, totals[0].metric, figures, rules, exact_years=True):
            ids = {claim.id for claim in run}
            return tuple(claim for listed in by_row.values() for claim in listed if claim.id in ids)
    return ()


def _owners(group: Sequence[Claim], table: Sequence[Claim], rules: Rulebook) -> list[Claim]:
    """Totals of the same table that the group adds up to, the nearest first."""
    dimension = group[0].dimensions[0][0]
    first = min(claim.row or 0 for claim in group)
    totals: dict[str, list[Claim]] = defaultdict(list)
    split: set[str] = set()
    for claim in table:
        metric = rules.catalogue.metrics.get(claim.metric)
        if metric and metric.aggregate == "sum" and metric.splits_over(dimension):
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


def _adds_up(group: Sequence[Claim], name: str, totals: Figures, rules: Rulebook, *, exact_years: bool = False) -> bool:
    """Whether the group's rows sum to the total in every year for which both are printed, and in one at least."""
    held = 0
    for (_, _, year), listed in totals.items():
        parts = [claim for claim in group if claim.fiscal_year == year]
        if any(each.qualifier in _BOUNDS for each in (listed[0].claim, *parts)):
            if exact_years:
                return False
            continue
        intervals = [in_unit(claim, rules.catalogue.metrics[name]) for claim in parts]
        members = {claim.dimensions for claim in parts}
        if len(parts) < _SMALLEST_SPLIT or len(members) != len(parts):
            if exact_years:
                return False
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
