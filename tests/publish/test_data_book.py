"""The data book: every fact of the published years, numbers as numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from assay.core.languages import LANGUAGES, Language
from assay.draft import Draft
from assay.examine import Examined
from assay.publish import Published
from assay.report.compose import tables_in

Spot = tuple[str, str]
SHEETS = {
    "en": ["Read me", "Key figures", "Facts", "Factors", "Findings", "Coverage"],
    "zh-Hant": ["說明", "關鍵數據", "數據", "因子", "檢查結果", "披露情況"],
    "zh-Hans": ["说明", "关键数据", "数据", "因子", "检查结果", "披露情况"],
}


@pytest.fixture(scope="session")
def folder(lantern_report: Published) -> Path:
    return lantern_report.files[0].parent


@cache
def sheets(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each sheet below its heading."""
    workbook = openpyxl.load_workbook(path, read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook}


def below(rows: list[tuple[object, ...]], heading: str) -> list[tuple[object, ...]]:
    at = next(number for number, row in enumerate(rows) if heading in row)
    return [row for row in rows[at + 1 :] if any(cell is not None for cell in row)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_are_named_in_the_language(language: Language, folder: Path) -> None:
    names = list(sheets(folder / f"databook.{language}.xlsx"))
    assert [*names[:2], *names[-4:]] == SHEETS[language]
    assert len(names) > 20


def test_every_fact_of_the_published_years_is_there_with_its_exact_value(
    folder: Path, lantern: Examined, lantern_draft: Draft
) -> None:
    rows = below(sheets(folder / "databook.en.xlsx")["Facts"], "Metric")
    facts = [fact for fact in lantern_draft.facts if fact.key.year in lantern.book.years]
    written = {(row[1], row[4], row[3] or ""): row for row in rows}
    assert len(rows) == len(written) == len(facts) > 2000
    names = lantern_draft.materials["en"]
    for fact in facts:
        cut = "; ".join(f"{names.dimension(d)}: {names.member(d, m)}" for d, m in fact.key.dimensions)
        row = written[fact.key.metric, fact.key.year, cut]
        if isinstance(fact.value, Decimal):
            assert isinstance(row[5], int | float)
            assert abs(Decimal(str(row[5])) - fact.value) <= abs(fact.value) * Decimal("1e-14")
            assert Decimal(str(row[7])) == names.shown(fact).value
        else:
            assert row[5] == names.shown(fact).text
            assert row[7] is None


def test_numbers_are_numbers(folder: Path, lantern: Examined, lantern_draft: Draft) -> None:
    """Only a figure that is missing is words."""
    rows = below(sheets(folder / "databook.zh-Hant.xlsx")["數據"], "指標代號")
    words = [row for row in rows if not isinstance(row[5], int | float)]
    missing = [fact for fact in lantern_draft.facts if not fact.known and fact.key.year in lantern.book.years]
    assert len(words) == len(missing)
    assert {row[5] for row in words} <= {"未收集", "未能計算", "不適用", "未披露"}
    assert all(isinstance(row[4], int) for row in rows)


def test_key_figures_are_the_tables_of_the_report(folder: Path, lantern_draft: Draft) -> None:
    for language in LANGUAGES:
        rows = below(sheets(folder / f"databook.{language}.xlsx")[SHEETS[language][1]], "2025")
        printed = [
            [each.text for each in line.cells]
            for table in tables_in(lantern_draft.composed[language].document)
            if [column.label for column in table.columns] == ["2025", "2024", "2023"]
            for line in table.rows
            if line.cells
        ]
        written = [row[3:6] for row in rows if any(cell is not None for cell in row[3:6])]
        assert len(written) == len(printed) > 200
        for row, texts in zip(written, printed, strict=True):
            for value, text in zip(row, texts, strict=True):
                number = text.replace(",", "").replace("−", "-")
                assert value == text if isinstance(value, str) else Decimal(str(value)) == Decimal(number)


def test_coverage_and_factors_are_there(folder: Path, lantern_draft: Draft) -> None:
    book = sheets(folder / "databook.en.xlsx")
    coverage = below(book["Coverage"], "Provision")
    assert len(coverage) == sum(map(len, lantern_draft.materials["en"].coverage.values()))
    factors = below(book["Factors"], "Confidence")
    assert {row[5] for row in factors} == {"verified", "recalled"}
    assert all(isinstance(row[1], int | float) and row[4] for row in factors)


# -- the sheets of the topics: totals that recompute -------------------------------------------------------------------


@cache
def live(path: Path) -> tuple[dict[Spot, str], dict[Spot, Decimal]]:
    """Every formula of a workbook, and the number in every cell as it was saved."""
    texts, saved = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    formulas: dict[Spot, str] = {}
    numbers: dict[Spot, Decimal] = {}
    for sheet in texts:
        for row in sheet.iter_rows():
            for cell in row:
                spot = (sheet.title, cell.coordinate)
                if cell.data_type == "f":
                    formulas[spot] = str(cell.value)
                value = saved[sheet.title][cell.coordinate].value
                if isinstance(value, int | float):
                    numbers[spot] = Decimal(repr(value))
    return formulas, numbers


def worked_out(formula: str, sheet: str, value: Callable[[Spot], Decimal]) -> Decimal:
    """The few forms that are used: references, SUM over a range or a list, and plain arithmetic."""

    def number(match: re.Match[str]) -> str:
        return f"Decimal('{value((match[1] or sheet, match[2]))}')"

    def added(match: re.Match[str]) -> str:
        parts = []
        for part in match[1].split(","):
            name, _, cells = part.rpartition("!")
            first, _, last = cells.partition(":")
            place = name.strip("'") or sheet
            rows = range(int(first[1:]), int((last or first)[1:]) + 1)
            parts += [f"Decimal('{value((place, f'{first[0]}{row}'))}')" for row in rows]
        return f"({'+'.join(parts)})"

    text = re.sub(r"SUM\(([^)]*)\)", added, formula.removeprefix("="))
    text = re.sub(r"(?:'([^']+)'!)?(?<![\w'])([A-Z]\d+)(?![\w'])", number, text)
    text = re.sub(r"(?<![\w'.])(\d+(?:\.\d+)?)(?![\w'.])", r"Decimal('\1')", text)
    found = eval(text, {"__builtins__": {}, "Decimal": Decimal})  # noqa: S307
    assert isinstance(found, Decimal)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_formula_gives_the_figure_that_is_saved_in_its_cell(language: Language, folder: Path) -> None:
    formulas, numbers = live(folder / f"databook.{language}.xlsx")
    assert len(formulas) > 700
    for (sheet, cell), text in formulas.items():
        made = worked_out(text, sheet, lambda spot: numbers[spot])
        saved = numbers[sheet, cell]
        assert abs(made - saved) <= max(abs(saved), Decimal(1)) * Decimal("1e-9"), (sheet, cell, text)


def test_a_changed_entry_moves_its_totals_and_what_is_made_of_them(folder: Path) -> None:
    """One more MWh of electricity bought by a plant is one more in its total, and moves what the total feeds."""
    formulas, numbers = live(folder / "databook.en.xlsx")
    total = next(
        spot for spot, text in formulas.items() if text.startswith("=SUM(") and spot[0] == "Energy consumption"
    )
    changed: dict[Spot, Decimal] = {}

    def value(spot: Spot) -> Decimal:
        if spot not in changed:
            changed[spot] = worked_out(formulas[spot], spot[0], value) if spot in formulas else numbers[spot]
        return changed[spot]

    (sheet, cell), text = total, formulas[total]
    first = text.removeprefix("=SUM(").split(":")[0].split(",")[0]
    leaf = (sheet, first)
    while leaf in formulas:
        leaf = (leaf[0], formulas[leaf].removeprefix("=SUM(").split(":")[0].split(",")[0].rstrip(")"))
    changed[leaf] = numbers[leaf] + 1
    assert abs(value((sheet, cell)) - numbers[sheet, cell] - 1) < Decimal("1e-6")


def test_the_first_sheet_leads_to_all_others(folder: Path) -> None:
    workbook = openpyxl.load_workbook(folder / "databook.zh-Hant.xlsx")
    first, *others = workbook.worksheets
    links = [cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{sheet.title}'!A1" for sheet in others]
    for sheet in others:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows
