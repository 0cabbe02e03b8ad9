"""The measurement itself: an invented report with an invented key, whole and with its layout broken."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assay.content import Content, load_content

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))

from _answer_key import read_key
from _broken_layouts import BROKEN, lines_of, misread, tables_in
from accuracy import compare, measured, misses, read_lines, table_row
from table_cells import claims_in, grid_of, is_right, numeric_cells

REPORT = """Lantern Paper Limited

Environmental, Social and Governance Report 2024

For the year ended 31 December 2024

Environmental performance

Indicator\tUnit\t2024\t2023
Direct emissions (Scope 1)\ttCO2e\t4,120\t3,987
Energy indirect emissions (Scope 2)\ttCO2e\t15,306\t16,011
Purchased electricity\tkWh\t24,310,000\t25,870,500
Hazardous waste\ttonnes\t12.6\t/
Water consumption\tm3\t318,400\t331,900

Social performance

Indicator\tUnit\t2024\t2023
Total number of employees\tperson\t640\t652
By gender\t\t\t
Male\tperson\t388\t401
Female\tperson\t252\t251
Lost days due to work injury\tday\t42\t57
"""
KEY = """line,label,printed,value,unit,fiscal_year,metric,dimensions,part_of,kpi
10,Scope 1,"4,120",4120,tCO2e,2024,scope_1,,,A1.2
10,Scope 1,"3,987",3987,tCO2e,2023,scope_1,,,A1.2
11,Scope 2,"15,306",15306,tCO2e,2024,scope_2_location,,,A1.2
11,Scope 2,"16,011",16011,tCO2e,2023,scope_2_location,,,A1.2
12,Electricity,"24,310,000",24310000,kWh,2024,electricity_purchased,,,A2.1
12,Electricity,"25,870,500",25870500,kWh,2023,electricity_purchased,,,A2.1
13,Hazardous waste,12.6,12.6,t,2024,hazardous_waste,waste_stream=~*?,,A1.3
13,Hazardous waste,/,,t,2023,hazardous_waste,,,A1.3
14,Water,"318,400",318400,m3,2024,water_consumption,,,A2.2
14,Water,"331,900",331900,m3,2023,water_consumption,,,A2.2
19,Employees,640,640,person,2024,employees,,,B1.1
19,Employees,652,652,person,2023,employees,,,B1.1
21,Male,388,388,person,2024,employees,gender=male,,B1.1
21,Male,401,401,person,2023,employees,gender=male,,B1.1
22,Female,252,252,person,2024,employees,gender=female,,B1.1
22,Female,251,251,person,2023,employees,gender=female,,B1.1
23,Lost days,42,42,day,2024,lost_days,,,B2.2
23,Lost days,57,57,day,2023,lost_days,,,B2.2
"""


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "900_invented.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "900.csv").write_text(KEY, encoding="utf-8")
    return tmp_path


def test_a_clean_report_is_read_whole(folder: Path, content: Content) -> None:
    (score,) = measured(folder, folder, content)
    assert list(misses(score)) == []
    assert score.count("all") == len(score.rows) == 18
    assert "100.0%" in table_row("900", [score])


@pytest.mark.parametrize("broken", ["years in the opposite order", "tabs dropped"])
def test_layouts_that_cost_nothing_here(folder: Path, content: Content, broken: str) -> None:
    (score,) = measured(folder, folder, content, BROKEN[broken])
    assert list(misses(score)) == []


@pytest.mark.parametrize("broken", sorted(BROKEN))
def test_no_broken_layout_gives_a_figure_that_is_not_printed(folder: Path, content: Content, broken: str) -> None:
    (score,) = measured(folder, folder, content, BROKEN[broken])
    assert score.count("found") + len(score.extra) <= len(score.rows)


def test_a_wrong_key_is_a_miss_of_its_kind(folder: Path, content: Content) -> None:
    wrong = KEY.replace("2023,lost_days", "2022,lost_days").replace("m3,2024", "t,2024").replace("gender=male", "")
    (folder / "900.csv").write_text(wrong, encoding="utf-8")
    (score,) = measured(folder, folder, content)
    assert sorted({kind for kind, _ in misses(score)}) == ["metric or cut", "unit", "year"]


def test_a_figure_that_nobody_asks_for_is_counted(folder: Path, content: Content) -> None:
    answers = read_key(folder / "900.csv")[1:]
    lines = lines_of(REPORT)
    score = compare("900", answers, read_lines(lines, "900.txt", content), lines, content)
    assert [claim.printed for claim in score.extra] == ["4,120"]


def test_a_bad_row_of_a_key_names_itself(folder: Path) -> None:
    (folder / "900.csv").write_text(KEY.replace("10,Scope 1", "ten,Scope 1", 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"900\.csv, row 2"):
        read_key(folder / "900.csv")


def test_breaking_keeps_the_origin_of_lines() -> None:
    lines = lines_of(REPORT)
    for name, breaks in BROKEN.items():
        origins = [number for line in breaks(lines) for number in line.origin]
        assert len(origins) == len(set(origins)), name
        assert set(origins) <= set(range(1, len(lines) + 1)), name
    assert [len(table) for table in tables_in(lines)] == [6, 6]


def test_noise_leaves_digits_alone_and_is_the_same_every_time() -> None:
    lines = lines_of(REPORT)
    noisy = misread(0.2)(lines)
    assert noisy == misread(0.2)(lines)
    assert noisy != lines

    def figures(text: str) -> list[str]:
        return [cell for cell in text.split("\t") if cell.replace(",", "").replace(".", "").isdigit()]

    assert [figures(line.text) for line in noisy] == [figures(line.text) for line in lines]


def test_cells_of_a_table_stand_at_their_rows_and_columns(content: Content) -> None:
    rows = [
        ["Scope", "Source", "2023", "2022 (adjusted)"],
        ["1", "Boilers", "1,204", "1.310,5"],
        ["1, 2", "All", "n/a", "-24.2%"],
        ["3.1", "Goods", "34 (33)", "<1"],
    ]
    cells = list(numeric_cells(rows))
    assert [cell for _, _, cell in cells] == ["1,204", "1.310,5", "-24.2%", "34 (33)", "<1"]
    claims = claims_in(grid_of(rows, ""), content.catalogue, 2023)
    assert all(is_right(claims, row, column, cell) for row, column, cell in cells)
