"""The unit of a figure in a table, and where it stood."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.units import unit
from assay.reader.decision import How, decision
from assay.reader.figures.unit_words import PrintedUnit
from assay.reader.figures.worded_units import worded_unit

if TYPE_CHECKING:
    from assay.reader.decision import Decision
    from assay.reader.figures.cell_values import CellValue
    from assay.reader.figures.row_paths import RowPath
    from assay.reader.figures.sections import Column
    from assay.reader.figures.table_rows import TableRow
    from assay.reader.figures.table_told import Told


_SHARE = unit("%")


def unit_of_figure(
    value: CellValue,
    column: Column,
    row: TableRow,
    path: RowPath,
    told: Told,
    words: tuple[str, ...],
    *,
    beside_share: bool,
) -> tuple[PrintedUnit | None, Decision | None]:
    """The unit of a figure and where it stood: in the cell, the row, the heading of the column, the group, the caption;
    at last what the words of the label leave no doubt of."""
    if value.unit is not None:
        return value.unit, None if value.share else decision(How.UNIT_CELL, unit=value.unit.printed)
    # The amount beside a share never takes the share's unit from the label: "Turnover rate (%)" over "12 (4.5%)".
    around = ((column.unit, How.UNIT_COLUMN), (path.unit, How.UNIT_GROUP), (told.unit, How.UNIT_TABLE))
    # "Total (absolute number)" over a row that is called "Over 50 (%)".
    counted = column.unit is not None and column.unit.unit.symbol == "count" and not value.decimals
    stated = [(row.unit, row.unit_note)] if row.unit is not None and not (counted and row.unit.unit == _SHARE) else []
    stated += [(found, decision(how, unit=found.printed)) for found, how in around if found is not None]
    if column.change and column.unit is None:
        return PrintedUnit(unit("%"), "%"), decision(How.UNIT_OF_CHANGE)
    if row.unknown_unit and row.unit is None:
        return None, decision(How.UNIT_UNKNOWN, unit=row.unknown_unit)
    for found, note in stated:
        if not (beside_share and found.unit.symbol == "%"):
            # A count of people over the row yields to what the row's own label is counted in.
            own = worded_unit(words[-1:], beside_share=beside_share) if found is path.unit else (None, None)
            plain = found.unit.family in ("people", "count")
            return own if plain and own[0] is not None else (found, note)
    worded = worded_unit(words, beside_share=beside_share)
    if worded[0] is None and row.blank_unit and isinstance(value.value, Decimal) and not value.decimals:
        return PrintedUnit(unit("count"), ""), decision(How.UNIT_BLANK)
    if worded[0] is None and column.sign is not None:
        return column.sign, decision(How.UNIT_TABLE, unit=column.sign.printed)
    return worded
