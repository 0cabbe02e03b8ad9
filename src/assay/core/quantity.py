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

    def __add__(self, other: Quantity | int | Decimal) -> Quantity:
        return self._joined(other, lambda a, b: a + b)

    __radd__ = __add__

    def __sub__(self, other: Quantity | int | Decimal | None) -> Quantity:
        """What does not exist (``None``) is not taken away."""
        if other is None:
            return self
        return self._joined(other, lambda a, b: a - b)

    def __rsub__(self, other: int | Decimal) -> Quantity:
        return _quantity(other) - self

    def __mul__(self, other: Quantity | int | Decimal) -> Quantity:
        right = _quantity(other)
        with localcontext(EXACT):
            return Quantity(self.number * right.number, self.unit * right.unit)

    __rmul__ = __mul__

    def __truediv__(self, other: Quantity | int | Decimal) -> Quantity:
        right = _quantity(other)
        with localcontext(EXACT):
            return Quantity(self.number / right.number, self.unit / right.unit)

    def __rtruediv__(self, other: int | Decimal) -> Quantity:
        return _quantity(other) / self

    def _joined(self, other: Quantity | int | Decimal, operation: Any) -> Quantity:
        given = _quantity(other)
        if not self.unit.same_kind(given.unit):
            raise UnitMismatch(f"cannot add or subtract {given.unit.family} and {self.unit.family}")
        right = given.to(self.unit)
        with localcontext(EXACT):
            return Quantity(operation(self.number, right.number), self.unit)


def _quantity(value: Quantity | int | Decimal) -> Quantity:
    return value if isinstance(value, Quantity) else Quantity(Decimal(value), ONE)


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
