"""Units that a column does not say itself: the one that stands over another year of the same rows, the amount of which
it is so much "per square metre", the per cent of parts that add up to a hundred, and whether a change is in amounts."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.unit_words import UNKNOWN, PrintedUnit, unit_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import GridRow
    from assay.reader.figures.cell_values import CellValue
    from assay.reader.figures.sections import Column

_HUNDRED = Decimal(100)
_FEWEST_PARTS = 3


def with_units_beside(columns: Sequence[Column], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """The columns: years without a unit with the one that stands over another year, "per square metre" with that of
    the amount beside it, and parts of a hundred marked."""
    return tuple(
        replace(column, hundred=True) if _adds_up(n, column, body) else column
        for n, column in enumerate(_per_something(_of_other_years(columns)))
    )


def _of_other_years(columns: Sequence[Column]) -> tuple[Column, ...]:
    """ "FY2021 | FY2022 | FY2023 ktCO2e": one unit for the three, whatever else stands over all of them alike."""
    found = tuple(columns)
    for words in dict.fromkeys(tuple(sorted(c.words)) for c in columns if c.role == "value" and c.year is not None):
        found = _of_same_words(found, words)
    return found


def _of_same_words(columns: tuple[Column, ...], words: tuple[str, ...]) -> tuple[Column, ...]:
    """The unit of one year for the other years under the same words, unless a year stands twice, as in two
    currencies."""
    years = [
        c
        for c in columns
        if c.role == "value" and c.year is not None and not c.change and tuple(sorted(c.words)) == words
    ]
    told = {c.unit.unit: c.unit for c in years if c.unit is not None and c.unit.unit.symbol not in ("%", "‰")}
    open_years = [c.year for c in years if c.unit is None]
    if len(told) != 1 or len(set(open_years)) < len(open_years):
        return columns
    ((meaning, said),) = told.items()
    again = {c.year for c in years if c.unit is not None and c.unit.unit == meaning} & set(open_years)
    if again:
        return columns
    return tuple(replace(c, unit=said) if c in years and c.unit is None else c for c in columns)


_PER = re.compile(r"[(（]\s*((?:per\s|每)[^()（）]{1,40})[)）]$", re.IGNORECASE)
_PER_WORDS = re.compile(r"per\s|每", re.IGNORECASE)
_MEASURED = ("energy", "mass", "volume", "ghg")


def _per_something(columns: Sequence[Column]) -> tuple[Column, ...]:
    """ "Usage (kWh) | Intensity (per square metre)": kWh per square metre. Where no amount stands beside it the unit is
    open, and never that of the whole table."""
    found: list[Column] = []
    for column in columns:
        per = _per(column) if column.role == "value" else ""
        above = next((c.unit for c in reversed(found) if c.year == column.year and _is_measured(c)), None)
        whole = unit_in(f"{above.printed} {per}") if above is not None and per else None
        if above is not None and whole is not None:
            column = replace(column, unit=PrintedUnit(whole, f"{above.printed} {per}"))
        elif per and column.unit is None:
            column = replace(column, unit=PrintedUnit(UNKNOWN, per))
        found.append(column)
    return tuple(found)


def _per(column: Column) -> str:
    """ "per square metre" of a heading that does not say how much of what."""
    if column.unit is not None:
        bare = column.unit.unit.symbol.startswith("1/") and _PER_WORDS.match(column.unit.printed)
        return column.unit.printed if bare else ""
    inside = _PER.search(column.words[-1]) if column.words else None
    return inside[1] if inside is not None else ""


def _is_measured(column: Column) -> bool:
    return column.role == "value" and column.unit is not None and column.unit.unit.family in _MEASURED


def divided(amount: PrintedUnit | None, per: PrintedUnit | None) -> PrintedUnit | None:
    """A unit divided by what stands across from it and says no more than that: "Diesel (litres)" under "Per employee",
    "Intensity (per employee)" under "2024 (tonnes)"."""
    if amount is None or per is None or amount.unit.family not in _MEASURED or not _PER_WORDS.match(per.printed):
        return None
    if not (per.unit == UNKNOWN or per.unit.symbol.startswith("1/")):
        return None
    whole = unit_in(f"{amount.printed} {per.printed}")
    return PrintedUnit(whole, f"{amount.printed} {per.printed}") if whole is not None else None


# A change that says itself to be a rate; and what no rate reaches, be it said or not.
_SAYS_RATE = re.compile(
    r"%|幅|率|比例|百分|同比|按年|percent|\brates?\b|\bgrowth\b|\by-?o-?y\b|year[- ]o(?:n|ver)[- ]year", re.IGNORECASE
)
_NO_RATE = 1_000
_NEVER_RATE = 100_000


def of_amounts(stack: Sequence[str], n: int, body: Sequence[GridRow]) -> bool:
    """Whether a column of changes holds amounts: figures that no rate reaches, under a heading that says no rate."""
    limit = _NEVER_RATE if any(_SAYS_RATE.search(text) for text in stack) else _NO_RATE
    values = [value for row in body if n < len(row.cells) for value in read_cell(row.cells[n].text)]
    return any(_beyond(value, limit) for value in values)


def beyond_rates(value: CellValue) -> bool:
    """Whether a figure is too large for any rate."""
    return _beyond(value, _NEVER_RATE)


def _beyond(value: CellValue, limit: int) -> bool:
    return value.unit is None and isinstance(value.value, Decimal) and abs(value.value) >= limit


def _adds_up(n: int, column: Column, body: Sequence[GridRow]) -> bool:
    """Whether a column ends in a hundred and the figures above it make one, as far as they are printed."""
    if n < 2 or column.role != "value" or column.unit is not None or column.change:
        return False
    found = [value for row in body if n < len(row.cells) for value in read_cell(row.cells[n].text)]
    figures = [value for value in found if isinstance(value.value, Decimal)]
    if len(figures) <= _FEWEST_PARTS or any(value.unit is not None for value in figures):
        return False
    *parts, total = (value.value for value in figures)
    places = max(value.decimals for value in figures)
    step = Decimal(1).scaleb(-places)
    numbers = [part for part in parts if isinstance(part, Decimal)]
    return total == _HUNDRED and places > 0 and abs(sum(numbers) - _HUNDRED) <= step * len(numbers) / 2
