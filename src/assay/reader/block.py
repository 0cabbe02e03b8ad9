"""Blocks of a page: tables as grids of cells, and passages of words. The same for a PDF, a scan and extracted text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assay.core.findings import Finding
    from assay.core.languages import Language
    from assay.reader.page import Box, Page

PassageKind = Literal["heading", "paragraph", "list", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """The text of a cell as printed, torn words mended; ``""`` is an empty cell. ``columns`` it spans, and ``rows``,
    where the page shows how far it reaches down, and 0 where it does not; it stands in each of them."""

    text: str
    box: Box | None = None
    line: int | None = None
    columns: int = 1
    rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """Cells from left to right, one for each column of the grid. ``indent`` is a level from 0, told from x positions or
    from leading tabs, spaces and dashes; ``head`` says whether the page shows a row to be one of headings, ``None``
    where it does not tell."""

    cells: tuple[GridCell, ...]
    indent: int = 0
    bold: bool = False
    head: bool | None = None

    @property
    def said(self) -> tuple[str, ...]:
        """What stands in its cells, those left out that are empty."""
        return tuple(text for cell in self.cells if (text := cell.text.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table before anybody has understood it. ``headings`` are the titles above it, the caption last; ``walls``
    are the edges of its columns where they are drawn. ``chart``: the figures of a drawing, ``read`` as a table where
    it proves what they are of."""

    id: int
    rows: tuple[GridRow, ...]
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    headings: tuple[str, ...] = ()
    walls: tuple[float, ...] = ()
    chart: Literal["", "read", "unread"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that are no table. ``mark`` is the mark of a note (``1``, ``*``)."""

    text: str
    kind: PassageKind
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    headings: tuple[str, ...] = ()
    mark: str = ""


Block = Grid | Passage


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of passages and of rows of tables, whose cells are parted by tabs, in reading order."""
    for block in blocks:
        if isinstance(block, Passage):
            yield block.text
        else:
            above: tuple[GridCell, ...] = ()
            for row in block.rows:
                # A cell of several rows is one cell in each of them, and says its words once.
                told = {id(cell) for cell in above if cell.text}
                yield "\t".join("" if id(cell) in told else cell.text for cell in row.cells)
                above = row.cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A document read into blocks, in reading order. ``year`` is the fiscal year it reports on, where it could be told;
    ``findings`` say which parts could not be read."""

    name: str
    language: Language
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    year: int | None = None
    title: str = ""
    findings: tuple[Finding, ...] = ()
