"""What must be answered depends on how the group is listed and on its year; reasons must say something."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assay.content import load_content
from assay.draft import draft
from assay.examine import Examined, examine
from assay.report.document import IndexTable, PlainTable
from small_book import SmallBook, of_code

from .composed import section

if TYPE_CHECKING:
    from assay.core.findings import Finding
    from assay.draft import Draft

LANTERN = Path(__file__).parents[2] / "examples" / "lantern"
CODE = "hkex-code-2025"
EXPLAINED = {"D28(c)", "D29(d)"}
_AFTER_ALL = (
    "{en: Data of the largest source are being collected from suppliers and cannot be checked before 2026., "
    "zh-Hant: 最大來源的數據正向供應商收集，2026年前未能核查。, zh-Hans: 最大来源的数据正向供应商收集，2026年前未能核查。}"
)
REASON = "{en: Not yet measured., zh-Hant: 尚未計量。, zh-Hans: 尚未计量。}"


@pytest.fixture
def lantern_copy(tmp_path: Path) -> SmallBook:
    """The example book as it would be before Scope 3 was measured, to be changed."""
    root = tmp_path / "lantern"
    shutil.copytree(LANTERN, root, ignore=shutil.ignore_patterns("making", "publications"))
    for name in ("records/scope_3.csv", "factors/own.csv", "explanations.yaml"):
        (root / name).unlink()
    for path in (root / "narrative").glob("D29(d).*"):
        path.unlink()
    reasons = "\n".join(
        f"  - {{framework: {CODE}, provision: {code}, reason: {_AFTER_ALL}}}" for code in sorted(EXPLAINED)
    )
    (root / "explanations.yaml").write_text(f"provisions:\n{reasons}\n", "utf-8")
    return SmallBook(root)


def later(book: SmallBook) -> SmallBook:
    """The same years, said to begin on 2 January: what holds for years from a day on holds or does not."""
    return book.head("years: [2023, 2024, 2025]", "years: [2024, 2025, 2026]")


def drafted(book: SmallBook) -> Draft:
    found = examine(book.root, load_content())
    assert isinstance(found, Examined)
    return draft(found, ("en",))


def must(findings: tuple[Finding, ...]) -> dict[str, Finding]:
    return {finding.kpi: finding for finding in of_code(findings, "framework.mandatory")}


def duties(made: Draft) -> dict[str, str]:
    index = section(made.composed["en"].document, "index").blocks[0]
    assert isinstance(index, IndexTable)
    return {row.provision: row.duty for row in index.rows if row.status}


def test_what_is_explained_will_do_until_it_is_mandatory(lantern_copy: SmallBook) -> None:
    made = drafted(lantern_copy)
    assert must(made.findings) == {}
    assert duties(made)["D28(c)"] == "Comply or explain"
    lantern_copy.head("large_cap: no", "large_cap: yes")
    made = drafted(lantern_copy)
    assert must(made.findings) == {}, "the phase for large issuers begins with fiscal years from 2026 on"
    made = drafted(later(lantern_copy))
    found = must(made.findings)
    assert set(found) >= EXPLAINED
    assert found["D28(c)"].severity == "error"
    assert "a reason is given, which does not do" in found["D28(c)"].message.lower()
    assert duties(made)["D28(c)"] == duties(made)["D20"] == "Mandatory"
    assert duties(made)["D36"] == "Voluntary"
    lantern_copy.head("large_cap: yes", "large_cap: no")
    assert not EXPLAINED & set(must(drafted(lantern_copy).findings))


def test_a_relief_that_is_open_to_a_provision_does_where_a_reason_alone_does_not(lantern_copy: SmallBook) -> None:
    later(lantern_copy.head("large_cap: no", "large_cap: yes"))
    path = lantern_copy.root / "explanations.yaml"
    before = path.read_text("utf-8")

    def with_relief(name: str) -> Draft:
        path.write_text(before.replace("D28(c),", f"D28(c), relief: {name},"), "utf-8")
        return drafted(lantern_copy)

    made = with_relief("reasonable_information")
    assert set(must(made.findings)) & EXPLAINED == {"D29(d)"}
    (used,) = of_code(made.findings, "framework.relief_used")
    assert (used.kpi, used.severity) == ("D28(c)", "note")
    assert "recalled" in used.message
    index = section(made.composed["en"].document, "index").blocks[0]
    assert isinstance(index, IndexTable)
    assert "without undue cost or effort" in next(row.note for row in index.rows if row.provision == "D28(c)")
    made = with_relief("financial_effects")
    (wrong,) = of_code(made.findings, "framework.relief")
    assert "reasonable_information" in wrong.expected
    assert set(must(made.findings)) & EXPLAINED == EXPLAINED


def test_on_the_growth_board_nothing_has_to_be_said_of_what_is_voluntary(lantern_copy: SmallBook) -> None:
    lantern_copy.head("market: main_board", "market: gem")
    (lantern_copy.root / "risks.yaml").unlink()
    (lantern_copy.root / "explanations.yaml").unlink()
    for path in (lantern_copy.root / "narrative").glob("D2[0-7].*"):
        path.unlink()
    made = drafted(lantern_copy)
    assert of_code(made.findings, "framework.not_answered") == []
    assert duties(made)["D20"] == "Voluntary"
    lantern_copy.head("market: gem", "market: main_board")
    asked = {finding.kpi for finding in of_code(drafted(lantern_copy).findings, "framework.not_answered")}
    assert asked >= {"D20", "D26", "D28(c)", "D34"}


def test_a_large_issuer_is_listed_on_the_main_board(book: SmallBook) -> None:
    book.head("currency:", "listing: {market: gem, large_cap: yes}\ncurrency:")
    found = book.examine()
    (finding,) = of_code(found.findings, "book.listing")
    assert finding.severity == "error"
    assert found.book.listing.classes == ("gem",)


def under(book: SmallBook, explanations: str) -> SmallBook:
    return book.head("languages:", f"frameworks: [{CODE}]\nlanguages:").write({"explanations.yaml": explanations})


def test_an_explanation_needs_its_reason_in_every_language(book: SmallBook) -> None:
    under(book, f"provisions:\n  - {{framework: {CODE}, provision: D21, reason: {{en: Not yet measured.}}}}\n")
    (finding,) = of_code(draft(book.examine()).findings, "framework.no_reason")
    assert (finding.kpi, finding.severity) == ("D21", "error")
    assert "zh-Hant, zh-Hans" in finding.message
    book.write({"explanations.yaml": f"provisions:\n  - {{framework: {CODE}, provision: D21, reason: {REASON}}}\n"})
    assert of_code(draft(book.examine()).findings, "framework.no_reason") == []


def test_a_provision_that_is_not_there_cannot_be_explained(book: SmallBook) -> None:
    under(book, f"provisions:\n  - {{framework: {CODE}, provision: A1.2, reason: {REASON}}}\n")
    (finding,) = of_code(draft(book.examine()).findings, "framework.no_provision")
    assert "A1.2" in finding.message


def test_goals_mark_their_chapters_and_one_table_joins_the_frameworks(lantern_draft: Draft) -> None:
    for language, goal in (("en", "Climate action"), ("zh-Hant", "氣候行動"), ("zh-Hans", "气候行动")):
        document = lantern_draft.composed[language].document  # type: ignore[index]
        (marks,) = section(document, "aspect-D").blocks
        assert ("13", goal) in [(mark.code, mark.label) for mark in marks.marks]  # type: ignore[union-attr]
        (table,) = section(document, "crosswalk").blocks
        assert isinstance(table, PlainTable)
        rows = {row[0][0].text: ["".join(run.text for run in cell) for cell in row[2:]] for row in table.rows}
        assert rows["D28(a)"] == ["305-1", "29(a)(i)(1), B20, B21-B22", "SDG 13"]
