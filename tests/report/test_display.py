"""How a fact is printed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assay.catalogue.metric import Metric, Presentation
from assay.content import load_content
from assay.core.languages import LANGUAGES, Language
from assay.core.missing import REASONS, Missing
from assay.core.units import unit
from assay.facts.fact import Added, Fact, FactKey
from assay.report.display import presentation_of, printed, signed
from assay.report.words import word

METRIC = replace(load_content().catalogue.metrics["electricity_purchased"], present=None, decimals=0)


def of(value: Decimal | Missing, metric: Metric = METRIC) -> Fact:
    return Fact(key=FactKey(metric.id, 2024), value=value, unit=metric.unit, origin=Added((), ()))


def shown(value: str, decimals: int) -> str:
    return printed(replace(METRIC, decimals=decimals), of(Decimal(value)), {}, "en").text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "−1"),
        ("-2.5", 0, "−3"),
        ("0.4999999999", 0, "0"),
        ("-0.4", 0, "0"),
        ("1.005", 2, "1.01"),
        ("1234567.891", 1, "1,234,567.9"),
        ("-1234567.891", 1, "−1,234,567.9"),
        ("999.95", 1, "1,000.0"),
        ("1250", -2, "1,300"),
        ("1E+6", 0, "1,000,000"),
        ("0", 2, "0.00"),
    ],
)
def test_rounded_half_away_from_zero_and_grouped(value: str, decimals: int, text: str) -> None:
    assert shown(value, decimals) == text


def test_digits_are_plain_for_machines() -> None:
    found = printed(replace(METRIC, decimals=1), of(Decimal("-1234567.85")), {}, "en")
    assert (found.text, found.digits, found.value) == ("−1,234,567.9", "-1234567.9", Decimal("-1234567.9"))


@pytest.mark.parametrize(
    ("value", "text"), [("3.24", "+3.2%"), ("-3.25", "−3.3%"), ("0.04", "±0.0%"), ("1200", "+1,200.0%")]
)
def test_changes_have_their_sign(value: str, text: str) -> None:
    assert signed(Decimal(value)) == text


def test_the_book_chooses_unit_and_digits() -> None:
    how = {METRIC.id: Presentation(unit("kWh"), 2)}
    found = printed(METRIC, of(Decimal("1234.5678911")), how, "en")
    assert (found.text, found.unit.symbol) == ("1,234,567.89", "kWh")


def test_a_unit_of_another_family_is_never_printed() -> None:
    catalogue = replace(METRIC, present=Presentation(unit("GWh"), 3))
    found = printed(catalogue, of(Decimal(1500)), {METRIC.id: Presentation(unit("t"), 2)}, "en")
    assert (found.text, found.unit.symbol) == ("1.500", "GWh")
    assert presentation_of(replace(METRIC, present=Presentation(unit("t"), 2)), of(Decimal(1)), {}).unit == METRIC.unit


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", REASONS)
def test_what_is_missing_is_said_in_words(reason: str, language: Language) -> None:
    found = printed(METRIC, of(Missing(reason)), {}, language)  # type: ignore[arg-type]
    assert found.text == word(reason, language)
    assert found.value is None
    assert not any(sign.isdigit() for sign in found.text + found.digits)
