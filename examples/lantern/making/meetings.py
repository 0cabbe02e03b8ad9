"""Meetings and their minutes: what was decided, what was reviewed; internal audits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from lantern.making.draw import YEARS, rng

if TYPE_CHECKING:
    from lantern.making.ledger import Ledger

# Body, months, members entitled.
MEETINGS = (
    ("general_meeting", (6,), 9),
    ("board", (3, 5, 8, 11), 9),
    ("audit_committee", (3, 5, 8, 11), 3),
    ("remuneration_committee", (3, 12), 3),
    ("nomination_committee", (3,), 3),
    ("esg_committee", (2, 5, 8, 11), 7),
    ("esg_workgroup", tuple(range(1, 13)), 14),
)
DAYS = {
    (1, "esg_workgroup"): 15,
    (2, "esg_committee"): 20,
    (3, "board"): 20,
    (5, "esg_committee"): 22,
    (7, "esg_workgroup"): 16,
    (8, "esg_committee"): 21,
    (8, "board"): 28,
    (11, "esg_committee"): 20,
}
SUBJECTS = {
    "general_meeting": "Accounts, directors, auditor",
    "board": "Results, risks, ESG targets",
    "audit_committee": "Accounts, internal audit, list of reports received",
    "remuneration_committee": "Pay and what it depends on",
    "nomination_committee": "Composition and diversity of the Board",
    "esg_committee": "Figures of the quarter, open actions, risk register",
    "esg_workgroup": "Records of the month, injuries, improvements",
}


def oversight(ledger: Ledger) -> None:
    """minutes.csv, decisions.csv, reviews.csv and internal_audits.csv."""
    source = rng("oversight")
    for year in YEARS:
        for body, months, entitled in MEETINGS:
            for month in months:
                day = date(year, month, DAYS.get((month, body), 18))
                name = _name(body, day)
                absent = int(entitled * 0.16 * source.random() + 0.35 * source.random())
                ledger.add(
                    "minutes",
                    {
                        "id": name,
                        "meeting": name,
                        "date": day.isoformat(),
                        "body": body,
                        "subject": SUBJECTS[body],
                        "entitled": str(entitled),
                        "present": str(entitled - absent),
                    },
                    ("minutes", "group", year, 0),
                    f"minutes {name}",
                )
                if body in ("board", "esg_committee"):
                    _decision(ledger, name, day, late=(year, month, body) == (2024, 2, "esg_committee"))
        if year == YEARS[-1]:
            _closing(ledger)
        for number_, (subject, method, found) in enumerate(AUDITS, start=1):
            day = date(year, 3 * number_, 24)
            closed = found
            ledger.add(
                "internal_audits",
                {
                    "id": f"IA-{year}-{number_}",
                    "audit": f"IA-{year}-{number_}",
                    "date": day.isoformat(),
                    "subject": subject,
                    "method": method,
                    "findings": str(found + (year == 2023)),
                    "closed": str(closed + (year == 2023) - (1 if (year, number_) == (2025, 4) else 0)),
                    "due": (day + timedelta(days=90)).isoformat(),
                    "done": (day + timedelta(days=60)).isoformat() if (year, number_) != (2025, 4) else "",
                },
                ("audits", "group", year, 0),
                f"audit report IA-{year}-{number_}",
            )


AUDITS = (
    ("Purchasing and suppliers' files", "on_site", 3),
    ("Weighbridges and waste manifests", "on_site", 4),
    ("Expenses and gifts", "remote", 2),
    ("ESG records and their evidence", "remote", 3),
)


def _decision(ledger: Ledger, meeting: str, day: date, *, late: bool) -> None:
    due = day + timedelta(days=91)
    is_open = due > date(2025, 12, 31)
    done = due + timedelta(days=12) if late else day + timedelta(days=70)
    ledger.add(
        "decisions",
        {
            "id": f"{meeting}-D1",
            "decision": f"{meeting}-D1",
            "meeting": meeting,
            "date": day.isoformat(),
            "subject": "As minuted",
            "owner": "Working committee" if "BOA" in meeting else "Workgroup",
            "due": due.isoformat(),
            "done": "" if is_open else done.isoformat(),
            "status": "open" if is_open else "done",
            "reason": "",
            **({"note": "The tender was run twice, for only one bid came in."} if late else {}),
        },
        ("minutes", "group", day.year, 0),
        f"decision {meeting}-D1",
    )


def _closing(ledger: Ledger) -> None:
    """The meetings of the spring after, at which the last report went from tier to tier."""
    for body, day, entitled, present in CLOSING:
        name = _name(body, day)
        row = {"id": name, "meeting": name, "date": day.isoformat(), "body": body, "subject": "Report for 2025"}
        people = {"entitled": str(entitled), "present": str(present)}
        ledger.add("minutes", {**row, **people}, ("minutes", "group", day.year, 0), f"minutes {name}")


def _name(body: str, day: date) -> str:
    return f"M-{body[:3].upper()}{'W' if body.endswith('group') else ''}-{day:%Y%m%d}"


CLOSING = (
    ("esg_workgroup", date(2026, 3, 18), 14, 14),
    ("esg_committee", date(2026, 4, 9), 7, 7),
    ("board", date(2026, 4, 20), 9, 9),
)
GROUP, COMMITTEE, BOARD = "esg_workgroup", "esg_committee", "board"
# Body, month and day, matter, outcome: every year alike.
REVIEWS = (
    (COMMITTEE, (2, 20), "risks", "noted"),
    (BOARD, (3, 20), "targets", "noted"),
    (COMMITTEE, (5, 22), "targets", "noted"),
    (COMMITTEE, (5, 22), "resources", "approved"),
    (GROUP, (7, 16), "figures", "returned"),
    (GROUP, (7, 16), "stakeholder_views", "noted"),
    (GROUP, (7, 16), "materiality", "noted"),
    (COMMITTEE, (8, 21), "safety", "noted"),
    (COMMITTEE, (8, 21), "materiality", "noted"),
    (BOARD, (8, 28), "stakeholder_views", "noted"),
    (BOARD, (8, 28), "materiality", "approved"),
    (BOARD, (8, 28), "targets", "approved"),
    (BOARD, (11, 18), "risks", "noted"),
    (BOARD, (11, 18), "strategy", "approved"),
    (COMMITTEE, (11, 20), "risks", "noted"),
    (COMMITTEE, (11, 20), "supply_chain", "noted"),
)
# How figures and report of a year went up in the year after; in the last one later than usual.
USUAL = ((GROUP, (2, 18)), (COMMITTEE, (2, 20)), (BOARD, (3, 20)))


def reviews(ledger: Ledger) -> None:
    """reviews.csv: which matter was before which meeting, of which year, with what outcome."""
    for year in YEARS:
        for body, (month, day), matter, outcome in REVIEWS:
            _review(ledger, body, date(year, month, day), matter, year, outcome)
        last = year == YEARS[-1]
        way = [(body, day) for body, day, _, _ in CLOSING] if last else [(b, date(year + 1, *day)) for b, day in USUAL]
        for body, day in way:
            if body != BOARD:
                _review(ledger, body, day, "figures", year, "noted")
            _review(ledger, body, day, "report", year, "approved" if body == BOARD else "noted")


def _review(ledger: Ledger, body: str, day: date, matter: str, year: int, outcome: str) -> None:
    name = _name(body, day)
    row = {"meeting": name, "matter": matter, "year": str(year), "outcome": outcome}
    label = f"{name}-{matter}" if year == day.year else f"{name}-{matter}-{year}"
    ledger.add(
        "reviews", {"id": label, **row}, ("minutes", "group", day.year, 0), f"agenda of {name}", f"{matter} {outcome}"
    )
