"""Standards and laws that a report cites after they had lapsed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assay.core.provenance import Place
from assay.core.strict_yaml import load_yaml
from assay.reader.audit.telling import Telling
from assay.reader.audit.words import passages, sentences
from assay.reader.block import Grid
from assay.reader.phrases import phrase
from assay.reader.worded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.core.findings import Finding
    from assay.facts.fact import FactKey
    from assay.reader.audit.sheet import Sheet

_SAID_SO = re.compile(
    r"\b(replac\w+|supersed\w+|formerly|former|previous\w*|renamed|withdrawn|repealed|now known)\b"
    r"|取代|代替|前稱|前称|原|廢止|废止|更名|已更新",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A text that others publish, and the last day on which it was in force."""

    id: str
    title: str
    pattern: re.Pattern[str]
    until: date
    replaced_by: str
    source: str
    confidence: str


@cache
def lapsed_texts() -> tuple[Lapsed, ...]:
    """All that we know of, from ``lapsed_standards.yaml``."""
    return tuple(
        Lapsed(
            row["id"],
            row["title"],
            re.compile(row["pattern"], re.IGNORECASE),
            date.fromisoformat(row["until"]),
            row["replaced_by"],
            row["source"],
            row["confidence"],
        )
        for row in load_yaml(Path(__file__).with_name("lapsed_standards.yaml"))
    )


def check_lapsed(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """One note for each text that had lapsed before the year reported on had ended."""
    year = sheet.extract.year or max(sheet.years, default=None)
    if year is None:
        return
    citing = [each for each in _said(sheet) if _any_lapsed().search(each[0]) and not _SAID_SO.search(each[0])]
    for text in lapsed_texts():
        if text.until >= date(year, 12, 31):
            continue
        cited = next((each for each in citing if text.pattern.search(each[0])), None)
        if cited is not None:
            quote, place = cited
            yield Telling(_finding(text, year, quote, place))


@cache
def _any_lapsed() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{text.pattern.pattern})" for text in lapsed_texts()), re.IGNORECASE)


def _said(sheet: Sheet) -> Iterator[tuple[str, Place]]:
    """Every sentence, then every row of a table, with its place."""
    for passage in passages(sheet):
        for sentence in sentences(passage.text):
            yield sentence, Place(sheet.extract.name, page=passage.page, line=passage.line)
    for block in sheet.extract.blocks:
        if not isinstance(block, Grid):
            continue
        for row in block.rows:
            line = next((cell.line for cell in row.cells if cell.line is not None), block.line)
            yield " ".join(cell.text for cell in row.cells), Place(sheet.extract.name, page=block.page, line=line)


def _finding(text: Lapsed, year: int, quote: str, place: Place) -> Finding:
    recalled = ", recalled" if text.confidence == "recalled" else ""
    return worded(
        code="read.lapsed",
        severity="note",
        message=phrase(
            "lapsed-message", year=year, title=text.title, until=text.until, source=f"{text.source}{recalled}"
        ),
        place=place,
        expected=phrase("lapsed-expected", replaced=text.replaced_by),
        action=phrase("lapsed-action"),
        sure=phrase("lapsed-sure"),
        fiscal_year=year,
        evidence=quote if len(quote) <= 300 else f"{quote[:297]}…",
    )
