"""Sentences that a careful reader would not take word for word: ranges, brackets, changes and torn words."""

from __future__ import annotations

import pytest

from assay.reader.block import Passage
from assay.reader.claim import Claim
from assay.reader.figures.prose_figures import figures_of_passage


def told(text: str, year: int = 2031) -> list[tuple[str, int | None, tuple[str, ...]]]:
    found = figures_of_passage(Passage(text=text, kind="paragraph"), year)
    return [(one.printed, one.fiscal_year, one.labels) for one in found if isinstance(one, Claim)]


def test_respectively_with_the_years_before_in_brackets() -> None:
    text = "The mill had a hiring rate and a leaving rate of 2.8% (2030: 2.1%) and 2.0% (2030: 1.7%) respectively."
    assert [(printed, year, labels[-1].split()[-2:]) for printed, year, labels in told(text)] == [
        ("2.8%", 2031, ["hiring", "rate"]),
        ("2.1%", 2030, ["hiring", "rate"]),
        ("2.0%", 2031, ["leaving", "rate"]),
        ("1.7%", 2030, ["leaving", "rate"]),
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Each of the eight schools was given between £7,500 - £20,000 for books.", 7500, 20000),
        ("The share of straw in the fuel was between 5% and 10% in all mills.", 5, 10),
    ],
)
def test_both_ends_of_a_range(text: str, low: int, high: int) -> None:
    (claim,) = [
        one for one in figures_of_passage(Passage(text=text, kind="paragraph"), 2031)
        if isinstance(one, Claim) and one.qualifier == "range"
    ]  # fmt: skip
    assert claim.interval is not None
    assert claim.interval.low <= low
    assert claim.interval.high >= high


def test_a_change_from_one_sum_to_another_is_no_range() -> None:
    found = figures_of_passage(Passage(text="Donations rose from £5,000 to £8,000.", kind="paragraph"), 2031)
    assert not any(one.qualifier == "range" for one in found if isinstance(one, Claim))


def test_what_it_came_to_is_of_this_year() -> None:
    text = "Our carbon intensity in 2031 was reduced by 15% compared to the previous year, at 2.5 tCO2e per employee."
    assert told(text)[-1][1:] == (2031, ("carbon intensity",))


def test_the_figure_after_a_comparison_is_of_something_else() -> None:
    text = "Absence was 1.3% for men, a reduction of 47% compared to 2029 and 2.1% for women, with an increase of 14%."
    assert [printed for printed, _, labels in told(text)] == ["1.3%", "47%"]


def test_a_bracket_belongs_to_the_figure_before_it() -> None:
    text = "None (2030: 5) of the employees are trainees while 61 (2030: 76) of them are stationed in the north."
    assert "76" not in [printed for printed, _, _ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "We noted that while we remained steady in our hiring and have managed to maintain it to be under 15%, it is not enough.",
        "這樣亦可能1 間接提升整體營收。",
        "碳排放強度：0.6616人均排碳量。",
    ],
)
def test_what_names_nothing_is_no_claim(text: str) -> None:
    assert told(text) == []


def test_what_fell_stands_before() -> None:
    text = "發電業排放強度(kg CO2e/MWh)下降40.8%電廠排放強度(kgCO2e/MWh)下降52.1%商用樓宇排放強度(kgCO2/m2)下降49.8%"
    assert [labels[0] for _, _, labels in told(text)] == ["發電業排放強度", "電廠排放強度", "商用樓宇排放強度"]
