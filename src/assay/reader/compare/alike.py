"""Companies side by side: what all of them print for one year, in one unit, and what makes them unlike."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.checks.arithmetic import short
from assay.core.units import scaled
from assay.reader.audit.factors import implied_factors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.catalogue.dimension import Dimensions
    from assay.core.interval import Interval
    from assay.core.units import Unit
    from assay.reader.audit.sheet import Figure
    from assay.reader.claim import Claim
    from assay.reader.compare.sides import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One company's value, in the unit of the row; ``printed`` and ``claim`` are where it comes from."""

    company: str
    document: str
    interval: Interval
    printed: str
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """One figure of one year that two or more companies print. ``relative``: an intensity or a share, so that companies
    of different sizes can be compared."""

    metric: str
    year: int
    dimensions: Dimensions
    unit: str
    relative: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlike:
    """What makes two companies hard to compare, in a sentence; ``metric`` is empty where it is all of them."""

    companies: tuple[str, ...]
    metric: str
    reason: str


def alike(groups: Mapping[str, Sequence[Side]]) -> tuple[Alike, ...]:
    """The figures that at least two companies print for one year and one cut, intensities and shares first."""
    found: dict[tuple[str, int, Dimensions], dict[str, tuple[Side, Figure]]] = defaultdict(dict)
    for company, sides in groups.items():
        for side in sorted(sides, key=lambda s: s.year or 0):  # the latest report's word holds
            for key in side.sheet.said:
                figure = side.figure(key)
                if figure is not None:
                    found[key.metric, key.year, key.dimensions][company] = (side, figure)
    rows = [_row(name, year, cut, each) for (name, year, cut), each in found.items() if len(each) > 1]
    rows = [row for row in rows if len(row.cells) > 1]
    return tuple(sorted(rows, key=lambda row: (not row.relative, row.metric, -row.year, row.dimensions)))


def _row(name: str, year: int, cut: Dimensions, each: Mapping[str, tuple[Side, Figure]]) -> Alike:
    first = next(iter(each.values()))
    kept = first[1].unit
    metric = first[0].sheet.metric(name)
    cells = tuple(
        _cell(company, side, figure, kept) for company, (side, figure) in each.items() if figure.unit.same_kind(kept)
    )
    relative = metric.aggregate == "none"
    return Alike(metric=name, year=year, dimensions=cut, unit=kept.symbol, relative=relative, cells=cells)


def _cell(company: str, side: Side, figure: Figure, kept: Unit) -> Cell:
    ratio = figure.unit.scale / kept.scale
    interval = type(figure.interval)(scaled(figure.interval.low, ratio), scaled(figure.interval.high, ratio))
    return Cell(company=company, document=side.name, interval=interval, printed=figure.shown, claim=figure.claim)


def unlike(groups: Mapping[str, Sequence[Side]]) -> tuple[Unlike, ...]:
    """What sets the companies apart: denominators, currencies, factors, scopes, years."""
    if len(groups) < 2:
        return ()
    latest = {name: max(sides, key=lambda s: s.year or 0) for name, sides in groups.items()}
    found: list[Unlike] = []
    names = list(latest)
    for position, one in enumerate(names):
        for two in names[position + 1 :]:
            found += _pair(one, latest[one], two, latest[two])
    return tuple(found)


def _pair(one: str, first: Side, two: str, second: Side) -> list[Unlike]:
    pair = (one, two)
    found: list[Unlike] = []

    def add(metric: str, reason: str) -> None:
        found.append(Unlike(companies=pair, metric=metric, reason=reason))

    if first.year != second.year:
        add("", f"{one} reports on {first.year}, {two} on {second.year}.")
    money = (first.sheet.material.catalogue.currency, second.sheet.material.catalogue.currency)
    if money[0] != money[1]:
        add("", f"{one} counts in {money[0]}, {two} in {money[1]}; intensities per revenue are not in one currency.")
    for base, kinds in _denominators(first).items():
        others = _denominators(second).get(base)
        if others and not kinds & others:
            add(base, f"{one} divides by {_listed(kinds)}, {two} by {_listed(others)}.")
    for metric in ("scope_3",):
        has = [any(key.metric == metric for key in side.sheet.all_said) for side in (first, second)]
        if has[0] != has[1]:
            add(metric, f"Only {one if has[0] else two} gives {first.sheet.metric(metric).label.en.lower()}.")
    factors = [implied_factors(side.sheet) for side in (first, second)]
    if all(factors):
        ends = [each[-1] for each in factors]
        if not ends[0].interval.meets(ends[1].interval):
            told = [short((f.interval.low + f.interval.high) / 2) for f in ends]
            add(
                "scope_2_location",
                f"The electricity of {one} is counted at {told[0]} tCO2e/MWh, that of {two} at {told[1]}.",
            )
    return found


def _denominators(side: Side) -> dict[str, set[str]]:
    """By metric, what its printed intensities are divided by."""
    found: dict[str, set[str]] = defaultdict(set)
    for key in side.sheet.all_said:
        derived = side.sheet.metric(key.metric).derived
        if derived is not None and derived.kind == "per":
            found[derived.of].add(derived.by)
    return found


def _listed(kinds: set[str]) -> str:
    return " and ".join(sorted(kinds))
