"""Extracted text as blocks: tables, headings, paragraphs, lists and notes, in the order of the file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.block import Block, Passage
from assay.reader.grids.cells import UNIT_HEADS, is_value, year_in
from assay.reader.grids.html import html_caption, html_rows
from assay.reader.grids.rows import grids, is_header
from assay.reader.lines.beside import apart
from assay.reader.lines.celled import with_cells_joined
from assay.reader.lines.feet import without_feet
from assay.reader.lines.flat import flat_rows
from assay.reader.lines.gutters import without_gutters
from assay.reader.lines.items import Item, items
from assay.reader.lines.lost_lead import with_leads
from assay.reader.lines.numbered import with_numbers_apart
from assay.reader.lines.passages import PassageReader
from assay.reader.lines.repeated import is_repeated, is_strip, repeated_keys
from assay.reader.lines.right_aligned import right_aligned
from assay.reader.lines.run_in import taken_back
from assay.reader.lines.set_large import with_figures_set_large
from assay.reader.lines.spaced import with_columns
from assay.reader.lines.stacked import with_names_whole
from assay.reader.lines.torn import mended, words_mended
from assay.reader.lines.within import with_headings
from assay.reader.pages.markup import plain
from assay.reader.passages.headings import HeadingPath, names_report
from assay.reader.passages.usual_words import known_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.grids.raw_row import RawRow
    from assay.reader.page import Page

_GAP = 3
_FIGURES = 3
_MOST_HEADS = 3
_LEADS_IN = re.compile(
    r".*(?:[:：]|as follows|as below|set out below|in the table below)\s*\.?$", re.IGNORECASE | re.DOTALL
)
_SENTENCE = re.compile(r"(?<=[.。!?！？])\s*(?=\S)")
_LONGEST_LEAD = 300
_LONGEST_CAPTION = 90
_STOPS = (".", "。", ";", "；", ",", "，", "!", "?", "！", "？")


def blocks_of_text(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks of the pages of extracted text. A block's page is its page of the file, ``None`` where the file has no
    page breaks."""
    found = with_headings(with_cells_joined(with_columns(apart(without_gutters(without_feet(list(items(pages))))))))
    alone = [(item.number, item.text) for item in found if item.kind == "text" or (item.kind == "page" and item.text)]
    repeated = repeated_keys(alone)
    found = with_figures_set_large(found, repeated)
    known = known_words(plain(item.text) for item in found if item.kind == "text")
    return _Reader(known, repeated, paged=len(pages) > 1).read(found)


class _Reader:
    """Walks over the items once. State: the headings that are open, the rows and lines gathered."""

    def __init__(self, known: frozenset[str], repeated: frozenset[str], *, paged: bool) -> None:
        self._known = known
        self._repeated = repeated
        self._paged = paged
        self._path = HeadingPath()
        self._blocks: list[Block] = []
        self._next_grid = 0
        self._lines: list[Item] = []
        self._rows: list[Item] = []
        self._gap: list[Item] = []
        self._dropped = False
        self._titled = False
        self._passages = PassageReader(self._path)

    def read(self, found: Sequence[Item]) -> tuple[Block, ...]:
        for item in found:
            self._take(item)
        self._end_rows()
        self._end_lines()
        return tuple(self._blocks)

    def _take(self, item: Item) -> None:
        if item.kind == "row":
            if is_strip(item.row.texts, self._repeated):
                self._dropped = True
                return
            self._end_lines()
            self._take_row(item)
        elif item.kind == "html":
            self._end_rows()
            self._end_lines()
            self._add_grids(html_rows(item.text, item.number), item.page, html_caption(item.text))
        elif item.kind in {"blank", "rule", "page"}:
            self._end_lines()
            if self._rows:
                self._gap.append(item)
            if item.kind == "page":
                self._dropped = True
        elif is_repeated(plain(item.text), self._repeated) and not self._is_title(item.text):
            self._end_lines()
            self._dropped = True
        else:
            if self._rows:
                self._end_rows()
            self._dropped = False
            self._lines.append(item)

    def _is_title(self, text: str) -> bool:
        """The first time that a running head is met and names a report, it is the title."""
        if self._titled or not names_report(text):
            return False
        self._titled = True
        return True

    def _take_row(self, item: Item) -> None:
        if self._rows and not self._belongs(item):
            self._end_rows()
        if self._rows and self._repeats_header(item):
            self._gap.clear()
            self._dropped = False
            return
        self._gap.clear()
        self._dropped = False
        self._rows.append(item)

    def _repeats_header(self, item: Item) -> bool:
        heads = [row.row.texts for row in self._rows[:_MOST_HEADS]]
        below = next((n for n, texts in enumerate(heads) if not is_header(texts)), len(heads))
        if len(self._rows) <= below or not is_header(heads[0]):
            return False
        return any(
            _same(texts, item.row.texts) and _places(texts) == _places(item.row.texts) for texts in heads[:below]
        )

    def _belongs(self, item: Item) -> bool:
        """Whether a row goes on with the table above it."""
        first = self._rows[0].row.texts
        new = item.row.texts
        valued = any(any(is_value(text) for text in row.row.texts) for row in self._rows)
        if _same(first, new) and is_header(first):
            # The same words over other columns head another table.
            return _places(first) == _places(new) and (self._dropped or not self._gap)
        years = sum(year_in(text) is not None for text in new)
        if years >= 2 and valued:
            return False
        if not self._gap and not self._dropped:
            return True
        blanks = sum(one.kind == "blank" for one in self._gap)
        if blanks > _GAP:
            return False
        if not years and self._names_years() and item.fields <= self._rows[-1].fields:
            return True  # a group, or figures, below a line of years
        if valued and is_header(new) and not (self._dropped and self._names_group(new)):
            return False
        above = self._rows[-1].row.texts
        if not valued and not new[0] and "" in above[1:] and is_header(new) and is_header(above):
            return True  # a lower row of the header
        return abs(item.fields - self._rows[-1].fields) <= (1 if valued else 0)

    def _names_years(self) -> bool:
        """Whether all rows so far are one line of years under their heads, and no figure."""
        said = [text for text in self._rows[0].row.texts if text]
        dated = sum(year_in(text) is not None for text in said)
        return len(self._rows) == 1 and dated > 1 and not any(is_value(t) and year_in(t) is None for t in said)

    def _names_group(self, new: Sequence[str]) -> bool:
        """Whether a row says something over the labels alone, where its table has its figures further right."""
        held = [n for item in self._rows for n, text in enumerate(item.row.texts) if is_value(text)]
        said = [n for n, text in enumerate(new) if text]
        return bool(held and said) and said[-1] < min(held)

    def _end_rows(self) -> None:
        rows, self._rows = self._rows, []
        self._gap.clear()
        if not rows:
            return
        if len(rows) == 1 and sum(bool(text) for text in rows[0].row.texts) == 1:
            self._lines.append(replace(rows[0], kind="text", text=" ".join(rows[0].row.texts).strip()))
            self._end_lines()
            return
        raw = right_aligned(with_leads([item.row for item in rows]))
        before, figures = _first_figures(raw), _of_figures(raw)
        self._add_grids(taken_back(with_names_whole([self._whole(row, before, figures) for row in raw])), rows[0].page)

    def _whole(self, row: RawRow, before: int | None, figures: frozenset[int]) -> RawRow:
        texts = mended(row.texts, self._known, before=before, figures=figures)
        return replace(row, cells=tuple(replace(cell, text=text) for cell, text in zip(row.cells, texts, strict=True)))

    def _add_grids(self, rows: Sequence[RawRow], page: int, caption: str = "") -> None:
        self._passages.close()
        found = grids(
            rows,
            page=page if self._paged else None,
            headings=self._path.texts + self._lead(_line(rows)) + ((caption,) if caption else ()),
            first_id=self._next_grid,
        )
        self._next_grid += len(found)
        self._blocks.extend(found)

    def _lead(self, line: int) -> tuple[str, ...]:
        """The sentence that announces a table, or the caption right above it: they often name its year or unit."""
        last = next((block for block in reversed(self._blocks) if isinstance(block, Passage)), None)
        if not isinstance(last, Passage) or last.kind == "heading":
            return ()
        above = last is self._blocks[-1] and last.kind == "paragraph" and line - (last.line or 0) <= _GAP
        if above and len(last.text) <= _LONGEST_CAPTION and not last.text.rstrip().endswith(_STOPS):
            return (last.text,)
        if not _LEADS_IN.fullmatch(last.text):
            return ()
        sentence = _SENTENCE.split(last.text)[-1]
        return (sentence,) if len(sentence) <= _LONGEST_LEAD else ()

    def _end_lines(self) -> None:
        lines, self._lines = self._lines, []
        if not lines:
            return
        page = lines[0].page if self._paged else None
        rest = [(line.number, line.text) for line in lines]
        while rest:
            before, rows, rest = flat_rows(rest)
            self._blocks.extend(self._passages.read(before, page))
            if rows:
                self._add_grids([self._label_mended(row) for row in with_numbers_apart(rows)], lines[0].page)

    def _label_mended(self, row: RawRow) -> RawRow:
        """A row of a line that lost its columns, the torn words of its label whole."""
        label = words_mended(row.texts[0], self._known) if row.cells else ""
        return replace(row, cells=(replace(row.cells[0], text=label), *row.cells[1:])) if label else row


def _line(rows: Sequence[RawRow]) -> int:
    return next((cell.line for row in rows for cell in row.cells if cell.line is not None), 0)


def _first_figures(rows: Sequence[RawRow]) -> int | None:
    """The first column of units or years, where the header names one."""
    for row in rows:
        places = [index for index, text in enumerate(row.texts) if year_in(text) is not None]
        if len(places) > 1:
            units = [index for index, text in enumerate(row.texts) if text.casefold() in UNIT_HEADS]
            return min(places + units)
    return None


def _of_figures(rows: Sequence[RawRow]) -> frozenset[int]:
    """The columns that hold mostly figures: a word of the header is not torn over two of them."""
    found = set()
    for column in range(1, max(len(row.cells) for row in rows)):
        said = [row.texts[column] for row in rows if column < len(row.cells) and row.texts[column]]
        figures = sum(is_value(text) for text in said)
        if figures >= _FIGURES and figures >= 0.6 * len(said):
            found.add(column)
    return frozenset(found)


def _same(first: Sequence[str], second: Sequence[str]) -> bool:
    return [text.casefold() for text in first if text] == [text.casefold() for text in second if text]


def _places(texts: Sequence[str]) -> list[int]:
    return [n for n, text in enumerate(texts) if text]
