"""Figures that were published and moved: found without a cause, silent with one; the base-year policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from small_book import of_code

if TYPE_CHECKING:
    from small_book import SmallBook

FIRST = "metric,year,value,unit,document\nelectricity_purchased,2023,{},MWh,esg-report-2023.pdf\n"
CAUSE = """
    restated:
      - metrics: [electricity_purchased]
        years: [2023]
        cause: error
        text: {en: A meter of the third workshop had been left out., zh-Hant: 漏計第三車間電錶。, zh-Hans: 漏计第三车间电表。}
    """


@pytest.fixture
def power(book: SmallBook) -> SmallBook:
    book.records("electricity_purchased 2023 1234 MWh site=birch", "electricity_purchased 2024 1300 MWh site=birch")
    return book


@pytest.mark.parametrize("printed", ["1,234", "1,230", "1,200", "1,234.0"])
def test_a_figure_that_its_digits_allow_has_not_moved(power: SmallBook, printed: str) -> None:
    power.write({"first_reported.csv": FIRST.format(f'"{printed}"')})
    assert not of_code(power.examine().findings, "restatement.unexplained")


def test_a_figure_that_moved_without_a_word_is_an_error(power: SmallBook) -> None:
    power.write({"first_reported.csv": FIRST.format('"1,134"')})
    (found,) = of_code(power.examine().findings, "restatement.unexplained")
    assert found.severity == "error"
    # 1,234 after 1,134 is 8.8 % more.
    assert "1,134 MWh" in found.message
    assert "+8.8 %" in found.message


def test_a_cause_settles_it(power: SmallBook) -> None:
    power.write({"first_reported.csv": FIRST.format('"1,134"'), "restatements.yaml": CAUSE})
    assert not [f for f in power.examine().findings if f.code.startswith("restatement.")]


def test_a_restatement_without_a_change_is_said(power: SmallBook) -> None:
    power.write({"first_reported.csv": FIRST.format('"1,234"'), "restatements.yaml": CAUSE})
    (found,) = of_code(power.examine().findings, "restatement.idle")
    assert found.severity == "warning"


def test_a_restatement_needs_what_was_first_published(power: SmallBook) -> None:
    (found,) = of_code(power.write({"restatements.yaml": CAUSE}).examine().findings, "restatement.first_unknown")
    assert found.severity == "error"


def test_a_published_figure_that_is_gone_is_said(power: SmallBook) -> None:
    power.write(
        {
            "first_reported.csv": FIRST.format('"1,234"')
            .replace("electricity_purchased", "water_withdrawn")
            .replace("MWh", "m3")
        }
    )
    assert of_code(power.examine().findings, "restatement.withdrawn")


POLICY = """
    base_year: {{metric: electricity_purchased, year: 2023, threshold: 5%}}
    changes:
      - {{date: 2024-07-01, cause: structural_change, effect: "{}", text: {{en: Sale of the rolling mill}}}}
    """


@pytest.mark.parametrize(("effect", "found"), [("4.9%", 0), ("5%", 1), ("-12%", 1), ("-4.99%", 0)])
def test_beyond_the_threshold_the_base_year_is_computed_again(power: SmallBook, effect: str, found: int) -> None:
    findings = power.write({"restatements.yaml": POLICY.format(effect)}).examine().findings
    assert len(of_code(findings, "restatement.base_year")) == found


def test_a_base_year_computed_again_for_that_cause_settles_it(power: SmallBook) -> None:
    done = POLICY.format("-12%") + CAUSE.replace("cause: error", "cause: structural_change")
    power.write({"first_reported.csv": FIRST.format('"1,400"'), "restatements.yaml": done})
    assert not of_code(power.examine().findings, "restatement.base_year")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (CAUSE.replace("error", "mistake"), "yaml.value"),
        (CAUSE.replace("electricity_purchased", "electricity_bought"), "restatement.metric_unknown"),
        (CAUSE.replace("2023", "1923"), "restatement.year"),
        (CAUSE.replace("        cause: error\n", ""), "yaml.missing_key"),
        (POLICY.format("5%").replace("threshold: 5%", "threshold: 500%"), "restatement.threshold"),
        (POLICY.format("much"), "yaml.value"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named_with_its_line(power: SmallBook, text: str, code: str) -> None:
    (found, *_) = of_code(power.write({"restatements.yaml": text}).examine().findings, code)
    assert found.place is not None
    assert found.place.file == "restatements.yaml"
    assert found.place.line is not None
