"""A document as DOCX: real headings, tables, links and references, so that an editor can go on with it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Emu

from assay.render.anchors import check_document, sections_of, written_anchors
from assay.render.chart_svg import chart_svg, svg_picture, svg_width
from assay.render.leading import leads_into
from assay.render.palette import palette
from assay.render.vega import FULL_WIDTH
from assay.render.word.elements import Bookmarks, field, keep_with_next, link, made, paragraph, run
from assay.render.word.styles import KEY_UNIT, prepare, style_id
from assay.render.word.tables import WIDTH, fact_table, index_table, marks, plain_table
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
    from collections.abc import Iterable, Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assay.report.document import Block, Document, KeyFigure, Runs, Section

_EMU_PER_TWIP = 635


def render_docx(document: Document) -> bytes:
    """The document's bytes; the same document gives the same bytes.

    Page numbers in the contents and indexes are fields: the word processor fills them in when it opens the file, and
    again when the text moves. Raises ValueError for a document that cannot be set (see ``check_document``).
    """
    check_document(document)
    word = docx.Document()
    prepare(word, document.language, document.accent)
    _Writer(word, document).write()
    _about(word, document)
    buffer = BytesIO()
    word.save(buffer)
    return _undated(buffer.getvalue())


def _about(word: WordDocument, document: Document) -> None:
    day = document.published_on
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the file format knows no time zone
    core = word.core_properties
    core.title = _title(document)
    core.author = core.last_modified_by = document.organisation
    core.language, core.comments = document.language, document.fictional_note
    core.created = core.modified = moment
    settings = word.settings.element
    settings.append(made("updateFields", val="true"))


def _undated(content: bytes) -> bytes:
    """The package with one date for all its parts, for a file of the same words shall be the same file."""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            info = ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(part.filename))
    return buffer.getvalue()


class _Writer:
    def __init__(self, word: WordDocument, document: Document) -> None:
        self._word = word
        self._document = document
        self._body = word.element.body
        self._end = self._body.sectPr
        self._bookmarks = Bookmarks(written_anchors(document))
        self._colours = palette(document.accent)

    def write(self) -> None:
        for old in self._body.findall(qn("w:p")):
            self._body.remove(old)
        self._running_lines()
        self._cover()
        self._contents()
        for section in self._document.sections:
            self._section(section)

    def _add(self, *elements: BaseOxmlElement) -> None:
        for one in elements:
            self._end.addprevious(one)

    # -- front ---------------------------------------------------------------------------------------------

    def _running_lines(self) -> None:
        document = self._document
        section = self._word.sections[0]
        section.different_first_page_header_footer = True
        head = section.header.paragraphs[0]
        head.style = self._word.styles["Table Note"]
        head.add_run(f"{document.organisation}  ·  {_title(document)}")
        foot = section.footer.paragraphs[0]
        foot.style = self._word.styles["Table Note"]
        if document.fictional_note:
            foot.add_run(f"{document.fictional_note}    ")
        foot._p.extend(field("PAGE", "1"))

    def _cover(self) -> None:
        document = self._document
        lines = [document.subtitle, *(document.cover.lines if document.cover else ()), document.fictional_note]
        self._add(
            paragraph(style_id("Cover Organisation"), [run(document.organisation)]),
            paragraph("Title", [run(_title(document))]),
            *(paragraph(style_id("Cover Line"), [run(line)]) for line in lines if line),
        )

    def _contents(self) -> None:
        contents = self._document.contents
        if contents is None:
            return
        self._add(_page_break(), paragraph(style_id("Contents Title"), [run(contents.title)]))
        for section in sections_of(self._document):
            if section.level > contents.depth:
                continue
            name = self._bookmarks.name(section.id)
            entry = [run(_numbered(section)), made("r", [made("tab")]), *field(f"PAGEREF {name} \\h", "…")]
            line = paragraph(style_id(f"Contents {min(section.level, 2)}"), [link(name, entry)])
            line[0].append(made("tabs", [made("tab", val="right", leader="dot", pos=str(WIDTH))]))
            if section.level > 1:
                line[0].append(made("ind", left=str(300 * (section.level - 1))))
            self._add(line)

    # -- sections ------------------------------------------------------------------------------------------

    def _section(self, section: Section) -> None:
        if section.level == 1:
            self._add(_page_break())
        words = self._bookmarks.around(section.id, [run(_numbered(section))])
        self._add(paragraph(f"Heading{min(section.level, 4)}", words))
        if section.standfirst:
            self._add(paragraph("Standfirst", [run(section.standfirst)]))
        self._blocks(section.blocks, section.level)
        for inner in section.sections:
            self._section(inner)

    def _blocks(self, blocks: Sequence[Block], level: int) -> None:
        """The blocks; half-width charts that follow each other share a row."""
        pairs = zip(blocks, (*blocks[1:], None), strict=False)
        for half, together in groupby(pairs, lambda pair: isinstance(pair[0], Chart) and pair[0].width == "half"):
            if half:
                self._half_charts([block for block, _ in together if isinstance(block, Chart)])
                continue
            for block, following in together:
                if isinstance(block, Paragraph) and leads_into(block, following):
                    self._add(keep_with_next(paragraph("Normal", self._runs(block.runs))))
                else:
                    self._block(block, level)

    def _half_charts(self, charts: list[Chart]) -> None:
        width = WIDTH // 2
        for start in range(0, len(charts), 2):
            pair = [self._drawn(chart, width) for chart in charts[start : start + 2]]
            cells = [made("tc", [made("tcPr", [made("tcW", w=str(width), type="dxa")]), *each]) for each in pair]
            while len(cells) < 2:
                cells.append(made("tc", [made("tcPr", [made("tcW", w=str(width), type="dxa")]), paragraph("Normal")]))
            row = made("tr", [made("trPr", [made("cantSplit")]), *cells])
            self._add(_frame([width] * 2, [row]), paragraph(style_id("Table Note")))

    def _block(self, block: Block, level: int) -> None:
        match block:
            case Paragraph():
                self._add(paragraph("Normal", self._runs(block.runs)))
            case BulletList():
                style = "ListNumber" if block.numbered else "ListBullet"
                self._add(*(paragraph(style, self._runs(item)) for item in block.items))
            case Heading():
                self._add(paragraph(f"Heading{min(level + 1, 4)}", [run(block.text)]))
            case FactTable():
                self._titled(block.id, block.caption, fact_table(block, self._colours.tint))
                self._remarks(block)
            case PlainTable():
                self._titled(block.id, block.caption, plain_table(block, self._runs))
                self._remarks(block)
            case IndexTable():
                self._titled(block.id, block.caption, index_table(block, self._bookmarks))
            case Chart():
                self._add(*self._drawn(block, WIDTH))
            case KeyFigures():
                self._key_figures(block.figures)
            case Callout():
                self._callout(block)
            case FormulaBlock():
                self._formula(block)
            case Marks():
                self._add(paragraph(style_id("Table Note"), _goal_words(block)))
            case PageBreak():
                self._add(_page_break())

    def _runs(self, runs: Runs) -> list[BaseOxmlElement]:
        written: list[BaseOxmlElement] = []
        for one in runs:
            words = run(one.text, bold=one.bold, italic=one.italic)
            if one.link_to in self._bookmarks:
                words = link(self._bookmarks.name(one.link_to), [words])
            elif "://" in one.link_to or one.link_to.startswith("mailto:"):
                words = self._address(one.link_to, words)
            written += [words, *marks([one.note_mark] if one.note_mark else [])]
        return written

    def _address(self, address: str, words: BaseOxmlElement) -> BaseOxmlElement:
        number = self._word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        outer = made("hyperlink", [words], history="1")
        outer.set(qn("r:id"), number)
        return outer

    def _titled(self, anchor: str, caption: str, table: BaseOxmlElement) -> None:
        title = self._bookmarks.around(anchor, [run(caption)])
        self._add(paragraph(style_id("Table Title"), title), table)

    def _remarks(self, table: FactTable | PlainTable) -> None:
        """Notes and source; an empty line where there are none, for two tables that touch become one."""
        style = style_id("Table Note")
        lines = [paragraph(style, [run(note.mark, raised=True), run(f" {note.text}")]) for note in table.notes]
        if table.source:
            lines.append(paragraph(style, [run(table.source)]))
        self._add(*(lines or [paragraph(style)]))

    def _drawn(self, chart: Chart, room: int) -> list[BaseOxmlElement]:
        """Title, picture and source of a chart that may be so wide, in twentieths of a point."""
        svg = chart_svg(chart, self._document.accent, self._document.language)
        share = 0.94 if room < WIDTH else min(svg_width(svg) / FULL_WIDTH, 1.0)
        title = self._bookmarks.around(chart.id, [run(chart.title)])
        holder = self._word.add_paragraph()
        picture = holder.add_run().add_picture(BytesIO(svg_picture(svg)), width=Emu(int(room * _EMU_PER_TWIP * share)))
        properties = picture._inline.docPr
        properties.set("descr", chart.alt)
        properties.set("name", chart.id)
        source = [paragraph(style_id("Table Note"), [run(chart.source)])] if chart.source else []
        drawn = keep_with_next(holder._p) if source else holder._p
        return [paragraph(style_id("Table Title"), title), drawn, *source]

    def _key_figures(self, figures: Iterable[KeyFigure]) -> None:
        """Highlights, three in a row."""
        tiles = list(figures)
        width = WIDTH // 3
        rows = []
        for start in range(0, len(tiles), 3):
            cells = [self._tile(tile, width) for tile in tiles[start : start + 3]]
            while len(cells) < 3:
                cells.append(made("tc", [made("tcPr", [made("tcW", w=str(width), type="dxa")]), paragraph("Normal")]))
            rows.append(made("tr", [made("trPr", [made("cantSplit")]), *cells]))
        self._add(_frame([width] * 3, rows), paragraph(style_id("Table Note")))

    def _tile(self, figure: KeyFigure, width: int) -> BaseOxmlElement:
        small = style_id("Key Figure Label")
        value = [run(figure.value), *([run(f" {figure.unit}", style=style_id(KEY_UNIT))] if figure.unit else [])]
        return made(
            "tc",
            [
                made("tcPr", [made("tcW", w=str(width), type="dxa")]),
                paragraph(style_id("Key Figure"), value),
                paragraph(small, [run(figure.label)]),
                *([paragraph(small, [run(figure.change)])] if figure.change else []),
            ],
        )

    def _callout(self, block: Callout) -> None:
        inside = [paragraph(style_id("Callout Title"), [run(block.title)])] if block.title else []
        inside += [paragraph(style_id("Callout Text"), self._runs(runs)) for runs in block.paragraphs]
        self._boxed(inside)

    def _formula(self, block: FormulaBlock) -> None:
        text, note = style_id("Callout Text"), style_id("Table Note")
        inside = [paragraph(text, [run(block.name, bold=True), run(f" = {block.words}")])]
        inside += [paragraph(note, [run(f"{term.name}: {term.meaning}")]) for term in block.terms]
        inside += [paragraph(note, [run(block.source)])] if block.source else []
        self._boxed(inside)

    def _boxed(self, inside: list[BaseOxmlElement]) -> None:
        cell = made(
            "tcPr",
            [
                made("tcW", w=str(WIDTH), type="dxa"),
                made("tcBorders", [made("left", val="single", sz="24", color=self._colours.accent.removeprefix("#"))]),
                made("shd", val="clear", color="auto", fill=self._colours.tint.removeprefix("#")),
            ],
        )
        row = made("tr", [made("trPr", [made("cantSplit")]), made("tc", [cell, *(inside or [paragraph("Normal")])])])
        self._add(_frame([WIDTH], [row]), paragraph(style_id("Table Note")))


def _frame(widths: list[int], rows: list[BaseOxmlElement]) -> BaseOxmlElement:
    """A table that only places things: no header, no rules."""
    margins = made("tblCellMar", [made(side, w="120", type="dxa") for side in ("top", "left", "bottom", "right")])
    properties = made("tblPr", [made("tblW", w=str(sum(widths)), type="dxa"), made("tblLayout", type="fixed"), margins])
    return made("tbl", [properties, made("tblGrid", [made("gridCol", w=str(width)) for width in widths]), *rows])


def _page_break() -> BaseOxmlElement:
    return paragraph("Normal", [made("r", [made("br", type="page")])])


def _title(document: Document) -> str:
    """Title and year, the year once."""
    return document.title if document.year_label in document.title else f"{document.title} {document.year_label}"


def _numbered(section: Section) -> str:
    return f"{section.number}  {section.title}" if section.number else section.title


def _goal_words(block: Marks) -> list[BaseOxmlElement]:
    """The goals of a chapter in one line: title, then each number in bold with its name."""
    words = [run(f"{block.title}:  ")]
    for mark in block.marks:
        words += [run(mark.code, bold=True), run(f" {mark.label}    ")]
    return words
