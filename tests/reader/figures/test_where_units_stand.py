"""Units before what they are of, in notes below a table, in labels torn over two lines, and once for several rows."""

from pathlib import Path

import pytest

from assay.reader.figures.unit_labels import unit_of_label
from assay.reader.figures.unit_statements import said_of_all
from reader.texts import claims_of_lines


@pytest.mark.parametrize(
    ("label", "rest", "symbol"),
    [
        ("Tonnes of hazardous waste", "hazardous waste", "t"),
        ("MWh consumed", "consumed", "MWh"),
        ("Litres of petrol used", "petrol used", "L"),
    ],
)
def test_a_label_may_begin_with_its_unit(label: str, rest: str, symbol: str) -> None:
    found = unit_of_label(label)
    assert found is not None
    assert (found[0], found[1].unit.symbol) == (rest, symbol)


@pytest.mark.parametrize("label", ["Tonnes of waste per employee", "Litre bottles", "Days of rest", "Gas for heating"])
def test_other_words_that_begin_like_a_unit_are_none(label: str) -> None:
    assert unit_of_label(label) is None


@pytest.mark.parametrize(
    ("note", "symbol"),
    [
        ("Note: All figures are in tCO2e.", "tCO2e"),
        ("* The above figures are expressed in tonnes.", "t"),
        ("註：上述數據單位為噸二氧化碳當量。", "tCO2e"),
        ("註2：以上數據以千瓦時計算", "kWh"),
    ],
)
def test_a_note_says_the_unit_of_all_figures(note: str, symbol: str) -> None:
    found = said_of_all(note)
    assert found is not None
    assert found.unit.symbol == symbol


@pytest.mark.parametrize(
    "note",
    [
        "Note: Scope 3 is in tonnes.",
        "In tonnes",
        "All figures are unaudited.",
        "All figures are in tonnes",
        "註：數據經審核。",
    ],
)
def test_a_note_of_something_else_says_none(note: str) -> None:
    assert said_of_all(note) is None


def test_a_note_below_a_table_holds_for_it_and_not_for_the_next(tmp_path: Path) -> None:
    lines = [
        "GHG emissions\t2022\t2023", "Scope 1\t41\t52", "Scope 2\t300\t310", "", "Note: All figures are in ktCO2e.", "",
        "Energy use\t2022\t2023", "Electricity\t77\t78",
    ]  # fmt: skip
    found = claims_of_lines(tmp_path, lines)
    assert {found[printed].unit.symbol for printed in ("41", "52", "300", "310")} == {"ktCO2e"}
    assert found["77"].unit is None


def test_brackets_torn_over_two_lines_hold_one_unit(tmp_path: Path) -> None:
    lines = [
        "Item\t2022\t2023",
        "Total hazardous waste (ash and oil) (in",
        "tonnes)\t87.9\t86.1",
        "Petrol (litres)\t9\t8",
    ]
    found = claims_of_lines(tmp_path, lines)
    assert {found[printed].unit.symbol for printed in ("87.9", "86.1")} == {"t"}
    assert found["9"].unit.symbol == "L"


def test_a_unit_holds_for_the_empty_cells_below_it_also_where_no_metric_is_known(tmp_path: Path) -> None:
    lines = [
        "Kind\tUnit\t2022\t2023", "Household refuse\ttonnes\t0.8\t1.3", "Zorb remains\t\t2.7\t0.4",
        "Number of bins\t\t12\t13", "Share of zorbs\t\t3.5\t4.5",
    ]  # fmt: skip
    found = claims_of_lines(tmp_path, lines)
    assert {found[printed].unit.symbol for printed in ("0.8", "2.7", "0.4")} == {"t"}
    assert found["12"].unit.symbol == "count"
    assert found["3.5"].unit is None


def test_the_reporting_period_in_a_heading_is_the_year_of_columns_that_have_none(tmp_path: Path) -> None:
    lines = [
        "Employees recruited in the Reporting Period", "", "Region\tMen\tWomen\tRate 2023 (%)\tRate 2022 (%)",
        "North\t15\t18\t26\t11",
    ]  # fmt: skip
    found = claims_of_lines(tmp_path, lines)
    assert (found["15"].fiscal_year, found["18"].fiscal_year, found["11"].fiscal_year) == (2023, 2023, 2022)
