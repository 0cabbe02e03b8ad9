"""Coverage and the index of a report; an edition that is added under ``editions/`` and nowhere else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from assay.content import Content, load_content
from assay.core.findings import Finding
from assay.draft import Draft, draft
from assay.examine import Examined, examine
from assay.publish import publish
from assay.render.anchors import written_anchors
from assay.report.document import Document, IndexRow, IndexTable
from assay.report.files import coverage_csv
from small_book import SmallBook, of_code

from .composed import passage, section

NEW = "hkex-guide-2031"
PROVISION = """\
  - code: A1.9
    aspect: A1
    kind: mixed
    obligation: comply_or_explain
    title: {en: "Methane: amount and plan", zh-Hant: 甲烷：排放量及計劃, zh-Hans: 甲烷：排放量及计划}
    requires:
      - {metric: scope_1}
"""
CO2 = """\
    metric,site,start,end,quantity,unit
    scope_1,,2024-01-01,2024-12-31,1234.5,tCO2e
"""
TELLS = {f"narrative/A1.9.{language}.md": "Scope 1: {scope_1 2024}." for language in ("en", "zh-Hant", "zh-Hans")}


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """Our content with one more edition: the guide, in force from 2020 on, with one provision more."""
    known = load_content()
    root = tmp_path / "editions" / "frameworks"
    shutil.copytree(known.editions / "frameworks" / "hkex-guide-2020", root / "hkex-guide-2020")
    shutil.copytree(known.editions / "frameworks" / "hkex-guide-2020", root / NEW)
    head = root / NEW / "edition.yaml"
    text = head.read_text("utf-8").replace("id: hkex-guide-2020", f"id: {NEW}")
    head.write_text(text.replace("HKEX ESG Reporting Guide,", "HKEX Guide of 2031,"), "utf-8")
    body = root / NEW / "provisions.yaml"
    body.write_text(body.read_text("utf-8") + PROVISION, "utf-8")
    return replace(known, editions=root.parent)


def under(book: SmallBook, *frameworks: str) -> SmallBook:
    return book.head("languages:", f"frameworks: [{', '.join(frameworks)}]\nlanguages:").write(
        {"records/figures.csv": CO2}
    )


def drafted(book: SmallBook, content: Content) -> Draft:
    found = examine(book.root, content)
    assert isinstance(found, Examined)
    return draft(found)


def index_rows(document: Document, edition: str) -> dict[str, IndexRow]:
    table = next(
        block for block in section(document, "index").blocks if isinstance(block, IndexTable) and edition in block.id
    )
    return {row.provision: row for row in table.rows if row.status is not None}


def answered(findings: tuple[Finding, ...], code: str) -> bool:
    return code not in [finding.kpi for finding in of_code(findings, "framework.not_answered")]


@pytest.mark.parametrize("named", [(NEW,), ("hkex-guide-2020", NEW)])
def test_a_new_edition_is_told_covered_and_indexed(book: SmallBook, content: Content, named: tuple[str, ...]) -> None:
    report = drafted(under(book, *named).write(TELLS), content)
    assert of_code(report.findings, "framework.unknown") == []
    assert [edition.id for edition in report.editions] == list(named)
    for language, one in report.composed.items():
        found = index_rows(one.document, NEW)["A1.9"]
        assert found.status == "disclosed"
        assert {target.anchor for target in found.targets} >= {"p-A1-9", "t-ghg"}
        assert {target.anchor for target in found.targets} <= set(written_anchors(one.document))
        assert found.requirement in ("Methane: amount and plan", "甲烷：排放量及計劃", "甲烷：排放量及计划")
        assert "1,235" in passage(one.document, "p-A1-9")[0], language
    rows = coverage_csv(report.editions, report.materials["en"].coverage, report.composed["en"].placed, {})
    assert f"{NEW},A1.9,disclosed" in rows
    assert answered(report.findings, "A1.9")


def test_its_caption_and_rows_stand_in_the_printed_index(book: SmallBook, content: Content, tmp_path: Path) -> None:
    found = examine(under(book, NEW).write(TELLS).root, content)
    assert isinstance(found, Examined)
    done = publish(found, tmp_path / "out", languages=("en",), formats=("pdf",))
    assert of_code(done.findings, "index.no_page") == []
    lines = (tmp_path / "out" / "coverage.csv").read_text("utf-8").splitlines()
    (line,) = [line for line in lines if line.startswith(f"{NEW},A1.9,")]
    assert "page" in line


def test_what_the_new_provision_asks_for_and_is_not_there_is_a_warning(book: SmallBook, content: Content) -> None:
    report = drafted(under(book, NEW), content)
    (found,) = [f for f in of_code(report.findings, "framework.not_answered") if f.kpi == "A1.9"]
    assert found.severity == "warning"
    assert "partial" in found.message
    assert "a description in words" in found.message
    assert "narrative/A1.9.<language>.md" in found.action


def test_an_unknown_framework_is_an_error_that_names_the_known_ones(book: SmallBook) -> None:
    report = draft(under(book, "hkex-guide-1999").examine())
    (found,) = of_code(report.findings, "framework.unknown")
    assert found.severity == "error"
    assert "hkex-guide-1999" in found.message
    assert "hkex-guide-2020" in found.expected
    assert report.editions == ()


def test_an_edition_that_is_not_in_force_is_a_note(book: SmallBook) -> None:
    assert of_code(draft(under(book, "hkex-guide-2020").examine()).findings, "framework.not_in_force") == []
    book.head("years: [2023, 2024]", "years: [2024, 2025]")
    (found,) = of_code(draft(book.examine()).findings, "framework.not_in_force")
    assert found.severity == "note"
    assert "2025-01-01" in found.message


def test_a_provision_that_nothing_answers_is_a_warning_until_it_is_explained(book: SmallBook) -> None:
    under(book, "hkex-guide-2020")
    before = draft(book.examine())
    assert not answered(before.findings, "B6.1")
    assert index_rows(before.composed["en"].document, "hkex")["B6.1"].status == "missing"
    book.write(
        {
            "explanations.yaml": """\
                provisions:
                  - framework: hkex-guide-2020
                    provision: B6.1
                    reason: {en: Nothing was sold yet., zh-Hant: 尚未有銷售。, zh-Hans: 尚未有销售。}
                """
        }
    )
    after = draft(book.examine())
    assert answered(after.findings, "B6.1")
    for language, reason, status in (
        ("en", "Nothing was sold yet.", "Explained"),
        ("zh-Hant", "尚未有銷售。", "已解釋"),
        ("zh-Hans", "尚未有销售。", "已解释"),
    ):
        row = index_rows(after.composed[language].document, "hkex")["B6.1"]  # type: ignore[index]
        assert (row.status, row.status_text) == ("explained", status)
        assert reason in row.note
    rows = coverage_csv(after.editions, after.materials["en"].coverage, after.composed["en"].placed, {})
    assert "hkex-guide-2020,B6.1,explained,,Nothing was sold yet." in rows


def test_words_must_stand_in_every_language_of_the_book(book: SmallBook) -> None:
    under(book, "hkex-guide-2020").write({"narrative/A1.GD.en.md": "Words.", "narrative/A1.GD.zh-Hant.md": "文字。"})
    assert not answered(draft(book.examine()).findings, "A1.GD")
    book.write({"narrative/A1.GD.zh-Hans.md": "文字。"})
    assert answered(draft(book.examine()).findings, "A1.GD")


def test_a_figure_that_was_not_collected_is_no_answer_and_one_that_cannot_be_is(book: SmallBook) -> None:
    under(book, "hkex-guide-2020")
    for words, is_answer in (("not collected", False), ("not applicable", True)):
        row = f"recall_rate,2024-01-01,2024-12-31,{words},%"
        book.write({"records/figures.csv": f"metric,start,end,quantity,unit\n{row}\n"})
        assert answered(draft(book.examine()).findings, "B6.1") is is_answer


def test_all_editions_can_be_reported_under_at_once(book: SmallBook, tmp_path: Path) -> None:
    """Codes such as ``D28(b)`` and ``GRI 305 (2016)`` make anchors too."""
    names = load_content().frameworks()
    tells = {
        f"narrative/{code}.{language}.md": "Words."
        for code in ("D28(b)", "305-1")
        for language in ("en", "zh-Hant", "zh-Hans")
    }
    found = under(book, *names).write(tells).examine()
    done = publish(found, tmp_path / "out", languages=("en",), formats=("xhtml", "pdf"))
    assert of_code(done.findings, "index.no_page") == []
    page = (tmp_path / "out" / "report.en.xhtml").read_text("utf-8")
    assert 'id="p-D28-b"' in page
    statuses = {line.split(",")[0] for line in (tmp_path / "out" / "coverage.csv").read_text("utf-8").splitlines()[1:]}
    assert statuses == set(names)
