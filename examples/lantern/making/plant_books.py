"""What the plants keep besides meters: hazardous waste, hazards, equipment, permits, tests, inspections."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from lantern.making.draw import CODE, MONTHS, PLANTS, QUARTERS, YEARS, near, number, rng
from lantern.making.ledger import month_span, quarter_span

if TYPE_CHECKING:
    from random import Random

    from lantern.making.ledger import Ledger

DAY = timedelta(days=1)
# Stream, treatment, tonnes handed over in a quarter, receiver and contract.
HAZARDOUS = {
    "birch": (
        ("tar", "recycled", 19.6, "R-01", "HWC-01"),
        ("waste_oil", "recycled", 1.34, "R-02", "HWC-02"),
        ("oily_rags", "incinerated", 0.41, "R-03", "HWC-03"),
    ),
    "cedar": (
        ("waste_oil", "incinerated_with_recovery", 1.12, "R-04", "HWC-04"),
        ("oily_rags", "incinerated", 0.36, "R-04", "HWC-04"),
        ("flux_residue", "recycled", 6.4, "R-05", "HWC-05"),
    ),
}


def hazardous_waste(ledger: Ledger, handed_over: dict[tuple[str, str, int, int], str]) -> None:
    """hazardous_waste_ledger.csv: what came into the stores each month and left them each quarter."""
    source = rng("hazardous waste")
    for site, kinds in HAZARDOUS.items():
        for stream, treatment, usual, receiver, contract in kinds:
            stock = round(usual * 0.3, 2)
            short = stream[:3].upper()
            _moved(ledger, site, stream, "opening", date(2022, 12, 31), number(stock, 2), f"{CODE[site]}-OPEN-{short}")
            for year, quarter in QUARTERS:
                out = float(handed_over[site, stream, year, quarter])
                left = round(near(source, usual * 0.3, 0.2), 2)
                came = round(out + left - stock, 2)
                first, second = round(near(source, came / 3, 0.05), 2), round(near(source, came / 3, 0.05), 2)
                for month, tonnes in enumerate((first, second, came - first - second), start=3 * quarter - 2):
                    day = date.fromisoformat(month_span(year, month)[1]) if month % 3 else date(year, month, 20)
                    name = f"{CODE[site]}-{year}{month:02d}-{short}"
                    _moved(ledger, site, stream, "generated", day, number(tonnes, 2), name)
                manifest = f"HW-{CODE[site]}-{year}Q{quarter}-{short}"
                _moved(
                    ledger,
                    site,
                    stream,
                    "transferred",
                    date(year, 3 * quarter, 26),
                    number(out, 2),
                    manifest,
                    treatment=treatment,
                    contract=contract,
                    receiver=receiver,
                )
                stock = left
    ledger.withdraw(
        "hazardous_waste_ledger",
        "HZ-HW-BIR-2024Q3-TAR",
        "The carrier issued the manifest twice; only one load left the plant.",
    )


def _moved(
    ledger: Ledger, site: str, stream: str, movement: str, day: date, tonnes: str, name: str, **transfer: str
) -> None:
    left = movement == "transferred"
    row = {
        "id": f"HZ-{name}",
        "date": day.isoformat(),
        "site": site,
        "waste_stream": stream,
        "movement": movement,
        "quantity": tonnes,
        "unit": "t",
        "treatment": transfer.get("treatment", ""),
        "contract": transfer.get("contract", ""),
        "manifest": name if left else "",
        "receiver": transfer.get("receiver", ""),
        "authorised": "yes" if left else "",
        "store": f"{CODE[site]}-HS1",
    }
    year, quarter = max(day.year, YEARS[0]), (day.month + 2) // 3 if day.year >= YEARS[0] else 1
    kind = "manifest" if left else "weighing slip"
    ledger.add("hazardous_waste_ledger", row, ("manifests", site, year, quarter), f"{kind} {name}")


HAZARDS = (
    ("Guard of a conveyor loose", "Guard bolted, bolts added to the weekly round"),
    ("Oil on the floor beside a vacuum pump", "Seal replaced, tray fitted"),
    ("Extinguisher of class D out of its place", "Bracket fixed and marked"),
    ("Cable tray open above the furnace walk", "Cover fitted"),
    ("Gas alarm late in the test", "Sensor replaced and calibrated"),
    ("Ladder without anti-slip feet", "Ladder withdrawn"),
    ("Rainwater near the dross store", "Gutter mended, sill raised"),
    ("Lifting sling frayed", "Sling cut up and replaced"),
)
SOURCES = ("inspection", "inspection", "report", "near_miss", "audit")


def hazards(ledger: Ledger) -> None:
    """hazards.csv and near_misses.csv."""
    source = rng("hazards")
    for year, count in ((2023, 46), (2024, 41), (2025, 38)):
        for index in range(count):
            day = date(year, 1, 4) + timedelta(days=int(355 / count * (index + 0.8 * source.random())))
            site, (what, action) = PLANTS[int(2 * source.random())], HAZARDS[int(len(HAZARDS) * source.random())]
            due = day + timedelta(days=14)
            late = (year, index) in ((2023, 7), (2023, 25), (2024, 30))
            is_open = due > date(2025, 12, 31) and index == count - 1
            done = due + timedelta(days=5) if late else day + timedelta(days=1 + int(11 * source.random()))
            case = f"H{year}{index + 1:02d}"
            ledger.add(
                "hazards",
                {
                    "id": f"HAZ-{case}",
                    "case": case,
                    "date": day.isoformat(),
                    "site": site,
                    "source": SOURCES[index % len(SOURCES)],
                    "hazard_level": "major" if index in (11,) else "ordinary",
                    "subject": what,
                    "action": "" if is_open else action,
                    "owner": f"{CODE[site]} maintenance",
                    "due": due.isoformat(),
                    "done": "" if is_open else done.isoformat(),
                    "status": "open" if is_open else "verified",
                    **({"note": "The part had to be made; the place was roped off meanwhile."} if late else {}),
                },
                ("safety", "group", year, 0),
                f"hazard card {case}",
            )
    for year, count in ((2023, 24), (2024, 27), (2025, 31)):
        for index in range(count):
            day = date(year, 1, 6) + timedelta(days=int(350 / count * (index + 0.8 * source.random())))
            site, (what, action) = PLANTS[int(2 * source.random())], HAZARDS[int(len(HAZARDS) * source.random())]
            case = f"N{year}{index + 1:02d}"
            ledger.add(
                "near_misses",
                {
                    "id": f"NMS-{case}",
                    "case": case,
                    "date": day.isoformat(),
                    "site": site,
                    "cause": what,
                    "action": action,
                    "closed": (day + timedelta(days=2 + int(6 * source.random()))).isoformat(),
                    "status": "closed",
                },
                ("safety", "group", year, 0),
                f"near-miss card {case}",
            )


EQUIPMENT = (
    ("pressure_vessel", 3, 365),
    ("lifting", 4, 365),
    ("forklift", 3, 365),
    ("fire_protection", 2, 180),
    ("measuring_instrument", 3, 180),
)


def equipment(ledger: Ledger) -> None:
    """equipment_inspections.csv: each piece again before its last inspection lapses."""
    source = rng("equipment")
    for site in PLANTS:
        for kind, count, interval in EQUIPMENT:
            for index in range(count):
                name = f"{CODE[site]}-{kind[:3].upper()}{index + 1}"
                due = date(2023, 1, 20) + timedelta(days=int((interval - 40) * source.random()))
                while due <= date(2025, 12, 31):
                    late = name == "BIR-LIF2" and due.year == 2023
                    day = due + timedelta(days=4) if late else due - timedelta(days=2 + int(12 * source.random()))
                    until = day + timedelta(days=interval)
                    ledger.add(
                        "equipment_inspections",
                        {
                            "id": f"EQ-{name}-{day:%Y%m%d}",
                            "equipment": name,
                            "site": site,
                            "equipment_type": kind,
                            "due": due.isoformat(),
                            "date": day.isoformat(),
                            "result": "repaired" if source.random() < 0.06 else "passed",
                            "valid_until": until.isoformat(),
                            **({"note": "The inspector was held up by snow; the crane stood still."} if late else {}),
                        },
                        ("safety", "group", max(day.year, 2023), 0),
                        f"inspection certificate {name}-{day:%Y%m%d}",
                    )
                    due = until


def health(ledger: Ledger) -> None:
    """health_checks.csv and contractors.csv."""
    source = rng("health")
    for year in YEARS:
        for site, exposed in (("birch", 214), ("cedar", 168)):
            for stage, month, share in (("before", 2, 0.12), ("during", 6, 1.0), ("after", 11, 0.09)):
                due = round(near(source, exposed * share, 0.04))
                ledger.add(
                    "health_checks",
                    {
                        "id": f"HC-{CODE[site]}-{year}-{stage}",
                        "date": f"{year}-{month:02d}-22",
                        "site": site,
                        "stage": stage,
                        "due": str(due),
                        "examined": str(due - (3 if (year, stage) == (2023, "during") else 0)),
                        "diseases": "0",
                    },
                    ("safety", "group", year, 0),
                    f"clinic list {CODE[site]}-{year}-{stage}",
                )
    for index, (site, since, until) in enumerate(
        (
            ("birch", "2019-04-01", ""),
            ("birch", "2021-07-01", ""),
            ("birch", "2022-03-01", "2024-10-31"),
            ("cedar", "2020-02-01", ""),
            ("cedar", "2023-05-01", ""),
            ("cedar", "2024-09-01", ""),
            ("birch", "2025-06-01", ""),
        ),
        start=1,
    ):
        ledger.add(
            "contractors",
            {
                "id": f"CON-{index:02d}",
                "contractor": f"K{index:02d}",
                "site": site,
                "since": since,
                "until": until,
                "qualified": since,
                "agreement": since,
                "briefed": since,
                "valid_until": until or f"202{6 + index % 3}-12-31",
            },
            ("safety", "group", 2025, 0),
            f"safety and environment agreement K{index:02d}",
        )


PERMITS = (
    ("birch", "pollutant_discharge", "PD-BIR", "2020-12-01", "2025-11-30"),
    ("birch", "pollutant_discharge", "PD-BIR", "2025-11-10", "2030-11-09"),
    ("cedar", "pollutant_discharge", "PD-CED", "2023-08-15", "2028-08-14"),
    ("birch", "water_abstraction", "WA-BIR", "2022-05-01", "2027-04-30"),
    ("cedar", "water_abstraction", "WA-CED", "2021-03-16", "2026-03-15"),
    ("birch", "hazardous_chemicals", "HC-BIR", "2024-02-20", "2027-02-19"),
    ("cedar", "hazardous_chemicals", "HC-CED", "2023-10-09", "2026-10-08"),
    ("birch", "business", "BL-BIR", "2010-03-11", ""),
    ("cedar", "business", "BL-CED", "2014-02-26", ""),
    ("harbour", "business", "BL-HAR", "2016-01-15", ""),
)
STANDARDS = {
    "birch": ("iso9001", "iso14001", "iso45001", "iso50001"),
    "cedar": ("iso9001", "iatf16949", "iso14001", "iso45001", "iso50001"),
}
# What the plants' own discharge permits (fictional) and the laws ask for.
LAW = (
    ("L-01", "Law on the Prevention and Control of Air Pollution", "exhaust_gas", "", "", ""),
    ("L-02", "Discharge permit, stacks: nitrogen oxides", "exhaust_gas", "NOx", "180", "mg/m3"),
    ("L-03", "Discharge permit, stacks: sulphur dioxide", "exhaust_gas", "SO2", "120", "mg/m3"),
    ("L-04", "Discharge permit, stacks: particulate matter", "exhaust_gas", "PM", "20", "mg/m3"),
    ("L-05", "Law on the Prevention and Control of Water Pollution", "wastewater", "", "", ""),
    ("L-06", "Discharge permit, outlet: chemical oxygen demand", "wastewater", "COD", "80", "mg/L"),
    ("L-07", "Discharge permit, outlet: ammonia nitrogen", "wastewater", "NH3-N", "8", "mg/L"),
    ("L-08", "Law on Solid Waste: hazardous waste, storage of one year at most", "hazardous_waste", "", "", ""),
    ("L-09", "Standard for the storage of hazardous waste", "hazardous_waste", "", "", ""),
    ("L-10", "Standard for the storage and landfill of industrial solid waste", "solid_waste", "", "", ""),
    ("L-11", "Noise at the fence, daytime", "noise", "Leq", "65", "dB(A)"),
)
POINTS = {
    "birch": (("DA001", ("L-02", "L-03", "L-04")), ("DA002", ("L-02", "L-03", "L-04")), ("DW001", ("L-06", "L-07"))),
    "cedar": (("DA101", ("L-02", "L-03", "L-04")), ("DA102", ("L-02", "L-03", "L-04")), ("DW101", ("L-06", "L-07"))),
}


def compliance(ledger: Ledger) -> None:
    """permits.csv, management_systems.csv, legal_register.csv and compliance_tests.csv."""
    for site, kind, name, issued, until in PERMITS:
        ledger.add(
            "permits",
            {
                "id": f"PMT-{name}-{issued}",
                "permit": name,
                "site": site,
                "permit_type": kind,
                "authority": "City bureau" if site != "harbour" else "Companies Registry",
                "issued": issued,
                "valid_until": until,
                "surrendered": "",
            },
            ("licences", "group", 0, 0),
            f"permit {name} of {issued}",
        )
    for site, standards in STANDARDS.items():
        for index, standard in enumerate(standards):
            issued = date(2021, 4 + index, 12)
            while issued.year < 2026:
                until = issued.replace(year=issued.year + 3) - DAY
                ledger.add(
                    "management_systems",
                    {
                        "id": f"MS-{CODE[site]}-{standard}-{issued.year}",
                        "number": f"{CODE[site]}-{standard.upper()}",
                        "site": site,
                        "certificate": standard,
                        "certifier": "C-01",
                        "issued": issued.isoformat(),
                        "valid_until": until.isoformat(),
                        "surrendered": "",
                    },
                    ("licences", "group", 0, 0),
                    f"certificate {CODE[site]}-{standard} of {issued.year}",
                )
                issued = until + DAY
    for name, title, kind, substance, limit, unit in LAW:
        ledger.add(
            "legal_register",
            {
                "id": f"LAW-{name}",
                "requirement": name,
                "title": title,
                "emission_type": kind,
                "substance": substance,
                "limit": limit,
                "measured_in": unit,
                "since": "2021-01-01" if name != "L-09" else "2023-07-01",
                "until": "",
                "reviewed": "2025-10-20",
            },
            ("licences", "group", 0, 0),
            f"legal register, line {name}",
        )
    _tests(ledger, rng("compliance tests"))


def _tests(ledger: Ledger, source: Random) -> None:
    law = {row[0]: row for row in LAW}
    for year, quarter in QUARTERS:
        for site, points in POINTS.items():
            noise = ((f"{CODE[site]}-FENCE", ("L-11",)),) if quarter in (2, 4) else ()
            for point, asked in (*points, *noise):
                for name in asked:
                    kind, limit = law[name][2], float(law[name][4])
                    over = (year, quarter, point, name) == (2023, 1, "DA002", "L-04")
                    share = 0.8 if kind == "noise" else 0.34 + 0.3 * source.random()
                    row = {
                        "id": f"CT-{point}-{name}-{year}Q{quarter}",
                        "date": quarter_span(year, quarter)[1][:8] + "12",
                        "site": site,
                        "point": point,
                        "emission_type": kind,
                        "requirement": name,
                        "result": number(limit * (1.12 if over else near(source, share, 0.05)), 1),
                        "laboratory": "Independent laboratory",
                        **({"note": "A torn filter bag; changed the same day, tested again at 9.6."} if over else {}),
                    }
                    ledger.add(
                        "compliance_tests", row, ("tests", site, year, 0), f"test report {point}-{name}-Q{quarter}"
                    )


ITEMS = (
    "Labels of the waste store to be renewed",
    "Lights of the east hall on at noon",
    "Leak of compressed air at the press",
    "Drain cover of the tank farm missing",
    "Dust on the lorry road after sweeping",
    "Water tap in the canteen dripping",
)


def inspections(ledger: Ledger) -> None:
    """inspections.csv every week at both plants, inspection_items.csv: the timetable of what is to improve."""
    source = rng("inspections")
    for site in PLANTS:
        day, count = date(2023, 1, 4), 0
        while day <= date(2025, 12, 31):
            name = f"WI-{CODE[site]}-{day:%Y%m%d}"
            ledger.add(
                "inspections",
                {
                    "id": name,
                    "inspection": name,
                    "date": day.isoformat(),
                    "site": site,
                    "area": ("Furnaces", "Stores", "Water and waste", "Yard and canteen")[day.isocalendar().week % 4],
                    "inspector": f"{CODE[site]} workgroup",
                    "reported": (day + 2 * DAY).isoformat(),
                },
                ("inspections", site, day.year, 0),
                f"inspection sheet {day}",
            )
            if source.random() < 0.42:
                count += 1
                due = day + timedelta(days=21)
                late = count == 9 and site == "cedar"
                is_open = due > date(2025, 12, 31)
                done = due + 6 * DAY if late else day + timedelta(days=2 + int(18 * source.random()))
                ledger.add(
                    "inspection_items",
                    {
                        "id": f"{name}-1",
                        "item": f"{name}-1",
                        "inspection": name,
                        "date": day.isoformat(),
                        "subject": ITEMS[int(len(ITEMS) * source.random())],
                        "owner": f"{CODE[site]} maintenance",
                        "due": due.isoformat(),
                        "done": "" if is_open else done.isoformat(),
                        "status": "open" if is_open else "done",
                        **({"note": "The spare part came a week late."} if late else {}),
                    },
                    ("inspections", site, day.year, 0),
                    f"improvement {name}-1",
                )
            day += 7 * DAY


def quality(ledger: Ledger, output: dict[tuple[str, int, int], float]) -> None:
    """product_inspections.csv: lots of about five tonnes."""
    source = rng("quality")
    for year, month in MONTHS:
        for site in PLANTS:
            lots = round(output[site, year, month] / 5)
            failed = round(lots * near(source, 0.016 - 0.002 * (year - 2023), 0.3))
            start, end = month_span(year, month)
            ledger.add(
                "product_inspections",
                {
                    "id": f"QI-{CODE[site]}-{year}-{month:02d}",
                    "site": site,
                    "start": start,
                    "end": end,
                    "inspected": str(lots),
                    "passed": str(lots - failed),
                    "corrected": str(failed),
                },
                ("production", site, year, (month + 2) // 3),
                f"laboratory journal {CODE[site]}-{year}{month:02d}",
            )
    ledger.header("data_incidents", ("id", "case", "date", "level", "cause", "action", "evidence", "line", "note"))
