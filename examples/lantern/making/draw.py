"""The calendar, the seed and how numbers are drawn and written."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from random import Random

SEED = 20260421
YEARS = (2023, 2024, 2025)
MONTHS = tuple((year, month) for year in YEARS for month in range(1, 13))
QUARTERS = tuple((year, quarter) for year in YEARS for quarter in range(1, 5))
PLANTS = ("birch", "cedar")
CODE = {"birch": "BIR", "cedar": "CED", "harbour": "HAR"}


def rng(name: str) -> Random:
    """Its own sequence for each register, so that a change to one leaves the others as they are."""
    return Random(f"{SEED}/{name}")  # noqa: S311 - invented numbers, not secrets


def near(source: Random, value: float, spread: float = 0.02) -> float:
    """The value, give or take `spread`."""
    return value * (1 + spread * (2 * source.random() - 1))


def number(value: Decimal | int | float, places: int = 0) -> str:
    """Plain digits with exactly `places` decimals."""
    step = Decimal(1).scaleb(-places)
    return f"{Decimal(repr(value) if isinstance(value, float) else value).quantize(step, ROUND_HALF_UP):f}"
