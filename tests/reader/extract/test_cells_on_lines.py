"""Extracted text whose cells stand on lines of their own, or apart by spaces; the tables are invented."""

from __future__ import annotations

from assay.reader.block import Grid
from assay.reader.lines.blocks import blocks_of_text
from assay.reader.pages.text import text_pages


def rows_of(text: str) -> list[list[list[str]]]:
    blocks = blocks_of_text(text_pages(text))
    return [[[cell.text for cell in row.cells] for row in block.rows] for block in blocks if isinstance(block, Grid)]


def test_one_cell_a_line_with_a_unit_column() -> None:
    text = "Indicators\nUnit\n2024\n2023\nEnergy\nDiesel\nlitres\n120\n130\nPetrol\nlitres\n80\n90\nPower\nkWh\n7\n8\n"
    (table,) = rows_of(text)
    assert table[0] == ["Indicators", "Unit", "2024", "2023"]
    assert table[1] == ["Energy", "", "", ""]
    assert table[2] == ["Diesel", "litres", "120", "130"]


def test_labels_first_then_a_column_for_each_year() -> None:
    text = "Items\nDiesel\nPetrol\nPower\n2024\n120\n80\n7\n2023\n130\n90\n8\n"
    (table,) = rows_of(text)
    assert [row[-2:] for row in table] == [["2024", "2023"], ["120", "130"], ["80", "90"], ["7", "8"]]


def test_columns_that_do_not_match_their_labels_are_no_table() -> None:
    assert rows_of("Items\nDiesel\nPetrol\n2024\n120\n80\n7\n2023\n130\n90\n8\n") == []


def test_a_heading_without_tabs_stays_in_its_table() -> None:
    text = "\tUnit\t2024\t2023\nStaff\tperson\t30\t28\nBy gender\nMale\tperson\t10\t9\nFemale\tperson\t20\t19\n"
    (table,) = rows_of(text)
    assert [row[0] for row in table] == ["", "Staff", "By gender", "Male", "Female"]


def test_a_heading_before_a_header_that_is_wider_than_it() -> None:
    text = "A very plain table\n\tAmount\tUnit\t2024\t2023\nGroup one\nDiesel\t\tlitres\t120\t130\nPetrol\t\tlitres\t1\t2\n"
    assert any("Diesel" in row[0] for table in rows_of(text) for row in table)


def test_columns_kept_apart_by_spaces() -> None:
    text = (
        "Item            Unit      2024     2023\n"
        "Diesel          litres     120      130\n"
        "Petrol          litres      80       90\n"
        "Power           kWh      7,000    8,000\n"
    )
    (table,) = rows_of(text)
    assert table[1] == ["Diesel", "litres", "120", "130"]


def test_lines_that_end_in_as_many_figures_under_words() -> None:
    text = "Male Female Total\nEmployees 10 20 30\nLeavers 1 2 3\nNew hires 4 5 9\n"
    (table,) = rows_of(text)
    assert [cell for cell in table[0] if cell] == ["Male", "Female", "Total"]
    assert [cell for cell in table[1] if cell] == ["Employees", "10", "20", "30"]


def test_the_words_of_a_caption_are_no_names_of_columns() -> None:
    text = "Joined by Region\nTotal 100% 900 100%\nNorth 60% 540 61%\nSouth 40% 360 39%\n"
    (table,) = rows_of(text)
    assert table[0] == ["Total", "100%", "900", "100%"]
