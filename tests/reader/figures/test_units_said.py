"""Units as reports print them, and what each means."""

import pytest

from assay.reader.figures.unit_labels import leading_unit, unit_of_label
from assay.reader.figures.unit_words import unit_in
from assay.reader.figures.worded_units import names_people, of_people, worded_unit

PRINTED = [
    ("tCO ₂ e", "tCO2e"),
    ("tonnes of CO2 equivalent", "tCO2e"),
    ("公噸二氧化碳當量", "tCO2e"),
    ("kg CO₂-e", "kgCO2e"),
    ("m 3", "m3"),
    ("m³", "m3"),
    ("ten thousand m ³", "10000m3"),
    ("10,000t", "10000t"),
    ("萬噸", "10000t"),
    ("万吨", "10000t"),
    ("million tonnes", "1000000t"),
    ("'000 kWh", "MWh"),
    ("’000 kWh", "MWh"),
    ("kWh in '000s", "1000kWh"),
    ("萬千瓦時", "10000kWh"),
    ("度", "kWh"),
    ("公升", "L"),
    ("畝", "mu"),
    ("吨标准煤", "tce"),
    ("‰", "‰"),
    ("RMB’000", "1000CNY"),
    ("€/000", "1000EUR"),
    ("新臺幣10億元", "1000000000TWD"),
    ("tonnes ('000)", "1000t"),
    ("千度(MWh)", "1000kWh"),
    ("二氧化碳當量,以公噸計算", "tCO2e"),
    ("tonnes, CO2 equivalent", "tCO2e"),
    ("MWh/MM USD revenue", "MWh/MUSD"),
    ("Avg Hours/Employee", "h/person"),
    ("RMB/tonne", "CNY/t"),
    ("人民幣百萬元", "MCNY"),
    ("億元", "100000000CNY"),
    ("千港元", "1000HKD"),
    ("HK$ million", "MHKD"),
    ("tCO ₂ e/RMB10,000 of revenue", "tCO2e/10000CNY"),
    ("kg / RMB'000", "kg/1000CNY"),
    ("MWh per RMB million of revenue", "MWh/MCNY"),
    ("噸/百萬元營業收入", "t/MCNY"),
    ("kWh/m² of floor area", "kWh/m2"),
    ("tonnes/tonne of product", "t/t"),
    ("公升/噸", "L/t"),
    ("hours per employee", "h/person"),
    ("小時／人", "h/person"),
    ("每名僱員小時", "h/person"),
    ("per million hours worked", "count/1000000h"),
    ("per 1,000 employees", "1/1000person"),
]


@pytest.mark.parametrize(("printed", "symbol"), PRINTED)
def test_a_printed_unit_is_understood(printed: str, symbol: str) -> None:
    found = unit_in(printed)
    assert found is not None
    assert found.symbol == symbol


@pytest.mark.parametrize("words", ["Scope 1", "Male", "Unit", "2023", "0%", "127 kg", "數量", "Total", ""])
def test_other_words_are_no_unit(words: str) -> None:
    assert unit_in(words) is None


@pytest.mark.parametrize(
    ("label", "rest", "symbol"),
    [
        ("Total paper (tonnes)", "Total paper", "t"),
        ("耗電量（千瓦時）", "耗電量", "kWh"),
        ("Emission: tonnes", "Emission", "t"),
        ("排放量：噸", "排放量", "t"),
        ("Steam, GJ", "Steam", "GJ"),
        ("Packaging in kg", "Packaging", "kg"),
        ("Scope 2 (market-based) (tCO2e)", "Scope 2 (market-based)", "tCO2e"),
    ],
)
def test_a_label_may_end_in_its_unit(label: str, rest: str, symbol: str) -> None:
    found = unit_of_label(label)
    assert found is not None
    assert (found[0], found[1].unit.symbol) == (rest, symbol)


@pytest.mark.parametrize("label", ["Emissions (Scope 1, 2)", "Intensity (per site)", "By gender", "平均值（按年計）"])
def test_a_label_without_a_unit_has_none(label: str) -> None:
    assert unit_of_label(label) is None


@pytest.mark.parametrize(
    ("words", "symbol", "rest"),
    [
        ("million kWh in total", "GWh", " in total"),
        (" tonnes of timber", "t", " of timber"),
        ("名僱員", "person", "僱員"),
        ("tonnes per RMB million of revenue in 2022", "t/MCNY", " in 2022"),
    ],
)
def test_the_longest_unit_after_a_number(words: str, symbol: str, rest: str) -> None:
    found = leading_unit(words)
    assert found is not None
    assert (found[0].unit.symbol, found[1]) == (symbol, rest)


@pytest.mark.parametrize("label", ["Power (kWh) ('000)", "Power ('000) (kWh)", "Power (kWh ('000))"])
def test_a_scale_in_brackets_of_its_own_belongs_to_the_unit(label: str) -> None:
    found = unit_of_label(label)
    assert found is not None
    assert (found[0], found[1].unit.symbol) == ("Power", "1000kWh")


def test_heads_are_counted_whatever_is_said_of_them_in_brackets() -> None:
    found, _ = worded_unit(("Average training hours", "Staff headcount (at the end of the year)"), beside_share=False)
    assert found is not None
    assert found.unit.symbol == "person"


@pytest.mark.parametrize(
    ("printed", "symbol"), [("million MtCO2e", "MtCO2e"), ("thousand Mt CO2e", "ktCO2e"), ("MtCO2e", "MtCO2e")]
)
def test_nobody_counts_millions_of_megatonnes(printed: str, symbol: str) -> None:
    found = unit_in(printed)
    assert found is not None
    assert found.symbol == symbol


def test_a_chapter_on_employees_counts_no_rows_of_another_matter() -> None:
    assert names_people("Environment and our employees")
    assert not names_people("Number of employees")
    assert of_people("Under 30")
    assert of_people("Total")
    assert not of_people("Dividends paid")
