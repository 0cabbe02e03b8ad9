"""All facts of a book, and the cells they rest on. It never changes once made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of
from assay.facts.fact import Fact, FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.catalogue.dimension import Dimensions
    from assay.facts.cell import Cell


@dataclass(frozen=True, slots=True)
class FactSet:
    """Facts by key. ``second`` holds what a formula gives where a record already states the figure."""

    facts: Mapping[FactKey, Fact]
    cells: tuple[Cell, ...]
    second: Mapping[FactKey, Fact]

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts.values())

    def __len__(self) -> int:
        return len(self.facts)

    def get(self, metric: str, year: int, dimensions: Dimensions = (), **cut: str) -> Fact | None:
        """One fact; the cut is given as pairs or as keywords (``gender="female"``)."""
        return self.facts.get(FactKey(metric, year, dimensions_of(dict(dimensions) | cut)))

    def of(self, metric: str, year: int | None = None) -> tuple[Fact, ...]:
        """All facts of a metric, the whole first, then its cuts."""
        found = [f for f in self if f.key.metric == metric and (year is None or f.key.year == year)]
        return tuple(sorted(found, key=lambda fact: (fact.key.year, len(fact.key.dimensions), fact.key.dimensions)))
