"""Notes below tables, marks of recalled factors, and figures that are missing."""

from __future__ import annotations

import pytest

from assay.core.languages import LANGUAGES
from assay.draft import Draft, draft
from assay.report.document import Document, FactTable, FormulaBlock, NoteRef, PlainTable, TableRow
from assay.report.words import word
from small_book import SmallBook

from .composed import cell, digits, document_of, row, section, tables, texts

FUEL = """\
    site,meter,carrier,start,end,quantity,unit
    birch,E,electricity,2023-01-01,2023-12-31,1000,MWh
    birch,E,electricity,2024-01-01,2024-12-31,1000,MWh
    cedar,E,electricity,2023-01-01,2023-12-31,500,MWh
    cedar,E,electricity,2024-01-01,2024-12-31,500,MWh
    birch,D,diesel,2024-01-01,2024-12-31,3000,L
"""
OUTPUT = """\
    site,product,start,end,quantity,unit
    birch,,2024-01-01,2024-12-31,100,t
"""
GRIDS = (
    "birch-grid,grid_factor,province,CN-JL,,0.5,tCO2e/MWh,2020-01-01,,bill,utility,{birch}",
    "cedar-grid,grid_factor,province,CN-GD,,0.4,tCO2e/MWh,2020-01-01,,bill,utility,verified",
    "diesel-heat,net_calorific_value,own,,diesel,0.01,MWh/L,2020-01-01,,manual,office,verified",
    "diesel-gas,fuel_factor,own,,diesel,0.0026,tCO2e/L,2020-01-01,,manual,office,verified",
)


def emissions(book: SmallBook, birch: str) -> SmallBook:
    """A book with power and diesel; ``birch`` is the confidence of one plant's grid factor."""
    book.own_factors(*(factor.format(birch=birch) for factor in GRIDS))
    return book.write({"records/energy.csv": FUEL, "records/output.csv": OUTPUT})


def note_texts(document: Document, line: TableRow) -> list[str]:
    """The notes that a row's marks lead to."""
    notes = next(table.notes for table in tables(document) if line in table.rows)
    by_mark = {note.mark: note.text for note in notes}
    return [by_mark[mark] for mark in line.note_marks]


# -- explained changes and incomplete sums ---------------------------------------------------------------------


def test_an_explained_change_is_a_note_on_its_row_in_every_language(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": """\
                metric,site,start,end,quantity,unit
                water_withdrawn,,2023-01-01,2023-12-31,100,m3
                water_withdrawn,,2024-01-01,2024-12-31,900,m3
                wastewater_treated,,2024-01-01,2024-12-31,5,m3
                """,
            "explanations.yaml": """\
                changes:
                  - {metric: wastewater_treated, year: 2024, text: {en: A pond., zh-Hant: 一池。, zh-Hans: 一池塘。}}
                  - {metric: wastewater_treated, year: 2023, text: {en: No pond., zh-Hant: 無池。, zh-Hans: 没池。}}
                """,
        }
    )
    report = draft(book.examine())
    expected = {"en": "2024: A pond.", "zh-Hant": "2024年：一池。", "zh-Hans": "2024年：一池塘。"}
    for language, note in expected.items():
        document = report.composed[language].document  # type: ignore[index]
        label = report.materials[language].label("wastewater_treated")  # type: ignore[index]
        line = row(document, label)
        assert note in note_texts(document, line)
        assert all(mark.isdigit() for mark in line.note_marks)


def test_equal_notes_share_a_mark_and_marks_count_from_one(lantern_draft: Draft) -> None:
    for one in lantern_draft.composed.values():
        for table in tables(one.document):
            numbers = [note.mark for note in table.notes if note.mark != "†"]
            assert numbers == [str(n + 1) for n in range(len(numbers))]
            assert len({note.text for note in table.notes}) == len(table.notes)
            marked = {mark for line in table.rows for mark in line.note_marks}
            assert marked == {note.mark for note in table.notes}


def test_a_sum_that_lacks_a_part_says_so(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": """\
                metric,site,start,end,quantity,unit
                volunteer_hours,birch,2024-01-01,2024-12-31,100,h
                volunteer_hours,cedar,2024-01-01,2024-12-31,not collected,h
                """
        }
    )
    for language, words in (
        ("en", "2024: Incomplete: a part of it is not collected."),
        ("zh-Hant", "2024年：數據不完整：部分數據未收集。"),
    ):
        document = document_of(book, language)
        found = next(
            line
            for table in tables(document)
            for line in table.rows
            if any(each.fact_key == "volunteer_hours@2024" for each in line.cells)
        )
        assert texts(found)[0] == "100"
        assert words in note_texts(document, found)


# -- recalled factors ------------------------------------------------------------------------------------------


def dependent(document: Document) -> dict[str, bool]:
    """For each row of figures, by the keys of its facts: whether it bears the mark."""
    return {
        each.fact_key: "†" in line.note_marks
        for table in tables(document)
        for line in table.rows
        for each in line.cells
        if each.fact_key
    }


def test_every_row_that_rests_on_a_recalled_factor_is_marked_and_no_other(book: SmallBook) -> None:
    marked = dependent(document_of(emissions(book, "recalled")))
    for key in (
        "electricity_emissions@2024",
        "scope_2_location@2023",
        "ghg_emissions@2024",
        "ghg_emissions_per_output@2024",
    ):
        assert marked[key], key
    for key in (
        "output@2024",
        "electricity_purchased@2024",
        "fuel_energy@2024",
        "energy_consumed@2024",
        "scope_1@2024",
    ):
        assert not marked.get(key), key


def test_the_factor_table_and_the_formulas_are_marked_too(book: SmallBook) -> None:
    document = document_of(emissions(book, "recalled"))
    (factors,) = [block for block in section(document, "factors").blocks if isinstance(block, PlainTable)]
    marks = {line[1][0].text + line[2][0].text: line[0][0].note_mark for line in factors.rows}
    assert sorted(marks.values()) == ["", "", "", "†"]
    assert [text for text, mark in marks.items() if mark] == ["0.5 tCO₂e/MWhBirch plant (2023–2024)"]
    assert factors.notes == (NoteRef(mark="†", text="recalled"),)
    terms = {
        term.name
        for block in section(document, "formulas").blocks
        if isinstance(block, FormulaBlock)
        for term in block.terms
    }
    assert "grid emission factor†" in terms
    assert "fuel emission factor" in terms


def test_targets_are_marked_too(book: SmallBook) -> None:
    emissions(book, "recalled").write(
        {
            "targets.yaml": """\
                - id: power
                  name: {en: Cleaner power, zh-Hant: 潔淨電力, zh-Hans: 洁净电力}
                  metric: scope_2_location
                  dimensions: ""
                  base_year: 2023
                  target_year: 2030
                  change: "-20%"
                """
        }
    )
    blocks = section(document_of(book), "targets").blocks
    (table,) = [block for block in blocks if isinstance(block, PlainTable) and block.id == "t-targets"]
    assert [run.note_mark for runs in table.rows[0] for run in runs if run.fact_key] == ["†", "†", "†", "", "†"]
    assert [note.mark for note in table.notes] == ["†"]


def test_a_plant_with_a_verified_factor_leaves_its_own_table_row_clean(book: SmallBook) -> None:
    """The whole rests on the recalled factor of one plant; the row by site holds the whole, so it is marked."""
    table = next(table for table in tables(document_of(emissions(book, "recalled"))) if table.id == "t-ghg-sites")
    lines = {each.fact_key.partition("@")[0]: line for line in table.rows for each in line.cells}
    assert "†" in lines["scope_2_location"].note_marks
    assert lines["scope_1"].note_marks == ()


def test_a_book_whose_factors_are_all_verified_has_no_such_mark(book: SmallBook) -> None:
    report = draft(emissions(book, "verified").examine())
    for one in report.composed.values():
        assert "†" not in repr(one.document)
    assert "†" in repr(document_of(emissions(book, "recalled")))


# -- missing is never zero -------------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["not collected", "not disclosed", "not applicable"])
def test_a_missing_figure_prints_words_and_never_a_zero(book: SmallBook, reason: str) -> None:
    book.write(
        {
            "records/figures.csv": f"""\
                metric,site,start,end,quantity,unit
                volunteer_hours,,2023-01-01,2023-12-31,0,h
                volunteer_hours,,2024-01-01,2024-12-31,{reason},h
                """
        }
    )
    report = draft(book.examine())
    for language in LANGUAGES:
        document = report.composed[language].document
        found = cell(document, "volunteer_hours@2024")
        assert found.missing
        assert found.text == word(reason.replace(" ", "_"), language)
        assert digits(found.text) == ""
        assert cell(document, "volunteer_hours@2023").text == "0"


def test_a_year_without_any_record_is_a_dash(book: SmallBook) -> None:
    book.write({"records/output.csv": OUTPUT})
    document = document_of(book)
    line = next(
        line
        for table in tables(document)
        for line in table.rows
        if line.cells and line.cells[0].fact_key == "output@2024"
    )
    assert texts(line) == ["100", "–"]
    assert line.cells[1].missing


def test_nothing_is_drawn_and_no_tile_made_of_what_is_missing(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": """\
                metric,site,start,end,quantity,unit
                community_investment,,2023-01-01,2023-12-31,100,CNY
                community_investment,,2024-01-01,2024-12-31,not collected,CNY
                """
        }
    )
    document = document_of(book)
    assert "highlights" not in [each.id for each in document.sections]
    assert all(isinstance(block, FactTable) for block in section(document, "figures-B8").blocks)
