"""What a composed report says, taken apart for a test."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assay.draft import Draft, draft
from assay.examine import Examined
from assay.render.anchors import sections_of
from assay.report.document import (
    BulletList,
    Cell,
    Document,
    FactTable,
    Heading,
    Paragraph,
    PlainTable,
    Run,
    Section,
    TableRow,
)
from small_book import SmallBook

_DIGITS = re.compile(r"−?\d[\d,]*(?:\.\d+)?")


def composed(book: SmallBook | Examined) -> Draft:
    return draft(book if isinstance(book, Examined) else book.examine())


def document_of(book: SmallBook, language: str = "en") -> Document:
    return composed(book).composed[language].document  # type: ignore[index]


def section(document: Document, name: str) -> Section:
    return next(found for found in sections_of(document) if found.id == name)


def tables(document: Document) -> list[FactTable]:
    return [block for found in sections_of(document) for block in found.blocks if isinstance(block, FactTable)]


def row(document: Document, label: str, table: str = "") -> TableRow:
    """The row of a label; the first one, unless a table is named."""
    return next(
        found
        for each in tables(document)
        if table in ("", each.id)
        for found in each.rows
        if found.label == label and found.cells
    )


def cell(document: Document, key: str) -> Cell:
    """The first cell that holds a fact."""
    return next(
        found for each in tables(document) for line in each.rows for found in line.cells if found.fact_key == key
    )


def texts(row: TableRow) -> list[str]:
    return [cell.text for cell in row.cells]


def passage(document: Document, name: str) -> list[str]:
    """The blocks of a section's prose, each as plain text; a heading begins with ``#``, an item with ``-``."""
    found: list[str] = []
    for block in section(document, name).blocks:
        match block:
            case Paragraph():
                found.append(spoken(block.runs))
            case Heading():
                found.append(f"# {block.text}")
            case BulletList():
                found += [f"{'1.' if block.numbered else '-'} {spoken(item)}" for item in block.items]
    return found


def spoken(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def runs_of(document: Document) -> Iterator[Run]:
    """Every run of prose and of tables of words."""
    for found in sections_of(document):
        for block in found.blocks:
            match block:
                case Paragraph():
                    yield from block.runs
                case BulletList():
                    yield from (run for item in block.items for run in item)
                case PlainTable():
                    yield from (run for line in block.rows for runs in line for run in runs)


def digits(text: str) -> str:
    """The number in a printed figure, without its unit; words where it is missing."""
    found = _DIGITS.search(text)
    return found[0] if found else ""
