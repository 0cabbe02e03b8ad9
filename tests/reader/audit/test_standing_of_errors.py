"""An error rests on figures that stand by themselves; with one that does not it is a warning. All figures invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.core.findings import Finding
from assay.core.languages import LANGUAGES
from assay.reader.audit.guessed import tempered
from assay.reader.claim import Claim
from assay.reader.decision import How, decision
from reader.audit.claimed import claim, found


def parts(**changed: object) -> list[Claim]:
    """Women and men who are not the employees that are printed; one figure is changed."""
    total = claim("employees", 2024, "120", line=3)
    women = claim("employees", 2024, "50", cut="gender=female", line=4)
    men = claim("employees", 2024, "60", cut="gender=male", line=5)
    return [replace(total, **changed), women, men]  # type: ignore[arg-type]


def only(claims: list[Claim]) -> Finding:
    (finding,) = [f for f in found(*claims) if f.code == "read.parts"]
    return finding


def test_with_all_that_is_printed_it_is_an_error() -> None:
    assert only(parts()).severity == "error"


def test_people_are_counted_in_persons_also_where_no_unit_is_printed() -> None:
    assert only(parts(unit_printed="", decided=(decision(How.UNIT_COUNTED, metric="employees"),))).severity == "error"


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"labels": ("Number of",)}, "a name"),
        ({"decided": (decision(How.UNIT_RELATIONS),)}, "the unit"),
        ({"decided": (decision(How.METRIC_PLACE_BEHIND),)}, "the part it is of"),
        ({"labels": ("Other employees",), "quote": "Other employees | 120"}, "the part it is of"),
        ({"decided": (decision(How.YEAR_DOCUMENT),), "grid": 2}, "the year"),
    ],
)
def test_what_is_not_printed_for_a_figure_makes_it_a_warning_that_says_so(
    changed: dict[str, object], what: str
) -> None:
    finding = only(parts(**changed))
    assert finding.severity == "warning"
    sure = dict(finding.details)["sure"]
    assert sure == f"not sure: it depends on how a figure was read, for which {what} is not printed"
    assert len({finding.said("sure", language) for language in LANGUAGES}) == len(LANGUAGES)


def test_within_one_table_a_year_that_nothing_prints_does_no_harm() -> None:
    assert only(parts(decided=(decision(How.YEAR_DOCUMENT),))).severity == "error"


def tried(*, prose: bool) -> str:
    """The severity of an error about a share of which nothing prints the year, and which fits no other year."""
    way = decision(How.YEAR_UNSAID if prose else How.YEAR_DOCUMENT)
    share = replace(claim("employees_share", 2024, "40", "%", prose=prose, grid=4), decided=(way,))
    women = claim("employees", 2024, "50", cut="gender=female")
    details = (("claim", str(share.id)), ("claim", str(women.id)))
    finding = Finding(code="read.formula", severity="error", message="40 is 42.", details=details)
    return tempered(finding, {share.id: share, women.id: women}).severity


def test_a_sentence_without_a_year_is_no_certainty_though_it_fits_no_other_year() -> None:
    assert tried(prose=True) == "warning"
    assert tried(prose=False) == "error", "a column has the years of its table, all of which were tried"


def beside(printed: str, row: int, column: int = 1) -> list[Claim]:
    """Employees, women and men of two years, who are all in the first, and a row below that no metric fits."""
    first = [claim("employees", 2023, "110"), *(replace(each, fiscal_year=2023) for each in parts()[1:])]
    first = [replace(each, id=900 + at, row=at, column=2) for at, each in enumerate(first, 3)]
    placed = [replace(each, row=at, column=1) for at, each in enumerate(parts(), 3)]
    other = claim("", 2024, printed, labels=("Diverse",), row=row)
    return [*first, *placed, replace(other, unit=placed[0].unit, column=column)]


def test_a_row_that_nobody_could_name_and_that_makes_up_what_lacks_is_a_part() -> None:
    assert [f.code for f in found(*beside("10", 6)) if f.code == "read.parts"] == []
    assert only(beside("7", 6)).severity == "error", "it does not make it up"
    assert only(beside("10", 9)).severity == "error", "it stands elsewhere in the table"
    assert only(beside("10", 6, column=2)).severity == "error", "it is of another column"
