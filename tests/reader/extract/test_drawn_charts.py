"""Charts that are drawn on a page: scales, bars, slices, legends and titles; the pages are invented."""

from __future__ import annotations

import math

from assay.content import load_content
from assay.reader.block import Grid
from assay.reader.extract import Extract
from assay.reader.figures.figures import Figures, figures_of
from assay.reader.layout.blocks import blocks_of_pages
from assay.reader.layout.chart_axes import axes_of
from assay.reader.page import Box, Page, Word
from assay.reader.pages.shapes import Drawing, Edges, Shape

SIZE, LETTER = 8.0, 4.0
GREEN, BLUE, GREY = (10, 120, 60), (20, 60, 140), (150, 150, 150)


def words(text: str, x: float, y: float, size: float = SIZE) -> list[Word]:
    made: list[Word] = []
    for word in text.split(" "):
        made.append(Word(text=word, box=Box(x, y, x + LETTER * len(word), y + size), size=size, bold=False))
        x += LETTER * len(word) + 2.2
    return made


def rectangle(x0: float, y0: float, x1: float, y1: float, colour: tuple[int, int, int] = GREEN) -> Shape:
    return Shape((x0, y0, x1, y1), colour, curved=False, outline=((x0, y0), (x1, y0), (x1, y1), (x0, y1)))


def slice_of(x: float, y: float, radius: float, start: float, end: float, colour: tuple[int, int, int]) -> Shape:
    """From ``start`` to ``end``, shares of a turn."""
    steps = [start + (end - start) * n / 40 for n in range(41)]
    rim = [(x + radius * math.sin(2 * math.pi * t), y - radius * math.cos(2 * math.pi * t)) for t in steps]
    outline = ((x, y), *rim)
    xs, ys = [a for a, _ in outline], [b for _, b in outline]
    return Shape((min(xs), min(ys), max(xs), max(ys)), colour, curved=True, outline=outline)


def grids(made: list[Word], shapes: tuple[Shape, ...], lines: tuple[Edges, ...] = ()) -> list[Grid]:
    page = Page(number=1, width=600.0, height=800.0, words=tuple(made), source="text_layer")
    blocks, _ = blocks_of_pages([page], [()], lambda _: None, drawings=[Drawing(shapes, lines)])
    return [block for block in blocks if isinstance(block, Grid)]


def figures(found: list[Grid]) -> Figures:
    extract = Extract(name="invented", language="en", pages=(), blocks=tuple(found), year=2031)
    return figures_of(extract, load_content().catalogue)


def bar_chart(title: str, heights: tuple[float, ...] = (100.0, 60.0, 80.0)) -> tuple[list[Word], tuple[Shape, ...]]:
    made = words(title, 110, 80)
    bars = []
    for n, (amount, high) in enumerate(zip(("50", "30", "40"), heights, strict=True)):
        x = 120.0 + 50 * n
        bars.append(rectangle(x, 220 - high, x + 20, 220))
        made += words(amount, x + 6, 220 - high - 10) + words(str(2029 + n), x + 2, 226)
    return made, tuple(bars)


def test_bars_as_long_as_their_figures_are_read() -> None:
    (grid,) = grids(*bar_chart("Waste sent away (tonnes)"))
    assert grid.chart == "read"
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["", "2029", "2030", "2031"],
        ["Waste sent away (tonnes)", "50", "30", "40"],
    ]
    claims = figures([grid]).claims
    assert [(str(claim.value), claim.fiscal_year, claim.unit and claim.unit.symbol) for claim in claims] == [
        ("50", 2029, "t"),
        ("30", 2030, "t"),
        ("40", 2031, "t"),
    ]


def test_bars_of_other_lengths_prove_nothing() -> None:
    found = grids(*bar_chart("Waste sent away (tonnes)", (100.0, 80.0, 80.0)))
    assert not any(grid.chart == "read" for grid in found)


def test_a_chart_without_a_title_is_seen_and_not_read() -> None:
    made, bars = bar_chart("x")
    ticks, lines = scale()
    read = figures(grids(made[1:] + ticks, bars, lines))
    assert not read.claims
    assert [(one.printed, one.reason) for one in read.unplaced] == [("50", "chart"), ("40", "chart"), ("30", "chart")]


def scale() -> tuple[list[Word], tuple[Edges, ...]]:
    ticks = [
        word
        for n, tick in enumerate(("60", "40", "20", "0"))
        for word in words(tick, 100 - LETTER * len(tick), 96 + 40 * n)
    ]
    return ticks, tuple((104.0, 100.0 + 40 * n, 280.0, 100.0 + 40 * n) for n in range(4))


def test_the_figures_of_a_scale_are_no_figures() -> None:
    made, bars = bar_chart("Waste sent away (tonnes)")
    ticks, lines = scale()
    (grid,) = grids(made + ticks, bars, lines)
    assert sorted(one.printed for one in figures([grid]).claims) == ["30", "40", "50"]


def test_a_column_of_a_table_is_no_scale() -> None:
    made: list[Word] = []
    for n, (label, share) in enumerate((("Mill", "40%"), ("Yard", "30%"), ("Kiln", "20%"), ("Barn", "10%"))):
        made += words(label, 60, 100 + 20 * n) + words(share, 200, 100 + 20 * n)
    lines = tuple((60.0, 97.0 + 20 * n, 220.0, 97.0 + 20 * n) for n in range(5))
    (grid,) = grids(made, (), lines)
    assert not grid.chart
    assert [row.cells[-1].text for row in grid.rows] == ["40%", "30%", "20%", "10%"]


def test_years_and_numbers_in_brackets_are_no_scale() -> None:
    for texts in (("2033", "2032", "2031", "2030"), ("(4)", "(3)", "(2)", "(1)")):
        made = [word for n, text in enumerate(texts) for word in words(text, 60, 100 + 20 * n)]
        assert axes_of(made) == ()


def pie(
    *, legend: bool = True, shares: tuple[str, str, str] = ("50%", "30%", "20%"), within: str = "", more: bool = False
) -> list[Grid]:
    x, y, radius = 200.0, 300.0, 50.0
    slices = (
        slice_of(x, y, radius, 0.0, 0.5, GREEN),
        slice_of(x, y, radius, 0.5, 0.8, BLUE),
        slice_of(x, y, radius, 0.8, 1.0, GREY),
    )
    made = words("Staff by trade", 170, 230)
    for share, middle in zip(shares, (0.25, 0.65, 0.9), strict=True):
        turn = 2 * math.pi * middle
        made += words(share, x + 30 * math.sin(turn) - 6, y - 30 * math.cos(turn) - 4)
    swatches = tuple(rectangle(280, 280 + 14 * n, 286, 286 + 14 * n, one.colour) for n, one in enumerate(slices))
    if legend:
        for n, name in enumerate(("Millers", "Carters", "Bakers")):
            made += words(name, 290, 279 + 14 * n)
    if within:
        made += words(within, x - 8, y - 4)
    if more:
        made += words("Clerks", 290, 321)
        swatches = (*swatches, rectangle(280, 322, 286, 328, (200, 30, 30)))
    return grids(made, (*slices, *(swatches if legend else ())))


def test_slices_have_the_names_of_their_colours() -> None:
    (grid,) = pie()
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["Millers", "50%"],
        ["Carters", "30%"],
        ["Bakers", "20%"],
    ]
    assert grid.headings == ("Staff by trade",)
    assert next(claim.labels for claim in figures([grid]).claims) == ("Staff by trade", "Millers")


def test_the_year_in_the_middle_is_that_of_the_slices() -> None:
    (grid,) = pie(within="2029")
    assert {claim.fiscal_year for claim in figures([grid]).claims} == {2029}


def test_a_legend_of_more_names_is_that_of_another_chart() -> None:
    (grid,) = pie(more=True)
    assert grid.chart == "unread"


def test_slices_that_nothing_names_are_listed() -> None:
    (grid,) = pie(legend=False)
    assert grid.chart == "unread"
    assert len(figures([grid]).unplaced) == 3


def test_slices_of_another_size_than_their_figures_prove_nothing() -> None:
    assert not any(grid.chart == "read" for grid in pie(shares=("20%", "30%", "50%")))


def test_cells_of_one_colour_are_no_bars() -> None:
    made: list[Word] = []
    cells = []
    for row, values in enumerate((("Waste", "10", "20"), ("Water", "30", "40"))):
        for column, text in enumerate(values):
            made += words(text, 64 + 80 * column, 100 + 20 * row)
            cells.append(rectangle(60 + 80 * column, 97 + 20 * row, 140 + 80 * column, 117 + 20 * row, GREY))
    (grid,) = grids(made, tuple(cells))
    assert not grid.chart
