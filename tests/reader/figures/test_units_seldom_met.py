"""Units that are seldom met, and such that nobody knows: kept as printed, and no part of the label."""

from __future__ import annotations

import pytest

from assay.reader.figures.unit_labels import unit_of_label
from assay.reader.figures.unit_words import unit_column_word, unit_in
from reader.figures.drawn import read, table


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("therms", "therm"),
        ("lbs.", "lb"),
        ("short tons", "short_ton"),
        ("acres", "acre"),
        ("Mio. €", "MEUR"),
        ("millions of euros", "MEUR"),
        ("%-points", "pp"),
        ("噸╱單位僱員", "t/person"),
        ("kWh/單位產品", "kWh/count"),
        ("number of injuries per million hours", "count/1000000h"),
        ("Megawatt-hour/ school", "MWh/school"),
        ("tonnes / M' Revenue (HKD)", "t/MHKD"),
        ("千個千瓦時", "1000kWh"),
        ("standard cubic meter", "m3"),
        ("kg of standard coal/ vehicle", "kgce/vehicle"),
        ("“tCO ₂ e”", "tCO2e"),
    ],
)
def test_units(printed: str, symbol: str) -> None:
    found = unit_in(printed)
    assert found is not None
    assert found.symbol == symbol


def test_a_gallon_may_be_one_of_two() -> None:
    american, open_one = unit_in("US gallons"), unit_in("gallons")
    assert american is not None
    assert open_one is not None
    assert not american.same_kind(open_one)


def test_hours_in_a_column_of_units_are_no_cases() -> None:
    found = unit_column_word("No. of hours")
    assert found is not None
    assert found.symbol == "h"


@pytest.mark.parametrize(
    ("label", "own", "printed"),
    [
        ("Kites flown (million kite flights)", "Kites flown", "million kite flights"),
        ("Intensity (kg CO2e per kite issued)", "Intensity", "kg CO2e per kite issued"),
        ("Revenue intensity (tCO2e/R$ million)", "Revenue intensity", "tCO2e/R$ million"),
        ("售出風箏（萬隻）", "售出風箏", "萬隻"),
    ],
)
def test_a_unit_that_nobody_knows_is_kept_as_it_is_printed(label: str, own: str, printed: str) -> None:
    found = unit_of_label(label)
    assert found is not None
    assert (found[0], found[1].printed) == (own, printed)


@pytest.mark.parametrize("label", ["Board (women / men)", "Kites (and/or boats)", "Level (1/2)", "Ratio (head/tail)"])
def test_other_words_in_brackets_are_no_unit(label: str) -> None:
    assert unit_of_label(label) is None


def test_the_claim_has_the_words_and_no_unit() -> None:
    found = read(table("Item | 2023 | 2022\nKites (thousand flights) | 12 | 11\nBoats (thousand flights) | 7 | 9"))
    assert {(c.unit, c.unit_printed, c.labels[-1]) for c in found} == {
        (None, "thousand flights", "Kites"),
        (None, "thousand flights", "Boats"),
    }


def test_a_change_in_per_cent_beside_amounts_is_not_in_the_unit_of_its_row() -> None:
    found = read(
        table("""
主要產品 | 單位 | 銷售量 | 銷售量增減（%）
風箏     | 千隻 | 512    | 12.94
船       | 噸   | 498    | 3.1
""")
    )
    assert [c.unit_printed for c in found] == ["千隻", "%", "噸", "%"]


def test_thousands_in_a_heading_are_of_what_it_counts() -> None:
    found = read(
        table("""
                     | Number of shares ’000 | Amount RMB’000
At 1 January 2023    | 227,395               | 227,396
Options exercised    | 1,757                 | 1,758
At 31 December 2023  | 229,152               | 229,154
""")
    )
    assert {c.unit.symbol for c in found if c.unit is not None} == {"1000share", "1000CNY"}


@pytest.mark.parametrize(
    ("cell", "symbol"),
    [
        ("Gigajoule (GJ) per tonne raw kites", "GJ/t"),
        ("Fiscal year No. (rounded)", "count"),
        ("Fiscal year 1,000 tons", "1000t"),
        ("Sept. 30th Billion €", "1000000000EUR"),
        ("人民幣千元（未經審核）（附註19）", "1000CNY"),
    ],
)
def test_cells_of_a_column_of_units_with_more_than_the_unit(cell: str, symbol: str) -> None:
    found = unit_column_word(cell)
    assert found is not None
    assert found.symbol == symbol


def test_nothing_is_divided_by_a_plain_number() -> None:
    assert unit_in("噸/年 1") is None


@pytest.mark.parametrize(
    ("label", "own", "symbol"),
    [
        ("Kites (tonnes CO2 equivalent (“tCO2e”)) 風箏(噸二氧化碳當量(「噸二氧化碳當量」))", "Kites 風箏", "tCO2e"),
        ("Power (kWh) 電力(千瓦時)", "Power 電力", "kWh"),
        ("Oxides (“NOx”) (kg)", "Oxides (“NOx”)", "kg"),
    ],
)
def test_the_unit_of_a_label_in_two_languages_is_taken_off_both(label: str, own: str, symbol: str) -> None:
    found = unit_of_label(label)
    assert found is not None
    assert (found[0], found[1].unit.symbol) == (own, symbol)
