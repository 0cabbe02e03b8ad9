"""A fact: one figure of one year, with its unit, what it may have been, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.catalogue.dimension import written

if TYPE_CHECKING:
    from assay.catalogue.dimension import Dimensions
    from assay.core.interval import Interval
    from assay.core.missing import Missing
    from assay.core.units import Unit


@dataclass(frozen=True, slots=True, order=True)
class FactKey:
    """What a fact is about: metric, fiscal year, cut. The site, where there is one, is a dimension."""

    metric: str
    year: int
    dimensions: Dimensions = ()

    def __str__(self) -> str:
        cut = f"[{written(self.dimensions)}]" if self.dimensions else ""
        return f"{self.metric}@{self.year}{cut}"

    def without(self, *names: str) -> Dimensions:
        return tuple(pair for pair in self.dimensions if pair[0] not in names)


@dataclass(frozen=True, slots=True)
class Added:
    """The fact is the sum of cells of one split."""

    split: tuple[str, ...]
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """The fact is what a formula gives for other facts."""

    formula: str
    inputs: tuple[tuple[str, FactKey], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """An exact value in the metric's own unit, or why there is none.

    ``bounds`` holds every value it may have, where the records were rounded digits; for exact records it is a point.
    ``gaps`` names parts that are missing from a sum which is given all the same.
    """

    key: FactKey
    value: Decimal | Missing
    unit: Unit
    origin: Added | Computed
    bounds: Interval | None = None
    gaps: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        return isinstance(self.value, Decimal)
