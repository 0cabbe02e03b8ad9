"""What differs by rounding alone is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assay.core.numbers import plain, rounded
from small_book import SmallBook, of_code

if TYPE_CHECKING:
    from decimal import Decimal


@pytest.fixture
def printed(book: SmallBook) -> SmallBook:
    """A book whose records were copied from a publication."""
    return book.head("settings:", "settings:\n  records_as_printed: yes")


def disagreements(book: SmallBook, *statements: str) -> list[str]:
    found = book.states(*statements).check()
    return [str(f) for f in found if f.code in ("assertion.disagrees", "total.splits_disagree")]


def test_a_total_one_off_its_rounded_parts(printed: SmallBook) -> None:
    printed.records("scope_1 2024 3808 tCO2e site=birch", "scope_2_location 2024 37027 tCO2e site=birch")
    # 3,808 + 37,027 is 40,835, but 3,807.5 + 37,026.6 is 40,834.
    assert disagreements(printed, "ghg_emissions 2024 40834 tCO2e") == []
    assert disagreements(printed, "ghg_emissions 2024 40832 tCO2e") != []


def test_growth_of_rounded_intensities(printed: SmallBook) -> None:
    printed.records("revenue 2023 7.19 MCNY", "revenue 2024 9.04 MCNY")
    # 9.04 / 7.19 − 1 is 25.73 %, but the digits allow 25.57 to 25.89 %.
    assert disagreements(printed, "revenue_growth 2024 25.84 %") == []
    assert disagreements(printed, "revenue_growth 2024 26.00 %") != []


def test_trailing_zeros_may_be_rounding(printed: SmallBook) -> None:
    printed.records("electricity_purchased 2024 35080000 kWh site=birch")
    assert disagreements(printed, "electricity_purchased 2024 35.08 GWh") == []
    assert disagreements(printed, "electricity_purchased 2024 35,083,210 kWh") == []
    assert disagreements(printed, "electricity_purchased 2024 35,086,000 kWh") != []


def test_shares_that_sum_to_99_9(printed: SmallBook) -> None:
    printed.records(
        "employees 2024 100 person region=mainland_china",
        "employees 2024 100 person region=hong_kong",
        "employees 2024 100 person region=other_regions",
    )
    assert disagreements(printed, "employees_share 2024 33.3 % region=hong_kong") == []


def test_people_are_counted_and_never_rounded(printed: SmallBook) -> None:
    printed.records("employees 2024 120 person gender=male", "employees 2024 80 person gender=female")
    assert disagreements(printed, "employees 2024 200 person") == []
    assert disagreements(printed, "employees 2024 201 person") != []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    direct=st.decimals(min_value=10, max_value=10**6, places=3),
    indirect=st.decimals(min_value=10, max_value=10**6, places=3),
    revenue=st.decimals(min_value=100, max_value=10**5, places=3),
    decimals=st.integers(min_value=0, max_value=2),
)
def test_true_figures_printed_with_any_number_of_digits_never_disagree(
    printed: SmallBook, direct: Decimal, indirect: Decimal, revenue: Decimal, decimals: int
) -> None:
    total = direct + indirect
    printed.records(
        f"scope_1 2024 {plain(rounded(direct, decimals))} tCO2e site=birch",
        f"scope_2_location 2024 {plain(rounded(indirect, decimals))} tCO2e site=birch",
        f"revenue 2024 {plain(rounded(revenue, decimals))} MCNY",
    )
    printed.states(
        f"ghg_emissions 2024 {plain(rounded(total, decimals))} tCO2e",
        f"ghg_emissions_per_revenue 2024 {plain(rounded(total / revenue, 3))} tCO2e/MCNY",
    )
    assert of_code(printed.check(), "assertion.disagrees") == []
