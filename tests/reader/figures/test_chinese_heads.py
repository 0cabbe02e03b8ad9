"""Chinese tables whose labels end in what is measured per something, beside a column of units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.content import load_content
from assay.reader.figures.unit_words import unit_in
from assay.reader.read import read_document

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("words", ["每噸產品耗水量", "每名僱員耗電量", "每百万元营业收入排放强度"])
def test_what_is_measured_per_something_is_no_unit(words: str) -> None:
    assert unit_in(words) is None


@pytest.mark.parametrize("words", ["每噸產品", "每百萬元營業收入", "立方米／噸"])
def test_per_something_alone_is_a_unit(words: str) -> None:
    assert unit_in(words) is not None


def test_labels_with_per_are_labels(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    rows = ["耗水量\t立方米\t144,825", "每噸產品耗水量\t立方米／噸\t11.482", "每名僱員耗水量\t立方米／人\t424.707"]
    path.write_text("\n".join(["2024年環境報告", "指標\t單位\t2024", *rows]), encoding="utf-8")
    claims = read_document(path, load_content()).claims
    assert [claim.metric for claim in claims] == [
        "water_consumption",
        "water_consumption_per_output",
        "water_consumption_per_employee",
    ]
