"""Rows beside the parts of a figure that nobody could name, and that make up what the parts lack."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.interval import Interval
from assay.core.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.claim import Claim


def made_up_beside(sheet: Sheet, parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether the parts and one figure beside them, which no metric fits, make the printed whole: "Diverse" below women
    and men, "of which other" below two fuels. It is a part then, and nothing is wrong."""
    claims = [part.claim for part in parts]
    units = {claim.unit for claim in (*claims, whole.claim)}
    if whole.claim.grid is None or {claim.grid for claim in claims} != {whole.claim.grid} or len(units) > 1:
        return False
    total, printed = _sum(claims), _in_print(whole.claim)
    beside = (claim for claim in sheet.by_grid[whole.claim.grid] if not claim.metric and _next_to(claims, claim))
    more = (_in_print(claim) for claim in beside)
    if total is None or printed is None:
        return False
    return any(one is not None and (total + one).meets(printed) for one in more)


def _sum(claims: Sequence[Claim]) -> Interval | None:
    total: Interval | None = None
    for claim in claims:
        interval = _in_print(claim)
        if interval is None:
            return None
        total = interval if total is None else total + interval
    return total


def _in_print(claim: Claim) -> Interval | None:
    """What the last digit allows: round figures are taken at their word here, else any row would make up for a lack."""
    if isinstance(claim.value, Missing):
        return None
    half = Decimal(1).scaleb(-claim.decimals) / 2
    return Interval(claim.value - half, claim.value + half)


def _next_to(claims: Sequence[Claim], other: Claim) -> bool:
    """Whether a figure stands in the column of all of these, between or next to their rows, or so in their row."""
    rows, columns = {claim.row for claim in claims}, {claim.column for claim in claims}
    return (columns == {other.column} and _within(other.row, rows)) or (
        rows == {other.row} and _within(other.column, columns)
    )


def _within(place: int | None, places: set[int | None]) -> bool:
    known = [each for each in places if each is not None]
    return place is not None and len(known) == len(places) and min(known) - 1 <= place <= max(known) + 1
