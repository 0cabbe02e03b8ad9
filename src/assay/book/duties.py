"""What a register demands of its rows beyond single cells: states, deadlines, grades, limits, balances, validity.

Every duty is data in ``registers.yaml``; what a group may set otherwise stands in its ``book.yaml`` (`Terms`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from assay.core.findings import Severity

Span = Literal["hours", "days", "working_days"]

SPANS: tuple[Span, ...] = get_args(Span)
# Words that a deadline gives a row. Overdue is late: what was not done in time will never be.
MET, LATE, OPEN = "met", "late", "open"
WITHIN_LIMIT, ABOVE_LIMIT = "met", "above"


class NoSpan(ValueError):
    """A text that is no length of time such as ``8 hours``."""


@dataclass(frozen=True, slots=True)
class Within:
    """A length of time: so many hours, days or working days."""

    amount: int
    span: Span

    def __str__(self) -> str:
        words = self.span.replace("_", " ")
        return f"{self.amount} {words.removesuffix('s') if self.amount == 1 else words}"


def parse_within(text: str) -> Within:
    """``8 hours``, ``30 days`` or ``7 working days``. Raises `NoSpan`."""
    found = re.fullmatch(r"(\d{1,4})\s*(hours?|days?|working[ _]days?)", text.strip())
    if found is None:
        raise NoSpan(f"'{text}' is no length of time such as '8 hours', '30 days' or '7 working days'")
    word = found[2].replace(" ", "_").removesuffix("s") + "s"
    return Within(int(found[1]), next(span for span in SPANS if span == word))


@dataclass(frozen=True, slots=True)
class Stage:
    """A state of a case: the date field that says when it was reached, what may follow, what must be known by then."""

    id: str
    on: str = ""
    then: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """The states of a case, in a field of the row, and the ways between them."""

    field: str
    stages: Mapping[str, Stage]

    def reaches(self, start: str, goal: str) -> bool:
        """Whether a case in one state may come to another one, by any number of steps."""
        seen, todo = {start}, [start]
        while todo:
            for following in self.stages[todo.pop()].then:
                if following == goal:
                    return True
                if following not in seen:
                    seen.add(following)
                    todo.append(following)
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something that must be done: ``within`` a time after the day in ``since``, or on the day in ``by``.

    ``to`` is the field with the day it was done. The row gets the word ``met``, ``late`` or ``open`` under ``id``.
    """

    id: str
    to: str
    since: str = ""
    by: str = ""
    within: Within | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Fields that are weighed, and from which score on (of 100) a grade is given; ``id`` is the grade's name."""

    id: str
    weights: Mapping[str, Decimal]
    grades: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Limit:
    """A number that may not exceed one of the row, or of the row in another register that ``through`` names."""

    id: str
    value: str
    at_most: str
    through: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A stock that rows add to and take from: never below zero for any of ``within``.

    ``field`` holds what a row does; its words in ``adds`` add ``value``, those in ``takes`` take it.
    """

    value: str
    unit: str
    on: str
    field: str
    adds: tuple[str, ...]
    takes: tuple[str, ...]
    within: tuple[str, ...] = ()

    def sign(self, word: object) -> int:
        return 1 if word in self.adds else -1 if word in self.takes else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """A thing that lapses on the day in ``until``, unless a later row of the same ``series`` renews it.

    It is looked at from the last day of the reporting year, never from today. ``ended`` names the field that says it
    was given up on purpose. ``soon`` are the days after the year's end within which a lapse is worth a note.
    """

    until: str
    series: tuple[str, ...]
    ended: str = ""
    soon: int = 90
    severity: Severity = "warning"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Something done again and again: no more than ``days`` between two rows of a series."""

    on: str
    days: int
    series: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """Fields that must be filled in rows whose values are these."""

    when: Mapping[str, tuple[str, ...]]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """All duties of one register. ``apart``: a field, and those that may not name a person whom it names."""

    flow: Flow | None = None
    deadlines: tuple[Deadline, ...] = ()
    score: Score | None = None
    limits: tuple[Limit, ...] = ()
    ledger: Ledger | None = None
    validity: tuple[Validity, ...] = ()
    rhythm: Rhythm | None = None
    requires: tuple[Requirement, ...] = ()
    apart: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def derived(self) -> tuple[str, ...]:
        """Names under which a row carries what follows from its duties; yields may use them like fields."""
        scored = (self.score.id,) if self.score else ()
        return (*(item.id for item in self.deadlines), *scored, *(item.id for item in self.limits))


NO_DUTIES = Duties()


@dataclass(frozen=True, slots=True)
class RegisterTerms:
    """What a group sets for one register: its own deadlines, weights and grades."""

    deadlines: Mapping[str, Within] = field(default_factory=dict)
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    grades: Mapping[str, Decimal] = field(default_factory=dict)
