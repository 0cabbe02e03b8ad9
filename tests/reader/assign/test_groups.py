"""Rows told by the rows beside them: group rows of unknown words, places, product lines, torn labels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.catalogue.dimension import written
from assay.reader.claim import Claim
from assay.reader.naming.assign import assign
from assay.reader.naming.torn_labels import joined, unfinished
from reader.assign.made import labelled, lexicon, read_as


def read_rows(*rows: tuple[str, str]) -> list[str]:
    """The rows of one table, each as ``metric dimension=member``."""
    claims: list[Claim] = [
        replace(labelled(path, symbol), id=at, row=at, fiscal_year=2024) for at, (path, symbol) in enumerate(rows)
    ]
    return [
        f"{claim.metric} {written(claim.dimensions)}".strip() if claim.metric else ""
        for claim in assign(claims, lexicon())
    ]


def test_an_unknown_group_row_among_members_is_a_member_and_so_are_its_rows() -> None:
    assert read_rows(
        ("Workforce > Number of senior management", "person"),
        ("Workforce > Number of senior management > By gender > Women", "person"),
        ("Workforce > Number of bakery and counter workers", "person"),
        ("Workforce > Number of bakery and counter workers > By gender > Women", "person"),
    ) == [
        "employees category=senior_management",
        "employees category=senior_management;gender=female",
        "employees category=bakery_and_counter_workers",
        "employees category=bakery_and_counter_workers;gender=female",
    ]


def test_the_same_in_chinese() -> None:
    assert read_rows(
        ("僱員 > 高級管理層人數", "person"),
        ("僱員 > 車間及倉務人員人數", "person"),
        ("僱員 > 車間及倉務人員人數 > 按性別 > 男性", "person"),
    ) == [
        "employees category=senior_management",
        "employees category=车间及仓务人员",
        "employees category=车间及仓务人员;gender=male",
    ]


def test_shares_of_an_unknown_group_row_are_of_it() -> None:
    assert (
        read_rows(
            ("Employees > Total number of middle management", "person"),
            ("Employees > Total number of ramp and cargo personnel", "person"),
            ("Employees > Total number of ramp and cargo personnel > By gender > Male", "%"),
        )[2]
        == "employees_share category=ramp_and_cargo_personnel;gender=male"
    )


def test_a_row_of_another_matter_among_members_stays_open() -> None:
    assert (
        read_rows(
            ("Employees > Total number of senior management", "person"),
            ("Employees > Total number of parking spaces", "person"),
        )[1]
        == ""
    )


def test_words_of_people_and_of_counting_are_no_places() -> None:
    told = read_rows(
        ("Workforce > Number of drivers on the rolls > Male", "person"),
        ("Workforce > Male", "person"),
    )
    assert not any("site" in row for row in told)


def test_a_place_is_a_place_still() -> None:
    assert read_rows(
        ("Riverside mill > Electricity purchased", "kWh"),
        ("Harbour depot > Electricity purchased", "kWh"),
    ) == ["electricity_purchased site=riverside_mill", "electricity_purchased site=harbour_depot"]


@pytest.mark.parametrize(
    ("path", "symbol", "expected"),
    [
        ("Production of oat biscuits using solar heat > Annual production", "t", "output product=oat_biscuits"),
        ("Production of our products > Annual production", "t", "output"),
        ("Operations > Annual production", "t", "output"),
        ("燕麥餅乾的生產 > 產量", "t", "output product=燕麦饼干"),
        ("Innovation > Newly granted utility model patents", "count", "patents_granted patent_type=utility_model"),
        ("Innovation > Number of new > utility model patents", "count", "patents_granted patent_type=utility_model"),
        ("Innovation > Patents held", "count", "patents"),
        ("People > Percentage of employees aged 30 to 50", "%", "employees_share age=30_to_50"),
        ("People > 30歲以下員工佔比", "%", "employees_share age=under_30"),
        ("People > Percentage of employees with 10 to 20 years of service", "%", ""),
        ("Kiln > Flue gas emissions", "GJ", ""),
        ("Kiln > Gas burnt", "GJ", "fuel_energy carrier=natural_gas"),
        ("People > Share of mal > ale staff", "%", "employees_share gender=male"),
        ("People > Employee turno > over rate", "%", "turnover_rate"),
        ("Money > on-year growth of expendi > environmental protec rate tion", "%", "environmental_investment_growth"),
    ],
)
def test_labels(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


def test_letters_that_both_cells_repeat_are_read_once() -> None:
    assert "Share of male staff" in joined("Share of ma", "ale staff")


@pytest.mark.parametrize(("label", "expected"), [("Number of newly", True), ("Staff in", True), ("Staff", False)])
def test_labels_that_break_off(label: str, expected: bool) -> None:
    assert unfinished(label) == expected


def test_codes_of_other_frameworks_are_no_codes_of_the_rules() -> None:
    (claim,) = assign([labelled("Nitrogen oxides (NOx)", "kg", kpi="305-7")], lexicon())
    assert claim.kpi == "A1.1"


@pytest.mark.parametrize(
    ("path", "cut", "whole"),
    [
        ("Percentage of women in middle management", "category=middle_management;gender=female", "category=middle_management"),
        ("Middle management who are men (%)", "category=middle_management;gender=male", "category=middle_management"),
        ("Female representation in senior management", "category=senior_management;gender=female", "category=senior_management"),
        ("Male share of general staff", "category=general_staff;gender=male", "category=general_staff"),
        ("Proportion of staff aged below 25 among women", "age=under_25;gender=female", "gender=female"),
        ("50歲以上員工佔基層員工比例", "age=over_50;category=general_staff", "category=general_staff"),
        ("中級管理層中女性比例", "category=middle_management;gender=female", "category=middle_management"),
        ("女性佔高級管理層百分比", "category=senior_management;gender=female", "category=senior_management"),
        ("Percentage of female employees of senior management", "category=senior_management;gender=female", ""),
    ],
)  # fmt: skip
def test_a_share_is_of_what_the_label_says(path: str, cut: str, whole: str) -> None:
    (claim,) = assign([labelled(path, "%")], lexicon())
    assert (claim.metric, written(claim.dimensions)) == ("employees_share", cut)
    assert written(claim.part_of or ()) == whole
