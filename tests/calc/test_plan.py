"""The order of metrics, and formulas that cannot be used: findings, never the end of the calculation."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from small_book import absent, of_code, value

if TYPE_CHECKING:
    from small_book import SmallBook

METRICS = """
alpha: {label: {en: Alpha}, unit: t}
beta: {label: {en: Beta}, unit: t}
gamma: {label: {en: Gamma}, unit: t}
"""
HEAD = "from assay.calc.formula import formula\n\n"
FIGURES = """
metric,site,start,end,quantity,unit
alpha,birch,2024-01-01,2024-12-31,5,t
water_withdrawn,birch,2024-01-01,2024-12-31,70,m3
"""


@pytest.fixture
def topic(tmp_path: Path):  # type: ignore[no-untyped-def]
    def write(formulas: str) -> Path:
        folder = tmp_path / "topics" / "letters"
        folder.mkdir(parents=True)
        (folder / "metrics.yaml").write_text(METRICS, "utf-8")
        (folder / "formulas.py").write_text(HEAD + dedent(formulas), "utf-8")
        return tmp_path / "topics"

    return write


def test_a_circle_of_formulas_is_a_finding_and_everything_else_is_computed(book: SmallBook, topic) -> None:  # type: ignore[no-untyped-def]
    book.write({"records/figures.csv": FIGURES})
    examined = book.examine(
        topic(
            """
            @formula(source="a test")
            def beta(gamma):
                return gamma

            @formula(source="a test")
            def gamma(beta):
                return beta
            """
        )
    )
    (finding,) = of_code(examined.findings, "formula.cycle")
    assert finding.severity == "error"
    assert "beta" in finding.message
    assert "gamma" in finding.message
    assert value(examined, "alpha") == 5
    assert value(examined, "water_consumption") == 70
    assert absent(examined, "beta")


def test_a_formula_that_needs_itself_is_a_circle_of_one(book: SmallBook, topic) -> None:  # type: ignore[no-untyped-def]
    examined = book.examine(topic('@formula(source="a test")\ndef beta(beta):\n    return beta\n'))
    assert of_code(examined.findings, "formula.cycle")


def test_last_year_s_figure_is_no_circle(book: SmallBook, topic) -> None:  # type: ignore[no-untyped-def]
    book.write({"records/figures.csv": FIGURES})
    examined = book.examine(topic('@formula(source="a test")\ndef beta(alpha, beta_prior=None):\n    return alpha\n'))
    assert not of_code(examined.findings, "formula.cycle")
    assert value(examined, "beta") == 5


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("def beta(alpah):\n    return alpah\n", "'alpah'"),
        ("def delta(alpha):\n    return alpha\n", "'delta'"),
    ],
)
def test_an_unknown_name_is_a_finding(book: SmallBook, topic, text: str, named: str) -> None:  # type: ignore[no-untyped-def]
    book.write({"records/figures.csv": FIGURES})
    examined = book.examine(topic('@formula(source="a test")\n' + text))
    (finding,) = of_code(examined.findings, "formula.name")
    assert named in finding.message
    assert finding.action
    assert value(examined, "water_consumption") == 70


def test_a_formula_that_adds_unlike_things_is_a_finding(book: SmallBook, topic) -> None:  # type: ignore[no-untyped-def]
    book.write({"records/figures.csv": FIGURES})
    examined = book.examine(
        topic('@formula(source="a test")\ndef beta(alpha, water_withdrawn):\n    return alpha + water_withdrawn\n')
    )
    (finding,) = of_code(examined.findings, "formula.unit")
    assert finding.metric == "beta"
    assert value(examined, "water_consumption") == 70
