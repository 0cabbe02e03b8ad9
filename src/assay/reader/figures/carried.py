"""The header of a table that goes on: what its columns hold is told by the table before it, if the figures of both
stand at the same places of the page, or in the same columns where a text has no places."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.figures.cell_values import read_cell
from assay.reader.grids.cells import is_absent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import GridRow
    from assay.reader.figures.sections import Column, Section

Place = tuple[float, float]

# Points by which the edges, or the middles, of the figures of one column may differ.
_EDGE = 4.0
_MIDDLE = 7.0
_FEWEST = 2


def places_of(rows: Sequence[GridRow], width: int) -> tuple[Place | None, ...]:
    """From where to where the figures of each column reach; ``None`` for columns without one, or without a place."""
    found: list[Place | None] = [None] * width
    for row in rows:
        for n, cell in enumerate(row.cells[:width]):
            if cell.box is None or not read_cell(cell.text):
                continue
            known = found[n]
            found[n] = (min(known[0], cell.box.x0), max(known[1], cell.box.x1)) if known else (cell.box.x0, cell.box.x1)
    return tuple(found)


def carried(before: Section | None, rows: Sequence[GridRow], own: Sequence[Column]) -> Section | None:
    """The section before as the header of these rows, ``own`` being what their columns seem to hold by themselves."""
    if before is None:
        return None
    places = places_of(rows, len(own))
    if any(places) and any(before.places):
        return _by_places(before, rows, own, places)
    return _by_columns(before, rows, len(own)) or _by_figures(before, rows, own)


def _by_places(
    before: Section, rows: Sequence[GridRow], own: Sequence[Column], places: Sequence[Place | None]
) -> Section | None:
    held = [n for n in _held(rows) if own[n].role not in ("number", "unit", "kpi")] if own else []
    old = {m: place for m in before.values if (place := before.places[m]) is not None}
    if not held or not old:
        return None
    given: dict[int, int] = {}
    least = -1
    for n in held:
        here = places[n]
        near = [m for m, place in old.items() if m > least and here is not None and _same_place(here, place)]
        if not near and all(is_absent(row.cells[n].text) or not row.cells[n].text.strip() for row in rows):
            # Strokes where the table before has no figures: those of a column of remarks.
            continue
        if not near:
            return None
        given[n] = least = min(near, key=lambda m: _off(places[n], old[m]))
    if not given or (not before.has_years and (len(given) != len(before.values) or len(given) < 2)):
        return None
    columns = tuple(
        before.columns[given[n]]
        if n in given
        else replace(column, role="label" if n < held[0] else "other")
        if column.role == "value"
        else column
        for n, column in enumerate(own)
    )
    kept = tuple(before.places[given[n]] if n in given else None for n in range(len(own)))
    return replace(before, columns=columns, places=kept, carried=True)


def _held(rows: Sequence[GridRow]) -> list[int]:
    """The columns in which at least half of what stands there is figures."""
    width = max((len(row.cells) for row in rows), default=0)
    found = []
    for n in range(width):
        said = [row.cells[n].text for row in rows if n < len(row.cells) and row.cells[n].text.strip()]
        if said and 2 * sum(1 for text in said if read_cell(text)) >= len(said):
            found.append(n)
    return found


def _same_place(here: Place, there: Place) -> bool:
    edges = min(abs(here[0] - there[0]), abs(here[1] - there[1]))
    return edges <= _EDGE or abs(sum(here) - sum(there)) / 2 <= _MIDDLE


def _off(here: Place | None, there: Place) -> float:
    return abs(sum(here) - sum(there)) if here else 0.0


def _by_columns(before: Section, rows: Sequence[GridRow], width: int) -> Section | None:
    """In a text: as many columns, and figures in the same ones."""
    if len(before.columns) != width or not before.has_years:
        return None
    figures = Counter(n for row in rows for n, cell in enumerate(row.cells) if read_cell(cell.text))
    held = {n for n, count in figures.items() if count * 2 >= sum(1 for row in rows if row.cells[-1].text.strip())}
    expected = set(before.values)
    if not expected or not expected & held:
        return None
    strays = [n for n in held - expected if before.columns[n].role not in ("number", "label", "unit", "kpi")]
    return None if strays else replace(before, carried=True)


def _by_figures(before: Section, rows: Sequence[GridRow], own: Sequence[Column]) -> Section | None:
    """In a text: fewer columns, since some hold nothing here, but as many of figures, and those at the right end."""
    width, values = len(own), before.values
    last = tuple(range(len(before.columns) - len(values), len(before.columns)))
    here = tuple(range(width - len(values), width))
    if not before.has_years or width >= len(before.columns) or values != last or len(values) < _FEWEST or here[0] < 1:
        return None
    if tuple(_held(rows)) != here:
        return None
    columns = (*own[: here[0]], *(before.columns[n] for n in values))
    if any(column.role == "value" for column in own[: here[0]]):
        return None
    return replace(before, columns=columns, places=(), carried=True)
