"""What stands at the same place on page after page: running heads, page numbers, navigation strips. Found over the
whole document, dropped from each page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.reader.grids.cells import is_unit, year_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.layout.lines import Line, Segment
    from assay.reader.page import Box, Page

_MARGIN = 0.13
_SIDE = 0.09
_FEWEST = 3
_SHARE = 0.12
_GRID = 4.0
# A page number before or after the words; a number among them is part of a title.
_DIGITS = re.compile(r"^\d{1,4}(?=[\s|•·–—-])|(?<=[\s|•·–—-])\d{1,4}$|^\d+$")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|·\s]*(?:page|p\.|第)?\s*(\d{1,4})\s*(?:/\s*\d{1,4}|of\s+\d{1,4})?\s*[页頁]?[-–—|·\s]*)", re.IGNORECASE
)
_PERIOD = re.compile(
    r"(?:the\s+)?(?:current|previous|prior|last|preceding|reporting)\s+(?:(?:financial|fiscal|reporting)\s+)?(?:year|period)"
    r"|(?:本|上|去|報告|报告)(?:一)?(?:財政|财政|報告|报告)?(?:年度?|期)",
    re.IGNORECASE,
)
_VALUE = re.compile(r"\(?[-–]?\d[\d,.]*%?\)?")
# How far above a number, in heights of a letter, the rows of its table are looked for.
_REACH = 8.0
_NEXT_ROW = 2.0
_SAME_EDGE = 1.5


@dataclass(frozen=True, slots=True)
class Margins:
    """Keys of what is repeated: words without digits, and the place; and how much the numbers of pages printed at their
    sides run ahead of the pages, or of the sheets of two pages."""

    repeated: frozenset[tuple[str, int, int]]
    ahead: frozenset[tuple[int, int]] = frozenset()


def margins_of(pages: Sequence[tuple[Page, Sequence[Line]]]) -> Margins:
    """What is repeated on at least three pages, or on one in eight of a long document."""
    counts: Counter[tuple[str, int, int]] = Counter()
    for page, lines in pages:
        counts.update({key for line in lines for segment in line.segments for key in _keys(segment, page, line)})
    fewest = max(_FEWEST, int(_SHARE * len(pages)))
    # A head that changes with the chapter stands on few pages, at a place where most pages have one.
    heights: Counter[tuple[int, int]] = Counter()
    for (_, y, side), count in counts.items():
        heights[y, side] += count
    usual = {place for place, count in heights.items() if count >= max(_FEWEST, 0.4 * len(pages))}
    ahead: Counter[tuple[int, int]] = Counter()
    for page, lines in pages:
        sides = {number for line in lines for one in line.segments if (number := _beside(one, page)) is not None}
        ahead.update({(each, number - each * page.number) for number in sides for each in (1, 2)})
    return Margins(
        frozenset(key for key, count in counts.items() if count >= fewest or (count > 1 and key[1:] in usual)),
        frozenset(key for key, count in ahead.items() if count >= fewest),
    )


def _beside(segment: Segment, page: Page) -> int | None:
    """A number, also one drawn twice, that stands alone at the left or the right side of a page."""
    box, first = segment.box, segment.words[0].text
    if not page.width or not (box.x1 < _SIDE * page.width or box.x0 > (1 - _SIDE) * page.width):
        return None
    same = len(first) < 4 and first.isdecimal() and all(word.text == first for word in segment.words)
    return int(first) if same else None


def _keys(segment: Segment, page: Page, line: Line) -> list[tuple[str, int, int]]:
    box = segment.box
    if not page.height or not _in_margin(segment, page):
        return []
    if any(year_in(other.text) is not None or is_unit(other.text) for other in line.segments):
        return []
    if any(_PERIOD.fullmatch(other.text) for other in line.segments):
        # The head of a column at the top of page after page.
        return []
    if len(line.segments) > _FEWEST and sum(bool(_VALUE.fullmatch(other.text)) for other in line.segments) >= _FEWEST:
        # The label of a row of figures at the edge of a page.
        return []
    text = _DIGITS.sub("", segment.text.strip()).strip().casefold()
    if not any(sign.isalpha() for sign in text):
        return []
    # Left and right pages mirror each other: the place is the height alone, near the sides also the x.
    side = box.x1 < _SIDE * page.width or box.x0 > (1 - _SIDE) * page.width
    y = int((box.y0 + box.y1) / 2 / _GRID)
    return [(text, y + shift, int(side)) for shift in (0, 1)]


def _in_margin(segment: Segment, page: Page) -> bool:
    box = segment.box
    return (
        box.y1 < _MARGIN * page.height
        or box.y0 > (1 - _MARGIN) * page.height
        or box.x1 < _SIDE * page.width
        or box.x0 > (1 - _SIDE) * page.width
    )


def without_margins(page: Page, lines: Sequence[Line], margins: Margins) -> tuple[tuple[Line, ...], int | None]:
    """The lines of a page without what is repeated, and the page number printed on it."""
    kept: list[Line] = []
    printed: int | None = None
    changed = False
    for line in lines:
        segments = []
        for segment in line.segments:
            if _is_repeated(segment, page, line, margins):
                changed = True
                continue
            beside = _beside(segment, page)
            if beside is not None and any((each, beside - each * page.number) in margins.ahead for each in (1, 2)):
                changed = True
                printed = beside
                continue
            number = _page_number(segment, page)
            if number is not None and len(line.segments) <= 3 and not _in_table(segment, page, (line, lines), margins):
                changed = True
                printed = number
                continue
            segments.append(segment)
        if len(segments) == len(line.segments):
            kept.append(line)
        elif segments:
            kept.append(replace(line, segments=tuple(segments), box=_box(segments)))
    return (tuple(kept) if changed else tuple(lines)), printed


def _in_table(number: Segment, page: Page, where: tuple[Line, Sequence[Line]], margins: Margins) -> bool:
    """Whether a number at the foot of a page is a figure of the last row of a table: two numbers that are not those of
    facing pages, or figures of the rows above in the same column, words beside it or above and below."""
    line, lines = where
    others = [one for one in line.segments if one is not number and not _is_repeated(one, page, line, margins)]
    numbers = [int(one.text) for one in others if one.text.isdecimal()]
    if any(abs(one - int(number.text)) != 1 for one in numbers if number.text.isdigit()):
        return True
    above = [one for one in lines if number.box.y0 - _REACH * number.size < one.box.y0 < line.box.y0]
    figures = [one.box for row in above for one in row.segments if _VALUE.fullmatch(one.text)]
    aligned = [box for box in figures if _on_one_edge(box, number.box)]
    beside = any(one.box.x1 < number.box.x0 and one.box.y1 > number.box.y0 for row in above for one in row.segments)
    near = any(number.box.y0 - box.y1 < _NEXT_ROW * number.size for box in aligned)
    return near and len(aligned) > 1 and (bool(others) or beside)


def _on_one_edge(a: Box, b: Box) -> bool:
    middle = abs(a.x0 + a.x1 - b.x0 - b.x1) / 2
    return min(abs(a.x0 - b.x0), middle, abs(a.x1 - b.x1)) < _SAME_EDGE


def _box(segments: Sequence[Segment]) -> Box:
    box = segments[0].box
    for segment in segments[1:]:
        box = box.joined(segment.box)
    return box


def _is_repeated(segment: Segment, page: Page, line: Line, margins: Margins) -> bool:
    return any(key in margins.repeated for key in _keys(segment, page, line))


def _page_number(segment: Segment, page: Page) -> int | None:
    box = segment.box
    if not page.height or not (box.y0 > 0.9 * page.height or box.y1 < 0.08 * page.height):
        return None
    found = _PAGE_NUMBER.fullmatch(segment.text)
    if not found or int(found[1]) > 2000:
        return None
    return int(found[1])
