"""Closed intervals of decimals: the true values that could stand behind printed digits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext

from assay.core.numbers import EXACT, grouped

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included.

    Arithmetic is the outer one: the result holds every value that members of the operands can give.
    Where one figure stands twice in a relation the result is wider than need be, so a check built
    on intervals can miss, but it cannot raise a false alarm.
    """

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an interval runs upwards: [{self.low}, {self.high}]")

    @classmethod
    def exactly(cls, value: Decimal | int) -> Interval:
        return cls(Decimal(value), Decimal(value))

    @classmethod
    def printed(cls, value: Decimal, *, counted: bool = False) -> Interval:
        """What a printed figure may have been before it was rounded.

        ``0.291`` means [0.2905, 0.2915]. A whole number that ends in zeros may have been rounded to
        them: ``35,080,000`` means [35,075,000, 35,085,000]. A whole number of people or cases is ``counted``: it is
        what it says. Zero is exact to its printed digits.
        """
        if counted and value == value.to_integral_value():
            return cls.exactly(value)
        half = _HALF * _last_step(value)
        return cls(value - half, value + half)

    @classmethod
    def approximate(cls, value: Decimal) -> Interval:
        """What a figure may be that was said to be approximate: a whole step of its last digit to each side.

        "about 39,800" means [39,700, 39,900]: it may have been rounded either way, or cut off.
        """
        step = _last_step(value)
        return cls(value - step, value + step)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both: the only question a check asks."""
        return self.low <= other.high and other.low <= self.high

    def contains(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    @property
    def exact(self) -> bool:
        return self.low == self.high

    def gap(self, other: Interval) -> Decimal:
        """The distance between two intervals; zero where they meet."""
        return max(self.low - other.high, other.low - self.high, Decimal(0))

    def __add__(self, other: Interval | Decimal | int) -> Interval:
        right = _interval(other)
        return Interval(EXACT.add(self.low, right.low), EXACT.add(self.high, right.high))

    __radd__ = __add__

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Interval | Decimal | int) -> Interval:
        return self + (-_interval(other))

    def __rsub__(self, other: Decimal | int) -> Interval:
        return _interval(other) - self

    def __mul__(self, other: Interval | Decimal | int) -> Interval:
        right = _interval(other)
        corners = [EXACT.multiply(a, b) for a in (self.low, self.high) for b in (right.low, right.high)]
        return Interval(min(corners), max(corners))

    __rmul__ = __mul__

    def __truediv__(self, other: Interval | Decimal | int) -> Interval:
        right = _interval(other)
        if right.low <= 0 <= right.high:
            raise ZeroDivisionError("the divisor may be zero")
        corners = [EXACT.divide(a, b) for a in (self.low, self.high) for b in (right.low, right.high)]
        return Interval(min(corners), max(corners))

    def __rtruediv__(self, other: Decimal | int) -> Interval:
        return _interval(other) / self

    def __str__(self) -> str:
        if self.exact:
            return f"exactly {_short(self.low)}"
        return f"[{_short(self.low)}, {_short(self.high)}]"


def _last_step(value: Decimal) -> Decimal:
    """One unit of the last digit that says something: 0.001 for 0.290, 100 for 39,800."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"not a finite number: {value}")
    if exponent >= 0 and value != 0:
        text = "".join(map(str, digits))
        exponent += len(text) - len(text.rstrip("0"))
    return Decimal(1).scaleb(exponent)


def _interval(value: Interval | Decimal | int) -> Interval:
    return value if isinstance(value, Interval) else Interval.exactly(value)


def _short(value: Decimal) -> str:
    """At most nine significant digits: enough to see why two intervals miss each other."""
    with localcontext(EXACT) as context:
        context.prec = 9
        text = grouped(+value)
    return text.rstrip("0").rstrip(".") if "." in text else text
