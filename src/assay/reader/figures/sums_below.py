"""Which rows of a table are the sum of the rows below them: the total stands first, and its parts follow."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Figures = tuple["Decimal | None", ...]

# "Revenue, cost, gross profit" and "borrowings, less cash, net debt" add up as well, and are no whole and its parts.
_RESULT = re.compile(
    r"^\W*(?:less|deduct|add)\b|^\W*(?:sub-?|grand )?totals?\b|^\W*net\b|\b(?:profit|loss|balance|income|equity)\b"
    r"|^\W*[IVX]+\.\s|^\W*(?:減|减|加)[:：]|合計|合计|總計|总计|小計|小计|淨|净|毛利|利潤|利润|餘額|余额|結餘|结余",
    re.IGNORECASE,
)
_BARE_TOTAL = re.compile(r"\W*(?:(?:sub|grand)[- ]?)?totals?\W*|(?:合|總|总|小)[計计數数]", re.IGNORECASE)


def may_be_whole(label: str, parts: Sequence[str]) -> bool:
    """Whether the words of a row and of those below it allow that they are its parts: each a name of its own, none the
    result of a reckoning."""
    named = len({label, *parts}) == 1 + len(parts) and all(re.search(r"[^\W\d_]", text) for text in (label, *parts))
    return named and not _BARE_TOTAL.fullmatch(label) and not any(_RESULT.search(text) for text in parts)


# More rows than this are no parts of one total; a total of fewer units in its last place adds up by chance.
_MOST_PARTS = 15
_LEAST = 40
_ALONE = 1000


def sums_below(rows: Sequence[Figures | None]) -> Mapping[int, int]:
    """For each row that is the sum of those that follow it, in every column, once or more: the last of them. ``None``
    is a row without figures, which ends what is summed; a figure that is missing adds nothing.

    >>> rows = [(Decimal("500"), Decimal("400")), (Decimal("300"), Decimal("150")), (Decimal("200"), Decimal("250"))]
    >>> dict(sums_below(rows))
    {0: 2}
    """
    found: dict[int, int] = {}
    for at, whole in enumerate(rows):
        if whole is None or all(value is None for value in whole):
            continue
        parts: list[Figures] = []
        for last, row in enumerate(rows[at + 1 : at + 1 + _MOST_PARTS], at + 1):
            if row is None:
                break
            parts.append(row)
            again = at in found
            if len(parts) > 1 and _adds_up(whole, parts) and (not again or _large(whole)):
                found[at] = last
                # The same total split once more: by scope, then by segment.
                parts = []
    return found


def _large(whole: Figures) -> bool:
    """Whether no column of a total may add up by chance."""
    return all(value is not None and value >= _ALONE for value in (_digits(value) for value in whole))


def _digits(value: Decimal | None) -> Decimal | None:
    """A figure in units of its last place."""
    exponent = value.as_tuple().exponent if value is not None else None
    return value.scaleb(-exponent) if value is not None and isinstance(exponent, int) else None


def _adds_up(whole: Figures, parts: Sequence[Figures]) -> bool:
    agreed = alone = 0
    for n, total in enumerate(whole):
        told = [value for part in parts if n < len(part) and (value := part[n]) is not None]
        if total is None or not told:
            if (total or Decimal(0)) != 0 or any(told):
                return False
            continue
        if any(value < 0 for value in told):
            return False
        exponents = [value.as_tuple().exponent for value in (total, *told)]
        step = Decimal(1).scaleb(max(int(each) for each in exponents if isinstance(each, int)))
        if abs(sum(told, Decimal(0)) - total) > step * (len(told) + 1) / 2 or len([v for v in told if v]) < 2:
            return False
        agreed += total >= _LEAST * step
        alone += total >= _ALONE * step
    return agreed > 1 or alone > 0
