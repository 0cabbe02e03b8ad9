"""Slips of the hand that make one printed figure out of another: powers of ten, one digit, two digits the wrong way."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.numbers import plain, rounded

if TYPE_CHECKING:
    from assay.core.interval import Interval

# How wide a figure may be, as a share of itself, to be known again ten times as large.
_NARROW = Decimal("0.25")
# Over more last digits than this, some slip of the hand would fit anything.
_MOST_STEPS = 4
_POWERS = (-6, -4, -3, -2, -1, 1, 2, 3, 4, 6)


def power_between(given: Interval, expected: Interval) -> int:
    """The power of ten by which a figure would have to be multiplied to be right; 0 where there is none."""
    if any(each.low <= 0 or each.high - each.low > each.low * _NARROW for each in (given, expected)):
        return 0  # a zero is no slip of anything, and a single digit tells no power of ten
    return next((power for power in _POWERS if (given * Decimal(1).scaleb(power)).meets(expected)), 0)


def power_of_ten(given: Interval, expected: Interval) -> str:
    """A sentence, where the figure would be right if it were a power of ten larger or smaller; else empty."""
    power = power_between(given, expected)
    if not power:
        return ""
    factor = f"{10**power:,} times too small" if power > 0 else f"{10**-power:,} times too large"
    return f"It agrees if the figure is {factor}: a slip of units or of the point."


def one_digit(printed: Decimal, span: Interval) -> str:
    """A sentence, where the printed digits are those of a figure that ``span`` allows but for one, or but for two
    swapped; else empty. Both are in the unit as printed."""
    found = typed_for(printed, span)
    if found is None:
        return ""
    right, differ = found
    if differ == 1:
        return f"It would be {right}: one digit differs, as in a slip of typing."
    return f"It would be {right}: two digits stand the wrong way round."


def typed_for(printed: Decimal, span: Interval) -> tuple[str, int] | None:
    """The digits that would be right, where typing them wrong gives the printed ones: of the figures that ``span``
    allows, in print, the one nearest to its middle. ``None`` where there is none, or where it allows too many."""
    exponent = printed.as_tuple().exponent
    if not isinstance(exponent, int) or span.high - span.low > _MOST_STEPS * Decimal(1).scaleb(exponent):
        return digits_between(printed, (span.low + span.high) / 2)
    middle, step = (span.low + span.high) / 2, Decimal(1).scaleb(exponent)
    near = sorted(range(-_MOST_STEPS, _MOST_STEPS + 1), key=abs)
    allowed = [middle + n * step for n in near if span.low - step / 2 <= middle + n * step <= span.high + step / 2]
    return next(filter(None, (digits_between(printed, value) for value in allowed)), None)


def digits_between(printed: Decimal, middle: Decimal) -> tuple[str, int] | None:
    """The digits that would be right, and how many differ: one, or two that are swapped; ``None`` for more."""
    exponent = printed.as_tuple().exponent
    if not isinstance(exponent, int):
        return None
    right, wrong = plain(rounded(middle, -exponent)), plain(printed)
    if len(right) != len(wrong) or len(right.replace(".", "")) <= 2:
        return None
    differ = [place for place, (a, b) in enumerate(zip(right, wrong, strict=True)) if a != b]
    if len(differ) == 1:
        return right, 1
    if len(differ) == 2 and sorted(right) == sorted(wrong) and differ[1] == differ[0] + 1:
        return right, 2
    return None
