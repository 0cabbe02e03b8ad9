"""The arithmetic of a formula on figures that somebody gave: fed with them, or solved for the one that is not known.

Knows no book: the checks on a book and the audit of a published report both use it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assay.calc.expression import NotSolvable, in_words, solve
from assay.core.interval import Interval
from assay.core.numbers import grouped
from assay.core.units import UnitMismatch
from assay.facts.fact import FactKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.calc.plan import Step
    from assay.catalogue.metric import Metric
    from assay.core.quantity import Quantity
    from assay.core.units import Unit


def keys_of_arguments(step: Step, key: FactKey, metrics: Mapping[str, Metric]) -> dict[str, FactKey]:
    """The figure that each argument of a formula stands for, at one key. Parameters (factors) are left out."""
    keys: dict[str, FactKey] = {}
    for argument in step.arguments:
        if argument.parameter:
            continue
        own = metrics[argument.target].dimensions
        kept = tuple(
            pair for pair in key.dimensions if pair[0] == "site" or (argument.view != "total" and pair[0] in own)
        )
        year = key.year - 1 if argument.view in ("prior", "opening") else key.year
        keys[argument.name] = FactKey(argument.target, year, kept)
    return keys


def fed(step: Step, values: Mapping[str, Any], unit: Unit) -> Interval | None:
    """What a formula gives for quantities, in a unit; ``None`` where it divides by what may be zero."""
    arguments = {name: values.get(name) for name in step.formula.arguments}
    try:
        outcome = step.formula(**arguments).to(unit)
    except (ArithmeticError, UnitMismatch, TypeError, ValueError):
        return None
    number = outcome.number
    return number if isinstance(number, Interval) else Interval.exactly(number)


def solved(step: Step, result: Quantity, unknown: str, values: Mapping[str, Any]) -> tuple[Interval, Unit] | None:
    """What one unknown argument must be for the formula to give ``result``; ``None`` if it cannot be solved."""
    expression = step.formula.expression(frozenset({*values, unknown}))
    try:
        found = solve(expression, unknown, result, values)
    except (NotSolvable, ArithmeticError, UnitMismatch, KeyError):
        return None
    return found.number, found.unit


def arithmetic(step: Step, present: frozenset[str], shown: Mapping[str, str]) -> str:
    """The formula with figures in place of names: ``4,783 + 29,351``."""
    return in_words(step.formula.expression(present), lambda name: shown.get(name, name))


def short(value: Decimal) -> str:
    """At most nine significant digits, grouped."""
    text = grouped(Decimal(f"{value:.9g}"))
    return text.rstrip("0").rstrip(".") if "." in text else text


def span(value: Interval) -> str:
    """An interval, or its one value where it is exact."""
    return short(value.low) if value.exact else str(value)
