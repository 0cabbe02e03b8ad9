from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.core.periods import ONE_DAY, FiscalCalendar, Period, cut, months

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))


def test_both_ends_count() -> None:
    assert Period(date(2024, 2, 1), date(2024, 2, 29)).days == 29
    assert Period(date(2024, 1, 1), date(2024, 1, 1)).contains(date(2024, 1, 1))


def test_a_period_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match=r"ends .* before it starts"):
        Period(date(2024, 2, 1), date(2024, 1, 31))


def test_a_fiscal_year_is_named_after_the_year_it_ends_in() -> None:
    april = FiscalCalendar(first_month=4)
    assert april.year(2023) == Period(date(2022, 4, 1), date(2023, 3, 31))
    assert FiscalCalendar().year(2023) == Period(date(2023, 1, 1), date(2023, 12, 31))


@given(DAYS, st.integers(min_value=1, max_value=12))
def test_every_day_belongs_to_the_year_it_is_labelled_with(day: date, first_month: int) -> None:
    calendar = FiscalCalendar(first_month)
    assert calendar.year(calendar.label_of(day)).contains(day)


@given(DAYS, st.integers(min_value=0, max_value=900), st.lists(DAYS, max_size=5))
def test_cut_parts_follow_one_another_and_lose_no_day(start: date, length: int, edges: list[date]) -> None:
    period = Period(start, min(start + length * ONE_DAY, date(2041, 1, 1)))
    parts = cut(period, edges)
    assert parts[0].start == period.start
    assert parts[-1].end == period.end
    assert sum(part.days for part in parts) == period.days
    assert all(two.start == one.end + ONE_DAY for one, two in pairwise(parts))


def test_months_are_cut_to_the_period() -> None:
    found = list(months(Period(date(2023, 12, 15), date(2024, 2, 3))))
    assert [part.days for part in found] == [17, 31, 3]


def test_overlap_is_the_common_part_or_nothing() -> None:
    year = FiscalCalendar().year(2024)
    assert year.overlap(Period(date(2023, 12, 16), date(2024, 1, 15))) == Period(date(2024, 1, 1), date(2024, 1, 15))
    assert year.overlap(FiscalCalendar().year(2022)) is None
