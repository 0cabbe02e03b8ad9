from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

import pytest

from assay.core.languages import LANGUAGES, Language
from assay.render.anchors import sections_of, written_anchors
from assay.render.tagging import FactSpan
from assay.render.xhtml import render_xhtml
from assay.report.document import Cell, Column, FactTable, NoteRef, Paragraph, Run, TableRow

from .drawn import sample_xhtml
from .sample import sample_document
from .small import small_document

X = "{http://www.w3.org/1999/xhtml}"
# What the schema of Inline XBRL refuses in a page.
FORBIDDEN = {"section", "figure", "figcaption", "nav", "header", "footer", "main", "article", "aside", "details",
             "canvas", "svg", "ruby", "time", "mark", "button"}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_well_formed_and_fit_for_inline_xbrl(language: Language) -> None:
    root = ElementTree.fromstring(sample_xhtml(language))  # noqa: S314 - our own output
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    names = {node.tag.removeprefix(X) for node in root.iter()}
    assert not names & FORBIDDEN
    attributes = {name for node in root.iter() for name in node.attrib}
    assert not {a for a in attributes if a.startswith(("data-", "aria-", "on")) or a in {"role", "lang", "charset"}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_unique_and_links_lead_somewhere(language: Language) -> None:
    root = ElementTree.fromstring(sample_xhtml(language))  # noqa: S314
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert set(written_anchors(sample_document(language))) <= set(ids)
    targets = {href[1:] for node in root.iter(f"{X}a") if (href := node.get("href", "")).startswith("#")}
    assert targets <= set(ids)


def test_body_holds_blocks_only_and_images_have_words() -> None:
    root = ElementTree.fromstring(sample_xhtml("en"))  # noqa: S314
    body = root.find(f"{X}body")
    assert body is not None
    assert not (body.text or "").strip()
    images = list(root.iter(f"{X}img"))
    assert len(images) == 8
    assert all(image.get("alt") and image.get("src", "").startswith("data:image/svg+xml;base64,") for image in images)


def test_head_says_who_and_when() -> None:
    root = ElementTree.fromstring(sample_xhtml("en"))  # noqa: S314
    named = {meta.get("name") or meta.get("http-equiv"): meta.get("content") for meta in root.iter(f"{X}meta")}
    assert named["Content-Type"] == "application/xhtml+xml; charset=UTF-8"
    assert named["date"] == "2026-04-20"
    assert named["author"] == "Lantern Magnesium Group"


def test_same_document_gives_the_same_bytes() -> None:
    assert render_xhtml(sample_document("zh-Hant")) == sample_xhtml("zh-Hant")


def test_special_signs_are_shown_as_they_are() -> None:
    signs = "# $ * _ < > & \\ [ ] @ \" ' ]]> {x}"
    page = ElementTree.fromstring(render_xhtml(small_document(Paragraph(runs=(Run(text=signs),)), title=signs)))  # noqa: S314
    assert signs in {"".join(node.itertext()) for node in page.iter(f"{X}p")}
    assert signs in {"".join(node.itertext()) for node in page.iter(f"{X}h1")}


def test_control_characters_do_not_break_the_page() -> None:
    ElementTree.fromstring(render_xhtml(small_document(Paragraph(runs=(Run(text="a\x00b\x0bc"),)))))  # noqa: S314


def test_figures_have_ids_and_the_second_place_its_own() -> None:
    paragraph = Paragraph(runs=(Run(text="134,958", fact_key="scope_1|2025|"), Run(text=" again ")))
    again = Paragraph(runs=(Run(text="134,958", fact_key="scope_1|2025|"),))
    text = render_xhtml(small_document(paragraph, again)).decode()
    assert '<span id="f-scope_1-2025" class="fact">134,958</span>' in text
    assert '<span id="f-scope_1-2025-2" class="fact">134,958</span>' in text


class Tags:
    """A tagging that notes what it was given."""

    def __init__(self) -> None:
        self.seen: list[FactSpan] = []

    @property
    def namespaces(self) -> Mapping[str, str]:
        return {"ix": "http://www.xbrl.org/2013/inlineXBRL"}

    def markup(self, span: FactSpan) -> str:
        self.seen.append(span)
        return f'<ix:nonFraction id="{span.anchor}">{span.text}</ix:nonFraction>'

    def note(self, anchor: str, content: str) -> str:
        return f'<ix:footnote id="{anchor}-text">{content}</ix:footnote>'

    def passage(self, section: str, content: str) -> str:
        return f'<ix:nonNumeric name="{section}">{content}</ix:nonNumeric>'

    def header(self) -> str:
        return f"<div><ix:header>{len(self.seen)}</ix:header></div>"


def test_tagging_replaces_spans_and_adds_the_header_first() -> None:
    cell = Cell(text="1.5", fact_key="k", decimals=1)
    row = TableRow(label="A", cells=(cell,), note_marks=("*",))
    notes = (NoteRef(mark="*", text="As measured"),)
    table = FactTable(id="t", caption="T", columns=(Column(label="2025"),), rows=(row,), notes=notes)
    tags = Tags()
    text = render_xhtml(small_document(table), tags).decode()
    ElementTree.fromstring(text)  # noqa: S314
    assert 'xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"' in text
    assert '<body><div><ix:header>1</ix:header></div><div class="report en">' in text
    assert '<td class="to-left"><ix:nonFraction id="f-k">1.5</ix:nonFraction></td>' in text
    assert tags.seen == [FactSpan("f-k", "k", "1.5", 1, ("t-n-2a",))]
    assert '<ix:footnote id="t-n-2a-text">As measured</ix:footnote>' in text
    assert '<ix:nonNumeric name="only"><div id="t" class="table">' in text


def test_sample_is_large_enough_to_tell() -> None:
    assert len(list(sections_of(sample_document("en")))) >= 15
