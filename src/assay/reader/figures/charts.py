"""Figures printed in a chart. Their places in the picture say what they are of, and no table can be read from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.years import year_head

if TYPE_CHECKING:
    from assay.reader.block import Grid, GridRow

# More rows than this are no chart.
_MOST_ROWS = 6


def is_axis(grid: Grid) -> bool:
    """Whether what looks like a small table is the figures of a chart: the years of its axis stand at the foot, or
    titles and figures run together stand over figures that no word stands before."""
    rows = [row for row in grid.rows if any(cell.text.strip() for cell in row.cells)]
    if not 1 <= len(rows) <= _MOST_ROWS:
        return False
    return _years_at_foot(rows) or _scattered(rows)


def _texts(row: GridRow) -> list[str]:
    return [cell.text.strip() for cell in row.cells if cell.text.strip()]


def _is_years(row: GridRow) -> bool:
    texts = _texts(row)
    return len(texts) > 1 and all(year_head(text) is not None for text in texts)


def _years_at_foot(rows: list[GridRow]) -> bool:
    return len(rows) > 1 and _is_years(rows[-1]) and not any(_is_years(row) for row in rows[:-1])


def _scattered(rows: list[GridRow]) -> bool:
    """Titles, units and figures run together above, and below them figures that no word stands before."""
    above, below = rows[0], rows[1:]
    mixed = [text for text in _texts(above) if _ends_in_figure(text)]
    worded = [text for text in _texts(above) if re.search(r"[^\W\d_]{2}", text)]
    nameless = all(all(read_cell(text) for text in _texts(row)) for row in below)
    named = any(year_head(text) is not None for text in _texts(above))
    return bool(mixed) and len(worded) > 1 and nameless and not named


def _ends_in_figure(text: str) -> bool:
    """Words that end in a figure which is no year and no number of a scope: "Lost days 94"."""
    found = re.search(r"[^\W\d_]{2}.*\s(\d[\d,.]*\d)%?$", text)
    return found is not None and year_head(found[1]) is None
