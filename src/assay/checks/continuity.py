"""A figure against its neighbours in time: jumps without a word, slips of units, factors that changed."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.checks.arithmetic import short
from assay.checks.rules import DEFAULT_JUMP
from assay.core.findings import Finding
from assay.core.periods import Period
from assay.facts.fact import FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.book.records import Record
    from assay.checks.case import Case
    from assay.facts.fact import Fact

# People and cases below this number jump by chance.
_FEW = 20
# A value a thousand times its neighbours (within a factor of two) is a slip of units, not a change.
_SLIPS = (Decimal(1000), Decimal(10000), Decimal(1000000))


def check_jumps(case: Case) -> Iterator[Finding]:
    """Changes from year to year beyond the limit of the metric, for figures that were recorded."""
    for fact in case.facts:
        key = fact.key
        if not case.published(fact) or not case.recorded(fact) or key.metric in case.rules.free:
            continue
        if _too_fine(case, fact):
            continue
        before = case.facts.facts.get(FactKey(key.metric, key.year - 1, key.dimensions))
        if before is None or before.key.year not in case.book.years:
            continue
        yield from _jump(case, fact, before)


def _too_fine(case: Case, fact: Fact) -> bool:
    """Only wholes are watched, or members where no whole exists: parts move for their own reasons."""
    metric = case.metric(fact.key.metric)
    names = [name for name, _ in fact.key.dimensions]
    return names != ([metric.unit_dimension] if metric.unit_dimension else [])


def _jump(case: Case, fact: Fact, before: Fact) -> Iterator[Finding]:
    now, then = fact.value, before.value
    if not isinstance(now, Decimal) or not isinstance(then, Decimal) or then <= 0 or now < 0:
        return
    metric = case.metric(fact.key.metric)
    if metric.counted and max(now, then) < _FEW:
        return
    limit = case.rules.jumps.get(fact.key.metric, DEFAULT_JUMP)
    if then / (1 + limit) <= now <= then * (1 + limit):
        return
    explained = case.explained(fact.key.metric, fact.key.year)
    change = (now - then) / then * 100
    yield Finding(
        code="continuity.jump",
        severity="note" if explained else "warning",
        metric=fact.key.metric,
        dimensions=";".join(f"{a}={b}" for a, b in fact.key.dimensions),
        fiscal_year=fact.key.year,
        message=(
            f"{case.title(fact.key)} is {short(now)} {fact.unit.symbol} after {short(then)} the year before "
            f"({change:+.0f} %)."
        ),
        expected="The book explains it." if explained else f"A change within {limit * 100:.0f} %, or an explanation.",
        action="" if explained else "Say why in explanations.yaml (changes), or correct the record.",
    )


def check_unit_slips(case: Case) -> Iterator[Finding]:
    """A record some power of ten away from the others of its meter, stream or site."""
    for name, records in case.book.records.items():
        spec = case.book.registers[name]
        if spec.shape != "measurement" or not spec.no_overlap:
            continue
        column = next((rule.value for rule in spec.yields if rule.value), "")
        series: dict[tuple[str, ...], list[Record]] = defaultdict(list)
        for record in records:
            series[tuple(str(record.values.get(field)) for field in spec.no_overlap)].append(record)
        for group in series.values():
            yield from _slips(column, group)


def _slips(column: str, group: Sequence[Record]) -> Iterator[Finding]:
    rates = [(record, rate) for record in group if (rate := _daily(record, column)) is not None and rate > 0]
    if len(rates) < 4:
        return
    middle = sorted(rate for _, rate in rates)[len(rates) // 2]
    for record, rate in rates:
        ratio = max(rate / middle, middle / rate)
        slip = next((slip for slip in _SLIPS if slip / 2 <= ratio <= slip * 2), None)
        if slip is not None:
            larger = rate > middle
            yield Finding(
                code="continuity.unit_slip",
                severity="warning",
                place=record.place,
                message=(
                    f"{record.values.get(column)} {_symbol(record)} is about {slip:,.0f} times "
                    f"{'larger' if larger else 'smaller'} than the other values of this series."
                ),
                expected=f"About {short(middle * _days(record) / _scale(record))} {_symbol(record)}.",
                action="Look at the unit (kWh or MWh, kg or t) and at the decimal point.",
            )


def _days(record: Record) -> int:
    start, end = record.values.get("start"), record.values.get("end")
    return Period(start, end).days if start and end else 1  # type: ignore[arg-type]


def _scale(record: Record) -> Decimal:
    unit = record.values.get("unit")
    scale = getattr(unit, "scale", None)
    return Decimal(scale.numerator) / Decimal(scale.denominator) if scale is not None else Decimal(1)


def _symbol(record: Record) -> str:
    return str(getattr(record.values.get("unit"), "symbol", ""))


def _daily(record: Record, column: str) -> Decimal | None:
    value = record.values.get(column)
    return value * _scale(record) / _days(record) if isinstance(value, Decimal) else None


def check_factor_changes(case: Case) -> Iterator[Finding]:
    """A factor found on another rung or in another set than the year before, at one site, without an explanation."""
    used: dict[tuple[str, str, str], dict[int, tuple[str, str, str]]] = defaultdict(dict)
    for cell in case.facts.cells:
        if cell.evaluation is None:
            continue
        year = case.book.calendar.label_of(cell.period.end)
        if year not in case.book.years:
            continue
        cut = ";".join(f"{a}={b}" for a, b in cell.dimensions)
        for name, choice in cell.evaluation.choices:
            value = f"{short(choice.factor.value)} {choice.factor.unit.symbol} ({choice.factor.source.document})"
            used[name, cell.metric, cut][year] = (choice.factor.level, choice.factor.area, value)
    for (name, metric, cut), years in used.items():
        for year in sorted(years)[1:]:
            if year - 1 not in years or years[year][:2] == years[year - 1][:2] or case.explained(metric, year):
                continue
            yield Finding(
                code="continuity.factor_changed",
                severity="warning",
                metric=metric,
                dimensions=cut,
                fiscal_year=year,
                message=(
                    f"{case.model.parameters[name].label.en} for {case.metric(metric).label.en.lower()} [{cut}] "
                    f"changes from {years[year - 1][2]} to {years[year][2]}: another kind of source."
                ),
                expected="The same kind of factor in all years, or earlier years restated with a word why.",
                action="Explain it in explanations.yaml, or choose one set in book.yaml (factor_sets).",
            )
