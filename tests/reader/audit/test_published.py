"""The published example books, given to the audit as a perfect reader would: see docs/verification.md."""

from __future__ import annotations

import pytest

from reader.audit.claimed import document, found, of_book

_FACTOR = "The purchased electricity emission factor is 0.6101 tCO2/MWh, the average factor of the national grid."

# code, metric, year, cut of every finding of severity error; the numbers are the rows of docs/verification.md.
_ERRORS = {
    "ximei-2023": {
        ("read.factor", "scope_2_location", 2022),  # X1
        ("read.factor", "scope_2_location", 2021),  # X2
        ("read.formula", "employees_share", 2022),  # X3
        ("read.parts", "employees", 2021),  # X4, and with it X13
        ("read.formula", "turnover_rate", 2023),  # X5, X6
        ("read.parts", "leavers", 2021),  # X7
        ("read.formula", "employees_share", 2023),  # X8
        ("read.formula", "wastewater_reuse_rate", 2022),  # X9
        ("read.averages", "training_hours_average", 2022),  # X14
        ("read.averages", "training_hours_average", 2021),  # X15
    },
    "jlmag-2022": {
        ("read.parts", "leavers", 2022),  # J1
        ("read.formula", "turnover_rate", 2022),  # J2
        ("read.parts", "patents", 2020),  # J5
        ("read.parts", "safety_investment", 2022),  # J6
        ("read.formula", "training_hours_average", 2021),  # J7, J9
        ("read.formula", "training_hours_average", 2020),  # J8, J10, J11
        ("read.averages", "training_hours_average", 2021),  # J12
        ("read.averages", "training_hours_average", 2020),  # J13
        ("read.shares", "employees_share", 2022),  # J14
        ("read.denominator", "water_consumption_per_revenue", 2021),  # J15
        ("read.denominator", "water_consumption_per_revenue", 2020),  # J16
    },
    "remt-2023": set(),
    "remt-2024": set(),
}


@pytest.mark.parametrize("book", _ERRORS)
def test_errors_are_those_worked_out_by_hand(book: str) -> None:
    findings = found(*of_book(book), words=document(_FACTOR if book.startswith("ximei") else "", year=int(book[-4:])))
    errors = {(f.code, f.metric, f.fiscal_year) for f in findings if f.severity == "error"}
    assert errors == _ERRORS[book]


def test_each_error_shows_its_figures_and_its_arithmetic() -> None:
    for finding in found(*of_book("jlmag-2022"), words=document(year=2022)):
        if finding.severity == "error":
            shown = dict(finding.details)
            assert shown.get("arithmetic"), finding
            assert shown.get("claim"), finding
            assert finding.place is not None, finding


def test_one_root_cause_is_told_once() -> None:
    """Two rosters of 2021 make the turnover rates and the trained of the year fail too; only the rosters are told."""
    findings = found(*of_book("ximei-2023"), words=document(_FACTOR, year=2023))
    of_2021 = [f for f in findings if f.fiscal_year == 2021 and f.metric in ("employees", "turnover_rate")]
    assert [f.code for f in of_2021] == ["read.parts"]
