"""A workbook that comes back: right rows go into the book once, and every mistake stands in its cell."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from assay.book.book import Book
from assay.cli.main import main
from assay.collect.asked_period import asked_period
from assay.collect.comments import commented
from assay.collect.form import form_for
from assay.collect.returned import about_of, take_back
from assay.collect.workbook import HEADER_ROW, render_form
from assay.core.languages import Language
from collect.asked_book import SITE, book_without_a_quarter, reopened

FIRST = HEADER_ROW + 2  # the first row below the header, as a spreadsheet counts


@dataclass
class Filled:
    """A workbook under the hands of a data owner."""

    path: Path
    workbook: Any
    sheets: dict[str, Any]
    columns: dict[str, dict[str, int]]
    asked: dict[str, int]

    def put(self, register: str, row: int, **values: Any) -> None:
        for name, value in values.items():
            self.sheets[register].cell(row, self.columns[register][name]).value = value

    def right(self, register: str, row: int) -> None:
        """Answer a row that is asked for with last year's figure."""
        sheet, columns = self.sheets[register], self.columns[register]
        before = sheet.cell(row, len(columns) + 1).value
        sheet.cell(row, columns["quantity"]).value = before

    def save(self) -> Path:
        self.workbook.save(self.path)
        return self.path


def form(book: Book, folder: Path, language: Language) -> Filled:
    period = asked_period("2025-Q4", book.calendar)
    made = form_for(book, SITE, period, "2025-Q4", language)
    path = folder / "sent.xlsx"
    path.write_bytes(render_form(made))
    workbook = openpyxl.load_workbook(path)
    titles = {s.register.id: title for s, title in zip(made.sheets, workbook.sheetnames[1:], strict=False)}
    return Filled(
        path,
        workbook,
        {register: workbook[title] for register, title in titles.items()},
        {s.register.id: {column.id: at for at, column in enumerate(s.columns, 1)} for s in made.sheets},
        {s.register.id: len(s.rows) for s in made.sheets},
    )


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book_without_a_quarter(tmp_path_factory.mktemp("source"))


@pytest.fixture
def book(source: Book, tmp_path: Path) -> Book:
    return reopened(Path(shutil.copytree(source.root, tmp_path / "own")))


def send(book: Book, path: Path) -> Any:
    about = about_of(path, book)
    assert about is not None
    return take_back(book, path, about)


def test_right_rows_are_in_the_book_and_sending_twice_changes_nothing(book: Book, tmp_path: Path) -> None:
    filled = form(book, tmp_path, "zh-Hans")
    for register in ("energy", "waste"):
        for row in range(FIRST, FIRST + filled.asked[register]):
            filled.right(register, row)
    path = filled.save()
    first = send(book, path)
    assert [finding for finding in first.findings if finding.severity == "error"] == []
    assert (first.added, first.known, first.open) == (filled.asked["energy"] + filled.asked["waste"], 0, 0)
    files = {p: p.read_bytes() for p in book.root.rglob("*") if p.is_file()}
    later = reopened(book.root)
    assert len(later.records["energy"]) == len(book.records["energy"]) + filled.asked["energy"]
    again = send(later, path)
    assert (again.added, again.known, again.written) == (0, first.added, ())
    assert {p: p.read_bytes() for p in book.root.rglob("*") if p.is_file()} == files


def test_rows_left_empty_are_open_and_no_fault(book: Book, tmp_path: Path) -> None:
    filled = form(book, tmp_path, "en")
    filled.right("energy", FIRST)
    returned = send(book, filled.save())
    assert (returned.added, returned.findings) == (1, ())
    assert returned.open == filled.asked["energy"] + filled.asked["waste"] - 1


# A mistake: the sheet, whether in a row that is asked for or in an empty one, what is typed, the column in which it
# must come back, and a word of the comment in Simplified Chinese.
NEW = {"carrier": "柴油", "start": "2025-10-01", "end": "2025-10-31", "quantity": 10, "unit": "L"}
CASE = {"case": "C-1", "date": "2025-11-02", "complaint_type": "质量", "status": "未结案"}
HURT = {"case": "I-1", "date": "2025-11-02", "severity": "急救", "status": "未结案"}
MISTAKES: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("energy", "asked", {"quantity": "abc"}, "quantity", "不是数字"),
    ("energy", "asked", {"quantity": -5}, "quantity", "范围|小于零"),
    ("energy", "asked", {"quantity": "n/a"}, "quantity", "不是数字"),
    ("energy", "asked", {"quantity": "-"}, "quantity", "不是数字"),
    ("energy", "asked", {"quantity": "1200 kWh"}, "quantity", "不是数字"),
    ("energy", "asked", {"quantity": "1,20,3"}, "quantity", "不是数字"),
    ("energy", "asked", {"quantity": "#DIV/0!"}, "quantity", "公式"),
    ("energy", "asked", {"quantity": 5, "unit": "bananas"}, "unit", "没有“bananas”这个单位"),
    ("energy", "asked", {"quantity": 5, "unit": "person"}, "unit", "不适用于这项指标"),
    ("energy", "asked", {"quantity": 5, "unit": None}, "unit", "必须填写"),
    ("energy", "asked", {"quantity": 5, "site": "雪松湾厂"}, "site", "不是本表的站点"),
    ("energy", "asked", {"quantity": 5, "site": "月亮厂"}, "site", "没有“月亮厂”这个站点"),
    ("energy", "asked", {"quantity": 5, "site": None}, "site", "必须填写"),
    ("energy", "new", {**NEW, "carrier": "核能汤"}, "carrier", "没有“核能汤”"),
    ("energy", "new", {**NEW, "carrier": None}, "carrier", "必须填写"),
    ("energy", "new", {**NEW, "start": "31/31/2025"}, "start", "不是有效日期"),
    ("energy", "new", {**NEW, "start": "2025-02-30"}, "start", "不是有效日期"),
    ("energy", "new", {**NEW, "start": None}, "start", "必须填写"),
    ("energy", "new", {**NEW, "end": "2025-09-01"}, "end", "早于开始日期"),
    ("energy", "new", {**NEW, "start": "2025-01-01", "end": "2025-01-31", "meter": "X9"}, "start", "不在本表的期间"),
    ("energy", "new", {**NEW, "start": "2029-01-01", "end": "2029-01-31"}, "start", "不在报告年度"),
    ("energy", "new", {**NEW, "quantity": None}, "quantity", "必须填写"),
    ("energy", "slip", {}, "quantity", "十倍以上"),
    ("waste", "new", {"hazard": "放射性", "waste_stream": "含油抹布及滤芯", "treatment": "填埋", "start": "2025-10-01",
                      "end": "2025-10-31", "quantity": 1, "unit": "t"}, "hazard", "没有“放射性”这个选项"),
    ("waste", "new", {"hazard": "有害", "waste_stream": "月尘", "treatment": "填埋", "start": "2025-10-01",
                      "end": "2025-10-31", "quantity": 1, "unit": "t"}, "waste_stream", "没有“月尘”"),
    ("complaints", "new", {**CASE, "date": "昨天"}, "date", "不是有效日期"),
    ("complaints", "new", {**CASE, "case": "C-2", "status": "也许"}, "status", "没有“也许”这个选项"),
    ("complaints", "new", {**CASE, "case": None}, "case", "必须填写"),
    ("complaints", "new", {**CASE, "case": "C-3", "date": "2025-03-01"}, "date", "不在本表的期间"),
    ("injuries", "new", {**HURT, "severity": "轻伤"}, "severity", "没有“轻伤”这个选项"),
    ("injuries", "new", {**HURT, "case": "I-2", "lost_days": "两天"}, "lost_days", "不是数字"),
    ("roster", "new", {"person": "P9001", "gender": "女", "born": "八十年代", "category": "一般员工",
                       "employment_type": "全职", "region": "吉林省", "joined": "2025-11-01"}, "born", "日期|年"),
    ("water", "new", {"flow": "取水", "meter": "W1", "start": "2025-10-01", "end": "2025-10-31", "quantity": 5,
                      "unit": "kWh"}, "unit", "不适用于这项指标"),
]  # fmt: skip


@pytest.fixture(scope="module")
def comments(source: Book, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """All mistakes in one workbook, among right rows; the comment of each, and where the others went."""
    folder = tmp_path_factory.mktemp("mistakes")
    book = reopened(Path(shutil.copytree(source.root, folder / "own")))
    filled = form(book, folder, "zh-Hans")
    at = {"asked": FIRST, "new": {name: FIRST + count for name, count in filled.asked.items()}}
    places = []
    for register, kind, values, column, _ in MISTAKES:
        if kind == "new":
            row = at["new"][register]
            at["new"][register] += 1
        else:
            row = at["asked"]
            at["asked"] += 1
        if kind == "slip":
            filled.right(register, row)
            cell = filled.sheets[register].cell(row, filled.columns[register]["quantity"])
            values = {"quantity": cell.value * 1000}
        filled.put(register, row, **values)
        places.append((register, row, filled.columns[register][column]))
    right = range(FIRST, FIRST + filled.asked["waste"])
    for row in right:
        filled.right("waste", row)
    path = filled.save()
    run = CliRunner().invoke(main, ["import", str(book.root), str(path)])
    assert run.exit_code == 1, run.output
    checked = openpyxl.load_workbook(path.with_name("sent.checked.xlsx"))
    titles = {register: sheet.title for register, sheet in filled.sheets.items()}
    later = reopened(book.root)
    assert len(later.records["waste"]) - len(book.records["waste"]) == len(right)
    found = []
    for register, row, column in places:
        comment = checked[titles[register]].cell(row, column).comment
        others = [
            cell.comment.text for cell in checked[titles[register]][row] if cell.comment and cell.column != column
        ]
        found.append((comment.text if comment else "", " | ".join(others)))
    return found


def test_there_are_thirty_kinds_of_mistake() -> None:
    assert len(MISTAKES) >= 30


@pytest.mark.parametrize("number", range(len(MISTAKES)), ids=lambda n: f"{MISTAKES[n][0]}-{MISTAKES[n][3]}-{n}")
def test_each_mistake_comes_back_in_its_cell_and_language(comments: list[tuple[str, str]], number: int) -> None:
    _, _, _, _, words = MISTAKES[number]
    comment, elsewhere = comments[number]
    assert re.search(words, comment), f"the cell says '{comment}', its row '{elsewhere}'"
    assert not re.search(r"[A-Za-z]{4,} [a-z]{2,} ", comment), "a comment in Chinese holds no English sentence"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (
            lambda sheet: sheet.merge_cells(start_row=FIRST, start_column=2, end_row=FIRST + 1, end_column=2),
            "table.merged_cells",
        ),
        (lambda sheet: sheet.cell(HEADER_ROW + 1, 7).__setattr__("value", "量"), "table.header_missing"),
    ],
)
def test_a_spoilt_sheet_is_said_and_the_other_sheets_are_read(
    book: Book, tmp_path: Path, spoil: Callable[[Any], None], code: str
) -> None:
    filled = form(book, tmp_path, "en")
    filled.right("energy", FIRST)
    filled.right("waste", FIRST)
    spoil(filled.sheets["energy"])
    returned = send(book, filled.save())
    assert code in {finding.code for finding in returned.findings}
    assert [path.name.split(".")[0] for path in returned.written] == ["waste"]


def test_mended_cells_lose_their_comments_and_only_they_are_added(book: Book, tmp_path: Path) -> None:
    filled = form(book, tmp_path, "en")
    filled.right("energy", FIRST)
    filled.put("energy", FIRST + 1, quantity="abc")
    path = filled.save()
    runner = CliRunner()
    assert runner.invoke(main, ["import", str(book.root), str(path)]).exit_code == 1
    checked = path.with_name("sent.checked.xlsx")
    workbook = openpyxl.load_workbook(checked)
    sheet = workbook[filled.sheets["energy"].title]
    cell = sheet.cell(FIRST + 1, filled.columns["energy"]["quantity"])
    assert "abc" in cell.comment.text
    cell.value = 120000
    workbook.save(checked)
    run = runner.invoke(main, ["import", str(book.root), str(checked), "--json"])
    assert '"added": 1' in run.output
    assert '"skipped": 1' in run.output


def test_mended_cells_have_the_colour_of_their_kind(book: Book, tmp_path: Path) -> None:
    filled = form(book, tmp_path, "en")
    filled.right("energy", FIRST)
    filled.put("energy", FIRST + 1, quantity="abc")
    filled.sheets["energy"].cell(HEADER_ROW, 7).value = "Something else"
    path = filled.save()
    returned = send(book, path)
    spots = {finding.place.row for finding in returned.findings if finding.place is not None}
    assert {HEADER_ROW, FIRST + 1} & spots
    marked, mended = tmp_path / "marked.xlsx", tmp_path / "mended.xlsx"
    marked.write_bytes(commented(path, returned.about, book, returned.findings))
    mended.write_bytes(commented(marked, returned.about, book, ()))
    sent, seen, again = (openpyxl.load_workbook(each)[filled.sheets["energy"].title] for each in (path, marked, mended))
    changed = [cell.coordinate for row in seen.iter_rows() for cell in row if cell.comment is not None]
    assert changed
    for place in changed:
        assert seen[place].fill.fgColor.rgb != sent[place].fill.fgColor.rgb
        assert again[place].fill.fgColor.rgb == sent[place].fill.fgColor.rgb, place
        assert again[place].comment is None


def test_an_ordinary_workbook_is_none_of_ours(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)
    assert about_of(path, book) is None


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--site", "brich", "--period", "2025"], "birch"),
        (["--site", SITE, "--period", "soon"], "2025-Q1"),
        (["--site", SITE, "--period", "2025", "--register", "enregy"], "energy"),
    ],
)
def test_wrong_usage_says_what_would_be_right(source: Book, tmp_path: Path, arguments: list[str], says: str) -> None:
    run = CliRunner().invoke(main, ["collect", str(source.root), *arguments, "--out", str(tmp_path / "x.xlsx")])
    assert run.exit_code == 2
    assert says in run.output
    assert not (tmp_path / "x.xlsx").exists()
