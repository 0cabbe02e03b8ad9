"""A finding is taken apart for showing: its figures, its two intervals, its cause."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assay.core.interval import Interval
from assay.core.provenance import Place
from assay.reader.exhibit import exhibit, interval_in
from reader.read.made import made_claim, made_finding, text_reading

CLAIMS = {claim.id: claim for claim in text_reading().claims}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("[30,830, 30,840]", "30830", "30840"),
        ("1.5 t, so in [1.45, 1.55]", "1.45", "1.55"),
        ("exactly 12", "12", "12"),
        ("[-5, 0.5] or [1, 2]", "1", "2"),
    ],
)
def test_intervals_are_read_as_they_are_written(text: str, low: str, high: str) -> None:
    assert interval_in(text) == Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["", "no numbers", "[a, b]", "[5, 1]", "about 12"])
def test_other_words_hold_no_interval(text: str) -> None:
    assert interval_in(text) is None


@pytest.mark.parametrize("value", ["0.0001", "-12.5", "123456789012", "4E+3"])
def test_every_interval_comes_back(value: str) -> None:
    wanted = Interval.exactly(Decimal(value))
    found = interval_in(f"so {wanted}")
    assert found is not None
    assert abs(found.low - wanted.low) <= abs(wanted.low) * Decimal("1e-8")


def test_the_accused_figure_comes_first() -> None:
    shown = exhibit(made_finding(3, 1, 2, 3), CLAIMS)
    assert [claim.id for claim in shown.claims] == [3, 1, 2]
    assert [side.name for side in shown.sides] == ["found", "expected"]
    assert shown.cause == "One digit differs."
    assert shown.rest == ()


def test_figures_without_a_number_are_found_by_their_place() -> None:
    finding = made_finding(details=(("explained by", "note 3"),))
    shown = exhibit(finding, CLAIMS)
    assert [claim.id for claim in shown.claims] == [3]
    assert shown.rest == (("explained by", "note 3"),)
    elsewhere = made_finding(details=(), place=Place("sample.txt", line=99))
    assert exhibit(elsewhere, CLAIMS).claims == ()


def test_a_claim_that_is_not_there_is_no_fault() -> None:
    assert exhibit(made_finding(77, metric=""), {1: made_claim(1, "5")}).claims == ()
