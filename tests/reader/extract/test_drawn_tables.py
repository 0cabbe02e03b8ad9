"""Tables whose cells are drawn; the pages are invented."""

from __future__ import annotations

from assay.reader.block import Grid, GridCell, GridRow, Passage, texts_of
from assay.reader.figures.header_stacks import stacks_of
from assay.reader.figures.unit_statements import stated_over
from assay.reader.grids.continued import continued_tables
from assay.reader.layout.blocks import blocks_of_pages, headed
from assay.reader.layout.filled_header import drawn_lattices
from assay.reader.layout.lattice import lattices_of
from assay.reader.page import Box, Page, Word
from assay.reader.pages.shapes import Shape

SIZE, HIGH = 10.0, 30.0
XS = (60.0, 130.0, 220.0, 300.0, 380.0)


def words(text: str, x: float, y: float) -> list[Word]:
    made: list[Word] = []
    for word in text.split(" ") if text else ():
        wide = sum(SIZE if sign > "\u2e80" else 5.0 for sign in word)
        made.append(Word(word, Box(x, y, x + wide, y + SIZE), SIZE))
        x += wide + 3
    return made


def cell(text: str, row: int, column: int, top: float, *, low: bool = False) -> list[Word]:
    return words(text, XS[column] + 3, top + HIGH * row + (16 if low else 3))


def strokes(rows: int, top: float, *open_: tuple[str, int, int]) -> list[Box]:
    """All walls of a table with ``rows`` rows, but those that are left open: ("floor" or "wall", row, column)."""
    made = [
        Box(XS[c], top + HIGH * r, XS[c + 1], top + HIGH * r)
        for r in range(rows + 1)
        for c in range(len(XS) - 1)
        if ("floor", r, c) not in open_
    ]
    made += [
        Box(x, top + HIGH * r, x, top + HIGH * (r + 1))
        for c, x in enumerate(XS)
        for r in range(rows)
        if ("wall", r, c) not in open_
    ]
    return made


def grids(*pages: tuple[list[Word], list[Box]]) -> list[Grid]:
    made = [
        Page(number=n, source="text_layer", width=440, height=700, words=tuple(w)) for n, (w, _) in enumerate(pages, 1)
    ]
    blocks, _ = blocks_of_pages(made, [()] * len(pages), lambda _: None, [lines for _, lines in pages])
    return [block for block in blocks if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    return [[one.text for one in row.cells] for row in grid.rows]


def barrels() -> tuple[list[Word], list[Box]]:
    top = 100.0
    set_ = [
        *words("单位：万元", 330, 80),
        *cell("类别", 0, 0, top, low=True),
        *cell("项目", 0, 1, top, low=True),
        *cell("2031年", 0, 2, top),
        *cell("金额", 1, 2, top),
        *cell("比重", 1, 3, top),
        *cell("罐式集", 2, 0, top, low=True),
        *cell("装箱", 3, 0, top),
        *cell("直接材料", 2, 1, top),
        *cell("512.40", 2, 2, top),
        *cell("61.2%", 2, 3, top),
        *cell("制造费用及其他", 3, 1, top),
        *cell("支出", 3, 1, top, low=True),
        *cell("324.60", 3, 2, top),
        *cell("38.8%", 3, 3, top),
    ]
    walls = strokes(4, top, ("floor", 1, 0), ("floor", 1, 1), ("wall", 0, 3), ("floor", 3, 0))
    return set_, walls


def test_cells_are_as_they_are_drawn() -> None:
    (grid,) = grids(barrels())
    assert texts(grid) == [
        ["类别", "项目", "2031年", ""],
        ["类别", "项目", "金额", "比重"],
        ["罐式集装箱", "直接材料", "512.40", "61.2%"],
        ["罐式集装箱", "制造费用及其他支出", "324.60", "38.8%"],
    ]
    assert grid.rows[0].cells[2].columns == 2
    assert grid.walls == XS


def test_a_cell_of_several_rows_says_its_words_once() -> None:
    (grid,) = grids(barrels())
    assert "\n".join(texts_of([grid])).count("罐式集装箱") == 1


def test_the_unit_above_a_drawn_table_is_its_unit() -> None:
    set_, walls = barrels()
    page = Page(number=1, source="text_layer", width=440, height=700, words=tuple(set_))
    blocks, _ = blocks_of_pages([page], [()], lambda _: None, [walls])
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert [block.kind for block in blocks if isinstance(block, Passage)] == ["paragraph"]
    assert stated_over(blocks)[grid.id].printed == "万元"


def test_walls_of_a_header_a_little_off_make_no_column() -> None:
    top = 100.0
    lines = [box for box in strokes(3, top) if not (box.x0 == box.x1 == XS[2] and box.y0 == top)]
    lines.append(Box(XS[2] + 8, top, XS[2] + 8, top + HIGH))
    set_ = [
        *words("Crates", XS[2] + 12, top + 3),
        *cell("Tar", 1, 0, top),
        *cell("1,520", 1, 1, top),
        *cell("310", 1, 2, top),
        *cell("Rope", 2, 0, top),
        *cell("880", 2, 1, top),
        *cell("95", 2, 2, top),
    ]
    (grid,) = grids((set_, lines))
    assert texts(grid) == [["", "", "Crates"], ["Tar", "1,520", "310"], ["Rope", "880", "95"]]


def test_a_figure_too_long_for_its_cell_is_one_figure() -> None:
    top = 100.0
    set_ = [
        *cell("Sum", 0, 1, top),
        *cell("Tar", 1, 0, top),
        *cell("1,741,602,049.", 1, 1, top),
        *cell("75", 1, 1, top, low=True),
        *cell("Rope", 2, 0, top),
        *cell("880.20", 2, 1, top),
    ]
    (grid,) = grids((set_, strokes(3, top)))
    assert texts(grid)[1][:2] == ["Tar", "1,741,602,049.75"]


def test_rows_that_nothing_parts_are_read_by_their_lines() -> None:
    top = 100.0
    set_ = [
        *cell("2031", 0, 1, top),
        *cell("2030", 0, 2, top),
        *cell("Tar", 1, 0, top),
        *cell("512", 1, 1, top),
        *cell("498", 1, 2, top),
        *cell("Rope", 1, 0, top, low=True),
        *cell("31", 1, 1, top, low=True),
        *cell("29", 1, 2, top, low=True),
    ]
    (grid,) = grids((set_, strokes(2, top)))
    assert texts(grid) == [["", "2031", "2030"], ["Tar", "512", "498"], ["Rope", "31", "29"]]


def test_strokes_that_cross_nothing_are_no_table() -> None:
    assert lattices_of([Box(50, y, 400, y) for y in (100, 120, 140)]) == ()
    assert lattices_of([Box(50, 100, 400, 100), Box(50, 120, 400, 120), Box(200, 300, 200, 400)]) == ()


def test_a_table_drawn_alike_on_the_next_page_goes_on() -> None:
    first = barrels()
    top = 60.0
    rest = [
        *cell("冷冻设备", 0, 0, top),
        *cell("直接材料", 0, 1, top),
        *cell("174.70", 0, 2, top),
        *cell("69.7%", 0, 3, top),
        *cell("冷冻设备", 1, 0, top),
        *cell("制造费用", 1, 1, top),
        *cell("37.10", 1, 2, top),
        *cell("14.8%", 1, 3, top),
    ]
    before, after = grids(first, (rest, strokes(2, top)))
    whole = continued_tables([before, after])[after.id]
    assert (whole.first, len(whole.grid.rows), whole.grid.id) == (4, 6, before.id)


def test_a_stroke_beside_the_last_column_alone_draws_no_cells() -> None:
    top = 100.0
    rows = [("Tar", "498", "512"), ("Rope", "29", "31"), ("Glue", "70", "64")]
    set_ = [*words("2030", 225, 103), *words("2031", 305, 103)]
    for n, (label, before, last) in enumerate(rows, 1):
        y = top + HIGH * n + 3
        set_ += [*words(label, 63, y), *words(before, 225, y), *words(last, 305, y)]
    lines = [Box(60, top + HIGH * n, 380, top + HIGH * n) for n in range(5)]
    lines += [Box(300, top, 300, top + 4 * HIGH), Box(380, top, 380, top + 4 * HIGH)]
    (grid,) = grids((set_, lines))
    assert texts(grid)[1:] == [list(row) for row in rows]


def test_a_title_over_all_columns_heads_none() -> None:
    row = GridRow(cells=(GridCell(text="Table 405-1: Crew", columns=3), GridCell(text=""), GridCell(text="")))
    years = GridRow(cells=(GridCell(text=""), GridCell(text="2031"), GridCell(text="2030")))
    assert stacks_of([row, years], 3) == [[], ["2031"], ["2030"]]


def test_the_heading_above_a_table_is_its_own_not_one_that_stands_beside_it() -> None:
    def heading(text: str, box: Box, *over: str) -> Passage:
        return Passage(text=text, kind="heading", page=1, box=box, headings=over)

    blocks = [
        heading("Barrels burnt", Box(300, 80, 400, 92), "Waste"),
        heading("Crates returned", Box(60, 140, 160, 152), "Waste"),
    ]
    table = Grid(id=1, rows=(), page=1, box=Box(300, 100, 560, 200), headings=("Waste", "Crates returned"))
    assert headed(table, blocks).headings == ("Waste", "Barrels burnt")
    below = Grid(id=1, rows=(), page=1, box=Box(60, 160, 280, 260), headings=("Waste", "Crates returned"))
    assert headed(below, blocks) == below
    apart = Grid(id=1, rows=(), page=1, box=Box(300, 160, 560, 260), headings=("Waste", "Crates returned"))
    assert headed(apart, blocks) == apart


def test_years_beside_each_other_in_one_cell_are_not_drawn_apart() -> None:
    top = 100.0
    lines = [box for box in strokes(3, top) if not (box.x0 == box.x1 == XS[2] and box.y0 == top)]
    set_ = [*words("2031", 135, 103), *words("2030", 225, 103)]
    for n, row in enumerate((("Tar", "512", "498"), ("Rope", "31", "29")), 1):
        set_ += [word for column, text in enumerate(row) for word in cell(text, n, column, top)]
    (grid,) = grids((set_, lines))
    assert texts(grid)[0] == ["", "2031", "2030"]


def test_the_fill_behind_a_header_ends_it_where_no_stroke_does() -> None:
    top = 100.0
    lines = strokes(4, top, *(("floor", 1, n) for n in range(4)))
    blue, white = (70, 120, 190), (255, 255, 255)

    def rows(*shapes: Shape) -> int:
        (lattice,) = drawn_lattices(lines, shapes)
        return lattice.size[0]

    def fill(colour: tuple[int, int, int], x1: float = XS[-1], depth: float = HIGH) -> Shape:
        return Shape((XS[0], top, x1, top + depth), colour, False, ())

    assert rows() == 3
    assert rows(fill(blue)) == 4
    assert rows(fill(white)) == rows(fill(blue, x1=XS[2])) == rows(fill(blue, depth=2 * HIGH)) == 3
