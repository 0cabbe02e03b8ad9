"""Tables that hold no figures: lists of contents and indexes, whose numbers are those of pages."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assay.reader.block import Grid

_PAGE_HEAD = re.compile(r"pages?(?: no\.?)?|p\.|頁(?:碼|次|數)?|页(?:码|次|数)?", re.IGNORECASE)


def is_list_of_pages(grid: Grid) -> bool:
    """Whether the numbers of a table are those of pages: one whole number a row, small, and never falling."""
    for row in grid.rows[:2]:
        texts = [cell.text.strip() for cell in row.cells if cell.text.strip()]
        if (
            texts
            and _PAGE_HEAD.fullmatch(texts[-1])
            and all(re.search(r"[A-Za-z\u3400-\u9fff]", text) for text in texts)
        ):
            return _pages(grid) is not None
    pages = _pages(grid)
    return pages is not None and len(pages) >= 4 and len(pages) >= 0.5 * len(grid.rows) and len(set(pages)) > 2


def _pages(grid: Grid) -> list[int] | None:
    """The last numbers of the rows, if they may be pages; ``None`` if one is no whole small number or one falls."""
    pages: list[int] = []
    for row in grid.rows:
        texts = [cell.text.strip() for cell in row.cells if cell.text.strip()]
        numbers = [text for text in texts if re.fullmatch(r"\d[\d,.]*%?|[\d\s]{1,12}", text)]
        if not numbers:
            continue
        parts = numbers[-1].split()
        if len(numbers) > 2 or not all(re.fullmatch(r"\d{1,3}", part) for part in parts):
            return None
        pages += [int(part) for part in parts]
    if not pages or any(later < earlier for earlier, later in pairwise(pages)):
        return None
    return pages
