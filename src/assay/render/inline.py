"""Runs, figures and marks of notes as XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.render.anchors import FactAnchors, note_anchor
from assay.render.markup import element, words
from assay.render.tagging import FactSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.render.tagging import Tagging
    from assay.report.document import Run, Runs


class Inline:
    """Writes what stands inside a line; remembers which anchors are given out. One for each page."""

    def __init__(self, anchors: frozenset[str], tagging: Tagging | None) -> None:
        self._anchors = anchors
        self._tagging = tagging
        self._facts = FactAnchors()

    def runs(self, runs: Runs, table_id: str = "") -> str:
        return "".join(self._run(run, table_id) for run in runs)

    def figure(self, text: str, fact_key: str, decimals: int | None, notes: tuple[str, ...] = ()) -> str:
        """A figure with the id of its place; words alone where no fact stands behind it."""
        if not fact_key:
            return words(text)
        span = FactSpan(self._facts.next(fact_key), fact_key, text, decimals, notes)
        if self._tagging is not None:
            return self._tagging.markup(span)
        return element("span", words(text), id=span.anchor, class_="fact")

    def note(self, anchor: str, text: str) -> str:
        """The words of a note below a table."""
        return self._tagging.note(anchor, words(text)) if self._tagging is not None else words(text)

    def passage(self, section: str, content: str) -> str:
        """The blocks of a section."""
        return self._tagging.passage(section, content) if self._tagging is not None else content

    def marks(self, marks: Iterable[str], table_id: str = "") -> str:
        return "".join(self._mark(mark, table_id) for mark in marks)

    def link(self, content: str, target: str) -> str:
        """A link to an anchor of the document or to an address; plain content if the target is neither."""
        if target in self._anchors:
            return element("a", content, href=f"#{target}")
        if "://" in target or target.startswith("mailto:"):
            return element("a", content, href=target)
        return content

    def _run(self, run: Run, table_id: str) -> str:
        content = self.figure(run.text, run.fact_key, run.decimals)
        if run.bold:
            content = element("strong", content)
        if run.italic:
            content = element("em", content)
        content = self.link(content, run.link_to)
        return content + self.marks((run.note_mark,) if run.note_mark else (), table_id)

    def _mark(self, mark: str, table_id: str) -> str:
        return element("sup", self.link(words(mark), note_anchor(table_id, mark)), class_="mark")
