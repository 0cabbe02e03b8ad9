"""Parts and totals, and what can never exceed what: one faulty and one sound book for each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from small_book import of_code

if TYPE_CHECKING:
    from small_book import SmallBook


def test_two_splits_of_one_figure(book: SmallBook) -> None:
    rows = [
        "leavers 2024 40 person gender=male",
        "leavers 2024 23 person gender=female",
        "leavers 2024 50 person region=mainland_china",
        "leavers 2024 13 person region=hong_kong",
        "leavers 2024 30 person age=under_30",
    ]
    sound = [*rows, "leavers 2024 33 person age=30_to_50"]
    assert not of_code(book.records(*sound).check(), "total.splits_disagree")
    (finding,) = of_code(book.records(*rows, "leavers 2024 31 person age=30_to_50").check(), "total.splits_disagree")
    assert "by age: 61; by gender: 63; by region: 63" in finding.message
    assert "Look first at the split by age" in finding.action


def test_splits_of_printed_figures_may_differ_by_rounding(book: SmallBook) -> None:
    book.head("settings:", "settings:\n  records_as_printed: yes")
    rows = ["hazardous_waste 2024 33.3 t waste_stream=oil", "hazardous_waste 2024 66.6 t waste_stream=slag"]
    book.head("settings:", "members:\n  waste_stream: {oil: {en: Oil}, slag: {en: Slag}}\nsettings:")
    assert not of_code(book.records(*rows, "hazardous_waste 2024 100 t").check(), "total.splits_disagree")
    assert of_code(book.records(*rows, "hazardous_waste 2024 107 t").check(), "total.splits_disagree")


def test_a_recorded_total_against_its_formula(book: SmallBook) -> None:
    rows = ["water_withdrawn 2024 500 m3 site=birch", "water_withdrawn 2024 100 m3 site=cedar"]
    for recorded, expected in ((600, 0), (580, 1)):
        found = of_code(book.records(*rows, f"water_consumption 2024 {recorded} m3").check(), "total.formula_disagrees")
        assert len(found) == expected
    (finding,) = found
    assert "recorded as 580 m3, but its formula gives 600 m3" in finding.message


def test_averages_of_groups_that_imply_different_totals(book: SmallBook) -> None:
    people = [
        "employees 2024 100 person gender=male category=general_staff",
        "employees 2024 50 person gender=female category=senior_management",
    ]
    by_gender = [
        "training_hours_average 2024 10 h/person gender=male",
        "training_hours_average 2024 20 h/person gender=female",
    ]
    for senior, expected in ((20, 0), (30, 1)):
        by_category = [
            "training_hours_average 2024 10 h/person category=general_staff",
            f"training_hours_average 2024 {senior} h/person category=senior_management",
        ]
        found = of_code(book.records(*people, *by_gender, *by_category).check(), "total.averages_disagree")
        assert len(found) == expected
    assert "by gender: 2,000" in found[0].message
    assert "by category: 2,500" in found[0].message


def test_a_headcount_that_does_not_follow_from_who_came_and_went(book: SmallBook) -> None:
    for end, expected in ((110, 0), (117, 1)):
        book.records(
            "employees 2023 100 person",
            f"employees 2024 {end} person",
            "hires 2024 25 person",
            "leavers 2024 15 person",
        )
        found = of_code(book.check(), "continuity.balance")
        assert len(found) == expected
    assert "gives 110" in found[0].message


@pytest.mark.parametrize(
    ("rows", "severity"),
    [
        (("employees 2024 100 person", "employees_trained 2024 100 person"), None),
        (("employees 2024 100 person", "leavers 2024 20 person", "employees_trained 2024 110 person"), "warning"),
        (("employees 2024 100 person", "leavers 2024 20 person", "employees_trained 2024 130 person"), "error"),
        (("wastewater_treated 2024 50 m3 site=birch", "wastewater_reused 2024 60 m3 site=birch"), "error"),
        (("wastewater_treated 2024 50 m3 site=birch", "wastewater_reused 2024 50 m3 site=birch"), None),
        (("complaints 2024 3 count", "complaints_resolved 2024 4 count"), "error"),
        (("injuries 2024 2 count", "lost_time_injuries 2024 3 count"), "error"),
        (("suppliers 2024 50 count", "suppliers_under_practice 2024 51 count practice=admission"), "error"),
        (("suppliers 2024 50 count", "suppliers_under_practice 2024 50 count practice=admission"), None),
    ],
)
def test_what_can_never_exceed_what(book: SmallBook, rows: tuple[str, ...], severity: str | None) -> None:
    found = of_code(book.records(*rows).check(), "bounds.exceeds")
    if severity is None:
        assert found == []
    else:
        assert severity in {finding.severity for finding in found}
        assert found[0].expected.startswith("At most as many: ")


def test_a_limit_in_rounded_figures_is_broken_only_for_certain(book: SmallBook) -> None:
    book.head("settings:", "settings:\n  records_as_printed: yes")
    treated = "wastewater_treated 2024 53,200 m3 site=birch"
    assert not of_code(book.records(treated, "wastewater_reused 2024 53,240 m3 site=birch").check(), "bounds.exceeds")
    assert of_code(book.records(treated, "wastewater_reused 2024 53,310 m3 site=birch").check(), "bounds.exceeds")


def test_a_share_above_the_whole(book: SmallBook) -> None:
    waste = "non_hazardous_waste 2024 100 t site=birch"
    assert not of_code(book.records(waste, "waste_recycled 2024 100 t site=birch").check(), "bounds.above_100")
    found = of_code(book.records(waste, "waste_recycled 2024 101 t site=birch").check(), "bounds.above_100")
    assert "101 %" in found[0].message


def test_rates_and_changes_may_exceed_a_hundred(book: SmallBook) -> None:
    book.records(
        "employees 2024 10 person",
        "leavers 2024 15 person",
        "hires 2024 20 person",
        "revenue 2023 1 MCNY",
        "revenue 2024 9 MCNY",
    )
    assert not of_code(book.check(), "bounds.above_100")
