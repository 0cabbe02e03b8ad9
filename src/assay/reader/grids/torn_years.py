"""Years whose last digit stands on a line of its own, since the column is narrow: "201" over "8"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.grids.cells import year_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.grids.raw_row import RawRow

_BEGUN = re.compile(r"(?:19|20)\d")
_DIGIT = re.compile(r"\d")


def with_whole_years(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """The rows, those of a header whole that the line below it completes."""
    return tuple(_mended(rows))


def _mended(rows: Sequence[RawRow]) -> Iterator[RawRow]:
    skip = False
    for at, row in enumerate(rows):
        if skip:
            skip = False
            continue
        whole = _with_digits_of(row, rows[at + 1]) if at + 1 < len(rows) else None
        skip = whole is not None
        yield whole or row


def _with_digits_of(row: RawRow, below: RawRow) -> RawRow | None:
    """The row with the digits below it, where nothing else stands below and all other cells over figures are years."""
    begun = [n for n, text in enumerate(row.texts) if _BEGUN.fullmatch(text)]
    ends = [n for n, text in enumerate(below.texts) if text]
    if not begun or ends != begun or not all(_DIGIT.fullmatch(below.texts[n]) for n in ends):
        return None
    others = [text for n, text in enumerate(row.texts) if n and text and n not in begun]
    if not others or not all(year_in(text) is not None for text in others):
        return None
    cells = (replace(cell, text=cell.text + below.texts[n]) if n in begun else cell for n, cell in enumerate(row.cells))
    return replace(row, cells=tuple(cells))
