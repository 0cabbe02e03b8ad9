"""Units that a column does not say itself: the one that stands over another year of the same rows, and the per cent of
parts that add up to a hundred."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.reader.figures.cell_values import read_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import GridRow
    from assay.reader.figures.sections import Column

_HUNDRED = Decimal(100)
_FEWEST_PARTS = 3


def with_units_beside(columns: Sequence[Column], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """The columns: years without a unit with the one that stands over another year, and parts of a hundred marked."""
    return tuple(
        replace(column, hundred=True) if _adds_up(n, column, body) else column
        for n, column in enumerate(_of_other_years(columns))
    )


def _of_other_years(columns: Sequence[Column]) -> tuple[Column, ...]:
    """ "FY2021 | FY2022 | FY2023 ktCO2e": one unit for the three, unless a year stands twice, as in two currencies."""
    years = [c for c in columns if c.role == "value" and c.year is not None and not c.words and not c.change]
    told = {c.unit.unit: c.unit for c in years if c.unit is not None and c.unit.unit.symbol not in ("%", "‰")}
    open_years = [c.year for c in years if c.unit is None]
    if len(told) != 1 or len(set(open_years)) < len(open_years):
        return tuple(columns)
    ((meaning, said),) = told.items()
    again = {c.year for c in years if c.unit is not None and c.unit.unit == meaning} & set(open_years)
    if again:
        return tuple(columns)
    return tuple(replace(c, unit=said) if c in years and c.unit is None else c for c in columns)


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
