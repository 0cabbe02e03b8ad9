"""How far a figure may be off: the ranges of its factors and activities, combined by error propagation.

GHG Protocol, guidance on uncertainty assessment, and IPCC 2006 Guidelines, vol. 1, ch. 3 (approach 1): relative ranges
of a product and absolute ranges of a sum add in squares. A factor that serves many cells is off in all of them alike,
so the cells of one source are summed before they are squared.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from assay.calc.expression import Constant, Name
from assay.core.numbers import EXACT
from assay.facts.fact import Added, FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.calc.expression import Expression
    from assay.calc.plan import Plan
    from assay.facts.cell import Cell
    from assay.facts.factset import FactSet

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Spread:
    """The figure lies within ± ``percent`` of its value; a range is known for ``covered`` percent of it."""

    percent: Decimal
    covered: Decimal


def spread(facts: FactSet, plan: Plan, key: FactKey, activities: Mapping[str, Decimal]) -> Spread | None:
    """The range of a figure that is a sum of products with factors; ``None`` where it is none or no range is known.

    ``activities`` gives the range of records, in percent, by metric; factors carry their own.
    """
    leaves = _leaves(facts, plan, key)
    if not leaves:
        return None
    off: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    whole = covered = Decimal(0)
    with localcontext(EXACT):
        for cell in leaves:
            value = cell.value if isinstance(cell.value, Decimal) else Decimal(0)
            whole += value
            sources = dict(_sources(facts, cell, activities))
            covered += value if sources else Decimal(0)
            for source, percent in sources.items():
                off[source] += value * percent
        if not covered or not whole:
            return None
        return Spread(
            sum((each * each for each in off.values()), Decimal(0)).sqrt() / whole, covered / whole * _HUNDRED
        )


def _sources(
    facts: FactSet, cell: Cell, activities: Mapping[str, Decimal]
) -> Iterator[tuple[tuple[str, ...], Decimal]]:
    """What a cell may be off by: each factor with a range, and what was measured at its place."""
    used = cell.evaluation
    if used is None:
        return
    for _, choice in used.choices:
        if choice.factor.uncertainty is not None:
            yield (choice.factor.edition, choice.factor.id), choice.factor.uncertainty
    for _, numbers in used.inputs:
        for number in numbers:
            seen = facts.cells[number]
            if seen.metric in activities:
                yield (seen.metric, *(member for _, member in seen.dimensions)), activities[seen.metric]


def _leaves(facts: FactSet, plan: Plan, key: FactKey) -> list[Cell] | None:
    fact = facts.facts.get(key)
    if fact is None:
        return None
    if isinstance(fact.origin, Added):
        return [leaf for number in fact.origin.cells for leaf in _products(facts, facts.cells[number])]
    name = fact.origin.formula
    step = next(step for step in plan.all_steps() if step.formula.id == name)
    if not _is_sum(step.formula.expression(frozenset(argument for argument, _ in fact.origin.inputs))):
        return None
    found: list[Cell] = []
    for _, part in fact.origin.inputs:
        leaves = _leaves(facts, plan, part)
        if leaves is None:
            return None
        found += leaves
    return found


def _products(facts: FactSet, cell: Cell) -> Iterator[Cell]:
    """The cells in which a factor was multiplied, below those that only pass figures on."""
    if cell.evaluation is None or cell.evaluation.choices:
        yield cell
        return
    for _, numbers in cell.evaluation.inputs:
        for number in numbers:
            yield from _products(facts, facts.cells[number])


def _is_sum(expression: Expression) -> bool:
    match expression:
        case Name():
            return True
        case Constant():
            return False
        case _:
            return expression.operator == "+" and _is_sum(expression.left) and _is_sum(expression.right)
