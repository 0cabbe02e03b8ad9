"""Units as XBRL writes them: a measure of the registry, and the power of ten between it and the printed unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assay.core.strict_yaml import load_yaml
from assay.core.units import UnknownUnit, known_units, unit

if TYPE_CHECKING:
    from fractions import Fraction

    from assay.catalogue.metric import Metric
    from assay.core.units import Unit

PURE = "xbrli:pure"
FREE = "xbrli:decimalItemType"


@dataclass(frozen=True, slots=True)
class Measure:
    """``over`` is empty unless the unit is a ratio. A printed figure times ten to ``scale`` is the reported one."""

    top: str
    over: str
    scale: int

    @property
    def id(self) -> str:
        parts = [part.partition(":")[2] for part in (self.top, self.over) if part]
        return "u-" + "-per-".join(parts)

    @property
    def written(self) -> str:
        """As in xBRL-JSON: ``utr:t/iso4217:CNY``."""
        return f"{self.top}/{self.over}" if self.over else self.top


@dataclass(frozen=True, slots=True)
class _Table:
    registered: dict[str, str]
    pure: frozenset[str]
    types: dict[str, str]


@cache
def _table() -> _Table:
    rows = load_yaml(Path(__file__).with_name("measures.yaml"))
    return _Table(dict(rows["registered"]), frozenset(rows["pure"]), dict(rows["types"]))


def item_type(metric: Metric) -> str:
    """The data type of a metric's concept."""
    if metric.unit_by:
        return FREE  # litres of one fuel, tonnes of another
    if not metric.unit.powers:
        return "dtr:percentItemType" if metric.unit.symbol == "%" else "xbrli:pureItemType"
    if all(family in _table().pure for family, _ in metric.unit.powers):
        return "xbrli:pureItemType"
    family = re.sub(r"money_[a-z]+", "money", metric.unit.family)
    return _table().types.get(family, FREE)


def measure_of(own: Unit, shown: Unit) -> Measure | None:
    """The measure of a figure kept in the unit ``own`` and printed in ``shown``; none where there is no such unit.

    The measure follows the metric's own unit, so that a figure has one unit whatever a book prefers to print; only
    where no power of ten leads there, it follows the printed one.
    """
    return _measure(own, shown) or _measure(shown, shown)


def _measure(own: Unit, shown: Unit) -> Measure | None:
    if not own.powers:
        power = _power_of_ten(shown.scale)
        return Measure(PURE, "", power) if power is not None else None
    top_name, _, over_name = own.symbol.partition("/")
    top, over = _part(top_name), _part(over_name) if over_name else ("", unit("1").scale)
    if top is None or over is None:
        return None
    power = _power_of_ten(shown.scale / (top[1] / over[1]))
    if power is None:
        return None
    return Measure(top[0], "", power) if top[0] == over[0] == PURE else Measure(top[0], over[0], power)


def _part(symbol: str) -> tuple[str, Fraction] | None:
    """The measure of a simple unit, and how many base units of ours it is."""
    try:
        simple = unit(symbol)
    except UnknownUnit:
        return None
    table = _table()
    if not simple.powers or all(family in table.pure for family, _ in simple.powers):
        return PURE, simple.scale
    if symbol in table.registered:
        return table.registered[symbol], simple.scale
    if simple.family.startswith("money_"):
        return "iso4217:" + simple.family.removeprefix("money_").upper(), unit("1").scale
    for name in known_units():
        near = unit(name)
        if name in table.registered and near.same_kind(simple) and _power_of_ten(simple.scale / near.scale) is not None:
            return table.registered[name], near.scale
    return None


def _power_of_ten(ratio: Fraction) -> int | None:
    for power in range(-12, 13):
        if ratio == (10**power if power >= 0 else 1 / type(ratio)(10**-power)):
            return power
    return None
