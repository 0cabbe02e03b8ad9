"""The sheet an audit works on: every usable claim beside the figure it speaks of, in the metric's unit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from assay.calc.observe import ratio_to
from assay.calc.plan import make_plan
from assay.checks.slips import digits_between, power_of_ten
from assay.core.interval import Interval
from assay.core.languages import Text
from assay.core.provenance import Place
from assay.core.units import UnitMismatch, factor, scaled
from assay.core.units import unit as known_unit
from assay.factors.select import FactorLibrary
from assay.facts.fact import FactKey
from assay.reader.decision import How
from assay.reader.phrases import NOTHING, joined, phrase
from assay.reader.standing import lost_its_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from assay.calc.plan import Plan
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.metric import Metric
    from assay.checks.rules import Rules
    from assay.content import Content
    from assay.core.units import Unit
    from assay.factors.parameter import Parameter
    from assay.reader.block import Extract
    from assay.reader.claim import Claim

# A figure said to be "over" or "at most" has no digits that a sum could rest on.
_EXACT_ENOUGH = ("", "about")
# Two values of one thing are near each other, or a slip apart; others are more likely two things.
NEAR = Decimal("0.1")
# A figure with more values than this has no one meaning.
_VALUES = 3
_CURRENCIES = {"money_cny": "CNY", "money_hkd": "HKD", "money_usd": "USD"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim with the figure it speaks of. ``interval`` is in ``unit``, the metric's own for that cut."""

    claim: Claim
    key: FactKey
    interval: Interval
    unit: Unit

    @property
    def shown(self) -> str:
        symbol = (self.claim.unit_printed or (self.claim.unit.symbol if self.claim.unit else "")).strip()
        symbol = "" if symbol in ("1", "count", "-") or symbol in self.claim.printed else symbol
        return f"{self.claim.printed} {symbol}".strip()

    @property
    def at(self) -> str:
        """Where it stands: ``page 50, line 704``."""
        claim = self.claim
        parts = [f"page {claim.page}" if claim.page else "", f"line {claim.line}" if claim.line else ""]
        return ", ".join(part for part in parts if part)

    @property
    def tabled(self) -> bool:
        return self.claim.source == "table"

    @property
    def digits(self) -> int:
        """How many digits tell it apart: those that are printed, without noughts at either end."""
        return len(re.sub(r"\D", "", self.claim.printed).strip("0"))

    @property
    def set(self) -> tuple[int | None, ...]:
        """The table, or the sentence, that it is printed in."""
        if self.claim.grid is not None:
            return (self.claim.grid,)
        return (None, self.claim.page, self.claim.line)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """What content gives to an audit, in the currency that the document counts in."""

    catalogue: Catalogue
    plan: Plan
    rules: Rules
    library: FactorLibrary
    parameters: Mapping[str, Parameter]


class Sheet:
    """All figures of one document, by what they speak of. Checks only look."""

    def __init__(self, claims: Iterable[Claim], extract: Extract, content: Content) -> None:
        self.claims = tuple(claims)
        self.extract = extract
        self.content = content
        self.material = _material(self.claims, content)
        told = tuple(f for claim in self.claims if (f := self._figure(claim)) is not None)
        tabled = _Tabled.of(told)
        self.figures = tuple(f for f in told if f.tabled or not _names_another(f, tabled))
        by_key: dict[FactKey, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            if figure.claim.part_of is None:
                by_key[figure.key].append(figure)
        self.all_said: Mapping[FactKey, tuple[Figure, ...]] = {key: tuple(each) for key, each in by_key.items()}
        self.unclear = frozenset(key for key, each in self.all_said.items() if _is_unclear(each))
        self.said: Mapping[FactKey, tuple[Figure, ...]] = {
            key: _candidates(each) for key, each in self.all_said.items() if key not in self.unclear
        }

    def _figure(self, claim: Claim) -> Figure | None:
        if not claim.metric or claim.fiscal_year is None or claim.source == "target":
            return None
        if not isinstance(claim.value, Decimal) or claim.unit is None or claim.qualifier not in _EXACT_ENOUGH:
            return None
        metric = self.material.catalogue.metrics.get(claim.metric)
        if metric is None or _is_a_score(claim, metric) or _nameless(claim, metric):
            return None
        unit = metric.unit_of(claim.dimensions)
        try:
            ratio = _ratio(metric, claim.unit, unit)
        except UnitMismatch:
            return None
        around = _interval(claim, metric)
        interval = Interval(scaled(around.low, ratio), scaled(around.high, ratio))
        return Figure(claim, FactKey(claim.metric, claim.fiscal_year, claim.dimensions), interval, unit)

    def metric(self, name: str) -> Metric:
        return self.material.catalogue.metrics[name]

    def best(self, key: FactKey) -> Figure | None:
        """The figure of a key, where the document gives one only (or several that agree: the one with most digits)."""
        found = self.said.get(key, ())
        return found[0] if len(found) == 1 else None

    def title(self, key: FactKey) -> Text:
        """What a figure is: ``Number of employees 2022 (Female, Middle management)``."""
        return phrase("title", label=self.metric(key.metric).label, year=key.year, cut=self.cut(key))

    def cut(self, key: FactKey) -> Text:
        """The parts that a figure is of, in brackets."""
        if not key.dimensions:
            return NOTHING
        return phrase("cut", members=joined((self.member(*pair) for pair in key.dimensions), ", "))

    def member(self, dimension: str, member: str) -> Text:
        """The name of a member; that of one which only the document knows is made of its letters."""
        label = self.material.catalogue.member_label(dimension, member)
        return Text(member.replace("_", " ")) if label.en == member else label

    def place(self, claim: Claim) -> Place:
        return Place(self.extract.name, page=claim.page, line=claim.line)

    def kpi(self, key: FactKey) -> str:
        return next((f.claim.kpi for f in self.all_said.get(key, ()) if f.claim.kpi), "")

    def of(self, metric: str, year: int | None = None) -> tuple[Figure, ...]:
        """The figures of one metric that are clear enough to be used, each key's first candidate."""
        return tuple(each[0] for key, each in self.said.items() if key.metric == metric and year in (None, key.year))

    @cached_property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted({key.year for key in self.all_said}))

    @cached_property
    def by_grid(self) -> Mapping[int, tuple[Claim, ...]]:
        """All claims of each table, also those that no metric fits."""
        found: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.grid is not None:
                found[claim.grid].append(claim)
        return {grid: tuple(each) for grid, each in found.items()}

    def in_print(self, figure: Figure, interval: Interval) -> Interval:
        """An interval of the figure's own unit in the unit that is printed beside it."""
        if figure.claim.unit is None:
            return interval
        ratio = 1 / _ratio(self.metric(figure.key.metric), figure.claim.unit, figure.unit)
        return Interval(scaled(interval.low, ratio), scaled(interval.high, ratio))


def _material(claims: Iterable[Claim], content: Content) -> Material:
    catalogue = content.catalogue
    money = Counter(
        _CURRENCIES[name]
        for claim in claims
        if claim.unit is not None
        for name, _ in claim.unit.powers
        if name in _CURRENCIES
    )
    if money and (currency := money.most_common(1)[0][0]) != catalogue.currency:
        catalogue = catalogue.for_currency(currency)
    plan, _ = make_plan(catalogue, content.formulas, content.parameters)
    return Material(
        catalogue=catalogue,
        plan=plan,
        rules=content.rules,
        library=FactorLibrary(content.factors, content.preference),
        parameters=content.parameters,
    )


def _nameless(claim: Claim, metric: Metric) -> bool:
    """Whether nothing in the row says what it is of: it may be anything under the heading, not its total.
    An intensity is told by its unit."""
    per = metric.derived is not None and metric.derived.kind == "per" and claim.unit_printed
    return not per and lost_its_label(claim)


def _ratio(metric: Metric, given: Unit, kept: Unit) -> Fraction:
    """How many of the kept units one given unit is. Reports print hours for "hours a head", numbers for people."""
    if given.same_kind(kept):
        return ratio_to(metric, given, kept)
    for silent in ("person", "count"):
        if (given / known_unit(silent)).same_kind(kept):
            return factor(given / known_unit(silent), kept)
    if {given.family, kept.family} == {"people", "count"}:
        return given.scale / kept.scale
    return ratio_to(metric, given, kept)


def _interval(claim: Claim, metric: Metric) -> Interval:
    """What the digits allow. People and cases in a table are counted, so exact, where no note says that they are
    rounded; in prose they may be."""
    if not isinstance(claim.value, Decimal):
        raise TypeError(str(claim.id))
    if claim.qualifier == "about":
        return claim.interval or Interval.approximate(claim.value)
    counted = metric.counted and claim.source == "table" and claim.unit is not None and claim.unit.scale == 1
    rounded = any(each.how is How.VALUE_ROUNDED for each in claim.decided)
    if counted and not rounded and claim.value == claim.value.to_integral_value():
        return Interval.exactly(claim.value)
    return claim.interval or Interval.printed(claim.value)


# Digits by which a figure in a sentence is known again in a table.
_TELLING_DIGITS = 4


@dataclass(frozen=True, slots=True)
class _Tabled:
    """The figures that tables print: what they are of, and those of each printed value."""

    keys: frozenset[FactKey]
    by_value: Mapping[Decimal, Sequence[Figure]]

    @classmethod
    def of(cls, told: Iterable[Figure]) -> _Tabled:
        tabled = [figure for figure in told if figure.tabled]
        by_value: dict[Decimal, list[Figure]] = defaultdict(list)
        for figure in tabled:
            if isinstance(figure.claim.value, Decimal):
                by_value[figure.claim.value].append(figure)
        return cls(frozenset(figure.key for figure in tabled), by_value)


def _names_another(figure: Figure, tabled: _Tabled) -> bool:
    """Whether a sentence gives, digit by digit, what a table prints as something else and no table prints as what the
    sentence seems to say: then the words were loose, or misunderstood, and the table knows better."""
    value = figure.claim.value
    if not isinstance(value, Decimal) or len(value.as_tuple().digits) < _TELLING_DIGITS:
        return False
    if figure.key in tabled.keys:
        return False
    same = [o for o in tabled.by_value.get(value, ()) if o.claim.unit == figure.claim.unit]
    return any(o.key.year == figure.key.year and o.key.metric != figure.key.metric for o in same)


def _is_a_score(claim: Claim, metric: Metric) -> bool:
    """Whether a table prints part of a case or of a person and no unit: a score given to a topic, not how often it
    happened; a rate under the name of an amount, not how many left."""
    counted = metric.unit.family in ("count", "people")
    if not counted or metric.derived is not None or claim.unit_printed or not claim.decimals:
        return False
    return isinstance(claim.value, Decimal) and claim.value != claim.value.to_integral_value()


def _is_unclear(figures: tuple[Figure, ...]) -> bool:
    """Whether one table gives a key two values: then something that we have no word for sets its rows apart."""
    by_set: dict[tuple[int | None, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        by_set[figure.set].append(figure)
    # All of some intervals meet where the highest low end is not above the lowest high end.
    apart = (max(f.interval.low for f in each) > min(f.interval.high for f in each) for each in by_set.values())
    return any(apart) or len(_distinct(figures)) > _VALUES


def _distinct(figures: Iterable[Figure]) -> list[Figure]:
    """One figure for each value; tables before prose, of those that agree the one with most digits."""
    kept: list[Figure] = []
    ranked = sorted(figures, key=lambda f: (f.interval.high - f.interval.low, not f.tabled))
    for figure in ranked:
        if not any(figure.interval.meets(other.interval) for other in kept):
            kept.append(figure)
    return sorted(kept, key=lambda f: not f.tabled)


def _candidates(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The values that a figure may have. A sentence that gives quite another value than a table speaks of a part."""
    found = _distinct(figures)
    tables = [figure for figure in found if figure.tabled]
    return tuple(f for f in found if f.tabled or not tables or any(_akin(f, table) for table in tables))


def _akin(one: Figure, two: Figure) -> bool:
    """Whether two values are near each other, or a power of ten or a digit apart."""
    larger = max(abs(one.interval.high), abs(two.interval.high))
    if one.interval.gap(two.interval) <= larger * NEAR or power_of_ten(one.interval, two.interval):
        return True
    if not isinstance(one.claim.value, Decimal) or one.claim.unit != two.claim.unit:
        return False
    return isinstance(two.claim.value, Decimal) and digits_between(one.claim.value, two.claim.value) is not None
