"""Each way in which tags can be wrong is caught, and becomes a finding that says what to do."""

from __future__ import annotations

import pytest

from assay.xbrl.gate import Subject, Verdict, findings_of, validate
from xbrl.small_report import SmallReport

# Name: what is changed on the page, to what, and what the validator must say.
DEFECTS = {
    "total is not the sum": (">1,700<", ">1,800<", "INCONSISTENCY", "calc11e:inconsistentCalculationUsingRounding"),
    "member of another axis": (
        ">esg:GenderFemaleMember<",
        ">esg:RegionHongKongMember<",
        "ERROR",
        "xbrldie:PrimaryItemDimensionallyInvalidError",
    ),
    "site of what has no site": (
        'name="esg:Hkex-A1-GD-Explanatory" contextRef="d20240101-20241231"',
        'name="esg:Hkex-A1-GD-Explanatory" contextRef="d20240101-20241231__Site.birch"',
        "ERROR",
        "xbrldie:PrimaryItemDimensionallyInvalidError",
    ),
    "state over a year": (
        'name="esg:Employees" contextRef="i20241231"',
        'name="esg:Employees" contextRef="d20240101-20241231"',
        "ERROR",
        "xbrl.4.7.2:contextPeriodType",
    ),
    "energy in cubic metres": (">utr:MWh<", ">utr:m3<", "ERROR", "utre:error-NumericFactUtrInvalid"),
    "unknown concept": ('name="esg:Revenue"', 'name="esg:Turnover"', "ERROR", "ix11.12.1.2:missingReferences"),
    "two values of one fact": (">2,080<", ">2,081<", "WARNING", "arelle:duplicateFacts"),
    "words in what is not there": ('xsi:nil="true"><', 'xsi:nil="true">N/A<', "ERROR", ""),
}


@pytest.fixture(scope="module")
def verdicts(small: SmallReport) -> dict[str, Verdict]:
    """Of the page as it is and of each broken one, from one run of the validator."""
    package = (small.folder / "taxonomy.zip",)
    pages = {"": small.folder / "report.en.xhtml"}
    for name, (old, new, _, _) in DEFECTS.items():
        pages[name] = small.broken(name.replace(" ", "-"), old, new)
    found = validate([Subject(str(path), package, taxonomy=False) for path in pages.values()])
    return dict(zip(pages, found, strict=True))


def test_the_page_as_it_is_has_no_fault(verdicts: dict[str, Verdict]) -> None:
    assert verdicts[""].messages == ()


@pytest.mark.parametrize("name", DEFECTS)
def test_the_defect_is_caught(name: str, verdicts: dict[str, Verdict]) -> None:
    _, _, level, code = DEFECTS[name]
    said = {(message.level, message.code) for message in verdicts[name].messages}
    assert any(found == level and said_code.startswith(code) for found, said_code in said), said


@pytest.mark.parametrize("name", DEFECTS)
def test_it_becomes_a_finding_that_says_what_to_do(name: str, verdicts: dict[str, Verdict]) -> None:
    findings = findings_of(verdicts[name], "report.en.xhtml")
    assert findings
    for finding in findings:
        assert finding.code in {"xbrl.invalid", "xbrl.inconsistent"}
        assert finding.severity == ("warning" if name == "two values of one fact" else "error")
        assert finding.expected
        assert finding.action
        assert "report.en.xhtml" in finding.message
