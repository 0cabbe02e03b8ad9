"""What sentences of real reports say of their figures, in invented ones: years, bases, changes and what is none."""

from __future__ import annotations

import pytest

from assay.reader.block import Passage
from assay.reader.claim import Claim
from assay.reader.figures.prose_figures import figures_of_passage


def read(text: str, year: int = 2031) -> list[Claim]:
    found = figures_of_passage(Passage(text=text, kind="paragraph"), year)
    return [one for one in found if isinstance(one, Claim)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We aim to cut water use by 20% by 2035 and to reuse 60% of our rainwater by 2040.", [2035, 2040]),
        ("By 2035 we will reduce our waste by 20% and, by 2040, reduce our fuel use by 60%.", [2035, 2040]),
        ("We pledge to reach net zero by 2050 and a 50% reduction in fuel use by 2040.", [2040]),
        ("公司承諾到2035年排放量降低15%，到2040年降低30%。", [2035, 2040]),
    ],
)
def test_each_target_has_the_year_said_of_it(text: str, expected: list[int]) -> None:
    assert [claim.fiscal_year for claim in read(text) if claim.source == "target"] == expected


def test_a_baseline_year_of() -> None:
    (claim,) = read("The mill has a target to reduce its fuel use by 68% by 2040, from a baseline year of 2029.")
    assert (claim.fiscal_year, claim.base_year) == (2040, 2029)


def test_a_decrease_in_something() -> None:
    change = read("The mill recorded a 17% decrease in fuel use from 94 GJ in 2030 to 78 GJ in 2031.")[0]
    assert (change.labels, change.value, change.fiscal_year) == (("fuel use", "change"), -17, 2031)


def test_a_verb_holds_for_the_second_figure() -> None:
    labels = [claim.labels for claim in read("The use of straw increased by 9.9%, and the use per bale by 2.7%.")]
    assert labels == [("use of straw", "increase"), ("use per bale", "increase")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill had no case of smoke (2030: 1 case, a fine of HK$10,000).", [2030]),
        ("It made a loss (2029: a profit margin of 10.9%; 2030: a loss margin of 1.6%).", [2029, 2030]),
        ("Sales reached over 40,000 looms as of March 2030.", [2030]),
        ("2031財政年度的總成本由2030財政年度約67噸減至約63噸。", [2030, 2031]),
        ("This brings us to 11 mills, up from 6 mills, in the north.", [2031, None]),
    ],
)
def test_years_of_figures(text: str, expected: list[int | None]) -> None:
    assert [claim.fiscal_year for claim in read(text) if claim.value != 1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "該稅項不得超過股息總額的10%。",
        "倘持有人直接持有本公司25%或以上股權，則會獲通知。",
        "粉塵排放量低於國家標準150毫克/立方米。",
        "Dust and smoke are lower than the national standard of 150 mg/m³ and 400 mg/m³ respectively.",
        "The levy must not exceed 5% of the profit of the mill.",
        "The recent survey found that 10% of workers in towns weave at home.",
    ],
)
def test_a_rule_or_a_survey_says_nothing_of_the_company(text: str) -> None:
    assert all(claim.aside for claim in read(text))


def test_what_a_figure_may_be_likened_to_is_none() -> None:
    saved, pools = read("We saved 932 tonnes of water, enough to fill nearly 1,400 ponds.")
    assert (saved.aside, pools.aside, pools.fiscal_year) == (False, True, None)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Scope 2 (Market-Based): 1,042 tonnes of CO2.", "Scope 2 (Market-Based)"),
        ("Total steam use, including bought and own, during the year was 51 MWh.", "Total steam use"),
        ("Help for weavers (Delegate Ann Lee, Eastmark): HK$1,000.", "Help for weavers"),
        ("據點大多屬於低度風險(第一級、第二級)，共有29家。", "據點大多屬於低度風險"),
        ("北嶺公司全體員工人數共482人。", "全體員工人數"),
        ("Approximately 600 people were trained.", "people trained"),
        ("Our weavers added over 100 points of sale in the north.", "added points of sale in the north"),
        ("The mill measured a lower steam intensity of 2.03 kg.", "mill measured a lower steam intensity"),
        ("2031年，本行召開股東大會2次。", "本行召開股東大會"),
        ("本集團接獲2宗有關噪音的投訴。", "接獲 有關噪音的投訴"),
    ],
)
def test_what_figures_are_of(text: str, labels: str) -> None:
    assert [claim.labels[-1] for claim in read(text)] == [labels]


def test_names_before_colons() -> None:
    told = [(claim.labels[-1], claim.value) for claim in read("總資產：人民幣900.5元淨資產：人民幣700.5元。")]
    assert [name for name, _ in told] == ["總資產", "淨資產"]


def test_what_has_nothing_to_do_with_it_is_no_none() -> None:
    assert read("與舞弊無關的投訴將由採購單位處理。") == []


def test_more_than_the_average_of_others_is_no_growth() -> None:
    (claim,) = read("The score of the mill is 12 percentage points higher than the average score of weavers.")
    assert claim.labels == ("score of the mill … higher than the average score of weavers",)


def test_hours_of_something_are_hours() -> None:
    (claim,) = read("The weavers gave an average of 28 learning hours.")
    assert claim.unit is not None
    assert claim.unit.symbol == "h"


def test_thousands_parted_by_wide_commas() -> None:
    assert [claim.value for claim in read("使用募集資金人民幣3，000，000元。")] == [3_000_000]


def test_the_mark_of_a_note_is_no_figure() -> None:
    assert read("It is told in the 10-K.5 Benefits are told below.") == []


def test_the_words_after_and_are_of_the_next_figure() -> None:
    told = [claim.labels[-1] for claim in read("本集團舉辦消防演習18次及化學品洩漏演習6次。")]
    assert told == ["舉辦消防演習", "化學品洩漏演習"]


def test_the_hundred_of_a_formula_is_none() -> None:
    assert read("The rate of deaths = (number of deaths / number of employees) * 100%.") == []


def test_what_is_only_supposed_keeps_the_year_that_is_said() -> None:
    (claim,) = read("若本行暴險維持不變，預估2045年有4家借款人的碳費超過營業收入。")
    assert (claim.fiscal_year, claim.aside) == (2045, True)


def test_the_mark_of_a_note_that_explains_a_unit_is_no_figure() -> None:
    assert read("38 tCO2e stands for tonnes of carbon dioxide equivalent.") == []
    assert [claim.value for claim in read("38 tCO2e were emitted by the mill in 2031.")] == [38]
