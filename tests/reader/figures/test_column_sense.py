"""Columns of years beside the labels, and columns that say something about the figure of their row."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assay.content import load_content
from assay.reader.read import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from assay.reader.claim import Claim

CONTENT = load_content()


def read(tmp_path: Path, *lines: str) -> list[Claim]:
    path = tmp_path / "report.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return [claim for claim in read_document(path, CONTENT).claims if claim.source == "table"]


@pytest.mark.parametrize(
    ("year", "earlier", "now", "change", "water"),
    [
        ("Year", "First reported", "Restated", "Change", "Water consumption"),
        ("年度", "原披露", "重列", "變動", "總耗水量"),
        ("年份", "重述前", "重述后", "变动", "总耗水量"),
    ],
)
def test_a_restatement_is_of_the_year_of_its_row(
    tmp_path: Path, year: str, earlier: str, now: str, change: str, water: str
) -> None:
    claims = read(
        tmp_path,
        "Environmental report 2025",
        f"Indicator\t{year}\t{earlier}\t{now}\t{change}",
        f"{water}\t2023\t1,200 m3\t1,260 m3\t+5.00%",
        f"{water}\t2024\t1,300 m3\t1,365 m3\t+5.00%",
    )
    assert [(c.printed.split()[0], c.fiscal_year, bool(c.metric)) for c in claims] == [
        ("1,200", 2023, False),
        ("1,260", 2023, True),
        ("+5.00%", 2023, False),
        ("1,300", 2024, False),
        ("1,365", 2024, True),
        ("+5.00%", 2024, False),
    ]


@pytest.mark.parametrize("mark", ["Rating", "Data quality score", "評分", "数据质量评级"])
def test_a_mark_beside_a_figure_is_not_that_figure(tmp_path: Path, mark: str) -> None:
    claims = read(
        tmp_path,
        "Environmental report 2025",
        f"Indicator\tUnit\t2025\t{mark}",
        "Water consumption\tm3\t1,260\t2.1",
        "Purchased electricity\tkWh\t52,000\t4.0",
    )
    marks = [claim for claim in claims if claim.value in (Decimal("2.1"), Decimal("4.0"))]
    assert [claim.metric for claim in marks] == ["", ""]
    assert all(claim.metric for claim in claims if claim not in marks)


def test_an_edition_of_a_framework_over_its_codes_is_no_year(tmp_path: Path) -> None:
    claims = read(
        tmp_path,
        "Social report 2025",
        "Provision\tWhat it asks\tGRI Standards 2021",
        "B5.1\tSuppliers by region\t2-6",
        "B1.1\tNumber of employees by gender\t2-7",
        "",
        "Indicator\tUnit\t2025",
        "Number of employees\tpersons\t678",
    )
    assert [claim.printed for claim in claims] == ["678"]
