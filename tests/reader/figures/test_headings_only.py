"""Tables whose figures are told by headings alone, years and ages in unusual places, two figures in a cell. All figures
are invented."""

from __future__ import annotations

import pytest

from assay.reader.block import GridCell
from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.header_words import is_age
from assay.reader.figures.years import dating_years
from assay.reader.grids.raw_row import RawRow
from assay.reader.grids.rows import grids
from reader.figures.drawn import rows, table, unplaced


def test_headings_over_one_row_of_figures_are_its_only_labels() -> None:
    drawn = table("Kent | Essex | Sussex\n31 | 42 | 5", "Suppliers by county in 2023")
    assert [(path, value) for _, path, value, _ in rows(drawn)] == [
        ("Suppliers by county in 2023 / Kent", "31"),
        ("Suppliers by county in 2023 / Essex", "42"),
        ("Suppliers by county in 2023 / Sussex", "5"),
    ]


def test_years_may_stand_last_under_no_heading() -> None:
    drawn = table("Kent | Essex | \n31 | 42 | 2023\n30 | 41 | 2022", "Suppliers by county")
    assert [(year, path.rpartition(" / ")[2], value) for year, path, value, _ in rows(drawn)] == [
        (2023, "Kent", "31"),
        (2023, "Essex", "42"),
        (2022, "Kent", "30"),
        (2022, "Essex", "41"),
    ]


def test_a_row_of_years_under_words_that_end_in_their_unit() -> None:
    drawn = table("廢氣 | 氮氧化物 千克 | 懸浮粒子 千克\n2023 | 31.5 | 4.2\n2022 | 33.1 | 4.4")
    assert rows(drawn) == [
        (2023, "廢氣 / 氮氧化物", "31.5", "kg"),
        (2023, "廢氣 / 懸浮粒子", "4.2", "kg"),
        (2022, "廢氣 / 氮氧化物", "33.1", "kg"),
        (2022, "廢氣 / 懸浮粒子", "4.4", "kg"),
    ]


def test_a_figure_and_that_of_another_year_in_one_cell() -> None:
    drawn = table("Complaints | 3 cases (2022: 5 cases)\nFines | 0 (2022: 1)\nVisits | 14", "Other figures")
    assert [(year, value) for year, _, value, _ in rows(drawn)] == [
        (2023, "3"),
        (2022, "5"),
        (2023, "0"),
        (2022, "1"),
        (2023, "14"),
    ]


def test_two_amounts_of_two_kinds_in_one_cell() -> None:
    found = read_cell("216 participants, 324 hours")
    assert [(value.printed, value.unit.unit.symbol if value.unit else "") for value in found] == [
        ("216 participants", "person"),
        ("324 hours", "h"),
    ]


def test_lists_side_by_side_under_names_of_groups_are_two_tables() -> None:
    lines = (
        "By gender |  | By age group | ",
        "Male | 36% | <30 | 83%",
        "Female | 38% | 30–50 | 25%",
        " |  | Above 50 | 8%",
    )
    raw = [RawRow(tuple(GridCell(text=cell.strip()) for cell in line.split("|"))) for line in lines]
    found = grids(raw, page=1, headings=(), first_id=1)
    assert [[cell.text for row in grid.rows for cell in row.cells] for grid in found] == [
        ["By gender", "", "Male", "36%", "Female", "38%"],
        ["By age group", "", "<30", "83%", "30–50", "25%", "Above 50", "8%"],
    ]


@pytest.mark.parametrize("words", ["Less than 30 years", "30 – 50 years", "More than 50 years", "31−40"])
def test_ages_in_headings(words: str) -> None:
    assert is_age(words)


def test_a_percentage_compares_with_no_year() -> None:
    assert dating_years("受訓僱員百分比 2022", 2023) == {2022}
    assert dating_years("用水較2022", 2023) == set()


def test_a_noun_in_the_column_of_units_is_what_is_counted() -> None:
    drawn = table("Indicator | Unit | 2023 | 2022\nRecalled | vehicle | 0 | 2\nPaper | kg | 4 | 5")
    assert [unit for _, _, _, unit in rows(drawn)] == ["count", "count", "kg", "kg"]


def test_a_split_stands_under_the_total_before_it() -> None:
    drawn = table(
        """
        Number of employees | | 60
        By gender | Male | 40
         | Female | 20
        """,
        "People in 2023",
    )
    assert rows(drawn)[1:] == [
        (2023, "People in 2023 / Number of employees / By gender / Male", "40", "person"),
        (2023, "People in 2023 / Number of employees / By gender / Female", "20", "person"),
    ]


def test_a_total_split_twice_is_over_the_parts_of_both() -> None:
    drawn = table(
        """
        Indicator | 2023 | 2022
        Steam (million tonnes) | 170.69 | 170.94
        Direct | 125.68 | 128.58
        Indirect | 45.01 | 42.36
        Mills | 23.18 | 24.42
        Docks | 144.93 | 144.32
        Shops | 2.58 | 2.20
        """
    )
    assert {unit for _, _, _, unit in rows(drawn)} == {"1000000t"}


def test_a_total_without_a_unit_is_in_that_of_its_rows() -> None:
    drawn = table("Indicator | Unit | 2023\nWood | t | 31\nGlass | t | 12\nTotal | | 43\nStaff | | 5")
    assert [unit for _, _, _, unit in rows(drawn)][:3] == ["t", "t", "t"]


def test_disclosures_over_the_only_words_are_labels() -> None:
    drawn = table("Disclosure | 2023 | 2022\nNumber of mills | 3 | 4\nRate of mills | 7% | 8%")
    assert [path for _, path, _, _ in rows(drawn)][:2] == ["Number of mills"] * 2


def test_what_no_claim_prints_is_listed() -> None:
    drawn = table("Mill | 2023 | Remark\nNorth | 31 | 5,012 at sea\nSouth | 42 | none")
    assert [one.printed for one in unplaced(drawn)] == ["5,012 at sea"]
