"""Units of measurement: like converts to like, and nothing else.

Going from kWh to tCO2e is no conversion but a formula with a factor, so it is not here. The table is
``units.yaml``; a compound such as ``tCO2e/10000CNY`` is built from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assay.core.languages import Language, Text
from assay.core.numbers import EXACT
from assay.core.strict_yaml import load_yaml

if TYPE_CHECKING:
    from decimal import Decimal

_LABEL_PER: dict[Language, str] = {
    "en": "{top}/{bottom}",
    "zh-Hant": "{top}／{bottom}",
    "zh-Hans": "{top}/{bottom}",
}


class UnknownUnit(ValueError):
    """No unit of that name; the message lists near ones. ``whole`` is the compound of which ``part`` is not known."""

    def __init__(self, part: str, whole: str = "") -> None:
        super().__init__(part, whole)

    def __str__(self) -> str:
        return _unknown(*self.args)


class UnitMismatch(ValueError):
    """Two quantities of different kinds were compared, added or converted."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as powers of families times a scale to their base units.

    ``symbol`` is its name in data files; two units that measure the same kind have equal ``powers``.
    """

    symbol: str
    scale: Fraction
    powers: tuple[tuple[str, int], ...]

    def __hash__(self) -> int:
        return hash((self.symbol, self.powers))

    @property
    def family(self) -> str:
        """``energy``, or ``ghg/money_cny`` for a compound: what kind of quantity it measures."""
        return _family(self.powers)

    def same_kind(self, other: Unit) -> bool:
        return self.powers == other.powers

    def __mul__(self, other: Unit) -> Unit:
        return _combined(self, other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        return _combined(self, other, -1)

    def label(self, language: Language = "en") -> str:
        """How the unit is printed in a language; a compound is printed with its parts' labels."""
        top, slash, bottom = self.symbol.partition("/")
        if not slash:
            return _label(self.symbol, language)
        below = _label(bottom, language, one=True)
        if top in ("1", "count"):
            return {"en": "per ", "zh-Hant": "每", "zh-Hans": "每"}[language] + below
        return _LABEL_PER[language].format(top=_label(top, language), bottom=below)


@lru_cache(maxsize=1024)
def _family(powers: tuple[tuple[str, int], ...]) -> str:
    top = "*".join(name if power == 1 else f"{name}^{power}" for name, power in powers if power > 0)
    bottom = "*".join(name if power == -1 else f"{name}^{-power}" for name, power in powers if power < 0)
    return f"{top or '1'}/{bottom}" if bottom else (top or "ratio")


ONE = Unit("1", Fraction(1), ())


def _combined(left: Unit, right: Unit, sign: int) -> Unit:
    powers = dict(left.powers)
    for name, power in right.powers:
        powers[name] = powers.get(name, 0) + sign * power
    kept = tuple(sorted((name, power) for name, power in powers.items() if power))
    scale = left.scale * right.scale if sign > 0 else left.scale / right.scale
    return Unit(f"({left.symbol}){'*' if sign > 0 else '/'}({right.symbol})", scale, kept)


def factor(source: Unit, target: Unit) -> Fraction:
    """How many target units one source unit is. Raises `UnitMismatch` for units of different kinds."""
    if not source.same_kind(target):
        raise UnitMismatch(f"{source.symbol} measures {source.family}, {target.symbol} measures {target.family}")
    return source.scale / target.scale


def convert(value: Decimal, source: Unit, target: Unit) -> Decimal:
    """The value in another unit of the same kind, exact to 34 digits.

    >>> convert(Decimal("1722500"), unit("m3"), unit("10000m3"))
    Decimal('172.25')
    """
    return scaled(value, factor(source, target))


def scaled(value: Decimal, ratio: Fraction) -> Decimal:
    if ratio == 1:
        return value
    return EXACT.divide(EXACT.multiply(value, ratio.numerator), ratio.denominator)


@dataclass(frozen=True, slots=True)
class _Table:
    units: dict[str, Unit]
    labels: dict[str, Text]
    singular: dict[str, Text]  # where it differs: how the unit is written below a stroke
    names: dict[str, str]  # every accepted spelling -> symbol
    divisors: dict[str, str]  # the same for units that stand below a stroke only


@cache
def _table() -> _Table:
    units: dict[str, Unit] = {}
    labels: dict[str, Text] = {}
    singular: dict[str, Text] = {}
    names: dict[str, str] = {}
    divisors: dict[str, str] = {}
    for family, members in load_yaml(Path(__file__).with_name("units.yaml")).items():
        powers = () if family == "ratio" else ((family, 1),)
        for symbol, row in members.items():
            units[symbol] = Unit(symbol, Fraction(row["scale"]), powers)
            labels[symbol] = Text(*row["label"])
            if "one" in row:
                singular[symbol] = Text(*row["one"])
            known = divisors if "below" in row else names
            for name in (symbol, *row["label"], *row.get("one", ()), *row["aliases"]):
                if not name:
                    continue
                known.setdefault(name, symbol)
                known.setdefault(name.casefold().replace(" ", ""), symbol)
    return _Table(units, labels, singular, names, divisors)


@lru_cache(maxsize=4096)
def unit(name: str) -> Unit:
    """The unit of a name or alias, simple or compound (``m3``, ``吨``, ``kWh/t``, ``tCO2e/10000CNY``).

    Raises `UnknownUnit`, naming what was not known.
    """
    text = name.strip()
    found = _simple(text)
    if found is not None:
        return found
    top, slash, bottom = text.replace("／", "/").partition("/")
    if slash and bottom:
        numerator = ONE if top.strip() in ("", "1") else _required(top, name)
        denominator = divisor(bottom) or _required(bottom, name)
        whole = numerator / denominator
        return Unit(f"{numerator.symbol}/{denominator.symbol}", whole.scale, whole.powers)
    raise UnknownUnit(text)


def divisor(name: str) -> Unit | None:
    """What stands below a stroke only: a guest night, a meal, a tonne-kilometre; ``None`` for other words.

    >>> divisor("guest nights").family
    'guest_night'
    """
    table = _table()
    symbol = table.divisors.get(name.strip()) or table.divisors.get(name.casefold().replace(" ", ""))
    if symbol is not None:
        return table.units[symbol]
    scaled_unit = re.fullmatch(r"\s*([1-9]\d*)\s*([^\d\s].*)", name)
    base = divisor(scaled_unit[2]) if scaled_unit else None
    return (
        Unit(f"{scaled_unit[1]}{base.symbol}", base.scale * int(scaled_unit[1]), base.powers)
        if scaled_unit and base
        else None
    )


def _required(part: str, name: str) -> Unit:
    found = _simple(part.strip())
    if found is None:
        raise UnknownUnit(part.strip(), name)
    return found


def _simple(text: str) -> Unit | None:
    table = _table()
    symbol = table.names.get(text) or table.names.get(text.casefold().replace(" ", ""))
    if symbol is not None:
        return table.units[symbol]
    scaled_unit = re.fullmatch(r"([1-9]\d*)\s*([^\d\s].*)", text)
    if scaled_unit:
        base = _simple(scaled_unit[2])
        if base is not None:
            return Unit(f"{scaled_unit[1]}{base.symbol}", base.scale * int(scaled_unit[1]), base.powers)
    return None


def _label(symbol: str, language: Language, *, one: bool = False) -> str:
    table = _table()
    if one and symbol in table.singular:
        return table.singular[symbol].in_language(language)
    if symbol in table.labels:
        return table.labels[symbol].in_language(language)
    scaled_unit = re.fullmatch(r"(\d+)(\D.*)", symbol)
    if scaled_unit and scaled_unit[2] in table.labels:
        return f"{int(scaled_unit[1]):,} {table.labels[scaled_unit[2]].in_language(language)}"
    return symbol


def _unknown(part: str, whole: str = "") -> str:
    inside = f" in '{whole}'" if whole and whole != part else ""
    near = [s for s in _table().units if s.casefold()[:1] == part.casefold()[:1]][:6]
    hint = f"; did you mean one of {', '.join(near)}?" if near else ""
    return f"no unit called '{part}'{inside}{hint}"


def known_units() -> tuple[str, ...]:
    return tuple(symbol for symbol in _table().units if symbol not in _table().divisors)
