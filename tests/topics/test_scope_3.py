"""Scope 3 by category, method and rating, worked out by hand; categories without a figure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from small_book import of_code, value

if TYPE_CHECKING:
    from small_book import SmallBook

FACTORS = (
    "fesi,mass_factor,own,,ferrosilicon,5,tCO2e/t,2020-01-01,,Study,Own,verified",
    "parts,spend_factor,own,,spare_parts,0.0001,tCO2e/CNY,2020-01-01,,Study,Own,verified",
    "truck,freight_factor,own,,road_freight,0.0001,tCO2e/tkm,2020-01-01,,Study,Own,verified",
    "plane,travel_factor,own,,flight,0.0002,tCO2e/pkm,2020-01-01,,Study,Own,verified",
    "wtt,fuel_upstream_factor,own,,diesel,0.0006,tCO2e/L,2020-01-01,,Study,Own,verified",
    "loss,electricity_upstream_factor,own,,,0.1,tCO2e/MWh,2020-01-01,,Study,Own,verified",
    "tip,waste_factor,own,,landfilled,0.02,tCO2e/t,2020-01-01,,Study,Own,verified",
    "ff,fuel_factor,own,,diesel,0.003,tCO2e/L,2020-01-01,,Study,Own,verified",
    "grid,grid_factor,own,,,0.5,tCO2e/MWh,2020-01-01,,Study,Own,verified",
)
HEADER = "site,scope_3_category,basis,activity,scope_3_method,data_quality,start,end,quantity,unit\n"
YEAR = "2024-01-01,2024-12-31"
ROWS = (
    f"birch,purchased_goods,mass,ferrosilicon,average_data,good,{YEAR},1000,t\n"
    f"birch,purchased_goods,spend,spare_parts,spend_based,poor,{YEAR},10000000,CNY\n"
    f"cedar,upstream_transport,freight,road_freight,distance_based,fair,{YEAR},2000000,tkm\n"
    f"cedar,business_travel,travel,flight,distance_based,very_good,{YEAR},500000,pkm\n"
    f"cedar,processing,stated,road_freight,supplier_specific,fair,{YEAR},123.5,tCO2e\n"
)
ENERGY = """
    site,meter,carrier,start,end,quantity,unit
    cedar,E1,electricity,2024-01-01,2024-12-31,1000,MWh
    cedar,D1,diesel,2024-01-01,2024-12-31,10000,L
    """


@pytest.fixture
def chain(book: SmallBook) -> SmallBook:
    names = "{spare_parts: {en: Spare parts}, ferrosilicon: {en: Ferrosilicon}}"
    book.head("settings:", f"members:\n  activity: {names}\nsettings:")
    book.records("non_hazardous_waste 2024 300 t waste_stream=domestic treatment=landfilled site=cedar")
    return book.own_factors(*FACTORS).write({"records/scope_3.csv": HEADER + ROWS, "records/energy.csv": ENERGY})


def test_each_category_by_its_method(chain: SmallBook) -> None:
    examined = chain.examine()
    by_category = {
        "purchased_goods": 1000 * 5 + 10_000_000 * Decimal("0.0001"),
        "fuel_and_energy": 10_000 * Decimal("0.0006") + 1000 * Decimal("0.1"),
        "upstream_transport": 2_000_000 * Decimal("0.0001"),
        "waste": 300 * Decimal("0.02"),
        "business_travel": 500_000 * Decimal("0.0002"),
        "processing": Decimal("123.5"),
    }
    for category, amount in by_category.items():
        assert value(examined, "scope_3", 2024, scope_3_category=category) == amount, category
    # 6,000 + 106 + 200 + 6 + 100 + 123.5
    assert value(examined, "scope_3", 2024) == sum(by_category.values()) == Decimal("6535.5")
    assert value(examined, "scope_3", 2024, scope_3_category="purchased_goods", scope_3_method="spend_based") == 1000
    # Scope 1: 10,000 L x 0.003; Scope 2: 1,000 MWh x 0.5.
    assert value(examined, "ghg_emissions_with_scope_3", 2024) == 30 + 500 + Decimal("6535.5")


def test_the_rating_is_weighted_by_emissions(chain: SmallBook) -> None:
    examined = chain.examine()
    # 5,000 t rated good (2) and 1,000 t poor (4): (5,000 x 2 + 1,000 x 4) / 6,000.
    rating = value(examined, "scope_3_quality", 2024, scope_3_category="purchased_goods")
    assert round(rating, 20) == round(Decimal(14000) / Decimal(6000), 20)
    assert value(examined, "scope_3_quality", 2024, scope_3_category="business_travel") == 1


def test_a_category_has_a_figure_or_a_reason(chain: SmallBook) -> None:
    unsaid = of_code(chain.examine().findings, "parts.unsaid")
    # Fifteen categories, six of them computed; fresh water, which is none of the Protocol's, is not missed.
    assert len(unsaid) == 9
    chain.write(
        {
            "explanations.yaml": """
            parts:
              - metric: scope_3
                dimensions: scope_3_category=franchises
                reason: {en: The group has no franchises.}
              - metric: scope_3
                dimensions: scope_3_category=waste
                reason: {en: Small.}
            """
        }
    )
    findings = chain.examine().findings
    assert len(of_code(findings, "parts.unsaid")) == 8
    assert [f.dimensions for f in of_code(findings, "parts.both")] == ["scope_3_category=waste"]


def test_a_factor_that_is_needed_and_not_known_is_named(chain: SmallBook) -> None:
    chain.own_factors(*FACTORS[1:])
    findings = of_code(chain.examine().findings, "factor.none")
    assert any("factor of the good of ferrosilicon" in finding.message for finding in findings)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (f"birch,purchased_goods,mass,ferrosilicon,guess,good,{YEAR},1,t", "record.member_unknown"),
        (f"birch,purchased_goods,weight,ferrosilicon,hybrid,good,{YEAR},1,t", "record.choice"),
        (f"birch,purchased_goods,mass,ferrosilicon,hybrid,good,{YEAR},1,CNY", "record.unit_family"),
        (f"birch,purchased_goods,mass,ferrosilicon,hybrid,,{YEAR},1,t", "record.required"),
        (f"birch,purchased_goods,stated,ferrosilicon,hybrid,good,{YEAR},-5,tCO2e", "record.negative"),
    ],
)
def test_a_row_that_cannot_be_right_is_named(chain: SmallBook, row: str, code: str) -> None:
    chain.write({"records/scope_3.csv": HEADER + row + "\n" + ROWS})
    examined = chain.examine()
    (found,) = of_code(examined.findings, code)
    assert found.place is not None
    assert found.place.row == 2
    assert value(examined, "scope_3", 2024, scope_3_category="processing") == Decimal("123.5")
