"""What is said about governance, held against the minutes: meetings, reviews, approvals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.book.faults import one_of
from assay.book.meetings import MATERIALITY, REPORT, approval, meetings_of, minuted, register_of, reviews_of
from assay.core.findings import Finding
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.checks.case import Case
    from assay.core.findings import Severity

_PLACE = Place("governance.yaml")


def check_oversight(case: Case) -> Iterator[Finding]:
    """Meetings that the minutes do not know, tiers that never met, a report or ranking that nobody approved."""
    if not minuted(case.book) or not case.book.governance.bodies:
        return
    yield from _names(case)
    yield from _unminuted(case)
    yield from _silent(case)
    if register_of(case.book, "reviews"):
        yield from _approvals(case)


def _names(case: Case) -> Iterator[Finding]:
    book = case.book
    register = book.registers[register_of(book, "meetings")]
    known = book.catalogue.dimensions[register.fields["body"].dimension].members
    for body in book.governance.bodies:
        if body.minutes_id not in known:
            yield _found(
                "governance.minutes_name",
                "error",
                f"the minutes know no body '{body.minutes_id}' ({body.name.en}).",
                one_of(body.minutes_id, known),
                f"Write 'minutes: …' at the body '{body.id}' in governance.yaml, or add the member to book.yaml.",
            )


def _unminuted(case: Case) -> Iterator[Finding]:
    """The minutes are the one source of what was held when."""
    held = {(each.body.id, each.day): each for each in meetings_of(case.book)}
    for meeting in case.book.governance.meetings:
        if (meeting.body, meeting.date) in held:
            continue
        days = sorted(day for body, day in held if body == meeting.body)
        near = min(days, key=lambda day: abs((day - meeting.date).days), default=None)
        yield _found(
            "governance.meeting_unminuted",
            "error",
            f"a meeting of '{meeting.body}' on {meeting.date} ({meeting.subject.en}) stands in no minutes.",
            f"A meeting that the register '{register_of(case.book, 'meetings')}' has"
            + (f"; the nearest was on {near}." if near else f"; it has none of '{meeting.body}'."),
            "Correct the date, or add the minutes; the report lists only meetings that were minuted.",
        )


def _silent(case: Case) -> Iterator[Finding]:
    book, period = case.book, case.book.period(case.book.reporting_year)
    met = {held.body.id for held in meetings_of(book) if period.start <= held.day <= period.end}
    for body in book.governance.bodies:
        if body.id not in met:
            yield _found(
                "governance.no_meeting",
                "warning",
                f"the minutes have no meeting of '{body.id}' ({body.name.en}) in {book.reporting_year}.",
                "At least one meeting in the year of every tier that is said to oversee ESG matters.",
                "Add its minutes, or take the tier out of governance.yaml.",
            )


def _approvals(case: Case) -> Iterator[Finding]:
    book, year = case.book, case.book.reporting_year
    top = book.governance.bodies[0]
    wanted = [(REPORT, "the report")]
    if book.materiality.topics:
        wanted.append((MATERIALITY, "the ranking of topics"))
    for matter, words in wanted:
        review = approval(book, matter)
        if review is None:
            yield _found(
                "governance.not_approved",
                "warning",
                f"no minutes say that '{top.id}' approved {words} of {year}.",
                f"A row of the register '{register_of(book, 'reviews')}': a meeting of '{top.minutes_id}', "
                f"matter '{matter}', year {year}, outcome 'approved'.",
                "Add the row once it is approved.",
            )
        elif matter == REPORT and book.report.published_on and review.day > book.report.published_on:
            yield _found(
                "governance.approved_late",
                "warning",
                f"the report is dated {book.report.published_on}; '{top.id}' approved it on {review.day}.",
                "Approval on or before the day of publication.",
                "Correct 'published_on' in book.yaml, or the minutes.",
            )
    order = [body.id for body in reversed(book.governance.bodies)]
    for review in reviews_of(book):
        if review.year == year and review.matter == REPORT and review.body.id == top.id:
            before = {
                r.body.id for r in reviews_of(book) if (r.matter, r.year) == (REPORT, year) and r.day <= review.day
            }
            skipped = [name for name in order[:-1] if name not in before]
            if skipped:
                yield _found(
                    "governance.not_reviewed_below",
                    "warning",
                    f"'{top.id}' had the report of {year} before it on {review.day}; {', '.join(skipped)} had not.",
                    "A review by every tier below before it, in the minutes.",
                    "Add the reviews that took place.",
                )


def _found(code: str, severity: Severity, message: str, expected: str, action: str) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        place=_PLACE,
        message=message[0].upper() + message[1:],
        expected=expected,
        action=action,
    )
