"""What registers demand of their rows: in time, within the limit, complete, graded, and judged by no party to it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from assay.book.derive import day_of
from assay.book.duties import ABOVE_LIMIT, LATE
from assay.core.findings import Finding
from assay.core.numbers import plain
from assay.importers.headers import folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from assay.book.duties import Deadline
    from assay.book.records import Record
    from assay.book.register import RegisterSpec
    from assay.checks.case import Case

# Several people in one cell.
_PEOPLE = re.compile(r"[;；,，、/]")


def _rows(case: Case) -> Iterator[tuple[RegisterSpec, Record]]:
    for name, records in case.book.records.items():
        spec = case.book.registers[name]
        for record in records:
            yield spec, record


def _about(case: Case, record: Record, column: str, **told: str) -> Finding:
    """A warning about one cell; a note where the row itself says why it is so. Notes about people are not quoted."""
    found = Finding(severity="warning", place=replace(record.place, column=column), **told)  # type: ignore[arg-type]
    if not record.note:
        return found
    why = "." if case.book.registers[record.register].personal else f": '{record.note}'."
    return replace(found, severity="note", message=f"{found.message} The row says why{why}")


def check_deadlines(case: Case) -> Iterator[Finding]:
    """What was done too late, and what was due before the year's end and is not done."""
    for spec, record in _rows(case):
        for deadline in spec.duties.deadlines:
            if case.rows.verdict(record, deadline) == LATE:
                yield _late(case, record, deadline)


def _late(case: Case, record: Record, deadline: Deadline) -> Finding:
    due, done = case.rows.due(record, deadline), record.values.get(deadline.to)
    within = case.rows.terms.within(record.register, deadline)
    rule = f"within {within} after {deadline.since} '{_shown(record.values.get(deadline.since))}'" if within else ""
    expected = f"Expected {deadline.to} {rule or 'on or before ' + deadline.by}, by {_shown(due)}."
    if done is None:
        return _about(
            case,
            record,
            deadline.to,
            code="deadline.overdue",
            message=f"'{record.id}': {deadline.to} is empty, and {_shown(due)} has passed by {case.rows.last_day}.",
            expected=expected,
            action=f"Fill in {deadline.to}, or say in 'note' why it is not done.",
        )
    return _about(
        case,
        record,
        deadline.to,
        code="deadline.late",
        message=f"'{record.id}': {deadline.to} '{_shown(done)}' is late; it was due by {_shown(due)}.",
        expected=expected,
        action="Correct the dates, or say in 'note' why it was late.",
    )


def check_limits_held(case: Case) -> Iterator[Finding]:
    """Measured values above the limit that is named for them."""
    for spec, record in _rows(case):
        for limit in spec.duties.limits:
            if case.rows.held(record, limit) == ABOVE_LIMIT:
                most = case.rows.limit(record, limit)
                value = record.values[limit.value]
                yield _about(
                    case,
                    record,
                    limit.value,
                    code="limit.exceeded",
                    message=f"'{record.id}': {limit.value} '{plain(value)}' is above {plain(most)}.",  # type: ignore[arg-type]
                    expected=f"Expected at most {limit.at_most} {plain(most)}.",  # type: ignore[arg-type]
                    action="Correct the value, or say in 'note' what happened and what was done.",
                )


def check_requirements(case: Case) -> Iterator[Finding]:
    """Fields that rows of this kind must fill: a plan for a supplier graded D."""
    for spec, record in _rows(case):
        for rule in spec.duties.requires:
            values = case.rows.values(record)
            if any(values.get(name) not in words for name, words in rule.when.items()):
                continue
            for name in rule.fields:
                if values.get(name) is None:
                    why = ", ".join(f"{key} is '{values[key]}'" for key in rule.when)
                    yield _about(
                        case,
                        record,
                        name,
                        code="record.requires",
                        message=f"'{record.id}': {why}, and {name} is empty.",
                        expected=f"Expected {name} in every such row.",
                        action=f"Fill in {name}.",
                    )


def check_scores(case: Case) -> Iterator[Finding]:
    """Rows that cannot be graded, for a criterion that counts is not filled in."""
    for spec, record in _rows(case):
        score = spec.duties.score
        if score is not None and not case.rows.grade(record, score):
            weights = case.rows.terms.weights(record.register, score)
            empty = [name for name, weight in weights.items() if weight and record.values.get(name) is None]
            yield _about(
                case,
                record,
                empty[0] if empty else "",
                code="score.incomplete",
                message=f"'{record.id}' gets no {score.id}: '{', '.join(empty)}' is empty.",
                expected="Expected every criterion that has a weight; a missing one is not zero.",
                action="Fill it in, or take its weight away under registers in book.yaml.",
            )


def check_apart(case: Case) -> Iterator[Finding]:
    """Nobody judges a case in which they are named. Names are never repeated in the finding."""
    for spec, record in _rows(case):
        for name, others in spec.duties.apart.items():
            for other in others:
                if _people(record.values.get(name)) & _people(record.values.get(other)):
                    yield Finding(
                        code="record.conflict_of_interest",
                        severity="error",
                        place=replace(record.place, column=name),
                        message=f"the same person stands in '{name}' and in '{other}'.",
                        expected="Expected that nobody handles or decides a case in which they are named.",
                        action=f"Put somebody else into '{name}', and record when the case was handed over.",
                    )


def _people(cell: object) -> set[str]:
    return {folded(name) for name in _PEOPLE.split(str(cell))} - {""} if isinstance(cell, str) else set()


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    day: date | None = day_of(value)
    return day.isoformat() if day else ""
