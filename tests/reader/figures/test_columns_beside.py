"""Units that a column does not say itself: that of another year, and parts of a hundred."""

from __future__ import annotations

from assay.reader.block import Passage
from reader.figures.drawn import read, table


def test_the_unit_over_the_last_year_is_that_of_all() -> None:
    found = read(
        table("""
Category      | FY2021 | FY2022 | FY2023 ktCO2e | FY2023 % of total
Bought string | 6,800  | 6,600  | 6,850         | 58%
Lent kites    | 160    | 90     | 40            | 1%
""")
    )
    assert [c.unit.symbol if c.unit else "" for c in found] == ["ktCO2e", "ktCO2e", "ktCO2e", "%"] * 2


def test_a_year_that_stands_in_two_currencies_lends_nothing() -> None:
    found = read(
        table("""
Item       | 2022  | 2023  | 2023 US$ million
Kites sold | 512   | 530   | 73
Boats sold | 498   | 501   | 69
""")
    )
    assert [c.unit_printed for c in found] == ["", "", "US$ million"] * 2


def test_parts_that_add_up_to_a_hundred_are_shares() -> None:
    found = read(
        table("""
         | 2023年人民幣千元 | 2023年
大風箏   | 181,759    | 56.3
小風箏   | 33,200     | 10.3
風箏線   | 22,495     | 7.0
其他     | 85,519     | 26.5
總計     | 322,973    | 100.0
""")
    )
    assert {c.unit.symbol for c in found if c.column == 2 and c.unit is not None} == {"%"}
    assert all(c.unit is not None for c in found)


def test_figures_that_do_not_add_up_stay_open() -> None:
    found = read(
        table("""
         | Kites | Length
Large    | 181   | 56.3
Small    | 33    | 10.3
String   | 22    | 7.0
Other    | 85    | 20.5
Total    | 322   | 100.0
""")
    )
    assert {c.unit for c in found if c.column == 2} == {None}


def test_a_unit_below_one_of_two_dates_is_of_both() -> None:
    found = read(
        table("""
         | 2023年           |
         | 十二月三十一日   | 2022年
         | （人民幣百萬元） | 十二月三十一日
風箏收入     | 105,767 | 84,896
風箏成本     | (59,659) | (49,744)
""")
    )
    assert {c.unit.symbol if c.unit else "" for c in found} == {"MCNY"}


def test_per_something_is_the_amount_beside_it_per_something() -> None:
    found = read(
        table("""
Yard  | Use (kWh) | Intensity (per sq meter)
North | 425,486   | 59.1
South | 161,445   | 32.4
""")
    )
    assert [c.unit.symbol if c.unit else "" for c in found] == ["kWh", "kWh/m2"] * 2


def test_whose_index_it_is_is_no_unit() -> None:
    found = read(
        table("""
             | Employee           | Respondents
Survey       | Satisfaction Index | %
Autumn round | 69                 | 86
Spring round | 73                 | 85
""")
    )
    assert [c.unit.symbol if c.unit else "" for c in found] == ["", "%"] * 2


def test_a_bracket_over_two_rows_of_a_header_is_one_unit() -> None:
    found = read(
        table("""
      | FY2022         | FY2023
      | GHG Intensity  | GHG Intensity
      | (tCO2e/million | (tCO2e/million
      | revenue)       | revenue)
Total | 46.8           | 49.2
""")
    )
    assert [(c.fiscal_year, c.unit_printed, c.labels) for c in found] == [
        (2022, "tCO2e/million revenue", ("GHG Intensity", "Total")),
        (2023, "tCO2e/million revenue", ("GHG Intensity", "Total")),
    ]


SHARES = """
              | 本次變動前 | 本次變動增減 | 本次變動後
有限售股份    | 36,447,514    | -9,069,085    | 27,378,429
無限售股份    | 1,544,763,570 | 8,728,935     | 1,553,492,505
"""


def test_changes_that_no_rate_reaches_are_amounts() -> None:
    over = Passage(text="單位：股", kind="paragraph")
    found = [c for c in read(over, table(SHARES)) if c.source == "table"]
    assert {c.unit_printed for c in found} == {"股"}
    assert {c.unit for c in read(table(SHARES))} == {None}


def test_changes_that_may_be_rates_or_say_so_are_per_cent() -> None:
    over = Passage(text="單位：元", kind="paragraph")
    found = read(
        over,
        table("""
     | 2023年 | 2022年 | 變動 | 同比增減
風箏 | 369,100 | 22,934 | 15.3 | 1,509.36
小船 | 129,465 | 182,223 | -4.1 | -28.95
"""),
    )
    assert [c.unit.symbol if c.unit else "" for c in found if c.source == "table"] == ["CNY", "CNY", "%", "%"] * 2


def test_an_amount_keeps_the_unit_of_its_row_under_a_change() -> None:
    found = read(
        table("""
                     | 同比增減
首五名客戶銷售額（元） | 69,464,913.36
首五名客戶佔比       | 11.73%
""")
    )
    assert [c.unit_printed for c in found] == ["元", "%"]


def test_a_column_per_employee_divides_the_unit_of_the_row() -> None:
    found = read(
        table("""
                | 2023 消耗量 | 每人
電力（千瓦時）   | 9,802,330  | 7,261
水（立方米）     | 88,330     | 65.4
""")
    )
    assert [c.unit.symbol if c.unit else "" for c in found] == ["kWh", "kWh/person", "m3", "m3/person"]


def test_a_row_per_employee_divides_the_unit_of_the_column() -> None:
    found = read(
        table("""
                  | 2023（噸二氧化碳當量） | 2022（噸二氧化碳當量）
範圍2             | 4,902.6              | 5,230.8
密度（每名僱員）   | 0.42                 | 0.40
""")
    )
    assert [c.unit.symbol if c.unit else "" for c in found] == ["tCO2e"] * 2 + ["tCO2e/person"] * 2
