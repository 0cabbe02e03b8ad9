"""What the carbon inventory needs besides energy and materials: gases, certificates, the value chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantern.making.draw import CODE, PLANTS, near, number, rng
from lantern.making.ledger import Row, month_span
from lantern.making.plants import COLD, PRIMARY, put_energy

if TYPE_CHECKING:
    from lantern.making.ledger import Ledger

YEARS = (2023, 2024, 2025)
# Kilograms of gas: site, month, equipment, gas, what happened, charged, held, recovered.
GASES = {
    2023: (
        ("birch", 6, "BIR-AC-offices", "r_410a", "top_up", "8.5", "", ""),
        ("cedar", 5, "CED-AC-hall-2", "r_410a", "top_up", "14.0", "", ""),
        ("cedar", 7, "CED-chiller-1", "hfc_134a", "top_up", "22.0", "", ""),
        ("cedar", 9, "CED-switchgear", "sf6", "top_up", "1.2", "", ""),
        ("harbour", 8, "HAR-AC", "hcfc_22", "top_up", "2.4", "", ""),
    ),
    2024: (
        ("birch", 6, "BIR-AC-offices", "r_410a", "top_up", "7.0", "", ""),
        ("cedar", 5, "CED-AC-hall-2", "r_410a", "top_up", "11.5", "", ""),
        ("cedar", 7, "CED-chiller-1", "hfc_134a", "top_up", "19.0", "", ""),
        ("harbour", 4, "HAR-AC-new", "hfc_32", "new_equipment", "6.3", "6.0", ""),
    ),
    2025: (
        ("birch", 6, "BIR-AC-offices", "r_410a", "top_up", "6.0", "", ""),
        ("cedar", 3, "CED-chiller-2", "hfc_32", "new_equipment", "64.8", "64.0", ""),
        ("cedar", 4, "CED-chiller-1", "hfc_134a", "retirement", "", "118.0", "109.5"),
        ("cedar", 5, "CED-AC-hall-2", "r_410a", "top_up", "9.5", "", ""),
        ("cedar", 9, "CED-switchgear", "sf6", "top_up", "0.8", "", ""),
    ),
}
# Kilograms of SF6 over the melt of the casting line, a month; it gave way to another cover gas step by step.
COVER_GAS = {2023: 1.9, 2024: 1.2, 2025: 0.5}
# Megawatt hours: instrument, quantity, reference.
INSTRUMENTS = {
    2024: (("green_certificate", 1500, "GEC-2024-000481"),),
    2025: (("green_certificate", 2400, "GEC-2025-001127"), ("direct_contract", 1200, "WIND-GD-2025-07")),
}
# Category, basis, activity, method, rating, unit; and by site what a tonne of product (or a year) takes.
CHAIN = (
    ("purchased_goods", "mass", "ferrosilicon", "supplier_specific", "good", "t", {"birch": 1.03, "cedar": 0.66}),
    ("purchased_goods", "mass", "dolomite_quarried", "average_data", "fair", "t", {"birch": 10.1, "cedar": 6.6}),
    ("purchased_goods", "mass", "fluorite", "average_data", "fair", "t", {"birch": 0.021, "cedar": 0.014}),
    ("purchased_goods", "spend", "repairs_and_services", "spend_based", "poor", "CNY", {"birch": 610, "cedar": 540}),
    ("capital_goods", "spend", "machinery", "spend_based", "poor", "CNY", {"birch": 980, "cedar": 760}),
    ("upstream_transport", "freight", "road_freight", "distance_based", "fair", "tkm", {"birch": 640, "cedar": 410}),
    ("upstream_transport", "freight", "rail_freight", "distance_based", "good", "tkm", {"birch": 1220, "cedar": 380}),
    ("downstream_transport", "freight", "road_freight", "distance_based", "good", "tkm", {"birch": 310, "cedar": 260}),
    ("downstream_transport", "freight", "sea_freight", "distance_based", "good", "tkm", {"birch": 2900, "cedar": 1800}),
    ("processing", "mass", "die_casting", "average_data", "poor", "t", {"birch": 0.42, "cedar": 0.71}),
    ("end_of_life", "mass", "magnesium_scrap", "average_data", "fair", "t", {"birch": 1.0, "cedar": 1.0}),
    ("business_travel", "travel", "flight", "distance_based", "good", "pkm", {"birch": 18, "cedar": 31}),
    ("business_travel", "travel", "high_speed_rail", "distance_based", "good", "pkm", {"birch": 22, "cedar": 44}),
    ("commuting", "travel", "coach", "distance_based", "fair", "pkm", {"birch": 190, "cedar": 150}),
    ("commuting", "travel", "car", "distance_based", "fair", "pkm", {"birch": 85, "cedar": 120}),
)
# Tonnes of CO2e taken up by the trees of the spring plantings.
TREES = {2023: "18", 2024: "24", 2025: "31"}
# Tonnes of alloy sold for seat frames, of which it is told what their users emit less.
SEAT_FRAMES = {2023: "1120", 2024: "1290", 2025: "1460"}
# What the reports of 2023 and 2024 printed. Scope 1 counted carbon dioxide alone and no gas set free; Scope 2 used
# the grid averages that were known then: of 2021, and of 2022.
PUBLISHED = {
    2023: ("esg-report-2023.pdf", 61, "182,312", {"birch": "0.5629", "cedar": "0.4715", "harbour": "0.39"}),
    2024: ("esg-report-2024.pdf", 63, "186,292", {"birch": "0.4932", "cedar": "0.4403", "harbour": "0.39"}),
}


def write(ledger: Ledger, output: dict[tuple[str, int, int], float]) -> None:
    """gas_handling.csv, energy_instruments.csv, scope_3.csv, and rows for energy.csv and figures.csv."""
    _pellets(ledger)
    _gases(ledger, output)
    _instruments(ledger)
    _chain(ledger, output)
    for year, tonnes in TREES.items():
        ledger.add(
            "figures",
            {
                "id": f"FIG-ghg_removed-{year}",
                "metric": "ghg_removed",
                "start": f"{year}-01-01",
                "end": f"{year}-12-31",
                "quantity": tonnes,
                "unit": "tCO2e",
            },
            ("community", "group", year, 0),
            f"tree survey TS-{year}",
        )
    for year, tonnes in SEAT_FRAMES.items():
        ledger.add(
            "figures.products",
            {
                "id": f"FIG-seat_frames-{year}",
                "metric": "products_with_avoided_emissions",
                "product": "alloy",
                "start": f"{year}-01-01",
                "end": f"{year}-12-31",
                "quantity": tonnes,
                "unit": "t",
            },
            ("carbon", "group", year, 0),
            f"sales by use SU-{year}: alloy for seat frames",
        )


def _pellets(ledger: Ledger) -> None:
    source = rng("pellets")
    for year in YEARS:
        for month in range(1, 13):
            tonnes = number(near(source, 7.6 * COLD[month - 1], 0.06), 2)
            put_energy(ledger, "birch", "BIR-BOILER", "wood_pellets", year, month, tonnes, "t", "delivery notes")


def _gases(ledger: Ledger, output: dict[tuple[str, int, int], float]) -> None:
    source = rng("gases")
    for year in YEARS:
        rows = [
            ("cedar", month, "CED-casting", "sf6", "cover_gas", number(near(source, COVER_GAS[year], 0.1), 2), "", "")
            for month in range(1, 13)
            if output["cedar", year, month]
        ]
        for site, month, equipment, gas, kind, charged, capacity, recovered in (*GASES[year], *rows):
            day = month_span(year, month)[1] if kind == "cover_gas" else f"{year}-{month:02d}-14"
            row = {
                "id": f"GAS-{equipment}-{day}",
                "date": day,
                "site": site,
                "equipment": equipment,
                "released_gas": gas,
                "kind": kind,
                "charged": charged,
                "capacity": capacity,
                "recovered": recovered,
                "unit": "kg",
            }
            shown = ", ".join(
                f"{name} {amount} kg"
                for name, amount in (("charged", charged), ("held", capacity), ("recovered", recovered))
                if amount
            )
            ledger.add("gas_handling", row, ("carbon", site, year, 0), f"service sheet {equipment} {day}", shown)


def _instruments(ledger: Ledger) -> None:
    for year, held in INSTRUMENTS.items():
        for instrument, quantity, reference in held:
            row = {
                "id": f"INS-{reference}",
                "site": "cedar",
                "instrument": instrument,
                "reference": reference,
                "issuer": "Fictional Green Certificate Registry"
                if instrument == "green_certificate"
                else "Fictional Wind Ltd",
                "country": "CN",
                "generated_from": f"{year}-01-01",
                "generated_to": f"{year}-12-31",
                "retired_on": f"{year + 1}-02-20",
                "start": f"{year}-01-01",
                "end": f"{year}-12-31",
                "quantity": str(quantity),
                "unit": "MWh",
            }
            ledger.add("energy_instruments", row, ("carbon", "cedar", year, 0), f"registry extract {reference}")


def _chain(ledger: Ledger, output: dict[tuple[str, int, int], float]) -> None:
    source = rng("chain")
    for year in YEARS:
        for site in PLANTS:
            made = sum(output[site, year, month] for month in range(1, 13))
            for category, basis, activity, method, rating, unit, by_site in CHAIN:
                driver = made * PRIMARY[site] if activity in ("ferrosilicon", "dolomite_quarried", "fluorite") else made
                amount = near(source, driver * by_site[site], 0.02)
                ledger.add(
                    "scope_3",
                    {
                        "id": f"S3-{CODE[site]}-{category}-{activity}-{year}",
                        "site": site,
                        "scope_3_category": category,
                        "basis": basis,
                        "activity": activity,
                        "scope_3_method": method,
                        "data_quality": rating,
                        "supplier": "",
                        "start": f"{year}-01-01",
                        "end": f"{year}-12-31",
                        "quantity": number(amount, 1 if unit == "t" else 0),
                        "unit": unit,
                    },
                    ("carbon", site, year, 0),
                    f"inventory sheet {category}-{activity}",
                )


def first_reported(ledger: Ledger) -> list[Row]:
    """first_reported.csv: the emissions of 2023 and 2024 as the reports of those years printed them."""
    rows: list[Row] = []
    for year, (document, page, scope_1, factors) in PUBLISHED.items():
        power = {
            site: ledger.total("energy", year, site=site, carrier="electricity") for site in ("birch", "cedar")
        } | {"harbour": ledger.total("energy.harbour", year, carrier="electricity")}
        scope_2 = round(sum(float(power[site]) / 1000 * float(factor) for site, factor in factors.items()))
        both = int(scope_1.replace(",", "")) + scope_2
        for metric, label, value in (
            ("scope_1", "Direct emissions (Scope 1)", scope_1),
            ("scope_2_location", "Energy-indirect emissions (Scope 2)", f"{scope_2:,}"),
            ("ghg_emissions", "Total (Scope 1 and 2)", f"{both:,}"),
        ):
            rows.append(
                {
                    "metric": metric,
                    "year": str(year),
                    "site": "",
                    "dimensions": "",
                    "value": value,
                    "unit": "tCO2e",
                    "document": document,
                    "page": str(page),
                    "line": "",
                    "quote": f"{label} {value} tCO2e",
                    "note": "",
                }
            )
    return rows
