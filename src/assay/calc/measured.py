"""What measures are expected to save and have saved, and how much of the gap to a target they would close.

The gap is what the amount of this year lies above the goal at this year's activity: E − (1 + goal) × E₀ × Q ÷ Q₀ for
an intensity, E − (1 + goal) × E₀ for an amount, E − E₀ × Q ÷ Q₀ where it must not outgrow Q. Against it stand the
savings still to come: a planned measure with its whole yearly saving, one that was completed in the year with what it
has not yet shown. One completed earlier already stands in the figure; one that was dropped saves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from assay.core.interval import Interval
from assay.core.numbers import EXACT, plain
from assay.core.provenance import Place
from assay.core.units import Unit, convert
from assay.facts.cell import Cell, RecordUse
from assay.facts.fact import Added, Fact, FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.book.book import Book
    from assay.book.measures import Measure
    from assay.book.records import Record
    from assay.catalogue.metric import Metric
    from assay.core.periods import Period

KIND, MEASURE = "saving_kind", "measure"
_FILE = "targets.yaml"


@dataclass(frozen=True, slots=True)
class Standing:
    """A measure as the registers tell it on a day."""

    state: str
    due: date | None
    completed: date | None
    cost: Decimal | None
    currency: str


def state_of(book: Book, measure: Measure) -> Standing | None:
    """The state of a measure; nothing where it names a project that the register does not have."""
    if not measure.project:
        return Standing(measure.state, None, None, None, "")
    values = next(
        (row.values for row in _rows(book, "projects") if row.values.get("project") == measure.project),
        None,
    )
    if values is None:
        return None
    due, done, cost, currency = (values.get(name) for name in ("due", "completed", "investment", "currency"))
    return Standing(
        str(values.get("status")),
        due if isinstance(due, date) else None,
        done if isinstance(done, date) else None,
        cost if isinstance(cost, Decimal) else None,
        currency.symbol if isinstance(currency, Unit) else "",
    )


def metric_of(book: Book, measure: Measure) -> Metric | None:
    """The metric in which savings of the measure's kind are told."""
    return next(
        (m for m in book.catalogue.metrics.values() if KIND in m.dimensions and m.unit.same_kind(measure.unit)), None
    )


def savings(book: Book, measure: Measure, first_id: int) -> Iterator[tuple[Fact, Cell]]:
    """What a measure is expected to save a year, and what it saved in each year, each as a fact with its cell."""
    metric = metric_of(book, measure)
    standing = state_of(book, measure)
    if metric is None or standing is None or standing.state == "dropped":
        return
    year = book.reporting_year
    place = measure.place or Place(_FILE)
    stated = f"{plain(measure.saving)} {measure.unit.symbol}"
    use = RecordUse(measure.id, "targets", place, stated, convert(measure.saving, measure.unit, metric.unit))
    yield _made(book, metric, measure, "expected", year, (use,), first_id)
    number = first_id + 1
    for past in book.years:
        uses = tuple(_saved(book, measure, metric, book.period(past)))
        if uses:
            yield _made(book, metric, measure, "achieved", past, uses, number)
            number += 1


def _saved(book: Book, measure: Measure, metric: Metric, period: Period) -> Iterator[RecordUse]:
    """Rows of savings of the measure's project, in units of its kind, that lie within the year."""
    for row in _rows(book, "savings") if measure.project else ():
        values = row.values
        amount, of, start, end = (values.get(name) for name in ("quantity", "unit", "start", "end"))
        if values.get("project") != measure.project or not isinstance(amount, Decimal) or not isinstance(of, Unit):
            continue
        if not isinstance(start, date) or not isinstance(end, date) or not of.same_kind(metric.unit):
            continue
        if period.start <= start and end <= period.end:
            entered = f"{plain(amount)} {of.symbol}"
            yield RecordUse(row.id, row.register, row.place, entered, convert(amount, of, metric.unit))


def _made(
    book: Book, metric: Metric, measure: Measure, kind: str, year: int, uses: tuple[RecordUse, ...], number: int
) -> tuple[Fact, Cell]:
    cut = tuple(sorted(((KIND, kind), (MEASURE, measure.id))))
    with localcontext(EXACT):
        value = sum((use.amount for use in uses), Decimal(0))
    bounds = Interval.exactly(value)
    cell = Cell(
        id=number,
        metric=metric.id,
        period=book.period(year),
        dimensions=cut,
        value=value,
        bounds=bounds,
        unit=metric.unit,
        records=uses,
        count=len(uses),
    )
    key = FactKey(metric.id, year, cut)
    return Fact(key=key, value=value, unit=metric.unit, origin=Added((KIND, MEASURE), (number,)), bounds=bounds), cell


def _rows(book: Book, role: str) -> Iterator[Record]:
    for name, spec in book.registers.items():
        if spec.role == role:
            yield from book.records.get(name, ())
