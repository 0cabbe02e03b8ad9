"""How labels are taken apart: age bands, counts beside rates, places, torn words, KPI codes, and what is told of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assay.catalogue.dimension import written
from assay.reader.claim import Claim
from assay.reader.decision import How, decision
from assay.reader.naming.age_bands import band_in
from assay.reader.naming.assign import assign
from assay.reader.naming.label_words import plain_words
from assay.reader.naming.lexicon import code_in
from reader.assign.made import labelled, lexicon, read_as

BANDS = [
    ("<30", "under_30"),
    ("Under 30", "under_30"),
    ("Below the age of 30", "under_30"),
    ("30 and below", "30_and_below"),
    ("≤ 30 years old", "30_and_below"),
    ("30岁以下", "under_30"),
    ("30歲或以下", "30_and_below"),
    ("Aged 31–40", "31_to_40"),
    ("Between 30 and 50 years old", "30_to_50"),
    ("30至50歲", "30_to_50"),
    (">50", "over_50"),
    ("50+", "50_and_above"),
    ("50 or above", "50_and_above"),
    ("51歲及以上", "51_and_above"),
    ("50歲以上", "over_50"),
]


@pytest.mark.parametrize(("label", "expected"), BANDS)
def test_age_bands_in_any_form(label: str, expected: str) -> None:
    found = band_in(plain_words(label), alone=True)
    assert found is not None
    assert found[0].slug == expected


@pytest.mark.parametrize("label", ["Scope 1 and 2", "2022-23", "100 to 200 employees", "PM10", "12-15"])
def test_numbers_that_are_no_ages(label: str) -> None:
    assert band_in(plain_words(label), alone=True) is None


def test_a_count_and_its_rate_under_one_heading() -> None:
    assert read_as("Turnover and turnover rate (%) > Female") == "leavers gender=female"
    assert read_as("Turnover and turnover rate (%) > Female", "%") == "turnover_rate gender=female"
    assert read_as("Number and rate of work-related fatalities") == "fatalities"
    assert read_as("Number and rate of work-related fatalities", "%") == "fatality_rate"
    assert read_as("流失人數及流失率 > 男性", "%") == "turnover_rate gender=male"
    assert read_as("流失人數及流失率 > 男性", "person") == "leavers gender=male"


def test_others_belong_to_the_split_that_is_announced() -> None:
    assert read_as("Employees > By region > Others", "person") == "employees region=other_regions"
    assert read_as("Hazardous waste by treatment method > Others", "t") == "hazardous_waste treatment=other"


def test_a_place_has_one_name_in_all_languages() -> None:
    assert read_as("Employees > By region > Zhejiang Province", "person") == "employees region=zhejiang"
    assert read_as("僱員 > 按地區劃分 > 浙江省", "person") == "employees region=zhejiang"
    assert read_as("雇员 > 按地区划分 > 越南", "person") == "employees region=vietnam"


def test_a_treatment_told_beside_the_figure() -> None:
    quote = "Waste oil | 3.4 | Sold to licensed firms for recycling"
    assert (
        read_as("Types of hazardous waste > Waste oil", "t", quote=quote)
        == "hazardous_waste treatment=recycled;waste_stream=waste_oil"
    )


def test_torn_and_misread_labels() -> None:
    assert read_as("Total number of emplo > yees", "person") == "employees"
    assert read_as("Average training hou rs per employee", "h") == "training_hours_average"
    assert (
        read_as("Employees by employee categary > Senior management", "person")
        == "employees category=senior_management"
    )


def test_the_kpi_of_the_table_and_of_the_edition() -> None:
    (own,) = assign([labelled("Hazardous waste", "t")], lexicon())
    assert own.kpi == "A1.3"
    (printed,) = assign([labelled("Hazardous waste", "t", kpi="A1.6")], lexicon())
    assert printed.kpi == "A1.6"
    (intensity,) = assign([labelled("Hazardous waste intensity", "t/person")], lexicon())
    assert (intensity.metric, intensity.kpi) == ("hazardous_waste_per_employee", "A1.3")


@pytest.mark.parametrize(("text", "code"), [("KPI A1.2", "A1.2"), ("B7", "B7"), ("Area", ""), ("A380", "")])
def test_codes(text: str, code: str) -> None:
    assert code_in(text) == code


def test_figures_of_several_plants_in_one_table_are_told_apart() -> None:
    def at(number: int, path: str) -> Claim:
        claim = labelled(path, "tCO2e")
        return replace(claim, id=number, grid=1, row=number, fiscal_year=2023, value=Decimal(number))

    claims = [at(1, "Emissions > Scope 1 > Group"), at(2, "Emissions > Northern works > Scope 1"), at(3, "Emissions > Harbour works > Scope 1")]  # fmt: skip
    found = assign(claims, lexicon())
    assert [written(claim.dimensions) for claim in found] == ["", "site=northern_works", "site=harbour_works"]


def test_every_decision_is_told() -> None:
    (claim,) = assign([labelled("Employees > By gender > Female", "person")], lexicon())
    assert "metric" in {told.how.about for told in claim.decided}
    assert decision(How.DIMENSIONS_CUT, cut="gender=female") in claim.decided
    (none,) = assign([labelled("Number of lighthouses", "count")], lexicon())
    assert none.decided == (decision(How.METRIC_NONE),)


def test_an_intensity_by_an_unknown_divisor_keeps_its_kpi() -> None:
    (claim,) = assign([labelled("GHG emission intensity (per guest night)", "tCO2e")], lexicon())
    assert (claim.metric, written(claim.dimensions)) == ("ghg_emissions_per_other", "denominator=guest_night")
    assert claim.kpi == "A1.2"


def test_a_member_alone_goes_with_the_rows_before_it() -> None:
    def row(number: int, path: str, symbol: str) -> Claim:
        return replace(labelled(path, symbol), id=number, row=number, fiscal_year=2023)

    claims = [
        row(1, "Product responsibility > Complaints received", "count"),
        row(2, "Product responsibility > Product quality", "count"),
        row(3, "Product responsibility > Packaging", "count"),
        row(4, "Product responsibility > Hazardous waste", "t"),
        row(5, "Product responsibility > Incinerated", "t"),
    ]
    found = [f"{claim.metric} {written(claim.dimensions)}" for claim in assign(claims, lexicon())]
    assert found[1:3] == ["complaints complaint_type=quality", "complaints complaint_type=packaging"]
    assert found[4] == "hazardous_waste treatment=incinerated"


def test_an_unknown_unit_makes_no_amount() -> None:
    def printed(path: str, words: str) -> Claim:
        return replace(labelled(path), unit=None, unit_printed=words)

    (reams,) = assign([printed("Paper consumption", "reams")], lexicon())
    assert reams.metric == ""
    (water,) = assign([printed("Water consumption", "m3/lighthouse")], lexicon())
    assert (water.metric, written(water.dimensions)) == ("water_consumption_per_other", "denominator=lighthouse")
    assert water.kpi == "A2.2"
    (suppliers,) = assign([printed("Number of suppliers", "firms")], lexicon())
    assert suppliers.metric == "suppliers"
