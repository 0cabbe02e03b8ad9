"""Things that stand side by side on plain lines, apart by spaces or in cells; pages and tables are invented."""

from __future__ import annotations

from assay.reader.grids.cells import year_in
from assay.reader.lines.torn import mended
from reader.extract.test_cells_on_lines import rows_of

LEFT = """\
Energy                       2024     2023
Petrol, litres                120      130
Diesel, litres                 80       90
Power, kWh                  7,200    7,900
Gas, m3                        11       12
Steam, GJ                     310      305
Wood, kg                        4        5
"""
RIGHT = """\
Staff                 2024   2023

Men                     30     28
Women                   35     36
Leavers                  4      5
Joiners                  9      7
Trained                 60     61
"""
TEXT = """\
The company has cut its use of power in all
of its plants since the beginning of the last
year, and goes on to do so in the year that has
begun. What it saved was spent on new lamps and
on motors that run at the speed which is needed
at the time, and no faster than that.
"""


def side_by_side(left: str, right: str, width: int) -> str:
    one, other = left.splitlines(), right.splitlines()
    length = max(len(one), len(other))
    one, other = one + [""] * (length - len(one)), other + [""] * (length - len(other))
    return "\n".join(f"{a:{width}}{b}".rstrip() for a, b in zip(one, other, strict=True)) + "\n"


def test_two_tables_side_by_side_are_two_tables() -> None:
    first, second = rows_of(side_by_side(LEFT, RIGHT, 50))
    assert first[0] == ["Energy", "2024", "2023"]
    assert first[3] == ["Power, kWh", "7,200", "7,900"]
    assert second[1] == ["Men", "30", "28"]
    assert second[-1] == ["Trained", "60", "61"]


def test_a_table_beside_running_text() -> None:
    (table,) = rows_of(side_by_side(TEXT, LEFT, 54))
    assert table[0] == ["Energy", "2024", "2023"]
    assert table[-1] == ["Wood, kg", "4", "5"]


def test_a_group_and_its_members_are_one_table() -> None:
    text = """\
Scope                      Source                         2024       2023
Direct emissions           Boilers in the kitchens        19.5       32.5
Direct emissions           Cars and lorries              256.5      294.3
Indirect emissions         Power bought from the grid    307.0      223.7
Other emissions            Flights of the staff           15.4       25.1
Other emissions            Waste that goes to landfill    14.9       55.4
Other emissions            Water bought and treated        8.2       13.9
"""
    (table,) = rows_of(text)
    assert table[2] == ["Direct emissions", "Cars and lorries", "256.5", "294.3"]


def test_cells_side_by_side_are_two_tables() -> None:
    rows = ["Energy\t2024\t2023\tStaff\t2024\t2023", "Petrol\t120\t130\t\t\t", "\t\t\tMen\t30\t28"]
    rows += [f"{name}\t{n}\t{n + 1}\t{other}\t{n + 2}\t{n + 3}" for n, (name, other) in enumerate(
        [("Diesel", "Women"), ("Power", "Leavers"), ("Gas", "Joiners"), ("Steam", "Trained"), ("Wood", "Guests")]
    )]  # fmt: skip
    first, second = rows_of("\n".join(rows) + "\n")
    assert first[1] == ["Petrol", "120", "130"]
    assert second[1] == ["Men", "30", "28"]


def test_marks_of_notes_on_a_line_of_their_own_do_not_part_a_table() -> None:
    text = "Energy        20232)    2024\n      1)\nPetrol           120     130\n\nDiesel            80      90\nGas  4  5\n"
    (table,) = rows_of(text)
    assert table[1] == ["Petrol", "120", "130"]
    assert year_in("20232)") == 2023


def test_units_set_to_the_right_are_one_column() -> None:
    text = """\
Factors                Unit   2024   2023
Power                   kWh    120    130
Paper                    kg     80     90
Trained                   %     11     12
Staff                Number      9      8
"""
    (table,) = rows_of(text)
    assert [row[1] for row in table] == ["Unit", "kWh", "kg", "%", "Number"]


def test_a_row_of_fewer_figures_has_the_newest() -> None:
    (table,) = rows_of("Energy 2022 2023 2024\nPetrol 1 2 3\nWood 7 8\nGas 4 5 6\n")
    assert table[2][-3:] == ["", "7", "8"]


def test_names_of_two_columns_of_figures_are_not_joined() -> None:
    assert mended(("", "tNO", "tHFCs"), frozenset(), figures=frozenset({1, 2})) == ("", "tNO", "tHFCs")
