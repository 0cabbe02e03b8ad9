"""Tables that a page break tears, heads over the whole width, and figures that belong to a picture."""

from __future__ import annotations

from dataclasses import replace

from assay.reader.block import Grid, GridCell, GridRow, Passage
from assay.reader.figures.charts import is_axis
from assay.reader.page import Box
from reader.figures.drawn import read, rows, table

FIRST = """
Item | Unit | 2023 | 2022
Visitors | persons | 90 | 70
By season
  Spring | persons | 20 | 10
"""
SECOND = """
Item | Unit | 2023 | 2022
  Summer | persons | 70 | 60
"""


def pages(first: str = FIRST, second: str = SECOND) -> tuple[Grid, Grid]:
    return (
        replace(table(first, "Visits"), page=4),
        replace(table(second, "Visits", "Park report", number=2), page=5),
    )


def test_a_group_torn_by_the_page_break_is_one_group() -> None:
    found = read(*pages())
    summer = [claim for claim in found if claim.labels[-1] == "Summer"]
    assert [claim.labels for claim in summer] == [("Visits", "By season", "Summer")] * 2
    assert {claim.grid for claim in found} == {1}
    assert {claim.page for claim in summer} == {5}
    assert len({claim.row for claim in found}) == 3


def test_a_running_head_and_a_note_may_stand_between() -> None:
    first, second = pages()
    between = (Passage(text="counted by hand", kind="note", page=4), Passage(text="Visits", kind="heading", page=5))
    assert {claim.grid for claim in read(first, *between, second)} == {1}


def test_a_new_heading_begins_a_new_table() -> None:
    first, second = pages()
    found = read(first, Passage(text="Guides", kind="heading", page=5), second)
    assert {claim.grid for claim in found} == {1, 2}


def test_another_header_begins_a_new_table() -> None:
    first, second = pages(second=SECOND.replace("2022", "2021"))
    assert {claim.grid for claim in read(first, second)} == {1, 2}


def test_a_row_cut_into_fewer_cells_keeps_its_columns() -> None:
    first, second = pages(second="Item | Unit 2023 | 2022\nSummer | 70 | 60")
    assert [claim.fiscal_year for claim in read(first, second) if claim.labels[-1] == "Summer"] == [2023, 2022]


def test_the_axis_of_a_chart_is_no_table() -> None:
    assert rows(table("12 | 14 | 17\n2021 | 2022 | 2023", "Visitors")) == []


def test_titles_and_figures_run_together_are_no_table() -> None:
    assert rows(table("Visitors persons 1,250 | Guides persons 34 | 36\n1,400 | | 38", "Park")) == []


def test_scopes_with_their_figures_are_a_table() -> None:
    assert rows(table("Item | Unit | 2023\nScope 1 | tonnes | 12\nScope 2 | tonnes | 14", "Gases"))


def test_a_head_over_the_whole_width_stands_over_its_rows() -> None:
    drawn = table(
        """
KPI | Indicator | Unit | 2023 | 2022
B2.2 | Lost days | days | 9 | 8
B1.1 | Guides | persons | 9 | 8
B1.1 Guides by season | | | |
 | Spring | persons | 4 | 3
 | Autumn | persons | 5 | 5
"""
    )
    head = drawn.rows[3]
    wide = replace(head, cells=(replace(head.cells[0], columns=5), *head.cells[1:]))
    found = read(replace(drawn, rows=(*drawn.rows[:3], wide, *drawn.rows[4:])))
    assert found[-1].labels[-2:] == ("Guides by season", "Autumn")
    assert found[-1].kpi == "B1.1"


def test_a_figure_of_another_year_behind_it_does_not_give_its_year() -> None:
    text = "We served 74% of guests after 71% in 2022."
    found = read(Passage(text=text, kind="paragraph"))
    assert [(claim.printed, claim.fiscal_year) for claim in found][:1] == [("74%", 2023)]


def _drawn_row(heights: tuple[float, float, float]) -> Grid:
    texts = ("Direct emissions", "10.20", "9.97", "9.73")
    boxes = [Box(50, 100, 120, 108), *(Box(200 + 80 * n, y, 220 + 80 * n, y + 8) for n, y in enumerate(heights))]
    cells = tuple(GridCell(text=text, box=box) for text, box in zip(texts, boxes, strict=True))
    return Grid(id=1, rows=(GridRow(cells=cells),), page=3)


def test_figures_that_stand_as_high_as_their_bars_are_no_row() -> None:
    assert is_axis(_drawn_row((100.0, 103.1, 106.5)))


def test_figures_on_one_line_are_a_row() -> None:
    assert not is_axis(_drawn_row((100.0, 100.4, 100.0)))
