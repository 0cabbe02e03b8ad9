"""Every figure that a document prints, in reading order, with the row or sentence it stands in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.report.document import BulletList, Callout, FactTable, KeyFigures, Paragraph, PlainTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assay.report.document import Block, Document, Runs, Section

_SENTENCE = re.compile(r".+?(?:[.!?](?=\s)|[。！？]|$)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure: ``text`` as printed, ``quote`` the row or sentence around it.

    ``place`` counts the places of the same fact from 0, in reading order; renderers count the same way.
    """

    fact_key: str
    text: str
    quote: str
    in_table: bool
    place: int


def figures_in(document: Document) -> tuple[Figure, ...]:
    """All printed figures, also those printed as words because there is no value."""
    used: Counter[str] = Counter()
    found: list[Figure] = []
    for key, text, quote, in_table in _all(document.sections):
        found.append(Figure(key, text, " ".join(quote.split()), in_table, used[key]))
        used[key] += 1
    return tuple(found)


_Printed = tuple[str, str, str, bool]


def _all(sections: Iterable[Section]) -> Iterator[_Printed]:
    for section in sections:
        for block in section.blocks:
            yield from _in_block(block)
        yield from _all(section.sections)


def _in_block(block: Block) -> Iterator[_Printed]:
    match block:
        case Paragraph():
            yield from _in_prose(block.runs)
        case BulletList():
            for item in block.items:
                yield from _in_prose(item)
        case Callout():
            for runs in block.paragraphs:
                yield from _in_prose(runs)
        case KeyFigures():
            for figure in block.figures:
                if figure.fact_key:
                    quote = f"{figure.value} {figure.unit} {figure.label}"
                    yield figure.fact_key, figure.value, quote, False
        case FactTable():
            for row in block.rows:
                quote = " ".join([row.label, row.unit, *(cell.text for cell in row.cells)])
                yield from ((cell.fact_key, cell.text, quote, True) for cell in row.cells if cell.fact_key)
        case PlainTable():
            for words in block.rows:
                quote = " ".join("".join(run.text for run in runs) for runs in words)
                yield from ((run.fact_key, run.text, quote, False) for runs in words for run in runs if run.fact_key)


def _in_prose(runs: Runs) -> Iterator[_Printed]:
    text = "".join(run.text for run in runs)
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    at = 0
    for run in runs:
        if run.fact_key:
            begin = max((end for end in ends if end <= at), default=0)
            end = min((end for end in ends if end >= at + len(run.text)), default=len(text))
            yield run.fact_key, run.text, text[begin:end], False
        at += len(run.text)
