"""Feet and heads of pages that stand in cells, or on lines between two rows: names of the company and the report, and
the number of the page."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.passages.headings import names_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.lines.items import Item

_PAGE = re.compile(r"\d{1,3}")
_PAGE_LINE = re.compile(
    r"[-–—|]?\s*(?:page|p\.?|第)?\s*\d{1,3}\s*(?:頁|页)?(?:\s*(?:/|of|共)\s*\d{1,3}\s*(?:頁|页)?)?\s*[-–—|]?",
    re.IGNORECASE,
)
_NUMBER_AT_END = re.compile(r"(?:^|(?<=[\s|.·•–—]))\d{1,3}$|^\d{1,3}(?=[\s|.·•–—])")
_COMPANY = re.compile(
    r".*(?:\b(?:limited|ltd\.?|inc\.?|plc|corporation|holdings|group)|(?:有限|股份)公司|集團|集团)", re.IGNORECASE
)
_LONGEST = 60


def without_feet(found: Sequence[Item]) -> list[Item]:
    """The items, each foot the beginning of a page: it parts no table. A foot names the report, or stands there again
    with another number."""
    feet = {place: foot for place, item in enumerate(found) if (foot := _foot(found, place, item))}
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for name, number in feet.values():
        numbers[name].add(number)
    between = _between_rows(found)
    return [
        replace(item, kind="page")
        if place in between or (place in feet and (len(numbers[feet[place][0]]) > 1 or names_report(feet[place][0])))
        else item
        for place, item in enumerate(found)
    ]


def _foot(found: Sequence[Item], place: int, item: Item) -> tuple[str, str] | None:
    """The words and the number of a row that stands alone."""
    said = [text for text in item.row.texts if text] if item.kind == "row" else []
    if len(said) != 2 or any(0 <= near < len(found) and found[near].kind == "row" for near in (place - 1, place + 1)):
        return None
    number = next((text for text in said if _PAGE.fullmatch(text)), "")
    name = next((text for text in said if not _PAGE.fullmatch(text)), "")
    return (name, number) if number and name else None


def _between_rows(found: Sequence[Item]) -> frozenset[int]:
    """The lines between two rows that hold nothing but such names and the number of a page."""
    feet: set[int] = set()
    run: list[int] = []
    rows = False
    for place, item in enumerate(found):
        if item.kind == "row":
            if rows and _is_foot([found[n].text.strip() for n in run]):
                feet.update(run)
            rows, run = True, []
        elif item.kind == "text":
            run.append(place)
        elif item.kind not in {"blank", "rule", "page"}:
            rows, run = False, []
    return frozenset(feet)


def _is_foot(lines: Sequence[str]) -> bool:
    paged = any(_PAGE_LINE.fullmatch(text) or _NUMBER_AT_END.search(text) for text in lines)
    return paged and all(_may_stand_in_foot(text) for text in lines)


def _may_stand_in_foot(text: str) -> bool:
    return bool(_PAGE_LINE.fullmatch(text)) or (
        len(text) <= _LONGEST and (names_report(text) or bool(_COMPANY.fullmatch(_NUMBER_AT_END.sub("", text).strip())))
    )
