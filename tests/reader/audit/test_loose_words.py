"""Scores, loose words of sentences and notes to a row: what is no figure, and what is an explanation."""

from __future__ import annotations

from dataclasses import replace

from assay.content import load_content
from assay.reader.block import Passage
from assay.reader.coverage.answered import answered
from assay.reader.coverage.edition_named import not_newer_than_named, words_said
from reader.audit.claimed import claim, document, found

CONTENT = load_content()
EDITIONS = tuple(CONTENT.framework(name) for name in ("hkex-guide-2020", "hkex-code-2025"))


def test_scores_of_a_topic_are_no_cases() -> None:
    scored = [
        claim("complaints", 2024, score, cut=f"site={site}", grid=2) for score, site in (("3.7", "a"), ("3.6", "b"))
    ]
    assert found(claim("complaints", 2024, "6"), *scored) == ()


def test_a_sentence_that_gives_another_row_digit_by_digit_speaks_of_that_row() -> None:
    parts = [claim("fuel_energy", 2024, v, cut=f"carrier={c}") for v, c in (("51,200", "diesel"), ("12,100", "petrol"))]
    table = [*parts, claim("energy_direct", 2024, "70,123")]
    said = claim("fuel_energy", 2024, "70,123", prose=True, grid=None)
    assert not [each for each in found(*table, said) if each.severity != "note"]


WELL = Passage(text="2024: The second well was connected in March 2023.", kind="note", mark="3", page=1, line=9)


def jumps_beside(*words: Passage, marks: tuple[str, ...] = ("3",)) -> list[str]:
    claims = [
        claim("water_consumption", year, v, marks=marks, line=1) for year, v in ((2024, "9,000"), (2023, "2,000"))
    ]
    return [each.severity for each in found(*claims, words=document(*words)) if each.code == "read.jump"]


def test_a_note_to_the_row_that_names_the_year_leaves_nothing_to_ask() -> None:
    assert jumps_beside(WELL) == []


def test_a_note_above_the_row_belongs_to_another_table() -> None:
    assert jumps_beside(replace(WELL, line=0)) == ["note"]


def test_a_note_on_another_page_is_no_note_to_the_row() -> None:
    assert jumps_beside(replace(WELL, page=9)) == ["note"]


def test_a_note_to_another_row_explains_nothing() -> None:
    assert jumps_beside(WELL, marks=("4",)) == ["warning"]


def test_what_stands_under_the_code_of_a_provision_answers_it() -> None:
    text = "Dust on the road to the quarry troubles two villages; lorries now drive covered and only by day."
    passage = Passage(text=text, kind="paragraph", headings=("A3.1 Major impacts",))
    answers = {each.provision: each for each in answered(document(passage), (), EDITIONS[0], CONTENT.catalogue)}
    assert answers["A3.1"].status == "disclosed"
    assert answers["A3.1"].quote


def test_an_edition_newer_than_the_named_one_is_not_asked_for() -> None:
    guide = document(Passage(text="HKEX ESG Reporting Guide", kind="heading"))
    both = document("It follows the Reporting Guide.", "The ESG Reporting Code is studied.")
    chinese = document("本報告按照《環境、社會及管治報告指引》編製。")
    assert [e.id for e in not_newer_than_named(words_said(guide), EDITIONS)] == ["hkex-guide-2020"]
    assert [e.id for e in not_newer_than_named(words_said(chinese), EDITIONS)] == ["hkex-guide-2020"]
    assert len(not_newer_than_named(words_said(both), EDITIONS)) == 2
    assert len(not_newer_than_named(words_said(document("No rules are named.")), EDITIONS)) == 2
