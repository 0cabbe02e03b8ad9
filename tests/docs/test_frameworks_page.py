"""The table of duties in docs/frameworks.md is what the data say."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from assay.content import load_content

PAGE = (Path(__file__).parents[2] / "docs" / "frameworks.md").read_text("utf-8")
CODE = load_content().framework("hkex-code-2025")
DAYS = (date(2025, 1, 1), date(2026, 1, 1))
MAIN, LARGE, GEM = ("main_board",), ("main_board", "large_cap"), ("gem",)
SCOPES_1_AND_2 = r"D28\([ab]\)|D29\([abc]\)"
REST_OF_D = rf"(?!{SCOPES_1_AND_2}|D36)D.*"
ROWS = {
    "Part B": (r"MDR-.*", (MAIN, LARGE, GEM)),
    "Part C": (r"[AB]\d\..*", (MAIN, LARGE, GEM)),
    "Part D, Scope 1 and 2": (SCOPES_1_AND_2, (MAIN, LARGE, GEM)),
    "rest of Part D, Main Board": (REST_OF_D, (MAIN,)),
    "rest of Part D, LargeCap issuer": (REST_OF_D, (LARGE,)),
    "rest of Part D, GEM": (REST_OF_D, (GEM,)),
    "industry metrics (D36)": (r"D36", (MAIN, LARGE, GEM)),
}


def test_each_row_says_the_duty_of_its_provisions() -> None:
    lines = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("|")
    ]
    told = {name: next(row for row in lines if row[0].startswith(name)) for name in ROWS}
    counted = 0
    for name, (pattern, issuers) in ROWS.items():
        provisions = [p for p in CODE.provisions if re.fullmatch(pattern, p.code)]
        counted += len(provisions) if issuers[0] == MAIN else 0
        for column, day in enumerate(DAYS, start=1):
            duties = {p.obligation_for(classes, day).replace("_", " ") for p in provisions for classes in issuers}
            assert duties == {told[name][column]}, name
    assert counted == len(CODE.provisions)
