"""Adding a metric with a formula touches one topic folder: it is computed, checked and explained."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from assay.calc.explain import explain
from assay.calc.explain_text import as_text
from assay.calc.trace import trace_of
from assay.content import load_content
from assay.facts.fact import FactKey
from calc.recompute import differences
from small_book import of_code, value

if TYPE_CHECKING:
    from small_book import SmallBook

METRICS = """
magnesium_yield:
  label: {en: Yield of magnesium, zh-Hant: 鎂收率, zh-Hans: 镁收率}
  unit: "%"
  aggregate: none
  decimals: 1
magnesium_charged:
  label: {en: Magnesium in the charge, zh-Hant: 爐料含鎂量, zh-Hans: 炉料含镁量}
  unit: t
  decimals: 0
  per: [per_employee]
"""
FORMULAS = """
from assay.calc.formula import formula


@formula(source="arithmetic: metal made over metal charged")
def magnesium_yield(output, magnesium_charged):
    \"\"\"Metal made as a share of the metal charged. Percent.\"\"\"
    return output / magnesium_charged
"""
CHECKS = """
at_most:
  - {metric: output, limit: magnesium_charged, reason: {en: "no more metal can be made than was charged"}}
"""


@pytest.fixture
def topics(tmp_path: Path) -> Path:
    folder = tmp_path / "topics" / "smelting"
    folder.mkdir(parents=True)
    (folder / "metrics.yaml").write_text(METRICS, "utf-8")
    (folder / "formulas.py").write_text(FORMULAS, "utf-8")
    (folder / "checks.yaml").write_text(CHECKS, "utf-8")
    return folder.parent


def figures(made: int) -> dict[str, str]:
    return {
        "records/figures.csv": dedent(
            f"""
            metric,site,start,end,quantity,unit
            output,birch,2024-01-01,2024-12-31,{made},t
            magnesium_charged,birch,2024-01-01,2024-12-31,100,t
            """
        )
    }


def test_it_is_computed_by_site_and_for_the_group(book: SmallBook, topics: Path) -> None:
    examined = book.write(figures(81)).examine(topics)
    assert value(examined, "magnesium_yield") == 81
    assert value(examined, "magnesium_yield", site="birch") == 81


def test_a_wrong_statement_of_it_is_found(book: SmallBook, topics: Path) -> None:
    book.write(figures(81))
    book.write(
        {
            "assertions.csv": """
            metric,year,site,dimensions,value,unit,document,page,line,quote,note
            magnesium_yield,2024,,,81.0,%,report.pdf,3,,,
            magnesium_yield,2024,birch,,18.0,%,report.pdf,4,,,
            """
        }
    )
    (finding,) = of_code(book.examine(topics).findings, "assertion.disagrees")
    assert finding.dimensions == "site=birch"
    assert "two digits stand the wrong way round" in finding.action


def test_its_own_limit_is_checked(book: SmallBook, topics: Path) -> None:
    examined = book.write(figures(120)).examine(topics)
    found = of_code(examined.findings, "bounds.exceeds")
    assert found
    assert "no more metal can be made than was charged" in found[0].expected


def test_it_is_explained_and_traced(book: SmallBook, topics: Path) -> None:
    examined = book.write(figures(81)).examine(topics)
    proof = explain(examined.case, FactKey("magnesium_yield", 2024), "zh-Hans")
    assert proof is not None
    text = as_text(proof, "zh-Hans")
    assert "镁收率 2024" in text
    assert "产品产量 ÷ 炉料含镁量" in text
    assert "81 吨 ÷ 100 吨" in text
    trace = trace_of(examined.case)
    assert "magnesium_yield@2024" in {fact["key"] for fact in trace["facts"]}
    assert differences(trace) == []


def test_its_intensities_follow_by_themselves(topics: Path) -> None:
    assert load_content(topics).catalogue.metrics["magnesium_charged_per_employee"].unit.symbol == "t/person"
