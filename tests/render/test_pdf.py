from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from assay.core.languages import LANGUAGES, Language
from assay.render.anchors import sections_of, written_anchors
from assay.render.pdf import render_pdf
from assay.report.charts import Chart, ChartPoint
from assay.report.document import (
    Cell,
    Column,
    Document,
    FactTable,
    IndexTable,
    NoteRef,
    PageBreak,
    Paragraph,
    PlainTable,
    Run,
    TableRow,
)

from .drawn import sample_pdf
from .sample import sample_document
from .small import small_document

SHIPPED = ("SourceSans3", "SourceSerif4Display", "NotoSansCJKhk", "NotoSansCJKsc", "NotoSerifCJKhk", "NotoSerifCJKsc")


def page_texts(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("language", "lang"), [("en", "en-GB"), ("zh-Hant", "zh-HK"), ("zh-Hans", "zh-CN")])
def test_pdf_is_tagged_and_names_its_language(language: Language, lang: str) -> None:
    with pikepdf.open(BytesIO(sample_pdf(language).content)) as pdf, pdf.open_metadata() as metadata:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == lang
        assert metadata["pdfuaid:part"] == "1"
        assert pdf.docinfo["/CreationDate"] == "D:20260420000000Z"


def test_bookmarks_follow_the_sections() -> None:
    with pikepdf.open(BytesIO(sample_pdf("en").content)) as pdf, pdf.open_outline() as outline:
        chapters = {item.title: [inner.title for inner in item.children] for item in outline.root}
    assert chapters["B Social"] == ["B1 Employment", "B2 Health and safety", "B3 Development and training"]
    assert next(iter(chapters)) == "Contents"


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_shipped_fonts_are_used_and_embedded(language: Language) -> None:
    with pikepdf.open(BytesIO(sample_pdf(language).content)) as pdf:
        descriptors = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
        assert descriptors
        for descriptor in descriptors:
            assert str(descriptor.FontName).partition("+")[2].startswith(SHIPPED)
            assert {"/FontFile3", "/FontFile2"} & set(descriptor.keys())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_anchor_and_every_index_target_has_its_page(language: Language) -> None:
    result, document = sample_pdf(language), sample_document(language)
    texts = page_texts(result.content)
    notes = {name for name in written_anchors(document) if "-n-" in name}
    assert set(written_anchors(document)) - notes <= set(result.pages)
    assert all(1 <= page <= len(texts) for page in result.pages.values())
    for section in sections_of(document):
        assert squeezed(section.title) in squeezed(texts[result.pages[section.id] - 1])
    index_page = squeezed(texts[result.pages["t-index"] - 1])
    rows = [row for block in document.sections[-1].blocks if isinstance(block, IndexTable) for row in block.rows]
    for row in rows:
        for target in row.targets:
            assert squeezed(target.text) in index_page
            assert str(result.pages[target.anchor]) in index_page


def printed_figures(document: Document) -> list[tuple[str, str]]:
    tables = [b for s in sections_of(document) for b in s.blocks if isinstance(b, FactTable)]
    return [(cell.fact_key, cell.text) for t in tables for r in t.rows for cell in r.cells if cell.fact_key]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_on_the_page_it_is_said_to_stand_on(language: Language) -> None:
    result = sample_pdf(language)
    texts = [squeezed(text) for text in page_texts(result.content)]
    figures = printed_figures(sample_document(language))
    assert len(figures) > 130
    for key, text in figures:
        assert text in texts[result.fact_pages[key] - 1]


def test_facts_whose_keys_look_alike_have_their_own_pages() -> None:
    first, second = (Paragraph(runs=(Run(text=key, fact_key=key),)) for key in ("a|b", "a b"))
    result = render_pdf(small_document(first, PageBreak(), second))
    assert dict(result.fact_pages) == {"a|b": 1, "a b": 2}


def test_note_marks_do_not_lengthen_numbers() -> None:
    text = "".join(page_texts(sample_pdf("en").content))
    assert "25,318¹" in text
    assert "25,3181" not in text


def test_two_renderings_are_the_same_to_the_byte() -> None:
    for language in ("en", "zh-Hans"):
        assert render_pdf(sample_document(language)).content == sample_pdf(language).content  # type: ignore[arg-type]


def test_special_signs_are_shown_as_they_are() -> None:
    signs = '#set $x^2$ *a* _b_ <c> & \\n [d] @e `f` ~ "g" // h /* = - + 1. #{1+1}'
    table = FactTable(
        id="t<#>",
        caption=signs,
        columns=(Column(label=signs),),
        rows=(TableRow(label=signs, cells=(Cell(text="1"),)),),
        notes=(NoteRef(mark="#", text=signs),),
    )
    result = render_pdf(small_document(Paragraph(runs=(Run(text=signs),)), table, title=signs))
    text = squeezed("".join(page_texts(result.content)))
    assert text.count(squeezed(signs)) >= 4


def test_english_apostrophe_in_chinese_text_is_half_width() -> None:
    runs = (Run(text="按Lantern’s Group Reporting Manual編製"),)
    result = render_pdf(small_document(Paragraph(runs=runs), language="zh-Hant"))
    with pikepdf.open(BytesIO(result.content)) as pdf:
        names = {str(i.FontName) for i in pdf.objects if isinstance(i, pikepdf.Dictionary) and "/FontName" in i}
    assert any("SourceSans3" in name for name in names)
    assert "Lantern’s" in "".join(page_texts(result.content))


def test_a_mark_without_note_and_a_link_without_target_are_plain_words() -> None:
    rows = ((Run(text="A", note_mark="9", link_to="nowhere"),),)
    table = PlainTable(id="t", caption="T", columns=(Column(label="C"),), rows=(rows,))
    assert "A⁹" in "".join(page_texts(render_pdf(small_document(table)).content))


def test_long_table_repeats_its_heading_and_keeps_groups_whole() -> None:
    def figures(group: int) -> list[TableRow]:
        cell = (Cell(text="1"),)
        rows = [TableRow(label=f"row {group}.{i}", cells=cell, indent=1) for i in range(4)]
        return [TableRow(label=f"group {group}.", emphasis="group"), *rows]

    rows = tuple(row for group in range(30) for row in figures(group))
    table = FactTable(id="t", caption="T", columns=(Column(label="2025"),), rows=rows, label_heading="Indicator")
    texts = page_texts(render_pdf(small_document(table)).content)
    assert len(texts) > 2
    assert all("Indicator" in text for text in texts)
    for group in range(30):
        pages = {n for n, text in enumerate(texts) if f"group {group}." in text or f"row {group}." in text}
        assert len(pages) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_values_draw_nothing(language: Language) -> None:
    points = (ChartPoint(category="2024", value=None, text=""), ChartPoint(category="2025", value=Decimal(3), text="3"))
    for kind in ("bar", "stacked_bar", "line", "donut", "matrix"):
        chart = Chart(id="c", title="C", alt="words", kind=kind, points=points)  # type: ignore[arg-type]
        assert render_pdf(small_document(chart, language=language)).pages["c"] >= 1


def test_faults_of_a_document_are_named_together() -> None:
    chart = Chart(id="only", title="C", alt=" ", kind="bar", points=())
    with pytest.raises(ValueError, match=r"anchor only is used 2 times; chart only has no alternative text"):
        render_pdf(small_document(chart))
