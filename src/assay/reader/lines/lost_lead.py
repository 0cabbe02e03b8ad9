"""Rows that lost the empty cells before their first words, as tools do that cut off the space at the ends of a line:
they are set to the right, where their units and figures are those of the other rows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import UNIT_HEADS, is_share, is_unit, is_value, year_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.grids.raw_row import RawRow

_EMPTY = GridCell(text="")
_NUMBER = re.compile(r"[<>≤≥~約约]?\s?\d[\d,.]*")
_FEWEST = 2
_MOSTLY = 0.6


def with_leads(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """The rows, those with fewer cells than most set to the right where their cells contradict the columns they stand
    in, and agree with those they would stand in then."""
    held = [row for row in rows if any(map(_is_figure, row.texts))]
    counts = Counter(len(row.cells) for row in held)
    widths = [width for width, count in counts.items() if count >= _FEWEST]
    if not widths or all(len(row.cells) >= max(widths) for row in rows):
        return tuple(rows)
    width = max(widths)
    kinds = _kinds([row.texts for row in held if len(row.cells) == width], width)
    first = rows.index(held[0])
    return tuple(_set_right(row, kinds, head=n < first) for n, row in enumerate(rows))


def _is_figure(text: str) -> bool:
    """Whether a cell holds a figure or a year: "789 KG", "78 (74%)"."""
    if is_value(text) or year_in(text) is not None:
        return True
    number = _NUMBER.match(text.strip())
    rest = text.strip()[number.end() :].strip() if number else ""
    return bool(rest) and (is_unit(rest) or is_share(rest))


def _kinds(rows: Sequence[tuple[str, ...]], width: int) -> tuple[str, ...]:
    """What each column holds in most rows: figures, units, words; ``""`` where it is empty."""
    found = []
    for n in range(width):
        told = Counter(_kind(row[n]) for row in rows if row[n].strip())
        kind, count = told.most_common(1)[0] if told else ("", 0)
        found.append(kind if count >= _MOSTLY * sum(told.values()) else "mixed")
    return tuple(found)


def _kind(text: str) -> str:
    if _is_figure(text):
        return "figures"
    return "units" if is_unit(text) or text.strip().casefold() in UNIT_HEADS else "words"


def _set_right(row: RawRow, kinds: Sequence[str], *, head: bool) -> RawRow:
    missing = len(kinds) - len(row.cells)
    if missing < 1:
        return row
    slid = not _agrees(row.texts, kinds, 0) and _agrees(row.texts, kinds, missing)
    if slid or (head and _covers_figures(row.texts, kinds[missing:], kinds[:missing])):
        return replace(row, cells=(*[_EMPTY] * missing, *row.cells))
    return row


def _covers_figures(texts: Sequence[str], over: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a row of a header has as many cells as there are columns of figures, and names them."""
    said = [text for text in texts if text.strip()]
    return set(over) == {"figures"} and "figures" not in before and len(said) >= _FEWEST and bool(texts[0].strip())


def _agrees(texts: Sequence[str], kinds: Sequence[str], at: int) -> bool:
    return all(not text.strip() or _kind(text) == kinds[n] for n, text in enumerate(texts, at))
