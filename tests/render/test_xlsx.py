from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from assay.render.databook import DataBook, Number, Sheet, SheetColumn, SheetRow
from assay.render.xlsx import render_xlsx


def sample_book(*sheets: Sheet) -> DataBook:
    return DataBook(title="Data book", organisation="Lantern", published_on=date(2026, 4, 20), sheets=sheets)


FACTS = Sheet(
    name="Facts",
    title="Facts",
    lines=("One fact a row.",),
    columns=(
        SheetColumn(heading="KPI", width=8),
        SheetColumn(heading="Label", width=40, wrap=True),
        SheetColumn(heading="Year"),
        SheetColumn(heading="Value"),
        SheetColumn(heading="Unit"),
    ),
    rows=(
        SheetRow(cells=("Aspect A1",), emphasis="group"),
        SheetRow(cells=("A1.2", "直接排放（範圍一）", 2025, Number(Decimal("134958.4"), 0), "tCO₂e")),
        SheetRow(cells=("A1.2", "Intensity", 2025, Number(Decimal("16.4400")), "tCO₂e/t")),
        SheetRow(cells=("A1.2", "=cmd()|x", 2025, None, "")),
    ),
)


def test_cells_formats_and_frames() -> None:
    workbook = openpyxl.load_workbook(BytesIO(render_xlsx(sample_book(FACTS))))
    sheet = workbook["Facts"]
    assert sheet["A1"].value == "Facts"
    assert [cell.value for cell in sheet[4]] == ["KPI", "Label", "Year", "Value", "Unit"]
    assert sheet["A5"].value == "Aspect A1"
    assert sheet["A5"].font.bold
    assert (sheet["D6"].value, sheet["D6"].number_format) == (134958.4, "#,##0")
    assert (sheet["D7"].value, sheet["D7"].number_format) == (16.44, "#,##0.0000")
    assert sheet["C6"].number_format == "0"
    assert sheet["B6"].value == "直接排放（範圍一）"
    assert sheet["D8"].value is None
    assert sheet.freeze_panes == "B5"
    assert sheet.auto_filter.ref == "A4:E8"
    assert workbook.properties.created == datetime(2026, 4, 20)  # noqa: DTZ001


def test_text_is_never_a_formula() -> None:
    sheet = openpyxl.load_workbook(BytesIO(render_xlsx(sample_book(FACTS))))["Facts"]
    assert (sheet["B8"].value, sheet["B8"].data_type) == ("=cmd()|x", "s")


def test_same_book_gives_the_same_bytes() -> None:
    assert render_xlsx(sample_book(FACTS)) == render_xlsx(sample_book(FACTS))


def test_a_sheet_of_lines_only() -> None:
    read_me = Sheet(name="Read me", title="Data book", lines=("First.", "Second."))
    sheet = openpyxl.load_workbook(BytesIO(render_xlsx(sample_book(read_me))))["Read me"]
    assert [row[0].value for row in sheet.iter_rows()] == ["Data book", "First.", "Second."]


@pytest.mark.parametrize("name", ["", "a" * 32, "Scope 1/2", "[x]"])
def test_names_that_excel_refuses(name: str) -> None:
    with pytest.raises(ValueError, match="cannot name a sheet"):
        render_xlsx(sample_book(Sheet(name=name)))


def test_a_row_wider_than_its_headings() -> None:
    sheet = Sheet(name="S", columns=(SheetColumn(heading="A"),), rows=(SheetRow(cells=("1", "2")),))
    with pytest.raises(ValueError, match="a row of 2 cells under 1 headings"):
        render_xlsx(sample_book(sheet))


def test_words_under_a_year_stand_where_its_figures_do() -> None:
    columns = (SheetColumn(heading="Label"), SheetColumn(heading="2025"))
    rows = (SheetRow(cells=("Part time", "not disclosed")), SheetRow(cells=("Full time", Number(Decimal(5), 0))))
    sheet = openpyxl.load_workbook(BytesIO(render_xlsx(sample_book(Sheet(name="P", columns=columns, rows=rows)))))["P"]
    cells = {str(cell.value): cell for row in sheet.iter_rows() for cell in row}
    assert cells["not disclosed"].alignment.horizontal == cells["2025"].alignment.horizontal == "right"
    assert cells["Part time"].alignment.horizontal is None
