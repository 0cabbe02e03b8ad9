"""How a fact is printed: its unit, its digits, and the words where there is no figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.catalogue.metric import Presentation
from assay.core.missing import Missing
from assay.core.numbers import grouped, plain, rounded
from assay.core.units import convert
from assay.report.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from assay.catalogue.metric import Metric
    from assay.core.languages import Language
    from assay.core.units import Unit
    from assay.facts.fact import Fact

MINUS = "−"


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed. ``digits`` are plain (``-1234.5``), ``text`` is for reading (``−1,234.5``)."""

    text: str
    digits: str
    unit: Unit
    decimals: int
    value: Decimal | None


def presentation_of(metric: Metric, fact: Fact, chosen: Mapping[str, Presentation]) -> Presentation:
    """What the book says, else what the catalogue says, else the metric's own unit."""
    for found in (chosen.get(metric.id), metric.present):
        if found is not None and found.unit.same_kind(fact.unit):
            return found
    return Presentation(fact.unit, metric.decimals)


def printed(metric: Metric, fact: Fact, chosen: Mapping[str, Presentation], language: Language) -> Printed:
    """A fact in the unit and with the digits in which the report prints it, in every place the same."""
    how = presentation_of(metric, fact, chosen)
    if isinstance(fact.value, Missing):
        return Printed(word(fact.value.reason, language), "", how.unit, how.decimals, None)
    value = rounded(convert(fact.value, fact.unit, how.unit), how.decimals)
    return Printed(grouped(value).replace("-", MINUS), plain(value), how.unit, how.decimals, value)


def signed(value: Decimal, decimals: int = 1) -> str:
    """A change with its sign: ``+3.2%``."""
    shown = rounded(value, decimals)
    sign = "+" if shown > 0 else MINUS if shown < 0 else "±"
    return f"{sign}{grouped(abs(shown))}%"


def with_unit(text: str, unit: str, language: str) -> str:
    """``37,027 tCO₂e``, ``12.5%``, ``RMB 399.2 million``."""
    if not unit or unit == "%":
        return text + unit
    if language == "en" and unit.startswith(("RMB", "HK$", "US$")) and "/" not in unit:
        currency, _, scale = unit.partition(" ")
        return " ".join(part for part in (f"{currency}{text}", scale) if part)
    if language != "en" and ord(unit[0]) > 0x2E7F:
        return f"{text}{_money_last(unit)}"
    return f"{text} {unit}"


def _money_last(unit: str) -> str:
    for prefix in ("人民幣", "人民币"):
        unit = unit.replace(prefix, "") if "／" not in unit and "/" not in unit else unit
    return unit


def day_in(day: date, language: Language) -> str:
    """``30 June 2025``, ``2025年6月30日``."""
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
