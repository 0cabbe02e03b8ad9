"""Removals and biogenic carbon dioxide stand beside the totals; they are neither added to them nor taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.content import load_content
from small_book import of_code, value

if TYPE_CHECKING:
    from small_book import SmallBook

STATED = "metric,year,value,unit,document\nghg_emissions,2024,{},tCO2e,esg-report.pdf\n"


@pytest.fixture
def trees(book: SmallBook) -> SmallBook:
    book.records("scope_1 2024 700 tCO2e", "scope_2_location 2024 300 tCO2e", "ghg_removed 2024 42 tCO2e")
    return book


def test_a_removal_changes_no_total(trees: SmallBook) -> None:
    assert value(trees.examine(), "ghg_emissions", 2024) == 1000


def test_no_formula_of_a_total_asks_for_what_stands_apart() -> None:
    content = load_content()
    apart = {rule.metric for rule in content.rules.apart}
    assert apart == {"ghg_removed", "biogenic_co2"}
    assert not [formula.id for formula in content.formulas if apart & set(formula.arguments)]


@pytest.mark.parametrize(("printed", "sign"), [('"1,042"', "with"), ("958", "less")])
def test_a_stated_total_that_mixes_them_is_told(trees: SmallBook, printed: str, sign: str) -> None:
    examined = trees.write({"assertions.csv": STATED.format(printed)}).examine()
    (found,) = of_code(examined.findings, "apart.mixed")
    assert f"1,000 tCO2e {sign} 42 tCO2e" in found.message


@pytest.mark.parametrize("printed", ['"1,000"', "990"])
def test_a_gross_total_and_one_that_is_wrong_for_another_reason_are_not_called_mixed(
    trees: SmallBook, printed: str
) -> None:
    examined = trees.write({"assertions.csv": STATED.format(printed)}).examine()
    assert not of_code(examined.findings, "apart.mixed")


def test_a_negative_removal_would_be_an_emission(book: SmallBook) -> None:
    book.records("scope_1 2024 700 tCO2e", "ghg_removed 2024 -42 tCO2e")
    examined = book.examine()
    assert [f for f in examined.findings if f.code in ("apart.sign", "record.negative")]
