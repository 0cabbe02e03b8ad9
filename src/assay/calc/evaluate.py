"""One call of a formula: with exact quantities for the value, with intervals for its bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assay.core.interval import Interval
from assay.core.missing import Missing
from assay.core.quantity import Quantity
from assay.core.units import Unit, UnitMismatch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from assay.calc.formula import Formula


@dataclass(frozen=True, slots=True)
class Operand:
    """A value to put into a formula: exact, with what it may have been."""

    value: Decimal
    bounds: Interval | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class Result:
    """What a formula gave, in the unit asked for."""

    value: Decimal | Missing
    bounds: Interval | None = None


def apply(formula: Formula, operands: Mapping[str, Operand | None], unit: Unit) -> Result:
    """Call a formula. An operand that is ``None`` is left out.

    A division by zero is no error of the data but a figure that does not exist: `Missing`. Operands whose kinds do
    not go together raise `UnitMismatch`, for the formula is wrong then.
    """
    try:
        exact = formula(**{name: _quantity(operand, exact=True) for name, operand in operands.items()})
    except UnitMismatch:
        raise
    except ArithmeticError:
        return Result(Missing("not_computable", "a division by zero"))
    value: Decimal = exact.to(unit).number
    return Result(value, _bounds(formula, operands, unit, value))


def _bounds(formula: Formula, operands: Mapping[str, Operand | None], unit: Unit, value: Decimal) -> Interval | None:
    present = [operand for operand in operands.values() if operand is not None]
    if any(operand.bounds is None for operand in present):
        return None
    if all(operand.bounds is not None and operand.bounds.exact for operand in present):
        return Interval.exactly(value)
    try:
        outcome = formula(**{name: _quantity(operand, exact=False) for name, operand in operands.items()})
    except ArithmeticError:
        return None
    found: Interval = outcome.to(unit).number
    return found


def _quantity(operand: Operand | None, *, exact: bool) -> Any:
    if operand is None:
        return None
    return Quantity(operand.value if exact else operand.bounds, operand.unit)
