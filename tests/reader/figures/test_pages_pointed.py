"""Indexes that go on without their header, and what goes on with a table over a page. All names are invented."""

from __future__ import annotations

import pytest

from reader.figures.drawn import placed, rows, table

_HEAD = "Standard | Code | Disclosure | Page reference / Information\nGRI 2: General | 2-1 | Name of the mill | 3"
_ROWS = """
GRI 405: Diversity 2016 | 405-1 | Diversity of employees | 16
GRI 418: Privacy 2016   | 418-1 | Complaints about breaches of customer privacy | 11
                        | 418-9 | Prevention of losses | None
"""


@pytest.mark.parametrize("head", ["Page reference / Information", "Section and page", "頁碼", "页码／章节"])
def test_codes_below_a_header_that_says_page_point_to_pages(head: str) -> None:
    first = placed(_HEAD.replace("Page reference / Information", head))
    assert rows(first, placed(_ROWS, number=2, page=2)) == []


def test_codes_two_pages_below_such_a_header_may_have_figures() -> None:
    found = rows(placed(_HEAD), placed(_ROWS, number=2, page=3))
    assert [value for _, _, value, _ in found][:2] == ["16", "11"]


def test_a_share_in_the_column_of_pages_is_a_figure() -> None:
    going_on = placed(f"{_ROWS}GRI 414: Suppliers 2016 | 414-1 | New suppliers screened | 100%", number=2)
    assert [value for _, _, value, _ in rows(placed(_HEAD), going_on)] == ["100"]


def test_codes_with_several_pages_a_row_are_an_index_without_a_header() -> None:
    found = rows(
        table(
            """
            302-1 | Energy used by the looms  | 12, 14
            302-3 | Energy intensity          | 20
            305-1 | Direct emissions          | 13-14
            403-9 | Injuries                  | 17
            """
        )
    )
    assert found == []


def test_codes_beside_years_or_units_are_a_table_of_figures() -> None:
    figures = "Code | Figure | Unit | 2023\n403-9 | Injuries | cases | 17\n405-1 | Women | persons | 16"
    units = "403-9 | Injuries | (cases) | 17\n405-1 | Women | (persons) | 16"
    assert [value for _, _, value, _ in rows(placed(_HEAD), placed(figures, number=2))] == ["17", "16"]
    assert [value for _, _, value, _ in rows(placed(_HEAD), placed(units, number=2))] == ["17", "16"]


def test_a_column_of_shares_is_of_the_year_of_the_amounts_beside_it() -> None:
    columns = (0.0, 100.0, 200.0, 300.0, 400.0)
    found = rows(
        placed(
            """
                 | 2022年 |           | 2021年 |
                 | 金額   | 佔收入比重 | 金額   | 佔收入比重
            紗線 | 50     | 20%       | 60     | 30%
            毛呢 | 200    | 80%       | 140    | 70%
            """,
            columns=columns,
        ),
        year=2022,
    )
    assert [year for year, _, _, _ in found] == [2022, 2022, 2021, 2021] * 2


def test_strokes_in_a_column_of_remarks_do_not_part_a_table_from_its_header() -> None:
    columns = (0.0, 200.0, 300.0, 400.0)
    first = placed("Item | 2022 | 2021 | Remarks\nYarn | 50 | 60 | dyed\nWool | 70 | 80 | raw", columns=columns)
    other = placed("Silk | 15.5 | 16.5 | \nTotal | 135.5 | 156.5 | --", number=2, page=2, columns=columns)
    assert [(year, value) for year, _, value, _ in rows(first, other, year=2022)[4:]] == [
        (2022, "15.5"),
        (2021, "16.5"),
        (2022, "135.5"),
        (2021, "156.5"),
    ]
