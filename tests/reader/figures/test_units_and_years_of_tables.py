"""Units at the end of labels and of columns, years of the Republic, calendar years, years of movements."""

from __future__ import annotations

import pytest

from assay.reader.figures.row_years import row_years
from assay.reader.figures.unit_labels import unit_at_end
from assay.reader.figures.unit_words import unit_in
from assay.reader.figures.years import year_head
from reader.figures.drawn import read, rows, table


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("人民幣千元（未經審核）", "1000CNY"),
        ("metric tons to nearest whole number", "t"),
        ("tCH₄", "t"),
        ("tonnes of NOx", "t"),
        ("million BTUs", "MMBtu"),
        ("thou. m²", "1000m2"),
        ("kg per despatched tonne of bricks", "kg/t"),
        ("per 200,000 hours", "count/200000h"),
    ],
)
def test_a_unit_with_a_remark_a_gas_or_a_qualified_divisor(words: str, symbol: str) -> None:
    found = unit_in(words)
    assert found is not None
    assert found.symbol == symbol


@pytest.mark.parametrize(
    ("label", "rest", "symbol"),
    [
        ("Scope 1 (direct) emissions tonnes CO2e", "Scope 1 (direct) emissions", "tCO2e"),
        ("用電量 千瓦時", "用電量", "kWh"),
        ("Heating of halls MWh", "Heating of halls", "MWh"),
    ],
)
def test_a_unit_at_the_end_of_a_label(label: str, rest: str, symbol: str) -> None:
    found = unit_at_end(label)
    assert found is not None
    assert (found[0], found[1].unit.symbol) == (rest, symbol)


@pytest.mark.parametrize("label", ["Sales per MWh", "Cost of energy and MWh", "Number of ferries", "Net t"])
def test_other_words_at_the_end_of_a_label_are_no_unit(label: str) -> None:
    assert unit_at_end(label) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("CY22", 2022),
        ("113年度", 2024),
        ("112.12.31", 2023),
        ("民國112年12月31日", 2023),
        ("民國一一二年", 2023),
        ("31.12. 2023", 2023),
        ("2022 emissions (base year) tCO2e", 2022),
    ],
)
def test_a_year_as_some_print_it(text: str, year: int) -> None:
    found = year_head(text)
    assert found is not None
    assert found.year == year


def test_a_plain_number_is_no_year_of_the_republic() -> None:
    assert year_head("113") is None
    assert year_head("1.113.12") is None


def test_a_change_against_the_previous_year_is_of_no_year_before() -> None:
    found = rows(table("| 2023 | 2022 | Change against previous year\nFerries | 40 | 30 | 33.3"))
    assert [(year, value, unit) for year, _, value, unit in found] == [
        (2023, "40", ""), (2022, "30", ""), (2023, "33.3", "%"),
    ]  # fmt: skip


def test_a_date_over_two_columns_is_the_year_of_both() -> None:
    found = rows(table("| Dec. 31, 2023 | Dec. 31, 2022\nFerries | 40 | 30"))
    assert [year for year, *_ in found] == [2023, 2022]


def test_rows_between_two_balances_are_of_the_year_of_the_closing_one() -> None:
    labels = ["As at 1 January 2022", "Bought", "As at 31 December 2022", "Bought", "As at 31 December 2023"]
    assert row_years(labels) == [2022, 2022, 2022, 2023, 2023]
    assert row_years(["As at 1 January 2023", "Bought"]) == [None, None]


def test_movements_take_the_year_of_their_balances() -> None:
    text = """
    Item | Boats | Docks
    As at 1 January 2022 | 10 | 4
    Bought | 3 | 1
    As at 31 December 2022 | 13 | 5
    Bought | 2 | 2
    As at 31 December 2023 | 15 | 7
    """
    found = [claim for claim in read(table(text), year=2023) if claim.labels[-1] == "Bought"]
    assert [claim.fiscal_year for claim in found] == [2022, 2022, 2023, 2023]


def test_thousands_over_the_labels_hold_for_the_table() -> None:
    found = rows(table("In '000s | 2023 | 2022\nPassengers | 40 | 30"))
    assert {unit for *_, unit in found} == {"1000count"}


def test_codes_of_activities_are_no_figures() -> None:
    found = rows(table("Activity | Code(s) (2) | 2023\nRivers | 6.5 | 40\nCanals | 7.3 | 20"))
    assert [value for _, _, value, _ in found] == ["40", "20"]


def test_a_column_of_units_in_brackets_holds_those_nobody_knows_too() -> None:
    found = read(
        table("""
        | | 2023 | 2022
        Wood burnt | (tonnes) | 40 | 30
        Wind used | (sailnotes/day) | 5 | 6
        Ferries | (number) | 7 | 8
        Light | (MWh) | 7 | 8
        """)
    )
    shown = [(claim.labels[-1], claim.unit_printed, claim.unit and claim.unit.symbol) for claim in found[::2]]
    assert shown == [
        ("Wood burnt", "(tonnes)", "t"),
        ("Wind used", "(sailnotes/day)", None),
        ("Ferries", "(number)", "count"),
        ("Light", "(MWh)", "MWh"),
    ]
