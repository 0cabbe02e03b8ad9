"""Slips of the hand that make one printed figure out of another: powers of ten, one digit, two digits the wrong way."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.numbers import plain, rounded

if TYPE_CHECKING:
    from assay.core.interval import Interval

_POWERS = (-6, -4, -3, -2, -1, 1, 2, 3, 4, 6)


def power_of_ten(given: Interval, expected: Interval) -> str:
    """A sentence, where the figure would be right if it were a power of ten larger or smaller; else empty."""
    if given.low <= 0 <= given.high:
        return ""  # a zero is no slip of anything
    for power in _POWERS:
        times = Decimal(1).scaleb(power)
        if (given * times).meets(expected):
            factor = f"{10**power:,} times too small" if power > 0 else f"{10**-power:,} times too large"
            return f"It agrees if the figure is {factor}: a slip of units or of the point."
    return ""


def one_digit(printed: Decimal, middle: Decimal) -> str:
    """A sentence, where the printed digits are those of ``middle`` but for one, or but for two swapped; else empty.

    Both are in the unit as printed.
    """
    exponent = printed.as_tuple().exponent
    if not isinstance(exponent, int):
        return ""
    right, wrong = plain(rounded(middle, -exponent)), plain(printed)
    if len(right) != len(wrong) or len(right.replace(".", "")) <= 2:
        return ""
    differ = [place for place, (a, b) in enumerate(zip(right, wrong, strict=True)) if a != b]
    if len(differ) == 1:
        return f"It would be {right}: one digit differs, as in a slip of typing."
    if len(differ) == 2 and sorted(right) == sorted(wrong) and differ[1] == differ[0] + 1:
        return f"It would be {right}: two digits stand the wrong way round."
    return ""
