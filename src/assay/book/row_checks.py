"""What the cells of one row say together: order of dates, the years of the book, units that fit the metric."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.book.duty_faults import flow_faults
from assay.book.faults import Fault, one_of
from assay.book.register import Column, Constant
from assay.catalogue.dimension import dimensions_of
from assay.core.numbers import plain
from assay.core.units import Unit, UnknownUnit, unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.book.names import Vocabulary
    from assay.book.records import Value
    from assay.book.register import RegisterSpec, Yield
    from assay.catalogue.dimension import Dimensions
    from assay.catalogue.metric import Metric

_HUNDRED = Decimal(100)
_A_YEAR = timedelta(days=366)


def row_faults(values: Mapping[str, Value], spec: RegisterSpec, words: Vocabulary) -> list[Fault]:
    """Everything wrong between the cells of a row whose cells are each right."""
    faults = [*_needed(values, spec), *_order(values, spec), *_window(values, spec, words)]
    if spec.duties.flow is not None:
        faults.extend(flow_faults(values, spec.duties.flow))
    if spec.any_metric:
        faults.extend(_named_metric(values, spec, words))
    else:
        faults.extend(_units(values, spec, words))
    return faults


def _needed(values: Mapping[str, Value], spec: RegisterSpec) -> Iterator[Fault]:
    for name, by_value in spec.needs.items():
        for wanted in by_value.get(str(values.get(name) or ""), ()):
            if values.get(wanted) is None:
                yield Fault(
                    "record.required",
                    f"'{wanted}' is empty in a row of {name} '{values.get(name)}'.",
                    f"Expected {', '.join(by_value[str(values.get(name))])}.",
                    "Fill it in; the row is left out.",
                    wanted,
                )


def _order(values: Mapping[str, Value], spec: RegisterSpec) -> Iterator[Fault]:
    pairs = {("start", "end")} if "start" in spec.fields else set()
    pairs |= {(made.since, made.until) for made in spec.yields if made.until}
    for first, last in sorted(pairs):
        begins, ends = values.get(first), values.get(last)
        if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
            yield Fault(
                "record.end_before_start",
                f"{last} '{ends}' lies before {first} '{begins}'.",
                f"Expected {last} on or after {first}.",
                "Correct one of the dates; the row is left out.",
                last,
            )


def _window(values: Mapping[str, Value], spec: RegisterSpec, words: Vocabulary) -> Iterator[Fault]:
    """Spells may have begun long ago; what is counted over a year may not lie outside the book's years."""
    first, last = words.first_day, words.last_day
    spells = {made.since for made in spec.yields if made.since}
    if spec.duties.ledger is not None:
        spells.add(spec.duties.ledger.on)  # what was in stock may have come long ago
    for name in _dated_fields(spec, spells):
        day = values.get(name)
        if not isinstance(day, date) or first <= day <= last:
            continue
        # A year's report is approved after it: those meetings are minuted too, and count in no year of the book.
        late = name == "end" or name in spells or spec.role == "meetings"
        slack = _A_YEAR if late else timedelta(0)
        span = f"{words.years[0]} to {words.years[-1]}" if len(words.years) > 1 else str(words.years[0])
        expected = f"Expected a day in the book's years, {span} (to {last}), such as '{last}'."
        if day > last + slack:
            yield Fault(
                "record.outside_years",
                f"{name} '{day}' lies after the reporting year.",
                expected,
                "Correct the date, or add the year to fiscal_year in book.yaml; the row is left out.",
                name,
            )
        elif day < first and name not in spells and name != "end":
            yield Fault(
                "record.outside_years",
                f"{name} '{day}' lies before the book's first year.",
                expected,
                "Nothing to do if it is history: it counts in no year of this book.",
                name,
                "warning",
            )


def _dated_fields(spec: RegisterSpec, spells: set[str]) -> tuple[str, ...]:
    spans = [name for name in ("start", "end") if name in spec.fields]
    if spec.any_metric:
        return tuple(spans or ["date"])
    once = [made.on for made in spec.yields if made.on and not spells]
    return tuple(dict.fromkeys([*spans, *once, *spells]))


def _units(values: Mapping[str, Value], spec: RegisterSpec, words: Vocabulary) -> Iterator[Fault]:
    told: set[str] = set()
    for made in spec.yields:
        given = values.get(made.unit_from) if made.unit_from else None
        metric = words.catalogue.metrics.get(made.metric)
        if not isinstance(given, Unit) or metric is None or made.unit_from in told or not made.takes(values):
            continue
        wanted = metric.unit_of(_cut(values, made))
        if not unit_fits(given, wanted, metric):
            told.add(made.unit_from)
            yield _family_fault(given, wanted, metric, made.unit_from)


def _cut(values: Mapping[str, Value], made: Yield) -> Dimensions:
    pairs: dict[str, str] = {}
    for name, source in made.dimensions.items():
        member = source.member if isinstance(source, Constant) else None
        if isinstance(source, Column):
            found = values.get(source.field)
            member = found if isinstance(found, str) else None
        if member:
            pairs[name] = member
    return dimensions_of(pairs)


def unit_fits(given: Unit, wanted: Unit, metric: Metric) -> bool:
    """Whether a unit measures what the metric is, itself or by the metric's fixed equivalents."""
    if given.same_kind(wanted):
        return True
    for name in metric.equivalents:
        try:
            if given.same_kind(unit(name)):
                return True
        except UnknownUnit:
            continue
    return False


def _family_fault(given: Unit, wanted: Unit, metric: Metric, column: str) -> Fault:
    return Fault(
        "record.unit_family",
        f"'{given.symbol}' measures {given.family}; {metric.id} is {wanted.family}.",
        f"Expected a unit of {wanted.family}, such as '{wanted.symbol}'.",
        "Correct the unit; the row is left out.",
        column,
        metric=metric.id,
    )


def _named_metric(values: Mapping[str, Value], spec: RegisterSpec, words: Vocabulary) -> Iterator[Fault]:
    metric = words.catalogue.metrics.get(str(values["metric"]))
    if metric is None:
        return
    yield from (replace(fault, metric=metric.id) for fault in _about(metric, values, spec, words))


def _about(metric: Metric, values: Mapping[str, Value], spec: RegisterSpec, words: Vocabulary) -> Iterator[Fault]:
    if metric.period != spec.any_metric:
        other = "states" if metric.period == "instant" else "figures"
        yield Fault(
            "record.metric_period",
            f"'{metric.id}' is a figure {'on a date' if metric.period == 'instant' else 'over a period'}.",
            f"Expected a metric that is a {spec.any_metric}.",
            f"Enter it in the register '{other}'.",
            "metric",
        )
    pairs = {name: member for name in words.catalogue.dimensions if isinstance(member := values.get(name), str)}
    for name, member in pairs.items():
        if name not in metric.dimensions:
            yield Fault(
                "record.dimension",
                f"'{member}' stands in {name}, and {metric.id} is not split by {name}.",
                one_of(name, metric.dimensions)
                if metric.dimensions
                else f"Expected no dimension: {metric.id} has none.",
                "Empty the cell or correct the metric; the row is left out.",
                name,
            )
    given, wanted = values.get("unit"), metric.unit_of(dimensions_of(pairs))
    if isinstance(given, Unit) and not unit_fits(given, wanted, metric):
        yield _family_fault(given, wanted, metric, "unit")
    yield from _size(metric, values.get("quantity"), given)


def _size(metric: Metric, number: Value, given: Value) -> Iterator[Fault]:
    if not isinstance(number, Decimal):
        return
    grows = metric.derived is not None and metric.derived.kind == "growth"
    if number < 0 and not grows and not metric.unit.family.startswith("money"):
        yield Fault(
            "record.negative",
            f"quantity '{plain(number)}' of {metric.id} is below zero.",
            "Expected zero or more.",
            "To take back an earlier row, supersede or void it.",
            "quantity",
        )
    if isinstance(given, Unit) and given.symbol == "%" and number > _HUNDRED and not grows:
        part = metric.derived is not None and metric.derived.kind == "share"
        yield Fault(
            "record.over_100_percent",
            f"quantity '{plain(number)}' % of {metric.id} is above 100 %.",
            "Expected 0 to 100.",
            "Correct it; the row is left out." if part else "Check it: only a rate of turnover can be above 100 %.",
            "quantity",
            "error" if part else "warning",
        )
