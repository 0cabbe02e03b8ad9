"""Ranges of factors and activities, combined by error propagation, worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.calc.uncertainty import Spread, spread
from assay.facts.fact import FactKey

if TYPE_CHECKING:
    from assay.examine import Examined
    from small_book import SmallBook

HEADER = "id,parameter,level,area,member,value,unit,from,to,document,publisher,confidence,uncertainty"
GRIDS = (
    "jl,grid_factor,own,CN-JL,,0.5,tCO2e/MWh,2020-01-01,,Study,Own,verified,6",
    "gd,grid_factor,own,CN-GD,,0.5,tCO2e/MWh,2020-01-01,,Study,Own,verified,8%",
    "heat,heat_factor,own,,,0.1,tCO2e/GJ,2020-01-01,,Study,Own,verified,",
)


def made(book: SmallBook, *rows: str) -> Examined:
    return book.write({"factors/own.csv": "\n".join((HEADER, *GRIDS)) + "\n"}).records(*rows).examine()


def of(examined: Examined, metric: str, **activities: str) -> Spread | None:
    limits = {name: Decimal(percent) for name, percent in activities.items()}
    calculation = examined.calculation
    return spread(calculation.facts, calculation.plan, FactKey(metric, 2024), limits)


def test_a_product_adds_the_squares_of_its_parts(book: SmallBook) -> None:
    found = of(
        made(book, "electricity_purchased 2024 100 MWh site=birch"), "scope_2_location", electricity_purchased="2.5"
    )
    # The square root of 6 x 6 + 2.5 x 2.5.
    assert found == Spread(Decimal("6.5"), Decimal(100))


def test_a_sum_adds_the_squares_of_amounts_of_different_factors(book: SmallBook) -> None:
    examined = made(
        book, "electricity_purchased 2024 800 MWh site=birch", "electricity_purchased 2024 800 MWh site=cedar"
    )
    # 400 t x 6 % = 24 t, 400 t x 8 % = 32 t; together 40 t of 800 t.
    assert of(examined, "scope_2_location") == Spread(Decimal(5), Decimal(100))


def test_one_factor_is_off_everywhere_alike(book: SmallBook) -> None:
    rows = [f"electricity_purchased {year} 400 MWh site=birch" for year in (2023, 2024)]
    halves = made(book, *rows, "electricity_purchased 2024 400 MWh site=birch")
    # Two records under one factor: the range stays 6 %, it does not shrink to 6 over the root of 2.
    assert of(halves, "scope_2_location") == Spread(Decimal(6), Decimal(100))


def test_what_has_no_range_is_told(book: SmallBook) -> None:
    examined = made(book, "electricity_purchased 2024 1500 MWh site=birch", "heat_purchased 2024 2500 GJ site=birch")
    # 750 t with a range of 6 %, 250 t without one: 45 t of 1,000 t, three quarters of it covered.
    assert of(examined, "scope_2_location") == Spread(Decimal("4.5"), Decimal(75))


def test_a_ratio_has_no_range_here(book: SmallBook) -> None:
    examined = made(book, "electricity_purchased 2024 100 MWh site=birch", "output 2024 10 t site=birch")
    assert of(examined, "ghg_emissions_per_output") is None
