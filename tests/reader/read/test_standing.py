"""Whether a figure stands by itself, by what is printed for it; all words are invented."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assay.core.languages import LANGUAGES
from assay.core.units import unit
from assay.reader.decision import How, decision
from assay.reader.export import claims_csv
from assay.reader.page import Box
from assay.reader.read import read_document
from assay.reader.standing import PARTS, by_standing, has_name, how_told, rests_on, standing
from assay.reader.unclaimed import claimed
from reader.read.made import CONTENT, made_claim

if TYPE_CHECKING:
    from pathlib import Path

    from assay.reader.claim import Claim
    from assay.reader.reading import Reading


def told(*ways: How, **more: object) -> Claim:
    return made_claim(1, "12", decided=tuple(decision(way) for way in ways), **more)


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ((How.YEAR_COLUMN, How.UNIT_UNITS), "printed"),
        ((How.YEAR_SAID,), "printed"),
        ((How.YEAR_DOCUMENT, How.UNIT_UNITS), "taken"),
        ((How.YEAR_UNSAID,), "taken"),
        ((How.YEAR_COLUMN, How.UNIT_PEOPLE), "taken"),
        ((How.YEAR_USUAL, How.UNIT_RELATIONS), "taken"),
    ],
)
def test_what_is_taken_from_elsewhere_is_told_by_how_it_was_decided(ways: tuple[How, ...], expected: str) -> None:
    assert standing(told(*ways)) == expected


def test_a_year_a_unit_or_a_name_that_is_not_there_leaves_it_open() -> None:
    assert standing(told(How.UNIT_UNITS, fiscal_year=None)) == "open"
    assert standing(told(How.YEAR_COLUMN, unit=None, unit_printed="")) == "open"
    assert standing(told(How.YEAR_COLUMN, labels=("Emissions", "of waste that went to"))) == "open"


def test_a_unit_that_nobody_knows_is_printed_all_the_same() -> None:
    assert how_told(told(How.UNIT_UNKNOWN, unit=None, unit_printed="bales"), "unit") == "printed"


def test_a_unit_that_no_word_prints_is_taken() -> None:
    assert how_told(told(How.VALUE_NONE_SAID, unit=unit("person"), unit_printed="", source="prose"), "unit") == "taken"


def test_a_row_has_the_name_that_stands_in_it() -> None:
    assert has_name(told(labels=("Steam", "Kiln 4"), quote="Kiln 4 | 12 | 14"))
    assert not has_name(told(labels=("Staff", "Leavers by age"), quote="Number | 12 | 14")), "the row has lost its own"
    assert not has_name(told(labels=("Tea", "Leaves for"), quote="Leaves for | 12 | 14"))
    assert has_name(told(How.YEAR_ROW, labels=("Tea", "Leaves"), quote="2023 | 12 | 14")), "the columns name it"
    assert has_name(told(labels=("Age", "30-50"), quote="30-50 | 12 | 14"))
    assert has_name(told(labels=("雇員", "按年齡"), quote="年齡 | 12")), "a word of it is enough"
    assert has_name(told(labels=("Kilns", "fired"), quote="", source="prose"))


def test_what_it_rests_on_has_words_in_three_languages() -> None:
    assert rests_on(told(How.YEAR_COLUMN)).en == ""
    doubt = rests_on(told(How.YEAR_DOCUMENT, unit=None, unit_printed=""))
    assert doubt.en == "Its year is not printed for it. Its unit could not be told."
    assert len({doubt.in_language(language) for language in LANGUAGES}) == len(LANGUAGES)


def test_all_standings_are_counted_also_those_that_are_not_there() -> None:
    assert list(by_standing([told(How.YEAR_COLUMN)]).items()) == [("printed", 1), ("taken", 0), ("open", 0)]


def cell(*ways: How, **more: object) -> Claim:
    """A cell without a unit that no metric fits."""
    return told(*ways, **{"unit": None, "unit_printed": "", "source": "table", "page": 3, **more})


def left_out(claim: Claim, year: int | None = 2025) -> list[str]:
    kept, unplaced = claimed([claim], year)
    assert len(kept) + len(unplaced) == 1
    assert all((one.printed, one.page, one.quote) == (claim.printed, claim.page, claim.quote) for one in unplaced)
    return [one.reason for one in unplaced]


def test_a_cell_with_neither_year_nor_unit_is_listed_and_not_claimed() -> None:
    assert left_out(cell(How.YEAR_DOCUMENT)) == ["no_year_no_unit"]
    assert left_out(cell(How.YEAR_NOTHING, fiscal_year=None)) == ["no_year_no_unit"]
    assert left_out(cell(How.YEAR_COLUMN, labels=("Staff", "Leavers by age"), quote="12 | 14")) == ["no_name_no_unit"]


def test_of_a_cell_on_a_page_that_no_metric_fits_the_unit_must_be_known() -> None:
    assert left_out(cell(How.YEAR_COLUMN, box=Box(0, 0, 10, 10))) == ["no_unit"]
    assert left_out(cell(How.YEAR_COLUMN, box=Box(0, 0, 10, 10), metric="employees")) == []
    assert left_out(cell(How.YEAR_COLUMN, box=Box(0, 0, 10, 10), unit_printed="bales")) == []


def test_a_cell_of_one_of_several_years_is_listed() -> None:
    assert left_out(cell(How.YEAR_SEVERAL, fiscal_year=None, unit_printed="bales")) == ["no_year"]
    assert left_out(cell(How.YEAR_SEVERAL, fiscal_year=None, unit_printed="bales", metric="employees")) == []
    assert left_out(cell(How.YEAR_SEVERAL, fiscal_year=None, unit_printed="bales"), year=None) == []


def test_what_says_enough_stays_a_claim() -> None:
    assert left_out(cell(How.YEAR_COLUMN)) == []
    assert left_out(cell(How.YEAR_DOCUMENT, unit_printed="bales")) == []
    assert left_out(cell(How.YEAR_DOCUMENT, metric="employees")) == []
    assert left_out(cell(How.YEAR_DOCUMENT, kpi="B1.1")) == []
    assert left_out(cell(How.YEAR_UNSAID, source="prose")) == []


def test_in_a_document_without_a_year_a_figure_without_one_is_no_doubt() -> None:
    assert left_out(cell(fiscal_year=None), year=None) == []


TABLES = """Thistle Ltd
Environmental, Social and Governance Report

This report covers the financial year ended 31 December 2025.

Emissions\tUnit\t2025\t2024
Scope 1 emissions\ttCO2e\t120\t110
Scope 2 emissions\ttCO2e\t80\t90

The board met twelve times. Who came is told below.

Director\tAttended\tHeld
Rowan Birch\t11\t12
Hazel Alder\t12\t12
"""


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    path: Path = tmp_path_factory.mktemp("standing") / "thistle.txt"
    path.write_text(TABLES, encoding="utf-8")
    return read_document(path, CONTENT)


def test_of_a_whole_text_the_good_table_stands_and_the_bare_one_is_listed(reading: Reading) -> None:
    rows = list(csv.DictReader(io.StringIO(claims_csv(reading, CONTENT.catalogue))))
    assert [(row["value"], row["standing"]) for row in rows] == [
        (value, "printed") for value in ("120", "110", "80", "90")
    ]
    bare = [(one.printed, one.reason) for one in reading.unplaced]
    assert bare == [(figure, "no_year_no_unit") for figure in ("11", "12", "12", "12")]


def test_a_standing_follows_from_its_parts(reading: Reading) -> None:
    (first, *_) = reading.claims
    assert [how_told(first, part) for part in PARTS] == ["printed"] * 3
    assert standing(replace(first, fiscal_year=None)) == "open"
