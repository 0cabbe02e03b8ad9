"""Codes of indicators in a cell of their own before some labels, in a table that has no column of codes: "A1.1 |
Emissions" above "Nitrogen oxides | kg | 12"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.kpi_codes import kpi_code
from assay.reader.figures.unit_words import unit_column_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import GridRow

_CODED = re.compile(r"(?<![A-Za-z\d])[A-Z]{1,2}\s?\d|\d{3}\s?[-–]\s?\d")
_WORDS = re.compile(r"[^\W\d_]{2,}|[\u3400-\u9fff]")


def is_column_of_labels(n: int, rows: Sequence[GridRow]) -> bool:
    """Whether most cells of a column are words and no codes, though some are codes."""
    texts = [row.cells[n].text.strip() for row in rows if n < len(row.cells) and row.cells[n].text.strip()]
    worded = sum(1 for text in texts if not _CODED.search(text) and _WORDS.search(text))
    return 2 * worded > len(texts)


def with_codes_joined(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """The rows, a code that stands before a label joined with it. What follows the label moves back into its column
    where the code had pushed it on."""
    if not rows or not is_column_of_labels(0, rows):
        return tuple(rows)
    coded = [n for n, row in enumerate(rows) if _is_coded(row)]
    if not coded:
        return tuple(rows)
    width = max((_width(row) for n, row in enumerate(rows) if n not in coded), default=0)
    # The labels of all rows stand in two columns: the second one is not the first pushed on.
    inner = sum(1 for n, row in enumerate(rows) if n not in coded and _is_label(row.cells[1].text))
    joined = [_joined(row, push=inner == 0 or _width(row) > width) if n in coded else row for n, row in enumerate(rows)]
    spare = max(map(_width, joined))
    return tuple(replace(row, cells=row.cells[:spare]) for row in joined)


def _is_coded(row: GridRow) -> bool:
    if len(row.cells) < 2 or not kpi_code(row.cells[0].text):
        return False
    rest = [cell.text for cell in row.cells[2:] if cell.text.strip()]
    return _is_label(row.cells[1].text) and (not rest or any(read_cell(text) for text in rest))


def _is_label(text: str) -> bool:
    words = text.strip()
    return bool(_WORDS.search(words)) and not read_cell(words) and unit_column_word(words) is None


def _width(row: GridRow) -> int:
    return max((n + 1 for n, cell in enumerate(row.cells) if cell.text.strip()), default=0)


def _joined(row: GridRow, *, push: bool) -> GridRow:
    code, label, *rest = row.cells
    whole = replace(label, text=f"{code.text.strip()} {label.text.strip()}")
    blank = replace(row.cells[-1], text="", columns=1)
    cells = (whole, *rest, blank) if push else (whole, replace(label, text=""), *rest)
    return replace(row, cells=cells)
