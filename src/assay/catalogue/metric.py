"""Metrics: the things that can be reported, with their unit, their period and how they add up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.catalogue.dimension import Dimensions
    from assay.core.languages import Text
    from assay.core.units import Unit

Aggregate = Literal["sum", "overlapping", "none"]
PeriodType = Literal["duration", "instant"]
DerivedKind = Literal["per", "share", "growth", "per_other"]
# The dimension that names what a `per_other` metric is divided by.
DENOMINATOR = "denominator"


@dataclass(frozen=True, slots=True)
class Presentation:
    """How a figure is printed: its unit and the digits after the point. Never used in a calculation."""

    unit: Unit
    decimals: int


@dataclass(frozen=True, slots=True)
class Derived:
    """How a metric follows from another one.

    ``per``: divided by ``by`` (an intensity). ``share``: part of its own total, in percent.
    ``growth``: change from the year before, in percent. ``per_other``: divided by something that is no metric here, as
    a guest night or a meal served, which the dimension ``denominator`` names; only readers of reports meet it.
    """

    kind: DerivedKind
    of: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """Something that can be reported.

    ``period`` is ``duration`` (over a year) or ``instant`` (on its last day). ``aggregate`` says what adding its
    parts gives: ``sum`` the whole; ``overlapping`` nothing, since one case stands under several members;
    ``none`` nothing, since it is a ratio. ``unit_by`` gives a unit for each member of one dimension where one unit
    cannot serve all (litres of diesel, cubic metres of gas): such a metric has no total over that dimension.
    ``equivalents`` lets a report use another kind of unit at a fixed rate (a tonne of water is a cubic metre).
    """

    id: str
    label: Text
    topic: str
    unit: Unit
    period: PeriodType = "duration"
    dimensions: tuple[str, ...] = ()
    aggregate: Aggregate = "sum"
    decimals: int = 0
    present: Presentation | None = None
    unit_dimension: str = ""
    unit_by: Mapping[str, Unit] = field(default_factory=dict)
    equivalents: Mapping[str, str] = field(default_factory=dict)
    derived: Derived | None = None
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def unit_of(self, dimensions: Dimensions = ()) -> Unit:
        """The unit in which facts of this cut are kept."""
        if self.unit_dimension:
            for name, member in dimensions:
                if name == self.unit_dimension and member in self.unit_by:
                    return self.unit_by[member]
        return self.unit

    @property
    def counted(self) -> bool:
        """Whether it counts people or cases, so that its digits are never rounded to tens."""
        return self.unit.family in ("people", "count", "day") and self.aggregate != "none"

    def splits_over(self, dimension: str) -> bool:
        return dimension in self.dimensions

    def adds_over(self, dimension: str) -> bool:
        """Whether the members of a dimension sum to a meaningful whole."""
        return self.aggregate == "sum" and dimension != self.unit_dimension
