"""Header cells that stand over several columns of figures, such as a year over its plants."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.grids.cells import is_number, year_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.layout.rows import CellPart, LineCells

_HEADER_LINES = 4
_OFF = 0.22


def spread(lines: Sequence[LineCells]) -> list[LineCells]:
    """The lines with the cells of an upper header told to all the columns they stand over the middle of."""
    columns = _columns(lines)
    out = list(lines)
    for place, line in enumerate(lines[:_HEADER_LINES]):
        if _has_figures(line):
            break
        parts = _spread(line.parts, columns)
        if parts is not None:
            out[place] = replace(line, parts=parts)
    return out


def _has_figures(line: LineCells) -> bool:
    return any(part.column and is_number(part.text) and year_in(part.text) is None for part in line.parts)


def _columns(lines: Sequence[LineCells]) -> dict[int, tuple[float, float]]:
    """From where to where each column of figures reaches."""
    found: dict[int, tuple[float, float]] = {}
    for line in lines:
        for part in line.parts:
            if part.column and is_number(part.text) and year_in(part.text) is None:
                x0, x1 = found.get(part.column, (part.segment.box.x0, part.segment.box.x1))
                found[part.column] = (min(x0, part.segment.box.x0), max(x1, part.segment.box.x1))
    return found


def _spread(parts: Sequence[CellPart], columns: dict[int, tuple[float, float]]) -> tuple[CellPart, ...] | None:
    if not columns:
        return None
    first = min(columns)
    over = [part for part in parts if part.column >= first]
    order = sorted(columns)
    if not over or len(order) <= len(over) or len(order) % len(over) or order != list(range(first, first + len(order))):
        return None
    each = len(order) // len(over)
    told: list[CellPart] = []
    for place, part in enumerate(over):
        group = order[place * each : (place + 1) * each]
        x0, x1 = columns[group[0]][0], columns[group[-1]][1]
        middle = (part.segment.box.x0 + part.segment.box.x1) / 2
        if abs(middle - (x0 + x1) / 2) > _OFF * (x1 - x0):
            return None
        told.append(replace(part, column=group[0], columns=each))
    return (*(part for part in parts if part.column < first), *told)
