"""The trace: every figure follows from what it says, in both directions."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assay.calc.trace import trace_of
from assay.content import load_content
from assay.core.units import unit
from assay.examine import Examined, examine
from calc.recompute import differences

if TYPE_CHECKING:
    from small_book import SmallBook

EXAMPLES = Path(__file__).parents[2] / "examples"
BOOKS = ("lantern", "published/ximei-2023", "published/remt-2023", "published/remt-2024", "published/jlmag-2022")


@cache
def _traced(name: str) -> dict[str, Any]:
    examined = examine(EXAMPLES / name, load_content())
    assert isinstance(examined, Examined)
    return json.loads(json.dumps(trace_of(examined.case, people=True)))


@pytest.mark.parametrize("name", BOOKS)
def test_every_figure_computed_again_from_its_trace_is_the_same(name: str) -> None:
    trace = _traced(name)
    assert len(trace["facts"]) > 80
    assert differences(trace) == []


def test_only_figures_of_confidential_rows_stand_without_their_rows() -> None:
    """Each such row is one case, so the number of rows is the figure."""
    bare = [cell for cell in _traced("lantern")["cells"] if "people" in cell]
    assert {cell["metric"] for cell in bare} == {
        "whistleblowing_closed",
        "whistleblowing_reports",
        "whistleblowing_substantiated",
    }
    assert all(cell["value"] == str(cell["people"]) and cell["records"] == [] for cell in bare)


def test_recomputing_would_notice_one_wrong_digit() -> None:
    trace = json.loads(json.dumps(_traced("published/remt-2023")))
    fact = next(fact for fact in trace["facts"] if "formula" in fact and "value" in fact)
    fact["value"] = str(Decimal(fact["value"]) * Decimal("1.0000001"))
    assert len(differences(trace)) >= 1


@pytest.mark.parametrize("name", BOOKS)
def test_every_amount_is_what_was_entered_in_another_unit(name: str) -> None:
    trace = _traced(name)
    checked = 0
    for cell in trace["cells"]:
        for _, entered, amount, *share in cell.get("records", ()):
            number, _, symbol = entered.replace("−", "-").partition(" ")
            if not symbol or "not" in entered or not unit(symbol).same_kind(unit(cell["unit"])):
                continue
            part = Fraction(*share) if share else Fraction(1)
            expected = Fraction(number) * unit(symbol).scale / unit(cell["unit"]).scale * part
            assert abs(Fraction(amount) - expected) <= abs(expected) / 10**25, entered
            checked += 1
    assert checked > 15


def test_records_know_their_facts_and_facts_their_records() -> None:
    trace = _traced("published/ximei-2023")
    below: dict[int, set[int]] = {}

    def of_cell(number: int) -> set[int]:
        cell = trace["cells"][number]
        found = {use[0] for use in cell.get("records", ())}
        return found.union(*(of_cell(n) for group in cell.get("inputs", {}).values() for n in group))

    def of_fact(number: int) -> set[int]:
        if number not in below:
            fact = trace["facts"][number]
            parts = [of_cell(n) for n in fact.get("cells", ())]
            parts += [of_fact(n) for n in fact.get("inputs", {}).values()]
            below[number] = set().union(*parts)
        return below[number]

    forward = {(r, f) for f in range(len(trace["facts"])) for r in of_fact(f)}
    backward = {(r, f) for r, record in enumerate(trace["records"]) for f in record["feeds"]}
    assert forward == backward
    assert len(forward) > 500


def test_a_record_names_its_file_row_and_evidence(book: SmallBook) -> None:
    book.write(
        {
            "records/figures.csv": """
            id,metric,site,start,end,quantity,unit,evidence,page,line
            E-1,electricity_purchased,cedar,2024-01-01,2024-12-31,1000,kWh,bills.pdf,3,14
            """
        }
    )
    trace = trace_of(book.examine().case)
    (record,) = trace["records"]
    feeds = record.pop("feeds")
    assert record == {
        "id": "E-1",
        "register": "figures",
        "file": "records/figures.csv",
        "row": 2,
        "evidence": "bills.pdf",
        "page": 3,
        "line": 14,
    }
    fed = {trace["facts"][number]["key"] for number in feeds}
    assert {"electricity_purchased@2024", "electricity_purchased@2024[site=cedar]", "scope_2_location@2024"} <= fed


def test_rows_about_people_are_counted_and_not_listed_unless_asked_for() -> None:
    examined = examine(EXAMPLES / "lantern", load_content())
    assert isinstance(examined, Examined)
    personal = {spec.id for spec in examined.book.registers.values() if spec.personal}
    published, own = trace_of(examined.case), trace_of(examined.case, people=True)
    assert "roster" in personal
    assert not personal & {record["register"] for record in published["records"]}
    assert personal & {record["register"] for record in own["records"]}
    assert "PERSON" not in json.dumps(published)
    headcount = next(cell for cell in published["cells"] if cell["metric"] == "employees")
    assert str(headcount["people"]) == headcount["value"]


def test_the_trace_is_small_plain_and_the_same_twice() -> None:
    examined = examine(EXAMPLES / "lantern", load_content())
    assert isinstance(examined, Examined)
    first, second = (json.dumps(trace_of(examined.case), separators=(",", ":")) for _ in range(2))
    assert first == second
    assert len(first) < 15_000_000
    assert "E+" not in json.dumps([fact.get("value") for fact in json.loads(first)["facts"]])


def test_numbers_of_things_are_places_in_lists() -> None:
    trace = _traced("lantern")
    for cell in trace["cells"]:
        for group in cell.get("inputs", {}).values():
            assert all(0 <= number < len(trace["cells"]) for number in group)
        for use in cell.get("factors", {}).values():
            assert trace["factors"][use["factor"]]["source"]["confidence"] in ("verified", "recalled")
            assert use["rung"]
