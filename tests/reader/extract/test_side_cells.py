"""Cells beside the rows of a table that reach over several of them, as the rules on the page show."""

from __future__ import annotations

from assay.reader.block import Grid
from assay.reader.figures.grid_claims import claims_of_grid
from assay.reader.grids.rows import grids
from assay.reader.layout.lines import lines_of
from assay.reader.layout.tables import tables
from assay.reader.page import Box, Word

Piece = tuple[str, float, float]
HEAD: tuple[Piece, ...] = (
    ("Area", 12, 32),
    ("Item", 84, 104),
    ("Unit", 182, 202),
    ("2023", 252, 272),
    ("2022", 312, 332),
)


def words(y: float, *pieces: Piece) -> list[Word]:
    return [Word(text, Box(x0, y, x1, y + 10), 10.0) for text, x0, x1 in pieces]


def row(y: float, label: str, first: str, second: str) -> list[Word]:
    return words(y, (label, 84, 84 + 5 * len(label)), ("t", 182, 187), (first, 252, 268), (second, 312, 328))


def rule(y: float, x0: float = 10.0) -> Box:
    return Box(x0, y, 340, y)


def read(placed: list[Word], rules: tuple[Box, ...]) -> Grid:
    (found,) = tables(lines_of(placed), rules, frozenset())
    (grid,) = grids(found.rows, page=1, headings=(), first_id=0)
    return grid


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in one.cells] for one in grid.rows]


def body() -> list[Word]:
    """Two areas of three and two materials, and a sum: the names of the areas stand at mid-height."""
    return [
        *words(100, *HEAD),
        *row(120, "Paper", "11", "12"),
        *row(140, "Glass", "21", "22"),
        *row(160, "Tin", "31", "32"),
        *row(180, "Oil", "41", "42"),
        *row(200, "Paint", "51", "52"),
        *row(220, "All", "155", "160"),
    ]


RULES = (
    rule(115),
    rule(135, 80),
    rule(155, 80),
    rule(175),
    rule(195, 80),
    rule(215),
    rule(235),
)


def test_a_cell_at_mid_height_is_beside_all_rows_between_its_rules() -> None:
    placed = [*body(), *words(134, ("North", 12, 40)), *words(146, ("yard", 12, 34)), *words(190, ("South", 12, 40))]
    grid = read(placed, RULES)
    assert [line[:2] for line in texts(grid)[1:]] == [
        ["North yard", "Paper"],
        ["North yard", "Glass"],
        ["North yard", "Tin"],
        ["South", "Oil"],
        ["South", "Paint"],
        ["", "All"],
    ]
    assert [one.cells[0].rows for one in grid.rows[1:]] == [3, 3, 3, 2, 2, 1]


def test_each_figure_is_told_to_the_cell_beside_it_and_the_sum_to_none() -> None:
    placed = [*body(), *words(134, ("North", 12, 40)), *words(146, ("yard", 12, 34)), *words(190, ("South", 12, 40))]
    claims, _ = claims_of_grid(read(placed, RULES), 2023)
    told = {claim.printed: claim.labels for claim in claims}
    assert told["11"][-2:] == ("North yard", "Paper")
    assert told["31"][-2:] == ("North yard", "Tin")
    assert told["41"][-2:] == ("South", "Oil")
    assert told["155"][-1] == "All"
    assert not {"North yard", "South"} & set(told["155"])


def test_words_on_the_first_row_go_on_beside_the_rows_below() -> None:
    """A table that writes names on top and rules every row: the last has none beside it and is no sum."""
    placed = [
        *words(100, *HEAD),
        *[
            word
            for n, label in enumerate(("Paper", "Glass", "Tin", "Oil"))
            for word in row(120 + 20 * n, label, "11", "12")
        ],
        *words(120, ("North", 12, 40)),
        *words(160, ("South", 12, 40)),
    ]
    rules = (rule(115), rule(135, 80), rule(145, 80), rule(155), rule(175), rule(195))
    grid = read(placed, (*rules[:2], *rules[3:], rule(134.5, 80)))
    claims, _ = claims_of_grid(grid, 2023)
    oil = next(claim for claim in claims if claim.labels[-1] == "Oil")
    assert oil.labels[-2] == "South"


def test_cells_stand_within_cells() -> None:
    head = (("Site", 12, 32), ("Area", 54, 74), *HEAD[1:])
    placed = [
        *words(100, *head),
        *[w for n, one in enumerate(("Paper", "Glass", "Tin", "Oil")) for w in row(120 + 20 * n, one, "11", "12")],
        *words(120, ("Home", 12, 36)),
        *words(120, ("In", 54, 62)),
        *words(160, ("Out", 54, 68)),
    ]
    rules = (rule(115), rule(135, 80), rule(155, 50), rule(175, 80), rule(195))
    assert [line[:3] for line in texts(read(placed, rules))[1:]] == [
        ["Home", "In", "Paper"],
        ["Home", "In", "Glass"],
        ["Home", "Out", "Tin"],
        ["Home", "Out", "Oil"],
    ]


def test_labels_of_every_row_are_no_side_cells_however_the_rules_begin() -> None:
    placed = body()
    for n, name in enumerate(("Ash", "Box", "Cup", "Dye", "Elm", "Fig")):
        placed += words(120 + 20 * n, (name, 12, 30))
    rules = tuple(rule(115 + 20 * n, 80 if n else 10) for n in range(7))
    assert [line[0] for line in texts(read(placed, rules))[1:]] == ["Ash", "Box", "Cup", "Dye", "Elm", "Fig"]


def test_a_table_beside_a_table_is_no_side_cell() -> None:
    """Figures stand left of where the rules begin."""
    placed = [*body(), *words(120, ("Lamps", 12, 40), ("3.5", 52, 66)), *words(140, ("Desks", 12, 40), ("4.5", 52, 66))]
    rows = texts(read(placed, RULES))
    assert not any("Lamps" in line[0] and "Desks" in line[0] for line in rows)


def test_what_is_opened_beside_a_cell_stands_under_it_and_ends_with_it() -> None:
    placed = [*words(134, ("North", 12, 40)), *words(190, ("South", 12, 40)), *words(100, *HEAD)]
    for y, label, inset in ((120, "Metal", 0), (140, "Tin", 9), (160, "Iron", 9), (180, "Oil", 9), (200, "Paint", 9)):
        x0 = 84.0 + inset
        placed += words(y, (label, x0, x0 + 25), ("t", 182, 187), (str(y), 252, 268), (str(y + 1), 312, 328))
    claims, _ = claims_of_grid(read(placed, RULES[:-1]), 2023)
    told = {claim.printed: claim.labels for claim in claims}
    assert told["140"][-3:] == ("North", "Metal", "Tin")
    assert told["180"][-2:] == ("South", "Oil")
    assert "Metal" not in told["180"]
