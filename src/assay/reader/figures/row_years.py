"""The years of rows that lead from an opening to a closing balance: "As at 1 January 2022 … As at 31 December 2022"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.figures.years import years_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST_DAY = re.compile(
    r"(?<!\d)0?1[./-]\s?0?1[./-]|(?<!\d)1(?:st)?\s+jan|jan(?:uary)?\s+1(?:st)?\b|[-./]0?1[-./]0?1(?!\d)|(?<!\d)1\s?月\s?1\s?日|(?<!十)一\s?月\s?一\s?日|年初|期初",
    re.IGNORECASE,
)


def row_years(labels: Sequence[str]) -> list[int | None]:
    """The year of each row by the dates in the labels of a table whose columns name none: a row between two balances is
    of the year that the closing one ends; one after the last balance is of the year that it opens."""
    named = [_dated(text) for text in labels]
    found: list[int | None] = [None] * len(labels)
    if sum(item is not None for item in named) < 2:
        return found
    following: int | None = None
    for at in range(len(labels) - 1, -1, -1):
        item = named[at]
        if item is not None:
            year, opens = item
            found[at] = year
            following = None if opens else year
        else:
            found[at] = following
    opened: int | None = None
    for at, item in enumerate(named):
        if item is not None:
            year, opens = item
            opened = year if opens else year + 1
        elif found[at] is None:
            found[at] = opened
    return found


def _dated(text: str) -> tuple[int, bool] | None:
    """The year of a day in a label, and whether that day opens the year."""
    days = [item for item in years_in(text) if item.date]
    if len(days) != 1 or len(text) > 80:
        return None
    return days[0].year, bool(_FIRST_DAY.search(text[days[0].start : days[0].end]))
