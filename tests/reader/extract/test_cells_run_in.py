"""Lines and cells that lost their columns, feet of pages between rows; the tables are invented."""

from __future__ import annotations

from assay.reader.lines.torn import words_mended
from reader.extract.test_cells_on_lines import rows_of


def test_a_unit_that_ran_into_its_label_goes_back_to_its_column() -> None:
    text = "Item\tUnit\t2024\t2023\nDiesel litres\t\t12\t13\nPetrol litres\t\t8\t9\nPower\tkWh\t7\t6\n"
    (table,) = rows_of(text)
    assert table[1] == ["Diesel", "litres", "12", "13"]
    assert table[3] == ["Power", "kWh", "7", "6"]


def test_a_label_that_ends_in_a_word_of_units_keeps_it() -> None:
    text = "Item\tUnit\t2024\t2023\nNumber of employees\t\t12\t13\nPetrol\tlitres\t8\t9\nPower\tkWh\t7\t6\n"
    (table,) = rows_of(text)
    assert table[1][0] == "Number of employees"


def test_a_figure_that_ran_into_its_label_goes_back_to_its_column() -> None:
    (table,) = rows_of("Staff\t2024\t2023\nMen 30 (40%)\t\t28 (38%)\nWomen 45 (60%)\t\t46 (62%)\nScope 3\t\t\n")
    assert table[1] == ["Men", "30 (40%)", "28 (38%)"]
    assert table[3][0] == "Scope 3"


def test_numbers_and_codes_on_lines_are_no_part_of_the_label() -> None:
    text = "Item HKEX KPI Unit 2024 2023\n1 Diesel A2.1 litres 12 13\n2 Petrol A2.1 litres 8 9\n3 Water A2.2 m3 7 6\n"
    (table,) = rows_of(text)
    assert table[0][:3] == ["Item", "HKEX KPI", "Unit"]
    assert table[3] == ["Water", "A2.2", "m3", "7", "6"]


def test_a_dash_in_the_column_of_units_is_no_figure() -> None:
    (table,) = rows_of("Item Unit 2024 2023\nPatents - 12 13\nPetrol litres 8 9\nPower kWh 7 6\n")
    assert table[1] == ["Patents", "-", "12", "13"]


def test_words_torn_on_a_line_are_whole() -> None:
    known = frozenset({"suppliers", "number", "of", "water"})
    assert words_mended("Number of supplie ers", known) == "Number of suppliers"
    assert words_mended("Number of water", known) == "Number of water"


def test_the_foot_of_a_page_does_not_part_a_table() -> None:
    head = "\t2024\t\t2023\t\n\tMen\tWomen\tMen\tWomen\n"
    text = f"{head}Leavers\t\t\t\t\nYoung\t1\t2\t3\t4\nMiddle\t2\t3\t4\t5\n\nThe Mill Company\t19\n\n"
    text += f"{head}Old\t5\t6\t7\t8\n\nThe Mill Company\t20\n"
    (table,) = rows_of(text)
    assert [row[0] for row in table] == ["", "", "Leavers", "Young", "Middle", "Old"]


def test_pairs_whose_counter_clings_to_the_figure() -> None:
    (table,) = rows_of("供應商\n香港：87家\n海外：1,015家\n澳門：3家\n")
    assert table[-2] == ["海外", "1,015", "家"]
