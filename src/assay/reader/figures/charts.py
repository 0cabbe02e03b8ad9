"""Figures printed in a chart. Their places in the picture say what they are of, and no table can be read from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.header_words import is_age
from assay.reader.figures.years import year_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import Grid, GridRow
    from assay.reader.figures.sections import Section
    from assay.reader.page import Box

# More rows than this are no chart.
_MOST_ROWS = 6
# Of its height, a figure of a table stands no more than this above or below its neighbours.
_UNEVEN = 0.2


def is_axis(grid: Grid) -> bool:
    """Whether what looks like a small table is the figures of a chart: the years of its axis stand at the foot,
    titles and figures run together stand over figures that no word stands before, or the figures of a row stand as
    high as their bars."""
    rows = [row for row in grid.rows if any(cell.text.strip() for cell in row.cells)]
    if not 1 <= len(rows) <= _MOST_ROWS:
        return False
    return _years_at_foot(rows) or _scattered(rows) or _at_heights(rows)


# Of the places for figures in a table, so many are filled; and so many of its rows of figures have words before them.
_FILLED = 0.45
_NAMED = 0.5
_WORDY = 0.5


def is_scattered(section: Section, rows: Sequence[GridRow]) -> bool:
    """Whether the words and figures of a picture were taken for a table: most places for figures are empty, most rows
    of figures have no words, or words stand among the figures. Only where places on a page are known: a text that lost
    its columns looks like this too, and is a table all the same."""
    if not section.values or not any(cell.box for row in rows for cell in row.cells):
        return False
    held = words = named = figured = 0
    for row in rows:
        texts = [row.cells[n].text.strip() for n in section.values if n < len(row.cells)]
        figures = sum(1 for text in texts if read_cell(text, loose=True))
        words += sum(1 for text in texts if text) - figures
        if figures:
            held += figures
            figured += 1
            own = [row.cells[n].text for n in section.labels if n < len(row.cells)]
            named += section.row_years or any(re.search(r"[^\W\d_]|\d\d\s*[-–+]", text) for text in own)
    if not figured:
        return False
    empty = len(section.values) > 1 and held < _FILLED * figured * len(section.values)
    return empty or named < _NAMED * figured or words > max(_WORDY * held, 1)


def _is_years(row: GridRow) -> bool:
    texts = row.said
    return len(texts) > 1 and all(year_head(text) is not None for text in texts)


def _years_at_foot(rows: list[GridRow]) -> bool:
    return len(rows) > 1 and _is_years(rows[-1]) and not any(_is_years(row) for row in rows[:-1])


def _scattered(rows: list[GridRow]) -> bool:
    """Titles, units and figures run together above, and below them figures that no word stands before."""
    above, below = rows[0], rows[1:]
    mixed = [text for text in above.said if _ends_in_figure(text)]
    worded = [text for text in above.said if re.search(r"[^\W\d_]{2}", text)]
    nameless = all(all(read_cell(text) for text in row.said) for row in below)
    named = any(year_head(text) is not None for text in above.said)
    return bool(mixed) and len(worded) > 1 and nameless and not named


def _at_heights(rows: list[GridRow]) -> bool:
    """Whether no row of figures stands on one line. In a table all do, whatever else the row holds."""
    beside = [boxes for row in rows if len(boxes := _boxes_of_figures(row)) > 1]
    return bool(beside) and all(_uneven(boxes) for boxes in beside)


def _boxes_of_figures(row: GridRow) -> list[Box]:
    return [cell.box for cell in row.cells if cell.box and read_cell(cell.text) and year_head(cell.text) is None]


def _uneven(boxes: Sequence[Box]) -> bool:
    """Whether both edges of some lie apart from those of others: a comma or a mark moves but one of them."""
    apart = _UNEVEN * min(box.y1 - box.y0 for box in boxes)
    return all(max(edges) - min(edges) > apart for edges in ([b.y0 for b in boxes], [b.y1 for b in boxes]))


def _ends_in_figure(text: str) -> bool:
    """Words that end in a figure which is no year and no number of a scope: "Lost days 94"."""
    found = re.search(r"[^\W\d_]{2}.*\s(\d[\d,.]*\d)%?$", text)
    return found is not None and year_head(found[1]) is None and not is_age(text)
