"""Names for every place of a document: what is written in it, and one for each printed figure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assay.report.charts import Chart
from assay.report.document import FactTable, IndexTable, PlainTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.report.document import Document, Section

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_.-]+")


def fact_anchor(fact_key: str) -> str:
    """The anchor of the first place a fact is printed at; later places add ``-2``, ``-3`` …"""
    return "f-" + _NOT_IN_A_NAME.sub("-", fact_key).strip("-")


def note_anchor(table_id: str, mark: str) -> str:
    """The anchor of a note below a table."""
    return f"{table_id}-n-{'-'.join(f'{ord(sign):x}' for sign in mark)}"


@dataclass(slots=True)
class FactAnchors:
    """Gives out anchors of printed figures in reading order. One for each rendering."""

    _used: Counter[str] = field(default_factory=Counter)

    def next(self, fact_key: str) -> str:
        name = fact_anchor(fact_key)
        self._used[name] += 1
        count = self._used[name]
        return name if count == 1 else f"{name}-{count}"


def sections_of(document: Document) -> Iterator[Section]:
    """All sections in reading order."""
    pending = list(reversed(document.sections))
    while pending:
        section = pending.pop()
        yield section
        pending.extend(reversed(section.sections))


def written_anchors(document: Document) -> Iterator[str]:
    """The ids of sections, tables, charts and indexes, in reading order."""
    for section in sections_of(document):
        yield section.id
        for block in section.blocks:
            if isinstance(block, FactTable | PlainTable | Chart | IndexTable):
                yield block.id


def check_anchors(document: Document) -> None:
    """Refuse a document in which two places have one name: links and page numbers would be wrong."""
    counts = Counter(written_anchors(document))
    twice = sorted(name for name, count in counts.items() if count > 1)
    if twice:
        raise ValueError(f"anchors used twice in the {document.language} document: {', '.join(twice)}")
