"""The web page: one self-contained XHTML 1.1 file that is also fit to carry Inline XBRL.

The inline schema allows neither HTML5 elements (section, figure, nav) nor inline SVG, ``data-*``, ``role``
or ``aria-*``: the page has none of them. Charts are images with their words as alternative text.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from assay.render.anchors import check_document, sections_of, written_anchors
from assay.render.chart_svg import chart_svg, svg_width
from assay.render.inline import Inline
from assay.render.markup import element, words
from assay.render.palette import GREY, INK, RULE, palette
from assay.render.vega import FULL_WIDTH
from assay.render.xhtml_tables import fact_table, index_table, plain_table
from assay.report.charts import Chart
from assay.report.document import (
    BulletList,
    Callout,
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
    from collections.abc import Mapping

    from assay.render.tagging import Tagging
    from assay.report.document import Block, Document, KeyFigure, Section, TableOfContents

_STYLE = Path(__file__).parent / "web.css"


def render_xhtml(document: Document, tagging: Tagging | None = None) -> bytes:
    """A document as XHTML, in UTF-8. ``tagging`` turns its figures into Inline XBRL.

    Raises ValueError for a document that cannot be set (see ``check_document``).
    """
    check_document(document)
    page = _Page(document, Inline(frozenset(written_anchors(document)), tagging))
    body = page.body()
    hidden = tagging.header() if tagging else ""
    root = _root(document, tagging.namespaces if tagging else {}, page.head() + element("body", hidden + body))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode()


def _root(document: Document, namespaces: Mapping[str, str], content: str) -> str:
    declared = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in sorted(namespaces.items()))
    return f'<html xmlns="http://www.w3.org/1999/xhtml"{declared} xml:lang="{document.language}">\n{content}\n</html>'


class _Page:
    def __init__(self, document: Document, inline: Inline) -> None:
        self._document = document
        self._inline = inline

    def head(self) -> str:
        document = self._document
        colours = palette(document.accent)
        named = {
            "accent": colours.accent,
            "deep": colours.deep,
            "soft": colours.soft,
            "tint": colours.tint,
            "ink": INK,
            "grey": GREY,
            "rule": RULE,
        }
        variables = "".join(f"--{name}:{value};" for name, value in named.items())
        style = f":root{{{variables}}}\n{_STYLE.read_text(encoding='utf-8')}"
        return element(
            "head",
            (
                element("meta", http_equiv="Content-Type", content="application/xhtml+xml; charset=UTF-8"),
                element("meta", name="viewport", content="width=device-width, initial-scale=1"),
                element("meta", name="author", content=document.organisation),
                element("meta", name="date", content=document.published_on.isoformat()),
                element("title", words(f"{document.organisation} · {document.title} {document.year_label}")),
                element("style", _style_content(style), type="text/css"),
            ),
        )

    def body(self) -> str:
        document = self._document
        contents = self._contents(document.contents) if document.contents else ""
        chapters = "\n".join(self._section(section) for section in document.sections)
        foot = element("p", words(document.fictional_note)) if document.fictional_note else ""
        foot += element("p", words(f"{document.organisation} · {document.title} {document.year_label}"))
        return element(
            "div",
            self._cover() + contents + chapters + element("div", foot, class_="foot"),
            class_=f"report {document.language}",
        )

    def _cover(self) -> str:
        document = self._document
        lines = document.cover.lines if document.cover else ()
        parts = [
            element("p", words(document.organisation), class_="organisation"),
            element("p", words(document.year_label), class_="year"),
            element("h1", words(document.title)),
            element("p", words(document.subtitle), class_="subtitle") if document.subtitle else "",
            *(element("p", words(line), class_="line") for line in lines),
            element("p", words(document.fictional_note), class_="fictional") if document.fictional_note else "",
        ]
        return element("div", element("div", parts, class_="column"), class_="cover")

    def _contents(self, contents: TableOfContents) -> str:
        title = element("p", words(contents.title), class_="contents-title")
        entries = [
            element("li", element("a", _numbered(section), href=f"#{section.id}"), class_=f"level-{section.level}")
            for section in sections_of(self._document)
            if section.level <= contents.depth
        ]
        return element("div", element("div", title + element("ul", entries), class_="column"), class_="contents")

    def _section(self, section: Section) -> str:
        heading = element(f"h{min(section.level + 1, 6)}", _numbered(section))
        blocks = self._inline.passage(section.id, self._blocks(section.blocks, section.level))
        inner = "".join(self._section(part) for part in section.sections)
        if section.level > 1:
            return element("div", heading + blocks + inner, id=section.id, class_=f"section level-{section.level}")
        lead = element("p", words(section.standfirst), class_="standfirst") if section.standfirst else ""
        band = element("div", element("div", heading + lead, class_="column"), class_="band")
        content = element("div", blocks + inner, class_="column") if blocks or inner else ""
        return element("div", band + content, id=section.id, class_="chapter")

    def _blocks(self, blocks: tuple[Block, ...], level: int) -> str:
        """The blocks; half-width charts that follow each other share a row."""
        parts: list[str] = []
        waiting: list[str] = []
        for block in blocks:
            if isinstance(block, Chart) and block.width == "half":
                waiting.append(self._chart(block))
                continue
            parts.extend(_chart_rows(waiting))
            waiting = []
            parts.append(self._block(block, level))
        return "\n".join(parts + _chart_rows(waiting))

    def _block(self, block: Block, level: int) -> str:
        match block:
            case Paragraph():
                return element("p", self._inline.runs(block.runs))
            case BulletList():
                items = [element("li", self._inline.runs(item)) for item in block.items]
                return element("ol" if block.numbered else "ul", items) if items else ""
            case Heading():
                return element(f"h{min(level + 2, 6)}", words(block.text), class_="minor")
            case FactTable():
                return fact_table(block, self._inline)
            case PlainTable():
                return plain_table(block, self._inline)
            case IndexTable():
                return index_table(block, self._inline)
            case Chart():
                return self._chart(block)
            case KeyFigures():
                tiles = [self._key_figure(figure) for figure in block.figures]
                return element("div", tiles, class_="key-figures")
            case Callout():
                title = element("p", words(block.title), class_="callout-title") if block.title else ""
                paragraphs = [element("p", self._inline.runs(runs)) for runs in block.paragraphs]
                return element("div", [title, *paragraphs], class_="callout")
            case FormulaBlock():
                return _formula(block)
            case Marks():
                return _marks(block)
            case PageBreak():
                return ""

    def _key_figure(self, figure: KeyFigure) -> str:
        value = element("span", self._inline.figure(figure.value, figure.fact_key, figure.decimals), class_="value")
        unit = " " + element("span", words(figure.unit), class_="unit") if figure.unit else ""
        change = element("p", words(figure.change), class_="change") if figure.change else ""
        return element(
            "div",
            element("p", value + unit) + element("p", words(figure.label), class_="label") + change,
            class_="tile",
        )

    def _chart(self, chart: Chart) -> str:
        svg = chart_svg(chart, self._document.accent, self._document.language)
        address = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")
        share = min(svg_width(svg) / FULL_WIDTH, 1.0)
        size = "width:100%" if chart.width == "half" else f"width:{share * 100:.1f}%"
        image = element("p", element("img", src=address, alt=chart.alt, style=size))
        source = ""
        if chart.source:
            source = element("p", self._inline.link(words(chart.source), chart.table_id), class_="note")
        title = element("p", words(chart.title), class_="chart-title")
        return element("div", title + image + source, id=chart.id, class_="chart")


def _style_content(style: str) -> str:
    """A style sheet as element content: XML allows no bare ``<`` or ``&`` in it."""
    if "<" in style or "&" in style:
        raise ValueError("the style sheet holds < or &")
    return "\n" + style


def _chart_rows(charts: list[str]) -> list[str]:
    pairs = [charts[i : i + 2] for i in range(0, len(charts), 2)]
    return [element("div", (element("div", chart, class_="half") for chart in pair), class_="pair") for pair in pairs]


def _numbered(section: Section) -> str:
    number = element("span", words(section.number), class_="number") + " " if section.number else ""
    return number + words(section.title)


def _marks(block: Marks) -> str:
    items = [
        element("li", element("span", words(m.code), class_="mark-code") + " " + words(m.label)) for m in block.marks
    ]
    return element("div", element("p", words(block.title)) + element("ul", items), class_="marks")


def _formula(block: FormulaBlock) -> str:
    line = element("p", element("strong", words(block.name)) + " = " + words(block.words), class_="words")
    terms = ""
    if block.terms:
        pairs = (element("dt", words(t.name)) + element("dd", words(t.meaning)) for t in block.terms)
        terms = element("dl", pairs)
    source = element("p", words(block.source), class_="note") if block.source else ""
    return element("div", line + terms + source, class_="formula")
