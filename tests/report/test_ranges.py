"""Ranges of activities that the book states, in the report; worked by hand."""

from __future__ import annotations

import pytest

from assay.report.document import PlainTable
from small_book import SmallBook, codes

from .composed import document_of, section, spoken


def powered(book: SmallBook, ranges: str) -> SmallBook:
    """100 MWh at 0.5 of a factor with a range of 4%."""
    header = "id,parameter,level,area,member,value,unit,from,to,document,publisher,confidence,uncertainty\n"
    row = "a,grid_factor,own,,,0.5,tCO2e/MWh,2020-01-01,,Letter,The grid,verified,4\n"
    energy = "site,carrier,start,end,quantity,unit\nbirch,electricity,2024-01-01,2024-12-31,100,MWh\n"
    book.write({"factors/own.csv": header + row, "records/energy.csv": energy})
    return book.write({"explanations.yaml": f"ranges: [{ranges}]\n"}) if ranges else book


METERS = (
    '{metric: electricity_purchased, range: "3%", text: {en: Meters of class 1, zh-Hant: 一級電錶, zh-Hans: 一级电表}}'
)


def tables(book: SmallBook, language: str = "en") -> dict[str, list[list[str]]]:
    sections = section(document_of(book, language), "methodology").sections
    blocks = next(one for one in sections if one.id == "ranges").blocks
    return {b.id: [[spoken(cell) for cell in row] for row in b.rows] for b in blocks if isinstance(b, PlainTable)}


def test_ranges_of_factor_and_activity_add_in_squares(book: SmallBook) -> None:
    assert tables(powered(book, ""))["t-ranges"][0][2:] == ["± 4.0%", "100%"]
    found = tables(powered(book, METERS))
    assert found["t-ranges"][0][2:] == ["± 5.0%", "100%"]
    assert found["t-activity-ranges"] == [["Purchased electricity", "± 3%", "Meters of class 1"]]
    assert tables(book, "zh-Hans")["t-activity-ranges"][0][1:] == ["± 3%", "一级电表"]


@pytest.mark.parametrize(
    ("ranges", "code"),
    [
        (METERS.replace("3%", "130%"), "explanation.range"),
        (METERS.replace("3%", "0%"), "explanation.range"),
        (f"{METERS}, {METERS}", "explanation.range"),
        (METERS.replace("electricity_purchased", "electricty"), "explanation.metric_unknown"),
    ],
)
def test_a_range_that_cannot_be_is_found(book: SmallBook, ranges: str, code: str) -> None:
    assert codes(powered(book, ranges).check()).count(code) == 1
