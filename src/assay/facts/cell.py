"""Cells: the smallest sums, from which facts are added up and down to which a proof leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from assay.catalogue.dimension import Dimensions
    from assay.core.interval import Interval
    from assay.core.missing import Missing
    from assay.core.periods import Period
    from assay.core.provenance import Place
    from assay.core.units import Unit
    from assay.factors.parameter import Choice


@dataclass(frozen=True, slots=True)
class RecordUse:
    """What one record gave to a cell: the amount as entered, and in the cell's unit.

    ``days`` and ``of_days`` differ where the record's period reaches beyond the cell's: the amount is then shared
    out by days.
    """

    record: str
    register: str
    place: Place
    entered: str
    amount: Decimal
    days: int = 1
    of_days: int = 1


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One use of a formula with factors, at one place and time: its inputs are cells, its factors named."""

    formula: str
    inputs: tuple[tuple[str, tuple[int, ...]], ...]
    choices: tuple[tuple[str, Choice], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The value of a metric at one site, over one stretch of time in which no factor changes, for one full cut.

    Either ``records`` or ``evaluation`` says where it comes from. A site that is ``""`` is the group as a whole.
    ``count`` is the number of records, also where they were summed in bulk and are not listed.
    """

    id: int
    metric: str
    period: Period
    dimensions: Dimensions
    value: Decimal | Missing
    bounds: Interval | None
    unit: Unit
    records: tuple[RecordUse, ...] = ()
    evaluation: Evaluation | None = None
    count: int = 0
    note: str = ""

    @property
    def split(self) -> tuple[str, ...]:
        """Names of the dimensions it is cut by: cells of one split add up to the whole."""
        return tuple(name for name, _ in self.dimensions)

    @property
    def site(self) -> str:
        return dict(self.dimensions).get("site", "")
