from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.core.units import UnitMismatch, UnknownUnit, convert, factor, known_units, unit


def _pairs() -> list[tuple[str, str]]:
    every = [unit(symbol) for symbol in known_units()]
    return [(a.symbol, b.symbol) for a in every for b in every if a != b and a.same_kind(b)]


@pytest.mark.parametrize(("one", "other"), _pairs())
def test_there_and_back_is_exact(one: str, other: str) -> None:
    assert factor(unit(one), unit(other)) * factor(unit(other), unit(one)) == 1


@given(st.integers(min_value=0, max_value=10**9))
def test_a_reading_survives_the_way_to_the_metric_unit_and_back(kwh: int) -> None:
    there = convert(Decimal(kwh), unit("kWh"), unit("MWh"))
    assert convert(there, unit("MWh"), unit("kWh")) == kwh


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("60689457", "kWh", "MWh", "60689.457"),
        ("172.25", "10000m3", "m3", "1722500"),
        ("3.6", "GJ", "MWh", "1"),
        ("2737", "kWh/t", "MWh/t", "2.737"),
        ("0.6101", "tCO2e/MWh", "kgCO2e/kWh", "0.6101"),
        ("26.39", "tCO2e/MCNY", "tCO2e/CNY", "0.00002639"),
    ],
)
def test_conversions(value: str, source: str, target: str, expected: str) -> None:
    assert convert(Decimal(value), unit(source), unit(target)) == Decimal(expected)


def test_like_goes_to_like_only() -> None:
    with pytest.raises(UnitMismatch, match=r"energy.*ghg"):
        factor(unit("kWh"), unit("tCO2e"))
    with pytest.raises(UnitMismatch):
        factor(unit("t"), unit("m3"))


def test_an_unknown_unit_is_named_with_near_ones() -> None:
    with pytest.raises(UnknownUnit, match="no unit called 'kWj'"):
        unit("kWj")
    with pytest.raises(UnknownUnit, match="in 'tCO2e/heap'"):
        unit("tCO2e/heap")


def test_names_in_three_languages_and_habits_mean_the_same_unit() -> None:
    assert unit("度") == unit("千瓦時") == unit("kwh") == unit("kWh")
    assert unit("吨") == unit("tonnes") == unit("t")
    assert unit("m3").label("zh-Hans") == "立方米"


def test_compounds_are_made_of_their_parts() -> None:
    made = unit("tCO2e") / unit("MCNY")
    assert made.same_kind(unit("tCO2e/10000CNY"))
    assert unit("tCO2e/MCNY").scale == Fraction(1, 1000000)
    assert unit("kWh/t").family == "energy/mass"
