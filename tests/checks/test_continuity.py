"""A figure against its neighbours in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from small_book import of_code

if TYPE_CHECKING:
    from small_book import SmallBook

ENERGY = "site,meter,carrier,start,end,quantity,unit\n"


@pytest.mark.parametrize(("now", "jumps"), [(149, False), (151, True), (67, False), (66, True)])
def test_a_jump_without_a_word(book: SmallBook, now: int, jumps: bool) -> None:
    book.records("output 2023 100 t site=birch", f"output 2024 {now} t site=birch")
    found = [f for f in of_code(book.check(), "continuity.jump") if f.metric == "output"]
    assert [f.severity for f in found] == (["warning"] if jumps else [])


def test_an_explained_jump_is_a_note(book: SmallBook) -> None:
    book.records("output 2023 100 t site=birch", "output 2024 200 t site=birch")
    book.write({"explanations.yaml": "changes:\n  - {metric: output, year: 2024, text: {en: a second furnace}}\n"})
    (finding,) = of_code(book.check(), "continuity.jump")
    assert finding.severity == "note"
    assert finding.expected == "The book explains it."


def test_small_numbers_of_people_jump_by_chance(book: SmallBook) -> None:
    book.records("employees 2023 4 person", "employees 2024 12 person")
    assert not of_code(book.check(), "continuity.jump")


def test_a_computed_figure_is_not_told_again(book: SmallBook) -> None:
    book.own_factors("g,grid_factor,own,,,0.6,tCO2e/MWh,2020-01-01,,Bill,Us,verified")
    book.records("electricity_purchased 2023 100 MWh site=birch", "electricity_purchased 2024 300 MWh site=birch")
    assert {f.metric for f in of_code(book.check(), "continuity.jump")} == {"electricity_purchased"}


def months(amounts: list[str], unit: str = "kWh") -> str:
    return ENERGY + "".join(
        f"birch,M1,electricity,2024-{month:02},2024-{month:02},{amount},{unit}\n"
        for month, amount in enumerate(amounts, start=1)
    )


def test_a_reading_in_the_wrong_unit(book: SmallBook) -> None:
    steady = ["1000", "1100", "900", "1050", "980", "1020", "1000", "990", "1010", "1000", "1005", "995"]
    assert not of_code(book.write({"records/energy.csv": months(steady)}).check(), "continuity.unit_slip")
    slipped = [*steady]
    slipped[4] = "0.98"
    (finding,) = of_code(book.write({"records/energy.csv": months(slipped)}).check(), "continuity.unit_slip")
    assert "about 1,000 times smaller" in finding.message
    assert finding.place is not None
    assert finding.place.row == 6
    assert "kWh" in finding.expected


def test_a_meter_that_grows_is_no_slip(book: SmallBook) -> None:
    growing = [str(100 * 2**month) for month in range(12)]
    assert not of_code(book.write({"records/energy.csv": months(growing)}).check(), "continuity.unit_slip")


OLD = "a,grid_factor,own,,,0.6,tCO2e/MWh,2020-01-01,2023-12-31,Letter,Us,verified"
NEW = "b,grid_factor,own,,,0.55,tCO2e/MWh,2024-01-01,,Letter,Us,verified"
POWER = ("electricity_purchased 2023 100 MWh site=birch", "electricity_purchased 2024 100 MWh site=birch")


def test_another_kind_of_factor_than_the_year_before(book: SmallBook) -> None:
    book.records(*POWER).own_factors("a,grid_factor,own,,,0.6,tCO2e/MWh,2024-01-01,,Letter,Us,verified")
    (finding,) = of_code(book.check(), "continuity.factor_changed")
    assert (finding.metric, finding.fiscal_year, finding.dimensions) == ("electricity_emissions", 2024, "site=birch")
    assert "changes from" in finding.message
    assert "0.6 tCO2e/MWh (Letter)" in finding.message


def test_a_new_value_of_the_same_kind_is_silent(book: SmallBook) -> None:
    book.records(*POWER).own_factors(OLD, NEW)
    assert not of_code(book.check(), "continuity.factor_changed")


def test_a_change_of_factor_that_is_explained_is_silent(book: SmallBook) -> None:
    book.records(*POWER).own_factors("a,grid_factor,own,,,0.6,tCO2e/MWh,2024-01-01,,Letter,Us,verified")
    book.write(
        {"explanations.yaml": "changes:\n  - {metric: electricity_emissions, year: 2024, text: {en: own factor}}\n"}
    )
    assert not of_code(book.check(), "continuity.factor_changed")


def test_a_factor_that_changes_on_new_year_within_a_fiscal_year_is_silent(book: SmallBook) -> None:
    book.head("first_month: 1", "first_month: 4").own_factors(OLD, NEW)
    book.write(
        {
            "records/figures.csv": """
            metric,site,start,end,quantity,unit
            electricity_purchased,birch,2022-04-01,2023-03-31,100,MWh
            electricity_purchased,birch,2023-04-01,2024-03-31,100,MWh
            """
        }
    )
    assert not of_code(book.check(), "continuity.factor_changed")
