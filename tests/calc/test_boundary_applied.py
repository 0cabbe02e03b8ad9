"""Consolidation applied to figures by site and date: equity share, control, what lies outside."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assay.calc.boundary import weighed_metrics
from assay.content import load_content
from small_book import of_code, value

if TYPE_CHECKING:
    from small_book import SmallBook

GRID = "grid,grid_factor,own,,,0.5,tCO2e/MWh,2020-01-01,,Study,Own,verified"
OWNED = '{name: {en: Venture}, ownership: [{since: 2010-01-01, share: "40%"}, {since: 2024-07-01, share: "60%"}]}'
POWER = """
    site,meter,carrier,start,end,quantity,unit
    cedar,E1,electricity,2024-01-01,2024-12-31,366,MWh
    birch,E2,electricity,2024-01-01,2024-12-31,100,MWh
    """


@pytest.fixture
def venture(book: SmallBook) -> SmallBook:
    book.head("sites:", f"  venture: {OWNED}\nsites:")
    book.head("cedar: {name: {en: Cedar plant}, entity: parent", "cedar: {name: {en: Cedar plant}, entity: venture")
    return book.own_factors(GRID).write({"records/energy.csv": POWER})


def choose(book: SmallBook, approach: str) -> SmallBook:
    return book.head("turnover_denominator:", f"consolidation: {approach}\n  turnover_denominator:")


def test_equity_share_counts_what_is_owned_day_by_day(venture: SmallBook) -> None:
    examined = choose(venture, "equity_share").examine()
    # 1 MWh a day: 182 days to 30 June at 40 %, 184 days from 1 July at 60 %: 72.8 + 110.4.
    assert value(examined, "electricity_purchased", 2024, site="cedar") == Decimal("183.2")
    assert value(examined, "scope_2_location", 2024) == (Decimal("183.2") + 100) / 2


@pytest.mark.parametrize("approach", ["operational_control", "financial_control"])
def test_under_control_all_of_it_counts(venture: SmallBook, approach: str) -> None:
    examined = choose(venture, approach).examine()
    assert value(examined, "electricity_purchased", 2024, site="cedar") == 366


def test_a_site_counts_from_the_day_it_opens(venture: SmallBook) -> None:
    venture.head("cedar: {name: {en: Cedar plant}", "cedar: {since: 2024-12-01, name: {en: Cedar plant}")
    examined = choose(venture, "operational_control").examine()
    assert value(examined, "electricity_purchased", 2024, site="cedar") == 31
    (found,) = of_code(examined.findings, "boundary.outside")
    assert found.place is not None
    assert found.place.row == 2


def test_people_are_counted_whole(venture: SmallBook) -> None:
    venture.records("employees 2024 30 person site=cedar")
    assert value(choose(venture, "equity_share").examine(), "employees", 2024, site="cedar") == 30


def test_what_is_weighed_is_a_metric() -> None:
    content = load_content()
    topics = {metric.id: metric.topic for metric in content.catalogue.metrics.values()}
    found = weighed_metrics(topics, content.weighed)
    assert {"electricity_purchased", "gas_released", "output", "process_material_used"} <= found
    assert "employees" not in found
