"""What a share is a share of: of all, of its own group; a rate of each group, or the make-up of the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from assay.catalogue.dimension import written
from assay.core.interval import Interval
from assay.reader.decision import How, decision
from assay.reader.settle.relations import figures_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from assay.catalogue.dimension import Dimensions
    from assay.reader.claim import Claim
    from assay.reader.settle.relations import Figures, Rulebook

# A figure, and the figure it is divided by, each as metric and cut.
_Parts = Callable[["Claim"], tuple[tuple[str, "Dimensions"], tuple[str, "Dimensions"]]]
_WHOLE = Interval.exactly(100)
# A rate of each group that may be printed as the make-up of the whole, under the same words.
_RATES = {"trained_rate": "employees_trained_share", "turnover_rate": "leavers_share", "hire_rate": "hires_share"}


@dataclass(frozen=True, slots=True)
class _Printed:
    """The printed figures, and by metric and year their splits: for each dimension the first figure of each member."""

    whole: Figures
    splits: Mapping[tuple[str, int], Mapping[str, Sequence[Interval]]]


def _printed(claims: Sequence[Claim], rules: Rulebook) -> _Printed:
    figures = figures_of(claims, rules.catalogue)
    splits: dict[tuple[str, int], dict[str, list[Interval]]] = defaultdict(lambda: defaultdict(list))
    for (metric, dimensions, year), found in figures.items():
        if len(dimensions) == 1:
            splits[metric, year][dimensions[0][0]].append(found[0].interval)
    return _Printed(figures, splits)


def settle_shares(claims: Sequence[Claim], rules: Rulebook) -> tuple[Claim, ...]:
    """Rates that are shares of one whole get the share's metric; shares of a part of the whole get that part."""
    return _parts_of(_make_up(tuple(claims), rules), rules)


def _make_up(claims: tuple[Claim, ...], rules: Rulebook) -> tuple[Claim, ...]:
    """A "percentage of employees trained" by gender that adds up to 100 is the make-up of those trained."""
    changed: dict[int, tuple[str, How]] = {}
    kept: set[int] = set()
    figures = _printed(claims, rules)
    for group in _groups(claims):
        share = _RATES.get(group[0].metric, "")
        if share not in rules.catalogue.metrics:
            continue
        rate_holds = _agree(group, figures, _rate_of)
        share_holds = _agree(group, figures, _share_of)
        adds_up = len(group) > 1 and _sum(group).meets(_WHOLE)
        if share_holds > rate_holds or (adds_up and rate_holds <= share_holds):
            why = How.METRIC_AMOUNTS if share_holds > rate_holds else How.METRIC_HUNDRED
            changed |= {claim.id: (share, why) for claim in group}
        elif rate_holds:
            kept |= {claim.id for claim in group}
    changed |= _along_rows(claims, changed, kept)
    return tuple(
        replace(
            claim,
            metric=changed[claim.id][0],
            decided=(*claim.decided, decision(changed[claim.id][1], metric=changed[claim.id][0])),
        )
        if claim.id in changed
        else claim
        for claim in claims
    )


def _along_rows(
    claims: Sequence[Claim], changed: Mapping[int, tuple[str, How]], kept: AbstractSet[int]
) -> dict[int, tuple[str, How]]:
    """What one year decided holds for the row: for its dashes, and for years that decide nothing by themselves."""
    rows = {_row(claim): changed[claim.id][0] for claim in claims if claim.id in changed and claim.grid is not None}
    return {
        claim.id: (rows[_row(claim)], How.METRIC_OTHER_YEAR)
        for claim in claims
        if claim.id not in changed and claim.id not in kept and _row(claim) in rows
    }


def _row(claim: Claim) -> tuple[object, ...]:
    return claim.grid, claim.row, claim.labels, claim.metric, claim.dimensions


_OVER = {"trained_rate": "employees", "turnover_rate": "employees", "hire_rate": "employees"}
_TOP = {"trained_rate": "employees_trained", "turnover_rate": "leavers", "hire_rate": "hires"}


def _rate_of(claim: Claim) -> tuple[tuple[str, Dimensions], tuple[str, Dimensions]]:
    return (_TOP[claim.metric], claim.dimensions), (_OVER[claim.metric], claim.dimensions)


def _share_of(claim: Claim) -> tuple[tuple[str, Dimensions], tuple[str, Dimensions]]:
    return (_TOP[claim.metric], claim.dimensions), (_TOP[claim.metric], ())


def _agree(group: Sequence[Claim], figures: _Printed, parts: _Parts) -> int:
    """How many of the printed percentages are the one figure over the other. Nothing is nothing of anything."""
    held = 0
    for claim in group:
        if claim.value == 0:
            continue
        (top, cut), (under, whole) = parts(claim)
        above, below = _figure(figures, top, cut, claim.fiscal_year), _figure(figures, under, whole, claim.fiscal_year)
        if above and below and below.low > 0 and claim.interval and (above / below * 100).meets(claim.interval):
            held += 1
    return held


def _figure(figures: _Printed, metric: str, cut: Dimensions, year: int | None) -> Interval | None:
    """A printed figure, or the sum of its split by one dimension."""
    if year is None:
        return None
    listed = figures.whole.get((metric, cut, year))
    if listed:
        return listed[0].interval
    if cut:
        return None
    # One member alone is no split: the others are not printed.
    splits = figures.splits.get((metric, year), {})
    return next((_total(parts) for parts in splits.values() if len(parts) > 1), None)


def _total(parts: Sequence[Interval]) -> Interval:
    total = Interval.exactly(0)
    for part in parts:
        total = total + part
    return total


def _groups(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims of one metric, table and year that differ in the member of one dimension."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.metric in _RATES and claim.dimensions and claim.interval is not None:
            names = tuple(name for name, _ in claim.dimensions)
            groups[claim.metric, claim.grid, claim.fiscal_year, names, claim.labels[:-1]].append(claim)
    for group in groups.values():
        if len({claim.dimensions for claim in group}) == len(group):
            yield group


def _sum(group: Sequence[Claim]) -> Interval:
    total = Interval.exactly(0)
    for claim in group:
        total = total + claim.interval if claim.interval else total
    return total


def _parts_of(claims: tuple[Claim, ...], rules: Rulebook) -> tuple[Claim, ...]:
    """Shares of a cut by two dimensions: the whole that the amounts bear out, else the one that the label says, else
    the one in which they sum to 100, else that of the other years and rows of the group."""
    figures = _printed(claims, rules)
    shares: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        shares[_same_split(claim)].append(claim)
    settled: list[Claim] = []
    open_: set[int] = set()
    for claim in claims:
        metric = rules.catalogue.metrics.get(claim.metric)
        if metric is None or metric.derived is None or metric.derived.kind != "share" or len(claim.dimensions) < 2:
            settled.append(claim)
            continue
        whole, why = _whole_of(claim, metric.derived.of, figures, shares[_same_split(claim)], len(claims))
        if not why:
            open_.add(claim.id)
        settled.append(_within(claim, whole, why) if why and whole != claim.part_of else claim)
    return _as_the_group(settled, open_)


def _within(claim: Claim, whole: Dimensions, why: How) -> Claim:
    if not whole:
        return replace(claim, part_of=None)
    return replace(claim, part_of=whole, decided=(*claim.decided, decision(why, whole=written(whole))))


def _as_the_group(claims: Sequence[Claim], open_: AbstractSet[int]) -> tuple[Claim, ...]:
    """A share of which nothing tells the whole is of the same whole as the others like it: it may be misprinted."""
    told: dict[tuple[object, ...], set[tuple[str, ...]]] = defaultdict(set)
    for claim in claims:
        if claim.id not in open_ and claim.metric and len(claim.dimensions) > 1 and claim.grid is not None:
            told[_alike(claim)].add(tuple(name for name, _ in claim.part_of or ()))
    settled: list[Claim] = []
    for claim in claims:
        ways = told.get(_alike(claim), set()) if claim.id in open_ else set()
        names = next(iter(ways)) if len(ways) == 1 else ()
        whole = tuple(pair for pair in claim.dimensions if pair[0] in names)
        settled.append(_within(claim, whole, How.PART_GROUP) if whole else claim)
    return tuple(settled)


def _alike(claim: Claim) -> tuple[object, ...]:
    return claim.grid, claim.metric, tuple(name for name, _ in claim.dimensions)


def _same_split(claim: Claim) -> tuple[object, ...]:
    return claim.grid, claim.metric, claim.fiscal_year, len(claim.dimensions)


def _whole_of(
    claim: Claim, amount: str, figures: _Printed, alike: Sequence[Claim], count: int
) -> tuple[Dimensions, How | None]:
    """The whole and how it was told; ``None`` where nothing tells it. ``alike`` are the claims of the same
    split, of ``count`` claims in all."""
    part = _figure(figures, amount, claim.dimensions, claim.fiscal_year)
    wholes = [cut for size in range(len(claim.dimensions)) for cut in combinations(claim.dimensions, size)]
    if claim.part_of:
        wholes.sort(key=lambda cut: cut != claim.part_of)
    if part is not None and claim.interval is not None:
        for cut in wholes:
            under = _figure(figures, amount, cut, claim.fiscal_year)
            if under is not None and under.low > 0 and (part / under * 100).meets(claim.interval):
                return cut, How.PART_AMOUNTS
    if claim.part_of:
        return claim.part_of, How.PART_LABEL
    for name, _ in claim.dimensions:
        cut = tuple(pair for pair in claim.dimensions if pair[0] != name)
        siblings = [other for other in alike if tuple(pair for pair in other.dimensions if pair[0] != name) == cut]
        if 1 < len(siblings) < count and _sum(siblings).meets(_WHOLE):
            return cut, How.PART_HUNDRED
    return (), None
