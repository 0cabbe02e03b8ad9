"""Relations between printed figures: parts and totals, shares, intensities, growth, formulas.

They judge between readings of a table; they are no findings. A relation holds if values inside the printed intervals
can satisfy it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from assay.core.interval import Interval
from assay.core.quantity import Quantity
from assay.core.units import UnitMismatch, factor, scaled, unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from assay.calc.formula import Formula
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.dimension import Dimensions
    from assay.catalogue.metric import Metric
    from assay.core.units import Unit
    from assay.reader.claim import Claim

_PERCENT = 100
# A relation of a figure that cannot be zero is not asked of one that may be.
_SMALLEST_GROUP = 2


class Rulebook(Protocol):
    """What relations are made from: the catalogue, the formulas of the topics, and the names of parameters."""

    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def formulas(self) -> tuple[Formula, ...]: ...
    @property
    def parameters(self) -> Mapping[str, object]: ...


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation, told in words, the claims in it, and whether it holds."""

    name: str
    claims: frozenset[int]
    holds: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim as a number in its metric's unit."""

    claim: Claim
    interval: Interval


Key = tuple[str, "Dimensions", int]
Figures = Mapping[Key, "tuple[Figure, ...]"]


def score(relations: Iterable[Relation]) -> int:
    """Relations that hold less relations that do not."""
    return sum(1 if relation.holds else -1 for relation in relations)


def relations_of(claims: Sequence[Claim], rules: Rulebook) -> tuple[Relation, ...]:
    """All relations that the claims are in."""
    figures = figures_of(claims, rules.catalogue)
    return (
        *_parts(figures, rules.catalogue),
        *_formulas(figures, rules),
        *_intensities(figures, rules.catalogue),
        *_growth(figures, rules.catalogue),
        *_shares(figures, rules.catalogue),
        *_same(figures),
    )


def figures_of(claims: Iterable[Claim], catalogue: Catalogue) -> dict[Key, tuple[Figure, ...]]:
    """Claims with a metric, a year and a value, by metric, cut and year."""
    found: dict[Key, list[Figure]] = defaultdict(list)
    for claim in claims:
        if not claim.metric or claim.fiscal_year is None or claim.interval is None or claim.source == "target":
            continue
        converted = in_unit(claim, catalogue.metrics[claim.metric])
        if converted is not None:
            found[claim.metric, claim.dimensions, claim.fiscal_year].append(Figure(claim, converted))
    return {key: tuple(listed) for key, listed in found.items()}


def key_of(claim: Claim, catalogue: Catalogue) -> Key | None:
    """Metric, cut and year of a claim; ``None`` where it is no figure of `figures_of`."""
    return next(iter(figures_of((claim,), catalogue)), None)


def in_unit(claim: Claim, metric: Metric) -> Interval | None:
    """The claim's interval in the metric's unit. A count needs no unit; others without one are no number yet."""
    if claim.interval is None:
        return None
    target = metric.unit_of(claim.dimensions)
    source = claim.unit
    if source is None:
        return claim.interval if countable(metric) else None
    if {source.family, target.family} <= {"people", "count"} or _both_money(source, target):
        return _times(claim.interval, source, target)
    same = metric.equivalents.get(source.symbol)
    if not source.same_kind(target):
        for name, other in metric.equivalents.items():
            if unit(name).same_kind(source):
                return _times(claim.interval, source, unit(name)) if unit(other).same_kind(target) else None
        return None
    return _times(claim.interval, unit(same) if same else source, target)


def countable(metric: Metric) -> bool:
    """Whether a figure of this metric is clear without a unit: people, cases, days, hours, and hours a person."""
    return metric.unit.family in ("people", "count", "day", "time", "time/people")


def _both_money(source: Unit, target: Unit) -> bool:
    return source.family.startswith("money") and target.family.startswith("money")


@lru_cache(maxsize=4096)
def _ratio(source: Unit, target: Unit) -> Fraction:
    try:
        return factor(source, target)
    except UnitMismatch:
        return source.scale / target.scale


def _times(interval: Interval, source: Unit, target: Unit) -> Interval | None:
    ratio = _ratio(source, target)
    return Interval(scaled(interval.low, ratio), scaled(interval.high, ratio))


def _parts(figures: Figures, catalogue: Catalogue) -> Iterator[Relation]:
    """The members of one dimension against their total, table by table."""
    groups: dict[tuple[str, Dimensions, int, str, int | None], list[Figure]] = defaultdict(list)
    for (metric, dimensions, year), listed in figures.items():
        for dimension, _ in dimensions:
            if catalogue.metrics[metric].adds_over(dimension) and catalogue.metrics[metric].aggregate == "sum":
                rest = tuple(pair for pair in dimensions if pair[0] != dimension)
                for figure in listed:
                    groups[metric, rest, year, dimension, figure.claim.grid].append(figure)
    for (metric, rest, year, dimension, grid), parts in groups.items():
        members = {dict(figure.claim.dimensions)[dimension] for figure in parts}
        totals = figures.get((metric, rest, year), ())
        if len(parts) < _SMALLEST_GROUP or len(members) != len(parts) or not totals:
            continue
        total = next((figure for figure in totals if figure.claim.grid == grid), totals[0])
        yield _relation(f"{metric} {year} by {dimension}", [*parts, total], _sum(parts).meets(total.interval))


def _sum(parts: Iterable[Figure]) -> Interval:
    total = Interval.exactly(0)
    for part in parts:
        total = total + part.interval
    return total


def _relation(name: str, figures: Iterable[Figure], holds: bool) -> Relation:
    return Relation(name, frozenset(figure.claim.id for figure in figures), holds)


def _formulas(figures: Figures, rules: Rulebook) -> Iterator[Relation]:
    """The topics' own formulas, where all they need is printed. Of several variants one that holds will do."""
    metrics = rules.catalogue.metrics
    found: dict[Key, list[Relation]] = defaultdict(list)
    by_metric: dict[str, list[Key]] = defaultdict(list)
    for key in figures:
        by_metric[key[0]].append(key)
    for formula in rules.formulas:
        if formula.metric not in by_metric or not is_told_by(formula, rules):
            continue
        for metric, dimensions, year in by_metric[formula.metric]:
            results = figures[metric, dimensions, year]
            values, used = _arguments(formula, dimensions, year, figures, metrics)
            if len(values) < _SMALLEST_GROUP or not (set(formula.arguments) - formula.optional) <= values.keys():
                continue
            try:
                outcome = formula(**{name: values.get(name) for name in formula.arguments}).to(metrics[metric].unit)
            except (UnitMismatch, ZeroDivisionError, KeyError, TypeError, ValueError):
                continue
            holds = outcome.number.meets(results[0].interval)
            found[metric, dimensions, year].append(_relation(f"{formula.id} {year}", [*used, results[0]], holds))
    for alternatives in found.values():
        yield next((relation for relation in alternatives if relation.holds), alternatives[0])


def is_told_by(formula: Formula, rules: Rulebook) -> bool:
    """Whether printed figures are all that a formula of a whole needs."""
    known = formula.into is None and formula.metric in rules.catalogue.metrics
    return known and not rules.parameters.keys() & set(formula.arguments)


def _arguments(
    formula: Formula, dimensions: Dimensions, year: int, figures: Figures, metrics: Mapping[str, Metric]
) -> tuple[dict[str, Quantity], list[Figure]]:
    values: dict[str, Quantity] = {}
    used: list[Figure] = []
    for name in formula.arguments:
        target, at = (name, year) if name in metrics else (name.removesuffix("_opening"), year - 1)
        listed = figures.get((target, dimensions, at), ())
        if target in metrics and listed:
            values[name] = Quantity(listed[0].interval, metrics[target].unit_of(dimensions))
            used.append(listed[0])
    return values, used


def _intensities(figures: Figures, catalogue: Catalogue) -> Iterator[Relation]:
    """All intensities of one year by one divisor imply one divisor; where it is printed, that one."""
    implied: dict[tuple[str, int], list[tuple[Figure, Figure, Interval]]] = defaultdict(list)
    for (name, dimensions, year), listed in figures.items():
        derived = catalogue.metrics[name].derived
        tops = figures.get((derived.of, dimensions, year), ()) if derived and derived.kind == "per" else ()
        if derived and tops and listed[0].interval.low > 0 and tops[0].interval.low >= 0:
            implied[derived.by, year].append((listed[0], tops[0], tops[0].interval / listed[0].interval))
    for (divisor, year), listed_implied in implied.items():
        printed = figures.get((divisor, (), year), ())
        for ratio, top, value in listed_implied:
            for figure in printed[:1]:
                yield _relation(f"{ratio.claim.metric} {year}", [ratio, top, figure], value.meets(figure.interval))
        for (ratio, top, one), (ratio2, top2, two) in pairwise(listed_implied):
            yield _relation(f"{divisor} implied {year}", [ratio, top, ratio2, top2], one.meets(two))


def _growth(figures: Figures, catalogue: Catalogue) -> Iterator[Relation]:
    for (name, dimensions, year), listed in figures.items():
        derived = catalogue.metrics[name].derived
        if derived is None or derived.kind != "growth":
            continue
        now, before = (
            figures.get((derived.of, dimensions, year), ()),
            figures.get((derived.of, dimensions, year - 1), ()),
        )
        if now and before and before[0].interval.low > 0:
            change = (now[0].interval / before[0].interval - 1) * _PERCENT
            yield _relation(f"{name} {year}", [listed[0], now[0], before[0]], change.meets(listed[0].interval))


def _shares(figures: Figures, catalogue: Catalogue) -> Iterator[Relation]:
    for (name, dimensions, year), listed in figures.items():
        derived = catalogue.metrics[name].derived
        if derived is None or derived.kind != "share":
            continue
        for figure in listed:
            whole = figure.claim.part_of or ()
            parts, wholes = figures.get((derived.of, dimensions, year), ()), figures.get((derived.of, whole, year), ())
            if parts and wholes and wholes[0].interval.low > 0:
                share = parts[0].interval / wholes[0].interval * _PERCENT
                yield _relation(f"{name} {year}", [figure, parts[0], wholes[0]], share.meets(figure.interval))


def _same(figures: Figures) -> Iterator[Relation]:
    """One figure in two tables, or in a table and a sentence."""
    for (name, _, year), listed in figures.items():
        for one, two in pairwise(listed):
            if (one.claim.grid, one.claim.row) != (two.claim.grid, two.claim.row):
                yield _relation(f"{name} {year} in two places", [one, two], one.interval.meets(two.interval))
