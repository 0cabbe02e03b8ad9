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
