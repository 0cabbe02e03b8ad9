"""What a group sets for its registers, what follows for the figures, and that confidential rows stay in the book."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assay.book.dump import dump_book
from assay.book.load import load_book
from assay.book.terms import Terms
from assay.calc.trace import trace_of
from assay.collect.form import form_for
from assay.content import load_content
from duties.test_bad_rows import COMPLAINTS, LEDGER, ONE, REVIEWS, SUPPLIERS
from small_book import SmallBook, of_code, value

CASES = (
    "case,date,channel,reporter,subject,named,handler,decider,closed,outcome,status,evidence\n"
    "WB1,2024-03-01,hotline,anonymous,Zebra,Quagga,Okapi,Quagga,2024-04-01,substantiated,closed,zebra-file.pdf\n"
    "WB1,2024-05-01,email,real_name,Zebra,Quagga,Okapi,,,,received,zebra-file.pdf\n"
    "WB3,2024-06-31,email,real_name,Zebra,Quagga,Okapi,,,,received,zebra-file.pdf\n"
)


def test_working_days_know_holidays_and_worked_weekends() -> None:
    plain = Terms()
    assert plain.after_working_days(date(2025, 1, 24), 7) == date(2025, 2, 4)
    spring = Terms(
        holidays=frozenset(date(2025, 1, 28 + day) for day in range(4)) | {date(2025, 2, 3), date(2025, 2, 4)},
        worked=frozenset({date(2025, 1, 26)}),
    )
    assert spring.after_working_days(date(2025, 1, 24), 7) == date(2025, 2, 11)


def test_weights_and_grades_of_the_book(book: SmallBook) -> None:
    files = {
        "records/suppliers.csv": SUPPLIERS + "S1,mainland_china,2020-01-01,,qualified,,,e\n",
        "records/supplier_reviews.csv": REVIEWS + "S1,2024-03-31,100,60,60,60,60,60,60,plan,2024-06-01,2024-05-01,e\n",
    }
    found = book.write(files).examine()
    assert value(found, "supplier_reviews", 2024, supplier_grade="C") == 1
    book.head(
        "settings:",
        "registers:\n  supplier_reviews:\n    weights: {pass_rate: 2, compliance: 1}\n"
        "    grades: {A: 86.6, B: 70, D: 0}\nsettings:",
    )
    assert value(book.examine(), "supplier_reviews", 2024, supplier_grade="A") == 1  # (200 + 60) / 3 = 86.67
    book.head("A: 86.6", "A: 86.7")
    assert value(book.examine(), "supplier_reviews", 2024, supplier_grade="B") == 1


def test_a_deadline_of_the_book(book: SmallBook) -> None:
    row = ONE + "2024-03-04 08:00,2024-03-04 13:00,c,r,2024-03-09,closed,e,\n"
    book.write({"records/complaints.csv": COMPLAINTS + row})
    assert value(book.examine(), "complaint_team_rate", 2024) == 100
    book.head("settings:", "registers:\n  complaints: {deadlines: {team_in_time: 4 hours}}\nsettings:")
    found = book.examine()
    assert value(found, "complaint_team_rate", 2024) == 0
    assert "within 4 hours" in of_code(found.findings, "deadline.late")[0].expected


@pytest.mark.parametrize(
    ("terms", "code", "quoted"),
    [
        ("registers: {complaint: {}}", "book.register_unknown", "'complaint'"),
        ("registers: {complaints: {deadlines: {team: 4 hours}}}", "book.deadline_unknown", "'team'"),
        ("registers: {complaints: {deadlines: {team_in_time: soon}}}", "yaml.value", "'soon'"),
        ("registers: {employee_complaints: {deadlines: {handled_in_time: 9 hours}}}", "yaml.value", "'9 hours'"),
        ("registers: {complaints: {weights: {quality: 1}}}", "book.score_unknown", "'complaints'"),
        ("registers: {supplier_reviews: {weights: {beauty: 1}}}", "book.score_terms", "'beauty'"),
        ("registers: {supplier_reviews: {grades: {A: 60, B: 80}}}", "book.score_terms", "'supplier_reviews'"),
        ("holidays: [2025-02-30]", "yaml.value", "'2025-02-30'"),
    ],
)
def test_terms_that_cannot_be_read(book: SmallBook, terms: str, code: str, quoted: str) -> None:
    book.head("settings:", f"{terms}\nsettings:")
    (found,) = of_code(book.check(), code)
    assert found.severity == "error"
    assert found.place is not None
    assert found.place.file == "book.yaml"
    assert quoted in found.message
    assert found.expected
    assert found.action


def test_terms_survive_a_dump(book: SmallBook, tmp_path: Path) -> None:
    book.head(
        "settings:",
        "registers:\n  complaints: {deadlines: {team_in_time: 4 hours}}\n"
        "  supplier_reviews: {grades: {A: 80, D: 0}}\n"
        "holidays: [2024-01-01, 2024-02-09/2024-02-12]\nworked_weekends: [2024-02-04]\nsettings:",
    )
    content = load_content()
    first = load_book(book.root, content.catalogue, content.registers).book
    assert first is not None
    dump_book(first, tmp_path / "again")
    second = load_book(tmp_path / "again", content.catalogue, content.registers).book
    assert second is not None
    assert second.terms == first.terms
    assert len(second.terms.holidays) == 5


def test_a_stock_at_the_end_of_each_year(book: SmallBook) -> None:
    book.write(
        {
            "records/hazardous_waste_ledger.csv": LEDGER
            + "2022-12-31,birch,tar,opening,1,t,,,,,,e\n"
            + "2023-03-01,birch,tar,generated,4,t,,,,,,e\n"
            + "2023-06-01,birch,tar,transferred,3500,kg,recycled,C1,M1,R,yes,e\n"
            + "2024-03-01,birch,tar,generated,2,t,,,,,,e\n"
            + "2024-04-01,birch,tar,treated,0.5,t,incinerated,,,,no,e\n"
        }
    )
    found = book.examine()
    assert value(found, "hazardous_waste_stored", 2023) == Decimal("1.5")
    assert value(found, "hazardous_waste_stored", 2024, waste_stream="tar") == 3
    assert value(found, "hazardous_waste_generated", 2024) == 2
    assert value(found, "hazardous_waste", 2023, treatment="recycled") == Decimal("3.5")
    assert value(found, "hazardous_waste_compliance_rate", 2023) == 100
    assert not of_code(found.findings, "continuity.balance")


def test_a_mean_by_answers(book: SmallBook) -> None:
    head = "date,site,subject,asked,answered,score,evidence\n"
    rows = "2024-05-01,,Products,40,30,90,e\n2024-11-01,,Products,20,10,98,e\n"
    found = book.write({"records/satisfaction_surveys.csv": head + rows}).examine()
    assert value(found, "customer_satisfaction", 2024) == 92
    assert round(value(found, "survey_response_rate", 2024), 4) == Decimal("66.6667")


def test_nothing_but_counts_leaves_a_confidential_register(book: SmallBook) -> None:
    found = book.write({"records/whistleblowing.csv": CASES}).examine()
    assert value(found, "whistleblowing_reports", 2024) == 1
    assert value(found, "whistleblowing_substantiated", 2024) == 1
    told = {f.code for f in found.findings if f.place and f.place.file.startswith("records/whistleblowing")}
    assert told >= {"record.conflict_of_interest", "record.duplicate", "record.date", "completeness.evidence_lost"}
    spoken = [str(f) for f in found.findings] + [str(trace_of(found.case, people=True))]
    for text in spoken:
        for word in ("zebra", "Zebra", "Quagga", "Okapi", "WB1", "WB3", "2024-06-31"):
            assert word not in text, text
    for cell in found.calculation.facts.cells:
        for use in cell.records:
            assert (use.register, use.place.row) != ("whistleblowing", 2)


def test_a_confidential_register_is_not_sent_round(book: SmallBook) -> None:
    found = book.write({"records/whistleblowing.csv": CASES}).examine().book
    year = found.period(2024)
    asked = {sheet.register.id for sheet in form_for(found, "", year, "2024", "en").sheets}
    assert "whistleblowing" not in asked
    assert "minutes" in asked
    named = form_for(found, "", year, "2024", "en", frozenset({"whistleblowing"})).sheets
    assert [sheet.register.id for sheet in named] == ["whistleblowing"]
