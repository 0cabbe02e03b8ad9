"""A figure of emissions as it would be had no factor changed since a base year: the same activity, the old factors.

Only what is a plain sum of cells can be taken apart so: emissions of fuels, materials and electricity at each site. A
source that the base year did not have keeps the factor it has, for nothing changed about it.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from assay.calc.evaluate import Operand, apply
from assay.calc.expression import Name, Operation
from assay.core.numbers import EXACT
from assay.core.units import convert
from assay.facts.cell import Evaluation
from assay.facts.fact import Added, Computed, Fact, FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.calc.expression import Expression
    from assay.calc.plan import Step
    from assay.core.units import Unit
    from assay.factors.parameter import Choice
    from assay.facts.cell import Cell
    from assay.facts.factset import FactSet

# Two ways to the same sum may differ in the last of 34 digits.
_LAST_DIGITS = Decimal("1e-25")
_Source = tuple[str, str, tuple[tuple[str, str], ...]]


def at_base_factors(
    facts: FactSet, steps: Mapping[str, Step], key: FactKey, base: FactKey, wanted: FactKey, first_id: int
) -> tuple[Fact, tuple[Cell, ...]] | None:
    """The figure ``key`` with the factors of ``base``, as the fact ``wanted`` with the new cells it needs.

    Nothing where no factor changed, or where the figure is no plain sum.
    """
    now, then = _leaves(facts, steps, key), _leaves(facts, steps, base)
    fact = facts.facts[key]
    if now is None or then is None or not isinstance(fact.value, Decimal):
        return None
    if not _adds_up(fact.value, fact.unit, now):
        return None
    old = {_source(cell): cell.evaluation.choices for cell in then if cell.evaluation is not None}
    used: list[int] = []
    made: list[Cell] = []
    for cell in now:
        again = _again(facts, steps, cell, old.get(_source(cell)))
        if again is None:
            used.append(cell.id)
            continue
        used.append(first_id + len(made))
        made.append(replace(again, id=used[-1], metric=wanted.metric))
    if not made:
        return None
    every = {cell.id: cell for cell in (*now, *made)}
    value = _sum([every[number] for number in used], fact.unit)
    if value is None:
        return None
    return Fact(key=wanted, value=value, unit=fact.unit, origin=Added((), tuple(used))), tuple(made)


def _source(cell: Cell) -> _Source:
    return cell.metric, cell.evaluation.formula if cell.evaluation else "", cell.dimensions


def _again(
    facts: FactSet, steps: Mapping[str, Step], cell: Cell, old: tuple[tuple[str, Choice], ...] | None
) -> Cell | None:
    """The cell with other factors; nothing where they are the same, or were not there."""
    used = cell.evaluation
    if used is None or old is None or not isinstance(cell.value, Decimal):
        return None
    if {n: c.factor.value for n, c in old} == {n: c.factor.value for n, c in used.choices}:
        return None
    operands: dict[str, Operand | None] = dict.fromkeys(a.name for a in steps[used.formula].arguments)
    for name, numbers in used.inputs:
        cells = [facts.cells[number] for number in numbers]
        value = _sum(cells, cells[0].unit)
        operands[name] = Operand(value, None, cells[0].unit) if value is not None else None
    for name, choice in old:
        operands[name] = Operand(choice.factor.value, None, choice.factor.unit)
    result = apply(steps[used.formula].formula, operands, cell.unit)
    return replace(cell, value=result.value, bounds=None, evaluation=Evaluation(used.formula, used.inputs, old))


def _leaves(facts: FactSet, steps: Mapping[str, Step], key: FactKey) -> tuple[Cell, ...] | None:
    """The cells that a figure adds up: those with a factor, and records. Nothing where it is no plain sum."""
    found: list[Cell] = []
    waiting = [key]
    numbers: list[int] = []
    while waiting:
        fact = facts.facts.get(waiting.pop())
        if fact is None:
            return None
        if isinstance(fact.origin, Added):
            numbers += fact.origin.cells
        elif not _plain_sum(steps, fact.origin):
            return None
        else:
            waiting += [part for _, part in fact.origin.inputs]
    while numbers:
        cell = facts.cells[numbers.pop()]
        used = cell.evaluation
        if used is None or used.choices:
            found.append(cell)
        elif not _only_adds(steps[used.formula].formula.expression(frozenset(name for name, _ in used.inputs))):
            return None
        else:
            numbers += [number for _, group in used.inputs for number in group]
    return tuple(sorted(found, key=lambda cell: cell.id))


def _plain_sum(steps: Mapping[str, Step], origin: Computed) -> bool:
    step = steps.get(origin.formula)
    return step is not None and _only_adds(step.formula.expression(frozenset(name for name, _ in origin.inputs)))


def _only_adds(expression: Expression) -> bool:
    match expression:
        case Name():
            return True
        case Operation("+", left, right):
            return _only_adds(left) and _only_adds(right)
        case _:
            return False


def _adds_up(value: Decimal, unit: Unit, cells: tuple[Cell, ...]) -> bool:
    found = _sum(list(cells), unit)
    return found is not None and abs(found - value) <= abs(value) * _LAST_DIGITS


def _sum(cells: list[Cell], unit: Unit) -> Decimal | None:
    if not all(cell.unit.same_kind(unit) for cell in cells):
        return None
    with localcontext(EXACT):
        known = list(_in_unit(cells, unit))
        return sum(known, Decimal(0)) if known else None


def _in_unit(cells: list[Cell], unit: Unit) -> Iterator[Decimal]:
    for cell in cells:
        if isinstance(cell.value, Decimal):
            yield convert(cell.value, cell.unit, unit)
