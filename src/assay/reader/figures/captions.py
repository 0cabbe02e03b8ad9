"""Titles that stand as a row of their own before a table, their unit in a second cell: "Leavers | (Unit: persons)".

Such a row holds no figure. It is the caption of the table that follows it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.block import Grid
from assay.reader.figures.unit_words import unit_in
from assay.reader.grids.cells import is_label, is_value, year_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.block import Block

_UNIT = re.compile(
    r"[(（\[]?\s*(?:units?|(?:計量|计量)?(?:單位|单位))\s*[:：﹕].{1,60}|[(（\[][^()（）]{1,40}[)）\]]", re.IGNORECASE
)
_LONGEST, _CELLS = 120, 2


def with_captions(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, such a title as the last heading of the table that follows it."""
    held: tuple[Grid, str] | None = None
    for block in blocks:
        if held is not None and isinstance(block, Grid) and block.page == held[0].page and caption_of(block) is None:
            yield replace(block, headings=(*held[0].headings, held[1]))
            held = None
            continue
        if held is not None:
            yield held[0]
        title = caption_of(block) if isinstance(block, Grid) else None
        held = (block, title) if isinstance(block, Grid) and title is not None else None
        if held is None:
            yield block
    if held is not None:
        yield held[0]


def caption_of(grid: Grid) -> str | None:
    """The title and its unit in one text, where a table is nothing but these; else ``None``."""
    if len(grid.rows) != 1:
        return None
    texts = grid.rows[0].said
    title, last = (texts[0], texts[-1]) if len(texts) == _CELLS else ("", "")
    if not is_label(title) or is_value(title) or year_in(title) is not None or len(title) > _LONGEST:
        return None
    said = _UNIT.fullmatch(last.strip())
    inside = last.strip().strip("()（）[] ")
    known = said is not None and (":" in inside or "：" in inside or unit_in(inside) is not None)
    return f"{title} {last if last.strip()[:1] in '(（[' else f'({last})'}" if known else None
