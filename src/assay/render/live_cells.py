"""Formulas of a workbook: a figure as the sum of its parts, or by the formula that made it, over the cells of others.

A formula works in base units, as the proof does: each cell is multiplied by the scale of its unit, and the result
divided by that of the figure.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from assay.calc.expression import Constant, Name, Operation
from assay.core.numbers import EXACT, plain
from assay.core.units import convert
from assay.facts.fact import Added, Computed, FactKey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from assay.calc.expression import Expression
    from assay.calc.plan import Step
    from assay.facts.fact import Fact
    from assay.report.material import Material

# A sum of parts may differ from the whole in the last of 34 digits.
_LAST_DIGITS = Decimal("1e-25")
_RANK = {"+": 1, "-": 1, "*": 2, "/": 2}

# Where a fact stands: its sheet, its column as a letter and its row.
Spot = tuple[str, str, int]


class LiveCells:
    """Writes the formulas of facts that have a place in a workbook."""

    def __init__(self, material: Material, spots: Mapping[FactKey, Spot]) -> None:
        self._facts, self._spots = material.facts, spots
        self._catalogue = material.book.catalogue
        self._steps: Mapping[str, Step] = {step.formula.id: step for step in material.plan.all_steps()}
        self._parts: dict[tuple[str, int, tuple[tuple[str, str], ...], str], list[Fact]] = {}
        for fact in material.facts:
            for name, _ in fact.key.dimensions:
                whole = (fact.key.metric, fact.key.year, fact.key.without(name), name)
                self._parts.setdefault(whole, []).append(fact)

    def formula(self, fact: Fact) -> str:
        """``=SUM(G5:G8)`` or ``='Energy'!G4/'Business'!G9``; empty where the figure is an entry, not a result."""
        if not isinstance(fact.value, Decimal) or fact.key not in self._spots:
            return ""
        match fact.origin:
            case Computed(name, inputs):
                return self._computed(fact, self._steps.get(name), dict(inputs))
            case Added():
                return self._added(fact)

    def _computed(self, fact: Fact, step: Step | None, inputs: Mapping[str, FactKey]) -> str:
        if step is None or not inputs:
            return ""
        cells: dict[str, str] = {}
        for name, key in inputs.items():
            part = self._facts.facts.get(key)
            if part is None or not part.known or key not in self._spots:
                return ""
            cells[name] = _scaled(self._ref(fact.key, key), part.unit.scale)
        words = _written(step.formula.expression(frozenset(inputs)), cells, 0, right=False)
        scale = fact.unit.scale
        return f"={words}" if scale == 1 else "=" + _scaled(f"({words})", 1 / scale).removeprefix("(").removesuffix(")")

    def _added(self, fact: Fact) -> str:
        """The first split whose parts all have a cell and add up to the figure."""
        metric = self._catalogue.metrics[fact.key.metric]
        if metric.aggregate != "sum":
            return ""
        for name in sorted((*metric.dimensions, "site"), key=lambda name: name == "site"):
            parts = self._parts.get((fact.key.metric, fact.key.year, fact.key.dimensions, name), [])
            parts = [part for part in parts if part.key in self._spots]
            if len(parts) > 1 and _adds_up(fact, parts):
                return "=" + self._sum(fact.key, [part.key for part in parts])
        return ""

    def _sum(self, at: FactKey, keys: Sequence[FactKey]) -> str:
        spots = sorted(self._spots[key] for key in keys)
        rows = [row for _, _, row in spots]
        sheet, column, first = spots[0]
        if all(spot[:2] == (sheet, column) for spot in spots) and rows == list(range(first, first + len(rows))):
            return f"SUM({self._ref(at, keys[0], row=first)}:{column}{rows[-1]})"
        return f"SUM({','.join(self._ref(at, key) for key in sorted(keys, key=lambda key: self._spots[key]))})"

    def _ref(self, at: FactKey, key: FactKey, row: int | None = None) -> str:
        sheet, column, own = self._spots[key]
        place = f"{column}{row or own}"
        if sheet == self._spots[at][0]:
            return place
        return "'" + sheet.replace("'", "''") + "'!" + place


def _scaled(cell: str, scale: Fraction) -> str:
    if scale == 1:
        return cell
    above = f"*{scale.numerator}" if scale.numerator != 1 else ""
    below = f"/{scale.denominator}" if scale.denominator != 1 else ""
    return f"({cell}{above}{below})"


def _adds_up(fact: Fact, parts: Sequence[Fact]) -> bool:
    value = fact.value
    if not isinstance(value, Decimal) or not all(part.unit.symbol == fact.unit.symbol for part in parts):
        return False
    known = [convert(part.value, part.unit, fact.unit) for part in parts if isinstance(part.value, Decimal)]
    with localcontext(EXACT):
        return len(known) == len(parts) and abs(sum(known, Decimal(0)) - value) <= abs(value) * _LAST_DIGITS


def _written(expression: Expression, cells: Mapping[str, str], outer: int, *, right: bool) -> str:
    match expression:
        case Name(name):
            return cells[name]
        case Constant(value):
            return f"({plain(value)})" if value < 0 else plain(value)
        case Operation(operator, one, two):
            rank = _RANK[operator]
            text = (
                _written(one, cells, rank, right=False) + operator + _written(two, cells, rank, right=operator in "-/")
            )
            return f"({text})" if rank < outer or (rank == outer and right) else text
