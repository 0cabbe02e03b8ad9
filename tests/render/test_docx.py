"""The report as a Word document: headings, tables, links and references that hold, and every figure as printed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from assay.core.languages import LANGUAGES, Language
from assay.draft import Draft
from assay.render.anchors import sections_of
from assay.render.word.docx import render_docx
from assay.render.word.elements import Bookmarks
from assay.report.charts import Chart
from assay.report.document import BulletList, Cell, Column, Document, FactTable, Paragraph, Run, TableRow

from .small import small_document


@pytest.fixture(scope="module", params=LANGUAGES)
def pair(request: pytest.FixtureRequest, lantern_draft: Draft) -> tuple[Document, bytes]:
    language: Language = request.param
    document = lantern_draft.composed[language].document
    return document, render_docx(document)


def words_of(element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def test_headings_are_the_sections_in_order(pair: tuple[Document, bytes]) -> None:
    document, content = pair
    word = docx.Document(BytesIO(content))
    headings = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    for section in sections_of(document):
        wanted = (f"Heading {min(section.level, 4)}", f"{section.number}  {section.title}".strip())
        assert wanted in headings
    chapters = [text for name, text in headings if name == "Heading 1"]
    assert chapters == [f"{s.number}  {s.title}".strip() for s in document.sections]


def test_every_table_of_figures_is_a_real_table_with_the_printed_figures(pair: tuple[Document, bytes]) -> None:
    document, content = pair
    word = docx.Document(BytesIO(content))
    tables = [[[cell.text for cell in row.cells] for row in t.rows] for t in word.tables if len(t.rows) > 1]
    wanted = [block for s in sections_of(document) for block in s.blocks if isinstance(block, FactTable)]
    assert len(wanted) > 20
    for block in wanted:
        printed = [tuple(cell.text + "".join(cell.note_marks) for cell in row.cells) for row in block.rows if row.cells]
        width = len(block.columns)
        assert any(
            [tuple(row[-width:])[: len(cells)] for row, cells in zip(_filled(table), printed, strict=False)] == printed
            for table in tables
        ), block.id


def _filled(table: list[list[str]]) -> list[list[str]]:
    """Rows below the header that are no headings over others (whose one cell spans all)."""
    return [row for row in table[1:] if len(set(row)) > 1]


def test_links_and_page_references_lead_somewhere(pair: tuple[Document, bytes]) -> None:
    _, content = pair
    body = docx.Document(BytesIO(content)).element.body
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)
    links = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    fields = [code.text.split() for code in body.iter(qn("w:instrText"))]
    references = {parts[1] for parts in fields if parts[0] == "PAGEREF"}
    assert len(references) > 40
    assert links | references <= set(names)


def test_pictures_have_words_for_those_who_cannot_see_them(pair: tuple[Document, bytes]) -> None:
    document, content = pair
    body = docx.Document(BytesIO(content)).element.body
    described = [one.get("descr") for one in body.iter(qn("wp:docPr"))]
    charts = [block.alt for s in sections_of(document) for block in s.blocks if isinstance(block, Chart)]
    assert sorted(described) == sorted(charts)


def test_header_rows_repeat_and_rows_stay_whole(pair: tuple[Document, bytes]) -> None:
    body = docx.Document(BytesIO(pair[1])).element.body
    styled = [t for t in body.iter(qn("w:tbl")) if t.find(qn("w:tblPr")).find(qn("w:tblStyle")) is not None]
    for table in styled:
        first, *others = table.findall(qn("w:tr"))
        assert first.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in others)


def test_the_same_document_gives_the_same_bytes(lantern_draft: Draft) -> None:
    document = lantern_draft.composed["zh-Hant"].document
    first = render_docx(document)
    assert first == render_docx(document)
    with ZipFile(BytesIO(first)) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}


def test_chinese_is_set_in_a_font_that_has_it(lantern_draft: Draft) -> None:
    word = docx.Document(BytesIO(render_docx(lantern_draft.composed["zh-Hans"].document)))
    fonts = word.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "Microsoft YaHei"
    assert word.styles["Heading 1"].element.rPr.rFonts.get(qn("w:eastAsia")) == "Microsoft YaHei"


def test_names_of_places_are_short_and_stay_apart() -> None:
    long = "a-very-long-anchor-of-a-table-about-waste-by-treatment"
    marks = Bookmarks([f"{long}-1", f"{long}-2", "甲"])
    names = {marks.name(f"{long}-1"), marks.name(f"{long}-2"), marks.name("甲")}
    assert len(names) == 3
    assert all(len(name) <= 40 and name.isascii() for name in names)


def _kept(row) -> bool:
    """Whether all words of a row stay on a page with the next row."""
    return all(p.pPr is not None and p.pPr.find(qn("w:keepNext")) is not None for p in row.iter(qn("w:p")))


def test_no_heading_of_a_group_ends_a_page(pair: tuple[Document, bytes]) -> None:
    document, content = pair
    wanted = [row.label for s in sections_of(document) for block in s.blocks if isinstance(block, FactTable)
              for row in block.rows if row.emphasis == "group" and not row.cells]  # fmt: skip
    rows = [
        row
        for row in docx.Document(BytesIO(content)).element.body.iter(qn("w:tr"))
        if row.find(f"{qn('w:tc')}/{qn('w:tcPr')}/{qn('w:gridSpan')}") is not None
    ]
    assert len(rows) >= len(wanted) > 20
    assert all(_kept(row) for row in rows)


def test_words_stay_with_the_list_that_they_lead_into_and_remarks_with_their_table() -> None:
    column = Column(label="2025", align="right")
    table = FactTable(
        id="t", caption="Water", label_heading="Indicator", unit_heading="", columns=(column,), source="Meters.",
        rows=tuple(TableRow(label=str(n), cells=(Cell(text="1"),)) for n in range(20)),
    )  # fmt: skip
    lead, other = Paragraph(runs=(Run(text="Steps taken", bold=True),)), Paragraph(runs=(Run(text="Plain words."),))
    shown = docx.Document(
        BytesIO(render_docx(small_document(other, lead, BulletList(items=((Run(text="One"),),)), other, table)))
    )
    kept = {p.text: p.paragraph_format.keep_with_next for p in shown.paragraphs}
    assert (kept["Steps taken"], kept["Plain words."]) == (True, None)
    assert [n for n, row in enumerate(shown.tables[-1]._tbl.iter(qn("w:tr"))) if n and _kept(row)] == [1, 19, 20]
