"""What registers demand of their rows: each demand broken once, with the finding that says so."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from small_book import SmallBook


@dataclass(frozen=True)
class Broken:
    """A table with one broken row, and what the finding says: code, severity, column, words of the message."""

    register: str
    table: str
    code: str
    severity: str
    column: str
    words: tuple[str, ...]


COMPLAINTS = "case,date,site,complaint_type,received,team_formed,cause,rectification,resolved,status,evidence,note\n"
SUPPLIERS = "supplier,region,since,until,status,rectification,reason,evidence\n"
REVIEWS = "supplier,date,pass_rate,compliance,correction,delivery,health_and_safety,material_cost,new_product_cost,improvement,due,done,evidence\n"
GRIEVANCES = "case,date,site,grievance_type,person,named,handler,handled,decider,status,evidence\n"
LEDGER = "date,site,waste_stream,movement,quantity,unit,treatment,contract,manifest,receiver,authorised,evidence\n"
PERMITS = "permit,site,permit_type,issued,valid_until,surrendered,evidence,note\n"
LAW = "requirement,title,emission_type,limit,since,reviewed,evidence\nR1,Limits,wastewater,10,2020-01-01,2024-01-05,e\n"
TESTS = "date,site,point,emission_type,requirement,result,evidence,note\n"
HAZARDS = "case,date,site,source,hazard_level,subject,action,due,done,status,evidence\n"
ONE = "A1,2024-03-04,birch,quality,"

CASES = {
    "closed without a day": Broken(
        "complaints", COMPLAINTS + ONE + ",,c,r,,closed,e,\n", "record.state_needs", "error", "resolved", ("'closed'",)
    ),
    "a day of a later state": Broken(
        "complaints", COMPLAINTS + ONE + ",,c,r,2024-03-09,open,e,\n", "record.state_date", "error", "status",
        ("'open'", "'2024-03-09'", "'closed'"),
    ),
    "closed before it came in": Broken(
        "complaints", COMPLAINTS + ONE + ",,c,r,2024-03-01,closed,e,\n", "record.state_order", "error", "resolved",
        ("'2024-03-01'", "'2024-03-04'"),
    ),
    "no time of day": Broken(
        "complaints", COMPLAINTS + ONE + "2024-03-04,,c,r,2024-03-09,closed,e,\n", "record.date", "error", "received",
        ("'2024-03-04'", "no day with a time"),
    ),
    "no such time of day": Broken(
        "complaints", COMPLAINTS + ONE + "2024-03-04 25:00,,c,r,2024-03-09,closed,e,\n", "record.date", "error",
        "received", ("'2024-03-04 25:00'", "no such time"),
    ),
    "a team after nine hours": Broken(
        "complaints",
        COMPLAINTS + ONE + "2024-03-04 08:00,2024-03-04 17:00,c,r,2024-03-09,closed,e,\n",
        "deadline.late", "warning", "team_formed", ("'2024-03-04 17:00'", "due by 2024-03-04 16:00"),
    ),
    "late, and the row says why": Broken(
        "complaints",
        COMPLAINTS + ONE + "2024-03-04 08:00,2024-03-04 17:00,c,r,2024-03-09,closed,e,port shut by a storm\n",
        "deadline.late", "note", "team_formed", ("'port shut by a storm'",),
    ),
    "no team at all": Broken(
        "complaints", COMPLAINTS + ONE + "2024-03-04 08:00,,c,r,2024-03-09,closed,e,\n", "deadline.overdue", "warning",
        "team_formed", ("2024-03-04 16:00", "2024-12-31"),
    ),
    "closed without a remedy": Broken(
        "complaints", COMPLAINTS + ONE + ",,c,,2024-03-09,closed,e,\n", "record.requires", "warning", "rectification",
        ("'closed'",),
    ),
    "terminated without a reason": Broken(
        "suppliers", SUPPLIERS + "S1,mainland_china,2020-01-01,2024-05-01,terminated,,,e\n", "record.state_needs",
        "error", "reason", ("'terminated'",),
    ),
    "eight working days": Broken(
        "employee_complaints", GRIEVANCES + "G1,2024-03-04,birch,pay,,,H1,2024-03-14,,closed,e\n", "deadline.late",
        "warning", "handled", ("'2024-03-14'", "due by 2024-03-13"),
    ),
    "handled by the one it is about": Broken(
        "employee_complaints", GRIEVANCES + "G1,2024-03-04,birch,conduct,P1,H1; H2,h1,2024-03-05,,closed,e\n",
        "record.conflict_of_interest", "error", "handler", ("'handler'", "'named'"),
    ),
    "decided by the one who handled it": Broken(
        "employee_complaints", GRIEVANCES + "G1,2024-03-04,birch,conduct,P1,,H1,2024-03-05,H1,closed,e\n",
        "record.conflict_of_interest", "error", "decider", ("'decider'", "'handler'"),
    ),
    "more leaves than was there": Broken(
        "hazardous_waste_ledger",
        LEDGER + "2024-01-05,birch,tar,generated,2,t,,,,,,e\n2024-01-09,birch,tar,transferred,2500,kg,recycled,C,M,R,yes,e\n",
        "ledger.negative", "error", "quantity", ("2024-01-09", "'2.5' t", "2 t was there"),
    ),
    "transferred without a contract": Broken(
        "hazardous_waste_ledger",
        LEDGER + "2024-01-05,birch,tar,generated,2,t,,,,,,e\n2024-01-09,birch,tar,transferred,2,t,recycled,,M,R,yes,e\n",
        "record.requires", "warning", "contract", ("'transferred'",),
    ),
    "a permit that lapsed": Broken(
        "permits", PERMITS + "P1,birch,water_abstraction,2020-01-01,2024-06-30,,e,\n", "validity.lapsed", "warning",
        "valid_until", ("'2024-06-30'", "2024-12-31"),
    ),
    "a permit that lapses soon": Broken(
        "permits", PERMITS + "P1,birch,water_abstraction,2020-01-01,2025-02-15,,e,\n", "validity.soon", "note",
        "valid_until", ("'2025-02-15'", "90 days"),
    ),
    "a test above its limit": Broken(
        "compliance_tests", TESTS + "2024-05-05,birch,DW1,wastewater,R1,10.5,e,\n", "limit.exceeded", "warning",
        "result", ("'10.5'", "10"),
    ),
    "a plan past its day": Broken(
        "hazards", HAZARDS + "H1,2024-05-05,birch,inspection,ordinary,s,,2024-05-20,,open,e\n", "deadline.overdue",
        "warning", "done", ("2024-05-20",),
    ),
    "graded D without a plan": Broken(
        "supplier_reviews", REVIEWS + "S1,2024-03-31,50,50,50,50,50,50,50,,2024-06-01,2024-05-01,e\n",
        "record.requires", "warning", "improvement", ("'D'",),
    ),
    "a criterion that is missing": Broken(
        "supplier_reviews", REVIEWS + "S1,2024-03-31,90,,90,90,90,90,90,,,,e\n", "score.incomplete", "warning",
        "compliance", ("'compliance'",),
    ),
    "no inspection for weeks": Broken(
        "inspections",
        "inspection,date,site,evidence\nI1,2024-12-05,birch,e\nI2,2024-12-12,birch,e\nI3,2024-12-30,birch,e\n",
        "rhythm.gap", "warning", "", ("2024-12-12", "2024-12-30", "18 days"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_demand_that_is_not_met(book: SmallBook, case: Broken) -> None:
    book.write(
        {
            "records/legal_register.csv": LAW,
            "records/suppliers.csv": SUPPLIERS + "S1,mainland_china,2020-01-01,,qualified,,,e\n",
            f"records/{case.register}.csv": case.table,
        }
    )
    found = [f for f in book.examine().findings if f.code == case.code]
    assert len(found) == 1, [str(f) for f in book.examine().findings]
    (finding,) = found
    assert finding.severity == case.severity
    assert finding.place is not None
    assert (finding.place.file, finding.place.column) == (f"records/{case.register}.csv", case.column)
    for words in case.words:
        assert words in finding.message
    assert finding.expected
    assert finding.action


def test_a_case_goes_only_the_ways_there_are(book: SmallBook) -> None:
    head = "id,case,date,site,cause,action,closed,status,supersedes,evidence\n"
    book.write(
        {
            "records/near_misses.csv": head
            + "a,N1,2024-02-01,birch,c,a,2024-02-03,closed,,e\n"
            + "b,N1,2024-02-01,birch,c,a,,open,a,e\n"
        }
    )
    (found,) = [f for f in book.examine().findings if f.code == "record.transition"]
    assert found.severity == "warning"
    assert "'open'" in found.message
    assert "'closed'" in found.message


def test_a_renewal_ends_the_matter(book: SmallBook) -> None:
    book.write(
        {
            "records/permits.csv": PERMITS
            + "P1,birch,water_abstraction,2020-01-01,2024-06-30,,e,\nP1,birch,water_abstraction,2024-07-01,2029-06-30,,e,\n"
            + "P2,birch,radiation,2019-01-01,2024-03-31,2024-03-01,e,\n"
        }
    )
    assert not [f for f in book.examine().findings if f.code.startswith("validity.")]
