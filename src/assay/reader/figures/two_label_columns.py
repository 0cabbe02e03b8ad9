"""Two columns that name the same rows in two languages, "Male | 男 | 128": one column of labels, not a group and its
rows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.row_labels import member_kind
from assay.reader.figures.unit_words import unit_column_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import GridRow

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{2,}")
# Fewer rows may have two labels by chance; of the rows nearly all have.
_FEWEST = 3
_NEARLY_ALL = 0.8


def with_languages_joined(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """The rows, their labels in two languages in one cell: "Male 男". The column of the second stays empty."""
    if not rows or not _in_two_languages(rows):
        return tuple(rows)
    return tuple(_joined(row) for row in rows)


def _in_two_languages(rows: Sequence[GridRow]) -> bool:
    pairs = [(row.cells[0].text.strip(), row.cells[1].text.strip()) for row in rows if len(row.cells) > 2]
    first, second = ([words for pair in pairs if (words := pair[side]) and _is_words(words)] for side in (0, 1))
    both = [pair for pair in pairs if all(map(_is_words, pair))]
    if len(both) < _FEWEST or len(both) < _NEARLY_ALL * max(len(first), len(second)):
        return False
    for english, chinese in ((0, 1), (1, 0)):
        told = [pair for pair in both if not _HAN.search(pair[english]) and _HAN.search(pair[chinese])]
        if len(told) >= _NEARLY_ALL * len(both) and len({pair[english] for pair in told}) > 1:
            return True
    return False


def _is_words(text: str) -> bool:
    """Whether a cell is a label: words, no figure and no unit."""
    if member_kind(text):
        return True  # "50 or above"
    worded = bool(_HAN.search(text) or _WORD.search(text))
    return worded and unit_column_word(text) is None and not read_cell(text)


def _joined(row: GridRow) -> GridRow:
    if len(row.cells) < 2 or not row.cells[0].text.strip() or not row.cells[1].text.strip():
        return row
    one, other, *rest = row.cells
    if not _is_words(one.text.strip()) or not _is_words(other.text.strip()):
        return row
    whole = replace(one, text=f"{one.text.strip()} {other.text.strip()}")
    return replace(row, cells=(whole, replace(other, text=""), *rest))
