"""Registers being written, and for each row the line of evidence that shows it."""

from __future__ import annotations

import csv
from calendar import monthrange
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Row = dict[str, str]
# Kind of document, site or "group", year, quarter (0: the whole year).
Document = tuple[str, str, int, int]

TAIL = ("evidence", "line", "note", "supersedes", "void")
FICTION = "Lantern Magnesium Group is fictional; so is this document."
TITLES = {
    "invoices": "Bills, invoices and meter readings",
    "production": "Production and warehouse records",
    "water": "Water meter readings",
    "laboratory": "Laboratory and stack monitor results",
    "manifests": "Weighbridge slips and transfer manifests",
    "accounts": "Extracts of accounts and registers",
    "climate": "Climate figures of the finance department",
    "complaints": "Customer information circulars",
    "integrity": "Attendance at integrity training",
    "community": "Receipts and volunteer sheets",
    "contracts": "Labour contracts",
    "attendance": "Training attendance sheets",
    "injuries": "Injury reports",
    "timesheets": "Time system summaries",
    "drills": "Drill reports",
    "suppliers": "Supplier files",
    "safety": "Safety office records",
    "licences": "Permits, certificates and the legal register",
    "tests": "Test reports of independent laboratories",
    "inspections": "Weekly inspection sheets",
    "minutes": "Minute books",
    "audits": "Reports of internal audit",
    "cases": "Case book (numbers only; the files are sealed)",
    "grievances": "Complaint forms (without names)",
    "projects": "Project files",
    "surveys": "Survey summaries",
    "patents": "Patent register",
    "courses": "Course list of the learning platform",
    "carbon": "Sheets of the carbon inventory",
}


def month_span(year: int, month: int) -> tuple[str, str]:
    """First and last day of a month."""
    return f"{year}-{month:02d}-01", f"{year}-{month:02d}-{monthrange(year, month)[1]}"


def quarter_span(year: int, quarter: int) -> tuple[str, str]:
    """First and last day of a quarter."""
    return month_span(year, 3 * quarter - 2)[0], month_span(year, 3 * quarter)[1]


def write_table(path: Path, rows: Iterable[Row], columns: Iterable[str] = ()) -> None:
    """A CSV file with LF line ends; the columns are those given, else those of the first row."""
    rows = list(rows)
    names = list(columns) or list(rows[0])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


class Ledger:
    """Rows by register and evidence lines by file; `rows` holds old and withdrawn rows too."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.columns: dict[str, tuple[str, ...]] = {}
        self.evidence: dict[str, list[str]] = {}

    def cite(self, document: Document, line: str) -> tuple[str, str]:
        """Put a line into a document (begun with a title when new): file name and line number."""
        kind, site, year, quarter = document
        name = (
            "-".join(str(part) for part in (kind, site, year or "", f"Q{quarter}" if quarter else "") if part != "")
            + ".txt"
        )
        period = f"{year} Q{quarter}" if quarter else str(year or "")
        lines = self.evidence.setdefault(name, [f"{TITLES[kind]}: {site} {period}".rstrip(), FICTION, ""])
        lines.append(line)
        return name, str(len(lines))

    def add(self, register: str, row: Row, document: Document, reference: str, shown: str = "") -> None:
        """Add a record; its evidence line is the document's own number and what it shows (the quantity)."""
        text = shown or f"{row.get('quantity', '')} {row.get('unit', '')}".strip() or _values(row)
        name, line = self.cite(document, f"{reference}: {text}")
        self.put(register, {**row, "evidence": name, "line": line})

    def put(self, register: str, row: Row) -> None:
        """Add a record that already names its evidence."""
        self.rows[register].append(row)
        extra = [name for name in row if name not in self.columns.get(register, ()) and name not in TAIL]
        known = [name for name in self.columns.get(register, ()) if name not in TAIL]
        self.columns[register] = (*known, *extra, *TAIL)

    def header(self, register: str, columns: tuple[str, ...]) -> None:
        """A register that is kept and holds nothing: no such case happened."""
        self.columns[register] = columns
        self.rows.setdefault(register, [])

    def correct(self, register: str, record: str, *, wrong: str, why: str) -> None:
        """Turn a record into a wrong first entry and the entry that replaces it."""
        index = self._index(register, record)
        right = self.rows[register][index]
        self.rows[register][index] = {**right, "quantity": wrong}
        self.rows[register].insert(index + 1, {**right, "id": f"{record}-b", "supersedes": record, "note": why})

    def withdraw(self, register: str, record: str, why: str) -> None:
        """Add a second entry of the same thing, withdrawn."""
        index = self._index(register, record)
        copy = {**self.rows[register][index], "id": f"{record}-x", "void": why}
        self.rows[register].insert(index + 1, copy)

    def standing(self, register: str) -> list[Row]:
        """The records that count: neither replaced nor withdrawn."""
        replaced = {row.get("supersedes", "") for row in self.rows[register]}
        return [row for row in self.rows[register] if row["id"] not in replaced and not row.get("void")]

    def total(self, register: str, year: int, *, value: str = "quantity", **where: str) -> Decimal:
        """Sum of a year over the standing rows that match."""
        return sum(
            (
                Decimal(row[value])
                for row in self.standing(register)
                if row.get("start", row.get("date", "")).startswith(str(year))
                and all(row[name] == wanted for name, wanted in where.items())
            ),
            Decimal(0),
        )

    def save(self, folder: Path) -> None:
        """Write records/ and evidence/; leave other files alone."""
        for name in ("records", "evidence"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for register, columns in sorted(self.columns.items()):
            write_table(folder / "records" / f"{register}.csv", self.rows[register], columns)
        for name, lines in sorted(self.evidence.items()):
            (folder / "evidence" / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    def _index(self, register: str, record: str) -> int:
        return next(index for index, row in enumerate(self.rows[register]) if row["id"] == record)


def _values(row: Row) -> str:
    return ", ".join(f"{name} {value}" for name, value in row.items() if name not in ("id", "unit") and value != "")
