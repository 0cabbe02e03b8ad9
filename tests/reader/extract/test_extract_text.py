"""Extracted text: tables of every broken kind, headings, notes, what pages repeat. All invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.reader.block import Extract, Grid, Passage
from assay.reader.extract import read_extract


def read(folder: Path, text: str, name: str = "report.txt", encoding: str = "utf-8") -> Extract:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return read_extract(path)


def grids(extract: Extract) -> list[Grid]:
    return [block for block in extract.blocks if isinstance(block, Grid)]


def passages(extract: Extract, kind: str) -> list[Passage]:
    return [block for block in extract.blocks if isinstance(block, Passage) and block.kind == kind]


def table(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows]


def test_a_table_of_tabs(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "B. SOCIAL\n\nWorkforce\n\nItem\tUnit\t2024\t2023\nBy gender\t\t\t\n  Male\tperson\t120\t118\n– Female\tperson\t80\t–\n",
    )
    (grid,) = grids(found)
    assert table(grid) == [
        ["Item", "Unit", "2024", "2023"],
        ["By gender", "", "", ""],
        ["Male", "person", "120", "118"],
        ["– Female", "person", "80", "–"],
    ]
    assert [row.indent for row in grid.rows] == [0, 0, 1, 1]
    assert grid.headings == ("B. SOCIAL", "Workforce")
    assert [row.cells[0].line for row in grid.rows] == [5, 6, 7, 8]


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        ("Total volume o\tf wastewater", "Total volume of wastewater"),
        ("Employee turno\tover rate", "Employee turnover rate"),
        ("I\tIndicator", "Indicator"),
        ("Non-\thazardous waste", "Non-hazardous waste"),
        ("Number of work\t-related injuries", "Number of work-related injuries"),
        ("Hazardous was 1,000 of revenu\tte intensity per RMB e", "Hazardous waste intensity per RMB 1,000 of revenue"),
        ("Energy consu\tmption", "Energy consumption"),
        ("WATER CONSUMP\tTION", "WATER CONSUMPTION"),
    ],
)
def test_torn_words_are_mended(tmp_path: Path, cells: str, label: str) -> None:
    found = read(tmp_path, f"Item\t\tUnit\t2024\t2023\n{cells}\ttonne\t12.5\t13.0\nOther\t\ttonne\t1.0\t2.0\n")
    row = grids(found)[0].rows[1]
    assert row.cells[0].text == label
    assert [cell.text for cell in row.cells][-3:] == ["tonne", "12.5", "13.0"]


@pytest.mark.parametrize(
    "cells", ["Male\tperson", "Hazardous waste by\tcombustion", "Employees\tnew hires", "Number of staff\tMale"]
)
def test_whole_words_stay_in_their_cells(tmp_path: Path, cells: str) -> None:
    found = read(tmp_path, f"Item\tKind\tUnit\t2024\t2023\n{cells}\ttonne\t12.5\t13.0\n")
    assert [cell.text for cell in grids(found)[0].rows[1].cells][:2] == cells.split("\t")


def test_pipes(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "## Energy\n\n| Item | 2024 | 2023 |\n|:-----|-----:|-----:|\n| **Diesel** (L) | 1,200 | 1,100 |\n| Petrol<br>(L) | 90 | 80 |\n",
        "report.md",
    )
    (grid,) = grids(found)
    assert table(grid) == [["Item", "2024", "2023"], ["Diesel (L)", "1,200", "1,100"], ["Petrol (L)", "90", "80"]]
    assert grid.headings == ("Energy",)


def test_html_tables_fill_their_spans(tmp_path: Path) -> None:
    html = '<table><tr><th rowspan="2">Item</th><th colspan="2">Year</th></tr><tr><th>2024</th><th>2023</th></tr>\n<tr><td>CO<sub>2</sub><sup>1</sup></td><td>5</td><td>6</td></tr></table>'
    (grid,) = grids(read(tmp_path, f"Text before.\n\n{html}\n"))
    assert table(grid) == [["Item", "Year", ""], ["", "2024", "2023"], ["CO2¹", "5", "6"]]
    assert grid.rows[0].cells[1].columns == 2


def test_rows_apart_are_one_table(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "廢棄物\t單位\t數量\n廢油\t噸\t3.6\n\n焦渣\t噸\t49\n--\t---\t---\n\n污泥\t噸\t30\n\n產品\t單位\t數量\n鋼管\t噸\t900\n",
    )
    assert [len(grid.rows) for grid in grids(found)] == [4, 2]


def test_a_header_repeated_after_a_page_break_goes_on(tmp_path: Path) -> None:
    found = read(tmp_path, "Item\t2024\t2023\nBy age\t\t\nUnder 30\t5\t6\n\fItem\t2024\t2023\n30 to 50\t7\t8\n")
    (grid,) = grids(found)
    assert [row[0] for row in table(grid)] == ["Item", "By age", "Under 30", "30 to 50"]


def test_tables_side_by_side(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Item\tUnit\t2024\t2023\t\tItem\tUnit\t2024\t2023\nDiesel\tL\t1\t2\t3\tMale\tperson\t10\t11\nPetrol\tL\t3\t4\t\tFemale\tperson\t12\t13\n",
    )
    left, right = grids(found)
    assert table(left)[1] == ["Diesel", "L", "1", "2"]
    assert table(right)[2] == ["", "Female", "person", "12", "13"]


def test_a_flat_table_on_one_line(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Indicator Unit 2024 2023 **Total water use²** m³ 5,120 4,980 Reused water m³ 120 / Water per RMB'000 m³/RMB'000 0.02 0.03\n",
    )
    (grid,) = grids(found)
    assert table(grid) == [
        ["Indicator", "Unit", "2024", "2023"],
        ["Total water use²", "m³", "5,120", "4,980"],
        ["Reused water", "m³", "120", "/"],
        ["Water per RMB'000", "m³/RMB'000", "0.02", "0.03"],
    ]


def test_flat_lines_under_a_header(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Environmental data\n\nIndicator Unit FY2024 FY2023\nPurchased electricity MWh 1,204.5 1,190\nBy fuel\nNatural gas thousand m³ 88 90\n",
    )
    assert table(grids(found)[0]) == [
        ["Indicator", "Unit", "FY2024", "FY2023"],
        ["Purchased electricity", "MWh", "1,204.5", "1,190"],
        ["By fuel", "", "", ""],
        ["Natural gas", "thousand m³", "88", "90"],
    ]


def test_pairs_on_lines(tmp_path: Path) -> None:
    found = read(tmp_path, "Staff by gender\n\nMale: 553 persons\nFemale: 125 persons\n")
    assert table(grids(found)[0]) == [["Male", "553", "persons"], ["Female", "125", "persons"]]


def test_a_figure_under_its_words(tmp_path: Path) -> None:
    found = read(tmp_path, "報告期內，\n本集團員工合共\n512\n名\n")
    assert [passage.text for passage in passages(found, "paragraph")] == ["報告期內，本集團員工合共512名"]


def test_marks_never_become_digits(tmp_path: Path) -> None:
    found = read(tmp_path, "Item\t2024\t2023\nEmissions^{1 and 2}\t5<sup>3</sup>\t6\nWater $^{4}$ (m^3)\t7\t8\n")
    assert table(grids(found)[0])[1:] == [["Emissions¹ ²", "5³", "6"], ["Water⁴ (m³)", "7", "8"]]


def test_what_pages_repeat_is_dropped(tmp_path: Path) -> None:
    page = "About us\tEnvironment\tPeople\n\nGOOD COMPANY LIMITED ESG REPORT 2024\n\nPeople first\n\nWater use was {n}00 tonnes in the year.\n\nEnvironment\n\nAbout us\n\n"
    found = read(tmp_path, "".join(page.format(n=n) for n in range(1, 9)))
    assert len(grids(found)) == 0
    texts = [block.text for block in found.blocks if isinstance(block, Passage)]
    assert sum("REPORT" in text for text in texts) == 1
    assert sum("tonnes" in text for text in texts) == 8
    assert not any(text == "About us" for text in texts)


def test_notes_carry_their_marks(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Item\t2024\t2023\nWater¹\t5\t6\n\nNotes:\n\n1. Restated for a new meter at the plant.\n2. Estimated.\n\n³ Some other note of the page.\n\n* Calculated by revenue in the year.\n",
    )
    assert [(note.mark, note.text[:8]) for note in passages(found, "note")[1:]] == [
        ("1", "Restated"),
        ("2", "Estimate"),
        ("3", "Some oth"),
        ("*", "Calculat"),
    ]


def test_headings_open_and_close(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Report\n\n## A. Environmental\n\n### A1 Emissions\n\nText one is here.\n\n## B. Social\n\nText two is here.\n",
        "report.md",
    )
    assert [passage.headings for passage in passages(found, "paragraph")] == [
        ("Report", "A. Environmental", "A1 Emissions"),
        ("Report", "B. Social"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    found = read(
        tmp_path,
        "环境、社会及管治报告\n\n指标\t单位\t2024年\t2023年\n总用水量\t立方米\t5,120\t4,980\n" * 3,
        encoding=encoding,
    )
    assert found.language == "zh-Hans"
    assert table(grids(found)[0])[1] == ["总用水量", "立方米", "5,120", "4,980"]


def test_big5(tmp_path: Path) -> None:
    found = read(
        tmp_path, "環境、社會及管治報告\n\n本集團截至2024年3月31日止年度的用水量有所減少。\n" * 5, encoding="big5"
    )
    assert (found.language, found.year) == ("zh-Hant", 2024)


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("This report covers the year ended 31 March 2024 (FY2023: 31 March 2023).", 2024),
        ("ESG Report 2022/23\n\nThe reporting period is from 1 July 2022 to 30 June 2023.", 2023),
        ("本報告涵蓋2023年4月1日至2024年3月31日期間。", 2024),
        ("截至二零二三年十二月三十一日止年度", 2023),
        ("FY2023/24 environmental performance of our plants in FY2023/24", 2024),
        ("2021 Environmental, Social and Governance Report", 2021),
        ("Nothing is said here.", None),
    ],
)
def test_fiscal_years(tmp_path: Path, words: str, year: int | None) -> None:
    assert read(tmp_path, words + "\n").year == year


def test_pages_by_form_feeds(tmp_path: Path) -> None:
    found = read(tmp_path, "First page has words.\n\fSecond page has words too.\n")
    assert [(page.number, page.lines[0].text) for page in found.pages] == [
        (1, "First page has words."),
        (2, "Second page has words too."),
    ]
    assert [block.page for block in found.blocks] == [1, 2]


def test_a_web_page(tmp_path: Path) -> None:
    html = "<!DOCTYPE html>\n<html><head><title>x</title><style>p{}</style></head><body><h1>Report 2024</h1><p>Water use <b>fell</b>.</p>\n<table><tr><th>Item</th><th>2024</th></tr><tr><td>Water</td><td>5<sup>1</sup></td></tr></table><div style='display: none'>hidden</div></body></html>"
    found = read(tmp_path, html, "report.xhtml")
    assert table(grids(found)[0]) == [["Item", "2024"], ["Water", "5¹"]]
    assert [passage.text for passage in passages(found, "paragraph")] == ["Water use fell."]
    assert not any("hidden" in str(block) for block in found.blocks)
