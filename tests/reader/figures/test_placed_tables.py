"""Tables on pages: what their places tell where words do not, and what is no table. All names are invented."""

from __future__ import annotations

import pytest

from assay.reader.block import GridCell, Passage
from assay.reader.figures.unit_words import unit_column_word, unit_in
from assay.reader.figures.years import is_line_of_years, years_in
from assay.reader.grids.unglued import unglued
from reader.figures.drawn import placed, read, rows, table


def test_a_year_printed_over_one_of_the_columns_it_is_of() -> None:
    found = rows(
        table(
            """
             | 2021 | Number | 2022 Percentage | Number | 2023 Percentage
            Weavers | 31.0% | 40 | 32.0% | 44 | 33.0%
            Dyers | 69.0% | 85 | 68.0% | 89 | 67.0%
            """
        )
    )
    assert [year for year, _, _, _ in found[:5]] == [2021, 2022, 2022, 2023, 2023]


def test_a_header_of_three_rows_without_a_year() -> None:
    found = rows(
        table(
            """
             | Mill | | Office |
             | Early | Late | Early | Late
            Weavers | 4 | 5 | 6 | 7
            Dyers | 1 | 2 | 3 | 4
            """
        )
    )
    assert [path for _, path, _, _ in found[:4]] == [
        "Mill / Early / Weavers",
        "Mill / Late / Weavers",
        "Office / Early / Weavers",
        "Office / Late / Weavers",
    ]


def test_a_table_that_goes_on_takes_the_years_that_stand_at_the_same_places() -> None:
    first = placed("Item | Unit | 2023 | 2022\nYarn | kg | 5 | 6\nWool | kg | 7 | 8", columns=(0, 200, 300, 400))
    other = placed(
        "Silk | | Raw | kg | 9 | 4\n | | Spun | kg | 3 | 2", number=2, page=2, columns=(0, 50, 90, 200, 300, 400)
    )
    assert [(year, value) for year, _, value, _ in rows(first, other)[4:]] == [
        (2023, "9"),
        (2022, "4"),
        (2023, "3"),
        (2022, "2"),
    ]


def test_a_table_two_pages_on_takes_nothing() -> None:
    first = placed("Item | Unit | 2023 | 2022\nYarn | kg | 5 | 6\nWool | kg | 7 | 8", columns=(0, 200, 300, 400))
    other = placed("Silk | kg | 9 | 4\nFelt | kg | 3 | 2", number=2, page=4, columns=(0, 200, 300, 400))
    assert {claim.fiscal_year for claim in read(first, other) if claim.grid == 2} == {None}


def test_columns_without_a_header_take_the_order_that_the_document_prints() -> None:
    printed = [
        placed(f"Item | 2022 | 2023\nYarn {at} | 5 kg | 6 kg\nWool {at} | 7 kg | 8 kg", number=at, page=3 * at)
        for at in (1, 2)
    ]
    bare = placed("Silk | 9 kg | 4 kg\nFelt | 3 kg | 2 kg", number=3, page=9, columns=(0, 250, 390))
    found = [claim for claim in read(*printed, bare) if claim.grid == 3]
    assert [claim.fiscal_year for claim in found] == [2022, 2023, 2022, 2023]


def test_an_amount_beside_its_share_is_no_other_year() -> None:
    printed = [
        placed(f"Item | 2023 | 2022\nYarn {at} | 5 kg | 6 kg\nWool {at} | 7 kg | 8 kg", number=at, page=3 * at)
        for at in (1, 2)
    ]
    bare = placed("Silk | 9 kg | 40%\nFelt | 3 kg | 20%", number=3, page=9)
    assert {claim.fiscal_year for claim in read(*printed, bare) if claim.grid == 3} == {None}


def test_the_words_and_figures_of_a_picture_are_no_table() -> None:
    assert not rows(
        placed("Spinners | Dyers | Packers\n12 (40%) | 9 (30%) | 9 (30%)\nDay shift | Night | Both\n4 | 5 | 6")
    )
    assert not rows(placed("Others | | Yarn\n17% | | 10%\n | 28% | \n14% | | 31%"))


def test_numbers_of_sentences_and_dates_of_terms_are_no_figures() -> None:
    sentences = ["The mill shall tell how much water it draws", "The mill shall tell where it draws the water"]
    assert not rows(table(f"Water | 1 | {sentences[0]}\n | 2 | {sentences[1]}"))
    assert not rows(table("Ms Lee | Director | 2021.06\nMr Ho | Director | 2019.11\nMs Au | Member | 2020.02"))


def test_a_list_of_contents_in_several_columns() -> None:
    assert not rows(
        placed(
            "6 | Our yarn | 36 | Our people | 56\n8 | Our mill | 38 | Water | 58\n10 | Goals | 40 | Dye | 60", page=3
        )
    )


def test_a_header_that_stands_apart_from_its_table() -> None:
    line = Passage(text="Our figures Unit FY 2024 FY 2023 +/–", kind="heading", page=1)
    found = rows(line, placed("Yarn | tonnes | 5 | 4 | 25.0%\nWool | tonnes | 6 | 8 | −25.0%"), year=2024)
    assert [year for year, _, _, _ in found[:3]] == [2024, 2023, 2024]


@pytest.mark.parametrize("text", ["In 2022 and 2023 we bought 40 looms.", "2022 2023 4,000 looms", "Loom model 2023"])
def test_no_line_of_years(text: str) -> None:
    assert not is_line_of_years(text)


def test_months_in_headings() -> None:
    assert [found.year for found in years_in("2019/3")] == [2019]
    assert [found.year for found in years_in("2019/20 2010/11")] == [2020, 2011]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("mtCO2e", "tCO2e"),
        ("MTCO₂e", "tCO2e"),
        ("MtCO2e", "MtCO2e"),
        ("Gigajoules (GJ)", "GJ"),
        ("Thousand cubic meters (TCM)", "1000m3"),
        ("megaliters", "1000m3"),
        ("Yen in billions", "1000000000JPY"),
        ("1,000 metric tons of CO₂e emissions", "ktCO2e"),
        ("MWh equivalent", "MWh"),
    ],
)
def test_units_in_other_words(text: str, symbol: str) -> None:
    found = unit_in(text)
    assert found is not None
    assert found.symbol == symbol


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("% of total employees", "%"),
        ("Percentage (%) by floor area", "%"),
        ("No. (rounded)", "count"),
        ("Number of employees", "person"),
    ],
)
def test_what_a_column_of_units_says_at_length(text: str, symbol: str) -> None:
    found = unit_column_word(text)
    assert found is not None
    assert found.symbol == symbol


def test_figures_that_ran_together_with_their_labels() -> None:
    drawn = [
        ["Board", "", "Mill", ""],
        ["2023", "2022", "2023", "2022"],
        ["Women 31%", "25%", "33%", "23%"],
        ["Men 69%", "75%", "67%", "77%"],
        ["Over 50 years old 92%", "92%", "67%", "62%"],
    ]
    found = unglued([tuple(GridCell(text=text) for text in row) for row in drawn])
    assert [[cell.text for cell in row] for row in found[:3]] == [
        ["", "Board", "", "Mill", ""],
        ["", "2023", "2022", "2023", "2022"],
        ["Women", "31%", "25%", "33%", "23%"],
    ]


def test_labels_that_end_in_a_number_of_their_own() -> None:
    drawn = [["2023", "2022", "2021"], ["Scope 1", "5", "6"], ["Scope 2", "7", "8"], ["Scope 3", "9", "9"]]
    cells = tuple(tuple(GridCell(text=text) for text in row) for row in drawn)
    assert unglued(cells) == cells


def test_years_over_the_last_of_their_columns() -> None:
    found = rows(
        table(
            """
             | | | 2022 | | | 2023
            Mill | Bought | Own | Total | Bought | Own | Total
            Spinning | 4 | 1 | 5 | 6 | 1 | 7
            Dyeing | 2 | 1 | 3 | 3 | 1 | 4
            """
        )
    )
    assert [year for year, _, _, _ in found[:6]] == [2022, 2022, 2022, 2023, 2023, 2023]
    assert found[0][1].endswith("Bought / Spinning")


def test_money_at_the_end_of_a_heading() -> None:
    found = rows(table(" | Yarn HK$'000 | Total HK$'000\nRevenue | 410.1 | 510.0\nCost | 80.5 | 99.1"))
    assert {(unit, path.split(" / ")[-2]) for _, path, _, unit in found} == {("1000HKD", "Yarn"), ("1000HKD", "Total")}


def test_a_column_of_units_that_names_a_scale_only() -> None:
    assert rows(table("Item | Unit | 2023\nCalls | in thousand | 3,000\nYarn | kg | 8"))[0][2:] == ("3000", "1000count")


def test_a_list_of_pages_at_the_start_of_a_chapter() -> None:
    assert not rows(placed("Our people | 25\nOur mill | 26\nOur yarn | 30\nOur dye | 31", page=24))
    assert rows(placed("Weavers | 25\nDyers | 26\nSpinners | 30\nPackers | 31", page=90))


def test_rows_that_lost_their_names() -> None:
    assert not rows(placed(" | 2022 | 2023\nHours | 3.04 | 3.95\nPersons | 112 | 156\nHours | 8.2 | 9.1", page=5))


def test_what_is_no_figure_in_a_sentence() -> None:
    for text in (
        "9k's people choose their own goals.",
        "Action 3: seek approval for new looms.",
        "TC-YN-550a.1 Number of faults",
    ):
        assert not rows(Passage(text=text, kind="paragraph")), text
