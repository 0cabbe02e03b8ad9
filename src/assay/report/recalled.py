"""Which facts rest on a factor that is only recalled: they are marked wherever they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.facts.fact import Added

# Set high after every figure, label and factor that rests on a recalled factor.
RECALLED_MARK = "†"

if TYPE_CHECKING:
    from assay.facts.fact import Fact, FactKey
    from assay.facts.factset import FactSet


def recalled_facts(facts: FactSet) -> frozenset[FactKey]:
    """The keys of all facts that use, through however many formulas, a factor whose confidence is ``recalled``."""
    tainted_cells: set[int] = set()
    # Cells are numbered in the order they were made, so the inputs of a cell come before it.
    for cell in facts.cells:
        use = cell.evaluation
        if use is None:
            continue
        own = any(choice.factor.recalled for _, choice in use.choices)
        if own or any(number in tainted_cells for _, numbers in use.inputs for number in numbers):
            tainted_cells.add(cell.id)
    known: dict[FactKey, bool] = {}

    def tainted(fact: Fact) -> bool:
        if fact.key not in known:
            known[fact.key] = False
            if isinstance(fact.origin, Added):
                known[fact.key] = any(number in tainted_cells for number in fact.origin.cells)
            else:
                known[fact.key] = any(tainted(facts.facts[key]) for _, key in fact.origin.inputs if key in facts.facts)
        return known[fact.key]

    return frozenset(fact.key for fact in facts if tainted(fact))
