"""What follows from a row by the duties of its register: was it in time, which grade, within its limit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from assay.book.duties import ABOVE_LIMIT, LATE, MET, OPEN, WITHIN_LIMIT
from assay.book.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.book.duties import Deadline, Limit, Score
    from assay.book.records import Record, Value
    from assay.book.register import RegisterSpec


def day_of(value: object) -> date | None:
    """The day of a date or of a moment."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


@dataclass(frozen=True)
class Rows:
    """The rows of all registers of a book, found by the key that other rows name; and what follows from each.

    ``last_day`` ends the reporting year: what is open then is looked at from there.
    """

    registers: Mapping[str, RegisterSpec]
    records: Mapping[str, Sequence[Record]]
    last_day: date
    terms: Terms = field(default_factory=Terms)

    def values(self, record: Record) -> Mapping[str, Value]:
        """The fields of a row with all that follows from them."""
        duties = self.registers[record.register].duties
        if not duties.derived:
            return record.values
        found = dict(record.values)
        for deadline in duties.deadlines:
            found[deadline.id] = self.verdict(record, deadline)
        if duties.score is not None:
            found[duties.score.id] = self.grade(record, duties.score)
        for limit in duties.limits:
            found[limit.id] = self.held(record, limit)
        return found

    # -- deadlines ----------------------------------------------------------------------------------------------

    def due(self, record: Record, deadline: Deadline) -> date | None:
        """The last day (or moment) on which the row is in time."""
        if deadline.by:
            return _date(record.values.get(deadline.by))
        since, within = _date(record.values.get(deadline.since)), self.terms.within(record.register, deadline)
        if since is None or within is None:
            return None
        if within.span == "hours":
            return since + timedelta(hours=within.amount) if isinstance(since, datetime) else None
        day = day_of(since) or since
        if within.span == "days":
            return day + timedelta(days=within.amount)
        return self.terms.after_working_days(day, within.amount)

    def verdict(self, record: Record, deadline: Deadline) -> str:
        """``met``, ``late`` (done too late, or not done though due before the year's end), ``open``, or nothing."""
        due = self.due(record, deadline)
        if due is None:
            return ""
        done = _date(record.values.get(deadline.to))
        if done is None:
            return LATE if (day_of(due) or due) < self.last_day else OPEN
        if isinstance(due, datetime) and isinstance(done, datetime):
            return MET if done <= due else LATE
        return MET if (day_of(done) or done) <= (day_of(due) or due) else LATE

    # -- grades and limits --------------------------------------------------------------------------------------

    def grade(self, record: Record, score: Score) -> str:
        """The grade of a row; none where a criterion that counts is not filled in, for missing is not zero."""
        whole = gained = Decimal(0)
        for name, weight in self.terms.weights(record.register, score).items():
            value = record.values.get(name)
            if weight and not isinstance(value, Decimal):
                return ""
            if isinstance(value, Decimal):
                gained += weight * value
                whole += weight
        grades = self.terms.grades(record.register, score)
        return next((name for name, lowest in grades.items() if gained >= lowest * whole), "")

    def limit(self, record: Record, limit: Limit) -> Decimal | None:
        """The highest value allowed for a row."""
        found = record.values.get(limit.at_most)
        if limit.through:
            row = self.row_named(record, limit.through, self.last_day)
            found = row.values.get(limit.at_most) if row else None
        return found if isinstance(found, Decimal) else None

    def held(self, record: Record, limit: Limit) -> str:
        value, most = record.values.get(limit.value), self.limit(record, limit)
        if not isinstance(value, Decimal) or most is None:
            return ""
        return WITHIN_LIMIT if value <= most else ABOVE_LIMIT

    # -- other rows ---------------------------------------------------------------------------------------------

    def row_named(self, record: Record, name: str, day: date) -> Record | None:
        """The row that a field names in another register; of several the one that holds on the day."""
        register = self.registers[record.register].fields[name].register
        rows = self._index.get((register, str(record.values.get(name))), ())
        since, until = _spell_fields(self.registers[register]) if rows else ("", "")
        return next((row for row in rows if _runs(row, since, until, day)), rows[-1] if rows else None)

    @cached_property
    def _index(self) -> dict[tuple[str, str], list[Record]]:
        """Records by the first field of their register's key, which is what other registers refer to."""
        index: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for name, records in self.records.items():
            key = self.registers[name].key
            if key:
                for record in records:
                    index[name, str(record.values.get(key[0]))].append(record)
        return index


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _spell_fields(spec: RegisterSpec) -> tuple[str, str]:
    """The fields between which a row of a register holds, where the register counts spells."""
    return next(((rule.since, rule.until) for rule in spec.yields if rule.count == "spells"), ("", ""))


def _runs(row: Record, since: str, until: str, day: date) -> bool:
    start, end = row.values.get(since), row.values.get(until)
    return (not isinstance(start, date) or start <= day) and (not isinstance(end, date) or day <= end)
