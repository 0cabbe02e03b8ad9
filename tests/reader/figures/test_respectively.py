"""Figures that a sentence pairs with names or years; all sentences are invented."""

from __future__ import annotations

import pytest

from assay.reader.block import Passage
from reader.figures.drawn import said, shown, unplaced

PAIRED = [
    (
        "本廠民國一一三年度及一一二年度之蒸汽費用分別為590千元及531千元。",
        [(2024, "蒸汽費用", "590"), (2023, "蒸汽費用", "531")],
    ),
    (
        "於2022年、2023年及2024年，向最大客戶的銷售額分別為人民幣9百萬元、人民幣8百萬元及人民幣7百萬元，分別佔總銷售額的9%、8%及6%。",
        [
            (2022, "向最大客戶的銷售額", "9"),
            (2023, "向最大客戶的銷售額", "8"),
            (2024, "向最大客戶的銷售額", "7"),
            (2022, "向最大客戶的銷售額 / 佔總銷售額", "9"),
            (2023, "向最大客戶的銷售額 / 佔總銷售額", "8"),
            (2024, "向最大客戶的銷售額 / 佔總銷售額", "6"),
        ],
    ),
    (
        "其中，粗纸、白纸产量分别为130吨、60吨，同比分别下降4%、10%。",
        [
            (2024, "粗纸产量", "130"),
            (2024, "白纸产量", "60"),
            (2024, "粗纸产量 / change", "-4"),
            (2024, "白纸产量 / change", "-10"),
        ],
    ),
    (
        "Stocks of pulp amounted to 430 tonnes and 358 tonnes as of December 31, 2023 and June 30, 2024, respectively.",
        [(2023, "Stocks of pulp", "430"), (2024, "Stocks of pulp", "358")],
    ),
    (
        "The margin of the mill was 7%, 12% and 10% from 2022 to 2024 respectively.",
        [(2022, "margin of the mill", "7"), (2023, "margin of the mill", "12"), (2024, "margin of the mill", "10")],
    ),
    (
        "The output of white pulp and brown paper was 11 tonnes and 40 tonnes respectively, up 4% and 5% year-on-year.",
        [
            (2024, "output of white pulp", "11"),
            (2024, "output of brown paper", "40"),
            (2024, "output of white pulp / increase", "4"),
            (2024, "output of brown paper / increase", "5"),
        ],
    ),
    ("民國一一三年及一一二年，銀行額度均為0元。", [(2024, "銀行額度", "0"), (2023, "銀行額度", "0")]),
    (
        "Steam use fell by 8% to 20,000 GJ.",
        [(2024, "Steam use / decrease", "8"), (2024, "Steam use", "20000")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), PAIRED)
def test_each_figure_is_of_its_own_year_or_name(sentence: str, expected: list[tuple[int, str, str]]) -> None:
    assert [shown(claim)[:3] for claim in said(sentence, 2024)] == expected


def test_a_pairing_that_cannot_be_told_is_listed_and_no_claim() -> None:
    passage = Passage(text="已簽約的客戶分別為64家及74家。", kind="paragraph")
    assert said(passage.text, 2024) == ()
    assert {one.reason for one in unplaced(passage, year=2024)} == {"pairs_open"}
