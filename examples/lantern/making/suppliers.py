"""suppliers.csv: one row a supplier, with the dates on which each practice was done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from lantern.making.draw import QUARTERS, YEARS, near, number, rng
from lantern.making.ledger import quarter_span

if TYPE_CHECKING:
    from random import Random

    from lantern.making.ledger import Ledger

COUNT = 92
REGIONS = (
    "jilin",
    "jilin",
    "guangdong",
    "guangdong",
    "other_mainland",
    "jilin",
    "other_mainland",
    "guangdong",
    "other_mainland",
    "jilin",
    "other_mainland",
    "hong_kong",
)
REASONS = (
    "Contract ended and was not renewed",
    "Graded D; improvement not met",
    "Works closed by its owner",
)


def write(ledger: Ledger) -> None:
    """About eighty at the end of 2025; some began in 2023 to 2025, some ended."""
    source = rng("suppliers")
    for index in range(COUNT):
        since = (
            date(2015, 3, 1) + timedelta(days=int(2800 * source.random()))
            if index < 72
            else date(2023, 1, 10) + timedelta(days=int(1020 * source.random()))
        )
        ended = index < 72 and index % 6 == 4
        until = date(2023, 3, 31) + timedelta(days=91 * (index % 11)) if ended else None
        row = {
            "id": f"SUP-{index + 1:03d}",
            "supplier": f"S{index + 1:03d}",
            "region": "other_regions" if index in (17, 43, 80) else REGIONS[index % len(REGIONS)],
            "since": since.isoformat(),
            "until": until.isoformat() if until else "",
            "admission": _practice(source, since, until, 0.97, 0),
            "on_site_audit": _practice(source, since, until, 0.52, 400),
            "code_of_conduct": _practice(source, since, until, 0.86, 120),
            "anti_bribery": _practice(source, since, until, 0.94, 30),
        }
        row["questionnaire"] = row["admission"]
        row["labour_standards"] = row["code_of_conduct"] or row["anti_bribery"]
        row["status"] = "terminated" if until else "qualified"
        row["reason"] = REASONS[index % len(REASONS)] if until else ""
        done = [name for name in ("admission", "on_site_audit", "code_of_conduct", "anti_bribery") if row[name]]
        ledger.add(
            "suppliers",
            row,
            ("suppliers", "group", 0, 0),
            f"file {row['supplier']}",
            f"since {row['since']}; " + "; ".join(f"{name.replace('_', ' ')} {row[name]}" for name in done),
        )


def _practice(source: Random, since: date, until: date | None, share: float, delay: int) -> str:
    """When it was done, no earlier than the supply began; empty where it was not (yet) done."""
    done = since + timedelta(days=int(delay * (0.4 + source.random())))
    if source.random() >= share or done > date(2025, 12, 20) or (until is not None and done >= until):
        return ""
    return done.isoformat()


# As in book.yaml.
WEIGHTS = {
    "pass_rate": 25,
    "compliance": 15,
    "correction": 10,
    "delivery": 20,
    "health_and_safety": 15,
    "material_cost": 10,
    "new_product_cost": 5,
}
MODULES = ("labour", "health_and_safety", "environment", "ethics", "management_systems")


def conduct(ledger: Ledger) -> None:
    """supplier_reviews.csv each quarter for sensitive suppliers, supplier_audits.csv and supplier_certificates.csv."""
    source = rng("supplier conduct")
    for index, row in enumerate(ledger.rows["suppliers"]):
        if row["on_site_audit"]:
            _audits(ledger, source, row)
        if index % 3 == 0 or row["reason"].startswith("Graded D"):
            level = 66 + 28 * source.random()
            for year, quarter in QUARTERS:
                day = quarter_span(year, quarter)[1]
                if row["since"] <= day and (not row["until"] or day < row["until"]):
                    failing = (
                        bool(row["until"]) and row["reason"].startswith("Graded D") and row["until"][:4] == str(year)
                    )
                    _review(ledger, source, row["supplier"], date.fromisoformat(day), 52 if failing else level)
        if row["region"] == "other_regions":
            for year in YEARS:
                _audit(
                    ledger, source, row["supplier"], date(year, 6, 15), "responsible_minerals", 1 if year == 2023 else 0
                )
        if index % 4 == 1:
            for offset, name in enumerate(("iso9001", "iso14001", "iso45001")[: 1 + index % 3]):
                _certificate(ledger, row, name, 2020 + (index + offset) % 3)


def _review(ledger: Ledger, source: Random, supplier: str, day: date, level: float) -> None:
    scores = {name: number(min(100.0, near(source, level, 0.09)), 0) for name in WEIGHTS}
    weak = sum(WEIGHTS[name] * int(score) for name, score in scores.items()) < 76 * sum(WEIGHTS.values())
    failed = level < 60
    done = (day + timedelta(days=52)).isoformat()
    is_open = day + timedelta(days=75) > date(2025, 12, 31)
    ledger.add(
        "supplier_reviews",
        {
            "id": f"REV-{supplier}-{day:%Y%m}",
            "supplier": supplier,
            "date": day.isoformat(),
            **scores,
            "improvement": "Plan agreed with the buyer and quality" if weak else "",
            "due": (day + timedelta(days=75)).isoformat() if weak else "",
            "done": done if weak and not is_open else "",
            "outcome": ("not_met" if failed else "met") if weak and not is_open else "",
        },
        ("suppliers", "group", day.year, 0),
        f"review {supplier} {day}",
        "scores " + " ".join(scores.values()),
    )


def _audits(ledger: Ledger, source: Random, row: dict[str, str]) -> None:
    """The first audit and one every two years, as far as they fall into the book's years."""
    day = date.fromisoformat(row["on_site_audit"])
    until = row["until"] or "2025-12-20"
    while day.isoformat() < until:
        if day.year >= 2023:
            found = int(5 * source.random())
            _audit(ledger, source, row["supplier"], day, "on_site", found)
        day += timedelta(days=730)


def _audit(ledger: Ledger, source: Random, supplier: str, day: date, kind: str, found: int) -> None:
    is_open = day > date(2025, 10, 1) and found > 0
    modules = {name: number(near(source, 86, 0.12)) if kind == "on_site" else "" for name in MODULES}
    ledger.add(
        "supplier_audits",
        {
            "id": f"AUD-{supplier}-{day:%Y%m%d}",
            "supplier": supplier,
            "date": day.isoformat(),
            "audit_type": kind,
            **modules,
            "findings": str(found),
            "closed": str(found - 1 if is_open else found),
            "due": (day + timedelta(days=120)).isoformat() if found else "",
            "done": (day + timedelta(days=80)).isoformat() if found and not is_open else "",
            "result": "conditional" if found > 2 else "passed",
        },
        ("suppliers", "group", day.year, 0),
        f"audit report {supplier} {day} {kind}",
        f"{found} findings",
    )


def _certificate(ledger: Ledger, row: dict[str, str], name: str, year: int) -> None:
    while year < 2026:
        issued = f"{year}-05-14"
        if row["since"] <= f"{year + 3}-05-13" and (not row["until"] or issued < row["until"]):
            ledger.add(
                "supplier_certificates",
                {
                    "id": f"CRT-{row['supplier']}-{name}-{year}",
                    "supplier": row["supplier"],
                    "certificate": name,
                    "issued": issued,
                    "valid_until": min(f"{year + 3}-05-13", row["until"] or "9999"),
                },
                ("suppliers", "group", 0, 0),
                f"certificate {row['supplier']} {name} {year}",
            )
        year += 3
