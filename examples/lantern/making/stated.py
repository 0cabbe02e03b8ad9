"""assertions.csv: totals that others stated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lantern.making.draw import YEARS
from lantern.making.people import headcount

if TYPE_CHECKING:
    from lantern.making.ledger import Ledger, Row


def assertions(ledger: Ledger) -> list[Row]:
    """Totals that others stated: computed here from the records, so that they agree with them."""
    stated: list[Row] = []

    def state(
        metric: str,
        year: int,
        site: str,
        dimensions: str,
        value: str,
        unit: str,
        document: str,
        quote: str,
        note: str,
    ) -> None:
        stated.append(
            {
                "metric": metric,
                "year": str(year),
                "site": site,
                "dimensions": dimensions,
                "value": value,
                "unit": unit,
                "document": document,
                "page": "",
                "line": "",
                "quote": f"{quote} {value} {unit}",
                "note": note,
            }
        )

    for year in YEARS:
        for site in ("birch", "cedar", "harbour"):
            total = ledger.total("energy", year, site=site, carrier="electricity") + ledger.total(
                "energy.harbour", year, site=site, carrier="electricity"
            )
            state(
                "electricity_purchased",
                year,
                site,
                "",
                f"{total:,}",
                "kWh",
                f"power-statement-{site}-{year}.pdf",
                "Energy charged in the year:",
                "Supplier's yearly statement",
            )
        gas = ledger.total("energy", year, site="cedar", carrier="natural_gas")
        state(
            "fuel_consumed",
            year,
            "cedar",
            "carrier=natural_gas",
            f"{gas:,}",
            "m3",
            f"gas-statement-cedar-{year}.pdf",
            "Gas supplied:",
            "Supplier's yearly statement",
        )
        coke = ledger.total("energy", year, site="birch", carrier="semi_coke")
        state(
            "fuel_consumed",
            year,
            "birch",
            "carrier=semi_coke",
            f"{coke:,.0f}",
            "t",
            f"stock-count-{year}.pdf",
            "Semi-coke used:",
            "Finance stock count, rounded to a tonne",
        )
        state(
            "employees",
            year,
            "",
            "",
            f"{headcount(ledger.rows['roster'], date(year, 12, 31))}",
            "person",
            f"payroll-{year}-12.pdf",
            "Persons paid in December:",
            "Payroll system",
        )
        state(
            "revenue",
            year,
            "",
            "",
            f"{ledger.total('revenue', year) / 1_000_000:,.1f}",
            "MCNY",
            f"annual-report-{year}.pdf",
            "Revenue",
            "Consolidated statement of profit or loss",
        )
        state(
            "output",
            year,
            "",
            "",
            f"{ledger.total('output', year):,.0f}",
            "t",
            f"annual-report-{year}.pdf",
            "Output of magnesium products",
            "Management discussion",
        )
    women = headcount(ledger.rows["roster"], date(2025, 12, 31), gender="female")
    state(
        "employees",
        2025,
        "",
        "gender=female",
        f"{women}",
        "person",
        "payroll-2025-12.pdf",
        "of whom women:",
        "Payroll system",
    )
    last = "esg-report-2024.pdf"
    state(
        "hazardous_waste",
        2024,
        "",
        "",
        f"{ledger.total('hazardous_waste_ledger', 2024, movement='transferred'):,.1f}",
        "t",
        last,
        "Hazardous waste",
        "Last year's report",
    )
    state(
        "non_hazardous_waste",
        2024,
        "",
        "",
        f"{ledger.total('waste', 2024, hazard='non_hazardous'):,.0f}",
        "t",
        last,
        "Non-hazardous waste",
        "Last year's report",
    )
    state(
        "water_withdrawn",
        2024,
        "",
        "",
        f"{ledger.total('water', 2024, flow='withdrawn'):,.0f}",
        "m3",
        last,
        "Water withdrawn",
        "Last year's report",
    )
    state(
        "packaging_used",
        2024,
        "",
        "",
        f"{ledger.total('packaging', 2024) / 1000:,.1f}",
        "t",
        last,
        "Packaging material",
        "Last year's report",
    )
    state(
        "training_hours",
        2024,
        "",
        "",
        f"{ledger.total('training', 2024, value='hours'):,.0f}",
        "h",
        last,
        "Training hours",
        "Last year's report",
    )
    state(
        "lost_days",
        2024,
        "",
        "",
        f"{ledger.total('injuries', 2024, value='lost_days'):,.0f}",
        "day",
        last,
        "Lost days",
        "Last year's report",
    )
    state(
        "community_investment",
        2024,
        "",
        "",
        f"{sum(ledger.total(name, 2024, value='amount') for name in ('donations', 'scholarships')):,.0f}",
        "CNY",
        last,
        "Community investment",
        "Last year's report",
    )
    return stated
