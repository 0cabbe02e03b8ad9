"""Names of columns over two rows of a header, put together: "Shopping | Office | | Group" over "malls | towers |
Hotels | total"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.grids.cells import is_value, year_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.grids.raw_row import RawRow

_FEWEST = 2


def with_names_whole(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """The rows, the first two made one where the second goes on with the words of the first: every name below a name
    begins small. A name that begins large below an empty cell is a column of its own then, not a part of its
    neighbour."""
    if len(rows) <= _FEWEST or not _goes_on(rows[0].texts, rows[1].texts):
        return tuple(rows)
    upper, lower = rows[0].cells, rows[1].cells
    cells = [
        replace(above, text=f"{above.text} {below.text}".strip()) for above, below in zip(upper, lower, strict=True)
    ]
    return (replace(rows[0], cells=tuple(cells)), *rows[2:])


def _goes_on(upper: Sequence[str], lower: Sequence[str]) -> bool:
    if len(upper) != len(lower) or any(_figure(text) for text in (*upper, *lower)):
        return False
    below = [other for text, other in zip(upper, lower, strict=True) if text and other]
    return len(below) >= _FEWEST and all(text[0].islower() for text in below)


def _figure(text: str) -> bool:
    return bool(text) and (is_value(text) or year_in(text) is not None)
