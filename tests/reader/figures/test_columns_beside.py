"""Units that a column does not say itself: that of another year, and parts of a hundred."""

from __future__ import annotations

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
