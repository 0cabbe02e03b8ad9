"""A metric is added in one topic folder and nowhere else: then it is computed, checked, explained and printed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from assay.calc.explain import explain
from assay.draft import draft
from assay.examine import Examined
from assay.facts.fact import FactKey
from assay.report.document import Document, FormulaBlock, TableRow
from small_book import SmallBook, of_code, value

from .composed import cell, row, section, tables, texts

METRICS = """\
    land_disturbed:
      label: {en: Land disturbed, zh-Hant: 受擾動土地, zh-Hans: 受扰动土地}
      unit: m2
      dimensions: [habitat]
      decimals: 0
      per: [per_output]
    land_restored:
      label: {en: Land restored, zh-Hant: 已修復土地, zh-Hans: 已修复土地}
      unit: m2
      decimals: 0
    land_left:
      label: {en: Land left disturbed, zh-Hant: 未修復土地, zh-Hans: 未修复土地}
      unit: m2
      decimals: 1
"""
DIMENSIONS = """\
    habitat:
      label: {en: Habitat, zh-Hant: 生境, zh-Hans: 生境}
      members:
        forest: {en: Forest, zh-Hant: 林地, zh-Hans: 林地}
        marsh: {en: Marsh, zh-Hant: 沼澤, zh-Hans: 沼泽}
"""
FORMULAS = '''\
    from assay.calc.formula import formula


    @formula(source="Group manual, chapter 4")
    def land_left(land_disturbed, land_restored):
        """What was disturbed and is not yet restored. m2."""
        return land_disturbed - land_restored
'''
REGISTERS = """\
    land:
      label: {en: Land, zh-Hant: 土地, zh-Hans: 土地}
      shape: measurement
      fields:
        site: {type: site, required: true}
        habitat: {type: member, dimension: habitat}
        start: {type: date, required: true}
        end: {type: date, required: true}
        quantity: {type: number, required: true, min: 0}
        unit: {type: unit, required: true}
      key: [site, habitat, start]
      no_overlap: [site, habitat]
      yields:
        - {metric: land_disturbed, value: quantity, dimensions: {habitat: habitat}}
"""
CHECKS = """\
    at_most:
      - {metric: land_restored, limit: land_disturbed, reason: {en: what is restored was disturbed}}
"""
LAYOUT = """\
    aspect: A3
    order: 1
    tables:
      - id: land
        title: {en: Land use, zh-Hant: 土地使用, zh-Hans: 土地使用}
        rows:
          - {metric: land_left, emphasis: total}
          - {metric: land_disturbed, by: habitat}
          - {metric: land_disturbed_per_output}
    charts:
      - {id: land-years, kind: bar, title: {en: Land left, zh-Hant: 未修復, zh-Hans: 未修复}, metrics: [land_left]}
    highlights: [land_left]
"""


@pytest.fixture
def topics(tmp_path: Path) -> Path:
    """A root of topics with one folder in it, which has no layout."""
    folder = tmp_path / "topics" / "land_use"
    folder.mkdir(parents=True)
    files = {
        "metrics.yaml": METRICS,
        "dimensions.yaml": DIMENSIONS,
        "formulas.py": FORMULAS,
        "registers.yaml": REGISTERS,
        "checks.yaml": CHECKS,
    }
    for name, text in files.items():
        (folder / name).write_text(dedent(text), "utf-8")
    return folder.parent


@pytest.fixture
def land_book(book: SmallBook) -> SmallBook:
    return book.write(
        {
            "records/land.csv": """\
                site,habitat,start,end,quantity,unit
                birch,forest,2023-01-01,2023-12-31,1000,m2
                birch,forest,2024-01-01,2024-06-30,1200.25,m2
                birch,marsh,2024-01-01,2024-12-31,300,m2
                """,
            "records/figures.csv": """\
                metric,site,start,end,quantity,unit
                land_restored,birch,2023-01-01,2023-12-31,1,mu
                land_restored,birch,2024-01-01,2024-12-31,250,m2
                output,,2024-01-01,2024-12-31,100,t
                """,
            "assertions.csv": """\
                metric,year,value,unit,document,line
                land_left,2024,"1,250",m2,permit.pdf,7
                land_left,2023,400,m2,permit.pdf,8
                """,
            "narrative/chairman.en.md": "We left {land_left 2024}.",
            "narrative/chairman.zh-Hant.md": "未修復{land_left 2024}。",
            "narrative/chairman.zh-Hans.md": "未修复{land_left 2024}。",
        }
    )


def test_it_is_computed(land_book: SmallBook, topics: Path) -> None:
    found = land_book.examine(topics)
    assert value(found, "land_left", 2024) == Decimal("1250.25")
    assert value(found, "land_disturbed", 2024, habitat="marsh") == 300
    assert round(value(found, "land_left", 2023), 3) == Decimal("333.333")
    assert value(found, "land_disturbed_per_output", 2024) == Decimal("15.0025")


def test_it_is_checked(land_book: SmallBook, topics: Path) -> None:
    findings = land_book.examine(topics).findings
    (wrong,) = of_code(findings, "assertion.disagrees")
    assert (wrong.metric, wrong.fiscal_year) == ("land_left", 2023)
    assert "400" in wrong.message + wrong.expected
    assert of_code(findings, "bounds.exceeds") == []
    path = land_book.root / "records/figures.csv"
    path.write_text(path.read_text("utf-8").replace("2024-12-31,250,", "2024-12-31,2500,"), "utf-8")
    above = of_code(land_book.examine(topics).findings, "bounds.exceeds")
    assert {finding.metric for finding in above} == {"land_restored"}


def test_it_is_explained_down_to_its_rows(land_book: SmallBook, topics: Path) -> None:
    found = land_book.examine(topics)
    proof = explain(found.case, FactKey("land_left", 2024))
    assert proof is not None
    assert proof.formula is not None
    assert proof.formula.words == "Land disturbed − Land restored"
    assert proof.formula.source == "Group manual, chapter 4"
    assert proof.printed == "1,250.3 m²"
    parts = [part for inner in proof.inputs for part in inner.parts]
    rows = {(line.place.file, line.place.row) for part in parts for line in part.records}
    assert ("records/land.csv", 3) in rows
    assert ("records/figures.csv", 3) in rows


def _printed_everywhere(found: Examined) -> None:
    report = draft(found)
    for language, label in (("en", "Land left disturbed"), ("zh-Hant", "未修復土地"), ("zh-Hans", "未修复土地")):
        document = report.composed[language].document  # type: ignore[index]
        assert texts(row(document, label)) == ["1,250.3", "333.3"]
        assert cell(document, "land_disturbed@2024[habitat=forest]").text == "1,200"
        assert cell(document, "land_disturbed_per_output@2024").text.startswith("15")
        formulas = [block for block in section(document, "formulas").blocks if isinstance(block, FormulaBlock)]
        assert label in [block.name for block in formulas]
        assert [f for f in report.findings if f.code.startswith("prose.")] == []


def test_it_is_printed_without_a_layout(land_book: SmallBook, topics: Path) -> None:
    found = land_book.examine(topics)
    _printed_everywhere(found)
    document = draft(found).composed["en"].document
    assert [table.id for table in tables(document) if table.id == "t-land_use-more"] == ["t-land_use-more"]
    assert section(document, "other").blocks


def test_it_is_printed_in_its_place_with_a_layout(land_book: SmallBook, topics: Path, tmp_path: Path) -> None:
    root = tmp_path / "with_layout"  # content is loaded once for each root
    topics.rename(root)
    (root / "land_use" / "layout.yaml").write_text(dedent(LAYOUT), "utf-8")
    found = land_book.head("languages:", "frameworks: [hkex-guide-2020]\nlanguages:").examine(root)
    _printed_everywhere(found)
    document = draft(found).composed["en"].document
    ids = [getattr(block, "id", "") for block in section(document, "figures-A3").blocks]
    assert ids == ["t-land", "c-land-years", "t-land_use-more"]
    assert [texts(line) for line in row_group(document)] == [["1,200", "1,000"], ["300", "–"]]


def row_group(document: Document) -> list[TableRow]:
    table = next(each for each in tables(document) if each.id == "t-land")
    return [line for line in table.rows if line.label in ("Forest", "Marsh")]
