"""Observations in, facts out. The engine knows no topic: metrics, formulas and factors are handed in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.calc.cells import cells_of
from assay.calc.cuts import add_up, preferred, shallow, sums_by_split
from assay.calc.evaluate import Operand, apply
from assay.calc.located import Grounds, run_located
from assay.calc.plan import make_plan
from assay.core.findings import Finding
from assay.core.missing import Missing
from assay.core.periods import cut as cut_time
from assay.core.units import UnitMismatch
from assay.facts.fact import Computed, Fact, FactKey
from assay.facts.factset import FactSet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.calc.formula import Argument, Formula
    from assay.calc.observation import Observation
    from assay.calc.plan import Plan, Step
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.dimension import Dimensions
    from assay.core.periods import Period
    from assay.factors.parameter import Location, Parameter
    from assay.factors.select import FactorLibrary
    from assay.facts.cell import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Everything that turns observations into facts.

    ``years`` maps fiscal years to their days, in order, and may begin with one of which only states on its last day are
    wanted (opening figures). ``places`` has the place of every site.
    """

    catalogue: Catalogue
    formulas: tuple[Formula, ...]
    parameters: Mapping[str, Parameter]
    library: FactorLibrary
    places: Mapping[str, Location]
    years: Mapping[int, Period]
    settings: Mapping[str, str]

    @property
    def grounds(self) -> Grounds:
        return Grounds(self.catalogue, self.parameters, self.library, self.places)


@dataclass(frozen=True, slots=True)
class Calculation:
    """The facts of a book, the plan by which they were made, and what went wrong."""

    facts: FactSet
    plan: Plan
    findings: tuple[Finding, ...]


def calculate(observations: Iterable[Observation], model: Model) -> Calculation:
    """Make all facts. Input order does not matter; what cannot be computed is missing with its reason."""
    plan, findings = make_plan(model.catalogue, model.formulas, model.parameters)
    slots = time_slots(model, plan)
    run = _Run(model, plan, list(findings))
    ordered = sorted(observations, key=_order)
    run.take(cells_of(ordered, model.catalogue, slots))
    for metric in plan.order:
        run.metric(metric)
    return Calculation(FactSet(run.facts, tuple(run.cells), run.second), plan, tuple(run.findings))


def time_slots(model: Model, plan: Plan) -> dict[int, tuple[Period, ...]]:
    """Each year cut into stretches in which no factor changes."""
    edges = model.library.boundaries(plan.parameters())
    return {year: cut_time(period, edges) for year, period in model.years.items()}


class _Run:
    """One calculation while it goes on; nothing of it is seen from outside."""

    def __init__(self, model: Model, plan: Plan, findings: list[Finding]) -> None:
        self.model, self.plan, self.findings = model, plan, findings
        self.facts: dict[FactKey, Fact] = {}
        self.second: dict[FactKey, Fact] = {}
        self.cells: list[Cell] = []
        self.by_metric: dict[str, list[Cell]] = {}
        self.cuts: dict[tuple[str, int], list[Dimensions]] = {}

    def take(self, cells: Sequence[Cell]) -> None:
        self.cells.extend(cells)
        for cell in cells:
            self.by_metric.setdefault(cell.metric, []).append(cell)

    def metric(self, name: str) -> None:
        recorded = self.by_metric.get(name, [])
        for year, period in self.model.years.items():
            mine = [cell for cell in recorded if period.covers(cell.period)]
            self._add(name, year, mine, self.facts)
            step = self.plan.step(name, self.model.settings, period.end)
            if step is not None and step.located:
                self._locate((step,), year, period, mine)
            elif step is not None:
                self._compute(step, year)
            parts = self.plan.parts_of(name, self.model.settings, period.end)
            if parts:
                self._locate(parts, year, period, mine)

    def _add(self, name: str, year: int, cells: Sequence[Cell], into: dict[FactKey, Fact]) -> None:
        metric = self.model.catalogue.metrics[name]
        for cut, splits in sums_by_split(metric, cells).items():
            split = preferred(cut, splits)
            key = FactKey(name, year, cut)
            standing = self.facts.get(key)
            by_formula = standing is not None and isinstance(standing.origin, Computed)
            self._keep(add_up(metric, key, split, splits[split]), self.second if by_formula else into)

    def _keep(self, fact: Fact, into: dict[FactKey, Fact]) -> None:
        into[fact.key] = fact
        if into is self.facts:
            self.cuts.setdefault((fact.key.metric, fact.key.year), []).append(fact.key.dimensions)

    def _locate(self, steps: Sequence[Step], year: int, period: Period, recorded: Sequence[Cell]) -> None:
        """Formulas of one metric used cell by cell: those with factors, and those of its parts.

        They fill what was not recorded; where both speak, the record stands and the other is kept beside it. A whole
        that a formula gave stands too, and the sum of the parts beside it.
        """
        made: list[Cell] = []
        for step in steps:
            inputs = {
                argument.target: [c for c in self.by_metric.get(argument.target, ()) if period.covers(c.period)]
                for argument in step.arguments
                if not argument.parameter
            }
            run = run_located(step, inputs, self.model.grounds, len(self.cells), year)
            self.findings.extend(run.findings)
            self.cells.extend(run.cells)
            made += run.cells
        metric = steps[0].formula.metric
        said = {(cell.period, cell.dimensions) for cell in recorded}
        splits = {cell.split for cell in recorded}
        filling = [
            cell
            for cell in made
            if not recorded or (cell.split in splits and (cell.period, cell.dimensions) not in said)
        ]
        self._add(metric, year, [cell for cell in made if cell not in filling], self.second)
        self.by_metric.setdefault(metric, []).extend(filling)
        self._add(metric, year, [*recorded, *filling], self.facts)

    def _compute(self, step: Step, year: int) -> None:
        for cut in self._candidates(step, year):
            fact = self._computed(step, FactKey(step.formula.metric, year, cut))
            if fact is not None:
                self._keep(fact, self.second if fact.key in self.facts else self.facts)

    def _candidates(self, step: Step, year: int) -> list[Dimensions]:
        metric = self.model.catalogue.metrics[step.formula.metric]
        # What has formulas of its parts is split by them alone.
        allowed = {"site"} if self.plan.parts.get(metric.id) else {*metric.dimensions, "site"}
        found: dict[Dimensions, None] = {}
        for argument in step.arguments:
            if argument.view == "total":
                continue
            for dimensions in self.cuts.get((argument.target, _seen_year(argument, year)), ()):
                if all(name in allowed for name, _ in dimensions) and shallow(dimensions):
                    found[dimensions] = None
        return list(found)

    def _computed(self, step: Step, key: FactKey) -> Fact | None:
        unit = self.model.catalogue.metrics[key.metric].unit_of(key.dimensions)
        operands: dict[str, Operand | None] = {}
        inputs: list[tuple[str, FactKey]] = []
        absent: list[str] = []
        gaps: list[str] = []
        for argument in step.arguments:
            wanted = self._key_for(argument, key)
            fact = self.facts.get(wanted)
            if fact is None:
                if not argument.optional:
                    return None
                operands[argument.name] = None
                continue
            if isinstance(fact.value, Missing):
                if not (argument.optional and fact.value.reason == "not_applicable"):
                    absent.append(f"{wanted.metric}: {fact.value}")
                operands[argument.name] = None
                continue
            inputs.append((argument.name, wanted))
            gaps.extend(fact.gaps)
            operands[argument.name] = Operand(fact.value, fact.bounds, fact.unit)
        if not inputs and not absent:
            return None
        origin = Computed(step.formula.id, tuple(inputs))
        if absent:
            return Fact(key=key, value=Missing("not_computable", "; ".join(absent)), unit=unit, origin=origin)
        try:
            result = apply(step.formula, operands, unit)
        except UnitMismatch as fault:
            self._mixed_units(step, str(fault))
            return Fact(key=key, value=Missing("not_computable", str(fault)), unit=unit, origin=origin)
        return Fact(
            key=key,
            value=result.value,
            unit=unit,
            origin=origin,
            bounds=result.bounds,
            gaps=tuple(dict.fromkeys(gaps)),
        )

    def _key_for(self, argument: Argument, key: FactKey) -> FactKey:
        metric = self.model.catalogue.metrics[argument.target]
        if argument.view == "total":
            kept: Dimensions = tuple(pair for pair in key.dimensions if pair[0] == "site")
        else:
            kept = tuple(p for p in key.dimensions if p[0] == "site" or p[0] in metric.dimensions)
        return FactKey(argument.target, _seen_year(argument, key.year), kept)

    def _mixed_units(self, step: Step, fault: str) -> None:
        finding = Finding(
            code="formula.unit",
            severity="error",
            metric=step.formula.metric,
            message=f"the formula '{step.formula.id}' mixes units: {fault}",
            action="Correct the formula, or the unit of the metric it yields.",
        )
        if finding not in self.findings:
            self.findings.append(finding)


def _order(seen: Observation) -> tuple[str, str, str, int, str]:
    """By metric and then as the rows stand, whatever order they come in."""
    return seen.metric, seen.place.file, seen.place.sheet, seen.place.row or 0, seen.record


def _seen_year(argument: Argument, year: int) -> int:
    return year - 1 if argument.view in ("prior", "opening") else year


def known(fact: Fact | None) -> Decimal | None:
    """The value of a fact that is there and has one."""
    return fact.value if fact is not None and isinstance(fact.value, Decimal) else None
