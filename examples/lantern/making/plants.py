"""What the plants make, burn, draw, emit: all follows from tonnes of product a month."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lantern.making.draw import CODE, MONTHS, PLANTS, QUARTERS, near, number, rng
from lantern.making.ledger import month_span, quarter_span

if TYPE_CHECKING:
    from lantern.making.ledger import Ledger

# Tonnes of finished product, by year.
OUTPUT = {
    ("birch", "ingot"): (9150, 9420, 9560),
    ("birch", "alloy"): (2480, 2610, 2740),
    ("cedar", "ingot"): (2980, 3050, 3010),
    ("cedar", "alloy"): (4350, 4620, 4900),
}
# How the year is spread: the spring festival and the yearly overhaul take days out of February and July.
SEASON = (0.98, 0.80, 1.03, 1.04, 1.05, 1.02, 0.93, 1.00, 1.03, 1.04, 1.05, 1.03)
SUN = (0.72, 0.74, 0.80, 0.93, 1.08, 1.12, 1.28, 1.22, 1.18, 1.12, 0.96, 0.85)
COLD = (1.22, 1.18, 1.06, 0.98, 0.92, 0.90, 0.90, 0.90, 0.92, 0.97, 1.05, 1.15)
# Tonnes of primary metal for a tonne of product; Cedar also remelts scrap that customers return.
PRIMARY = {"birch": 0.96, "cedar": 0.62}


def monthly_output(ledger: Ledger) -> dict[tuple[str, int, int], float]:
    """output.csv; the answer is tonnes by site and month, the driver of everything below."""
    source = rng("output")
    total: dict[tuple[str, int, int], float] = defaultdict(float)
    for year, month in MONTHS:
        for (site, product), targets in OUTPUT.items():
            tonnes = number(near(source, targets[year - 2023] / 12 * SEASON[month - 1], 0.015), 1)
            total[site, year, month] += float(tonnes)
            start, end = month_span(year, month)
            ledger.add(
                "output",
                {
                    "id": f"OUT-{CODE[site]}-{product}-{year}-{month:02d}",
                    "site": site,
                    "product": product,
                    "start": start,
                    "end": end,
                    "quantity": tonnes,
                    "unit": "t",
                },
                ("production", site, year, (month + 2) // 3),
                f"warehouse receipt WR-{CODE[site]}-{year}{month:02d}-{product}",
            )
    return total


def energy(ledger: Ledger, output: dict[tuple[str, int, int], float]) -> None:
    """energy.csv and energy.harbour.csv: meters read at month end, deliveries by invoice."""
    source = rng("energy")
    kwh = {"birch": {"BIR-E1": 298, "BIR-E2": 522, "BIR-E3": 186}, "cedar": {"CED-E1": 742, "CED-E2": 548}}
    saving = {2023: 1.0, 2024: 0.992, 2025: 0.981}
    coke, gas = {2023: 2.62, 2024: 2.56, 2025: 2.47}, {2023: 1880, 2024: 1840, 2025: 1790}
    for year, month in MONTHS:
        solar = {"CED-PV1": 154_000.0 if year >= 2024 else 0.0, "CED-PV2": 96_000.0 if year >= 2025 else 0.0}
        sun = {meter: round(near(source, size * SUN[month - 1], 0.05)) for meter, size in solar.items() if size}
        for site in PLANTS:
            made = output[site, year, month]
            primary, alloy = made * PRIMARY[site], OUTPUT[site, "alloy"][year - 2023] / 12
            load = sum(kwh[site].values())
            for meter, rate in kwh[site].items():
                own = sum(sun.values()) * rate / load if site == "cedar" else 0.0
                used = round(near(source, made * rate * saving[year])) - round(own)
                put_energy(ledger, site, meter, "electricity", year, month, number(used), "kWh", "power bill")
            if site == "cedar":
                for meter, made_here in sun.items():
                    put_energy(ledger, site, meter, "solar", year, month, number(made_here), "kWh", "inverter log")
            if site == "birch":
                tonnes = near(source, primary * coke[year])
                for weighbridge, share in (("BIR-WB1", 0.64), ("BIR-WB2", 0.36)):
                    put_energy(
                        ledger,
                        site,
                        weighbridge,
                        "semi_coke",
                        year,
                        month,
                        number(tonnes * share, 2),
                        "t",
                        "delivery invoices",
                    )
            else:
                flows = {"CED-G1": primary * gas[year], "CED-G2": alloy * 168}
                for meter, cubic in flows.items():
                    put_energy(
                        ledger,
                        site,
                        meter,
                        "natural_gas",
                        year,
                        month,
                        number(near(source, cubic)),
                        "m3",
                        "gas bill",
                    )
                put_energy(
                    ledger,
                    site,
                    "CED-LPG",
                    "lpg",
                    year,
                    month,
                    number(near(source, 0.92, 0.08), 2),
                    "t",
                    "cylinder invoices",
                )
            diesel, petrol = (15_400, 910) if site == "birch" else (6_250, 1_090)
            winter = COLD[month - 1] if site == "birch" else 1.0
            litres = near(source, diesel * winter * (1 - 0.02 * (year - 2023)), 0.03)
            put_energy(
                ledger,
                site,
                f"{CODE[site]}-TANK",
                "diesel",
                year,
                month,
                number(litres),
                "L",
                "fuel card statement",
            )
            put_energy(
                ledger,
                site,
                f"{CODE[site]}-CARS",
                "petrol",
                year,
                month,
                number(near(source, petrol, 0.05)),
                "L",
                "fuel card statement",
            )
        cooling = 1.0 + 0.25 * (SUN[month - 1] - 1)
        put_energy(
            ledger,
            "harbour",
            "HAR-CLP",
            "electricity",
            year,
            month,
            number(near(source, 3150 * cooling, 0.03)),
            "kWh",
            "power bill",
        )
        put_energy(
            ledger,
            "harbour",
            "HAR-CAR",
            "petrol",
            year,
            month,
            number(near(source, 205, 0.06)),
            "L",
            "fuel card statement",
        )
    ledger.correct(
        "energy",
        "EN-BIR-TANK-2024-08",
        wrong="51670",
        why="Litres and kilowatt hours were mixed up; the fuel card statement says otherwise.",
    )
    ledger.correct(
        "energy",
        "EN-CED-G1-2023-11",
        wrong="79104",
        why="Meter CED-G1 rolled over at 999,999; one digit was lost in the first entry.",
    )
    ledger.withdraw(
        "energy",
        "EN-CED-CARS-2025-03",
        "Entered twice: the same fuel card statement was sent by two departments.",
    )


def put_energy(
    ledger: Ledger,
    site: str,
    meter: str,
    carrier: str,
    year: int,
    month: int,
    quantity: str,
    unit: str,
    kind: str,
) -> None:
    start, end = month_span(year, month)
    row = {
        "id": f"EN-{meter}-{year}-{month:02d}",
        "site": site,
        "meter": meter,
        "carrier": carrier,
        "start": start,
        "end": end,
        "quantity": quantity,
        "unit": unit,
        "use": "mobile" if carrier in ("diesel", "petrol") else "",
    }
    register = "energy.harbour" if site == "harbour" else "energy"
    ledger.add(register, row, ("invoices", site, year, (month + 2) // 3), f"{kind} {meter}-{year}{month:02d}")


def materials_and_packaging(ledger: Ledger, output: dict[tuple[str, int, int], float]) -> None:
    """materials.csv and packaging.csv. Bought ferrosilicon is left out: its emissions are its maker's."""
    source = rng("materials")
    dolomite = {2023: 10.62, 2024: 10.54, 2025: 10.43}
    kilos = {"pallet": 11.2, "film": 0.92, "strapping": 0.56}
    for year, month in MONTHS:
        for site in PLANTS:
            made, when = output[site, year, month], f"{year}-{month:02d}"
            quarter = (month + 2) // 3
            tonnes = number(near(source, made * PRIMARY[site] * dolomite[year]), 1)
            ledger.add(
                "materials",
                {
                    "id": f"MAT-{CODE[site]}-{when}",
                    "site": site,
                    "material": "dolomite",
                    "start": when,
                    "end": when,
                    "quantity": tonnes,
                    "unit": "t",
                },
                ("production", site, year, quarter),
                f"kiln feed record KF-{CODE[site]}-{when}",
            )
            for kind, rate in kilos.items():
                less = 1 - 0.03 * (year - 2023)
                ledger.add(
                    "packaging",
                    {
                        "id": f"PKG-{CODE[site]}-{kind}-{when}",
                        "site": site,
                        "packaging_material": kind,
                        "start": when,
                        "end": when,
                        "quantity": number(near(source, made * rate * less, 0.03)),
                        "unit": "kg",
                    },
                    ("production", site, year, quarter),
                    f"stores issue SI-{CODE[site]}-{when}-{kind}",
                )


def water(ledger: Ledger, output: dict[tuple[str, int, int], float]) -> None:
    """water.csv by meter, and wastewater_quality.csv: laboratory results times the quarter's discharge."""
    source = rng("water")
    taken = {
        "birch": (("BIR-W1", "groundwater", 5.15), ("BIR-W2", "municipal", 0.92)),
        "cedar": (("CED-W1", "municipal", 4.35), ("CED-W2", "surface", 2.45), ("CED-W3", "rainwater", 0.24)),
    }
    reuse = {2023: 0.68, 2024: 0.71, 2025: 0.745}
    discharged: dict[tuple[str, int, int], int] = defaultdict(int)
    for year, month in MONTHS:
        for site in PLANTS:
            flows: list[tuple[str, str, str, int]] = []
            for meter, kind, rate in taken[site]:
                flows.append(
                    (
                        "withdrawn",
                        meter,
                        kind,
                        round(near(source, output[site, year, month] * rate * (1 - 0.028 * (year - 2023)), 0.03)),
                    )
                )
            treated = round(sum(flow[3] for flow in flows) * near(source, 0.42, 0.02))
            reused = round(treated * near(source, reuse[year], 0.015))
            out = treated - reused - round(treated * 0.015)
            discharged[site, year, (month + 2) // 3] += out
            flows += [
                ("treated", f"{CODE[site]}-WT", "", treated),
                ("reused", f"{CODE[site]}-WR", "", reused),
                ("discharged", f"{CODE[site]}-DW001", "", out),
            ]
            start, end = month_span(year, month)
            for flow, meter, kind, cubic in flows:
                ledger.add(
                    "water",
                    {
                        "id": f"WA-{meter}-{year}-{month:02d}",
                        "site": site,
                        "flow": flow,
                        "meter": meter,
                        "water_source": kind,
                        "start": start,
                        "end": end,
                        "quantity": number(cubic),
                        "unit": "m3",
                    },
                    ("water", site, year, (month + 2) // 3),
                    f"meter photograph {meter}-{year}{month:02d}.jpg",
                )
    for year, quarter in QUARTERS:
        start, end = quarter_span(year, quarter)
        ledger.add(
            "water",
            {
                "id": f"WA-HAR-W1-{year}-Q{quarter}",
                "site": "harbour",
                "flow": "withdrawn",
                "meter": "HAR-W1",
                "water_source": "municipal",
                "start": start,
                "end": end,
                "quantity": number(near(source, 31, 0.06)),
                "unit": "m3",
            },
            ("water", "harbour", year, quarter),
            f"water bill HAR-W1-{year}Q{quarter}",
        )
        for site in PLANTS:
            for pollutant, grams in (("cod", 46), ("ammonia_nitrogen", 3.6), ("suspended_solids", 22)):
                mass = discharged[site, year, quarter] * near(source, grams, 0.05) / 1000
                ledger.add(
                    "wastewater_quality",
                    {
                        "id": f"WQ-{CODE[site]}-{pollutant}-{year}-Q{quarter}",
                        "site": site,
                        "pollutant": pollutant,
                        "start": start,
                        "end": end,
                        "quantity": number(mass, 1),
                        "unit": "kg",
                    },
                    ("laboratory", site, year, quarter),
                    f"test report TR-{CODE[site]}-{year}Q{quarter}",
                )
    ledger.correct(
        "water",
        "WA-BIR-W1-2025-05",
        wrong="52580",
        why="The photograph shows the decimal point; the first entry left it out.",
    )


def air(ledger: Ledger, output: dict[tuple[str, int, int], float]) -> None:
    """air_emissions.csv: kilograms from the stack monitors, by quarter."""
    source = rng("air")
    grams = {
        "birch": {
            "DA001": {"nox": 3.02, "sox": 1.36, "pm": 0.52},
            "DA002": {"nox": 2.41, "sox": 1.04, "pm": 0.36},
            "DA003": {"pm": 0.09, "fluoride": 0.007},
        },
        "cedar": {
            "DA101": {"nox": 1.86, "sox": 0.21, "pm": 0.31},
            "DA102": {"nox": 1.22, "sox": 0.12, "pm": 0.19},
            "DA103": {"pm": 0.11, "fluoride": 0.009},
        },
    }
    better = {2023: 1.0, 2024: 0.96, 2025: 0.90}
    for year, quarter in QUARTERS:
        start, end = quarter_span(year, quarter)
        for site in PLANTS:
            made = sum(output[site, year, month] for month in range(3 * quarter - 2, 3 * quarter + 1))
            for stack, rates in grams[site].items():
                for pollutant, rate in rates.items():
                    ledger.add(
                        "air_emissions",
                        {
                            "id": f"AIR-{stack}-{pollutant}-{year}-Q{quarter}",
                            "site": site,
                            "stack": stack,
                            "pollutant": pollutant,
                            "start": start,
                            "end": end,
                            "quantity": number(near(source, made * rate * better[year], 0.03), 1),
                            "unit": "kg",
                        },
                        ("laboratory", site, year, quarter),
                        f"stack monitor summary {stack}-{year}Q{quarter}",
                    )
