"""A ruled table beside running text; the page is invented."""

from __future__ import annotations

from assay.reader.block import Grid, Passage
from assay.reader.layout.blocks import blocks_of_pages
from assay.reader.layout.frames import parts_of
from assay.reader.page import Box, Page, Word

SIZE, LETTER = 9.0, 4.5
STORY = (
    "The mill bought less coal than in any",
    "year since it was built, for its dryers",
    "now run on steam from the boiler of the",
    "town; what they still burn is straw from",
    "the fields along the river, as the board",
    "decided when the price of coal went up,",
    "and straw is what the neighbours have.",
    "Nothing of it is bought from far away",
    "and nobody here misses the old smoke.",
)
ROWS = (
    ("", "2031", "2030"),
    ("Coal (tonnes)", "120", "340"),
    ("Straw (tonnes)", "95", "12"),
    ("Steam (GJ)", "78", "9"),
)
TOP, HIGH = 100.0, 14.2
PAGE = Box(-1e6, -1e6, 1e6, 1e6)


def words(text: str, x: float, y: float) -> list[Word]:
    made: list[Word] = []
    for word in text.split(" ") if text else ():
        made.append(Word(text=word, box=Box(x, y, x + LETTER * len(word), y + SIZE), size=SIZE, bold=False))
        x += LETTER * len(word) + 2.5
    return made


def table() -> tuple[list[Word], tuple[Box, ...]]:
    made = [
        word
        for row, cells in enumerate(ROWS)
        for cell, x in zip(cells, (322.0, 440.0, 500.0), strict=True)
        for word in words(cell, x, TOP + HIGH * row + 3)
    ]
    rules = tuple(Box(320, TOP + HIGH * row, 560, TOP + HIGH * row) for row in range(len(ROWS) + 1))
    return made, rules


def test_text_on_lines_of_its_own_is_no_label() -> None:
    story = [word for row, line in enumerate(STORY) for word in words(line, 148 - 0.1 * row, TOP - 8 + 9.7 * row)]
    figures, rules = table()
    figures += words("in the year", 440.0, TOP - 7) + words("in the year", 500.0, TOP - 7)
    page = Page(number=1, width=600.0, height=800.0, words=(*story, *figures), source="text")
    blocks, _ = blocks_of_pages([page], [rules], lambda _: None)
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert [[cell.text for cell in row.cells if cell.text] for row in grid.rows] == [
        ["in the year 2031", "in the year 2030"],
        *(list(row) for row in ROWS[1:]),
    ]
    assert " ".join(STORY) in " ".join(block.text for block in blocks if isinstance(block, Passage))


def test_labels_left_of_a_ruled_table_stay_its_labels() -> None:
    figures, rules = table()
    labels = [
        word for row in range(len(ROWS)) for word in words("of all that the mill burns in", 160, TOP + HIGH * row + 3)
    ]
    below = [word for row in range(len(ROWS)) for word in words("its boilers in one year", 160, TOP + HIGH * row + 12)]
    assert parts_of([*labels, *below, *figures], rules, PAGE) == (PAGE,)


def test_a_table_alone_is_one_page() -> None:
    figures, rules = table()
    assert parts_of(figures, rules, PAGE) == (PAGE,)


def test_parts_of_a_part_stay_within_it() -> None:
    """Else a line above would stand in two parts, and be read twice."""
    story = [word for row, line in enumerate(STORY) for word in words(line, 148 - 0.1 * row, TOP - 8 + 9.7 * row)]
    figures, rules = table()
    whole = Box(0.0, 60.0, 600.0, 400.0)
    parts = parts_of([*story, *figures], rules, whole)
    assert len(parts) > 1
    assert Box.around(parts) == whole
