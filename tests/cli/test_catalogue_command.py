from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from cli.run import assay

if TYPE_CHECKING:
    from small_book import SmallBook

LANTERN = Path(__file__).parents[2] / "examples" / "lantern"


def test_metrics_are_listed_by_topic() -> None:
    out = assay("catalogue").out
    assert "  scope_2_location: Energy-indirect emissions (Scope 2, location-based); " in out
    assert "    = Purchased electricity × grid emission factor" in out


def test_one_topic_only() -> None:
    metrics = assay("catalogue", "--topic", "ghg", "--json").data["metrics"]
    assert {metric["topic"] for metric in metrics} == {"ghg"}
    ran = assay("catalogue", "--topic", "gas")
    assert ran.code == 2
    assert "ghg" in ran.err


def test_json_tells_all_of_a_metric() -> None:
    data = assay("catalogue", "--json").data
    found = next(metric for metric in data["metrics"] if metric["id"] == "turnover_rate")
    assert found["label"]["zh-Hans"]
    assert found["period"] == "duration"
    assert found["unit"] == "%"
    assert {"turnover_denominator"} == {name for formula in found["formulas"] for name in formula["when"]}
    assert all(formula["source"] for formula in found["formulas"])
    fuel = next(metric for metric in data["metrics"] if metric["id"] == "fuel_consumed")
    assert fuel["units"]["diesel"] == "L"
    assert data["dimensions"]["gender"]["female"]["en"] == "Female"


def test_tables() -> None:
    rows = list(csv.DictReader(io.StringIO(assay("catalogue", "--format", "csv").out)))
    assert len(rows) == len(assay("catalogue", "--json").data["metrics"])
    assert all(row["id"] and row["label_en"] and row["label_zh_hans"] and row["unit"] for row in rows)
    lines = assay("catalogue", "--format", "markdown").out.splitlines()
    assert len(lines) == len(rows) + 2
    assert {line.count(" | ") for line in lines if not line.startswith("|---")} == {9}


def test_a_book_brings_its_currency_and_members(book: SmallBook) -> None:
    book.head("currency: CNY", "currency: HKD").head(
        "settings:", "members:\n  product: {ingot: {en: Magnesium ingot}}\nsettings:"
    )
    data = assay("catalogue", book.root, "--json").data
    assert data["currency"] == "HKD"
    assert next(metric["unit"] for metric in data["metrics"] if metric["id"] == "revenue") == "HKD"
    assert data["dimensions"]["product"]["ingot"]["en"] == "Magnesium ingot"
