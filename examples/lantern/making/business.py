"""What the offices keep: sales, money, complaints, integrity, gifts."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from lantern.making.draw import CODE, PLANTS, QUARTERS, YEARS, near, number, rng
from lantern.making.ledger import quarter_span

if TYPE_CHECKING:
    from lantern.making.ledger import Ledger


def business(ledger: Ledger, output: dict[tuple[str, int, int], float]) -> None:
    """revenue.csv, shipments.csv, figures.csv: what the finance and sales systems give."""
    source = rng("business")
    price = {2023: 21_850, 2024: 20_120, 2025: 19_940}
    for year, quarter in QUARTERS:
        start, end = quarter_span(year, quarter)
        sold = {}
        for site in PLANTS:
            made = sum(output[site, year, month] for month in range(3 * quarter - 2, 3 * quarter + 1))
            sold[site] = number(near(source, made * 0.994, 0.01), 1)
            ledger.add(
                "shipments",
                {
                    "id": f"SHP-{CODE[site]}-{year}-Q{quarter}",
                    "site": site,
                    "start": start,
                    "end": end,
                    "sold": sold[site],
                    "recalled": "0",
                    "unit": "t",
                },
                ("production", site, year, quarter),
                f"delivery notes DN-{CODE[site]}-{year}Q{quarter}",
            )
        money = number(near(source, sum(map(float, sold.values())) * price[year], 0.012), 2)
        ledger.add(
            "revenue",
            {
                "id": f"REV-{year}-Q{quarter}",
                "site": "",
                "start": start,
                "end": end,
                "quantity": money,
                "unit": "CNY",
            },
            ("accounts", "group", year, 0),
            f"management accounts {year} Q{quarter}",
        )
    for metric, dimension, unit, values in FIGURES:
        for year, value in zip(YEARS, values, strict=True):
            row = {
                "id": f"FIG-{metric}{'-' + dimension if dimension else ''}-{year}",
                "metric": metric,
                "site": "",
                "spending_type": dimension,
                "start": f"{year}-01-01",
                "end": f"{year}-12-31",
                "quantity": value,
                "unit": unit,
            }
            ledger.add(
                "figures",
                row,
                ("accounts", "group", year, 0),
                f"{metric.replace('_', ' ')} {dimension}".strip(),
            )


FIGURES = (
    ("rd_investment", "", "CNY", ("13042000", "13586000", "14417500")),
    ("environmental_investment", "", "CNY", ("7218400", "7864300", "10752600")),
    ("safety_investment", "protective_equipment", "CNY", ("1286000", "1331500", "1402800")),
    ("safety_investment", "machine_guarding", "CNY", ("2104700", "2243600", "2391200")),
    ("safety_investment", "medical_checks", "CNY", ("418300", "436900", "452700")),
    ("employee_satisfaction", "", "%", ("not collected", "84.35", "86.12")),
    ("union_membership_rate", "", "%", ("96.1", "96.8", "97.3")),
)


LATE = "It came on a holiday and the mailbox was not watched; since then it is."
REMEDIES = {
    "quality": ("Inclusions near the surface of ingots of one heat", "Heats filtered twice; lot replaced"),
    "packaging": ("Strapping cut by an ingot edge", "Edge guards under every strap"),
    "delivery": ("Slot at the port missed", "Loading moved to the evening before"),
    "service": ("Certificate sent with the wrong heat number", "Certificates printed from the laboratory system"),
}


def conduct(ledger: Ledger) -> None:
    """Complaints, concluded cases (a header, no row: none), anti-corruption training, gifts."""
    source = rng("conduct")
    kinds = ("quality", "packaging", "delivery", "quality", "service", "quality", "packaging", "quality")
    for year, cases in ((2023, 8), (2024, 7), (2025, 6)):
        for index in range(cases):
            day = date(year, 1, 12) + timedelta(days=int(335 / cases * (index + 0.7 * source.random())))
            last = (year, index) == (2025, 5)
            resolved = "" if last else (day + timedelta(days=8 + int(22 * source.random()))).isoformat()
            site, kind = PLANTS[int(2 * source.random())], kinds[index]
            minutes = int(60 + 400 * source.random())
            late = (year, index) == (2023, 4)
            came = datetime(day.year, day.month, day.day, 8, 30)  # noqa: DTZ001 - the clock of the plant
            cause, remedy = REMEDIES[kind]
            ledger.add(
                "complaints",
                {
                    "id": f"CMP-{year}-{index + 1:02d}",
                    "case": f"C{year}{index + 1:02d}",
                    "date": day.isoformat(),
                    "site": site,
                    "complaint_type": kind,
                    "received": f"{came:%Y-%m-%d %H:%M}",
                    "team_formed": f"{came + timedelta(minutes=minutes + (600 if late else 0)):%Y-%m-%d %H:%M}",
                    "amount": number(12_000 + 900 * minutes, -2),
                    "currency": "CNY",
                    "cause": cause,
                    "rectification": "" if last else remedy,
                    "resolved": resolved,
                    "status": "in_rectification" if last else "closed",
                    **({"note": LATE} if late else {}),
                },
                ("complaints", "group", year, 0),
                f"customer information circular C{year}{index + 1:02d}",
            )
        directors = 8 if year < 2025 else 9
        for when, group, trained, hours in (
            (f"{year}-03-18", "directors", directors, 3),
            (f"{year}-04-16", "employees", 268 + 5 * (year - 2023), 2),
            (f"{year}-10-15", "employees", 251 + 6 * (year - 2023), 2),
        ):
            ledger.add(
                "anti_corruption_training",
                {
                    "id": f"ACT-{when}-{group}",
                    "date": when,
                    "trainee_group": group,
                    "people": str(trained),
                    "hours": str(trained * hours),
                    "subject": "Listing rules and gifts"
                    if group == "directors"
                    else "Gifts, tenders and reporting channels",
                },
                ("integrity", "group", year, 0),
                f"attendance sheet {when} {group}",
            )
        grow = 1 + 0.05 * (year - 2023)
        for month, site, area, recipient, amount, hours in GIFTS:
            ledger.add(
                "donations",
                {
                    "id": f"DON-{year}-{month:02d}-{area}",
                    "date": f"{year}-{month:02d}-20",
                    "site": site,
                    "focus_area": area,
                    "recipient": recipient,
                    "amount": number(round(amount * grow / 500) * 500),
                    "currency": "CNY",
                    "hours": number(hours * grow),
                },
                ("community", "group", year, 0),
                f"receipt {year}{month:02d}-{area}",
            )
    ledger.header("legal_cases", ("id", "case", "date", "outcome", "evidence", "line", "note"))


GIFTS = (
    (3, "birch", "environment", "Spring tree planting with the township", 46_000, 210),
    (5, "cedar", "education", "Materials science camp of the county middle school", 88_000, 96),
    (6, "cedar", "health", "Heat protection for sanitation workers", 42_000, 60),
    (8, "birch", "education", "Talks at the vocational college", 0, 24),
    (9, "birch", "rural_development", "Repair of the road to the lower village", 180_000, 40),
    (10, "harbour", "culture_and_sport", "Harbour relay for young runners", 36_000, 48),
    (12, "birch", "labour_needs", "Winter fund for families in hardship", 64_000, 72),
)
