"""Lines that say once in which unit a table counts, over it or in its first rows, and what they do not hold for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.reader.block import Passage
from assay.reader.figures.unit_statements import unit_statement
from assay.reader.page import Box
from reader.figures.drawn import read, table


@pytest.mark.parametrize(
    ("line", "symbol", "printed"),
    [
        ("($ in millions, except per share data)", "1000000$", "$ in millions"),
        ("(Expressed in RMB’0,000)", "10000CNY", "RMB’0,000"),
        ("(All amounts in RMB thousands unless otherwise stated)", "1000CNY", "RMB thousands"),
        ("Unless otherwise stated, all amounts are presented in EUR million", "MEUR", "EUR million"),
        ("Unit: tonnes", "t", "tonnes"),
        ("（單位：噸）", "t", "噸"),
        ("单位：万元 币种：人民币", "10000CNY", "万元"),
        ("√适用 □不适用 单位：元", "CNY", "元"),
        ("除另有說明外，所有金額均以人民幣千元列示", "1000CNY", "人民幣千元"),
        ("(人民幣百萬元，每股數據除外)", "MCNY", "人民幣百萬元"),
        ("人民幣千元", "1000CNY", "人民幣千元"),
        ("RMB’000", "1000CNY", "RMB’000"),
        ("in MWh", "MWh", "MWh"),
    ],
)
def test_a_line_that_says_the_unit(line: str, symbol: str, printed: str) -> None:
    found = unit_statement(line)
    assert found is not None
    assert (found.unit.symbol, found.printed) == (symbol, printed)


@pytest.mark.parametrize(
    "line",
    [
        "In 2024, 95% of our kites had two strings.",
        "(in 2023)",
        "人民幣",
        "persons",
        "(Continued)",
        "單位數目",
        "Kites are sold in EUR million stores",
    ],
)
def test_other_words_say_no_unit(line: str) -> None:
    assert unit_statement(line) is None


KITES = """
             | 2024  | 2023
Kites sold   | 512   | 498
Number of kites mended | 77 | 71
Sales margin | 12.5  | 11.0
Earnings per share | 0.41 | 0.38
"""


def test_money_over_a_table_is_not_that_of_rates_and_of_what_is_per_share() -> None:
    over = Passage(text="(HK$ in millions, except per share data)", kind="paragraph")
    found = [c for c in read(over, table(KITES)) if c.source == "table"]
    assert [c.unit_printed for c in found[::2]] == ["HK$ in millions", "", "", "HK$"]
    assert found[-1].unit is not None
    assert found[-1].unit.symbol == "HKD"


def test_a_line_on_another_page_or_above_other_words_is_of_another_table() -> None:
    early = Passage(text="(RMB million)", kind="paragraph", page=4, line=1)
    assert {c.unit for c in read(early, table(KITES)) if c.labels[-1] == "Kites sold"} == {None}


def test_a_sign_in_the_cell_has_the_scale_of_the_table() -> None:
    over = Passage(text="($ in millions, except per share data)", kind="paragraph")
    found = read(
        over,
        table("""
Item              | Sales   | Diluted EPS
Special kites     | 763     | 0.32
Reported          | $ 6,890 | $ 2.40
"""),
    )
    cells = [c.unit_printed for c in found if c.source == "table"]
    assert cells == ["$ in millions", "$", "$ in millions", "$"]


def test_a_statement_cut_into_cells_of_the_first_row() -> None:
    found = read(
        table("""
               |         | (Expressed in | RMB'0,000)
Key kites      | 2024    | 2023          | Change (%)
Kites sold     | 369.89  | 389.34        | -5.0
Kites mended   | 52.55   | 53.47         | -1.7
""")
    )
    assert {c.unit and c.unit.symbol for c in found if c.labels[-1] == "Kites sold"} == {"10000CNY", "%"}


def test_a_statement_beside_boxes_that_are_ticked() -> None:
    found = read(
        table("""
√适用 □不适用 |          | 单位：万元 币种：人民币
项目          | 本期金额 | 占总额比例（%）
风筝          | 125.19   | 8.2
船            | 305.92   | 19.1
""")
    )
    assert [c.unit_printed for c in found] == ["万元", "%"] * 2


def test_the_title_beside_the_statement_is_no_head_of_a_column() -> None:
    found = read(
        table("""
1.   | 風箏相關科目變動分析表 |          | 单位：元
科目 | 本期数                 | 上年同期数 | 变动比例（%）
风筝 | 1,581,905.48           | 1,126,782.35 | 40.39
船   | 607,495.51             | 424,627.88 | 43.07
""")
    )
    assert [c.unit_printed for c in found] == ["元", "元", "%"] * 2


def test_an_age_is_not_in_shares() -> None:
    over = Passage(text="单位：股", kind="paragraph")
    found = read(
        over,
        table("""
姓名 | 年龄 | 年初持股数 | 年末持股数
甲乙 | 57   | 194,100    | 194,100
丙丁 | 46   | 15,460     | 15,460
戊己 | 52   | 0          | 2,120
"""),
    )
    assert {c.unit_printed for c in found if "年龄" in c.labels} == {""}
    assert {c.unit_printed for c in found if "年末持股数" in c.labels} == {"股"}


def test_a_sign_behind_the_first_label_is_money_of_the_whole_document() -> None:
    said = Passage(text="(除另有註明者外，所有金額均以新台幣千元為單位)", kind="paragraph")
    far = Passage(text="風箏與船" * 60, kind="paragraph")
    found = read(
        said,
        far,
        table("""
             | 2023年 | 2022年
稅前淨利 $   | 35,824 | 26,487
免稅所得     | 394    | 392
所得稅費用 $ | 7,164  | 5,297
"""),
    )
    assert {c.unit.symbol for c in found if c.source == "table" and c.unit is not None} == {"1000TWD"}
    assert all(c.unit is not None for c in found if c.source == "table")


def test_a_heading_over_the_sign_is_of_the_amount_beside_it() -> None:
    over = Passage(text="($ in millions, except per share data)", kind="paragraph")
    found = read(
        over,
        table("""
Item          |   | Sales | Diluted EPS |
Kites         | $ | 6,890 | $           | 2.40
Special kites |   | 763   |             | 0.32
Boats         |   | 83    |             | 0.03
"""),
    )
    cells = [(c.unit_printed, c.labels[0]) for c in found if c.source == "table"]
    assert cells == [("$ in millions", "Sales"), ("$", "Diluted EPS")] * 3


YARDS = """
      | 2023 | 2022
North | 77   | 105
South | 52   | 73
"""


def test_the_last_row_of_a_table_may_say_the_unit_of_the_next() -> None:
    first = table("""
風箏名稱 | 長風
主要會計數據 | 單位：元 幣種：人民幣
""")
    second = table(
        """
     | 2023年 | 2022年
收入 | 512 | 498
""",
        number=2,
    )
    assert {c.unit_printed for c in read(first, second) if c.grid == 2} == {"元"}


def test_a_title_right_above_its_table_and_words_of_the_other_column() -> None:
    grid = replace(table(YARDS), page=1, box=Box(60, 300, 300, 360))
    title = Passage(text="Scraps burnt (kg) Kite yard", kind="paragraph", page=1, box=Box(60, 280, 300, 298))
    other = [
        Passage(text=f"Words beside it {n}", kind="paragraph", page=1, box=Box(340, 280, 560, 290)) for n in range(4)
    ]
    assert {c.unit_printed for c in read(title, *other, grid) if c.source == "table"} == {"kg"}
    higher = replace(title, box=Box(60, 180, 300, 198))
    assert {c.unit_printed for c in read(higher, *other, grid) if c.source == "table"} == {""}


def test_cents_are_kept_as_printed() -> None:
    found = read(
        table("""
                       | 2023 | 2022
Dividend / share (cents) | 5.4 | 5.0
""")
    )
    assert [(c.unit_printed, c.unit, c.labels) for c in found] == [("cents", None, ("Dividend / share",))] * 2
