"""Meetings as the minutes have them, with the words of ``governance.yaml`` beside them, and what they reviewed.

The register of minutes, where one is kept, says which meetings there were; ``governance.yaml`` only says in the
report's languages what they were about. Without such a register it is all that is known of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.book.book import Book
    from assay.book.governance import Body, Meeting
    from assay.book.records import Record

# Matters that the book itself asks after: what a board approves before a report leaves.
MATERIALITY, TARGETS, REPORT = "materiality", "targets", "report"
APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One matter at one meeting. ``year`` is the fiscal year that was looked at, not that of the meeting."""

    matter: str
    year: int
    outcome: str
    meeting: str
    body: Body
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A meeting of a tier of governance. ``id`` and ``record`` are those of the minutes, ``words`` the book's own."""

    id: str
    body: Body
    day: date
    present: Decimal | None = None
    entitled: Decimal | None = None
    words: Meeting | None = None
    record: Record | None = None
    reviews: tuple[Review, ...] = ()


def register_of(book: Book, role: str) -> str:
    """The register that the book keeps for a role; empty where it keeps none."""
    return next((name for name, spec in book.registers.items() if spec.role == role and name in book.records), "")


def minuted(book: Book) -> bool:
    """Whether the book keeps minutes: then they, and nothing else, say which meetings there were."""
    return bool(register_of(book, "meetings"))


def meetings_of(book: Book) -> tuple[Held, ...]:
    """The meetings of the tiers that ``governance.yaml`` names, by day and then from the top tier down."""
    order = {body.id: number for number, body in enumerate(book.governance.bodies)}
    found = _from_minutes(book) if minuted(book) else _from_words(book)
    return tuple(sorted(found, key=lambda held: (held.day, order[held.body.id], held.id)))


def reviews_of(book: Book) -> tuple[Review, ...]:
    """Everything that was reviewed, by day."""
    return tuple(review for held in meetings_of(book) for review in held.reviews)


def approval(book: Book, matter: str) -> Review | None:
    """When the top tier last approved a matter for the reporting year, by the minutes."""
    top = book.governance.bodies[0].id if book.governance.bodies else ""
    wanted = [
        review
        for review in reviews_of(book)
        if (review.matter, review.year, review.outcome, review.body.id) == (matter, book.reporting_year, APPROVED, top)
    ]
    return wanted[-1] if wanted else None


def _from_minutes(book: Book) -> Iterator[Held]:
    bodies = {body.minutes_id: body for body in book.governance.bodies}
    words = {(meeting.body, meeting.date): meeting for meeting in book.governance.meetings}
    reviewed = book.records.get(register_of(book, "reviews"), ())
    for record in book.records[register_of(book, "meetings")]:
        body, day, name = (
            bodies.get(str(record.values.get("body"))),
            record.values.get("date"),
            record.values["meeting"],
        )
        if body is None or not isinstance(day, date):
            continue
        yield Held(
            id=str(name),
            body=body,
            day=day,
            present=_number(record, "present"),
            entitled=_number(record, "entitled"),
            words=words.get((body.id, day)),
            record=record,
            reviews=tuple(_review(row, str(name), body, day) for row in reviewed if row.values["meeting"] == name),
        )


def _review(row: Record, meeting: str, body: Body, day: date) -> Review:
    values = row.values
    year = values["year"]
    return Review(
        matter=str(values["matter"]),
        year=year if isinstance(year, int) else 0,
        outcome=str(values["outcome"]),
        meeting=meeting,
        body=body,
        day=day,
    )


def _from_words(book: Book) -> Iterator[Held]:
    bodies = {body.id: body for body in book.governance.bodies}
    for meeting in book.governance.meetings:
        yield Held(id="", body=bodies[meeting.body], day=meeting.date, words=meeting)


def _number(record: Record, name: str) -> Decimal | None:
    value = record.values.get(name)
    return value if isinstance(value, Decimal) else None
