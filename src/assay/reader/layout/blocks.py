"""Pages with words as blocks in reading order: margins dropped, gutters cut, tables found, the rest as passages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from assay.reader.block import Grid, GridRow, Passage
from assay.reader.grids.rows import grids
from assay.reader.layout.columns import regions
from assay.reader.layout.drawn_cells import apart, drawn_tables
from assay.reader.layout.drawn_charts import drawn_charts
from assay.reader.layout.filled_header import drawn_lattices
from assay.reader.layout.frames import holds, parts_of
from assay.reader.layout.lines import lines_of
from assay.reader.layout.margins import margins_of, without_margins
from assay.reader.layout.passages import LayoutPassages, Sizes
from assay.reader.layout.tables import tables
from assay.reader.page import Box
from assay.reader.passages.headings import HeadingPath
from assay.reader.passages.usual_words import known_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assay.reader.block import Block
    from assay.reader.grids.raw_row import RawRow
    from assay.reader.layout.drawn_cells import DrawnTable
    from assay.reader.layout.drawn_charts import DrawnChart
    from assay.reader.layout.lattice import Lattice
    from assay.reader.layout.lines import Line
    from assay.reader.page import Page, Word
    from assay.reader.pages.shapes import Drawing

# So many pages tell what a document repeats, and its words.
_MARGIN_PAGES = 500
_VOCABULARY_PAGES = 400
_TITLE = re.compile(
    r"(?:(?:table|exhibit)\s*[\dA-Z][\w.]{0,4}\b|表\s?[\d一二三四五六七八九十]{1,3})\W*\w", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d|\b[CF]Y\s?\d\d")
_TITLE_REACH = 3
_LONGEST_TITLE = 200
# How far above its table a heading stands, and how far it may reach into it, in points.
_HEADING_NEAR, _HEADING_IN = 24.0, 4.0


def blocks_of_pages(
    pages: Sequence[Page],
    rules: Sequence[Sequence[Box]],
    step: Callable[[str], None],
    strokes: Sequence[Sequence[Box]] = (),
    drawings: Sequence[Drawing] = (),
) -> tuple[tuple[Block, ...], tuple[Page, ...]]:
    """The blocks of all pages, and the pages with the numbers printed on them."""
    lined: list[tuple[Page, Sequence[Line]]] = []
    parts: list[Sequence[Box]] = []
    sizes: Counter[float] = Counter()
    charts: list[Sequence[DrawnChart]] = []
    for place, (page, ruled) in enumerate(zip(pages, rules, strict=True)):
        drawn, words = drawn_charts(page.words, drawings[place]) if drawings else ((), page.words)
        charts.append(drawn)
        parts.append(parts_of(words, ruled, Box(-1e6, -1e6, 1e6, 1e6)))
        made = _lines(words, parts[-1])
        for line in made:
            sizes[round(line.size * 2) / 2] += sum(len(segment.text) for segment in line.segments)
        lined.append((page, made))
    margins = margins_of(lined[:_MARGIN_PAGES])
    known = known_words(word.text for page in pages[:_VOCABULARY_PAGES] for word in page.words)
    reader = _Reader(Sizes.of(sizes), known)
    numbered: list[Page] = []
    for place, (page, every) in enumerate(lined):
        lines, printed = without_margins(page, every, margins)
        numbered.append(replace(page, printed_number=printed) if printed is not None else page)
        shapes = drawings[place].shapes if drawings else ()
        reader.read(page, lines, rules[place], parts[place], drawn_lattices(strokes[place], shapes) if strokes else ())
        reader.add_charts(page, charts[place])
        if place % 50 == 49:
            step(f"layout of page {page.number}")
    return tuple(reader.blocks), tuple(numbered)


def _title(blocks: Sequence[Block], page: int) -> tuple[str, ...]:
    """The number and the title of a table, "Table 3: Waste", where its letters make it no heading of the report."""
    above = [block for block in blocks[-_TITLE_REACH:] if isinstance(block, Passage) and block.page == page]
    titles = [one.text for one in above if one.kind != "heading" and _TITLE.match(one.text)]
    if not titles or len(titles[-1]) > _LONGEST_TITLE or len(_YEAR.findall(titles[-1])) > 1:
        # Years in a title are those of its columns, and each column names its own.
        return ()
    return (titles[-1],)


def headed(grid: Grid, blocks: Sequence[Block]) -> Grid:
    """The table under the heading right above it, where the last one in reading order stands beside the table."""
    box = grid.box
    here = takewhile(lambda block: block.page == grid.page, reversed(blocks))
    headings = [one for one in here if isinstance(one, Passage) and one.kind == "heading" and one.box is not None]
    if box is None or not headings or headings[0].text not in grid.headings[-2:] or _over(headings[0], box):
        return grid
    for one in headings[1:]:
        if _over(one, box) and one.box is not None and -_HEADING_IN <= box.y0 - one.box.y1 <= _HEADING_NEAR:
            return replace(grid, headings=(*one.headings, one.text))
    return grid


def _stands_over(heading: Passage, chart: DrawnChart) -> bool:
    return heading.box is not None and heading.box.y0 < chart.box.y0 and _over(heading, chart.box)


def _over(passage: Passage, box: Box) -> bool:
    """Whether a passage and a table stand in the same part of the width of the page."""
    return passage.box is not None and min(passage.box.x1, box.x1) > max(passage.box.x0, box.x0)


def _lines(words: Sequence[Word], parts: Sequence[Box]) -> tuple[Line, ...]:
    """The lines of a page; none reaches over the edge of a part."""
    if len(parts) == 1:
        return lines_of(words)
    return tuple(line for part in parts for line in lines_of([word for word in words if holds(part, word.box)]))


class _Reader:
    """Goes from page to page with the headings that are open."""

    def __init__(self, sizes: Sizes, known: frozenset[str]) -> None:
        self.blocks: list[Block] = []
        self._path = HeadingPath()
        self._known = known
        self._passages = LayoutPassages(self._path, sizes, known)
        self._next_grid = 0

    def read(
        self,
        page: Page,
        lines: Sequence[Line],
        rules: Sequence[Box],
        parts: Sequence[Box],
        lattices: Sequence[Lattice] = (),
    ) -> None:
        self._passages.turn_page()
        drawn = drawn_tables(lattices, lines, self._known)
        for part in parts:
            held = lines if len(parts) == 1 else [line for line in lines if holds(part, line.box)]
            for run, table in apart(held, drawn):
                if table is not None:
                    self._table(page, table.rows, table)
                    continue
                for region in regions(run, rules, sheet=(page.width, page.height)):
                    self._region(page, region, rules, drawn)

    def add_charts(self, page: Page, charts: Sequence[DrawnChart]) -> None:
        """The charts of a page after all else on it, under the heading over each."""
        start = next((n for n, block in enumerate(self.blocks) if block.page == page.number), len(self.blocks))
        here = self.blocks[start:]
        for chart in charts:
            over = [
                one for one in here if isinstance(one, Passage) and one.kind == "heading" and _stands_over(one, chart)
            ]
            near = max(over, key=lambda one: one.box.y1 if one.box else 0.0, default=None)
            headings = (*near.headings, near.text) if near is not None else ()
            titled = (chart.title,) if chart.title and chart.title not in headings else ()
            rows = tuple(GridRow(cells=row.cells) for row in chart.rows)
            self.blocks.append(
                Grid(
                    id=self._next_grid,
                    rows=rows,
                    page=page.number,
                    box=chart.box,
                    headings=(*headings, *titled),
                    chart="read" if chart.read else "unread",
                )
            )
            self._next_grid += 1

    def _region(self, page: Page, lines: Sequence[Line], rules: Sequence[Box], drawn: Sequence[DrawnTable]) -> None:
        for run, whole in apart(lines, drawn):
            if whole is not None:
                self._table(page, whole.rows, whole)
                continue
            place = 0
            for table in tables(run, rules, self._known):
                self.blocks.extend(self._passages.read(run[place : table.first], page.number))
                self._table(page, table.rows)
                place = table.last
            self.blocks.extend(self._passages.read(run[place:], page.number))

    def _table(self, page: Page, rows: Sequence[RawRow], drawn: DrawnTable | None = None) -> None:
        found = grids(
            rows,
            page=page.number,
            headings=self._path.texts + (self._passages.lead(self.blocks) or _title(self.blocks, page.number)),
            first_id=self._next_grid,
        )
        if drawn is not None and len(found) == 1:
            # As wide as it is drawn, whatever columns are empty: the line above that says its unit stands over it.
            found = (replace(found[0], box=drawn.box, walls=drawn.walls),)
        found = tuple(headed(one, self.blocks) for one in found)
        self._next_grid += len(found)
        self.blocks.extend(found)
        self._passages.close()
