"""suppliers.csv: one row a supplier, with the dates on which each practice was done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from lantern.making.draw import rng

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
