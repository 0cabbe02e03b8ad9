"""The roster and what hangs on it: training, injuries, hours, drills. People are numbers; none is real."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lantern.making.draw import CODE, MONTHS, YEARS, near, number, rng
from lantern.making.ledger import month_span

if TYPE_CHECKING:
    from random import Random

    from lantern.making.ledger import Ledger, Row

SITES = ("birch", "cedar", "harbour")
REGION = {"birch": "jilin", "cedar": "guangdong", "harbour": "hong_kong"}
OPENED = {"birch": 2010, "cedar": 2014, "harbour": 2016}
# People on the roster when 2023 began, then hires and leavers of each year.
OPENING = {"birch": 352, "cedar": 226, "harbour": 12}
HIRES = {"birch": (38, 40, 39), "cedar": (30, 31, 31), "harbour": (1, 2, 2)}
LEAVERS = {"birch": (37, 36, 35), "cedar": (25, 24, 22), "harbour": (1, 1, 1)}
SENIOR = {"birch": 3, "cedar": 2, "harbour": 4}
WOMEN = {"birch": 0.21, "cedar": 0.27, "harbour": 0.5}
CATEGORIES = {
    "plant": (
        ("production_staff", 0.64),
        ("technical_staff", 0.16),
        ("general_staff", 0.12),
        ("middle_management", 0.08),
    ),
    "plant_women": (
        ("production_staff", 0.38),
        ("technical_staff", 0.22),
        ("general_staff", 0.33),
        ("middle_management", 0.07),
    ),
    "office": (("general_staff", 0.7), ("middle_management", 0.3)),
}


def choose(source: Random, pairs: tuple[tuple[str, float], ...]) -> str:
    """One of the names, by weight."""
    point = source.random() * sum(weight for _, weight in pairs)
    for name, weight in pairs:
        point -= weight
        if point < 0:
            return name
    return pairs[-1][0]


def shuffled(source: Random, rows: list[Row]) -> list[Row]:
    """The same rows in another order."""
    return [row for _, _, row in sorted((source.random(), index, row) for index, row in enumerate(rows))]


def employed(row: Row, day: date) -> bool:
    """Whether the spell covers the day; the last day worked still counts."""
    return row["joined"] <= day.isoformat() and (not row["left"] or row["left"] >= day.isoformat())


def headcount(roster: list[Row], day: date, **where: str) -> int:
    """People employed at the end of the day, as the register counts them."""
    return sum(
        row["joined"] <= day.isoformat() and (not row["left"] or row["left"] > day.isoformat())
        for row in roster
        if all(row[name] == wanted for name, wanted in where.items())
    )


def write(ledger: Ledger) -> None:
    """roster.csv, training.csv, injuries.csv, hours_worked.csv, drills.csv."""
    roster = _roster()
    for index, row in enumerate(roster):
        ledger.add(
            "roster",
            row,
            ("contracts", row["site"], 0, 0),
            f"contract {row['site'][:3].upper()}-{index + 1:04d}",
            f"{row['person']} joined {row['joined']}" + (f", left {row['left']}" if row["left"] else ""),
        )
    _training(ledger, roster)
    _hours(ledger, roster)
    _injuries(ledger)
    _drills(ledger)


def _spell(source: Random, site: str, joined: date, *, newcomer: bool, category: str = "") -> Row:
    gender = "female" if source.random() < WOMEN[site] else "male"
    kind = "office" if site == "harbour" else "plant_women" if gender == "female" else "plant"
    category = category or choose(source, CATEGORIES[kind])
    if category in ("senior_management", "middle_management"):
        age = 34 + int(15 * source.random())
    elif newcomer:
        age = 20 + int(19 * source.random() ** 1.4)
    else:
        age = 22 + int(27 * source.random())
    contract = (
        choose(source, (("full_time", 0.93), ("temporary", 0.06), ("part_time", 0.01)))
        if newcomer
        else choose(source, (("full_time", 0.985), ("temporary", 0.012), ("part_time", 0.003)))
    )
    if category.endswith("management"):
        contract = "full_time"
    return {
        "id": "",
        "person": "",
        "site": site,
        "gender": gender,
        "born": str(max(joined.year - age, 1966)),
        "category": category,
        "employment_type": contract,
        "region": REGION[site],
        "joined": joined.isoformat(),
        "left": "",
    }


def _roster() -> list[Row]:
    source = rng("roster")
    roster: list[Row] = []
    for site in SITES:
        for index in range(OPENING[site]):
            span = (date(2022, 12, 20) - date(OPENED[site], 3, 1)).days
            joined = date(OPENED[site], 3, 1) + timedelta(days=int(span * source.random() ** 0.8))
            roster.append(
                _spell(
                    source,
                    site,
                    joined,
                    newcomer=False,
                    category="senior_management" if index < SENIOR[site] else "",
                )
            )
    rehired = False
    for year in YEARS:
        for site in SITES:
            new = [
                _spell(source, site, date(year, 1, 6) + timedelta(days=int(345 * source.random())), newcomer=True)
                for _ in range(HIRES[site][year - 2023])
            ]
            if (year, site) == (2025, "birch") and not rehired:
                # One person comes back: a second spell under the same number.
                before = next(
                    row
                    for row in roster
                    if row["site"] == site and row["left"].startswith("2023") and row["category"] == "technical_staff"
                )
                again = dict.fromkeys(("site", "gender", "born", "category", "employment_type", "region"))
                new[0] = {
                    **new[0],
                    **{name: before[name] for name in again},
                    "person": "again",
                    "of": str(roster.index(before)),
                }
                rehired = True
            _let_go(
                source,
                [row for row in roster if row["site"] == site and not row["left"]],
                year,
                LEAVERS[site][year - 2023],
            )
            roster.extend(new)
    return _numbered(roster)


def _let_go(source: Random, staff: list[Row], year: int, count: int) -> None:
    """Young people and those near retirement leave more often; senior management stays."""

    def pull(row: Row) -> float:
        age = year - int(row["born"])
        weight = 3.0 if age < 30 else 4.0 if age >= 57 else 1.0
        return source.random() ** (1 / weight)

    stay = ("senior_management",)
    ranked = sorted(
        ((pull(row), index) for index, row in enumerate(staff) if row["category"] not in stay), reverse=True
    )
    for _, index in ranked[:count]:
        staff[index]["left"] = (date(year, 1, 15) + timedelta(days=int(345 * source.random()))).isoformat()


def _numbered(roster: list[Row]) -> list[Row]:
    by_date = sorted(enumerate(roster), key=lambda pair: (pair[1]["joined"], pair[0]))
    names: dict[int, str] = {}
    for index, row in by_date:
        if row["person"] != "again":
            names[index] = f"P{len(names) + 1:04d}"
    out = []
    for index, row in by_date:
        person = names[int(row["of"])] if row["person"] == "again" else names[index]
        clean = {name: value for name, value in row.items() if name != "of"}
        out.append({**clean, "id": f"RO-{person}-{row['joined']}", "person": person})
    return out


# topic, hours, who takes part, what part of them
COURSES = (
    ("safety", "Safety and occupational health", 8, (), 1.0),
    ("skills", "Work instructions and skills of the post", 12, ("production_staff", "technical_staff"), 0.72),
    ("energy", "Saving energy, water and gas", 2, (), 0.24),
    ("lead", "Leading a team", 14, ("senior_management", "middle_management"), 0.9),
    (
        "office",
        "Data, contracts and the listing rules",
        6,
        ("general_staff", "middle_management", "senior_management"),
        0.6,
    ),
)
TOPICS = {code: topic for code, topic, *_ in COURSES}


def _training(ledger: Ledger, roster: list[Row]) -> None:
    """About nine in ten are trained each year, and never more in a group than it has people at year end."""
    source = rng("training")
    for year in YEARS:
        groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in roster:
            if row["joined"] <= f"{year}-10-31" and (not row["left"] or row["left"] >= f"{year}-06-30"):
                groups[row["site"], row["gender"], row["category"]].append(row)
        rows: dict[str, list[tuple[date, str, str, str]]] = defaultdict(list)
        for (site, gender, category), group in sorted(groups.items()):
            size = headcount(roster, date(year, 12, 31), site=site, gender=gender, category=category)
            wanted = (
                size
                if category.endswith("management")
                else round(size * near(source, 0.895 + 0.008 * (year - 2023), 0.01))
            )
            for row in shuffled(source, group)[:wanted]:
                for code, _, hours, who, part in COURSES:
                    if (who and category not in who) or source.random() >= part:
                        continue
                    day = _session_day(source, row, year, code)
                    if day:
                        rows[site].append(
                            (
                                day,
                                code,
                                row["person"],
                                str(hours + (2 if code == "skills" and year == 2025 else 0)),
                            )
                        )
        for site in SITES:
            sessions: dict[tuple[date, str], list[tuple[str, str]]] = defaultdict(list)
            for day, code, person, hours_text in rows[site]:
                sessions[day, code].append((person, hours_text))
            for (day, code), attended in sorted(sessions.items()):
                session = f"TR-{CODE[site]}-{day:%Y%m%d}-{code}"
                total = sum(int(hours) for _, hours in attended)
                name, line = ledger.cite(
                    ("attendance", site, year, (day.month + 2) // 3),
                    f"{session} {TOPICS[code]}: {len(attended)} people, {total} hours",
                )
                for person, hours_text in sorted(attended):
                    ledger.put(
                        "training",
                        {
                            "id": f"{session}-{person}",
                            "date": day.isoformat(),
                            "session": session,
                            "topic": TOPICS[code],
                            "person": person,
                            "hours": hours_text,
                            "evidence": name,
                            "line": line,
                        },
                    )


def _session_day(source: Random, row: Row, year: int, code: str) -> date | None:
    """A day of the year's plan on which the person is employed; each course has its own days."""
    day_of_month = {"safety": 9, "skills": 14, "energy": 19, "lead": 23, "office": 26}[code]
    months = {
        "safety": (2, 3, 5, 6, 8, 9, 11),
        "skills": (3, 4, 6, 9, 11),
        "energy": (6, 11),
        "lead": (4, 11),
        "office": (5, 11),
    }[code]
    days = [date(year, month, day_of_month) for month in months]
    fit = [day for day in days if employed(row, day)]
    return fit[int(len(fit) * source.random())] if fit else None


def _hours(ledger: Ledger, roster: list[Row]) -> None:
    source = rng("hours")
    for year, month in MONTHS:
        start, end = month_span(year, month)
        for site in SITES:
            count = headcount(roster, date.fromisoformat(end), site=site)
            usual = (148 if month == 2 else 168) if site != "harbour" else (140 if month == 2 else 160)
            ledger.add(
                "hours_worked",
                {
                    "id": f"HRS-{CODE[site]}-{year}-{month:02d}",
                    "site": site,
                    "start": start,
                    "end": end,
                    "quantity": number(near(source, count * usual, 0.012)),
                    "unit": "h",
                },
                ("timesheets", site, year, 0),
                f"month {year}-{month:02d}",
            )


CASES = (
    ("2023-02-21", "birch", 21, "hand caught while clearing a conveyor"),
    ("2023-05-30", "cedar", 26, "burn by splashing metal"),
    ("2023-08-14", "birch", 29, "fall from a retort platform"),
    ("2023-11-07", "cedar", 18, "foot struck by an ingot stack"),
    ("2024-03-12", "birch", 34, "burn at the retort mouth"),
    ("2024-07-23", "cedar", 30, "back injury while lifting a lid"),
    ("2024-10-18", "birch", 22, "slip on an icy walkway"),
    ("2025-01-16", "birch", 31, "slip on an icy walkway"),
    ("2025-06-05", "cedar", 25, "hand cut while changing a saw blade"),
    ("2025-09-22", "birch", 20, "eye injury by lime dust"),
)
FIRST_AID = {2023: 9, 2024: 8, 2025: 8}


def _injuries(ledger: Ledger) -> None:
    source = rng("injuries")
    cases = [(day, site, "lost_time", str(lost), cause) for day, site, lost, cause in CASES]
    for year, count in FIRST_AID.items():
        for index in range(count):
            day = date(year, 1, 8) + timedelta(days=int(350 / count * (index + 0.8 * source.random())))
            cause = choose(source, (("small burn", 2), ("cut finger", 3), ("dust in the eye", 2), ("bruise", 2)))
            cases.append((day.isoformat(), choose(source, (("birch", 6), ("cedar", 4))), "first_aid", "0", cause))
    numbers: dict[str, int] = defaultdict(int)
    for day, site, severity, lost, cause in sorted(cases):
        numbers[day[:4]] += 1
        case = f"I{day[:4]}{numbers[day[:4]]:02d}"
        ledger.add(
            "injuries",
            {
                "id": f"INJ-{case}",
                "case": case,
                "date": day,
                "site": site,
                "severity": severity,
                "lost_days": lost,
                "cause": cause,
                "status": "closed",
            },
            ("injuries", "group", int(day[:4]), 0),
            f"injury report {case}",
            f"{severity.replace('_', ' ')}, {lost} days, {cause}",
        )


DRILLS = (
    (3, "birch", "on_site", 46, "The second valve of the gas main needs a sign."),
    (6, "birch", "comprehensive", 168, "The assembly point was too near the silo."),
    (9, "birch", "special", 52, "Two breathing sets were out of date."),
    (11, "birch", "fire", 121, "Hydrant 7 froze; heating cable ordered."),
    (4, "cedar", "on_site", 38, "Class D extinguishers moved beside the furnaces."),
    (6, "cedar", "comprehensive", 127, "Radio channel changed to avoid the port."),
    (8, "cedar", "special", 61, "Typhoon stores topped up."),
    (11, "cedar", "fire", 94, "Night shift counted in four minutes."),
    (10, "harbour", "fire", 11, "Stair B is the shorter way."),
)


def _drills(ledger: Ledger) -> None:
    for year in YEARS:
        for month, site, kind, people, lesson in DRILLS:
            ledger.add(
                "drills",
                {
                    "id": f"DRL-{CODE[site]}-{year}-{month:02d}",
                    "date": f"{year}-{month:02d}-{11 + year - 2023}",
                    "site": site,
                    "drill_type": kind,
                    "participants": str(people + 3 * (year - 2023) if site != "harbour" else people),
                    "lesson": lesson if year == 2025 else "",
                },
                ("drills", "group", year, 0),
                f"drill report {CODE[site]}-{year}{month:02d}",
            )
