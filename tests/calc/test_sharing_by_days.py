"""Amounts that reach over the end of a stretch of time are shared out by days, and nothing is lost."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal, localcontext
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.calc.cells import cells_of
from assay.calc.observation import Observation
from assay.content import load_content
from assay.core.interval import Interval
from assay.core.missing import Missing
from assay.core.numbers import EXACT
from assay.core.periods import FiscalCalendar, Period, cut
from assay.core.provenance import Place
from assay.core.units import unit

CATALOGUE = load_content().catalogue
FIRST, LAST = date(2021, 4, 1), date(2024, 3, 31)


def slots(first_month: int = 4, edges: tuple[date, ...] = ()) -> dict[int, tuple[Period, ...]]:
    calendar = FiscalCalendar(first_month)
    return {year: cut(calendar.year(year), edges) for year in (2022, 2023, 2024)}


def seen(value: str | Missing, start: date, end: date, record: str = "r") -> Observation:
    number = Decimal(value) if isinstance(value, str) else value
    return Observation(
        metric="electricity_purchased",
        when=Period(start, end),
        dimensions=(("site", "birch"),),
        value=number,
        bounds=Interval.exactly(number) if isinstance(number, Decimal) else None,
        unit=unit("MWh"),
        entered=str(value),
        record=record,
        register="energy",
        place=Place("records/energy.csv", row=2),
    )


@given(
    value=st.decimals(min_value=0, max_value=10**9, places=3),
    start=st.dates(min_value=FIRST, max_value=LAST),
    days=st.integers(min_value=0, max_value=700),
    edges=st.lists(st.dates(min_value=FIRST, max_value=LAST), max_size=4),
    first_month=st.just(4),
)
def test_the_parts_sum_to_the_whole(
    value: Decimal, start: date, days: int, edges: list[date], first_month: int
) -> None:
    end = min(start + timedelta(days=days), LAST)
    made = cells_of([seen(str(value), start, end)], CATALOGUE, slots(first_month, tuple(edges)))
    with localcontext(EXACT):
        assert sum(cell.value for cell in made) == value
    assert sum(use.days for cell in made for use in cell.records) == Period(start, end).days
    assert all(cell.bounds is not None and cell.bounds.contains(cell.value) for cell in made)


def test_a_bill_over_the_year_s_end_goes_by_days() -> None:
    made = cells_of([seen("310", date(2023, 3, 17), date(2023, 4, 16))], CATALOGUE, slots())
    assert [(cell.period.end.year, cell.value, cell.records[0].days) for cell in made] == [
        (2023, Decimal(150), 15),
        (2024, Decimal(160), 16),
    ]
    assert all(cell.records[0].of_days == 31 for cell in made)


def test_what_lies_outside_the_years_is_left_out() -> None:
    made = cells_of([seen("100", date(2021, 3, 22), date(2021, 4, 10))], CATALOGUE, slots())
    assert [cell.value for cell in made] == [50]


def test_what_is_missing_is_missing_in_every_part_and_never_zero() -> None:
    made = cells_of([seen(Missing("not_collected"), date(2023, 3, 1), date(2023, 4, 30))], CATALOGUE, slots())
    assert [cell.value for cell in made] == [Missing("not_collected")] * 2


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_rows_does_not_matter(order: tuple[int, ...]) -> None:
    rows = [
        seen("1.1", date(2022, 1, 1), date(2022, 12, 31), "a"),
        seen("2.22", date(2022, 3, 1), date(2023, 5, 31), "b"),
        seen("3.333", date(2023, 1, 1), date(2023, 1, 31), "c"),
    ]
    made = cells_of([rows[position] for position in order], CATALOGUE, slots())
    straight = cells_of(rows, CATALOGUE, slots())
    assert {cell.period: cell.value for cell in made} == {cell.period: cell.value for cell in straight}
