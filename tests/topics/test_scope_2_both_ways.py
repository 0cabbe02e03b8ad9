"""Scope 2 by location and by market, worked out by hand; what may be claimed of an instrument."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from small_book import absent, of_code, value

if TYPE_CHECKING:
    from small_book import SmallBook

FACTORS = (
    "grid,grid_factor,own,,,0.5,tCO2e/MWh,2020-01-01,,Study,Own,verified",
    "residual,residual_factor,own,CN,,0.6,tCO2e/MWh,2020-01-01,,Study,Own,verified",
    "tariff,instrument_factor,own,,supplier_tariff,0.3,tCO2e/MWh,2020-01-01,,Supplier letter,Power Ltd,verified",
)
ENERGY = """
    site,meter,carrier,start,end,quantity,unit
    cedar,E1,electricity,2024-01-01,2024-12-31,10000,MWh
    harbour,E2,electricity,2024-01-01,2024-12-31,100,MWh
    """
HEADER = "site,instrument,reference,country,generated_from,generated_to,retired_on,start,end,quantity,unit\n"
GOOD = "cedar,green_certificate,GEC-1,CN,2024-01-01,2024-12-31,2025-02-01,2024-01-01,2024-12-31,4000,MWh\n"
TARIFF = "cedar,supplier_tariff,T-1,CN,2024-01-01,2024-12-31,2024-12-31,2024-01-01,2024-12-31,1000,MWh\n"


@pytest.fixture
def power(book: SmallBook) -> SmallBook:
    book.head("turnover_denominator: period_end", "turnover_denominator: period_end\n  scope_2_market: yes")
    return book.own_factors(*FACTORS).write({"records/energy.csv": ENERGY})


def test_instruments_leave_the_residual_mix(power: SmallBook) -> None:
    examined = power.write({"records/energy_instruments.csv": HEADER + GOOD + TARIFF}).examine()
    assert value(examined, "scope_2_location", 2024) == Decimal("5050")  # 10,100 MWh x 0.5
    # Cedar: (10,000 - 4,000 - 1,000) x 0.6 + 4,000 x 0 + 1,000 x 0.3 = 3,300.
    assert value(examined, "scope_2_market", 2024, site="cedar") == 3300
    assert value(examined, "electricity_instrument_emissions", 2024, instrument="green_certificate") == 0
    # Harbour: no residual mix is known in Hong Kong, so the grid average of 0.5 stands in.
    assert value(examined, "scope_2_market", 2024, site="harbour") == 50
    assert not of_code(examined.findings, "bounds.exceeds")


def test_without_instruments_the_residual_mix_serves_all(power: SmallBook) -> None:
    assert value(power.examine(), "scope_2_market", 2024, site="cedar") == 6000


def test_where_the_book_does_not_ask_for_it_there_is_no_market_figure(power: SmallBook) -> None:
    power.head("scope_2_market: yes", "scope_2_market: no")
    assert absent(power.examine(), "scope_2_market", 2024)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        # 10,001 MWh of certificates for 10,000 MWh bought.
        (GOOD.replace("4000", "10001"), "bounds.exceeds"),
        # Not retired: it could be sold again.
        (GOOD.replace(",2025-02-01,", ",,"), "record.required"),
        # Of another market.
        (GOOD.replace(",CN,", ",NO,"), "record.criterion"),
        # Generated more than a year before the time it is used for.
        (GOOD.replace("2024-01-01,2024-12-31,2025-02-01", "2021-01-01,2021-12-31,2025-02-01"), "record.criterion"),
        # Claimed twice.
        (GOOD + GOOD, "record.duplicate"),
    ],
)
def test_what_may_not_be_claimed_is_found(power: SmallBook, row: str, code: str) -> None:
    (found, *_) = of_code(power.write({"records/energy_instruments.csv": HEADER + row}).examine().findings, code)
    assert found.severity == "error"
    assert found.expected
    assert found.action


def test_a_certificate_that_was_not_retired_counts_for_nothing(power: SmallBook) -> None:
    examined = power.write(
        {"records/energy_instruments.csv": HEADER + GOOD.replace(",2025-02-01,", ",,") + TARIFF}
    ).examine()
    assert value(examined, "electricity_under_instruments", 2024) == 1000
