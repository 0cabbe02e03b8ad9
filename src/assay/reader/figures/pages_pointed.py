"""Indexes of frameworks whose header stands on another table: "Page" is said once, the rows go on in tables and on
pages below it. Their numbers are those of pages and no figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.block import Grid
from assay.reader.figures.kpi_codes import kpi_code
from assay.reader.figures.unit_words import is_unit_cell
from assay.reader.figures.years import year_head
from assay.reader.grids.cells import is_absent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.reader.block import Block
    from assay.reader.claim import Claim

_FEWEST_ROWS = 3
_LONGEST_HEAD = 48
_PAGE_HEAD = re.compile(
    r"(?:[^.]*[\s/(（&]|)pages?(?:\s+(?:no\.?|numbers?|ref(?:erence)?s?\.?))?(?:\s*\(s\))?(?:\s*[/&(（].*|\s+and\s.*|)"
    r"|.*(?:頁碼|页码|頁次|页次|頁數|页数|章節|章节).*",
    re.IGNORECASE,
)
# "12, 14", "12-14", "pp. 12 to 14", "Annual Report 2023, 21".
_PAGES = re.compile(
    r"(?:(?:AR|Annual Report|Report)\s*(?:20\d\d)?\s*[,，:：]?\s*)?(?:(?:pp?\.|pages?|第)?\s*\d{1,3}\s*[頁页]?\s*"
    r"(?:[,，、;&–—-]|to|至|and)?\s*)+",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\d\s*(?:[,，、;&–—-]|to|至|and)\s*\d", re.IGNORECASE)
_PAGE = re.compile(r"\d{1,3}")
# "2-22", "GRI 305: Emissions 2016", "CG-AA-250a.1", "KPI B6.2".
_CODE = re.compile(
    r"\d{1,3}\s?[-–]\s?\d{1,2}(?:\s.*)?|(?:.*\s)?GRI\s?\d{1,3}\b.*|[A-Z]{2}-[A-Z]{2}-\d{3}[a-z]\.\d.*|KPI\s[A-D]\d{1,2}\.\d.*"
)


def pages_pointed(blocks: Iterable[Block]) -> frozenset[int]:
    """The numbers of the tables that are parts of an index and whose bare whole numbers are those of pages: tables of
    codes below a header that says "Page", up to one that is something else, and tables of codes that name several
    pages a row."""
    found: set[int] = set()
    under: int | None = None
    for grid in blocks:
        if not isinstance(grid, Grid):
            continue
        if _says_page(grid):
            under = grid.page
            continue
        near = under is not None and grid.page is not None and grid.page - under <= 1
        if _points(grid, headed=near, beside=near and grid.page == under):
            found.add(grid.id)
            under = grid.page if near else under
        elif any(_PAGE.search(text) for text in _last_texts(grid)):
            under = None
    return frozenset(found)


def without_pages(claims: Iterable[Claim], grid: Grid) -> tuple[Claim, ...]:
    """What was read in such a table, without what stands in cells that hold numbers of pages, or a stroke, and nothing
    else."""
    return tuple(claim for claim in claims if not (_PAGES.fullmatch(text := _cell_of(claim, grid)) or is_absent(text)))


def _cell_of(claim: Claim, grid: Grid) -> str:
    if claim.row is None or claim.column is None or claim.column >= len(grid.rows[claim.row].cells):
        return ""
    return grid.rows[claim.row].cells[claim.column].text.strip()


def _says_page(grid: Grid) -> bool:
    """Whether a header over words says "Page" over its last column."""
    for row in grid.rows[:2]:
        texts = row.said
        if len(texts) > 1 and len(texts[-1]) <= _LONGEST_HEAD and _PAGE_HEAD.fullmatch(texts[-1]):
            return not any(re.fullmatch(r"[\d.,%\s]+", text) for text in texts)
    return False


def _points(grid: Grid, *, headed: bool, beside: bool) -> bool:
    """Whether the rows point to pages: codes, words, and at most one cell of numbers, the last, and no year or unit
    over or beside it. Without a header (``headed``) rows that name several pages must tell it; ``beside`` one on the
    same page no codes are needed."""
    rows = [texts for row in grid.rows if (texts := row.said)]
    pointed = [texts for texts in rows if len(texts) > 1 and _PAGES.fullmatch(texts[-1])]
    if not pointed or any(year_head(text) is not None for text in rows[0][1:]):
        return False
    if any(_is_number(text) for texts in rows for text in texts[:-1]) or any(_is_unit(texts[-2]) for texts in pointed):
        return False
    if any(_is_number(texts[-1]) and not _PAGES.fullmatch(texts[-1]) and "%" not in texts[-1] for texts in rows):
        return False
    coded = [texts for texts in pointed if any(_is_code(text) for text in texts[:-1])]
    several = [texts for texts in pointed if _SEVERAL.search(texts[-1])]
    if headed and (len(coded) > len(pointed) / 2 or (beside and bool(several))):
        return True
    return len(coded) >= max(_FEWEST_ROWS, 0.8 * len(pointed)) and bool(several)


def _last_texts(grid: Grid) -> list[str]:
    return [texts[-1] for row in grid.rows if (texts := row.said)]


def _is_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text)) or bool(kpi_code(text))


def _is_unit(text: str) -> bool:
    """Whether a cell is that of a column of units, and no name of a disclosure as "Employees"."""
    return is_unit_cell(text) and (len(text) <= 3 or text[:1] in "(（")


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\d.,，、%;\s–-]*\d[\d.,，、%;\s–-]*", text)) and not _is_code(text)
