"""Spans of days, and the fiscal years they belong to. There is no time of day in a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from ``start`` to ``end``, both included.

    >>> Period(date(2025, 1, 1), date(2025, 1, 31)).days
    31
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    def covers(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Period) -> Period | None:
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Period(start, end) if start <= end else None

    def __str__(self) -> str:
        return f"{self.start}..{self.end}"


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """A year that begins on the first day of ``first_month``.

    A fiscal year is named after the calendar year it ends in, as listed companies in Hong Kong do:
    with ``first_month=4``, 2023 runs from 1 April 2022 to 31 March 2023.
    """

    first_month: int = 1

    def year(self, label: int) -> Period:
        if self.first_month == 1:
            return Period(date(label, 1, 1), date(label, 12, 31))
        start = date(label - 1, self.first_month, 1)
        return Period(start, date(label, self.first_month, 1) - ONE_DAY)

    def label_of(self, day: date) -> int:
        return day.year + (1 if self.first_month > 1 and day.month >= self.first_month else 0)


def cut(period: Period, starts: Iterable[date]) -> tuple[Period, ...]:
    """Split a period so that each of ``starts`` inside it begins a new part."""
    edges = sorted({day for day in starts if period.start < day <= period.end})
    begins = [period.start, *edges]
    ends = [edge - ONE_DAY for edge in edges] + [period.end]
    return tuple(Period(start, end) for start, end in zip(begins, ends, strict=True))


def months(period: Period) -> Iterator[Period]:
    """The calendar months that a period touches, each cut to the period."""
    day = period.start
    while day <= period.end:
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        yield Period(day, min(following - ONE_DAY, period.end))
        day = following
