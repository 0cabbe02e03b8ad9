"""Figures in sentences; all sentences are invented."""

from decimal import Decimal

import pytest

from assay.reader.block import Passage
from reader.figures.drawn import read, said, shown

SENTENCES = [
    (
        "During the Reporting Period, total paper use was approximately 12,300 tonnes (2022: 11,900 tonnes).",
        [(2023, "total paper use", "12300", "t"), (2022, "total paper use", "11900", "t")],
    ),
    (
        "In 2021, the Group achieved sales of RMB412 million, representing a year-on-year increase of 3.6%.",
        [(2021, "sales", "412", "MCNY"), (2021, "sales / increase", "3.6", "%")],
    ),
    ("We received a total of 7 complaints.", [(2023, "complaints", "7", "count")]),
    (
        "The Group discharged a total of 3.41 tonnes (2022: 4.47 tonnes) of oily sludge, which was stored.",
        [(2023, "discharged of oily sludge", "3.41", "t"), (2022, "discharged of oily sludge", "4.47", "t")],
    ),
    ("報告期內，本集團員工合共218名。", [(2023, "員工", "218", "person")]),
    ("本集團人員流失率約為9%。", [(2023, "人員流失率", "9", "%")]),
    (
        "於二零二二年，用電量為1,234,567千瓦時（2021年：1,100,000千瓦時），較上年增加12.2%。",
        [
            (2022, "用電量", "1234567", "kWh"),
            (2021, "用電量", "1100000", "kWh"),
            (2022, "用電量 / increase", "12.2", "%"),
        ],
    ),
    ("本年度共有5宗產品投訴。", [(2023, "產品投訴", "5", "count")]),
    ("Steam use fell by 8% to 20,000 GJ.", [(2023, "Steam use / decrease", "8", "%")]),
    (
        "We held 9 fire drills, including 4 night drills and 5 gas drills.",
        [
            (2023, "held fire drills", "9", "count"),
            (2023, "night drills", "4", "count"),
            (2023, "gas drills", "5", "count"),
        ],
    ),
    (
        "The Group had 310 employees, accounting for about 60% of the total workforce.",
        [(2023, "employees", "310", "person"), (2023, "employees / total workforce", "60", "%")],
    ),
    (
        "The number of male and female trainees was 120 and 80 respectively.",
        [(2023, "number of male trainees", "120", ""), (2023, "number of female trainees", "80", "")],
    ),
    (
        "本集團男性及女性員工分別為120名及80名。",
        [(2023, "男性員工", "120", "person"), (2023, "女性員工", "80", "person")],
    ),
    (
        "Steam use in 2023 and 2022 was 800 GJ and 900 GJ respectively.",
        [(2023, "Steam use", "800", "GJ"), (2022, "Steam use", "900", "GJ")],
    ),
    (
        "Steam use was 800 GJ in 2023 and 900 GJ in 2022.",
        [(2023, "Steam use", "800", "GJ"), (2022, "Steam use", "900", "GJ")],
    ),
    (
        "本年度用紙總量為12.3公噸（二零二二年：11.8公噸）。",
        [(2023, "用紙總量", "12.3", "t"), (2022, "用紙總量", "11.8", "t")],
    ),
    ("The number of fatal accidents was 0 in the year.", [(2023, "number of fatal accidents", "0", "")]),
    (
        "The Company granted 1.5 million restricted shares.",
        [(2023, "granted restricted shares", "1.5", "1000000count")],
    ),
    ("The grid factor is 0.5810 tCO₂/MWh, an average.", [(2023, "grid factor", "0.5810", "tCO2e/MWh")]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_sentence(sentence: str, expected: list[tuple[int, str, str, str]]) -> None:
    found = [shown(claim) for claim in said(sentence)]
    assert found[: len(expected)] == expected


def test_none_in_three_years() -> None:
    found = said("The Group recorded no work-related fatalities in the past three financial years.", year=2024)
    assert [(claim.fiscal_year, claim.value) for claim in found] == [(2024, 0), (2023, 0), (2022, 0)]


def test_none_in_chinese() -> None:
    (claim,) = said("報告期內，本集團並無接獲任何產品投訴。")
    assert (claim.value, claim.printed) == (Decimal(0), "並無")


@pytest.mark.parametrize(
    ("sentence", "year", "base", "value"),
    [
        ("By the end of 2027, we plan to reduce steam use per tonne by 15% compared with 2021.", 2027, 2021, "15"),
        ("我們的目標是到2030年將用水密度較2020年減少20%。", 2030, 2020, "20"),
        ("The Group targets to keep its recycling rate at 80% by 2026.", 2026, None, "80"),
    ],
)
def test_a_target(sentence: str, year: int, base: int | None, value: str) -> None:
    (claim,) = said(sentence)
    assert (claim.source, claim.fiscal_year, claim.base_year, str(claim.value)) == ("target", year, base, value)


@pytest.mark.parametrize(
    "sentence",
    [
        "The plants are certified to ISO 14001:2015 and QB20417-2019.",
        "See Page 50, Note 3, Appendix 27 and Rule 13.91 for details.",
        "The report was approved on 28 March 2024.",
        "本報告於2024年3月28日獲批准。",
        "根據第45號公告及附錄27的規定。",
        "Tel: 0000-1234567",
        "It follows Scopes 1, 2 and 3 of the protocol.",
        "The No. 290 Institute helped us.",
        "21世紀的新材料。",
        "遵守《固體廢物防治法（2020年修訂）》。",
        "The office is kept at 26 degrees Celsius.",
    ],
)
def test_numbers_that_are_no_figures(sentence: str) -> None:
    assert said(sentence) == ()


def test_titles_hold_no_figures() -> None:
    assert read(Passage(text="100% green by 2030", kind="heading")) == ()


def test_a_figure_that_stands_alone_after_its_words() -> None:
    found = read(
        Passage(text="The recycling rate of glass reached", kind="paragraph"), Passage(text="96.5%", kind="paragraph")
    )
    assert [shown(claim) for claim in found] == [(2023, "recycling rate of glass", "96.5", "%")]


def test_qualifiers_widen_the_interval() -> None:
    about, over = said("Water use was about 4,300 m³. Training took over 7,500 hours.")
    assert (about.qualifier, str(about.interval)) == ("about", "[4,200, 4,400]")
    assert over.qualifier == "over"
    assert over.interval is not None
    assert over.interval.low == 7500


def test_the_scale_before_a_counted_noun_is_kept() -> None:
    (claim,) = said("In 2023 the mill gave away 3 million seedlings.")
    assert (str(claim.value), claim.unit_printed) == ("3", "million seedlings")
    assert claim.unit is not None
    assert claim.unit.scale == 1_000_000


def test_a_year_right_after_a_chinese_comma() -> None:
    claims = said("于2020年6月1日起至2020年12月31日止使用資金人民币900.00元，2021年度使用資金800.00元。")
    assert [(year, value, symbol) for year, _, value, symbol in map(shown, claims)] == [
        (2020, "900.00", "CNY"),
        (2021, "800.00", "CNY"),
    ]


@pytest.mark.parametrize(("printed", "exact"), [("120,000", False), ("123,276", True), ("1,250", True)])
def test_whole_thousands_of_people_in_a_sentence_may_be_rounded(printed: str, exact: bool) -> None:
    (claim,) = said(f"In 2023 the Group had {printed} employees in all its plants.")
    assert claim.interval is not None
    assert claim.interval.exact is exact
