"""What a figure of a sentence is of, and of which year; all sentences are invented."""

from __future__ import annotations

import pytest

from assay.reader.block import Passage
from assay.reader.page import Box
from reader.figures.drawn import read, said, shown, unplaced

SUBJECTS = [
    (
        "Of the waste of the mill, 12% was recycled, 4% was buried in clay.",
        [(2023, "waste of the mill / recycled", "12"), (2023, "waste of the mill / buried in clay", "4")],
    ),
    (
        "In 2022, 5% of the goals of managers (and of clerks) were linked to safety.",
        [(2022, "goals of managers were linked to safety", "5")],
    ),
    (
        "Total staff costs, including wages, salaries and bonuses, housing and other benefits, were RMB26 million.",
        [(2023, "Total staff costs", "26")],
    ),
    (
        "Our boilers used 17 tonnes of oil (14 tonnes without the northern mill).",
        [(2023, "boilers used … of oil", "17"), (2023, "boilers used … of oil / without the northern mill", "14")],
    ),
    (
        "Steam use per tonne fell by 57% from 2014 (14% reduction from 2022).",
        [(2023, "Steam use per tonne / decrease", "57"), (2023, "Steam use per tonne / change", "-14")],
    ),
    ("Our supply chain is made up of over 4,300 suppliers.", [(2023, "supply chain suppliers", "4300")]),
    (
        "We began to rent looms in 2017 and have more than 65 looms running in sheds.",
        [(2023, "looms running in sheds", "65")],
    ),
    (
        "There were 41 spills of more than 100 kilograms in 2021, compared with fewer before.",
        [(2021, "spills", "41")],
    ),
    (
        "其他收入為人民幣144百萬元，較2022年的人民幣94百萬元增加人民幣50百萬元。",
        [(2023, "其他收入", "144"), (2022, "其他收入", "94"), (2023, "其他收入 / increase", "50")],
    ),
    (
        "報告期內，公司有經理4人，其中男性3人，女性1人。",
        [(2023, "經理", "4"), (2023, "經理 / 男性", "3"), (2023, "經理 / 女性", "1")],
    ),
    (
        "Most of it went into additions to looms, plant and equipment (€4 million).",
        [(2023, "Most of it went into additions to looms, plant and equipment", "4")],
    ),
    (
        "Of the findings, 60 percent were classified as major findings, and 38 percent as minor findings.",
        [(2023, "findings / classified as major findings", "60")],
    ),
    ("In October 2021, the mill issued 90 bonds.", [(2021, "issued bonds", "90")]),
    ("We kept 100 tonnes of pulp for our customers in 2021.", [(2021, "kept … of pulp for our customers", "100")]),
    ("The yard took in 45 tonnes of pulp in 2021.", [(2021, "yard took in … of pulp", "45")]),
    (
        "Emissions of the mill fell from 83 tonnes in 2016 to 68 tonnes by the end of 2021.",
        [(2016, "Emissions of the mill", "83"), (2021, "Emissions of the mill", "68")],
    ),
    ("純利為33萬元，較備考期間增加18萬元。", [(2023, "純利", "33"), (2023, "純利 / increase", "18")]),
    ("60% of our weavers are now women.", [(2023, "our weavers are now women", "60")]),
    ("The mill grew from 6,300 to 7,300 employees.", [(2023, "mill grew from 6,300 employees", "7300")]),
    (
        "Our emissions of dust decreased to 45 tonnes in 2021 from 47 tonnes in 2020.",
        [(2021, "emissions of dust", "45"), (2020, "emissions of dust", "47")],
    ),
    ("The factor used for steam is 466 g CO₂e/kWh.", [(2023, "factor used for steam", "466")]),
    ("计入纸机的账面值：年末为168.3百万元。", [(2023, "计入纸机的账面值", "168.3")]),
    ("報告期內，公司實現營業收入158萬元。", [(2023, "營業收入", "158")]),
    ("於2022年，根據2019年購股權計劃授出90萬股。", [(2022, "根據2019年購股權計劃授出", "90")]),
]


@pytest.mark.parametrize(("sentence", "expected"), SUBJECTS)
def test_a_figure_is_of_what_its_sentence_says(sentence: str, expected: list[tuple[int, str, str]]) -> None:
    assert [shown(claim)[:3] for claim in said(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "In upstream weaving, our target is a 17% reduction from our 2020 baseline.",
        "In the north, this share had risen to 55% at last.",
        "63.8百萬元、人民幣84.7百萬元及人民幣116.7百萬元，佔各期間總收入的19.8%、20.6%及19.4%。",
    ],
)
def test_a_figure_whose_subject_is_lost_is_no_claim(sentence: str) -> None:
    assert read(Passage(text=sentence, kind="paragraph", box=Box(0, 0, 100, 10))) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Globally, 2 billion tonnes of pulp are made each year.",
        "The Paper Council has estimated that mills account for 2% of global emissions.",
        "根据造纸协会统计数据，产量为530万吨。",
    ],
)
def test_what_is_told_of_the_world_has_no_year_and_no_metric(sentence: str) -> None:
    (claim,) = said(sentence)
    assert (claim.fiscal_year, claim.aside) == (None, True)


def test_what_is_told_of_a_part_of_the_world_goes_on_in_the_next_sentence() -> None:
    claims = said("根据造纸协会统计，2019年产量为530万吨。其中，白纸产量为90万吨。")
    assert [(claim.fiscal_year, claim.aside) for claim in claims] == [(2019, True), (2019, True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Percentages may not sum to 100% due to rounding.",
        "The team went through a list of 5 Whys for each case.",
        "The work was done in accordance with ISAE (NZ) 3410 standards for reports.",
        "該產品需要使用32位處理器，並高頻運行。",
    ],
)
def test_numbers_that_are_names_or_sayings_are_no_figures(sentence: str) -> None:
    assert said(sentence) == ()
    assert unplaced(Passage(text=sentence, kind="paragraph")) == ()


def test_a_multiple_of_something_else_names_nothing() -> None:
    sentence = "The intensity of our mill is low, which is more than 100 times lower than the average."
    assert said(sentence) == ()
    assert [one.reason for one in unplaced(Passage(text=sentence, kind="paragraph"))] == ["nothing_named"]


def test_a_later_period_is_no_target_where_nothing_is_aimed_at() -> None:
    assert [claim.source for claim in said("The mill held 43 drills in 2024.")] == ["prose"]
