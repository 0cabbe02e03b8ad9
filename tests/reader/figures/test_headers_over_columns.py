"""Years over several columns, group rows that look like headers, columns of change. All names are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.reader.block import Grid, GridCell
from assay.reader.figures.years import years_in
from assay.reader.page import Box
from reader.figures.drawn import placed, read, rows, table

_MIDDLES = (20.0, 150.0, 220.0, 290.0, 360.0, 430.0, 500.0)


def _set(grid: Grid, years: dict[int, float]) -> Grid:
    """The table with figures and headings on the middles of their columns, its years where they are said to be."""
    found = []
    for at, row in enumerate(grid.rows):
        cells = []
        for n, cell in enumerate(row.cells):
            middle = years.get(n, _MIDDLES[n]) if at == 0 else _MIDDLES[n]
            box = Box(middle - 18, 20.0 * at, middle + 18, 20.0 * at + 10) if cell.text else None
            cells.append(GridCell(text=cell.text, box=box))
        found.append(replace(row, cells=tuple(cells)))
    return replace(grid, rows=tuple(found), page=1, line=None, box=Box(0, 0, 600, 200))


def test_a_year_in_the_middle_over_five_works_and_one_over_one() -> None:
    grid = table(
        """
                  |       |      | 2024 |      |       | 2023
                  | Ashby | Bree | Cole | Dunn | All   | All
        Yarn spun | 11    | 12   | 13   | 14   | 50    | 61
        Yarn sold | 21    | 22   | 23   | 24   | 90    | 71
        """
    )
    found = rows(_set(grid, {}), year=2024)
    assert [year for year, _, _, _ in found] == [2024, 2024, 2024, 2024, 2024, 2023] * 2


def test_years_between_the_columns_that_they_are_of() -> None:
    grid = table(
        """
             | 2022 |      | 2023 |      | 2024 |
             | Won  | Lost | Won  | Lost | Won  | Lost
        Ash  | 1    | 2    | 3    | 4    | 5    | 6
        Bree | 2    | 3    | 4    | 5    | 6    | 7
        """
    )
    found = rows(_set(grid, {1: 185.0, 3: 325.0, 5: 465.0}), year=2024)
    assert [year for year, _, _, _ in found[:6]] == [2022, 2022, 2023, 2023, 2024, 2024]


def test_a_year_is_not_told_to_columns_that_it_does_not_stand_over() -> None:
    grid = table(
        """
             | 2024 | 2023 |        |       |       |
             | Won  | Won  | Places | Rooms | Doors | Keys
        Ash  | 1    | 2    | 3      | 4     | 5     | 6
        Bree | 2    | 3    | 4      | 5     | 6     | 7
        """
    )
    found = rows(_set(grid, {}), year=2024)
    assert [year for year, _, _, _ in found[:2]] == [2024, 2023]
    assert 2023 not in [year for year, _, _, _ in found[2:6]]


def test_a_group_with_the_code_of_an_indicator_ends_no_header() -> None:
    found = rows(
        table(
            """
            Standard  | Metric                              | Unit    | 2023 | 2024
            GRI 204-1 | Yarn bought nearby                  | %       | 49   | 72
            GRI 205-2 | Percentage of weavers who were told |         |      |
                      | Of the guild                        | %       | 90   | 95
                      | Of the mill                         | %       | 80   | 85
            GRI 303-3 | Water taken                         | m³      | 324  | 516
            GRI 305-4 | Yarn for each loom                  | yards/ 1,000 loom hours | 46.1 | 52.2
            """
        ),
        year=2024,
    )
    assert {year for year, _, _, _ in found} == {2023, 2024}
    assert [year for year, _, _, _ in found] == [2023, 2024] * 5
    assert [symbol for _, _, _, symbol in found[-4:]] == ["m3", "m3", "", ""]


@pytest.mark.parametrize(
    ("head", "years"),
    [
        ("2024 | 2023 | Change (%)", [2024, 2023, 2024]),
        ("2024 | 2023 | YoY % | 2022", [2024, 2023, 2024, 2022]),
        ("2023 | Change % | 2024 | Change %", [2023, 2023, 2024, 2024]),
        ("本期 | 上年同期 | 本期比上年同期增减（%） | 2022年", [2024, 2023, 2024, 2022]),
        ("2022 | 2023 | 变动 | 变动比例（%）", [2022, 2023, 2023, 2023]),
    ],
)
def test_a_change_is_of_the_later_year(head: str, years: list[int]) -> None:
    figures = " | ".join(str(31 + 7 * at) for at in range(len(years)))
    found = rows(table(f" | {head}\nYarn | {figures}\nFelt | {figures}"), year=2024)
    assert [year for year, _, _, _ in found[: len(years)]] == years


def test_the_change_of_an_amount_is_no_amount() -> None:
    found = read(placed("Item | 2024 | 2023 | Change\nTotal water consumption (m³) | 50 | 40 | 10"), year=2024)
    assert [claim.metric for claim in found] == ["", "", ""]
    assert "Change" in " ".join(found[-1].labels)


def test_an_index_of_a_framework_with_editions_holds_no_figures() -> None:
    assert not read(
        placed(
            """
            GRI 404 (2016) | 培训及教育   |         |        |
            404-1          | 平均培训时数 | 已披露   | 织工培训 | 34
            404-2          | 技能提升     | 部分披露 | 织工培训 | 35, 34
            """
        )
    )


def test_a_total_of_deeper_rows_stays_in_their_group_and_opens_nothing() -> None:
    found = rows(
        table(
            """
                                | 2023 | 2024
            Weavers by town     |      |
              Ashby             | 10.5 | 11.5
              Bree              | 20.5 | 21.5
            Weavers of towns    | 31.0 | 33.0
            Felt sold whole     | 25.0 | 26.0
              Felt burnt        | 4.0  | 5.0
              Felt buried       | 6.0  | 7.0
            Felt thrown away    | 10.0 | 12.0
            """
        ),
        year=2024,
    )
    assert [path for _, path, _, _ in found[::2]] == [
        "Weavers by town / Ashby",
        "Weavers by town / Bree",
        "Weavers by town / Weavers of towns",
        "Felt sold whole",
        "Felt burnt",
        "Felt buried",
        "Felt thrown away",
    ]


def test_a_total_over_its_parts_still_names_them() -> None:
    found = rows(table(" | 2023\nFelt | 10\n  Burnt | 4\n  Buried | 6\nYarn | 12\n  Red | 5\n  Blue | 7"))
    assert [path for _, path, _, _ in found] == [
        "Felt",
        "Felt / Burnt",
        "Felt / Buried",
        "Yarn",
        "Yarn / Red",
        "Yarn / Blue",
    ]


def test_years_of_the_republic_alone_in_headings() -> None:
    found = rows(
        table(
            """
            項目     | 104年 | 105年 | 截至 106 年 3月 31日資料（註 2）
            紡紗收入 | 512   | 498   | 120
            毛氈收入 | 77    | 71    | 20
            """
        ),
        year=2016,
    )
    assert [year for year, _, _, _ in found[:3]] == [2015, 2016, 2017]


def test_so_many_years_in_a_sentence_are_no_year() -> None:
    assert not years_in("本廠已經營105年之久")


def test_a_second_header_that_says_what_is_counted() -> None:
    found = rows(
        table(
            """
            织工人数           | 659
            占全部人数比例（%） | 2.20
            学历类别           | 学历人数
            硕士               | 153
            本科               | 405
            """
        )
    )
    assert [path for _, path, _, _ in found[-2:]] == ["学历类别 / 学历人数 / 硕士", "学历类别 / 学历人数 / 本科"]


def test_a_heading_ends_where_the_code_of_another_standard_stands() -> None:
    found = rows(
        table(
            """
            Standard  | Metric               | Unit  | 2023
            GRI 303-1 | Water taken          | m³    | 5
            /         | Looms                | looms | 7
            GRI 403-9 | For all weavers      |       |
                      | Cuts                 | cases | 3
            GRI 404-1 | Hours at the school  | hours | 4
            GRI 404-2 | Weavers at school    | %     | 9
            """
        )
    )
    assert [path.rpartition("Standard / ")[2] for _, path, _, _ in found[2:4]] == [
        "For all weavers / Cuts",
        "Hours at the school",
    ]
