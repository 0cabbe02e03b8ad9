"""Years that headers name in unusual ways; the tables are invented."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assay.content import Content, load_content

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))

from table_cells import claims_in, grid_of


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


def years(content: Content, rows: list[list[str]], title: str = "", this_year: int = 2024) -> dict[str, int | None]:
    return {claim.printed: claim.fiscal_year for claim in claims_in(grid_of(rows, title), content.catalogue, this_year)}


def test_a_base_year_stands_apart(content: Content) -> None:
    rows = [["", "Unit", "2024", "2023", "2019", "Target 2030"], ["Energy", "MWh", "4,100", "4,300", "5,200", "3,000"]]
    found = years(content, rows)
    assert (found["4,100"], found["4,300"], found["5,200"]) == (2024, 2023, 2019)


def test_a_share_is_of_the_year_to_its_left(content: Content) -> None:
    rows = [
        ["Cars by drive", "2024", "Share", "2023", "Share", "Change"],
        ["Petrol", "900", "60.0%", "1,000", "62.5%", "-10%"],
        ["Electric", "600", "40.0%", "601", "37.5%", "-0.2%"],
    ]
    found = years(content, rows)
    assert (found["60.0%"], found["62.5%"], found["-10%"]) == (2024, 2023, 2024)


def test_a_header_that_ran_together_names_the_years(content: Content) -> None:
    rows = [["Offices 2022 2023 2024", "", "", ""], ["Diesel (MWh)", "651.2", "783.6", "950.3"]]
    rows.append(["Gas (MWh)", "907.4", "653.8", "1,972.1"])
    found = years(content, rows)
    assert (found["651.2"], found["783.6"], found["950.3"]) == (2022, 2023, 2024)


def test_no_year_is_guessed_over_many_columns(content: Content) -> None:
    rows = [["Plant A", "11", "12", "13", "14", "15"], ["Plant B", "21", "22", "23", "24", "25"]]
    assert set(years(content, rows).values()) == {None}


def test_the_heading_names_the_year_of_many_columns(content: Content) -> None:
    rows = [["Plant A", "11", "12", "13", "14", "15"], ["Plant B", "21", "22", "23", "24", "25"]]
    assert set(years(content, rows, "Turnover 2023").values()) == {2023}


def test_a_unit_stands_alone_over_the_rows(content: Content) -> None:
    rows = [["", "2024", "2023"], ["In TJ", "", ""], ["Energy", "8,413", "8,755"], ["Sold (€)", "36.19", "45.85"]]
    claims = claims_in(grid_of(rows, ""), content.catalogue, 2024)
    assert [claim.unit.symbol if claim.unit else "" for claim in claims] == ["TJ", "TJ", "EUR", "EUR"]
