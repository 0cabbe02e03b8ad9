"""Observations: what single records say, in the metric's unit, before anything is added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from assay.catalogue.dimension import Dimensions
    from assay.core.interval import Interval
    from assay.core.missing import Missing
    from assay.core.periods import Period
    from assay.core.provenance import Place
    from assay.core.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One amount of one metric. ``when`` is a period for a flow, a day for a state or an event.

    ``dimensions`` hold every column the record's register cuts by, the site among them, even where the cell is
    empty (``""``: not told apart): rows of one register have one split and add up.
    """

    metric: str
    when: Period | date
    dimensions: Dimensions
    value: Decimal | Missing
    bounds: Interval | None
    unit: Unit
    entered: str
    record: str
    register: str
    place: Place
    count: int = 1
    note: str = ""
