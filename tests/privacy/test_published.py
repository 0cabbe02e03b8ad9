"""What leaves the example book: no small group, nothing it could be worked out from, in none of its files."""

from __future__ import annotations

import csv
import json
import zipfile
from decimal import Decimal

import pytest

from assay.content import load_content
from assay.core.missing import Missing
from assay.draft import Draft
from assay.examine import Examined, examine
from assay.facts.fact import FactKey
from assay.privacy.published import SMALL_GROUP, personal_metrics
from assay.publish import Published
from assay.report.figures import figures_in
from small_book import SmallBook


@pytest.fixture(scope="module")
def hidden(lantern_draft: Draft) -> set[FactKey]:
    return {
        fact.key for fact in lantern_draft.facts if isinstance(fact.value, Missing) and fact.value.detail == SMALL_GROUP
    }


def test_every_printed_split_of_fewer_than_five_people_is_withheld(lantern: Examined, lantern_draft: Draft) -> None:
    people = personal_metrics(lantern.book.registers.values())
    assert {"employees", "leavers", "employees_trained"} <= people
    full, k = lantern.calculation.facts.facts, lantern.book.settings.small_cells
    assert k == 5
    named = {str(key): key for key in full}
    for one in lantern_draft.composed.values():
        for figure in figures_in(one.document):
            key = named.get(figure.fact_key)
            if key is None or key.metric not in people or not key.dimensions:
                continue
            value = full[key].value
            if isinstance(value, Decimal) and 0 < value < k:
                assert isinstance(lantern_draft.facts.facts[key].value, Missing), key


def test_large_groups_that_the_rules_ask_for_stay(lantern_draft: Draft, hidden: set[FactKey]) -> None:
    """Withholding costs as little as it can: no split by gender, age or category alone is lost."""
    assert hidden
    lost = {tuple(name for name, _ in key.dimensions) for key in hidden if key.metric == "employees"}
    assert lost <= {("category", "gender"), ("employment_type",)}
    assert not any(not key.dimensions for key in hidden)
    for gender in ("female", "male"):
        fact = lantern_draft.facts.get("employees", 2025, gender=gender)
        assert fact is not None
        assert fact.known


def test_a_rate_of_a_withheld_count_is_withheld(lantern_draft: Draft, hidden: set[FactKey]) -> None:
    rate = FactKey("turnover_rate", 2025, (("region", "hong_kong"),))
    assert rate in hidden


def test_a_note_says_why(lantern_draft: Draft) -> None:
    document = lantern_draft.composed["en"].document
    notes = [note.text for s in _sections(document.sections) for b in s.blocks for note in getattr(b, "notes", ())]
    assert any("fewer than 5 people" in note for note in notes)


def _sections(sections):
    for section in sections:
        yield section
        yield from _sections(section.sections)


def test_no_file_holds_a_withheld_figure_or_a_finer_one(
    lantern: Examined, lantern_report: Published, hidden: set[FactKey]
) -> None:
    folder = lantern_report.files[0].parent
    with (folder / "facts.csv").open(encoding="utf-8", newline="") as stream:
        rows = {(row["metric"], row["dimensions"], row["fiscal_year"]) for row in csv.DictReader(stream)}
    wanted = {(key.metric, ";".join(f"{n}={m}" for n, m in key.dimensions), str(key.year)) for key in hidden}
    assert not rows & wanted
    people = personal_metrics(lantern.book.registers.values())
    trace = json.loads((folder / "trace.json").read_text("utf-8"))
    assert not [cell for cell in trace["cells"] if cell["metric"] in people]
    told = {fact["key"] for fact in trace["facts"] if fact["metric"] in people and "dimensions" in fact}
    assert not [key for key in told if ";site=" in key or key.count("=") > 2]
    assert all("missing" in fact for fact in trace["facts"] if fact["key"] in {str(key) for key in hidden})
    for path in folder.glob("databook.*.xlsx"):
        with zipfile.ZipFile(path) as parts:
            text = parts.read("xl/sharedStrings.xml").decode()
        assert "small group" not in text


@pytest.mark.parametrize("given", ["1", "2", "-3"])
def test_a_size_that_protects_nobody_is_said(book: SmallBook, given: str) -> None:
    book.head("settings:\n", f"settings:\n  small_cells: {given}\n")
    found = examine(book.root, load_content())
    assert isinstance(found, Examined)
    assert "settings.small_cells" in {finding.code for finding in found.findings}
    assert found.book.settings.small_cells == 5
