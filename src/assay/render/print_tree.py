"""The document as plain lists and dictionaries for the Typst template.

All words travel as data, never as Typst source, so that ``#``, ``$`` or ``[`` in a name stay what they are.
Links inside the document and links to addresses are told apart here; a link to an anchor that the document
does not have is set as plain words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assay.render.anchors import FactAnchors, note_anchor, written_anchors
from assay.render.chart_svg import chart_svg, svg_width
from assay.render.glyphs import TEXT_FAMILIES, TITLE_FAMILIES
from assay.render.leading import leads_into
from assay.render.palette import GREY, INK, RULE, palette
from assay.render.vega import FULL_WIDTH
from assay.report.charts import Chart
from assay.report.document import (
    BulletList,
    Callout,
    Cell,
    FactTable,
    FormulaBlock,
    Heading,
    IndexTable,
    KeyFigures,
    Marks,
    PageBreak,
    Paragraph,
    PlainTable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.report.document import Block, Column, Document, IndexRow, NoteRef, Runs, Section, TableRow

Node = dict[str, Any]

_TYPST_LANGUAGE = {"en": ("en", "GB"), "zh-Hant": ("zh", "HK"), "zh-Hans": ("zh", "CN")}


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def print_tree(document: Document) -> tuple[Node, Mapping[str, Sequence[str]]]:
    """Everything the template needs, JSON-ready; and the anchors of each printed fact, by its key."""
    facts = FactAnchors()
    return _Tree(document, facts).whole(), facts.places


class _Tree:
    def __init__(self, document: Document, facts: FactAnchors) -> None:
        self._document = document
        self._anchors = frozenset(written_anchors(document))
        self._facts = facts

    def whole(self) -> Node:
        document = self._document
        colours = palette(document.accent)
        lang, region = _TYPST_LANGUAGE[document.language]
        return {
            "lang": lang,
            "region": region,
            "fonts": {
                "text": TEXT_FAMILIES[document.language],
                "title": TITLE_FAMILIES[document.language],
                "latin": "Source Sans 3",
            },
            "colours": {
                "accent": colours.accent,
                "deep": colours.deep,
                "soft": colours.soft,
                "tint": colours.tint,
                "ink": INK,
                "grey": GREY,
                "rule": RULE,
            },
            "title": document.title,
            "subtitle": document.subtitle,
            "organisation": document.organisation,
            "year": document.year_label,
            "fictional": document.fictional_note,
            "date": [document.published_on.year, document.published_on.month, document.published_on.day],
            "cover": None if document.cover is None else {"lines": document.cover.lines},
            "contents": None
            if document.contents is None
            else {"title": document.contents.title, "depth": document.contents.depth},
            "sections": [self._section(section) for section in document.sections],
        }

    def _section(self, section: Section) -> Node:
        return {
            "id": section.id,
            "number": section.number,
            "title": section.title,
            "level": section.level,
            "standfirst": section.standfirst,
            "blocks": self._blocks(section.blocks, section.level),
            "sections": [self._section(inner) for inner in section.sections],
        }

    def _blocks(self, blocks: tuple[Block, ...], level: int) -> list[Node]:
        """The blocks; neighbouring half-width charts become one row."""
        nodes: list[Node] = []
        for block, following in zip(blocks, (*blocks[1:], None), strict=False):
            node = self._block(block, level)
            if isinstance(block, Paragraph):
                node["leads"] = leads_into(block, following)
            waiting = nodes[-1] if nodes else None
            if isinstance(block, Chart) and block.width == "half":
                if waiting and waiting["kind"] == "charts" and len(waiting["charts"]) == 1:
                    waiting["charts"].append(node)
                    continue
                node = {"kind": "charts", "charts": [node]}
            nodes.append(node)
        return nodes

    def _block(self, block: Block, level: int) -> Node:
        match block:
            case Paragraph():
                return {"kind": "paragraph", "runs": self._runs(block.runs)}
            case BulletList():
                items = [self._runs(item) for item in block.items]
                return {"kind": "list", "numbered": block.numbered, "items": items}
            case Heading():
                return {"kind": "heading", "text": block.text, "level": level + 1}
            case FactTable():
                return self._fact_table(block)
            case PlainTable():
                return self._plain_table(block)
            case Chart():
                return self._chart(block)
            case KeyFigures():
                return self._key_figures(block)
            case Callout():
                paragraphs = [self._runs(runs) for runs in block.paragraphs]
                return {"kind": "callout", "title": block.title, "paragraphs": paragraphs}
            case FormulaBlock():
                terms = [[term.name, term.meaning] for term in block.terms]
                return {"kind": "formula", "name": block.name, "words": block.words, "terms": terms,
                        "source": block.source}  # fmt: skip
            case IndexTable():
                return self._index(block)
            case Marks():
                return {"kind": "marks", "title": block.title, "marks": [[m.code, m.label] for m in block.marks]}
            case PageBreak():
                return {"kind": "pagebreak"}

    def _runs(self, runs: Runs, table_id: str = "") -> list[Node]:
        return [
            {
                "text": run.text,
                "bold": run.bold,
                "italic": run.italic,
                "anchor": self._facts.next(run.fact_key) if run.fact_key else "",
                "mark": self._mark(run.note_mark, table_id) if run.note_mark else None,
                "link": self._link(run.link_to),
            }
            for run in runs
        ]

    def _link(self, target: str) -> Node | None:
        if target in self._anchors:
            return {"anchor": target}
        return {"url": target} if "://" in target or target.startswith("mailto:") else None

    def _mark(self, mark: str, table_id: str) -> Node:
        note = note_anchor(table_id, mark)
        return {"text": mark.translate(_RAISED), "to": note if note in self._anchors else ""}

    def _marks(self, marks: Iterable[str], table_id: str) -> list[Node]:
        return [self._mark(mark, table_id) for mark in marks]

    def _notes(self, notes: tuple[NoteRef, ...], table_id: str) -> list[Node]:
        return [{"mark": n.mark.translate(_RAISED), "text": n.text, "id": note_anchor(table_id, n.mark)} for n in notes]

    def _fact_table(self, table: FactTable) -> Node:
        return {
            "kind": "facts",
            "id": table.id,
            "caption": table.caption,
            "label": table.label_heading,
            "unit": table.unit_heading,
            "kpi": table.kpi_heading,
            "columns": _columns(table.columns),
            "rows": [self._fact_row(row, table) for row in table.rows],
            "notes": self._notes(table.notes, table.id),
            "source": table.source,
        }

    def _fact_row(self, row: TableRow, table: FactTable) -> Node:
        return {
            "label": row.label,
            "unit": row.unit,
            "kpi": row.kpi,
            "indent": row.indent,
            "emphasis": row.emphasis,
            "marks": self._marks(row.note_marks, table.id),
            "cells": [self._cell(cell, table) for cell in row.cells],
        }

    def _cell(self, cell: Cell, table: FactTable) -> Node:
        return {
            "text": cell.text,
            "missing": cell.missing,
            "anchor": self._facts.next(cell.fact_key) if cell.fact_key else "",
            "marks": self._marks(cell.note_marks, table.id),
        }

    def _plain_table(self, table: PlainTable) -> Node:
        return {
            "kind": "words",
            "id": table.id,
            "caption": table.caption,
            "columns": _columns(table.columns),
            "rows": [[self._runs(cell, table.id) for cell in row] for row in table.rows],
            "notes": self._notes(table.notes, table.id),
            "source": table.source,
        }

    def _chart(self, chart: Chart) -> Node:
        svg = chart_svg(chart, self._document.accent, self._document.language)
        return {
            "kind": "chart",
            "id": chart.id,
            "title": chart.title,
            "alt": chart.alt,
            "svg": svg,
            "share": min(svg_width(svg) / FULL_WIDTH, 1.0),
            "source": chart.source,
            "link": self._link(chart.table_id),
        }

    def _key_figures(self, block: KeyFigures) -> Node:
        figures = [
            {
                "label": figure.label,
                "value": figure.value,
                "unit": figure.unit,
                "change": figure.change,
                "anchor": self._facts.next(figure.fact_key) if figure.fact_key else "",
            }
            for figure in block.figures
        ]
        return {"kind": "keyfigures", "figures": figures}

    def _index(self, table: IndexTable) -> Node:
        h = table.headings
        return {
            "kind": "index",
            "id": table.id,
            "caption": table.caption,
            "headings": [h.provision, h.requirement, h.status, h.where, h.page],
            "rows": [self._index_row(row) for row in table.rows],
        }

    def _index_row(self, row: IndexRow) -> Node:
        return {
            "provision": row.provision,
            "requirement": row.requirement,
            "status": row.status,
            "words": row.status_text,
            "duty": row.duty,
            "note": row.note,
            "targets": [[t.anchor, t.text] for t in row.targets if t.anchor in self._anchors],
        }


def _columns(columns: tuple[Column, ...]) -> list[Node]:
    return [
        {"label": c.label, "align": c.align, "unit": c.unit, "current": c.current, "share": c.share} for c in columns
    ]
