from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.content import load_content
from assay.factors.load import factors_in
from small_book import FACTOR_HEADER, of_code

if TYPE_CHECKING:
    from assay.core.findings import Finding
    from assay.factors.parameter import FactorValue
    from small_book import SmallBook

GOOD = "g,grid_factor,own,,,0.6101,tCO2e/MWh,2021-01-01,,A report,Us,verified"


def _read(*lines: str) -> tuple[tuple[FactorValue, ...], tuple[Finding, ...]]:
    return factors_in("\n".join(lines) + "\n", "factors/own.csv", "own", parameters=load_content().parameters)


def test_a_row_is_a_value_with_its_source() -> None:
    values, findings = _read(FACTOR_HEADER, GOOD)
    assert findings == ()
    (value,) = values
    assert (str(value.value), value.unit.symbol, value.until) == ("0.6101", "tCO2e/MWh", None)
    assert (value.source.document, value.source.publisher, value.recalled) == ("A report", "Us", False)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("g,grid_factor,own,,,about 0.6,tCO2e/MWh,2021-01-01,,A report,Us,verified", "about 0.6"),
        ("g,grid_factor,own,,,0.6,tCO2e/heap,2021-01-01,,A report,Us,verified", "heap"),
        ("g,grid_factor,planet,,,0.6,tCO2e/MWh,2021-01-01,,A report,Us,verified", "planet"),
        ("g,grid_factor,own,,,0.6,tCO2e/MWh,last year,,A report,Us,verified", "last year"),
        ("g,grid_factor,own,,,0.6,tCO2e/MWh,2021-01-01,,A report,Us,surely", "surely"),
        ("g,grid_factor,own", "confidence"),
        ("g,grid_factor,own,,,-0.6,tCO2e/MWh,2021-01-01,,A report,Us,verified", "below zero"),
        ("g,grid_factor,own,,,0.6,tCO2e/t,2021-01-01,,A report,Us,verified", "tCO2e/MWh"),
        ("g,grid_factor,own,,,0.6,tCO2e/MWh,2021-01-01,2020-01-01,A report,Us,verified", "ends (2020-01-01) before"),
        ("g,gird_factor,own,,,0.6,tCO2e/MWh,2021-01-01,,A report,Us,verified", "no formula asks for 'gird_factor'"),
    ],
)
def test_a_bad_row_is_a_finding_and_the_others_stand(row: str, complaint: str) -> None:
    values, (finding,) = _read(FACTOR_HEADER, row, GOOD)
    assert len(values) == 1
    assert (finding.code, finding.place and finding.place.row) == ("factor.row", 2)
    assert complaint in finding.message


def test_a_missing_column_is_named() -> None:
    values, (finding,) = _read("id,parameter,level,value", "g,grid_factor,own,0.6")
    assert values == ()
    assert finding.code == "factor.column"
    assert "'unit'" in finding.message


def test_a_bad_own_factor_shows_up_when_the_book_is_checked(book: SmallBook) -> None:
    book.own_factors("g,grid_factor,own,,,much,tCO2e/MWh,2021-01-01,,A report,Us,verified")
    assert of_code(book.check(), "factor.row")


def test_two_values_for_the_same_are_one_too_many() -> None:
    values, (finding,) = _read(FACTOR_HEADER, GOOD, GOOD.replace("g,", "h,", 1).replace("0.6101", "0.7"))
    assert [value.id for value in values] == ["g"]
    assert "'g' is for the same place, time and unit" in finding.message


def test_a_factor_file_saved_in_a_chinese_encoding_is_read(book: SmallBook) -> None:
    book.records("electricity_purchased 2024 100 MWh site=birch").own_factors(GOOD.replace("A report", "電費單及函件"))
    path = book.root / "factors" / "own.csv"
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    examined = book.examine()
    assert of_code(examined.findings, "factor.row") == []
    (choice,) = [c for cell in examined.calculation.facts.cells if cell.evaluation for c in cell.evaluation.choices]
    assert choice[1].factor.source.document == "電費單及函件"


def test_what_is_no_table_is_a_finding(book: SmallBook) -> None:
    (book.root / "factors").mkdir()
    (book.root / "factors" / "own.csv").write_bytes(b"PK\x03\x04\x00\xff\xfe\x00")
    assert of_code(book.check(), "factor.column")
