"""Tables that hold no figures: lists of contents and indexes, whose numbers are those of pages."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.figures.unit_labels import unit_of_label
from assay.reader.figures.unit_words import unit_in
from assay.reader.figures.years import year_head

if TYPE_CHECKING:
    from assay.reader.block import Grid

# A list of contents stands on one of the first pages.
_EARLY = 6
_FIRST_LINES = 120
_PAGE_OR_PART = re.compile(r"\d{1,3}|\d{1,2}(?:\.\d{1,2})+")
_MOST_PAGES = 600
# A list at the start of a chapter names so many of the pages that follow.
_FEWEST_PAGES = 4
_LONGEST_CHAPTER = 40
_PAGE_HEAD = re.compile(r"pages?(?: no\.?)?|p\.|頁(?:碼|次|數)?|页(?:码|次|数)?", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:table of )?contents$|^目\s*[錄录]$", re.IGNORECASE)
_EDITION = re.compile(r"(?:GRI|SASB|IFRS|ISSB|TCFD|ESRS|HKEX)(?![A-Za-z])")
_INDEX = re.compile(r"\bindex\b|索引", re.IGNORECASE)
_CHAPTER = re.compile(
    r"\b(?:introduction|about|report|governance|appendix|aspect|chapter|statement|message|overview|management|environmental|social)\b"
    r"|關於|关于|報告|报告|管治|附錄|附录|簡介|简介|層面|层面|聲明|声明|概覽|概览|展望|管理",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"(?:(?:partly |partially |not )?(?:disclosed|explained|complied)|已?披露|部分披露|已解釋|已解释|不適用)"
    r"(?:\s*(?:mandatory|comply or explain|voluntary|強制披露|强制披露|不遵守就解[釋释]|自[願愿]披露))?",
    re.IGNORECASE,
)
_PAGES = re.compile(r"(?:(?:pp?\.|page|第)?\s*\d{1,3}\s*頁?页?\s*(?:[,，、;–-]|to|至)?\s*)+", re.IGNORECASE)


def is_list_of_pages(grid: Grid) -> bool:
    """Whether the numbers of a table are those of pages: small whole numbers that never fall, or those of an index."""
    numbers = _numbers(grid)
    contents = any(_CONTENTS.search(title) for title in grid.headings[-2:])
    if numbers and contents and _unsaid(grid) and all(_PAGE_OR_PART.fullmatch(text) for text in numbers):
        return True
    if not numbers or any(not _PAGES.fullmatch(text) for text in numbers):
        return False
    pages = [int(page) for text in numbers for page in re.findall(r"\d+", text)]
    rising = all(earlier <= later for earlier, later in pairwise(pages))
    if grid.page is not None and _opens_a_chapter(pages, grid.page) and _lone(grid) and _unsaid(grid):
        return True
    titles = grid.headings[-2:]
    early = grid.page <= _EARLY if grid.page is not None else (grid.line or _FIRST_LINES + 1) <= _FIRST_LINES
    if (
        early
        and len(pages) >= 4
        and _rise_by_columns(grid)
        and _unsaid(grid)
        and (grid.page or (_lone(grid) and _names_chapters(grid)))
    ):
        return True
    if any(_INDEX.search(title) for title in titles) or (_has_status(grid) and _unsaid(grid)):
        return True
    if any(_CONTENTS.search(title) for title in titles) or _page_head(grid):
        return rising
    return rising and len(pages) >= 4 and len(pages) >= 0.5 * len(grid.rows) and _lone(grid) and _names_chapters(grid)


def _opens_a_chapter(pages: list[int], page: int) -> bool:
    """Whether numbers are those of the pages that follow: each above the one before, from about here on."""
    rising = all(earlier < later for earlier, later in pairwise(pages))
    return len(pages) >= _FEWEST_PAGES and rising and page - 2 <= pages[0] and pages[-1] <= page + _LONGEST_CHAPTER


def _rise_by_columns(grid: Grid) -> bool:
    """Whether the numbers of each column rise, as those of the pages do in a list of contents of several columns."""
    width = max(len(row.cells) for row in grid.rows)
    columns = [
        [int(row.cells[n].text) for row in grid.rows if n < len(row.cells) and row.cells[n].text.strip().isdecimal()]
        for n in range(width)
    ]
    columns = [numbers for numbers in columns if numbers]
    return all(a <= b for numbers in columns for a, b in pairwise(numbers)) and all(
        numbers[-1] <= _MOST_PAGES for numbers in columns
    )


def _unsaid(grid: Grid) -> bool:
    """Whether no cell names a year or a unit, as those of a table of figures do. The edition of a framework, "GRI 305
    (2016)", is no year."""
    texts = [text for row in grid.rows for text in row.said]
    return not any(
        year_head(text) is not None or unit_in(text) is not None or unit_of_label(text) is not None
        for text in texts
        if not _EDITION.match(text)
    )


def _numbers(grid: Grid) -> list[str]:
    """The texts of cells that hold numbers and nothing else."""
    texts = [cell.text.strip() for row in grid.rows for cell in row.cells]
    return [text for text in texts if re.fullmatch(r"[\d.,，、%;\s–-]*\d[\d.,，、%;\s–-]*", text)]


def _names_chapters(grid: Grid) -> bool:
    words = [row.cells[0].text + " " + " ".join(cell.text for cell in row.cells[1:]) for row in grid.rows]
    return sum(1 for text in words if _CHAPTER.search(text)) >= 2


def _lone(grid: Grid) -> bool:
    """Whether each row has one number at most, or two: a number of its own and its page."""
    return all(sum(1 for cell in row.cells if re.fullmatch(r"[\d\s]+", cell.text.strip())) <= 2 for row in grid.rows)


def _page_head(grid: Grid) -> bool:
    for row in grid.rows[:2]:
        texts = row.said
        if (
            texts
            and _PAGE_HEAD.fullmatch(texts[-1])
            and all(re.search(r"[A-Za-z\u3400-\u9fff]", text) for text in texts)
        ):
            return True
    return False


def _has_status(grid: Grid) -> bool:
    return sum(1 for row in grid.rows for cell in row.cells if _STATUS.fullmatch(cell.text.strip())) >= 2
