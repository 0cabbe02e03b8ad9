"""From records forward: which facts a record feeds, directly and through formulas."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assay.facts.fact import Added, Computed, FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.facts.cell import Cell
    from assay.facts.factset import FactSet

# A record is named by its register and its id: two registers may use the same ids.
RecordKey = tuple[str, str]


class Reach:
    """The proof of a book read backwards. Every walk goes from cells to later cells and to facts."""

    def __init__(self, facts: FactSet) -> None:
        self._cells = facts.cells
        self._later = _later_cells(facts.cells)
        self._direct, self._through = _users(facts)
        self._of_cell: dict[int, frozenset[FactKey]] = {}
        self._of_fact: dict[FactKey, frozenset[FactKey]] = {}
        self._cells_of: dict[RecordKey, dict[int, None]] = defaultdict(dict)
        for cell in facts.cells:
            for use in cell.records:
                self._cells_of[use.register, use.record][cell.id] = None

    def records(self) -> Iterator[RecordKey]:
        """All records that any cell rests on."""
        yield from self._cells_of

    def cells(self, record: RecordKey) -> tuple[Cell, ...]:
        """The cells that a record was added into."""
        return tuple(self._cells[number] for number in self._cells_of.get(record, ()))

    def facts(self, record: RecordKey) -> frozenset[FactKey]:
        """Every fact that would change if the record did. Empty for a record that feeds none."""
        return self.of_cells(tuple(self._cells_of.get(record, ())))

    def of_cells(self, numbers: tuple[int, ...]) -> frozenset[FactKey]:
        return frozenset().union(*(self._after_cell(number) for number in numbers))

    def _after_cell(self, number: int) -> frozenset[FactKey]:
        known = self._of_cell.get(number)
        if known is None:
            parts = [self._after_fact(key) for key in self._direct.get(number, ())]
            parts += [self._after_cell(later) for later in self._later.get(number, ())]
            known = self._of_cell[number] = frozenset().union(*parts)
        return known

    def _after_fact(self, key: FactKey) -> frozenset[FactKey]:
        known = self._of_fact.get(key)
        if known is None:
            parts = [self._after_fact(later) for later in self._through.get(key, ())]
            known = self._of_fact[key] = frozenset({key}).union(*parts)
        return known


def _later_cells(cells: tuple[Cell, ...]) -> Mapping[int, tuple[int, ...]]:
    later: dict[int, dict[int, None]] = defaultdict(dict)
    for cell in cells:
        if cell.evaluation is not None:
            for _, inputs in cell.evaluation.inputs:
                for number in inputs:
                    later[number][cell.id] = None
    return {number: tuple(found) for number, found in later.items()}


def _users(facts: FactSet) -> tuple[Mapping[int, list[FactKey]], Mapping[FactKey, list[FactKey]]]:
    direct: dict[int, list[FactKey]] = defaultdict(list)
    through: dict[FactKey, list[FactKey]] = defaultdict(list)
    for fact in facts:
        match fact.origin:
            case Added(_, cells):
                for number in cells:
                    direct[number].append(fact.key)
            case Computed(_, inputs):
                for _, key in inputs:
                    through[key].append(fact.key)
    return direct, through
