"""Feet and heads of pages that stand in cells: a name and the number of the page, alone between other lines."""

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


def without_feet(found: Sequence[Item]) -> list[Item]:
    """The items, each foot the beginning of a page: it parts no table. A foot names the report, or stands there again
    with another number."""
    feet = {place: foot for place, item in enumerate(found) if (foot := _foot(found, place, item))}
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    for name, number in feet.values():
        numbers[name].add(number)
    return [
        replace(item, kind="page")
        if place in feet and (len(numbers[feet[place][0]]) > 1 or names_report(feet[place][0]))
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
