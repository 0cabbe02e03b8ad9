"""A first column of figures that ran together with the labels before it: "Women 31% | 25%" under "2021 | 2020"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import is_number, is_value, year_in

if TYPE_CHECKING:
    from collections.abc import Sequence

Cells = tuple[GridCell, ...]

_GLUED = re.compile(
    r"(?P<label>.*[^\W\d_]{2}.*?)\s+(?P<figure>[$€£]?\(?[-−–+]?\d[\d,.]*\)?\s?%?\)?)(?P<rest>\s+[^\d]*)?"
)
# A number after one of these names something: "Scope 1", "Category 11".
_NAMES = re.compile(
    r"\b(?:scopes?|categor(?:y|ies)|notes?|tables?|tiers?|levels?|phases?|class|types?|PM|under|over|aged?|SDGs?)$",
    re.IGNORECASE,
)
_FEWEST = 3
_SHARE = 0.7
_HEAD_ROWS = 4


def unglued(rows: Sequence[Cells]) -> tuple[Cells, ...]:
    """The rows with the figures at the end of their labels in a column of their own, if most rows of figures have one
    and the header has a year over them."""
    valued = [row for row in rows if any(is_number(cell.text) and year_in(cell.text) is None for cell in row[1:])]
    if len(valued) < _FEWEST or not any(_years_over_labels(row) for row in rows[:_HEAD_ROWS]):
        return tuple(rows)
    glued = sum(_split(row[0].text) is not None for row in valued)
    if glued < _SHARE * len(valued):
        return tuple(rows)
    head = next(at for at, row in enumerate(rows) if row is valued[0])
    return tuple(_parted(row, head=at < head) for at, row in enumerate(rows))


def _years_over_labels(row: Cells) -> bool:
    """A row of years that begins in the column of labels."""
    said = [cell.text for cell in row if cell.text]
    return len(said) > 1 and all(year_in(text) is not None for text in said) and bool(row[0].text)


def _split(text: str) -> tuple[str, str] | None:
    found = _GLUED.fullmatch(text)
    if found is None or _NAMES.search(found["label"]) or not is_value(found["figure"]):
        return None
    return f"{found['label']}{(found['rest'] or '').rstrip()}".strip(), found["figure"]


def _parted(row: Cells, *, head: bool) -> Cells:
    """A row with one column more; what stands over several columns of figures goes over the first of them."""
    first, *others = row
    beside = any(cell.text for cell in others)
    if head and (beside or year_in(first.text) is not None):
        return (GridCell(text="", line=first.line), first, *others)
    apart = _split(first.text) if beside else None
    label, figure = apart or (first.text, "")
    return (replace(first, text=label), GridCell(text=figure, box=first.box, line=first.line), *others)
