"""What a bank finances emits on its own account: such rows are no emissions of the company's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.content import load_content
from assay.reader.read import read_document

TABLE = """# Report 2031

ABC Mills reports for the year ended 31 December 2031.

## {heading}

| {head} | 2031 | 2030 |
|---|---|---|
| {row} (tCO2e) | 900,000 | 950,000 |
"""


@pytest.mark.parametrize(
    ("heading", "head", "row", "metrics"),
    [
        ("Financed emissions", "Loan portfolio", "Scope 1", {""}),
        ("投融資組合碳排放", "項目", "範圍一", {""}),
        ("Emissions of our mills", "Gas", "Scope 1", {"scope_1"}),
    ],
)
def test_financed_emissions(tmp_path: Path, heading: str, head: str, row: str, metrics: set[str]) -> None:
    path = tmp_path / "report.md"
    path.write_text(TABLE.format(heading=heading, head=head, row=row), encoding="utf-8")
    claims = read_document(path, load_content(), ocr=False).claims
    assert {claim.metric or "" for claim in claims if claim.grid is not None} == metrics
