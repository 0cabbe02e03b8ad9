"""Rows with more or fewer cells than their header, years torn over two cells, groups under a stroke. All invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.reader.block import GridCell, Passage
from assay.reader.extract import read_extract
from assay.reader.grids.raw_row import RawRow
from assay.reader.lines.right_aligned import right_aligned
from assay.reader.lines.torn import mended
from assay.reader.pages.markup import raised

if TYPE_CHECKING:
    from pathlib import Path


def _aligned(*lines: str) -> list[list[str]]:
    rows = [RawRow(tuple(GridCell(text=cell.strip()) for cell in line.split("|"))) for line in lines]
    return [list(row.texts) for row in right_aligned(rows)]


def test_a_header_that_lacks_a_column_of_labels() -> None:
    assert _aligned("Kind | Unit | 2023 | 2022", "Male | Share | % | 61 | 62", "Female | Share | % | 39 | 38") == [
        ["Kind", "", "Unit", "2023", "2022"],
        ["Male", "Share", "%", "61", "62"],
        ["Female", "Share", "%", "39", "38"],
    ]


def test_rows_that_lack_a_column_of_the_header() -> None:
    assert _aligned("Kind | | | Unit | 2023 | 2022", "Age | Under 30 | t | 5 | 6", " | Over 50 | t | 7 | -") == [
        ["Kind", "", "", "Unit", "2023", "2022"],
        ["Age", "Under 30", "", "t", "5", "6"],
        ["", "Over 50", "", "t", "7", "-"],
    ]


def test_one_row_that_slipped_is_left_to_others() -> None:
    lines = ("Kind | Unit | 2023 | 2022", "Wood | t | 1 | 2", "Glass | t | 3 | 4", " | Paper | t | 5 | 6")
    assert _aligned(*lines)[0] == ["Kind", "Unit", "2023", "2022"]


def test_years_torn_over_two_cells_are_whole() -> None:
    assert mended(["Leave", "FY2", "023", "FY2", "022"], frozenset()) == ("Leave", "FY2023", "", "FY2022", "")
    assert mended(["Leave", "20", "18"], frozenset()) == ("Leave", "20", "18")


def test_the_mark_of_a_note_is_its_number() -> None:
    assert raised("Note1") == "¹"
    assert raised("註 2") == "²"


def test_groups_under_a_stroke_are_rows_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "Report 2023\n\nKind\t2023\t2022\n---\t---\t---\nFuel\nBought\nDiesel\t5\t6\nPetrol\t7\t8\n", "utf-8"
    )
    grid = next(block for block in read_extract(path).blocks if not isinstance(block, Passage))
    assert [row.cells[0].text for row in grid.rows] == ["Kind", "Fuel", "Bought", "Diesel", "Petrol"]


def test_an_amount_with_its_unit_is_no_heading(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("環境報告 2023\n\n37.5噸\n\n本公司於2023年用水31噸。\n", "utf-8")
    last = read_extract(path).blocks[-1]
    assert "37.5噸" not in last.headings
