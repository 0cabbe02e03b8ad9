"""Computes every figure of a trace again, from its text alone, with fractions. Shares no arithmetic with the engine."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# A number of base units and the kind of unit: enough to compare, for scales are exact.
Number = Fraction

# Quotients are rounded at the 34th digit; nothing else is.
_NEAR = Fraction(1, 10**30)


def differences(trace: Mapping[str, Any]) -> list[str]:
    """What in a trace does not follow from what it says it follows from."""
    scale = {symbol: Fraction(unit["scale"]) for symbol, unit in trace["units"].items()}
    formulas = {formula["id"]: formula for formula in trace["formulas"]}
    cells, facts, factors = trace["cells"], trace["facts"], trace["factors"]
    found: list[str] = []

    def base(thing: Mapping[str, Any]) -> Fraction | None:
        return Fraction(thing["value"]) * scale[thing["unit"]] if "value" in thing else None

    def total(things: list[Mapping[str, Any]]) -> Fraction | None:
        known = [value for thing in things if (value := base(thing)) is not None]
        return sum(known, Fraction(0)) if known else None

    def compare(name: str, thing: Mapping[str, Any], expected: Fraction | None) -> None:
        stands = base(thing)
        if stands is None:
            return
        if expected is None or abs(stands - expected) > _NEAR * max(1, abs(expected)):
            found.append(f"{name}: {stands} stands, {expected} follows")

    for number, cell in enumerate(cells):
        if "formula" in cell:
            values = {name: total([cells[n] for n in group]) for name, group in cell["inputs"].items()}
            values |= {name: base(factors[use["factor"]]) for name, use in cell["factors"].items()}
            compare(f"cell {number}", cell, evaluate(formulas[cell["formula"]]["expression"], values.get))
        elif not cell.get("people"):  # rows that are counted and not shown prove nothing
            parts = [Fraction(use[2]) * scale[cell["unit"]] for use in cell["records"]]
            compare(f"cell {number}", cell, sum(parts, Fraction(0)))
    for fact in (*facts, *trace["second"]):
        if "formula" in fact:
            inputs = {name: base(facts[n]) for name, n in fact["inputs"].items()}
            compare(fact["key"], fact, evaluate(formulas[fact["formula"]]["expression"], inputs.get))
        else:
            compare(fact["key"], fact, total([cells[n] for n in fact["cells"]]))
    return found


def evaluate(expression: Any, value: Callable[[str], Fraction | None]) -> Fraction | None:
    """An expression with its operator first. What is absent is not added, and not taken away."""
    if isinstance(expression, str):
        return value(expression)
    if isinstance(expression, dict):
        return Fraction(expression["number"])
    operator, left, right = expression
    one, two = evaluate(left, value), evaluate(right, value)
    if one is None or two is None:
        if operator == "+":
            return one if two is None else two
        return one if operator == "-" and two is None else None
    match operator:
        case "+":
            return one + two
        case "-":
            return one - two
        case "*":
            return one * two
        case _:
            return one / two if two else None
