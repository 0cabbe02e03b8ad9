"""From a file to a reading: all steps in their order, and nothing that is read is lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assay.core.periods import Period
from assay.reader.read import edition_for, read_document
from assay.reader.unreadable import UnreadableDocument
from reader.read.made import CONTENT, made_claim

REPORT = """Orchard Holdings Limited

(Stock Code: 1234)

Environmental, Social and Governance Report 2023

Emissions

\tUnit\t2023\t2022
Scope 1 emissions\ttCO2e\t120\t110
Scope 2 emissions\ttCO2e\t80\t90
Total greenhouse gas emissions\ttCO2e\t250\t200

The Group planted 1,250 trees in 2023.
"""


def written(folder: Path, text: str, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_total_that_its_parts_contradict_is_found(tmp_path: Path) -> None:
    steps: list[str] = []
    reading = read_document(written(tmp_path, REPORT), CONTENT, step=steps.append)
    assert reading.extract.year == 2023
    assert reading.edition.id == "hkex-guide-2020"
    by_metric = {(c.metric, c.fiscal_year): c.value for c in reading.claims}
    assert by_metric["scope_1", 2023] == Decimal(120)
    assert by_metric["ghg_emissions", 2022] == Decimal(200)
    accused = [f for f in reading.findings if f.severity == "error"]
    assert accused
    assert all(f.fiscal_year == 2023 for f in accused), "2022 adds up"
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    assert {answer.provision for answer in reading.coverage} <= {p.code for p in reading.edition.provisions}
    assert len(steps) >= 4


def test_a_document_without_figures_is_not_clean(tmp_path: Path) -> None:
    path = written(tmp_path, "We care about the environment.\n\nWe always will.\n")
    with pytest.raises(UnreadableDocument) as raised:
        read_document(path, CONTENT)
    assert raised.value.finding.code == "read.no_figures"
    assert "report.txt" in raised.value.finding.message


def test_the_same_file_gives_the_same_reading(tmp_path: Path) -> None:
    path = written(tmp_path, REPORT)
    assert read_document(path, CONTENT).claims == read_document(path, CONTENT).claims
    assert read_document(path, CONTENT).findings == read_document(path, CONTENT).findings


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2015, "hkex-guide-2020"), (2023, "hkex-guide-2020"), (2025, "hkex-code-2025"), (None, "hkex-code-2025")],
)
def test_a_report_is_held_against_the_rules_of_its_year(year: int | None, expected: str) -> None:
    editions = [CONTENT.framework(name) for name in CONTENT.frameworks()]
    assert edition_for(year, (), editions).id == expected


def test_a_fiscal_year_that_began_before_the_rules_is_under_the_old_ones() -> None:
    editions = [CONTENT.framework(name) for name in CONTENT.frameworks()]
    claim = made_claim(1, "5", period=Period(date(2024, 4, 1), date(2025, 3, 31)))
    assert edition_for(2025, (claim,), editions).id == "hkex-guide-2020"


def test_a_span_of_several_years_does_not_say_when_the_year_began() -> None:
    editions = [CONTENT.framework(name) for name in CONTENT.frameworks()]
    spans = [Period(date(2023, 1, 1), date(2025, 12, 31)), Period(date(2025, 1, 1), date(2025, 12, 31))]
    claims = [made_claim(number, "5", period=period) for number, period in enumerate(spans, 1)]
    assert edition_for(2025, claims, editions).id == "hkex-code-2025"
