"""Parameters and their published values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assay.core.interval import Interval

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from assay.core.languages import Text
    from assay.core.provenance import Source
    from assay.core.units import Unit

Level = Literal["own", "supplier", "province", "region", "country", "world"]

LEVELS: tuple[Level, ...] = ("own", "supplier", "province", "region", "country", "world")


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something a formula asks for besides figures.

    ``member_dimension`` is the dimension whose member picks the value (the carrier for a fuel factor). ``unit`` is
    what one unit of the metric ``per`` gives; without ``per`` it is the whole unit (``tCO2e/MWh``).
    ``related`` are parameters of the same kind that are *not* fit for this use; they only serve to name a
    factor that someone seems to have used. ``fallback`` is the parameter whose value is taken where this one has none
    at all. ``optional``: where neither is known, the figure is not made, and that is no fault (a fuel that is not
    biomass has no biogenic factor).
    """

    id: str
    label: Text
    unit: str
    per: str = ""
    member_dimension: str = ""
    related: tuple[str, ...] = ()
    fallback: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorValue:
    """One published value of a parameter, for a place and a time.

    ``area`` is an ISO 3166-2 region, a grid, a country or a supplier, as ``level`` says. ``until`` is open when
    the publisher set no end. ``uncertainty`` is the range of the value where its source gives one: ± so many percent.
    ``edition`` is the set it was published in; a fuel's factors differ between sets.
    """

    id: str
    edition: str
    parameter: str
    level: Level
    area: str
    member: str
    value: Decimal
    unit: Unit
    since: date
    until: date | None
    source: Source
    basis: str = ""
    reviewed_on: str = ""
    note: str = ""
    as_printed: bool = False
    uncertainty: Decimal | None = None

    @property
    def interval(self) -> Interval:
        """What the value may be: itself, or, copied ``as_printed`` from a report, any value with these digits."""
        return Interval.printed(self.value) if self.as_printed else Interval.exactly(self.value)

    @property
    def recalled(self) -> bool:
        return self.source.confidence == "recalled"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a site stands, for choosing a factor. Empty parts are unknown."""

    supplier: str = ""
    province: str = ""
    region: str = ""
    country: str = ""

    def area_at(self, level: Level) -> str | None:
        """The area to look for at a level; ``None`` when the site has none there."""
        if level in ("own", "world"):
            return ""
        named = {
            "supplier": self.supplier,
            "province": self.province,
            "region": self.region,
            "country": self.country,
        }
        return named[level] or None


@dataclass(frozen=True, slots=True)
class Choice:
    """The value taken for one use, and the rung of the ladder on which it was found."""

    factor: FactorValue
    rung: str
    wanted_on: date
