"""Rows that a page shows to be headings."""

from __future__ import annotations

import pytest

from assay.reader.block import GridCell, GridRow
from assay.reader.figures.grid_header import sections_of
from assay.reader.figures.years import year_head


def row(*texts: str, head: bool | None = None) -> GridRow:
    return GridRow(cells=tuple(GridCell(text=text) for text in texts), head=head)


def test_words_in_a_shown_heading_are_over_their_columns() -> None:
    rows = (
        row("", "2023", "2022", head=True),
        row("Fleet", "Leased", "Owned", head=True),
        row("Boats", "12", "31", head=False),
    )
    (section,) = sections_of(rows, 2023)
    assert [column.words for column in section.columns[1:]] == [("Leased",), ("Owned",)]


def test_a_title_told_anew_takes_the_place_of_the_lowest() -> None:
    rows = (
        row("North", "", "", head=True),
        row("Joined", "", "", head=True),
        row("", "Men", "Women", head=True),
        row("Sailors", "12", "31", head=False),
        row("Left", "", "", head=True),
        row("", "Men", "Women", head=True),
        row("Sailors", "2", "3", head=False),
    )
    assert [section.title for section in sections_of(rows, 2023)] == [("North", "Joined"), ("North", "Left")]


@pytest.mark.parametrize("text", ["2018⁽²⁾⁽⁴⁾", "2018 (2) (4)", "2018(12)"])
def test_notes_of_a_year_are_no_words(text: str) -> None:
    head = year_head(text)
    assert head is not None
    assert (head.year, head.bare) == (2018, True)
