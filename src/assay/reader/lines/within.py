"""Headings of groups that stand between the rows of a table on lines of their own, without tabs or strokes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import is_measure, is_value, year_in
from assay.reader.grids.raw_row import RawRow
from assay.reader.grids.rows import is_header
from assay.reader.lines.items import indent
from assay.reader.pages.markup import is_bold, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.lines.items import Item

_MOST = 3
_LONGEST = 80
_NO_HEADING = re.compile(
    r".*[.。;；!！?？,，]$|(?:notes?|remarks?|sources?|附註|附注|註|注|備註|备注)\b.*|[*#†‡|]", re.IGNORECASE
)


def with_headings(found: Sequence[Item]) -> list[Item]:
    """The items, short lines between two rows of one table made rows of that table that hold their words alone."""
    done = list(found)
    for start, item in enumerate(found):
        # A stroke under the header does not matter.
        above = start - 2 if start > 1 and found[start - 1].kind == "rule" else start - 1
        if item.kind != "text" or above < 0 or found[above].kind != "row":
            continue
        end = start
        while end < len(found) and found[end].kind == "text":
            end += 1
        after = found[end] if end < len(found) else None
        if after is None or after.kind != "row" or not _goes_on(found[above], after):
            continue
        between = found[start:end]
        if len(between) <= _MOST and all(may_head(plain(one.text)) for one in between):
            done[start:end] = [heading_row(one, found[above].fields) for one in between]
    return done


def _goes_on(before: Item, after: Item) -> bool:
    """Whether the rows around a line are of one table: as many fields, and figures below that need the header above."""
    if abs(before.fields - after.fields) > 1 or is_header(after.row.texts):
        return False
    return any(is_value(text) or is_measure(text) for text in after.row.texts[1:])


def may_head(text: str) -> bool:
    """Whether a line may be the heading of a group of rows: short, no sentence, no note, no figure."""
    return 0 < len(text) <= _LONGEST and not _NO_HEADING.match(text) and not is_value(text) and year_in(text) is None


def heading_row(item: Item, fields: int) -> Item:
    """A line as a row that holds one cell."""
    row = RawRow((GridCell(text=plain(item.text), line=item.number),), indent(item.text), is_bold(item.text))
    return replace(item, kind="row", row=row, fields=fields)
