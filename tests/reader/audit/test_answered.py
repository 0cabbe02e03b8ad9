"""How far a document answers each provision, and what its own index says."""

from __future__ import annotations

import pytest

from assay.content import load_content
from assay.reader.block import Block, Grid, GridCell, GridRow, Passage
from assay.reader.claim import Claim
from assay.reader.coverage.answered import answered, unanswered
from assay.reader.coverage.edition_named import follows, words_said
from assay.reader.passages.index_said import index_said
from assay.reader.reading import Answer
from reader.audit.claimed import claim, document

CONTENT = load_content()
CATALOGUE = CONTENT.catalogue
GUIDE = CONTENT.framework("hkex-guide-2020")


def answers(*blocks: Block | str, claims: tuple[Claim, ...] = ()) -> dict[str, Answer]:
    return {answer.provision: answer for answer in answered(document(*blocks), claims, GUIDE, CATALOGUE)}


def test_an_empty_document_answers_nothing() -> None:
    assert {answer.status for answer in answers().values()} == {"missing"}


def test_figures_answer_a_quantitative_provision() -> None:
    claims = (
        claim("scope_1", 2024, "10"),
        claim("scope_2_location", 2024, "20"),
        claim("ghg_emissions", 2024, "30", line=77),
    )
    found = answers(claims=claims)["A1.2"]
    assert found.status == "disclosed"
    assert "line" in found.where


def test_some_figures_answer_in_part() -> None:
    found = answers(claims=(claim("scope_1", 2024, "10"),))["A1.2"]
    assert found.status == "partial"
    assert "Scope 2, location-based" in found.reason.en


def test_a_total_without_the_split_that_is_asked_for_answers_in_part() -> None:
    assert answers()["B5.1"].status == "missing"
    claims = (claim("suppliers", 2024, "40"),)
    assert answers(claims=claims)["B5.1"].status == "partial"
    assert "region" in answers(claims=claims)["B5.1"].reason.en
    claims = (claim("suppliers", 2024, "40", cut="region=mainland_china"),)
    assert answers(claims=claims)["B5.1"].status == "disclosed"


@pytest.mark.parametrize(
    "text",
    [
        "We set a target to reduce the intensity of our energy use by 5% by 2030 and have installed LED lamps as a measure.",
        "本集團訂立目標，於2030年前將能源密度降低5%，並已採取安裝LED燈等措施。",
        "本集团订立目标，于2030年前将能源密度降低5%，并已采取安装LED灯等措施。",
    ],
)
def test_targets_and_steps_are_told_in_three_kinds_of_writing(text: str) -> None:
    found = answers(text)["A2.3"]
    assert found.status == "disclosed"
    assert found.quote


def test_a_subject_without_what_is_asked_of_it_is_partial() -> None:
    found = answers(
        "The Group's electricity comes from the public grid, and we aim to keep its use stable every year."
    )["A2.3"]
    assert found.status == "partial"
    assert "steps" in found.reason.en


def test_a_reason_explains_and_a_bare_refusal_does_not() -> None:
    with_reason = "The Group does not use packaging materials for finished products because it only provides services."
    assert answers(with_reason)["A2.5"].status == "explained"
    assert "packaging" in answers(with_reason)["A2.5"].reason.en
    chinese = "由於本集團主要提供服務，並不涉及製成品所用包裝材料，故不適用。"
    assert answers(chinese)["A2.5"].status == "explained"
    assert (
        answers("Packaging is an art that many of our customers have mastered over the years.")["A2.5"].status
        == "missing"
    )


def test_nothing_to_count_is_an_answer() -> None:
    assert (
        answers("There were no work-related fatalities in the past three financial years.")["B2.1"].status
        == "disclosed"
    )
    assert answers("本集團於過去三個財政年度並無因工作關係而死亡的事務。")["B2.1"].status == "disclosed"


def test_an_amount_in_a_sentence_answers_where_no_table_gives_it() -> None:
    assert (
        answers("The Group donated RMB800,000 to schools in the community during the year.")["B8.2"].status
        == "disclosed"
    )
    assert answers("The Group cares for the community in which its plants stand.")["B8.2"].status == "missing"


def _grid(*rows: tuple[str, ...], heading: str = "Content Index") -> Grid:
    made = tuple(GridRow(cells=tuple(GridCell(text=text) for text in row)) for row in rows)
    return Grid(id=1, rows=made, headings=(heading,), page=56)


INDEX = _grid(
    ("Aspect", "Disclosure", "Reference"),
    ("Aspect A1: Emissions", "General Disclosure", "Pages 28-32"),
    ("KPI A1.1", "The types of emissions", "Page 30"),
    ("KPI A1.2", "Greenhouse gases", "P.50, 52"),
    ("KPI A1.3", "Hazardous waste", "31"),
    ("KPI A2.5", "Packaging", "Not applicable, since our business does not involve packaging"),
    ("KPI B1.2", "Turnover", "第52頁"),
)


def test_the_index_is_read_with_its_pages_and_reasons() -> None:
    rows = {row.provision: row for row in index_said(document(INDEX))}
    assert rows["A1.GD"].pages == ((28, 32),)
    assert rows["A1.1"].pages == ((30, 30),)
    assert rows["A1.2"].pages == ((50, 50), (52, 52))
    assert rows["A1.3"].pages == ((31, 31),)
    assert rows["B1.2"].pages == ((52, 52),)
    assert rows["A2.5"].refuses
    assert rows["A2.5"].reason


def test_climate_paragraphs_and_a_column_of_status_are_read() -> None:
    grid = _grid(
        ("Provision", "What it asks for", "Status", "Where", "Page"),
        ("D19", "Governance", "Disclosed Comply or explain", "Governance", "40"),
        ("D28(a)", "Gross Scope 1", "Disclosed Mandatory", "Emissions", "15"),
        ("D28(c)", "Gross Scope 3", "Explained Comply or explain", "Data of suppliers are collected since 2026", ""),
        ("B1.1", "Headcount", "Disclosed", "Workforce", "23"),
        ("B1.2", "Turnover", "Disclosed", "Turnover", "24"),
    )
    rows = {row.provision: row for row in index_said(document(grid))}
    assert rows["D19"].pages == ((40, 40),)
    assert rows["D28(a)"].pages == ((15, 15),)
    assert rows["D28(c)"].refuses
    assert rows["D28(c)"].reason == "Data of suppliers are collected since 2026"


def test_several_provisions_in_one_cell_take_their_references_in_order() -> None:
    grid = _grid(
        ("Aspect", "Disclosure", "Reference"),
        (
            "Aspect B7",
            "KPI: B7.1 Number of cases. KPI: B7.2 Measures. KPI: B7.3 Training.",
            "Page 52 of the data Pages 46-47 Page 47",
        ),
    )
    rows = {row.provision: row.pages for row in index_said(document(grid))}
    assert rows == {"B7.1": ((52, 52),), "B7.2": ((46, 47),), "B7.3": ((47, 47),)}


def test_a_table_of_data_with_codes_is_no_index() -> None:
    grid = _grid(
        ("Item", "HKEX KPI", "2024", "2023"),
        *((f"Row {n}", f"A1.{n}", "1,234", "1,111") for n in range(1, 7)),
        heading="Data on Environmental Performance",
    )
    assert index_said(document(grid)) == ()


def test_what_only_the_index_claims_is_said() -> None:
    found = answers(INDEX)["B1.2"]
    assert found.status == "missing"
    assert "only claimed by the index" in found.reason.en


def test_a_reason_in_the_index_explains() -> None:
    assert answers(INDEX)["A2.5"].status == "explained"


def test_what_is_neither_told_nor_explained_is_a_finding() -> None:
    found = answered(document(INDEX), (), GUIDE, CATALOGUE)
    findings = {f.kpi: f for f in unanswered(document(INDEX), found, GUIDE, follows=True)}
    assert findings["B1.2"].severity == "warning"
    assert findings["B3.GD"].severity == "note"
    assert "A2.5" not in findings


def test_passages_below_a_heading_on_the_subject_come_first() -> None:
    far = Passage(
        text="Our chairman thanks all suppliers, and we review many processes through audits.", kind="paragraph"
    )
    near = Passage(
        text="Suppliers are selected through a process of tender and are audited each year by our own team of inspectors.",
        kind="paragraph",
        headings=("Supply Chain Management",),
    )
    assert answers(far, near)["B5.2"].quote.startswith("Suppliers are selected")


@pytest.mark.parametrize(
    "text", ["All of the Group's suppliers are located in Hong Kong.", "本集團供應商全部位於中國內地。"]
)
def test_a_split_may_be_told_in_words(text: str) -> None:
    assert answers(text)["B5.1"].status == "disclosed"


def test_a_qualified_none_is_no_answer() -> None:
    assert answers("There were no days lost due to work injury during the year.")["B2.2"].status == "disclosed"
    qualified = "There were no work injuries that affected the normal production of the Company during the year."
    assert answers(qualified)["B2.2"].status != "disclosed"


def test_a_description_needs_each_limb() -> None:
    target = "We aim to reduce our water consumption by 5% by 2030 and have installed flow controllers as a measure."
    assert answers(target)["A2.4"].status == "partial"
    assert "sourcing" in answers(target)["A2.4"].reason.en
    sourced = " The Group has no issue in sourcing water that is fit for purpose."
    assert answers(target + sourced)["A2.4"].status == "disclosed"
    staff = "All employees received anti-corruption training on the code of conduct during the year."
    assert answers(staff)["B7.3"].status == "partial"
    assert answers(staff.replace("All employees", "Directors and employees"))["B7.3"].status == "disclosed"


def test_checks_of_suppliers_are_no_checks_at_hiring() -> None:
    supplier = "We inspect our suppliers to verify that no child labour or forced labour is used by them."
    assert answers(supplier)["B4.1"].status == "missing"
    hiring = "The age and identity of applicants are verified against their ID cards to prevent child labour."
    assert answers(hiring)["B4.1"].status == "disclosed"


def test_a_report_that_names_no_listing_rules_owes_them_nothing() -> None:
    found = answered(document("Water: 12 t."), (), GUIDE, CATALOGUE)
    owed = unanswered(document("Water: 12 t."), found, GUIDE, follows=True)
    assert {finding.severity for finding in owed} == {"warning", "note"}
    assert {f.severity for f in unanswered(document("Water: 12 t."), found, GUIDE, follows=False)} == {"note"}


@pytest.mark.parametrize(
    "words",
    [
        "prepared under the ESG Reporting Guide",
        "listed on The Stock Exchange of Hong Kong Limited",
        "按照聯交所上市規則",
    ],
)
def test_the_rules_or_their_exchange_are_named(words: str) -> None:
    assert follows(words_said(document(words)), [GUIDE])
    assert not follows(words_said(document("prepared with reference to the GRI Standards")), [GUIDE])


def test_what_lacks_is_said_in_the_language_of_the_page() -> None:
    reason = answers()["B1.2"].reason
    assert reason.en.startswith("Turnover rate by gender, ")
    assert "按性別劃分的" in reason.zh_hant
    assert "按性别划分的" in reason.zh_hans
