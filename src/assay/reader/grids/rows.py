"""Rows of cells, from whatever source, made into grids: side-by-side tables parted, shifted rows put back, columns that
hold nothing left out."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.block import Grid, GridCell, GridRow
from assay.reader.grids.cells import is_label, is_measure, is_unit, is_value, year_in
from assay.reader.grids.titles_within import titled
from assay.reader.grids.torn_years import with_whole_years
from assay.reader.grids.unglued import unglued

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.grids.raw_row import RawRow

_EMPTY = GridCell(text="")


def padded(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """All rows as wide as the widest."""
    width = max((len(row.cells) for row in rows), default=0)
    return tuple(replace(row, cells=row.cells + (_EMPTY,) * (width - len(row.cells))) for row in rows)


def parted(rows: Sequence[RawRow]) -> tuple[tuple[RawRow, ...], ...]:
    """The tables that stand next to each other in these rows, from left to right."""
    rows = padded(rows)
    for place, row in enumerate(rows):
        cut = _cut(row.texts, [other.texts for other in rows[place + 1 :]])
        if cut:
            left = tuple(replace(one, cells=one.cells[:cut]) for one in rows)
            right = tuple(replace(one, cells=one.cells[cut:], indent=0) for one in rows)
            return (
                tuple(one for one in left if not one.is_empty),
                *parted(tuple(one for one in right if not one.is_empty)),
            )
    return (rows,)


def _cut(header: tuple[str, ...], body: list[tuple[str, ...]]) -> int:
    """The column at which a second table begins, 0 where there is one table: its header stands twice on the row, and
    words stand left of the second one's figures."""
    if not body:
        return 0
    years = [index for index, text in enumerate(header) if year_in(text) is not None]
    if len(years) >= 4:
        cut = _cut_by_years(header, years, body)
        if cut:
            return cut
    return _cut_by_blocks(header, body) or _cut_by_groups(header, body)


def _cut_by_blocks(header: tuple[str, ...], body: list[tuple[str, ...]]) -> int:
    """The column after the first of two or more blocks of columns under the same headings, each with its own labels."""
    said = [index for index, text in enumerate(header) if text]
    for size in range(2, len(said) // 2 + 1):
        blocks = [said[at : at + size] for at in range(0, len(said), size)]
        named = {tuple(header[index].casefold() for index in block) for block in blocks}
        second = blocks[1]
        if len(named) > 1 or year_in(header[second[0]]) is not None:
            continue
        if all(_labels(body, block[0]) for block in blocks[1:]):
            return second[0] if second[0] == blocks[0][-1] + 1 else blocks[0][-1] + 1
    return 0


def _cut_by_groups(header: tuple[str, ...], body: list[tuple[str, ...]]) -> int:
    """The column at which a second list begins: names of groups stand over each list of labels, and nothing over the
    figures beside them ("By gender |  | By age | ")."""
    said = [index for index, text in enumerate(header) if text]
    if len(said) < 2 or said[0] or any(year_in(header[index]) is not None for index in said):
        return 0
    ends = [*said[1:], len(header)]
    for first, end in zip(said, ends, strict=True):
        beside = range(first + 1, end)
        if (
            not beside
            or not (_labels(body, first) or _ages(body, first))
            or not all(_figures(body, index) for index in beside)
        ):
            return 0
    return said[1]


_AGE = re.compile(r"[<>≤≥]?\s?\d\d(?:\s?(?:[-–—−~]|to|至)\s?\d\d)?\s?\+?|\D+\d\d\D*|\d\d\D+")


def _ages(body: list[tuple[str, ...]], column: int) -> bool:
    said = [row[column] for row in body if column < len(row) and row[column]]
    return any(is_label(text) for text in said) and all(is_label(text) or _AGE.fullmatch(text) for text in said)


def _figures(body: list[tuple[str, ...]], column: int) -> bool:
    said = [row[column] for row in body if column < len(row) and row[column]]
    return bool(said) and all(is_value(text) for text in said)


def _cut_by_years(header: tuple[str, ...], years: list[int], body: list[tuple[str, ...]]) -> int:
    runs: list[list[int]] = [[years[0]]]
    for before, index in pairwise(years):
        if index == before + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    for first, second in pairwise(runs):
        between = range(first[-1] + 1, second[0])
        repeated = {year_in(header[index]) for index in first} == {year_in(header[index]) for index in second}
        if repeated and len(first) > 1 and any(_labels(body, index) for index in between):
            return first[-1] + 1
    return 0


def _labels(body: list[tuple[str, ...]], column: int) -> bool:
    """Whether words stand in a column, in at least half of the rows that say anything there."""
    said = [row[column] for row in body if column < len(row) and row[column]]
    return bool(said) and 2 * sum(is_label(text) and not is_unit(text) for text in said) >= len(said)


def straightened(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """Rows that slipped one column to the right are put back: an unnamed last column holds their last figure, and an
    empty cell leads them."""
    rows = padded(rows)
    for row in rows:
        years = [index for index, text in enumerate(row.texts) if year_in(text) is not None]
        if len(years) > 1:
            last = years[-1]
            if last + 1 < len(row.cells) and not any(row.texts[last + 1 :]):
                lone = _units_in(rows, years[0])
                return tuple(
                    _with_unit_named(one, years) or _slipped(one, years) if lone else _slipped(one, years)
                    for one in rows
                )
            return rows
    return rows


def _units_in(rows: Sequence[RawRow], column: int) -> bool:
    """Whether a column of figures holds a unit here and there, and no column of units stands before it."""
    if not column or any(is_unit(row.texts[column - 1]) and not is_value(row.texts[column - 1]) for row in rows):
        return False
    said = [row.texts[column] for row in rows if row.texts[column]]
    units = sum(is_unit(text) and not is_value(text) for text in said)
    return 0 < units < sum(is_value(text) for text in said)


def _with_unit_named(row: RawRow, years: list[int]) -> RawRow | None:
    """ "Energy per pair | kWh | 3.02 | 3.11" in a table whose other rows print no unit apart: the unit in its label."""
    texts, first, last = row.texts, years[0], years[-1]
    figures = texts[first + 1 : last + 2]
    if not texts[first - 1] or is_value(texts[first]) or not is_unit(texts[first]):
        return None
    if not all(is_value(text) for text in figures):
        return None
    named = replace(row.cells[first - 1], text=f"{texts[first - 1]} ({texts[first]})")
    return replace(row, cells=(*row.cells[: first - 1], named, *row.cells[first + 1 :], _EMPTY))


def _slipped(row: RawRow, years: list[int]) -> RawRow:
    texts = row.texts
    last = years[-1]
    if not is_value(texts[last + 1]) or texts[0] or not all(is_value(texts[index]) for index in years[1:]):
        return row
    if is_value(texts[years[0]]) and texts[years[0]] not in {"-", "–", "—"}:
        return row
    return replace(row, cells=(*row.cells[1:], _EMPTY))


def without_empty_columns(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    rows = padded(rows)
    width = len(rows[0].cells) if rows else 0
    kept = [index for index in range(width) if any(row.cells[index].text for row in rows)]
    if len(kept) == width:
        return tuple(rows)
    return tuple(replace(row, cells=tuple(row.cells[index] for index in kept)) for row in rows)


def grids(rows: Sequence[RawRow], *, page: int | None, headings: tuple[str, ...], first_id: int) -> tuple[Grid, ...]:
    """The tables of these rows, numbered from ``first_id``."""
    found: list[Grid] = []
    for part in parted([row for row in rows if not row.is_empty]):
        wider = unglued([row.cells for row in padded(part)])
        apart = [replace(row, cells=cells) for row, cells in zip(part, wider, strict=True)]
        clean = without_empty_columns(straightened(apart))
        if not clean:
            continue
        clean = titled(with_whole_years(clean))
        lines = [cell.line for row in clean for cell in row.cells if cell.line is not None]
        boxes = [cell.box for row in clean for cell in row.cells if cell.box is not None]
        box = boxes[0] if boxes else None
        for other in boxes[1:]:
            box = other if box is None else box.joined(other)
        found.append(
            Grid(
                id=first_id + len(found),
                rows=tuple(GridRow(cells=row.cells, indent=row.indent, bold=row.bold, head=row.head) for row in clean),
                page=page,
                line=min(lines, default=None),
                box=box,
                headings=headings,
            )
        )
    return tuple(found)


def is_header(texts: Sequence[str]) -> bool:
    """A row that names columns: years, or a word for "item" with no figure on the row."""
    said = [text for text in texts if text]
    if sum(year_in(text) is not None for text in said) >= 2:
        return True
    return len(said) > 1 and not any(is_value(text) or is_measure(text) for text in said)
