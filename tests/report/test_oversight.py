"""Meetings come from the minutes: what else is said of them is held against these, and the statement is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.core.languages import LANGUAGES
from assay.report.document import PlainTable
from assay.report.figures import figures_in
from report.composed import composed, document_of, passage, section, spoken
from small_book import of_code

if TYPE_CHECKING:
    from assay.draft import Draft
    from small_book import SmallBook

GOVERNANCE = """
    bodies:
      - {id: board, name: {en: The Board, zh-Hant: 董事會, zh-Hans: 董事会}}
      - {id: group, minutes: esg_workgroup, name: {en: Workgroup, zh-Hant: 工作小組, zh-Hans: 工作小组}}
    meetings:
      - {body: board, date: 2024-03-20, subject: {en: Targets, zh-Hant: 目標, zh-Hans: 目标}}
    """
MINUTES = """
    meeting,date,body,subject,entitled,present
    B1,2024-03-20,board,Results,9,8
    B2,2024-08-28,board,Results,9,9
    G1,2024-02-10,esg_workgroup,Records,10,7
    G2,2025-03-10,esg_workgroup,Report,10,10
    B3,2025-04-10,board,Report,9,9
    """
REVIEWS = """
    meeting,matter,year,outcome
    B1,targets,2024,noted
    G2,report,2024,noted
    B3,report,2024,approved
    """


def kept(book: SmallBook, **files: str) -> SmallBook:
    given = {"governance": GOVERNANCE, "minutes": MINUTES, "reviews": REVIEWS, **files}
    return book.write(
        {
            "governance.yaml": given["governance"],
            "records/minutes.csv": given["minutes"],
            "records/reviews.csv": given["reviews"],
        }
    )


def codes(book: SmallBook) -> list[str]:
    return [f.code for f in book.examine().findings if f.code.startswith("governance.")]


def rows(book: SmallBook, name: str, language: str = "en") -> list[list[str]]:
    blocks = section(document_of(book, language), "tiers").blocks
    table = next(block for block in blocks if isinstance(block, PlainTable) and block.id == name)
    return [[spoken(runs) for runs in row] for row in table.rows]


def test_minutes_and_governance_that_agree_raise_nothing(book: SmallBook) -> None:
    assert codes(kept(book)) == []


def test_a_meeting_without_minutes_is_an_error_that_names_the_nearest(book: SmallBook) -> None:
    kept(book, governance=GOVERNANCE.replace("2024-03-20", "2024-03-21"))
    found = of_code(book.examine().findings, "governance.meeting_unminuted")
    assert [f.severity for f in found] == ["error"]
    assert "2024-03-21" in found[0].message
    assert "nearest was on 2024-03-20" in found[0].expected
    assert [row[0] for row in rows(book, "t-meetings")] == ["20 March 2024", "10 March 2025", "10 April 2025"]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"minutes": MINUTES.replace("G1,2024-02-10", "G1,2023-02-10")}, "governance.no_meeting"),
        ({"reviews": REVIEWS.replace("approved", "noted")}, "governance.not_approved"),
        ({"reviews": REVIEWS.replace("G2,report", "G2,figures")}, "governance.not_reviewed_below"),
        ({"governance": GOVERNANCE.replace("esg_workgroup", "workers")}, "governance.minutes_name"),
    ],
)
def test_what_the_minutes_do_not_bear_out_is_found(book: SmallBook, files: dict[str, str], code: str) -> None:
    assert code in codes(kept(book, **files))


def test_a_report_dated_before_its_approval_is_found(book: SmallBook) -> None:
    kept(book).head("settings:", "report: {published_on: 2025-04-09}\nsettings:")
    assert "governance.approved_late" in codes(book)


def test_meetings_after_the_year_are_told_and_not_counted(book: SmallBook) -> None:
    found = kept(book).examine().calculation.facts
    counted = found.get("meetings_held", 2024, (("body", "board"),))
    assert counted is not None
    assert counted.value == 2
    assert rows(book, "t-meetings")[-1][:3] == ["10 April 2025", "The Board", "9 of 9"]


def test_who_reviewed_what_is_a_row_a_matter_from_the_bottom_tier_up(book: SmallBook) -> None:
    assert rows(kept(book), "t-reviews") == [
        ["Progress against targets", "", "20 March 2024, noted"],
        ["ESG report", "10 March 2025, noted", "10 April 2025, approved"],
    ]


def test_the_statement_is_made_of_the_minutes_after_the_books_own_words(book: SmallBook) -> None:
    kept(book).write({"narrative/MDR-GOV.en.md": "Our own words."})
    told = passage(document_of(book), "p-MDR-GOV")
    assert told[0] == "Our own words."
    assert "Meetings in 2024, with attendance in brackets: The Board 2 (94.4%); Workgroup 1 (70.0%)." in told
    assert told[-1] == "The Board reviewed and approved this report on 10 April 2025."


def test_without_minutes_nothing_is_claimed(book: SmallBook) -> None:
    book.write({"governance.yaml": GOVERNANCE, "narrative/MDR-GOV.en.md": "Our own words."})
    assert passage(document_of(book), "p-MDR-GOV") == ["Our own words."]
    assert [row[0] for row in rows(book, "t-meetings")] == ["20 March 2024"]


def test_every_figure_of_the_statement_has_its_proof_in_each_language(lantern_draft: Draft) -> None:
    for language in LANGUAGES:
        document = lantern_draft.composed[language].document
        keys = {figure.fact_key for figure in figures_in(document)}
        assert {f"meetings_held@2025[body={name}]" for name in ("board", "esg_committee", "esg_workgroup")} <= keys
        told = " ".join(passage(document, "p-MDR-GOV"))
        assert "2026" in told
        targets = [line for line in passage(document, "p-MDR-GOV") if line.startswith("-")]
        assert len(targets) == len(lantern_draft.materials[language].book.targets)


def test_the_draft_of_a_book_with_a_tier_nobody_minutes_still_stands(book: SmallBook) -> None:
    kept(book, minutes="meeting,date,body,subject\n", reviews="meeting,matter,year,outcome\n")
    assert {f.code for f in composed(book).findings if f.severity == "error"} == {"governance.meeting_unminuted"}
