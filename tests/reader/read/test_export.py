"""The data files beside an audit have the columns of those beside a report, and lose nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from assay.reader import export
from assay.report import files
from reader.read.made import CONTENT, text_reading


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_columns_are_those_of_our_own_reports() -> None:
    assert export.FACTS == files.FACTS
    assert (*files.FACTS, "standing") == export.CLAIMS, "a program that reads the one reads the other"
    assert export.FINDINGS == files.FINDINGS
    assert export.COVERAGE == files.COVERAGE


def test_every_claim_has_a_row() -> None:
    reading = text_reading()
    found = rows(export.claims_csv(reading, CONTENT.catalogue))
    assert len(found) == len(reading.claims)
    first, trees, withheld = found[0], found[4], found[5]
    assert (first["metric"], first["kpi"], first["value"], first["unit"], first["line"]) == (
        "scope_1", "A1.2", "120", "tCO2e", "3",
    )  # fmt: skip
    assert (trees["metric"], trees["label"], trees["value"], trees["unit"]) == ("", "trees", "1250", "")
    assert (withheld["value"], withheld["decimals"]) == ("", ""), "what is not given is not zero"


def test_findings_say_where_they_stand() -> None:
    reading = text_reading()
    (row,) = rows(export.findings_csv(reading))
    assert (row["code"], row["severity"], row["line"], row["page"]) == ("read.parts", "error", "5", "")
    assert "250 is printed" in row["message"]
    assert row["evidence"].startswith("sample.txt, line 5")
    assert rows(export.findings_csv(replace(reading, findings=()))) == []


def test_coverage_quotes_what_answers() -> None:
    found = rows(export.coverage_csv(text_reading()))
    assert len(found) == len(text_reading().coverage)
    assert found[1]["where"] == "line 3: “Scope 1 <120>”"
    assert found[0]["reason"] == "nothing found"
