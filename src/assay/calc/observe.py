"""Records to observations: what a register says its rows yield, carried out row by row."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, localcontext
from functools import cached_property
from typing import TYPE_CHECKING

from assay.book.derive import Rows
from assay.book.register import AgeFrom, Column, Constant, GroupOf, Through
from assay.book.terms import Terms
from assay.calc.observation import Observation
from assay.core.interval import Interval
from assay.core.missing import Missing
from assay.core.numbers import EXACT
from assay.core.periods import Period
from assay.core.provenance import Place
from assay.core.units import Unit, UnitMismatch, factor, scaled, unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from assay.book.records import Record
    from assay.book.register import DimensionSource, RegisterSpec, Yield
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.dimension import Dimensions
    from assay.catalogue.metric import Metric

_PEOPLE = unit("person")
_CASES = unit("count")


@dataclass(frozen=True)
class Observer:
    """Carries out yields over the records of a book.

    ``years`` are the fiscal years with their days. ``as_printed``: the records are rounded digits of a publication.
    """

    catalogue: Catalogue
    registers: Mapping[str, RegisterSpec]
    records: Mapping[str, Sequence[Record]]
    years: Mapping[int, Period]
    age_bands: tuple[str, ...]
    terms: Terms = field(default_factory=Terms)
    as_printed: bool = False

    def observations(self) -> Iterator[Observation]:
        """All observations of the book, in the order of registers and rows."""
        for name, records in self.records.items():
            spec = self.registers[name]
            if spec.any_metric:
                yield from self._of_any_metric(spec, records)
            for rule in spec.yields:
                seen = self._of_rule(spec, rule, records)
                yield from (_unnamed(each) for each in seen) if spec.confidential else seen
            yield from self._zeros(spec)

    # -- registers of any metric ------------------------------------------------------------------------------

    def _of_any_metric(self, spec: RegisterSpec, records: Sequence[Record]) -> Iterator[Observation]:
        for record in records:
            metric = self.catalogue.metrics[str(record.values["metric"])]
            named = {name: str(record.values[name] or "") for name in metric.dimensions if name in record.values}
            site = str(record.values.get("site") or "")
            cut = tuple(sorted((name, member) for name, member in {**named, "site": site}.items() if member))
            when = record.values.get("date") or _span(record)
            if isinstance(when, date | Period):
                yield self._amount(metric, record, "quantity", _unit_in(record, "unit"), when, cut)

    # -- registers of their own -------------------------------------------------------------------------------

    def _of_rule(self, spec: RegisterSpec, rule: Yield, records: Sequence[Record]) -> Iterator[Observation]:
        metric = self.catalogue.metrics[rule.metric]
        taken = [record for record in records if rule.takes(self._rows.values(record))]
        if rule.count == "balance":
            yield from self._balance(spec, rule, metric, taken)
        elif rule.count == "spells":
            yield from self._spells(spec, rule, metric, taken)
        elif rule.count == "distinct":
            yield from self._distinct(spec, rule, metric, taken)
        elif rule.count == "rows":
            for record in taken:
                day = record.values.get(rule.on)
                if isinstance(day, date):
                    yield self._one(metric, record, day, self._cut(spec, rule, record, day))
        else:
            for record in taken:
                when = record.values.get(rule.on) if rule.on else _span(record)
                if isinstance(when, date | Period) and record.values.get(rule.value) is not None:
                    day = when.end if isinstance(when, Period) else when
                    given = rule.unit or _unit_in(record, rule.unit_from or "unit")
                    yield self._amount(
                        metric, record, rule.value, given, when, self._cut(spec, rule, record, day), times=rule.times
                    )

    def _spells(
        self, spec: RegisterSpec, rule: Yield, metric: Metric, records: Sequence[Record]
    ) -> Iterator[Observation]:
        for period in self.years.values():
            running = [record for record in records if _runs(record, rule, period.end)]
            for record in _latest(running, rule) if rule.once else running:
                yield self._one(metric, record, period.end, self._cut(spec, rule, record, period.end))

    def _balance(
        self, spec: RegisterSpec, rule: Yield, metric: Metric, records: Sequence[Record]
    ) -> Iterator[Observation]:
        """What rows added and took, up to the last day of each year."""
        ledger = spec.duties.ledger
        if ledger is None:
            return
        for period in self.years.values():
            for record in records:
                day, sign = record.values.get(ledger.on), ledger.sign(record.values.get(ledger.field))
                if sign and isinstance(day, date) and day <= period.end:
                    given = _unit_in(record, ledger.unit)
                    cut = self._cut(spec, rule, record, period.end)
                    seen = self._amount(metric, record, ledger.value, given, period.end, cut)
                    yield seen if sign > 0 else _taken(seen)

    def _distinct(
        self, spec: RegisterSpec, rule: Yield, metric: Metric, records: Sequence[Record]
    ) -> Iterator[Observation]:
        for period in self.years.values():
            seen: set[object] = set()
            for record in sorted(records, key=lambda r: (str(r.values.get(rule.on)), r.id)):
                day = record.values.get(rule.on)
                who = record.values.get(rule.of)
                if isinstance(day, date) and period.contains(day) and who not in seen:
                    seen.add(who)
                    yield self._one(metric, record, day, self._cut(spec, rule, record, day))

    def _zeros(self, spec: RegisterSpec) -> Iterator[Observation]:
        """A register that is kept and holds no case says zero, not nothing."""
        for name in spec.none_is_zero:
            metric = self.catalogue.metrics[name]
            rule = next(rule for rule in spec.yields if rule.metric == name)
            split = [*rule.dimensions, *(["site"] if self._has_site(spec, rule) else [])]
            for period in self.years.values():
                yield Observation(
                    metric=name,
                    when=period.end,
                    dimensions=tuple((dimension, "") for dimension in sorted(split)),
                    value=Decimal(0),
                    bounds=Interval.exactly(0),
                    unit=metric.unit,
                    entered="0",
                    record=f"{spec.id}: kept",
                    register=spec.id,
                    place=Place(f"records/{spec.id}"),
                    count=0,
                    note="the register is kept; a year without a case counts as zero",
                )

    # -- parts of an observation --------------------------------------------------------------------------------

    def _cut(self, spec: RegisterSpec, rule: Yield, record: Record, day: date) -> Dimensions:
        cut = {name: self._member(source, record, day) for name, source in rule.dimensions.items()}
        if self._has_site(spec, rule):
            if isinstance(rule.site, Through):
                cut["site"] = self._through(rule.site, record, day)
            else:
                column = rule.site.field if rule.site else "site"
                cut["site"] = str(record.values.get(column) or "")
        return tuple(sorted(cut.items()))

    def _has_site(self, spec: RegisterSpec, rule: Yield) -> bool:
        return not spec.confidential and (rule.site is not None or "site" in spec.fields)

    def _member(self, source: DimensionSource, record: Record, day: date) -> str:
        match source:
            case Constant(member):
                return member
            case Column(field):
                return str(self._rows.values(record).get(field) or "")
            case GroupOf(field):
                dimension = self.registers[record.register].fields[field].dimension
                found = self.catalogue.dimensions[dimension].members.get(str(record.values.get(field) or ""))
                return found.group if found else ""
            case AgeFrom(field):
                return self._age_band(record.values.get(field), day)
            case Through():
                return self._through(source, record, day)

    def _age_band(self, born: object, day: date) -> str:
        if not isinstance(born, int):
            return ""
        members = self.catalogue.dimensions["age"].members
        return next((band for band in self.age_bands if members[band].holds(day.year - born)), "")

    def _through(self, source: Through, record: Record, day: date) -> str:
        row = self._rows.row_named(record, source.field, day)
        return str(row.values.get(source.target) or "") if row else ""

    @cached_property
    def _rows(self) -> Rows:
        last = max(period.end for period in self.years.values())
        return Rows(self.registers, self.records, last, self.terms)

    def _one(self, metric: Metric, record: Record, day: date, cut: Dimensions) -> Observation:
        return Observation(
            metric=metric.id,
            when=day,
            dimensions=cut,
            value=Decimal(1),
            bounds=Interval.exactly(1),
            unit=metric.unit if metric.unit in (_PEOPLE, _CASES) else _CASES,
            entered="1",
            record=record.id,
            register=record.register,
            place=record.place,
        )

    def _amount(
        self,
        metric: Metric,
        record: Record,
        column: str,
        given: Unit,
        when: Period | date,
        cut: Dimensions,
        times: str = "",
    ) -> Observation:
        printed = record.values.get(column)
        weight = record.values.get(times) if times else None
        if isinstance(printed, Decimal) and times:
            with localcontext(EXACT):
                printed = printed * weight if isinstance(weight, Decimal) else Missing("not_collected")
        kept = metric.unit_of(cut)
        value: Decimal | Missing
        bounds: Interval | None = None
        if isinstance(printed, Decimal):
            ratio = ratio_to(metric, given, kept)
            value = scaled(printed, ratio)
            bounds = Interval.exactly(value)
            if self.as_printed:
                around = Interval.printed(printed, counted=metric.counted)
                bounds = Interval(scaled(around.low, ratio), scaled(around.high, ratio))
        else:
            value = printed if isinstance(printed, Missing) else Missing("not_collected")
        return Observation(
            metric=metric.id,
            when=when,
            dimensions=cut,
            value=value,
            bounds=bounds,
            unit=kept,
            entered=f"{printed} {given.symbol}",
            record=record.id,
            register=record.register,
            place=record.place,
        )


def ratio_to(metric: Metric, given: Unit, kept: Unit) -> Fraction:
    """How many of the metric's units one given unit is; uses the metric's equivalents (a tonne of water).

    Raises `UnitMismatch` where the given unit cannot measure the metric; validation has refused such a record.
    """
    if given.same_kind(kept):
        return factor(given, kept)
    for other, same in metric.equivalents.items():
        if given.same_kind(unit(other)):
            return factor(given, unit(other)) * factor(unit(same), kept)
    raise UnitMismatch(f"{given.symbol} does not measure {metric.id}")


def _span(record: Record) -> Period | None:
    start, end = record.values.get("start"), record.values.get("end")
    return Period(start, end) if isinstance(start, date) and isinstance(end, date) else None


def _unit_in(record: Record, column: str) -> Unit:
    found = record.values.get(column)
    if not isinstance(found, Unit):
        raise TypeError(f"{record.id} has no unit in '{column}'; validation should have refused it")
    return found


def _unnamed(seen: Observation) -> Observation:
    """That there was a case, without which one it was: nothing downstream can tell what it was never told."""
    return replace(seen, record=seen.register, place=Place(f"records/{seen.register}"))


def _taken(seen: Observation) -> Observation:
    """The same amount, taken away."""
    if not isinstance(seen.value, Decimal):
        return seen
    value = -seen.value
    return replace(seen, value=value, bounds=Interval.exactly(value), entered=f"−{seen.entered}")


def _runs(record: Record, rule: Yield, day: date) -> bool:
    """Whether a spell has begun by a day and goes on after it."""
    since = record.values.get(rule.since)
    ends = [record.values.get(name) for name in (rule.until, rule.ended) if name]
    return isinstance(since, date) and since <= day and not any(isinstance(end, date) and end <= day for end in ends)


def _latest(records: Sequence[Record], rule: Yield) -> list[Record]:
    """Of spells that are the same thing, renewed, the one that began last, in the order of the rows."""
    last: dict[tuple[str, ...], Record] = {}
    for record in records:
        key = tuple(str(record.values.get(name) or "") for name in rule.once)
        if key not in last or str(record.values[rule.since]) >= str(last[key].values[rule.since]):
            last[key] = record
    kept = {id(record) for record in last.values()}
    return [record for record in records if id(record) in kept]
