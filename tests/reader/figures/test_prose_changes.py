"""Changes told in sentences: against the year before they are growth, a fall negative; against another year they are not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assay.content import load_content
from assay.reader.read import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from assay.reader.claim import Claim
    from assay.reader.reading import Reading

CONTENT = load_content()
TABLE = ("Indicator\tUnit\t2025\t2024", "Water consumption\tm3\t172,250\t169,400")


def read(tmp_path: Path, *lines: str) -> Reading:
    path = tmp_path / "report.txt"
    text = ("Environmental report 2025", "This report covers the year ended 31 December 2025.", *lines)
    path.write_text("\n".join(text), encoding="utf-8")
    return read_document(path, CONTENT)


def said(reading: Reading) -> Claim:
    (claim,) = [claim for claim in reading.claims if claim.source == "prose"]
    return claim


@pytest.mark.parametrize(
    "sentence",
    [
        "Our water consumption fell by 3.5% compared with 2024.",
        "Compared with last year, our water consumption fell by 3.5%.",
        "Water consumption decreased by 3.5% from 2024.",
        "本年度總耗水量較2024年減少3.5%。",
        "本年度总耗水量同比下降3.5%。",
    ],
)
def test_a_fall_against_the_year_before_is_negative_growth(tmp_path: Path, sentence: str) -> None:
    claim = said(read(tmp_path, sentence))
    assert (claim.metric, claim.value, claim.fiscal_year) == ("water_consumption_growth", Decimal("-3.5"), 2025)
    assert claim.interval is not None
    assert (claim.interval.low, claim.interval.high) == (Decimal("-3.55"), Decimal("-3.45"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Our water consumption rose by 3.5% compared with 2019.",
        "Our water consumption fell by 3.5% against the base year.",
        "本年度總耗水量較2020年增加3.5%。",
    ],
)
def test_a_change_against_another_year_is_no_growth(tmp_path: Path, sentence: str) -> None:
    reading = read(tmp_path, sentence, *TABLE)
    assert said(reading).metric == ""
    assert not [f for f in reading.findings if f.code == "read.formula"]


def test_a_fall_that_the_table_makes_a_rise_is_found(tmp_path: Path) -> None:
    reading = read(tmp_path, "Our water consumption fell by 1.7% compared with 2024.", *TABLE)
    (finding,) = [f for f in reading.findings if f.code == "read.formula"]
    assert finding.metric == "water_consumption_growth"
    assert "direction wrong" in finding.action


def test_a_measure_that_saves_is_no_change_of_the_whole(tmp_path: Path) -> None:
    claim = said(read(tmp_path, "The new valves reduced water consumption by 3.5%."))
    assert claim.metric == ""
