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


def note_anchor(table_id: str, mark: str) -> str:
    """The anchor of a note below a table."""
    return f"{table_id}-n-{'-'.join(f'{ord(sign):x}' for sign in mark)}"


@dataclass(slots=True)
class FactAnchors:
    """Gives out anchors of printed figures in reading order. One for each rendering.

    The first place of a fact is called ``f-`` and its key, later ones get ``-2``, ``-3`` …; ``places`` keeps
    all of them by key.
    """

    places: dict[str, list[str]] = field(default_factory=dict)
    _used: Counter[str] = field(default_factory=Counter)

    def next(self, fact_key: str) -> str:
        name = "f-" + _NOT_IN_A_NAME.sub("-", fact_key).strip("-")
        self._used[name] += 1
        anchor = name if self._used[name] == 1 else f"{name}-{self._used[name]}"
        self.places.setdefault(fact_key, []).append(anchor)
        return anchor


def sections_of(document: Document) -> Iterator[Section]:
    """All sections in reading order."""
    pending = list(reversed(document.sections))
    while pending:
        section = pending.pop()
        yield section
        pending.extend(reversed(section.sections))


def written_anchors(document: Document) -> Iterator[str]:
    """The ids of sections, tables and their notes, charts and indexes, in reading order."""
    for section in sections_of(document):
        yield section.id
        for block in section.blocks:
            if isinstance(block, FactTable | PlainTable | Chart | IndexTable):
                yield block.id
            if isinstance(block, FactTable | PlainTable):
                yield from (note_anchor(block.id, note.mark) for note in block.notes)


def check_document(document: Document) -> None:
    """Refuse a document that cannot be set as it is meant.

    Raises ValueError naming every fault: an anchor used twice (links and page numbers would be wrong), a
    section whose level skips one or that has no title, a chart without words for those who cannot see it.
    """
    faults = [*_repeated_anchors(document), *_bad_levels(document), *_unnamed(document)]
    if faults:
        raise ValueError(f"the {document.language} document cannot be set: {'; '.join(faults)}")


def _repeated_anchors(document: Document) -> Iterator[str]:
    counts = Counter(written_anchors(document))
    yield from (f"anchor {name} is used {count} times" for name, count in sorted(counts.items()) if count > 1)


def _bad_levels(document: Document) -> Iterator[str]:
    pairs = [(1, section) for section in document.sections]
    pairs += [(section.level + 1, inner) for section in sections_of(document) for inner in section.sections]
    yield from (f"section {s.id} is of level {s.level}, not {due}" for due, s in pairs if s.level != due)


def _unnamed(document: Document) -> Iterator[str]:
    for section in sections_of(document):
        if not section.title.strip():
            yield f"section {section.id} has no title"
        yield from (
            f"chart {block.id} has no alternative text"
            for block in section.blocks
            if isinstance(block, Chart) and not block.alt.strip()
        )
