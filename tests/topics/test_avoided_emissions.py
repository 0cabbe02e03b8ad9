"""Emissions avoided by products sold: units, factor and share, told apart from what the group emits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from assay.draft import draft
from assay.report.compose import tables_in
from assay.report.document import Section
from small_book import SmallBook, absent, of_code, value

SOLD = """\
    metric,site,start,end,quantity,unit,product
    products_with_avoided_emissions,,2024-01-01,2024-12-31,2000,t,alloy
"""
FACTORS = (
    "a,avoided_factor,own,,alloy,1.5,tCO2e/t,2020-01-01,,Life cycle study,The institute,verified",
    "b,avoided_share,own,,alloy,20,%,2020-01-01,,Life cycle study,The institute,verified",
)


def test_units_by_factor_by_share(book: SmallBook) -> None:
    """2,000 t × 1.5 tCO2e/t × 20% = 600 tCO2e, and nothing is taken off the group's own."""
    book.head("settings:", "members: {product: {alloy: {en: Alloy}}}\nsettings:")
    made = book.write({"records/figures.csv": SOLD}).own_factors(*FACTORS).examine()
    assert value(made, "avoided_emissions", product="alloy") == 600
    assert absent(made, "ghg_emissions")
    tables = tables_in(draft(made).composed["en"].document)
    (table,) = [one for one in tables if one.id == "t-avoided"]
    assert "no offset" in table.source


ASSUMED = """\
    assumptions:
      - metric: avoided_emissions
        dimensions: product=alloy
        baseline: {en: Frames of steel, zh-Hant: 鋼製骨架, zh-Hans: 钢制骨架}
        text: {en: Cars that run for ten years., zh-Hant: 汽車使用十年。, zh-Hans: 汽车使用十年。}
"""


def test_an_estimate_without_assumptions_is_a_finding_and_with_them_a_table(book: SmallBook) -> None:
    book.head("settings:", "members: {product: {alloy: {en: Alloy}}}\nsettings:")
    book.write({"records/figures.csv": SOLD}).own_factors(*FACTORS)
    (said,) = of_code(book.check(), "parts.no_assumptions")
    assert (said.severity, said.metric, said.dimensions) == ("warning", "avoided_emissions", "product=alloy")
    made = book.write({"explanations.yaml": ASSUMED}).examine()
    assert of_code(made.findings, "parts.no_assumptions") == []
    for language, words in (("en", "Frames of steel"), ("zh-Hant", "鋼製骨架")):
        blocks = _blocks(draft(made).composed[language].document.sections)
        (table,) = [block for block in blocks if getattr(block, "id", "") == "t-avoided_emissions-assumptions"]
        (row,) = table.rows
        texts = [run.text for cell in row for run in cell]
        assert words in texts
        assert any("1.5" in text and "20%" in text and "Life cycle study" in text for text in texts)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [("product=alloy", "explanation.dimension"), ("avoided_emissions", "explanation.metric_unknown")],
)
def test_assumptions_of_what_is_not_known_are_findings(wrong: str, code: str, book: SmallBook) -> None:
    book.head("settings:", "members: {product: {alloy: {en: Alloy}}}\nsettings:")
    book.write({"explanations.yaml": ASSUMED.replace(wrong, wrong + "_x")})
    assert of_code(book.check(), code)


def _blocks(sections: Iterable[Section]) -> Iterator[Any]:
    for section in sections:
        yield from section.blocks
        yield from _blocks(section.sections)
