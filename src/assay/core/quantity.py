"""A number with its unit. The number may be exact, an interval, or a symbol: formulas do not care."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from assay.core.interval import Interval
from assay.core.numbers import EXACT
from assay.core.units import ONE, Unit, UnitMismatch, factor


@dataclass(frozen=True, slots=True)
class Quantity:
    """``number`` of ``unit``. Adds like to like, multiplies and divides anything.

    ``number`` is a `Decimal`, an `Interval`, or an expression of names; each supports ``+ - * /`` and a
    plain scale, which is all that a formula may use.
    """

    number: Any
    unit: Unit

    def to(self, target: Unit) -> Quantity:
        """The same quantity in another unit of its kind; raises `UnitMismatch` otherwise."""
        ratio = factor(self.unit, target)
        if ratio == 1:
            return Quantity(self.number, target)
        with localcontext(EXACT):
            return Quantity(self.number * Decimal(ratio.numerator) / Decimal(ratio.denominator), target)

    def __add__(self, other: Quantity) -> Quantity:
        return self._joined(other, lambda a, b: a + b)

    def __sub__(self, other: Quantity) -> Quantity:
        return self._joined(other, lambda a, b: a - b)

    def __mul__(self, other: Quantity | int | Decimal) -> Quantity:
        if not isinstance(other, Quantity):
            other = Quantity(Decimal(other), ONE)
        with localcontext(EXACT):
            return Quantity(self.number * other.number, self.unit * other.unit)

    __rmul__ = __mul__

    def __truediv__(self, other: Quantity | int | Decimal) -> Quantity:
        if not isinstance(other, Quantity):
            other = Quantity(Decimal(other), ONE)
        with localcontext(EXACT):
            return Quantity(self.number / other.number, self.unit / other.unit)

    def _joined(self, other: Quantity, operation: Any) -> Quantity:
        if not self.unit.same_kind(other.unit):
            raise UnitMismatch(f"cannot add or subtract {other.unit.family} and {self.unit.family}")
        right = other.to(self.unit)
        with localcontext(EXACT):
            return Quantity(operation(self.number, right.number), self.unit)


def total(*parts: Quantity | None) -> Quantity:
    """The sum of the parts that a group reports. A part that is ``None`` does not exist there.

    At least one part must be there; missing figures are dealt with before a formula is called.
    """
    present = [part for part in parts if part is not None]
    if not present:
        raise ValueError("a total needs at least one part")
    result = present[0]
    for part in present[1:]:
        result = result + part
    return result


Number = Decimal | Interval
