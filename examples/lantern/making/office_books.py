"""What the offices keep besides money: cases, surveys, patents, minutes, audits, projects, courses."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lantern.making.draw import PLANTS, QUARTERS, YEARS, near, number, rng
from lantern.making.ledger import quarter_span

if TYPE_CHECKING:
    from lantern.making.ledger import Ledger

GRIEVANCES = ("pay", "working_hours", "safety", "working_hours", "conduct", "pay", "other_matters", "safety", "pay")


def cases(ledger: Ledger) -> None:
    """employee_complaints.csv and whistleblowing.csv; evidence shows numbers only."""
    source = rng("cases")
    for year, count in ((2023, 9), (2024, 8), (2025, 7)):
        for index in range(count):
            day = date(year, 1, 16) + timedelta(days=int(330 / count * (index + 0.7 * source.random())))
            late = (year, index) == (2023, 2)
            handled = day + timedelta(days=20 if late else 1 + int(7 * source.random()))
            case = f"G{year}{index + 1:02d}"
            conduct = GRIEVANCES[index] == "conduct"
            ledger.add(
                "employee_complaints",
                {
                    "id": f"GRV-{case}",
                    "case": case,
                    "date": day.isoformat(),
                    "site": PLANTS[int(2 * source.random())],
                    "grievance_type": GRIEVANCES[index],
                    "channel": ("mailbox", "hotline", "form", "in_person")[index % 4],
                    "person": f"E{700 + 10 * (year - 2023) + index}",
                    "named": f"E{800 + index}" if conduct else "",
                    "handler": "HR-1" if index % 2 else "HR-2",
                    "handled": handled.isoformat(),
                    "appeal": "",
                    "appeal_decided": "",
                    "decider": "HR-HEAD" if conduct else "",
                    "status": "closed",
                    **({"note": "A time sheet of a past year had to be fetched from the archive."} if late else {}),
                },
                ("grievances", "group", year, 0),
                f"complaint form {case}",
                f"received {day}, answered {handled}",
            )
    for year, outcomes in (
        (2023, ("not_substantiated", "partly_substantiated", "not_substantiated")),
        (2024, ("not_substantiated", "substantiated", "not_substantiated", "not_substantiated")),
        (2025, ("not_substantiated", "not_substantiated", "not_substantiated")),
    ):
        for index, outcome in enumerate(outcomes):
            day = date(year, 2, 6) + timedelta(days=int(280 / len(outcomes) * (index + 0.6 * source.random())))
            case = f"WB{year}-{index + 1}"
            ledger.add(
                "whistleblowing",
                {
                    "id": case,
                    "case": case,
                    "date": day.isoformat(),
                    "channel": ("hotline", "letter", "email", "in_person")[index],
                    "reporter": "anonymous" if index % 2 else "real_name",
                    "subject": "sealed",
                    "named": f"W{year % 100}{index}",
                    "handler": "IA-1" if index % 2 else "IA-2",
                    "decider": "AC-CHAIR",
                    "recused": "IA-1" if (year, index) == (2024, 2) else "",
                    "closed": (day + timedelta(days=18 + int(38 * source.random()))).isoformat(),
                    "outcome": outcome,
                    "status": "closed",
                },
                ("cases", "group", year, 0),
                f"case {index + 1} of {year}",
                "sealed",
            )
    for year in YEARS:
        for site, post, count in (
            ("birch", "Purchasing and weighbridge", 31),
            ("cedar", "Purchasing and weighbridge", 27),
            ("harbour", "Sales, finance and managers", 22),
        ):
            signed = count - (1 if (year, site) == (2023, "cedar") else 0)
            ledger.add(
                "integrity_letters",
                {
                    "id": f"IL-{site}-{year}",
                    "date": f"{year}-01-31",
                    "site": site,
                    "post": post,
                    "required": str(count),
                    "signed": str(signed),
                },
                ("integrity", "group", year, 0),
                f"integrity letters {site} {year}",
            )


def surveys(ledger: Ledger) -> None:
    """satisfaction_surveys.csv: every half-year."""
    for year, rounds in (
        (2023, ((64, 47, "92.1"), (66, 52, "92.7"))),
        (2024, ((68, 55, "93.0"), (70, 58, "93.2"))),
        (2025, ((72, 61, "93.6"), (73, 64, "94.0"))),
    ):
        for month, (asked, answered, score) in zip((6, 12), rounds, strict=True):
            ledger.add(
                "satisfaction_surveys",
                {
                    "id": f"SAT-{year}-{month:02d}",
                    "date": f"{year}-{month:02d}-05",
                    "site": "",
                    "subject": "Quality, delivery, answers to complaints, service",
                    "asked": str(asked),
                    "answered": str(answered),
                    "score": score,
                    "summary": f"Summary of the survey of {year}-{month:02d}",
                },
                ("surveys", "group", year, 0),
                f"survey {year}-{month:02d}",
            )


def patents(ledger: Ledger) -> None:
    """patents.csv: 15 inventions and 45 utility models in force at the end of 2025."""
    source = rng("patents")
    for kind, wait, before, granted, waiting in (
        ("invention", 720, 10, {2023: 1, 2024: 2, 2025: 2}, 5),
        ("utility_model", 250, 36, {2023: 3, 2024: 4, 2025: 5}, 3),
    ):
        days = [date(2016, 1, 10) + timedelta(days=int(2400 * source.random())) for _ in range(before)]
        for year, count in granted.items():
            days += [date(year, 2, 3) + timedelta(days=int(320 * source.random())) for _ in range(count)]
        lapsing = {2024: 1, 2025: 1} if kind == "utility_model" else {}
        ends = {index: date(year, 6, 30) for index, year in enumerate(lapsing)}
        for index, day in enumerate(sorted(days)):
            _patent(ledger, kind, index, day - timedelta(days=wait), day, ends.get(index))
        for index in range(waiting):
            applied = date(2025, 1, 20) + timedelta(days=int(320 * source.random()))
            _patent(ledger, kind, len(days) + index, applied, None, None)


def _patent(ledger: Ledger, kind: str, index: int, applied: date, granted: date | None, ended: date | None) -> None:
    name = f"{'I' if kind == 'invention' else 'U'}{index + 1:03d}"
    ledger.add(
        "patents",
        {
            "id": f"PAT-{name}",
            "patent": name,
            "subject": "",
            "patent_type": kind,
            "country": "CN",
            "applied": applied.isoformat(),
            "granted": granted.isoformat() if granted else "",
            "ended": ended.isoformat() if ended else "",
            "status": "lapsed" if ended else "granted" if granted else "applied",
        },
        ("patents", "group", 0, 0),
        f"patent {name}",
    )


# Name, site, kind, what, approved, due, completed, investment, yearly saving expected.
PROJECTS = (
    ("P-01", "birch", "energy_saving", "Drives of kiln fans", "2022-09-15", "2023-03-31", "2023-02-24", 864_000, 255),
    (
        "P-02",
        "cedar",
        "energy_saving",
        "Drives of vacuum pumps",
        "2022-11-10",
        "2023-06-30",
        "2023-06-12",
        615_000,
        150,
    ),
    ("P-03", "cedar", "renewable", "First solar roof", "2023-02-16", "2023-12-31", "2023-12-22", 5_460_000, 1_840),
    (
        "P-04",
        "birch",
        "water_saving",
        "Washing water used twice",
        "2023-08-17",
        "2024-04-30",
        "2024-03-29",
        380_000,
        5_000,
    ),
    (
        "P-05",
        "cedar",
        "energy_saving",
        "Compressed air at two pressures",
        "2023-11-16",
        "2024-06-30",
        "2024-06-03",
        292_000,
        40,
    ),
    ("P-06", "cedar", "renewable", "Second solar roof", "2024-02-22", "2024-12-31", "2024-12-19", 3_410_000, 1_150),
    ("P-07", "birch", "energy_saving", "Regenerative burners", "2025-05-22", "2025-08-31", "2025-08-28", 7_150_000, 60),
    ("P-08", "cedar", "energy_saving", "Heat exchanger on the calcine cooler", "2025-11-20", "2026-10-31", "", 0, 310),
)
SAVINGS = (
    ("P-01", "electricity", ("262.5", "262.0", "258.4")),
    ("P-02", "electricity", ("140.0", "152.6", "154.1")),
    ("P-05", "electricity", ("", "21.4", "43.9")),
    ("P-07", "electricity", ("", "", "21.8")),
    ("P-04", "water", ("", "3920", "5280")),
    ("P-06", "emissions", ("", "", "497")),
    ("P-07", "emissions", ("", "", "1740")),
)
SAVED_IN = {"electricity": ("MWh", "measured"), "water": ("m3", "measured"), "emissions": ("tCO2e", "calculated")}


def projects(ledger: Ledger) -> None:
    """energy_projects.csv and project_savings.csv."""
    for name, site, kind, subject, approved, due, completed, money, expected in PROJECTS:
        ledger.add(
            "energy_projects",
            {
                "id": f"PRJ-{name}",
                "project": name,
                "site": site,
                "project_type": kind,
                "subject": subject,
                "approved": approved,
                "due": due,
                "completed": completed,
                "investment": str(money) if money else "",
                "currency": "CNY" if money else "",
                "expected": str(expected),
                "status": "completed" if completed else "planned",
            },
            ("projects", "group", 0, 0),
            f"project file {name}",
        )
    for name, saved, values in SAVINGS:
        for year, value in zip(YEARS, values, strict=True):
            if value:
                ledger.add(
                    "project_savings",
                    {
                        "id": f"SAV-{name}-{year}{'-E' if saved == 'emissions' else ''}",
                        "project": name,
                        "saved": saved,
                        "start": f"{year}-01-01",
                        "end": f"{year}-12-31",
                        "quantity": value,
                        "unit": SAVED_IN[saved][0],
                        "method": SAVED_IN[saved][1],
                    },
                    ("projects", "group", 0, 0),
                    f"yearly measurement {name} {year}",
                )


SUBJECT_OF = {"safety": "safety", "skills": "skills", "energy": "environment", "lead": "leadership", "office": "ethics"}
COURSES = (
    ("OC-01", "safety", "2022-03-01", 2),
    ("OC-02", "safety", "2022-09-01", 1),
    ("OC-03", "ethics", "2022-03-01", 1),
    ("OC-04", "environment", "2023-02-01", 2),
    ("OC-05", "quality", "2023-05-01", 3),
    ("OC-06", "information_security", "2023-09-01", 1),
    ("OC-07", "leadership", "2024-03-01", 4),
    ("OC-08", "intellectual_property", "2024-06-01", 2),
    ("OC-09", "quality", "2025-02-01", 2),
    ("OC-10", "safety", "2025-07-01", 2),
)


def courses(ledger: Ledger) -> None:
    """training_sessions.csv from the attendance sheets; online_courses.csv and online_learning.csv."""
    source = rng("courses")
    people: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in ledger.rows["training"]:
        people[row["session"]].append(row)
    for session, rows in sorted(people.items(), key=lambda item: (item[1][0]["date"], item[0])):
        first = rows[0]
        site = {"BIR": "birch", "CED": "cedar", "HAR": "harbour"}[session.split("-")[1]]
        _session(ledger, session, first["date"], site, SUBJECT_OF[session.rpartition("-")[2]], len(rows))
    for year in YEARS:
        for month, audience, subject, count in (
            (4, "suppliers", "quality", 26),
            (9, "suppliers", "environment", 31),
            (2, "contractors", "safety", 48),
            (8, "contractors", "safety", 52),
        ):
            name = f"TS-{audience[:3].upper()}-{year}{month:02d}"
            _session(ledger, name, f"{year}-{month:02d}-11", "birch", subject, count, audience)
    for name, subject, since, hours in COURSES:
        ledger.add(
            "online_courses",
            {"id": name, "course": name, "training_subject": subject, "since": since, "until": "", "hours": str(hours)},
            ("courses", "group", 0, 0),
            f"course {name}",
        )
    for year, quarter in QUARTERS:
        start, end = quarter_span(year, quarter)
        for name, _, since, hours in COURSES:
            if since <= start:
                learners = round(near(source, 34, 0.4))
                ledger.add(
                    "online_learning",
                    {
                        "id": f"OL-{name}-{year}Q{quarter}",
                        "course": name,
                        "start": start,
                        "end": end,
                        "people": str(learners),
                        "hours": str(learners * hours),
                    },
                    ("courses", "group", 0, 0),
                    f"platform log {name} {year}Q{quarter}",
                )


def _session(
    ledger: Ledger, name: str, day: str, site: str, subject: str, people: int, audience: str = "employees"
) -> None:
    ledger.add(
        "training_sessions",
        {
            "id": f"S-{name}",
            "session": name,
            "date": day,
            "site": site,
            "training_subject": subject,
            "audience": audience,
            "people": str(people),
            "hours": "",
            "trainer": "internal",
        },
        ("attendance", site, int(day[:4]), (int(day[5:7]) + 2) // 3),
        f"sheet of {name}",
        f"{people} people",
    )


def scholarships(ledger: Ledger) -> None:
    """scholarships.csv."""
    for year in YEARS:
        amount = round(150_000 * (1 + 0.05 * (year - 2023)) / 500) * 500
        for school, share in (("Vocational college of the county", 0.6), ("University of technology", 0.4)):
            ledger.add(
                "scholarships",
                {
                    "id": f"SCH-{year}-{school.split()[0][:3].upper()}",
                    "date": f"{year}-08-20",
                    "institution": school,
                    "site": "birch",
                    "students": number(amount * share / 5_000),
                    "amount": number(amount * share),
                    "currency": "CNY",
                },
                ("community", "group", year, 0),
                f"award list {year}, {school}",
            )
