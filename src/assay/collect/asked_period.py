"""The period that a workbook asks for, as it is written on the command line, and its days a year earlier."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from assay.core.periods import ONE_DAY, Period

if TYPE_CHECKING:
    from assay.core.periods import FiscalCalendar

_FORM = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?")


class NotAPeriod(ValueError):
    """The text names no period; the message says what would."""


def asked_period(text: str, calendar: FiscalCalendar) -> Period:
    """``2025`` and ``2025-Q1`` or ``2025-H2`` are of the fiscal year, ``2025-03`` is a month of the calendar.

    >>> from assay.core.periods import FiscalCalendar
    >>> str(asked_period("2025-Q1", FiscalCalendar(4)))
    '2024-04-01..2024-06-30'
    """
    found = _FORM.fullmatch(text.strip().upper())
    if found is None:
        raise NotAPeriod(
            f"'{text}' is no period. Expected a year, quarter, half or month: 2025, 2025-Q1, 2025-H2, 2025-03."
        )
    year, quarter, half, month = found.groups()
    if month:
        return Period(date(int(year), int(month), 1), _month_end(int(year), int(month)))
    whole = calendar.year(int(year))
    if quarter:
        return _part(whole, (int(quarter) - 1) * 3, 3)
    if half:
        return _part(whole, (int(half) - 1) * 6, 6)
    return whole


def year_later(day: date) -> date:
    """The same day a year on; the last day of a month stays the last day of the month."""
    if day == _month_end(day.year, day.month):
        return _month_end(day.year + 1, day.month)
    return day.replace(year=day.year + 1)


def year_earlier(period: Period) -> Period:
    """The same days a year before."""
    start, end = period.start, period.end
    before = end.replace(year=end.year - 1, day=1)
    last = _month_end(before.year, before.month)
    return Period(
        start.replace(year=start.year - 1, day=min(start.day, 28) if start.month == 2 else start.day),
        last if end == _month_end(end.year, end.month) else last.replace(day=min(end.day, last.day)),
    )


def _part(whole: Period, skip: int, length: int) -> Period:
    start = _plus_months(whole.start, skip)
    return Period(start, _plus_months(start, length) - ONE_DAY)


def _plus_months(day: date, count: int) -> date:
    months = day.month - 1 + count
    return date(day.year + months // 12, months % 12 + 1, 1)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
