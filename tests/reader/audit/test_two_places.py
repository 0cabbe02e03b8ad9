"""The same figure in two places; what words say against figures; notes, references and lapsed texts."""

from __future__ import annotations

from assay.reader.block import Grid, GridCell, GridRow, Passage
from assay.reader.page import Box, Page, Word
from reader.audit.claimed import claim, codes, document, found


def test_two_tables_with_a_digit_between_them() -> None:
    claims = [
        claim("water_consumption", 2024, "145,816", "m3", grid=1),
        claim("water_consumption", 2024, "145,616", "m3", grid=2),
    ]
    findings = found(*claims)
    assert [(f.severity, f.code) for f in findings] == [("error", "read.same_fact")]
    assert "one digit" in findings[0].action


def test_rounded_and_exact_in_two_places_are_silent() -> None:
    claims = [
        claim("water_consumption", 2024, "145,816", "m3", grid=1),
        claim("water_consumption", 2024, "145,800", "t", prose=True),
        claim("water_consumption", 2024, "14.58", "10000m3", grid=3),
    ]
    assert codes(*claims) == []


def test_about_is_a_whole_step_wide() -> None:
    claims = [
        claim("water_discharged", 2024, "39,856", "m3"),
        claim("water_discharged", 2024, "39,800", "t", prose=True, about=True),
    ]
    assert codes(*claims) == []


def test_a_sentence_against_a_table() -> None:
    quote = "Total water consumption was 154,816 m3."
    claims = [
        claim("water_consumption", 2024, "145,816", "m3"),
        claim("water_consumption", 2024, "154,816", "m3", prose=True, quote=quote),
    ]
    assert codes(*claims) == ["warning read.same_fact"]


def test_a_sentence_far_from_the_table_speaks_of_a_part() -> None:
    quote = "One plant's water consumption was 31,200 m3."
    claims = [
        claim("water_consumption", 2024, "145,816", "m3"),
        claim("water_consumption", 2024, "31,200", "m3", prose=True, quote=quote),
    ]
    assert codes(*claims) == []


def test_two_rows_of_one_table_are_set_apart_by_something_unsaid() -> None:
    claims = [claim("water_consumption", 2024, "145,816", "m3"), claim("water_consumption", 2024, "31,200", "m3")]
    assert codes(*claims) == []


def test_tables_of_two_plants_are_not_one_figure() -> None:
    one = claim("water_consumption", 2024, "145,816", "m3", grid=1, labels=("Plant North", "Resources", "Water"))
    two = claim("water_consumption", 2024, "31,200", "m3", grid=2, labels=("Plant South", "Use", "Water"))
    assert codes(one, two) == []


def test_waste_under_both_heads() -> None:
    claims = [
        claim(
            "hazardous_waste",
            2024,
            "13,845",
            "t",
            cut="waste_stream=sludge",
            grid=1,
            labels=("Hazardous waste", "Residue"),
        ),
        claim("non_hazardous_waste", 2024, "13,845", "t", grid=2, labels=("Non-hazardous waste", "in total")),
    ]
    assert codes(*claims) == ["warning read.waste_kind"]


def test_waste_that_the_text_calls_the_other_kind() -> None:
    rows = [
        claim(
            "hazardous_waste",
            2024,
            "192",
            "t",
            cut="waste_stream=domestic",
            labels=("Types of hazardous waste", "Domestic waste"),
        )
    ]
    words = document("The non-hazardous wastes mainly include solid waste, domestic waste and mud.")
    assert codes(*rows, words=words) == ["warning read.waste_kind"]
    assert codes(*rows, words=document("The hazardous wastes are mainly domestic waste.")) == []


def test_words_against_figures() -> None:
    claims = [claim("water_consumption", 2023, "60,123", "m3"), claim("water_consumption", 2024, "50,456", "m3")]
    assert codes(
        *claims, words=document("During the year, water consumption increased by some thousand cubic metres.")
    ) == ["warning read.direction"]
    assert codes(*claims, words=document("During the year, water consumption decreased.")) == []
    assert codes(*claims, words=document("Water consumption per employee increased.")) == []
    assert codes(*claims, words=document("Water consumption is expected to have increased.")) == []
    assert codes(*claims, words=document("報告期內用水量較去年上升。")) == ["warning read.direction"]


def _note(mark: str, text: str) -> Passage:
    return Passage(text=text, kind="note", mark=mark)


def _note_on(mark: str, text: str, page: int = 1) -> Passage:
    return Passage(text=text, kind="note", mark=mark, page=page)


def test_a_mark_without_a_note() -> None:
    notes = (
        _note_on("1", "Factors are those of the authority."),
        _note_on("2", "Business travel is not counted."),
    )
    marked = claim("water_consumption", 2024, "50,456", "m3", marks=("1",))
    lost = claim("packaging_used", 2024, "64.4", "t", marks=("3",))
    assert codes(marked, lost, words=document(*notes)) == ["warning read.note_missing"]
    assert codes(marked, claim("packaging_used", 2024, "64.4", "t", marks=("¹ ²",)), words=document(*notes)) == []
    assert codes(marked, claim("packaging_used", 2024, "64.4", "t", marks=("9",)), words=document(*notes)) == []
    assert codes(lost, words=document()) == []


def test_a_mark_left_out_of_a_row_of_notes() -> None:
    notes = document(_note_on("1", "Of all shops."), _note_on("3", "Without lent trays."))
    marked = claim("water_consumption", 2024, "50,456", "m3", marks=("1",))
    assert codes(marked, claim("packaging_used", 2024, "64.4", "t", marks=("2",)), words=notes) == [
        "warning read.note_missing"
    ]


def test_notes_that_were_read_as_something_else_are_not_missing() -> None:
    """Chapters of accounts on other pages, small print taken for words, several marks at once, no mark answered."""
    first, second = _note_on("1", "Factors are those of the authority."), _note_on("2", "Travel is not counted.")
    marked = claim("water_consumption", 2024, "50,456", "m3", marks=("1",))
    lost = claim("packaging_used", 2024, "64.4", "t", marks=("3",))
    also = claim("revenue", 2024, "900", "HKD", marks=("4",))
    assert codes(marked, lost, words=document(_note_on("1", "Plans.", 7), _note_on("2", "Lent.", 7))) == []
    assert codes(marked, lost, words=document(first, second, "3 Trays that were lent are not counted.")) == []
    assert codes(marked, lost, words=document(first, second, "Of all shops. (3) Trays that were lent.")) == []
    assert codes(marked, lost, also, words=document(first, second)) == []
    assert codes(lost, words=document(first, second)) == []
    box = Box(40, 700, 44, 706)
    small = Page(
        number=1,
        source="text_layer",
        words=(Word("3", box), Word("Trays", Box(47, 702, 70, 710)), Word("12", Box(300, 300, 310, 310))),
    )
    assert codes(marked, lost, words=document(first, second, pages=(small,))) == []


def test_a_mark_whose_note_is_about_something_else() -> None:
    notes = document(
        _note("1", "The increase in water consumption is due to a new plant."),
        _note("2", "The decrease in packaging materials is due to reuse."),
    )
    claims = [
        claim("water_consumption", 2024, "50,000", "m3", marks=("2",), labels=("in total",)),
        claim("packaging_used", 2024, "64.4", "t", marks=("2",)),
    ]
    assert codes(*claims, words=notes) == ["note read.note_elsewhere"]


def _index(*rows: tuple[str, str]) -> Grid:
    cells = [
        GridRow(cells=(GridCell(text=code), GridCell(text="Description"), GridCell(text=said))) for code, said in rows
    ]
    return Grid(id=9, rows=tuple(cells), headings=("Content Index",), page=60)


def _pages(last: int) -> tuple[Page, ...]:
    return tuple(Page(number=n, source="text_layer", printed_number=n) for n in range(1, last + 1))


def test_references_beyond_the_last_page() -> None:
    rows = [
        ("KPI A1.1", "Page 30"),
        ("KPI A1.2", "Page 50"),
        ("KPI A1.3", "Pages 50-52"),
        ("KPI A1.4", "P.77"),
        ("KPI A1.5", "31"),
    ]
    findings = found(words=document(_index(*rows), pages=_pages(60)))
    assert [(f.code, "A1.4" in f.message) for f in findings] == [("read.reference", True)]
    assert codes(words=document(_index(*rows), pages=_pages(80))) == []


def test_a_section_that_is_no_heading() -> None:
    heading = Passage(text="Data on Environmental Performance", kind="heading")
    good = "Information is set out in “Data on Environmental Performance” on Page 5 of the Report."
    bad = "Information is set out in “Our Footprint at a Glance” on Page 5 of the Report."
    assert codes(words=document(heading, good, pages=_pages(9))) == []
    assert codes(words=document(heading, bad, pages=_pages(9))) == ["note read.reference"]


def test_texts_cited_after_they_lapsed() -> None:
    assert codes(words=document("All plants hold ISO9001: 2008 certificates.", year=2024)) == ["note read.lapsed"]
    assert codes(words=document("All plants hold ISO 9001:2015 certificates.", year=2024)) == []
    assert codes(words=document("prepared under Appendix 27 to the Listing Rules", year=2022)) == []
    assert codes(words=document("根據上市規則附錄二十七編製", year=2024)) == ["note read.lapsed"]
    assert codes(words=document("the Labour Contract Law of the PRC", year=2024)) == []
    assert codes(words=document("《中華人民共和國合同法》", year=2024)) == ["note read.lapsed"]
    assert codes(words=document("Appendix C2 (formerly Appendix 27) to the Listing Rules", year=2024)) == []
