"""Headers of tables on a page: lines of one heading, headings over several columns, rules column by column."""

from __future__ import annotations

from assay.reader.layout.levels import levels_of, piece_cuts
from assay.reader.layout.lines import lines_of
from assay.reader.layout.tables import tables
from assay.reader.page import Box, Word

Row = tuple[float, tuple[tuple[str, float, float], ...]]


def words(*rows: Row, bold: frozenset[str] = frozenset()) -> list[Word]:
    """Words with their left and right edges, row by row; letters are ten points high."""
    return [Word(text, Box(x0, y, x1, y + 10), 10.0, text in bold) for y, cells in rows for text, x0, x1 in cells]


def read(*rows: Row, rules: tuple[Box, ...] = (), bold: frozenset[str] = frozenset()) -> list[list[str]]:
    found = tables(lines_of(words(*rows, bold=bold)), rules, frozenset())
    assert len(found) == 1
    return [[cell.text for cell in row.cells] for row in found[0].rows]


def spans(*rows: Row, rules: tuple[Box, ...] = ()) -> list[tuple[str, int, int]]:
    (found,) = tables(lines_of(words(*rows)), rules, frozenset())
    return [(c.text, n, c.columns) for row in found.rows for n, c in enumerate(row.cells) if c.columns > 1]


def ruled(y: float, *pieces: tuple[float, float]) -> tuple[Box, ...]:
    return tuple(Box(x0, y, x1, y) for x0, x1 in pieces)


BODY: tuple[Row, ...] = (
    (140.0, (("Ferries", 10, 60), ("512", 132, 150), ("498", 202, 220), ("77", 278, 290), ("71", 348, 360))),
    (160.0, (("Barges", 10, 60), ("31", 138, 150), ("29", 208, 220), ("11", 278, 290), ("10", 348, 360))),
    (180.0, (("Tugs", 10, 60), ("9", 144, 150), ("8", 214, 220), ("2", 284, 290), ("2", 354, 360))),
)
YEARS: Row = (120.0, (("2023", 128, 150), ("2022", 198, 220), ("2023", 268, 290), ("2022", 338, 360)))


def test_lines_of_one_heading_are_joined() -> None:
    rows = read(
        (100.0, (("Carried", 115, 150), ("Passed", 260, 290))),
        (111.0, (("over", 130, 150), ("Used", 200, 220), ("on", 280, 290), ("Left", 345, 360))),
        *BODY,
    )
    assert rows[0] == ["", "Carried over", "Used", "Passed on", "Left"]


def test_a_heading_stands_over_the_columns_it_is_set_on_the_middle_of() -> None:
    upper: Row = (95.0, (("Passengers", 145, 205), ("Tonnes", 300, 340)))
    assert spans(upper, YEARS, *BODY) == [("Passengers", 1, 2), ("Tonnes", 3, 2)]


def test_a_rule_under_a_heading_says_how_far_it_reaches() -> None:
    upper: Row = (95.0, (("Passengers", 120, 175),))
    rules = ruled(108, (115, 295))
    assert spans(upper, YEARS, *BODY, rules=rules) == [("Passengers", 1, 3)]


def test_headings_of_two_columns_as_near_as_words_are_parted() -> None:
    rows = read(
        (120.0, (("Vessels", 112, 150), ("Passengersyr", 153, 220), ("Crew", 268, 290), ("Docks", 332, 360))), *BODY
    )
    assert rows[0] == ["", "Vessels", "Passengersyr", "Crew", "Docks"]


def test_years_part_columns_in_which_hardly_anything_stands() -> None:
    rows = read(
        (120.0, (("2023", 128, 150), ("2022", 198, 220), ("2023", 268, 290), ("2022", 338, 360))),
        (140.0, (("Ferries", 10, 60), ("512", 132, 150), ("498", 202, 220), ("7", 284, 290))),
        (160.0, (("Barges", 10, 60), ("31", 138, 150), ("29", 208, 220))),
    )
    assert rows[0] == ["", "2023", "2022", "2023", "2022"]
    assert rows[1] == ["Ferries", "512", "498", "7", ""]


def test_the_first_group_of_rows_is_no_header() -> None:
    rows = read(YEARS, (140.0, (("Harbour", 10, 60),)), *((y + 20, cells) for y, cells in BODY))
    assert rows[:2] == [["", "2023", "2022", "2023", "2022"], ["Harbour", "", "", "", ""]]


def test_fills_behind_the_lines_of_a_label_part_no_rows() -> None:
    body: list[Row] = []
    rules: list[Box] = []
    for n, (first, second) in enumerate((("Sale of old", "ferries"), ("Rent of the", "docks"), ("Other", "income"))):
        y = 140.0 + 30 * n
        body += [(y, ((first, 10, 60), (str(510 + n), 132, 150), ("498", 202, 220))), (y + 11, ((second, 10, 50),))]
        rules += [*ruled(y + 10.5, (8, 100)), *ruled(y + 24, (8, 230))]
    rows = read((120.0, (("2023", 128, 150), ("2022", 198, 220))), *body, rules=tuple(rules))
    assert [row[0] for row in rows[1:]] == ["Sale of old ferries", "Rent of the docks", "Other income"]


def test_a_bold_heading_below_a_row_is_not_the_end_of_its_label() -> None:
    rows = read(
        (120.0, (("2023", 128, 150), ("2022", 198, 220))),
        (140.0, (("Ferries and", 10, 60), ("512", 132, 150), ("498", 202, 220))),
        (151.0, (("Docks", 10, 60),)),
        (165.0, (("Cranes", 10, 60), ("31", 138, 150), ("29", 208, 220))),
        bold=frozenset({"Docks"}),
    )
    assert [row[0] for row in rows[1:]] == ["Ferries and", "Docks", "Cranes"]


def test_rules_drawn_column_by_column_say_where_columns_part() -> None:
    pieces = ((8.0, 110.0), (112.0, 170.0), (172.0, 230.0))
    levels = levels_of([rule for y in (100.0, 120.0, 140.0) for rule in ruled(y, *pieces)])
    assert piece_cuts(levels, 8, 230) == (111.0, 171.0)
    assert levels[0].spans == ((8.0, 230.0),)
    assert levels[0].covers(8, 230) == 1.0


def test_years_of_one_and_of_two_lines_side_by_side_stand_over_as_many_columns_each() -> None:
    upper: tuple[Row, ...] = (
        (88.0, (("FY23", 165, 185), ("CY22", 305, 325))),
        (99.0, (("(again)", 295, 335),)),
    )
    below: Row = (120.0, (("Kites", 128, 150), ("Boats", 198, 220), ("Kites", 268, 290), ("Boats", 338, 360)))
    assert spans(*upper, below, *BODY) == [("FY23", 1, 2), ("CY22 (again)", 3, 2)]


def test_a_year_and_its_unit_stand_over_the_whole_of_what_repeats_below() -> None:
    upper: Row = (95.0, (("2023", 160, 182), ("(t)", 195, 205), ("2022", 330, 352), ("(t)", 356, 366)))
    names: Row = (120.0, (("North", 125, 150), ("South", 195, 220), ("North", 265, 290), ("South", 335, 360)))
    assert spans(upper, names, *BODY) == [("2023 (t)", 1, 2), ("2022 (t)", 3, 2)]


def test_units_that_repeat_are_no_part_of_the_heading_beside_them() -> None:
    names: Row = (120.0, (("Number", 125, 150), ("%", 210, 220), ("Number", 265, 290), ("%", 350, 360)))
    upper: Row = (95.0, (("Crew", 170, 190), ("Guests", 300, 330)))
    assert read(upper, names, *BODY)[1] == ["", "Number", "%", "Number", "%"]
    assert spans(upper, names, *BODY) == [("Crew", 1, 2), ("Guests", 3, 2)]


def test_years_in_one_piece_one_of_them_over_an_empty_column() -> None:
    rows = read(
        (120.0, (("104年", 140, 165), ("105年", 172, 197), ("106年", 215, 240))),
        (140.0, (("Ferries", 10, 60), ("512", 177, 197), ("498", 220, 240))),
        (160.0, (("Barges", 10, 60), ("31", 183, 197), ("29", 226, 240))),
    )
    assert rows[0] == ["", "105年", "106年"]


COLUMN_RULES = ((62, 154), (154, 224), (224, 294), (294, 364))
HEAVY: tuple[Box, ...] = tuple(Box(x0, 92, x1, 92) for x0, x1 in ((0, 62), *COLUMN_RULES))


def test_headings_of_one_band_share_its_columns() -> None:
    """Rules under each column say nothing of groups: the headings between two rules share what stands between them."""
    upper: Row = (95.0, (("Harbour", 136, 176), ("River", 276, 312)))
    rules = (*HEAVY, *ruled(110, *COLUMN_RULES), *ruled(134, (0, 62), *COLUMN_RULES))
    assert spans(upper, YEARS, *BODY, rules=rules) == [("Harbour", 1, 2), ("River", 3, 2)]


def test_all_lines_of_a_ruled_cell_are_one_heading() -> None:
    head: tuple[Row, ...] = (
        (95.0, (("Number", 110, 150), ("Tonnes", 185, 220), ("Crew", 268, 290), ("Docks", 332, 360))),
        (109.0, (("of", 138, 150),)),
        (123.0, (("vessels", 112, 150),)),
    )
    rules = (*HEAVY, *ruled(138, (0, 62), *COLUMN_RULES))
    assert read(*head, *BODY, rules=rules)[0] == ["", "Number of vessels", "Tonnes", "Crew", "Docks"]


def test_a_header_reaches_up_to_the_rule_on_top_of_its_table() -> None:
    head: tuple[Row, ...] = (
        (82.0, (("Current", 110, 150), ("Previous", 270, 310))),
        (100.0, (("Fleet", 10, 40),)),
        (120.0, (("Boats", 125, 150), ("Ships", 195, 220), ("Boats", 265, 290), ("Ships", 335, 360))),
    )
    rules = (
        *(Box(x0, 78, x1, 78) for x0, x1 in ((0, 62), *COLUMN_RULES)),
        *ruled(98, *COLUMN_RULES),
        *ruled(135, (0, 62), *COLUMN_RULES),
    )
    found = tables(lines_of(words(*head, *BODY)), rules, frozenset())
    assert [[cell.text for cell in row.cells] for row in found[0].rows if row.head] == [
        ["", "Current", "", "Previous", ""],
        ["Fleet", "Boats", "Ships", "Boats", "Ships"],
    ]


def test_a_year_over_two_columns_is_not_parted() -> None:
    """2020 says "20" twice, and is one year."""
    upper: Row = (95.0, (("2019", 175, 195), ("2020", 316, 336)))
    names: Row = (120.0, (("Boats", 125, 150), ("Ships", 195, 220), ("Boats", 265, 290), ("Ships", 335, 360)))
    assert spans(upper, names, *BODY) == [("2019", 1, 2), ("2020", 3, 2)]


def test_a_percentage_is_no_age_that_goes_on_below_its_heading() -> None:
    rows = read(
        (120.0, (("Area", 10, 40), ("Percentage", 128, 190))),
        (140.0, (("Housing", 10, 60), ("41%", 132, 150))),
        (160.0, (("Trades", 10, 60), ("20%", 132, 150))),
        (180.0, (("Schools", 10, 60), ("14%", 132, 150))),
    )
    assert rows[:2] == [["Area", "Percentage"], ["Housing", "41%"]]


def test_a_full_row_below_full_headings_is_the_first_of_the_body() -> None:
    lines: tuple[Row, ...] = (
        (100.0, (("Target", 10, 50), ("Before", 132, 170), ("Now", 232, 260))),
        (120.0, (("Reach", 10, 50), ("19m people", 132, 190), ("23m people", 232, 290))),
        (140.0, (("Women", 10, 50), ("34.8%", 132, 165), ("34.9%", 232, 265))),
        (160.0, (("Others", 10, 50), ("13.4%", 132, 165), ("16.0%", 232, 265))),
    )
    rules = tuple(rule for y in (97, 115, 135, 155, 175) for rule in ruled(y, (8, 295)))
    (found,) = tables(lines_of(words(*lines)), rules, frozenset())
    assert [row.head for row in found.rows[:2]] == [True, None]


def test_a_name_of_two_words_over_two_columns_is_one() -> None:
    upper: Row = (105.0, (("The", 133, 150), ("Isles", 153, 218), ("Coasts", 300, 350)))
    assert spans(upper, YEARS, *BODY) == [("The Isles", 1, 2), ("Coasts", 3, 2)]
