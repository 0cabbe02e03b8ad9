"""The unit of a dash in a table whose cells print their units: "12% | - | 8%". It is that of the other figures of its
row; a row of dashes alone has the unit of the column."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.core.missing import Missing
from assay.reader.decision import How, decision

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.core.units import Unit
    from assay.reader.claim import Claim

_Place = tuple[int | None, int | None]


def with_units_of_dashes(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a part of a table, dashes that nothing gives a unit with that of the cells beside them."""
    rows: dict[_Place, set[Unit | None]] = defaultdict(set)
    columns: dict[_Place, set[Unit | None]] = defaultdict(set)
    for claim in claims:
        if not isinstance(claim.value, Missing):
            told = claim.unit if claim.unit_printed and _in_cell(claim) else None
            rows[0, claim.row].add(told)
            columns[1, claim.column].add(told)
    return tuple(_with_unit(claim, rows, columns) for claim in claims)


def _in_cell(claim: Claim) -> bool:
    """Whether the cell itself prints the unit, or the amount that the share in it is of."""
    return not any(each.how.about == "unit" and each.how is not How.UNIT_CELL for each in claim.decided)


def _with_unit(
    claim: Claim, rows: Mapping[_Place, set[Unit | None]], columns: Mapping[_Place, set[Unit | None]]
) -> Claim:
    if not isinstance(claim.value, Missing) or claim.unit is not None or claim.unit_printed:
        return claim
    units = rows.get((0, claim.row)) or columns.get((1, claim.column)) or set()
    (found,) = units if len(units) == 1 else (None,)
    if found is None or "/" in found.symbol:
        return claim
    why = decision(How.UNIT_ABOVE, unit=found.symbol)
    return replace(claim, unit=found, unit_printed=found.symbol, decided=(*claim.decided, why))
