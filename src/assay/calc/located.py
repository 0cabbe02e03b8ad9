"""Formulas with factors: used cell by cell, at one place and in a time in which no factor changes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from assay.calc.evaluate import Operand, apply
from assay.catalogue.dimension import dimensions_of, written
from assay.core.findings import Finding
from assay.core.interval import Interval
from assay.core.missing import Missing
from assay.core.numbers import EXACT
from assay.core.units import UnitMismatch, unit
from assay.facts.cell import Cell, Evaluation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.calc.plan import Step
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.dimension import Dimensions
    from assay.core.periods import Period
    from assay.core.units import Unit
    from assay.factors.parameter import Choice, Location, Parameter
    from assay.factors.select import FactorLibrary

_Group = tuple["Period", "Dimensions"]

# In place of a finding: an optional factor is not known here, so the formula gives nothing here.
_NOT_ASKED = Finding(code="factor.none", severity="note", message="an optional factor is not known")


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a factor is chosen on: the known values, and where each site stands.

    ``places`` has the place of every site; ``""`` is the group as a whole, placed as far as its sites agree.
    """

    catalogue: Catalogue
    parameters: Mapping[str, Parameter]
    library: FactorLibrary
    places: Mapping[str, Location]


@dataclass(slots=True)
class LocatedRun:
    """What one formula gave over all places and times."""

    cells: list[Cell] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def run_located(
    step: Step,
    cells: Mapping[str, Sequence[Cell]],
    grounds: Grounds,
    first_id: int,
    year: int,
) -> LocatedRun:
    """Evaluate a formula for every place, time and cut of a fiscal year for which all its figures are there.

    Where no factor can be found the cell is missing and a finding says what was looked for.
    """
    run = LocatedRun()
    metric = grounds.catalogue.metrics[step.formula.metric]
    figures = [argument for argument in step.arguments if not argument.parameter]
    into = tuple((step.formula.into or {}).items())
    own = {"site", *metric.dimensions}
    # What chooses a factor keeps figures apart, though the metric is not split by it.
    told = own | {grounds.parameters[a.target].member_dimension for a in step.arguments if a.parameter}
    gathered: dict[_Group, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for argument in figures:
        for cell in cells.get(argument.target, ()):
            kept = [pair for pair in cell.dimensions if pair[0] in told]
            gathered[cell.period, tuple(sorted((*kept, *into)))][argument.name].append(cell)
    for (period, group), inputs in gathered.items():
        if any(a.name not in inputs and not a.optional for a in figures):
            continue
        cut = tuple(pair for pair in group if pair[0] in own)
        unit_out = metric.unit_of(cut)
        operands: dict[str, Operand | None] = {a.name: _sum(inputs.get(a.name, ())) for a in figures}
        choices: list[tuple[str, Choice]] = []
        lacking = any(operands[a.name] is None and not a.optional for a in figures) or not any(
            operands[a.name] for a in figures
        )
        absent = next((c.value for group in inputs.values() for c in group if isinstance(c.value, Missing)), None)
        # Where there is nothing to multiply, no factor is missed.
        problem = None if lacking else _factors(step, group, period, grounds, operands, choices, year)
        if problem is _NOT_ASKED:
            continue
        used = Evaluation(
            step.formula.id,
            tuple((name, tuple(cell.id for cell in group)) for name, group in inputs.items()),
            tuple(choices),
        )
        value: Decimal | Missing
        bounds: Interval | None = None
        if lacking:
            value = absent or Missing("not_collected")
        elif problem is not None:
            run.findings.append(problem)
            value = Missing("not_computable", problem.message)
        else:
            try:
                result = apply(step.formula, operands, unit_out)
                value, bounds = result.value, result.bounds
            except UnitMismatch as fault:
                run.findings.append(_unit_fault(step, str(fault)))
                value = Missing("not_computable", str(fault))
        run.cells.append(
            Cell(
                id=first_id + len(run.cells),
                metric=metric.id,
                period=period,
                dimensions=cut,
                value=value,
                bounds=bounds,
                unit=unit_out,
                evaluation=used,
                count=sum(cell.count for group in inputs.values() for cell in group),
                note=next((cell.note for group in inputs.values() for cell in group if cell.note), ""),
            )
        )
    return run


def _sum(cells: Iterable[Cell]) -> Operand | None:
    known = [cell for cell in cells if isinstance(cell.value, Decimal)]
    if not known:
        return None
    with localcontext(EXACT):
        value = sum((cell.value for cell in known if isinstance(cell.value, Decimal)), Decimal(0))
    bounds: Interval | None = Interval.exactly(0)
    for cell in known:
        bounds = bounds + cell.bounds if bounds is not None and cell.bounds is not None else None
    return Operand(value, bounds, known[0].unit)


def _factors(
    step: Step,
    cut: Dimensions,
    period: Period,
    grounds: Grounds,
    operands: dict[str, Operand | None],
    choices: list[tuple[str, Choice]],
    year: int,
) -> Finding | None:
    site = dict(cut).get("site", "")
    location = grounds.places.get(site)
    for argument in step.arguments:
        if not argument.parameter:
            continue
        parameter = grounds.parameters[argument.target]
        member = dict(cut).get(parameter.member_dimension, "")
        if location is None and parameter.optional:
            return _NOT_ASKED
        if location is None:
            return _no_place(step, site, period, year)
        wanted = parameter_unit(parameter, grounds.catalogue, cut)
        names = filter(None, (parameter.id, parameter.fallback))
        found = (grounds.library.choose(name, location, period.start, member=member, unit=wanted) for name in names)
        choice = next((each for each in found if each is not None), None)
        if choice is None and parameter.optional:
            return _NOT_ASKED
        if choice is None:
            return _no_factor(step, parameter, cut, period, wanted, year)
        operands[argument.name] = Operand(choice.factor.value, choice.factor.interval, choice.factor.unit)
        choices.append((argument.name, choice))
    return None


def parameter_unit(parameter: Parameter, catalogue: Catalogue, cut: Dimensions) -> Unit:
    """The unit a parameter must have for a cut: ``tCO2e/L`` for diesel measured in litres."""
    if not parameter.per:
        return unit(parameter.unit)
    return unit(f"{parameter.unit}/{catalogue.metrics[parameter.per].unit_of(cut).symbol}")


def _no_place(step: Step, site: str, period: Period, year: int) -> Finding:
    return Finding(
        code="factor.place",
        severity="error",
        metric=step.formula.metric,
        fiscal_year=year,
        message=f"'{site or 'the group'}' has no place, so no factor can be chosen for {period}",
        expected="A site with country, region and grid in book.yaml.",
        action="Give the record a site, or describe the site in book.yaml.",
    )


def _no_factor(step: Step, parameter: Parameter, cut: Dimensions, period: Period, wanted: Unit, year: int) -> Finding:
    member, site = dict(cut).get(parameter.member_dimension, ""), dict(cut).get("site", "")
    of_what = f" of {member}" if member else ""
    return Finding(
        code="factor.none",
        severity="error",
        metric=step.formula.metric,
        dimensions=written(dimensions_of(dict(cut))),
        fiscal_year=year,
        message=f"no {parameter.label.en}{of_what} in {wanted.symbol} is known for '{site or 'the group'}' in {period}",
        expected="One on any rung: own, supplier, province, region, country, world.",
        action="Put the group's own factor into the book's factors/ folder, with its source.",
    )


def _unit_fault(step: Step, fault: str) -> Finding:
    return Finding(
        code="formula.unit",
        severity="error",
        metric=step.formula.metric,
        message=f"the formula '{step.formula.id}' mixes units: {fault}",
        action="Correct the formula or the unit of the metric it yields.",
    )
