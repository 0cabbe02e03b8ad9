"""Targets that cannot be followed up, measures that are late or show no saving, and gaps that no measure closes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.calc.measured import KIND, MEASURE, metric_of, state_of
from assay.calc.promises import COVERED
from assay.catalogue.dimension import dimensions_of
from assay.core.findings import Finding
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.book.measures import Measure
    from assay.book.targets import Target
    from assay.checks.case import Case
    from assay.core.findings import Severity

_FILE = Place("targets.yaml")


def check_targets(case: Case) -> Iterator[Finding]:
    """Every target needs its figure in the base year and in the reporting year, and so does what it must not
    outgrow."""
    yield from _above_path(case)
    for target in case.book.targets:
        yield from _measures(case, target)
        if target.base_year >= case.book.reporting_year:
            continue
        for year, which in ((target.base_year, "base year"), (case.book.reporting_year, "reporting year")):
            for metric in filter(None, (target.metric, target.no_faster_than)):
                cut = target.dimensions if metric == target.metric else ()
                fact = case.facts.get(metric, year, cut)
                if fact is None or not fact.known:
                    yield _no_figure(case, target, metric, year, which)
                elif fact.value == 0 and year == target.base_year:
                    yield _zero(case, target, metric, year)


def _above_path(case: Case) -> Iterator[Finding]:
    """A published year in which emissions are above the road to neutrality."""
    road = case.book.roadmap
    base = case.facts.get(road.metric, road.base_year) if road is not None else None
    if road is None or base is None or not isinstance(base.value, Decimal) or base.value <= 0:
        return
    for year in case.book.years:
        now, due = case.facts.get(road.metric, year), road.due(year)
        if year <= road.base_year or due is None or now is None or not isinstance(now.value, Decimal):
            continue
        change, last = now.value / base.value - 1, year == case.book.reporting_year
        if change > due:
            yield Finding(
                code="roadmap.above",
                severity="warning" if last and not case.explained(road.metric, year) else "note",
                metric=road.metric,
                fiscal_year=year,
                place=Place("roadmap.yaml"),
                message=f"{case.metric(road.metric).label.en} {year} changed by {change * 100:+.1f} % since "
                f"{road.base_year}; the road to neutrality asks for {due * 100:+.1f} %.",
                expected="A year on the path or below it.",
                action="Say why in explanations.yaml (changes), and plan what brings the next years back to the path.",
            )


def _no_figure(case: Case, target: Target, metric: str, year: int, which: str) -> Finding:
    return Finding(
        code="target.no_figure",
        severity="warning",
        metric=metric,
        fiscal_year=year,
        place=_FILE,
        message=f"The target '{target.id}' cannot be followed up: {case.metric(metric).label.en} of the {which} {year} "
        "is not known.",
        expected="The figure of the base year and of the reporting year.",
        action="Bring in the records, or choose a base year for which they are there.",
    )


def _zero(case: Case, target: Target, metric: str, year: int) -> Finding:
    return Finding(
        code="target.base_zero",
        severity="warning",
        metric=metric,
        fiscal_year=year,
        place=_FILE,
        message=f"The target '{target.id}' cannot be followed up: {case.metric(metric).label.en} of the base year "
        f"{year} is 0, and nothing is a percentage of it.",
        expected="A base year with a figure other than 0.",
        action="Choose another base year.",
    )


def _measures(case: Case, target: Target) -> Iterator[Finding]:
    year = case.book.reporting_year
    period = case.book.period(year)
    for measure in target.measures:
        standing = state_of(case.book, measure)
        metric = metric_of(case.book, measure)
        if standing is None:
            yield _measure(
                "target.project_unknown",
                "error",
                measure,
                f"names the project '{measure.project}', which the register of projects does not have.",
                "The id of a row of that register.",
                "Correct it, or add the project.",
            )
        elif metric is None:
            yield _measure(
                "target.measure_unit",
                "error",
                measure,
                f"saves {measure.unit.symbol}, and no metric tells savings of that kind.",
                "An amount of emissions, energy, water or waste.",
                "Correct the unit.",
            )
        elif standing.state in ("planned", "under_way") and (standing.due or measure.start) <= period.end:
            yield _measure(
                "target.measure_late",
                "warning",
                measure,
                f"was due on {standing.due or measure.start} and is still {standing.state.replace('_', ' ')}.",
                "A measure that works, or a new date.",
                "Record its completion, or move the date and say why.",
            )
        elif (
            standing.state == "completed"
            and (standing.completed or measure.start) < period.start
            and case.facts.get(metric.id, year, dimensions_of({KIND: "achieved", MEASURE: measure.id})) is None
        ):
            yield _measure(
                "target.measure_silent",
                "warning",
                measure,
                f"was completed before {year}, and no saving of that year is recorded.",
                "What it saved, measured or calculated, with its evidence.",
                "Record the saving of the year, or say that it brought none.",
            )
    covered = case.facts.get(COVERED, year, target=target.id)
    if covered is not None and isinstance(covered.value, Decimal) and covered.value < 100:
        yield Finding(
            code="target.measures_short",
            severity="note",
            metric=target.metric,
            fiscal_year=year,
            place=_FILE,
            message=f"The measures in hand would close {covered.value:.0f} % of the gap to the target '{target.id}'.",
            expected="Measures that reach it.",
            action="Plan further measures, or say in the report how the rest is to be reached.",
        )


def _measure(code: str, severity: Severity, measure: Measure, says: str, expected: str, action: str) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        place=measure.place or _FILE,
        message=f"The measure '{measure.id}' {says}",
        expected=expected,
        action=action,
    )
