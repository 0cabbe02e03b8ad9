from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.factors.load import read_factors
from small_book import FACTOR_HEADER, of_code

if TYPE_CHECKING:
    from pathlib import Path

    from small_book import SmallBook

GOOD = "g,grid_factor,own,,,0.6101,tCO2e/MWh,2021-01-01,,A report,Us,verified"


def _read(folder: Path, *lines: str):
    path = folder / "own.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return read_factors(path, "own")


def test_a_row_is_a_value_with_its_source(tmp_path: Path) -> None:
    values, findings = _read(tmp_path, FACTOR_HEADER, GOOD)
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
    ],
)
def test_a_bad_row_is_a_finding_and_the_others_stand(tmp_path: Path, row: str, complaint: str) -> None:
    values, (finding,) = _read(tmp_path, FACTOR_HEADER, row, GOOD)
    assert len(values) == 1
    assert (finding.code, finding.place and finding.place.row) == ("factor.row", 2)
    assert complaint in finding.message


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    values, (finding,) = _read(tmp_path, "id,parameter,level,value", "g,grid_factor,own,0.6")
    assert values == ()
    assert finding.code == "factor.column"
    assert "'unit'" in finding.message


def test_a_bad_own_factor_shows_up_when_the_book_is_checked(book: SmallBook) -> None:
    book.own_factors("g,grid_factor,own,,,much,tCO2e/MWh,2021-01-01,,A report,Us,verified")
    assert of_code(book.check(), "factor.row")
