"""Facts about a book's targets: how far each has come in each year, how far it should have, and what moved it.

For every target and year after its base year:

- ``target_change``: the change of its figure since the base year, in percent of the base year's figure;
- ``target_due``: the change that its path asks for by then, or what the figure it follows has grown by;
- ``target_needed``: the change from this year's figure that brings the next year onto the path;
- ``target_gap_covered``, in the reporting year: how much of the gap that is left the measures in hand would close;
- ``target_change`` by ``change_reason``, for a figure that has a driver (tonnes made, revenue): how much of the change
  is activity, how much is efficiency, and how much only other factors. The parts add up to the change exactly.

For every year of a roadmap after its base year ``roadmap_change`` and ``roadmap_due`` say the same of it.

With Q the driver, E the amount, F the amount at the base year's factors, 0 the base year: an amount changes by
activity Q ÷ Q₀ − 1, efficiency F ÷ E₀ − Q ÷ Q₀ and factors (E − F) ÷ E₀; an intensity E ÷ Q by efficiency
(F ÷ Q) ÷ (E₀ ÷ Q₀) − 1 and factors ((E − F) ÷ Q) ÷ (E₀ ÷ Q₀).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from assay.book.target_path import leg_of
from assay.calc.evaluate import Operand, apply
from assay.calc.expression import Constant, evaluate
from assay.calc.formula import Argument, Formula
from assay.calc.measured import KIND, MEASURE, metric_of, savings, state_of
from assay.calc.old_factors import at_base_factors
from assay.calc.plan import Step
from assay.core.interval import Interval
from assay.core.numbers import EXACT
from assay.core.units import convert, unit
from assay.facts.fact import Computed, Fact, FactKey
from assay.facts.factset import FactSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from assay.book.book import Book
    from assay.book.roadmap import Roadmap
    from assay.book.target_path import Leg
    from assay.book.targets import Target
    from assay.calc.engine import Calculation
    from assay.calc.expression import Expression
    from assay.calc.formula import View
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.dimension import Dimensions
    from assay.facts.cell import Cell

CHANGE, DUE, NEEDED, COVERED = "target_change", "target_due", "target_needed", "target_gap_covered"
ROAD_CHANGE, ROAD_DUE = "roadmap_change", "roadmap_due"
REASON = "change_reason"
_PERCENT = unit("%")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a target is about: its own metric, the amount behind it, and what drives that amount, if anything."""

    metric: str
    amount: str
    driver: str

    @property
    def intensity(self) -> bool:
        return self.metric != self.amount


def scope_of(target: Target, catalogue: Catalogue) -> Scope:
    """An intensity is an amount by its driver; an amount is driven by what it must not outgrow."""
    derived = catalogue.metrics[target.metric].derived
    if derived is not None and derived.kind == "per":
        return Scope(target.metric, derived.of, derived.by)
    return Scope(target.metric, target.metric, target.no_faster_than)


def with_promises(calculation: Calculation, book: Book) -> Calculation:
    """The calculation with the facts of the book's targets and roadmap, and the formulas that they were made by."""
    if not (book.targets or book.roadmap) or CHANGE not in book.catalogue.metrics:
        return calculation
    run = _Run(calculation, book)
    if book.roadmap is not None:
        run.roadmap(book.roadmap)
    for target in book.targets:
        run.target(target)
        run.measures(target)
    steps = {**calculation.plan.steps}
    for name, made in run.made.items():
        steps[name] = (*steps.get(name, ()), *made.values())
    facts = FactSet({**calculation.facts.facts, **run.facts}, (*calculation.facts.cells, *run.cells), run.known.second)
    return replace(calculation, facts=facts, plan=replace(calculation.plan, steps=steps))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A fact that is to be made: its key, what its formula is for and called, the figures that it needs by their names
    in it, and those of them whose names say nothing of their metric (``given``)."""

    key: FactKey
    when: Mapping[str, str]
    variant: str
    keys: Mapping[str, FactKey]
    given: Mapping[str, FactKey]

    def formula(self, function: Callable[[dict[str, Any]], Any], source: str) -> Formula:
        return Formula(
            metric=self.key.metric,
            function=lambda **values: function(values),
            arguments=tuple(self.keys),
            optional=frozenset(),
            source=source,
            when=dict(self.when),
            variant=self.variant,
        )


class _Run:
    """The facts of all targets while they are made."""

    def __init__(self, calculation: Calculation, book: Book) -> None:
        self.known, self.catalogue, self.book = calculation.facts, book.catalogue, book
        self.steps = {step.formula.id: step for step in calculation.plan.all_steps()}
        self.facts: dict[FactKey, Fact] = {}
        self.cells: list[Cell] = []
        self.made: dict[str, dict[str, Step]] = {}

    def target(self, target: Target) -> None:
        scope = scope_of(target, self.catalogue)
        for year in sorted({fact.key.year for fact in self.known.of(target.metric)}):
            if year <= target.base_year:
                continue
            self._change(target, scope, year)
            self._due(target, year)
            self._needed(target, scope, year)
            if scope.driver:
                self._reasons(target, scope, year)

    def roadmap(self, road: Roadmap) -> None:
        """How far emissions have come on the road, and how far they should have."""
        now, base = road.metric, f"{road.metric}_base"
        for year in sorted({fact.key.year for fact in self.known.of(road.metric)}):
            leg = road.leg(year)
            if year <= road.base_year or leg is None:
                continue
            keys = {now: FactKey(road.metric, year), base: FactKey(road.metric, road.base_year)}
            change = _Asked(FactKey(ROAD_CHANGE, year), {"roadmap": road.metric}, "", keys, {})
            self._percent(change, lambda v: v[now] / v[base] - 1)
            asked = _Asked(FactKey(ROAD_DUE, year), {"roadmap": road.metric}, str(year), {}, {})
            self._on_line(asked, leg, year, "roadmap.yaml: a straight line from the base year over the phases")

    def measures(self, target: Target) -> None:
        """What the measures of a target save, and how much of the gap they would close."""
        for measure in target.measures:
            first = len(self.known.cells) + len(self.cells)
            for fact, cell in savings(self.book, measure, first):
                # A measure may serve several targets.
                if fact.key not in self.facts:
                    self.facts[fact.key] = fact
                    self.cells.append(cell)
        if target.measures:
            self._covered(target, scope_of(target, self.catalogue), self.book.reporting_year)

    def _covered(self, target: Target, scope: Scope, year: int) -> None:
        amount, base = scope.amount, f"{scope.amount}_base"
        driver, driver0 = scope.driver, f"{scope.driver}_base"
        left = 1 + (target.change or Decimal(0))
        names: tuple[str, ...] = (amount, base, driver, driver0) if driver else (amount, base)
        parts = dict(self._to_come(target, scope, year))
        if not parts:
            return

        def gap(v: dict[str, Any]) -> Any:
            allowed = v[base] * left
            return v[amount] - (allowed * v[driver] / v[driver0] if driver else allowed)

        def covered(v: dict[str, Any]) -> Any:
            saved = None
            for name in parts:
                taken = name.endswith("_achieved")
                saved = v[name] if saved is None else saved - v[name] if taken else saved + v[name]
            return saved / gap(v)

        self._ratio(target, year, (), (*names, *parts), covered, metric=COVERED, more_keys=parts)
        found = self.facts.get(FactKey(COVERED, year, (("target", target.id),)))
        if found is not None and isinstance(found.value, Decimal) and found.value < 0:
            # What lies below the goal already has no gap to cover.
            del self.facts[found.key]

    def _to_come(self, target: Target, scope: Scope, year: int) -> Iterator[tuple[str, FactKey]]:
        """The savings still to come, by the names that a formula gives them; what was achieved is taken away."""
        period = self.book.period(year)
        for measure in target.measures:
            metric, standing = metric_of(self.book, measure), state_of(self.book, measure)
            if metric is None or standing is None or standing.state == "dropped":
                continue
            if not metric.unit.same_kind(self.catalogue.metrics[scope.amount].unit):
                continue
            if standing.state == "completed" and (standing.completed or measure.start) < period.start:
                continue
            keys = [
                FactKey(metric.id, year, ((KIND, kind), (MEASURE, measure.id))) for kind in ("expected", "achieved")
            ]
            cuts = [FactKey(one.metric, one.year, tuple(sorted(one.dimensions))) for one in keys]
            expected, achieved = (self.facts.get(key) for key in cuts)
            if expected is None or not isinstance(expected.value, Decimal):
                continue
            shown = achieved is not None and isinstance(achieved.value, Decimal)
            if shown and achieved is not None and achieved.value >= expected.value:  # type: ignore[operator]
                continue
            yield f"{measure.id}_expected", expected.key
            if shown and achieved is not None:
                yield f"{measure.id}_achieved", achieved.key

    def _change(self, target: Target, scope: Scope, year: int) -> None:
        now, base = scope.metric, f"{scope.metric}_base"
        self._ratio(target, year, (), (now, base), lambda v: v[now] / v[base] - 1)

    def _due(self, target: Target, year: int) -> None:
        leg = leg_of(target, year)
        if leg is None:
            other, base = target.no_faster_than, f"{target.no_faster_than}_base"
            self._ratio(target, year, (), (other, base), lambda v: v[other] / v[base] - 1, metric=DUE)
            return
        key = FactKey(DUE, year, (("target", target.id),))
        asked = _Asked(key, {"target": target.id}, f"{target.id}_{year}", {}, {})
        self._on_line(
            asked, leg, year, "targets.yaml: a straight line from the base year over the milestones to the target"
        )

    def _on_line(self, asked: _Asked, leg: Leg, year: int, source: str) -> None:
        """The change that a straight line asks for in a year."""
        low, high = Constant(leg.low), Constant(leg.high)
        sentence: Expression = high
        if year < leg.until:
            share = Constant(Decimal(year - leg.since)) / Constant(Decimal(leg.until - leg.since))
            sentence = (high - low) * share if leg.low == 0 else low + (high - low) * share
        value: Decimal = convert(_worked_out(sentence), unit("1"), _PERCENT)
        formula = asked.formula(lambda _: sentence, source)
        self._keep(asked.key, Step(formula, ()), value, Interval.exactly(value), ())

    def _needed(self, target: Target, scope: Scope, year: int) -> None:
        """What the next year asks for, as a change from this year's figure: the next point of the path less what there
        is."""
        leg = leg_of(target, year + 1)
        if leg is None:
            return
        now, base = scope.metric, f"{scope.metric}_base"
        passed, length, more = Decimal(year + 1 - leg.since), Decimal(leg.until - leg.since), leg.high - leg.low
        on_the_way = year + 1 < leg.until

        def needed(v: dict[str, Any]) -> Any:
            if not on_the_way:
                return v[base] * (1 + leg.high) / v[now] - 1
            start = v[base] * (1 + leg.low) if leg.low else v[base]
            return (start + v[base] * more * passed / length) / v[now] - 1

        self._ratio(target, year, (), (base, now), needed, metric=NEEDED, variant=f"{target.id}_{year}")

    def _reasons(self, target: Target, scope: Scope, year: int) -> None:
        amount, driver = scope.amount, scope.driver
        amount0, driver0 = f"{amount}_base", f"{driver}_base"
        steady = self._at_base_factors(target, scope, year)
        same = steady or amount
        before = (amount0, driver, driver0)
        if scope.intensity:
            parts: dict[str, tuple[tuple[str, ...], Callable[[dict[str, Any]], Any]]] = {
                "efficiency": ((same, *before), lambda v: (v[same] / v[driver]) / (v[amount0] / v[driver0]) - 1),
                "factors": (
                    (amount, same, *before),
                    lambda v: ((v[amount] - v[same]) / v[driver]) / (v[amount0] / v[driver0]),
                ),
            }
        else:
            parts = {
                "activity": ((driver, driver0), lambda v: v[driver] / v[driver0] - 1),
                "efficiency": ((same, *before), lambda v: v[same] / v[amount0] - v[driver] / v[driver0]),
                "factors": ((amount, same, amount0), lambda v: (v[amount] - v[same]) / v[amount0]),
            }
        if not steady:
            del parts["factors"]
        for reason, (names, function) in parts.items():
            self._ratio(target, year, ((REASON, reason),), names, function)

    def _at_base_factors(self, target: Target, scope: Scope, year: int) -> str:
        """The id of the metric that says what the amount would be at the base year's factors, if any changed."""
        name = f"{scope.amount}_at_base_factors"
        now, base = self._key(target, scope.amount, year), self._key(target, scope.amount, target.base_year)
        if name not in self.catalogue.metrics or now not in self.known.facts or base not in self.known.facts:
            return ""
        wanted = FactKey(name, year, (("target", target.id),))
        first = len(self.known.cells) + len(self.cells)
        found = at_base_factors(self.known, self.steps, now, base, wanted, first)
        if found is None:
            return ""
        self.facts[wanted] = found[0]
        self.cells += found[1]
        return name

    def _ratio(
        self,
        target: Target,
        year: int,
        more: Dimensions,
        names: tuple[str, ...],
        function: Callable[[dict[str, Any]], Any],
        *,
        metric: str = CHANGE,
        more_keys: Mapping[str, FactKey] = MappingProxyType({}),
        variant: str = "",
    ) -> None:
        """A fact in percent by a formula of this target; nothing where one of its figures is not known."""
        keys = {name: more_keys.get(name) or self._argument(target, name, year) for name in dict.fromkeys(names)}
        key = FactKey(metric, year, tuple(sorted((("target", target.id), *more))))
        told = variant or "_".join((target.id, *(member for _, member in more)))
        self._percent(_Asked(key, {"target": target.id}, told, keys, more_keys), function)

    def _percent(self, asked: _Asked, function: Callable[[dict[str, Any]], Any]) -> None:
        """A share of the base year's figure as a fact; nothing where one of its figures is not known."""
        operands: dict[str, Operand | None] = {}
        for name, key in asked.keys.items():
            fact = self.facts.get(key) or self.known.facts.get(key)
            if fact is None or not fact.known:
                return
            operands[name] = Operand(fact.value, fact.bounds, fact.unit)  # type: ignore[arg-type]
        source = "arithmetic: what changed since the base year, as a share of the base year's figure"
        if asked.key.metric == NEEDED:
            source = "arithmetic: the next point of the path over this year's figure"
        formula = asked.formula(function, source)
        result = apply(formula, operands, _PERCENT)
        if not isinstance(result.value, Decimal):
            return
        seen: dict[str, tuple[str, View]] = {
            name: (asked.given[name].metric, "") if name in asked.given else self._seen(name) for name in asked.keys
        }
        resolved = tuple(Argument(n, seen[n][0], seen[n][1], parameter=False, optional=False) for n in asked.keys)
        self._keep(asked.key, Step(formula, resolved), result.value, result.bounds, tuple(asked.keys.items()))

    def _keep(
        self,
        key: FactKey,
        step: Step,
        value: Decimal,
        bounds: Interval | None,
        inputs: tuple[tuple[str, FactKey], ...],
    ) -> None:
        self.made.setdefault(key.metric, {})[step.formula.id] = step
        origin = Computed(step.formula.id, inputs)
        self.facts[key] = Fact(key=key, value=value, unit=_PERCENT, origin=origin, bounds=bounds)

    def _seen(self, name: str) -> tuple[str, View]:
        stem = name.removesuffix("_base")
        return (name, "") if name in self.catalogue.metrics else (stem, "base")

    def _argument(self, target: Target, name: str, year: int) -> FactKey:
        metric, view = self._seen(name)
        return self._key(target, metric, target.base_year if view else year)

    def _key(self, target: Target, metric: str, year: int) -> FactKey:
        known = self.catalogue.metrics[metric]
        if "target" in known.dimensions:
            return FactKey(metric, year, (("target", target.id),))
        return FactKey(metric, year, tuple(p for p in target.dimensions if p[0] in known.dimensions))


def _worked_out(sentence: Expression) -> Decimal:
    with localcontext(EXACT):
        value: Decimal = evaluate(sentence, {})
    return value
