"""Stated totals that cannot be: each with the cause that would make it true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from small_book import of_code

if TYPE_CHECKING:
    from assay.core.findings import Finding
    from small_book import SmallBook

PEOPLE = (
    "employees 2024 553 person gender=male",
    "employees 2024 125 person gender=female",
    "employees 2023 448 person gender=male",
    "employees 2023 102 person gender=female",
    "leavers 2024 101 person gender=male",
    "leavers 2024 32 person gender=female",
)
OWN = "g,grid_factor,own,,,0.6101,tCO2e/MWh,2020-01-01,,Bill,Us,verified"


def wrong(book: SmallBook, *statements: str, note: str = "") -> Finding:
    (finding,) = of_code(book.states(*statements, note=note).check(), "assertion.disagrees")
    assert finding.severity == "error"
    assert finding.place is not None
    assert finding.place.file == "assertions.csv"
    return finding


def silent(book: SmallBook, *statements: str, note: str = "") -> None:
    found = book.states(*statements, note=note).check()
    assert [str(f) for f in found if f.code.startswith("assertion.")] == []


def test_what_agrees_is_silent(book: SmallBook) -> None:
    book.records(*PEOPLE)
    silent(book, "employees 2024 678 person", "employees_share 2024 18.4 % gender=female", "turnover_rate 2024 19.6 %")


def test_a_finding_shows_both_intervals_and_the_place(book: SmallBook) -> None:
    book.records("output 2024 1000.5 t site=birch")
    finding = wrong(book, "output 2024 1234.5 t")
    assert (finding.metric, finding.fiscal_year) == ("output", 2024)
    assert finding.place is not None
    assert finding.place.row == 2
    assert "stated as 1234.5 t, so it lies in [1,234.45, 1,234.55]" in finding.message
    assert "exactly 1,000.5 t" in finding.message
    assert "report.pdf" in finding.evidence


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ("60.69", "1,000 times too small"),
        ("606900", "10 times too large"),
    ],
)
def test_a_slip_by_a_power_of_ten(book: SmallBook, stated: str, words: str) -> None:
    book.records("electricity_purchased 2024 60690 MWh site=birch")
    assert words in wrong(book, f"electricity_purchased 2024 {stated} MWh").action


def test_one_digit_mistyped(book: SmallBook) -> None:
    book.records(*PEOPLE)
    assert "It would be 678: one digit differs" in wrong(book, "employees 2024 668 person").action


def test_two_digits_swapped(book: SmallBook) -> None:
    book.records("output 2024 1243.7 t site=birch")
    assert "It would be 1243.7: two digits stand the wrong way round" in wrong(book, "output 2024 1423.7 t").action


def test_columns_of_two_years_swapped(book: SmallBook) -> None:
    book.records("output 2024 1243.7 t site=birch", "output 2023 1587.2 t site=birch")
    assert "It is the figure of 2023: the columns may be swapped" in wrong(book, "output 2024 1587.2 t").action


def test_another_denominator(book: SmallBook) -> None:
    book.records(*PEOPLE)
    # (101 + 32) / 678 at the end of the year is 19.6 %; over the mean of 550 and 678 it is 21.7 %.
    assert "agrees with another denominator" in wrong(book, "turnover_rate 2024 21.7 %").action


def test_divided_by_the_whole_instead_of_the_part(book: SmallBook) -> None:
    book.records(*PEOPLE)
    assert "divided by the total number of employees" in wrong(book, "turnover_rate 2024 14.9 % gender=male").action


def test_the_implied_factor_is_named(book: SmallBook) -> None:
    book.own_factors(OWN).records("electricity_purchased 2024 35080 MWh site=cedar")
    # 35,080 × 0.5568 (the national average of 2021) instead of the group's own 0.6101
    action = wrong(book, "scope_2_location 2024 19533 tCO2e").action
    assert "It implies a grid emission factor of [0.556" in action
    assert "0.5568 tCO2e/MWh" in action


def test_a_factor_that_nobody_published_is_said_to_be_unknown(book: SmallBook) -> None:
    book.own_factors(OWN).records("electricity_purchased 2024 35080 MWh site=cedar")
    assert "No known factor has such a value" in wrong(book, "scope_2_location 2024 4567 tCO2e").action


def test_one_wrong_figure_is_not_told_again_in_each_total(book: SmallBook) -> None:
    book.own_factors(OWN).records(
        "electricity_purchased 2024 35080 MWh site=cedar", "scope_1 2024 1000 tCO2e site=cedar"
    )
    # The total follows from the stated parts, so only the part is wrong.
    finding = wrong(book, "scope_2_location 2024 29351 tCO2e", "ghg_emissions 2024 30351 tCO2e")
    assert finding.metric == "scope_2_location"


def test_a_share_within_a_part(book: SmallBook) -> None:
    book.records(
        "employees 2024 20 person gender=female category=middle_management",
        "employees 2024 71 person gender=male category=middle_management",
        "employees 2024 300 person gender=male category=general_staff",
    )
    cut = "gender=female category=middle_management"
    silent(book, f"employees_share 2024 21.98 % {cut}", note="of: category=middle_management")
    wrong(book, f"employees_share 2024 23.08 % {cut}", note="of: category=middle_management")


def test_an_approximate_statement_has_a_whole_step_to_each_side(book: SmallBook) -> None:
    book.records("water_discharged 2024 39856 m3 site=birch")
    wrong(book, "water_discharged 2024 39,800 m3")
    silent(book, "water_discharged 2024 39,800 m3", note="stated as approximate: 'approximately 39,800'")


def test_what_the_book_has_no_figures_for_is_only_noted(book: SmallBook) -> None:
    found = book.states("scope_3 2024 5000 tCO2e").check()
    (finding,) = of_code(found, "assertion.unchecked")
    assert finding.severity == "note"
    assert not of_code(book.records("scope_3 2024 5000 tCO2e site=birch").check(), "assertion.unchecked")


def test_ratios_that_imply_different_values_of_one_unknown_figure(book: SmallBook) -> None:
    book.records("ghg_emissions 2024 40834 tCO2e site=cedar", "electricity_purchased 2024 60689 MWh site=cedar")
    # 40,834 / 29.11 and 60,689 / 43.26 both imply a revenue of 1,403 million; 60,689 / 45.10 implies 1,346.
    consistent = (
        "ghg_emissions_per_revenue 2024 29.11 tCO2e/MCNY",
        "electricity_purchased_per_revenue 2024 43.26 MWh/MCNY",
    )
    assert not of_code(book.states(*consistent).check(), "assertion.implied_disagree")
    (finding,) = of_code(
        book.states(consistent[0], "electricity_purchased_per_revenue 2024 45.10 MWh/MCNY").check(),
        "assertion.implied_disagree",
    )
    assert "Revenue 2024" in finding.message
    assert "implies" in finding.message


def test_the_cause_of_a_ratio_may_be_what_it_was_divided_by(book: SmallBook) -> None:
    book.records("wastewater_reused 2024 15800 m3 site=birch", "wastewater_treated 2024 53200 m3 site=birch")
    action = wrong(book, "wastewater_reuse_rate 2024 31.0 %").action
    assert "It implies wastewater treated 2024 of [50,8" in action
