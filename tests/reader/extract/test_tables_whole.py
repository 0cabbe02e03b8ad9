"""Tables on a page read whole: names of groups, remarks of several lines and blank space part no rows from their header."""

from __future__ import annotations

from itertools import pairwise

from assay.reader.block import Grid, GridCell, GridRow
from assay.reader.grids.continued import continued_tables
from assay.reader.layout.blocks import blocks_of_pages
from assay.reader.layout.columns import regions
from assay.reader.layout.glued import unglued_headings
from assay.reader.layout.levels import levels_of, piece_cuts
from assay.reader.layout.lines import line_of, lines_of
from assay.reader.layout.runs import kinds_of
from assay.reader.layout.tables import tables
from assay.reader.page import Box, Page, Word

Row = tuple[float, tuple[tuple[str, float, float], ...]]

HEADER: Row = (100.0, (("Unit", 150, 170), ("2031", 230, 250), ("2030", 330, 350)))


def words(*rows: Row) -> list[Word]:
    return [Word(text, Box(x0, y, x1, y + 10), 10.0) for y, cells in rows for text, x0, x1 in cells]


def figures(y: float, label: str, *numbers: str) -> Row:
    ends = (250.0, 350.0)
    cells = [(text, end - 6 * len(text), end) for text, end in zip(numbers, ends, strict=False)]
    return (y, ((label, 20, 20 + 5 * len(label)), ("t", 150, 155), *cells))


def texts(*rows: Row, rules: tuple[Box, ...] = ()) -> list[list[list[str]]]:
    found = tables(lines_of(words(*rows)), rules, frozenset())
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def test_names_of_groups_with_space_around_them_part_no_table() -> None:
    (table,) = texts(
        HEADER,
        (130.0, (("Hangars", 20, 60),)),
        figures(160.0, "Paint", "512", "498"),
        figures(173.0, "Glue", "31", "29"),
        (205.0, (("Docks", 20, 50),)),
        figures(235.0, "Tar", "64", "70"),
        figures(248.0, "Rope", "8", "9"),
    )
    assert table[0] == ["", "Unit", "2031", "2030"]
    assert [row[0] for row in table] == ["", "Hangars", "Paint", "Glue", "Docks", "Tar", "Rope"]
    assert table[-1] == ["Rope", "t", "8", "9"]


def test_words_over_the_columns_of_figures_open_a_table_of_their_own() -> None:
    found = texts(
        HEADER,
        figures(120.0, "Paint", "512", "498"),
        figures(133.0, "Glue", "31", "29"),
        (170.0, (("Sold to customers overseas in barrels", 20, 340),)),
        figures(200.0, "Tar", "64", "70"),
        figures(213.0, "Rope", "8", "9"),
    )
    assert len(found) == 2


def test_years_below_figures_open_a_table_of_their_own() -> None:
    found = texts(
        HEADER,
        figures(113.0, "Paint", "512", "498"),
        figures(126.0, "Glue", "31", "29"),
        (158.0, (("2029", 230, 250), ("2028", 330, 350))),
        figures(171.0, "Paint", "64", "70"),
        figures(184.0, "Glue", "8", "9"),
    )
    assert [rows[0][-2:] for rows in found] == [["2031", "2030"], ["2029", "2028"]]


def test_a_remark_of_many_lines_beside_a_ruled_row_is_one_row() -> None:
    remark = [(130.0 + 12 * n, ((f"Line {n} of what is said about the paint", 400, 600),)) for n in range(10)]
    y, cells = figures(130.0, "Paint", "512", "498")
    first = (y, (*cells, *remark[0][1]))
    rules = tuple(Box(20, y, 600, y) for y in (96, 118, 252, 272, 292))
    (table,) = texts(
        HEADER, first, *remark[1:], figures(258.0, "Glue", "31", "29"), figures(278.0, "Tar", "8", "9"), rules=rules
    )
    assert [row[0] for row in table] == ["", "Paint", "Glue", "Tar"]
    assert table[1][-1].endswith("Line 9 of what is said about the paint")


def test_headings_without_a_space_between_them_stand_over_a_column_each() -> None:
    (table,) = texts(
        (100.0, (("甲方", 160, 180), ("乙方", 230, 250), ("丙方", 300, 320))),
        (112.0, (("人民幣千元人民幣千元人民幣千元", 148, 320),)),
        (130.0, (("油漆", 20, 40), ("512", 160, 180), ("498", 230, 250), ("77", 308, 320))),
        (143.0, (("膠水", 20, 40), ("31", 168, 180), ("29", 238, 250), ("11", 308, 320))),
    )
    assert table[1] == ["", "人民幣千元", "人民幣千元", "人民幣千元"]


def test_brackets_end_a_heading_and_words_do_not() -> None:
    (bracketed,) = line_of(words((10.0, (("（百分比）（人民幣百萬元）", 0, 130),)))).segments
    (plain,) = line_of(words((10.0, (("其他權益", 0, 40),)))).segments
    parts = unglued_headings(bracketed)
    assert [part.text for part in parts] == ["（百分比）", "（人民幣百萬元）"]
    assert all(a.box.x1 == b.box.x0 for a, b in pairwise(parts))
    assert unglued_headings(plain) == [plain]


def test_the_years_over_groups_of_columns_stay_with_their_table() -> None:
    prose = [
        (100.0 + 12 * n, (("Words of one column of text that go on", 20, 180), ("and words of another one", 220, 400)))
        for n in range(8)
    ]
    upper: Row = (210.0, (("Leave", 20, 50), ("2031", 240, 262), ("2030", 330, 352)))
    lower: Row = (
        226.0,
        (("Group", 20, 50), ("Men", 200, 222), ("All", 270, 292), ("Men", 312, 334), ("All", 370, 392)),
    )
    body = [
        (240.0 + 12 * n, (("Crew", 20, 50), ("3", 210, 215), ("4", 280, 285), ("5", 320, 325), ("6", 380, 385)))
        for n in range(3)
    ]
    found = regions(lines_of(words(*prose, upper, lower, *body)), [Box(20, 205, 400, 205)], sheet=(420, 600))
    assert [line.text for line in found[-1]][:2] == ["Leave 2031 2030", "Group Men All Men All"]


def test_a_header_of_two_rows_that_is_printed_again_is_no_row() -> None:
    def grid(number: int, page: int, *rows: tuple[str, ...]) -> Grid:
        made = tuple(GridRow(cells=tuple(GridCell(text=text) for text in row)) for row in rows)
        return Grid(id=number, rows=made, page=page)

    header = (("", "2031", "2030"), ("Notes", "tonnes", "tonnes"))
    before = grid(1, 1, *header, ("Paint", "512", "498"), ("Glue", "31", "29"))
    after = grid(2, 2, *header, ("Tar", "64", "70"), ("Rope", "8", "9"))
    whole = continued_tables([before, after])[2]
    assert [row.cells[0].text for row in whole.grid.rows] == ["", "Notes", "Paint", "Glue", "Tar", "Rope"]


def test_the_title_of_a_table_is_told_though_its_letters_are_those_of_the_text() -> None:
    said = words(
        (60.0, (("Everything that left the yard was weighed twice, and again.", 20, 350),)),
        (90.0, (("Table 3: Barrels by what they held", 20, 200),)),
        (110.0, (("2031", 230, 250), ("2030", 330, 350))),
        figures(125.0, "Paint", "512", "498"),
        figures(138.0, "Glue", "31", "29"),
    )
    page = Page(number=1, source="text_layer", width=400, height=600, words=tuple(said))
    blocks, _ = blocks_of_pages([page], [()], lambda _: None)
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert grid.headings[-1:] == ("Table 3: Barrels by what they held",)


def test_a_table_of_words_does_not_take_in_the_table_of_figures_below_it() -> None:
    said = [(60.0 + 14 * n, (("Launch", 20, 60), ("Slip", 150, 170), ("Done", 230, 255))) for n in range(3)]
    found = texts(
        *said,
        (120.0, (("Barrels", 20, 60),)),
        (135.0, HEADER[1]),
        figures(150.0, "Paint", "512", "498"),
        figures(163.0, "Glue", "31", "29"),
    )
    assert [row[0] for row in found[-1]][-2:] == ["Paint", "Glue"]
    assert all("Launch" not in row for row in found[-1])


def test_the_only_row_of_figures_tells_the_columns() -> None:
    (table,) = texts(
        (100.0, (("This year", 150, 200), ("Last year", 310, 360))),
        (
            112.0,
            (
                ("Amount", 110, 140),
                ("Share", 190, 215),
                ("Amount", 275, 305),
                ("Share", 355, 380),
                ("Change", 430, 465),
            ),
        ),
        (
            130.0,
            (
                ("Sum", 20, 40),
                ("3,222", 115, 145),
                ("64%", 195, 213),
                ("4,152", 280, 310),
                ("36%", 360, 378),
                ("-22%", 440, 462),
            ),
        ),
        (142.0, (("of all", 20, 50),)),
    )
    assert table[2][1:] == ["3,222", "64%", "4,152", "36%", "-22%"]


def test_the_label_of_a_row_at_the_top_of_pages_is_no_running_head() -> None:
    def page(number: int) -> Page:
        numbers = (("Paint", 20, 50), ("512", 130, 150), ("498", 230, 250), ("77", 330, 342))
        rows = ((20.0, numbers), (34.0, (("Glue", 20, 45), ("31", 138, 150), ("29", 238, 250), ("11", 330, 342))))
        return Page(number=number, source="text_layer", width=400, height=600, words=tuple(words(*rows)))

    blocks, _ = blocks_of_pages([page(number) for number in range(1, 6)], [()] * 5, lambda _: None)
    assert {block.rows[0].cells[0].text for block in blocks if isinstance(block, Grid)} == {"Paint"}


def test_rules_drawn_one_upon_another_part_columns_once() -> None:
    pieces = ((20.0, 100.0), (100.0, 200.0), (100.0, 202.0), (200.0, 300.0))
    twice = [Box(x0, y, x1, y) for y in (10.0, 30.0) for x0, x1 in pieces]
    assert piece_cuts(levels_of(twice), 20, 300) == ()


def test_figures_with_their_units_are_cells() -> None:
    def measured(y: float, label: str, *measures: str) -> Row:
        places = ((200.0, 260.0), (320.0, 400.0))
        cells = [(text, x0, x1) for text, (x0, x1) in zip(measures, places, strict=True)]
        return (y, ((label, 20, 20 + 5 * len(label)), *cells))

    found = kinds_of(lines_of(words(measured(100.0, "Power", "855,973 kWh", "3,508 kWh/person"))))
    assert found == [2]
    prose = (100.0, (("It rained for", 20, 90), ("3 days", 200, 230)))
    assert kinds_of(lines_of(words(prose))) == [1]
