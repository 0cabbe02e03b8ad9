"""Figures in cells of a table that were not claimed: what they are of could not be told. They are listed, not lost."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.reader.figures.cell_values import plain_width, read_cell
from assay.reader.figures.header_words import CODE_HEAD, NOTE_HEAD, NUMBER_HEAD, PLACE_HEAD, is_age
from assay.reader.figures.kpi_codes import is_gri_number, kpi_code
from assay.reader.figures.page_numbers import is_list_of_pages
from assay.reader.figures.years import year_head
from assay.reader.unplaced import Unplaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assay.reader.block import Grid, GridCell
    from assay.reader.claim import Claim

_HEADS = 3
_SMALL = re.compile(r"\(?\d{1,3}[.)]?|\d{1,2}(?:\.\d{1,2})+\.?")
# Figures that ran into words, and no "Scope 3", "ISO 14001", "PM2.5", "31.12.2023".
_AMID_WORDS = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{2,}|\d{3,}\.\d+)(?![\d,]|\.\d)")


def amid_words(text: str) -> list[str]:
    """The figures, as printed, that stand among words which are no sentence, where their form leaves no doubt.

    >>> amid_words("Of which: 3.550 in Scope 3"), amid_words("ISO 14001")
    (['3.550'], [])
    """
    return _AMID_WORDS.findall(text)


def left_over(grid: Grid, claims: Iterable[Claim]) -> Iterator[Unplaced]:
    """The figures of a table that none of its claims prints, without years, codes, running numbers and pages."""
    if is_list_of_pages(grid):
        return
    claimed = Counter(number for claim in claims for number in _numbers(claim.printed))
    aside = [n for n in range(max(len(row.cells) for row in grid.rows)) if n == 0 or _points(grid, n)]
    for row in grid.rows:
        quote = " | ".join(row.said)
        for n, cell in enumerate(row.cells):
            if n in aside and _SMALL.fullmatch(cell.text.strip()):
                continue
            for printed in _figures(cell):
                wanted = _numbers(printed)
                if any(claimed[number] <= 0 for number in wanted):
                    yield Unplaced(
                        printed=printed, reason="no_label", page=grid.page, line=cell.line or grid.line,
                        box=cell.box or grid.box, quote=quote,
                    )  # fmt: skip
                claimed.subtract(wanted)


def _figures(cell: GridCell) -> list[str]:
    text = re.sub(r"^[-–—•*]\s+", "", cell.text.strip())
    if not text:
        return []
    if year_head(text) is not None or kpi_code(text) or is_gri_number(text) or is_age(text):
        return amid_words(text)
    read = [one.printed for one in read_cell(cell.text, loose=True) if isinstance(one.value, Decimal)]
    return read or amid_words(text)


def _numbers(text: str) -> list[str]:
    return [re.sub(r"[,\s]", "", number) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", plain_width(text))]


def _points(grid: Grid, n: int) -> bool:
    """Whether a heading over a column says that its numbers are of pages, notes, rows or codes."""
    heads = [row.cells[n].text.strip() for row in grid.rows[:_HEADS] if n < len(row.cells)]
    kinds = (PLACE_HEAD, NOTE_HEAD, NUMBER_HEAD, CODE_HEAD)
    return any(text and not read_cell(text) and any(kind.fullmatch(text) for kind in kinds) for text in heads)
