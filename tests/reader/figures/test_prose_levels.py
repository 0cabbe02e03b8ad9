"""Sentences that tell two levels and the change between them, and words of change that tell of none; invented."""

from __future__ import annotations

import pytest

from assay.reader.block import Passage
from reader.figures.drawn import said, shown, unplaced


def told(text: str, year: int = 2023) -> list[tuple[int | None, str, str, str]]:
    return [shown(claim) for claim in said(text, year=year)]


def test_the_change_is_of_the_later_year() -> None:
    assert told(
        "毛利由2022財政年度的75.9噸減少20.0噸或約26.4%至2023財政年度的55.9噸，而毛利率由2022財政年度的約44.2%減至2023財政年度的約39.5%。"
    ) == [
        (2022, "毛利", "75.9", "t"),
        (2023, "毛利 / decrease", "20.0", "t"),
        (2023, "毛利 / decrease", "26.4", "%"),
        (2023, "毛利", "55.9", "t"),
        (2022, "毛利率", "44.2", "%"),
        (2023, "毛利率", "39.5", "%"),
    ]


def test_what_is_counted_keeps_its_name_on_both_sides() -> None:
    assert told("本省茶莊數量由2019年的12,000多家減少到2022年的7,000多家；") == [
        (2019, "本省茶莊數量", "12000", "count"),
        (2022, "本省茶莊數量", "7000", "count"),
    ]


def test_where_no_year_is_named_the_first_level_is_of_the_year_before() -> None:
    assert told("用水量较上年同期由500吨下降20%至400吨。") == [
        (2022, "用水量", "500", "t"),
        (2023, "用水量 / change", "-20", "%"),
        (2023, "用水量", "400", "t"),
    ]


def test_years_that_ended_on_a_day() -> None:
    text = "Sales of the farm {} the year ended 31 March 2022 to HK$12.0 million {} the year ended 31 March 2023."
    assert [row[0] for row in told(text.format("fell from HK$15.0 million in", "in"))] == [2022, 2023]
    assert told(text.format("grew by 20.0% from HK$10.0 million for", "for")) == [
        (2023, "Sales of the farm / increase", "20.0", "%"),
        (2022, "Sales of the farm", "10.0", "MHKD"),
        (2023, "Sales of the farm", "12.0", "MHKD"),
    ]


def test_a_level_that_was_left_is_not_of_this_year() -> None:
    text = "Sales of the farm were HK$12.0 million, an increase of 20.0% from HK$10.0 million earlier."
    assert told(text)[-1] == (None, "Sales of the farm", "10.0", "MHKD")


def test_a_share_taken_up_is_of_what_the_sentence_spoke_of() -> None:
    assert told("Sales to the north were HK$3 million, taking up 29.2% (2022: 43.9%) of the total sales.")[1:] == [
        (2023, "Sales to the north / total sales", "29.2", "%"),
        (2022, "Sales to the north / total sales", "43.9", "%"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Indirect emissions are also broken down into 15 categories, of which we report three.",
        "The co-operative has a supply chain made up of over 4,300 growers.",
        "The team set up 12 water stations.",
    ],
)
def test_words_that_only_look_like_a_change(text: str) -> None:
    assert [claim.labels[-1] for claim in said(text) if claim.labels[-1] in ("increase", "decrease", "change")] == []


def test_a_unit_or_the_time_compared_with_is_no_name() -> None:
    for text in ("萬元增長28.04萬元。", "年同期101.59萬人減少15.97萬人。"):
        assert told(text) == []
        assert {one.reason for one in unplaced(Passage(text=text, kind="paragraph"))} == {"nothing_named"}
