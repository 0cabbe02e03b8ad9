"""Tables folded into blocks side by side, and labels set on their middle. All names are invented."""

from __future__ import annotations

from assay.reader.block import GridCell
from assay.reader.grids.raw_row import RawRow
from assay.reader.grids.rows import grids
from assay.reader.layout.lines import lines_of
from assay.reader.layout.tables import tables
from assay.reader.page import Box, Word


def _rows(*lines: str) -> list[RawRow]:
    return [RawRow(tuple(GridCell(text=cell.strip()) for cell in line.split("|"))) for line in lines]


def test_blocks_under_the_same_headings_are_tables_of_their_own() -> None:
    found = grids(
        _rows(
            "地区 | 投诉数量 | 地区 | 投诉数量 | 地区 | 投诉数量",
            "东岭 | 2,269 | 西坡 | 1,214 | 南湾 | 754",
            "北原 | 882 | 中洲 | 547 | 石桥 | 12",
        ),
        page=1,
        headings=(),
        first_id=1,
    )
    assert [[cell.text for row in grid.rows for cell in row.cells] for grid in found] == [
        ["地区", "投诉数量", "东岭", "2,269", "北原", "882"],
        ["地区", "投诉数量", "西坡", "1,214", "中洲", "547"],
        ["地区", "投诉数量", "南湾", "754", "石桥", "12"],
    ]


def test_columns_of_the_same_name_without_labels_of_their_own_are_one_table() -> None:
    found = grids(
        _rows("Mill | Won | Lost | Won | Lost", "Ashby | 1 | 2 | 3 | 4", "Bree | 5 | 6 | 7 | 8"),
        page=1,
        headings=(),
        first_id=1,
    )
    assert len(found) == 1


def test_labels_set_on_their_middle_have_no_indent() -> None:
    lines = [("Ashby", 85, 115, "512"), ("Bree on the Moor", 50, 150, "31"), ("Coldharbour", 65, 135, "9")]
    words = [
        Word(text, Box(x0, 100.0 + 20 * at, x1, 110.0 + 20 * at), 10.0, bold=False)
        for at, (label, a, b, figure) in enumerate([("Town", 90, 110, "2023"), *lines])
        for text, x0, x1 in ((label.replace(" ", "\u00a0"), a, b), (figure, 250, 280))
    ]
    (found,) = tables(lines_of(words), (), frozenset())
    assert [row.indent for row in found.rows] == [0] * len(found.rows)
