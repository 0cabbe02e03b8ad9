"""Tables drawn as text, and what is read from them, in a form a test can compare."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assay.content import load_content
from assay.reader.block import Extract, Grid, GridCell, GridRow, Passage
from assay.reader.claim import Claim
from assay.reader.figures.figures import Figures, figures_of
from assay.reader.page import Box
from assay.reader.unplaced import Unplaced

CATALOGUE = load_content().catalogue


def table(text: str, *headings: str, number: int = 1) -> Grid:
    """Rows on lines, cells between bars; two blanks before a row are one level of indent."""
    lines = [line for line in text.strip("\n").split("\n") if line.strip()]
    margin = min(len(line) - len(line.lstrip(" ")) for line in lines)
    split = [[cell.strip() for cell in line.split("|")] for line in lines]
    width = max(len(cells) for cells in split)
    rows = tuple(
        GridRow(
            cells=tuple(GridCell(text=cell, line=at) for cell in (*cells, *[""] * (width - len(cells)))),
            indent=(len(line) - len(line.lstrip(" ")) - margin) // 2,
        )
        for at, (line, cells) in enumerate(zip(lines, split, strict=True), 1)
    )
    return Grid(id=number, rows=rows, headings=headings)


def read(*blocks: Grid | Passage, year: int | None = 2023) -> tuple[Claim, ...]:
    return _figures(blocks, year).claims


def unplaced(*blocks: Grid | Passage, year: int | None = 2023) -> tuple[Unplaced, ...]:
    return _figures(blocks, year).unplaced


def _figures(blocks: tuple[Grid | Passage, ...], year: int | None) -> Figures:
    return figures_of(Extract(name="invented", language="en", pages=(), blocks=blocks, year=year), CATALOGUE)


def said(text: str, year: int | None = 2023) -> tuple[Claim, ...]:
    return read(Passage(text=text, kind="paragraph"), year=year)


def shown(claim: Claim) -> tuple[int | None, str, str, str]:
    """Year, own path, value or the word for none, symbol of the unit."""
    value = format(claim.value, "f") if isinstance(claim.value, Decimal) else claim.value.reason
    return claim.fiscal_year, " / ".join(claim.labels), value, claim.unit.symbol if claim.unit else ""


def rows(*blocks: Grid | Passage, year: int | None = 2023) -> list[tuple[int | None, str, str, str]]:
    return [shown(claim) for claim in read(*blocks, year=year)]


def placed(text: str, *headings: str, number: int = 1, page: int = 1, columns: tuple[float, ...] = ()) -> Grid:
    """A table on a page: its columns begin where ``columns`` say, 100 points apart where nothing is said."""
    drawn = table(text, *headings, number=number)
    starts = columns or tuple(100.0 * at for at in range(len(drawn.rows[0].cells)))
    rows = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, line=None, box=Box(start, 20.0 * at, start + 40, 20.0 * at + 10) if cell.text else None)
                for cell, start in zip(row.cells, starts, strict=True)
            ),
        )
        for at, row in enumerate(drawn.rows)
    )
    return replace(drawn, rows=rows, page=page, line=None, box=Box(0, 0, 600, 20.0 * len(rows)))
