"""Days and months as people write them. A day is never guessed: ``1/2/2025`` is two days in two countries."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_DAY_HAN = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日號号]?")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_MONTH_HAN = re.compile(r"(\d{4})年(\d{1,2})月")
_TIME = re.compile(r"(.+?)[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?")
_SERIAL = re.compile(r"[2-6]\d{4}(\.0)?")

Side = Literal["", "start", "end"]


class NotADate(ValueError):
    """The text is no day; the message says why, as the end of a sentence."""


@lru_cache(maxsize=8192)
def parse_date(text: str, side: Side = "") -> date:
    """A day from ``2025-01-31``, ``2025/1/31`` or ``2025年1月31日``.

    With ``side`` a month (``2025-01``, ``2025年1月``) is its first or last day. Raises `NotADate`.
    """
    written = unicodedata.normalize("NFKC", text).strip()
    try:
        match = _DAY.fullmatch(written) or _DAY_HAN.fullmatch(written)
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
        match = _MONTH.fullmatch(written) or _MONTH_HAN.fullmatch(written)
        if match:
            return _month(int(match[1]), int(match[2]), side)
    except NotADate:
        raise
    except ValueError:
        raise NotADate("there is no such day in the calendar") from None
    if _SERIAL.fullmatch(written):
        day = date(1899, 12, 30) + timedelta(days=int(written[:5]))
        raise NotADate(f"it looks like a spreadsheet's day number ({day} if its days count from 1900)")
    raise NotADate("it is no date of the form year-month-day")


@lru_cache(maxsize=8192)
def parse_moment(text: str) -> datetime:
    """A day and the time of day at the place, from ``2025-01-31 16:45`` (also with seconds). Raises `NotADate`."""
    found = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise NotADate("it is no day with a time of day")
    day = parse_date(found[1])
    try:
        return datetime(day.year, day.month, day.day, int(found[2]), int(found[3]), int(found[4] or 0))  # noqa: DTZ001 - the time at the place
    except ValueError:
        raise NotADate("there is no such time of day") from None


def _month(year: int, month: int, side: Side) -> date:
    first = date(year, month, 1)
    if side == "start":
        return first
    if side == "end":
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    raise NotADate("it is a month; a month may stand only where a period starts and ends")
