"""Titles on the middle of a table stand over all its columns; years torn over two lines are whole."""

from __future__ import annotations

from assay.reader.block import GridCell
from assay.reader.figures.header_rows import head_rows
from assay.reader.grids.raw_row import RawRow
from assay.reader.grids.rows import grids
from assay.reader.page import Box

# Where the columns of a table of four stand.
_COLUMNS = ((50, 110), (150, 200), (250, 300), (350, 400))


def _row(*texts: str, at: int, wide: tuple[float, float] | None = None) -> RawRow:
    places = [wide or place for place in _COLUMNS]
    return RawRow(
        tuple(
            GridCell(text=text, box=Box(x0, at, x1, at + 9)) if text else GridCell(text="")
            for text, (x0, x1) in zip(texts, places, strict=True)
        )
    )


def test_a_title_on_the_middle_is_over_all_columns_and_opens_a_part() -> None:
    rows = [
        _row("", "New hires by gender and age", "", "", at=0, wide=(140, 310)),
        _row("", "Under 30", "Over 30", "Total", at=20),
        _row("Male", "149", "113", "262", at=40),
        _row("", "Leavers by gender and age", "", "", at=60, wide=(140, 310)),
        _row("", "Under 30", "Over 30", "Total", at=80),
        _row("Male", "135", "109", "244", at=100),
    ]
    (grid,) = grids(rows, page=1, headings=(), first_id=1)
    assert [row.said for row in grid.rows if row.cells[0].columns == 4] == [
        ("New hires by gender and age",),
        ("Leavers by gender and age",),
    ]
    assert head_rows(grid.rows, 2024) == [True, True, False, True, True, False]


def test_a_heading_over_one_column_stays_there() -> None:
    rows = [
        _row("", "", "Group", "", at=0),
        _row("Men", "149", "113", "262", at=20),
        _row("Women", "1", "3", "2", at=40),
    ]
    (grid,) = grids(rows, page=1, headings=(), first_id=1)
    assert [cell.text for cell in grid.rows[0].cells] == ["", "", "Group", ""]


def test_a_year_whose_last_digit_is_on_the_next_line() -> None:
    rows = [_row("", "202", "2023", "2024", at=0), _row("", "2", "", "", at=10), _row("Men", "1", "2", "3", at=20)]
    (grid,) = grids(rows, page=1, headings=(), first_id=1)
    assert [row.said for row in grid.rows] == [("2022", "2023", "2024"), ("Men", "1", "2", "3")]


def test_digits_below_figures_are_left() -> None:
    rows = [_row("Men", "202", "51", "87", at=0), _row("", "2", "", "", at=10), _row("Women", "1", "2", "3", at=20)]
    (grid,) = grids(rows, page=1, headings=(), first_id=1)
    assert grid.rows[1].said == ("2",)
