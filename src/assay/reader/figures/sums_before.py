"""Rows that are the sum of the deeper rows, or of the groups, right before them: they close what those opened, and
open nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.figures.path_row import PathRow

_FEWEST = 2
_MOST_ROWS = 40
_HALF = Decimal("0.5")


def parts_before(rows: Sequence[PathRow]) -> dict[int, int]:
    """For each row that is the sum of the deeper rows right before it, the place of the first of them."""
    found: dict[int, int] = {}
    for at, row in enumerate(rows):
        first = at
        while first and not rows[first - 1].group and rows[first - 1].indent > row.indent:
            first -= 1
        parts = [one for one in rows[first:at] if one.indent == min(part.indent for part in rows[first:at])]
        if not row.group and len(parts) >= _FEWEST and is_sum(row, parts):
            found[at] = first
    return found


def groups_before(rows: Sequence[PathRow], total: Sequence[bool]) -> dict[int, int]:
    """For each row that says it is a total, and is the sum of several groups before it, the place of the first of them.
    Of a group that has a total of its own only that is summed."""
    found: dict[int, int] = {}
    for at, row in enumerate(rows):
        if row.group or not total[at]:
            continue
        parts: list[PathRow] = []
        own: list[int] = []
        groups = 0
        for place in range(at - 1, max(-1, at - 1 - _MOST_ROWS), -1):
            if not rows[place].group:
                own.append(place)
                if place:
                    continue
            # The first rows are a group too: what heads them stands over the table.
            if not own or (not place and not groups):
                break
            parts += [rows[n] for n in ([n for n in own if total[n]][:1] or own)]
            own, groups = [], groups + 1
            if groups >= _FEWEST and is_sum(row, parts):
                found[at] = place
                break
    return found


def is_sum(total: PathRow, parts: Sequence[PathRow]) -> bool:
    """Whether every figure of a row is, as far as digits tell, the sum of those of the parts; columns in which the
    total or a part has none tell nothing."""
    told = 0
    for n, whole in enumerate(total.figures):
        column = [part.figures[n] if n < len(part.figures) else None for part in parts]
        if whole is None or not whole or None in column:
            continue
        numbers = [number for number in (*column, whole) if number is not None]
        room = sum((_HALF * Decimal(1).scaleb(_exponent(number)) for number in numbers), Decimal(0))
        if abs(sum(numbers[:-1], Decimal(0)) - whole) > room:
            return False
        told += 1
    return told > 0


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
