"""What a collection workbook asks for, and what its cells take."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from assay.book.book import Book
from assay.collect.asked_period import NotAPeriod, asked_period, year_earlier, year_later
from assay.collect.form import form_for
from assay.collect.workbook import HEADER_ROW, render_form, sheet_name
from assay.core.languages import LANGUAGES, Language
from assay.core.periods import FiscalCalendar, Period
from collect.asked_book import SITE, book_without_a_quarter

QUARTER = Period(date(2025, 10, 1), date(2025, 12, 31))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book_without_a_quarter(tmp_path_factory.mktemp("asked"))


@pytest.mark.parametrize(
    ("text", "first_month", "start", "end"),
    [
        ("2025", 1, "2025-01-01", "2025-12-31"),
        ("2025", 4, "2024-04-01", "2025-03-31"),
        ("2025-Q4", 1, "2025-10-01", "2025-12-31"),
        ("2025-q1", 4, "2024-04-01", "2024-06-30"),
        ("2025-H2", 7, "2025-01-01", "2025-06-30"),
        ("2024-02", 4, "2024-02-01", "2024-02-29"),
    ],
)
def test_a_period_is_read_by_the_fiscal_calendar(text: str, first_month: int, start: str, end: str) -> None:
    assert str(asked_period(text, FiscalCalendar(first_month))) == f"{start}..{end}"


@pytest.mark.parametrize("text", ["", "25", "2025-13", "2025-Q5", "2025/01", "last year"])
def test_what_is_no_period_says_what_would_be(text: str) -> None:
    with pytest.raises(NotAPeriod, match="2025-Q1"):
        asked_period(text, FiscalCalendar())


def test_a_month_end_stays_a_month_end() -> None:
    assert year_later(date(2023, 2, 28)) == date(2024, 2, 29)
    assert year_later(date(2024, 2, 29)) == date(2025, 2, 28)
    assert year_later(date(2024, 2, 15)) == date(2025, 2, 15)
    assert str(year_earlier(Period(date(2025, 2, 1), date(2025, 2, 28)))) == "2024-02-01..2024-02-29"


def test_what_was_reported_a_year_ago_is_asked_for_and_nothing_that_is_there(book: Book) -> None:
    form = form_for(book, SITE, QUARTER, "2025-Q4", "en")
    asked = {sheet.register.id: sheet for sheet in form.sheets}
    before = [
        record
        for record in book.records["energy"]
        if record.values["site"] == SITE
        and str(record.values["start"]) >= "2024-10-01"
        and str(record.values["end"]) <= "2024-12-31"
    ]
    energy = asked["energy"].rows
    assert len(energy) == len(before) > 10
    assert {row.given["meter"] for row in energy} == {record.values["meter"] for record in before}
    assert {row.before["quantity"] for row in energy} == {record.values["quantity"] for record in before}
    assert all(QUARTER.contains(row.given["start"]) and QUARTER.contains(row.given["end"]) for row in energy)
    assert not any("quantity" in row.given for row in energy)
    assert asked["water"].rows == ()
    assert all("manifest" not in row.given for row in asked["waste"].rows)
    assert [bool(sheet.rows) for sheet in form.sheets] == sorted((bool(s.rows) for s in form.sheets), reverse=True)


def test_the_group_is_asked_for_registers_without_sites(book: Book) -> None:
    asked = {sheet.register.id for sheet in form_for(book, "", QUARTER, "2025-Q4", "en").sheets}
    assert {"legal_cases", "anti_corruption_training"} <= asked
    assert not asked & {"energy", "waste", "figures", "states"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_and_known_cells_are_locked_and_the_rest_is_open(book: Book, language: Language) -> None:
    form = form_for(book, SITE, QUARTER, "2025-Q4", language)
    content = render_form(form)
    assert content == render_form(form)
    workbook = openpyxl.load_workbook(BytesIO(content))
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    assert len(visible) == len(form.sheets) + 1
    for sheet, asked in zip(visible[1:], form.sheets, strict=True):
        assert sheet.protection.sheet
        head = [cell.value for cell in sheet[HEADER_ROW + 1]]
        assert all(head)
        assert len(set(head)) == len(head)
        assert all(cell.protection.locked for cell in sheet[HEADER_ROW + 1])
        for at, column in enumerate(asked.columns, 1):
            cell = sheet.cell(HEADER_ROW + 2, at)
            asked_for = bool(asked.rows)
            wanted_open = column.type == "number" if asked_for else column.type != "site"
            if not (asked_for and column.paper):
                assert cell.protection.locked is not wanted_open, (sheet.title, column.id)


def test_lists_offer_every_name_in_the_workbooks_language(book: Book) -> None:
    workbook = openpyxl.load_workbook(BytesIO(render_form(form_for(book, SITE, QUARTER, "2025-Q4", "zh-Hant"))))
    offered = {str(cell.value) for row in workbook["_lists"].iter_rows() for cell in row if cell.value}
    carriers = book.catalogue.dimensions["carrier"].members.values()
    assert {member.label.zh_hant for member in carriers} <= offered
    assert {"樺谷廠", "處理中" if "處理中" in offered else "未結案", "kWh", "MWh"} <= offered
    rules = [rule for sheet in workbook.worksheets for rule in sheet.data_validations.dataValidation]
    assert all(rule.error and rule.prompt for rule in rules)
    assert {rule.type for rule in rules} >= {"list", "custom", "date"}


def test_names_of_sheets_fit_excel() -> None:
    assert sheet_name("Waste [by stream/treatment]: all", []) == "Waste  by stream treatment   al"
    assert sheet_name("Energy", ["energy"]) == "Energy 2"
    long = "A register with a very long name indeed"
    assert len(sheet_name(long, [sheet_name(long, [])])) <= 31


def test_the_folder_of_the_book_is_not_touched_by_asking(book: Book, tmp_path: Path) -> None:
    before = sorted(path for path in book.root.rglob("*"))
    render_form(form_for(book, SITE, QUARTER, "2025-Q4", "en"))
    assert sorted(path for path in book.root.rglob("*")) == before
