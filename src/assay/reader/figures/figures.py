"""Every printed figure of a document as a claim: tables first by their own rules, then sentences, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING, TypeAlias

from assay.reader.beside import begun
from assay.reader.block import Grid, Passage
from assay.reader.claim import Claim
from assay.reader.figures.broken_off import broken_off
from assay.reader.figures.captions import with_captions
from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.charts import is_axis
from assay.reader.figures.document_money import money_named, with_document_money
from assay.reader.figures.grid_claims import claims_of_grid
from assay.reader.figures.left_over import left_over
from assay.reader.figures.pages_pointed import pages_pointed, without_pages
from assay.reader.figures.parts_beside import with_parts_below
from assay.reader.figures.prose_figures import figures_of_passage, unplaced_in
from assay.reader.figures.rounding_said import with_said_rounding
from assay.reader.figures.unit_statements import stated_over
from assay.reader.figures.usual_years import with_usual_years
from assay.reader.figures.years import is_line_of_years, year_head
from assay.reader.figures.years_over import lines_of_years, years_over
from assay.reader.grids.continued import continued_tables
from assay.reader.kept_going import kept_going
from assay.reader.passages.sentences import begins_within, begins_within_han, goes_on, joined_text, leads_on
from assay.reader.progress import counted, silent
from assay.reader.unplaced import Unplaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assay.catalogue.catalogue import Catalogue
    from assay.reader.block import Block, Extract
    from assay.reader.figures.sections import Section
    from assay.reader.figures.years_over import YearLine
    from assay.reader.page import Page
    from assay.reader.progress import Step
    from assay.reader.unplaced import UnplacedReason

_Found: TypeAlias = "tuple[Claim | Unplaced, ...]"
# From so many blocks on it is worth to copy a process for some of them.
_MANY = 300


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a document: claims, and those that were seen and are none."""

    claims: tuple[Claim, ...]
    unplaced: tuple[Unplaced, ...]


def figures_of(extract: Extract, catalogue: Catalogue, *, step: Step = silent, processes: int = 1) -> Figures:
    """All figures of a document. Claims are numbered from 1 in reading order, with labels, value, interval, unit, year
    and place.

    No metric is given yet. A table without a header takes that of the table before it if its columns agree; one that
    goes on over a page is one table, with one number. What is printed in a chart is no table.
    """
    extract = replace(extract, blocks=tuple(with_parts_below(tuple(with_captions(extract.blocks)))))
    before: Section | None = None
    last: Grid | None = None
    torn: Passage | None = None
    blocks = tuple(_closed_up(extract.blocks))
    going_on = {**continued_tables(extract.blocks), **broken_off(extract.blocks)}
    stated = stated_over(extract.blocks)
    pointing = pages_pointed(extract.blocks)
    # Sentences need nothing of the tables, and in most reports take as long.
    passages = [block for block in blocks if isinstance(block, Passage)]
    lines = [block for block in passages if is_line_of_years(block.text)]
    in_passages = begun(partial(_of_passages, passages, extract.year), processes if len(blocks) >= _MANY else 1)
    lines_on = _by_page(extract.pages)
    of_grids: dict[int, _Found] = {}
    for block in counted(blocks, step, "reading figures", every=200):
        if not isinstance(block, Grid):
            torn = block if block in lines else torn
            continue
        if block.chart == "unread" or (not block.chart and is_axis(block)):
            of_grids[id(block)] = tuple(_unread(block, "chart"))
            continue
        whole = going_on.get(block.id)
        near = before if _follows(block, last) and not block.chart else None
        line = _line_over(block, torn, lines) if not block.chart else ""
        over = years_over(block, lines_on(block.page)) if whole is None and not block.chart else ()
        table = whole.grid if whole else block
        unit_over = stated.get(block.id) or stated.get(table.id)
        reading = partial(claims_of_grid, table, extract.year, near, line, unit_over, over)
        read = kept_going(reading, _nothing, f"the table on page {block.page or 1}, line {block.line or 1}")
        if read is None:
            of_grids[id(block)] = tuple(_unread(block, "fault"))
            continue
        found, section = read
        if whole is not None:
            found = tuple(claim for claim in found if claim.row is not None and claim.row >= whole.first)
        left = tuple(left_over(block, found)) if block.id not in pointing else ()
        if block.id in pointing:
            found = without_pages(found, table)
        elif not block.chart and section is not None and (section.has_years or section.places):
            before, last = section, block
        of_grids[id(block)] = (*found, *left, *(_said_in_headings(block, extract.year) if found else ()))
    said = iter(in_passages())
    every = [one for block in blocks for one in (of_grids[id(block)] if isinstance(block, Grid) else next(said))]
    money = money_named(_words_of(extract.blocks))
    found_money = with_document_money([one for one in every if isinstance(one, Claim)], money)
    claims = with_said_rounding(with_usual_years(found_money), extract)
    numbered = (replace(claim, id=number) for number, claim in enumerate(claims, 1))
    return Figures(tuple(numbered), tuple(one for one in every if isinstance(one, Unplaced)))


def _by_page(pages: Sequence[Page]) -> Callable[[int | None], tuple[YearLine, ...]]:
    """The lines of years of a page, by its number, told when they are asked for."""
    numbered = {page.number: page for page in pages}
    return cache(lambda number: lines_of_years(numbered[number]) if number in numbered else ())


# Points between a line of years and the table whose header it is, and how far it may reach into the header.
_OVER, _WITHIN = 30.0, 24.0


def _line_over(grid: Grid, before: Passage | None, lines: Sequence[Passage]) -> str:
    """The line of years that may be the header of a table: the nearest over it on the page, wherever it comes in
    reading order, else the last ``before`` it."""
    near = [
        (abs(line.box.y1 - grid.box.y0), line.text)
        for line in lines
        if grid.box and line.box and line.page == grid.page and -_WITHIN < grid.box.y0 - line.box.y1 < _OVER
    ]
    if near:
        return min(near)[1]
    return before.text if before is not None and before.page == grid.page else ""


def _words_of(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Passage):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row.cells)


def _of_passages(passages: Sequence[Passage], year: int | None) -> list[_Found]:
    return [_of_passage(passage, year) for passage in passages]


def _of_passage(passage: Passage, year: int | None) -> _Found:
    about = f"the words on page {passage.page or 1}, line {passage.line or 1}"
    read = kept_going(lambda: tuple(figures_of_passage(passage, year)), _nothing, about)
    return read if read is not None else tuple(unplaced_in(passage.text, passage, "fault"))


def _nothing() -> None:
    """What is read where reading fails."""


def _unread(chart: Grid, reason: UnplacedReason) -> Iterator[Unplaced]:
    """The figures of what is no table, or of one that could not be read."""
    for row in chart.rows:
        quote = " | ".join(cell.text for cell in row.cells if cell.text)
        for cell in row.cells:
            for figure in read_cell(cell.text) if year_head(cell.text) is None else ():
                if isinstance(figure.value, Decimal):
                    yield Unplaced(
                        printed=figure.printed,
                        reason=reason,
                        page=chart.page,
                        line=cell.line or chart.line,
                        box=cell.box or chart.box,
                        quote=quote,
                    )


def _follows(grid: Grid, last: Grid | None) -> bool:
    """Whether a table may go on with the one before it: it stands on the same page or on the next."""
    return last is None or grid.page is None or last.page is None or grid.page - last.page <= 1


def _said_in_headings(grid: Grid, year: int | None) -> Iterator[Claim]:
    """Figures that the heading of a column tells in brackets: "Intensity (based on an output of 1,200 tonnes)"."""
    for number, row in enumerate(grid.rows[:3]):
        for column, cell in enumerate(row.cells):
            for inside in re.findall(r"[(（]([^()（）]{12,})[)）]", cell.text):
                words = _BASIS.sub("", inside)
                if not re.search(r"\d", words) or read_cell(cell.text):
                    continue
                passage = Passage(
                    text=words, kind="note", page=grid.page, line=cell.line or grid.line, headings=grid.headings
                )
                for claim in figures_of_passage(passage, year, sentences=False):
                    if isinstance(claim, Claim):
                        yield replace(claim, source="table", grid=grid.id, row=number, column=column, quote=cell.text)


_BASIS = re.compile(
    r"^\s*(?:calculated\s+|computed\s+)?(?:based on|by|using|on the basis of)\s+(?:the\s+|an?\s+)?"
    r"|^\s*(?:按照?|根據|根据|以)|(?:計算|计算)\s*$",
    re.IGNORECASE,
)


def _closed_up(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a passage that breaks off joined with the one that goes on with its sentence."""
    held: Passage | None = None
    for block in blocks:
        if held is not None and isinstance(block, Passage) and _continues(held, block):
            together = held.box.joined(block.box) if held.box and block.box and held.page == block.page else held.box
            held = replace(held, text=joined_text(held.text, block.text), kind="paragraph", box=together)
            if not goes_on(held.text) or len(held.text) > _LONGEST_JOINED:
                yield held
                held = None
            continue
        if held is not None:
            yield held
        held = block if isinstance(block, Passage) and _breaks_off(block) else None
        if held is None:
            yield block
    if held is not None:
        yield held


# Points by which the edges of two passages of one column may differ.
_LEVEL = 6.0
# More than this is no sentence that was broken.
_LONGEST_JOINED = 1500


def _breaks_off(block: Passage) -> bool:
    return leads_on(block.text) if block.kind == "heading" else goes_on(block.text)


def _continues(held: Passage, block: Passage) -> bool:
    """Whether a passage goes on with the sentence that the one before it broke off."""
    if block.kind == "heading" or (block.page or 0) - (held.page or 0) > 1:
        return False
    if read_cell(block.text):
        return leads_on(held.text)
    if block.kind != "paragraph":
        return False
    if begins_within(block.text, after=held.text, words=block.box is not None):
        return True
    # Over the page: the layout has joined the lines of one page.
    level = held.box is not None and block.box is not None and abs(block.box.x0 - held.box.x0) < _LEVEL
    return level and block.page != held.page and begins_within_han(block.text, after=held.text)
