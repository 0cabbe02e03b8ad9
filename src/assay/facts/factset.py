"""All facts of a book, and the cells they rest on. It never changes once made."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    _by_metric: dict[str, list[Fact]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts.values())

    def __len__(self) -> int:
        return len(self.facts)

    def get(self, metric: str, year: int, dimensions: Dimensions = (), **cut: str) -> Fact | None:
        """One fact; the cut is given as pairs or as keywords (``gender="female"``)."""
        return self.facts.get(FactKey(metric, year, dimensions_of(dict(dimensions) | cut)))

    def of(self, metric: str, year: int | None = None) -> tuple[Fact, ...]:
        """All facts of a metric, the whole first, then its cuts."""
        if (
            not self._by_metric
        ):  # gathered once: asked for hundreds of metrics, all facts would be gone through each time
            for fact in self:
                self._by_metric.setdefault(fact.key.metric, []).append(fact)
        found = [fact for fact in self._by_metric.get(metric, ()) if year is None or fact.key.year == year]
        return tuple(sorted(found, key=lambda fact: (fact.key.year, len(fact.key.dimensions), fact.key.dimensions)))
