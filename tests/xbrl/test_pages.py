"""Tags stand around what a page prints anyway: every figure, once wherever it stands, the same in each language."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from assay.core.languages import LANGUAGES, Language
from assay.draft import Draft
from assay.render.xhtml import render_xhtml
from assay.report.figures import figures_in
from assay.xbrl.release import tagged_page
from assay.xbrl.taxonomy import Taxonomy
from xbrl.small_report import SmallReport

IX = "{http://www.xbrl.org/2013/inlineXBRL}"


def root_of(report: SmallReport, language: Language) -> ElementTree.Element:
    return ElementTree.fromstring((report.folder / f"report.{language}.xhtml").read_bytes())  # noqa: S314


def look(page: bytes) -> str:
    """A page without tags and their hidden head, and without the marks of untagged figures."""
    text = re.sub(r'<div style="display:none"><ix:header>.*?</ix:header></div>', "", page.decode(), flags=re.DOTALL)
    text = re.sub(r' xmlns:[a-z0-9]+="[^"]*"', "", text)
    text = re.sub(r'<span id="[^"]*" class="fact">([^<]*)</span>', r"\1", text)
    return re.sub(r"</?ix:[^>]*>", "", text)


def test_counts_are_pinned(small: SmallReport) -> None:
    """A fact that is lost on the way is lost silently; so their number is written here."""
    found = {(len(p.tagging.facts()), len(p.tagging.told), len(p.tagging.notes)) for p in small.pages}
    assert found == {(36, 8, 1)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_printed_figure_is_tagged_at_each_place(language: Language, small: SmallReport) -> None:
    printed = [figure.fact_key for figure in figures_in(small.made.composed[language].document)]
    tags = [node.get("id") for node in root_of(small, language).iter(f"{IX}nonFraction")]
    (page,) = [page for page in small.pages if page.language == language]
    assert len(tags) == len(set(tags)) == len(printed) + len(page.tagging.hidden)
    assert sorted(str(found.key) for found in page.tagging.figures.values()) == sorted(printed)


def test_lantern_is_tagged_at_each_place(lantern_draft: Draft, taxonomy: Taxonomy) -> None:
    composed = lantern_draft.composed["zh-Hant"]
    page = tagged_page(lantern_draft.materials["zh-Hant"], composed, taxonomy)
    printed = [figure.fact_key for figure in figures_in(composed.document)]
    # Places and figures of the whole example: what is lost on the way is lost silently. Steps of targets, the road to
    # neutrality, restated figures and the one with a range are among them.
    assert (len(page.tagging.figures), len(page.tagging.facts()), len(page.tagging.told)) == (1591, 1353, 87)
    assert len(printed) == 1591
    assert page.tagging.reporter.findings == ()
    assert len([told for told in page.tagging.told if told.markup]) == len(composed.placed.passages) > 25
    assert look(page.content) == look(render_xhtml(composed.document))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_looks_as_without_tags(language: Language, small: SmallReport) -> None:
    tagged = (small.folder / f"report.{language}.xhtml").read_bytes()
    assert look(tagged) == look(render_xhtml(small.made.composed[language].document))


def test_the_printed_digits_are_the_fact(small: SmallReport) -> None:
    facts = small.made.materials["en"].facts
    for page in small.pages:
        root = root_of(small, page.language)
        for node in root.iter(f"{IX}nonFraction"):
            found = page.tagging.figures.get(node.get("id", ""))
            if found is None or found.value is None:
                continue
            digits = Decimal((node.text or "").replace(",", "")) * (-1 if node.get("sign") else 1)
            assert digits.scaleb(int(node.get("scale", "0"))) == found.exact
            fact = facts.facts[found.key]
            assert isinstance(fact.value, Decimal)
            assert found.exact is not None
            if found.measure.top.startswith(("utr", "iso")) and not found.measure.over:
                assert abs(found.exact - fact.value) * 2 <= Decimal(10) ** -found.decimals


def test_all_languages_hold_the_same_facts(small: SmallReport) -> None:
    first, *others = ({found.key: found for found in page.tagging.facts()} for page in small.pages)
    assert all(
        {key: (f.exact, f.decimals) for key, f in one.items()} == {k: (f.exact, f.decimals) for k, f in first.items()}
        for one in others
    )
    assert (
        len({tuple((told.id, told.concept, told.context) for told in page.tagging.told) for page in small.pages}) == 1
    )


def test_what_is_not_there_is_nil_and_its_words_stand_outside(small: SmallReport) -> None:
    (nil,) = [
        node
        for node in root_of(small, "zh-Hant").iter(f"{IX}nonFraction")
        if node.get("{http://www.w3.org/2001/XMLSchema-instance}nil")
    ]
    assert (nil.text, nil.get("name"), nil.get("decimals")) == (None, "esg:EmployeeSatisfaction", None)
    assert "未收集<ix:nonFraction" in (small.folder / "report.zh-Hant.xhtml").read_text("utf-8")


def test_a_note_is_a_footnote_of_the_figures_that_point_to_it(small: SmallReport) -> None:
    root = root_of(small, "en")
    (note,) = list(root.iter(f"{IX}footnote"))
    (relation,) = list(root.iter(f"{IX}relationship"))
    assert note.text == "2024: Prices fell."
    assert relation.get("toRefs") == note.get("id")
    assert relation.get("fromRefs", "").split() == ["f-revenue-2024", "f-revenue-2023"]


def test_a_passage_is_a_block_of_text_in_its_language(small: SmallReport) -> None:
    for language, words in (("en", "We obey the law"), ("zh-Hant", "我們守法"), ("zh-Hans", "我们守法")):
        (block,) = [node for node in root_of(small, language).iter(f"{IX}nonNumeric") if node.get("escape")]
        assert block.get("name") == "esg:Hkex-A1-GD-Explanatory"
        assert block.get("{http://www.w3.org/XML/1998/namespace}lang") == language
        assert words in "".join(block.itertext())


def test_members_of_the_book_are_named(small: SmallReport) -> None:
    names = {
        told.context.coordinates[0].value: told.value
        for told in small.pages[1].tagging.told
        if told.context.coordinates
    }
    assert names == {"birch": "樺廠", "cedar": "Cedar plant", "inland": "內陸", "rags": "含油抹布"}


def test_a_page_made_again_is_the_same(small: SmallReport, taxonomy: Taxonomy) -> None:
    made = small.made
    again = tagged_page(made.materials["en"], made.composed["en"], taxonomy)
    assert again.content == (small.folder / "report.en.xhtml").read_bytes()
