"""The audit page holds what was read, asks nothing of a network, and is sound HTML in every language."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assay.core.interval import Interval
from assay.core.languages import LANGUAGES, Language
from assay.publish import Published
from assay.reader.decision import How, decision
from assay.reader.page import Box, Page
from assay.reader.reading import Reading
from assay.render.audit_bars import interval_bars, share_bar, year_bars
from assay.render.audit_page import audit_page
from assay.render.audit_view import AuditView
from assay.render.audit_words import audit_titles, audit_words
from assay.render.crops import Mark, PageCrops
from assay.render.html import tag, text
from reader.read.made import CONTENT, made_claim, made_finding, pdf_reading, text_reading

VOID = {"meta", "img", "input", "br", "col"}


class Checked(HTMLParser):
    """Fails on an element that is closed in the wrong order; gathers ids, links, sources and words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.styled: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        self.sources += [given["src"] or ""] if "src" in given else []
        self.styled += [key for key in given if key == "style" or key.startswith("on")]
        if name not in VOID:
            self.open.append(name)

    def handle_endtag(self, name: str) -> None:
        assert self.open.pop() == name


def page_of(reading: Reading, language: Language = "en", crops: PageCrops | None = None) -> str:
    view = AuditView(
        reading=reading,
        language=language,
        catalogue=CONTENT.catalogue,
        layouts=CONTENT.layouts,
        source=f"../{reading.name}",
        crops=crops,
    )
    return audit_page(view)


@pytest.mark.parametrize(
    ("language", "counted", "why"),
    [
        ("en", "Seen, but not claimed: 3", "2 · It is part of a chart or a picture."),
        ("zh-Hant", "已見而未採納的數字：3項", "2 · 屬圖表或圖片的一部分。"),
        ("zh-Hans", "已见而未采纳的数字：3项", "2 · 属图表或图片的一部分。"),
    ],
)
def test_what_was_seen_and_not_claimed_is_counted(language: Language, counted: str, why: str) -> None:
    page = page_of(text_reading(), language)
    assert counted in page
    assert why in page
    assert "from 17 to 23 &amp; on" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_and_self_contained(language: Language) -> None:
    page = page_of(text_reading(), language)
    checked = Checked(page)
    assert len(checked.ids) == len(set(checked.ids))
    assert not checked.sources
    assert not checked.styled, "the policy allows no style or script but the two in the page"
    inner = {link[1:] for link in checked.links if link.startswith("#")}
    assert inner <= set(checked.ids)
    assert {link for link in checked.links if not link.startswith("#")} <= {"../sample.txt"}
    assert not re.search(r"https?:|url\(|@import", page.replace("http-equiv", ""))
    assert f'<html lang="{language}">' in page


def test_the_policy_allows_the_style_and_the_script_and_nothing_else() -> None:
    page = page_of(text_reading())
    for name in ("style", "script"):
        content = re.search(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        assert content
        digest = b64encode(sha256(content[1].encode()).digest()).decode()
        assert f"{name}-src &#x27;sha256-{digest}&#x27;" in page
    assert "default-src &#x27;none&#x27;" in page


def test_a_finding_shows_its_arithmetic_its_lines_and_what_to_do() -> None:
    page = page_of(text_reading())
    assert "120 + 80 = 200, not 250" in page
    assert page.count('class="interval"') == 2
    assert '<mark class="accused">250</mark>' in page
    assert "<mark>120</mark>" in page
    assert "apart by at least 40" in page
    assert page.count("One digit differs.") == 1, "the cause is not told twice"
    assert "<dd>Ask.</dd>" in page


def test_every_claim_is_on_the_page() -> None:
    page = page_of(text_reading())
    assert 'href="#finding-1" class="accused error"' in page
    assert "Figures outside these tables: 2" in page
    assert "N/A" in page
    assert "1,250" in page


def test_figures_that_do_not_stand_by_themselves_are_marked_and_can_be_hidden() -> None:
    usual = made_claim(7, "15", metric="", decided=(decision(How.YEAR_DOCUMENT),))
    page = page_of(replace(text_reading(), claims=(made_claim(1, "120"), usual, made_claim(8, "9", fiscal_year=None))))
    assert re.findall(r'data-standing="(\w+)"', page)[:3] == ["printed", "taken", "open"]
    assert re.search(r'class="taken">15</span>', page)
    assert re.search(r'Its year could not be told\." class="open">9</span>', page)
    assert "1 stand by themselves" in page
    assert 'id="alone"' in page


def test_what_the_document_says_is_never_markup() -> None:
    made = text_reading()
    evil = '<script>alert(1)</script>"&'
    claim = made_claim(9, "7", labels=(evil,), quote=evil, line=6, unit=None, unit_printed=evil)
    finding = made_finding(9, message=evil, evidence=evil)
    reading = replace(
        made, name=evil, claims=(claim,), findings=(finding,), extract=replace(made.extract, title=evil, name=evil)
    )
    page = page_of(reading)
    Checked(page)
    assert page.count("<script>") == 1
    assert "<script>alert" not in page


def test_a_reading_without_findings_says_so() -> None:
    page = page_of(replace(text_reading(), findings=()))
    Checked(page)
    assert "Nothing was found that contradicts itself." in page
    assert "No findings." in page


def test_the_same_reading_gives_the_same_page() -> None:
    assert page_of(text_reading()) == page_of(text_reading())


def test_words_are_in_three_languages() -> None:
    assert not {name: words.missing for name, words in audit_words().items() if words.missing}


def test_every_code_of_a_reading_has_a_title() -> None:
    source = Path(__file__).parents[2] / "src" / "assay" / "reader"
    files = [path.read_text("utf-8") for path in source.glob("*.py")]
    found = {code for text in files for code in re.findall(r'code="(read\.\w+)"', text)}
    assert not found - audit_titles().keys(), "give them a row in audit_titles.yaml"
    assert not {code for code, title in audit_titles().items() if title.missing}


def test_marked_parts_of_a_pdf_are_shown(lantern_pages: Published) -> None:
    path = next(path for path in lantern_pages.files if path.name == "report.en.pdf")
    crops = PageCrops(path)
    page = page_of(pdf_reading(595, 842), crops=crops)
    crops.close()
    images = [source for source in Checked(page).sources if source.startswith("data:image/")]
    assert len(images) == 2, "one of each page that the finding is about"
    assert all(b64decode(image.partition(",")[2])[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0") for image in images)
    assert len(page) < 1_000_000
    assert "../sample.pdf#page=2" in page


def test_figures_far_apart_get_pictures_of_their_own(lantern_pages: Published) -> None:
    path = next(path for path in lantern_pages.files if path.name == "report.en.pdf")
    crops = PageCrops(path)
    sheet = Page(number=5, source="text_layer", width=595, height=842)
    marks = [Mark(Box(80, y, 120, y + 10), "#a33b2a") for y in (100, 130, 600)]
    pictures = crops.crops(sheet, marks)
    assert len(pictures) == 2
    assert pictures == crops.crops(sheet, marks)
    assert crops.crops(replace(sheet, number=5000), marks) == ()
    assert crops.crops(sheet, []) == ()
    crops.close()


def test_intervals_share_one_scale() -> None:
    bars = interval_bars([Interval(Decimal(0), Decimal(10)), Interval(Decimal(20), Decimal(20))])
    assert len(bars) == 2
    assert all('class="gap"' in bar for bar in bars)
    overlapping = interval_bars([Interval(Decimal(0), Decimal(10)), Interval(Decimal(5), Decimal(20))])
    assert not any('class="gap"' in bar for bar in overlapping)
    assert len(interval_bars([Interval.exactly(3), Interval.exactly(3)])) == 2


def test_bars_of_years_leave_gaps_and_go_below_zero() -> None:
    assert year_bars([None, None]) == ""
    assert year_bars([Decimal(1), None, Decimal(2)]).count("<rect") == 2
    assert year_bars([Decimal(-5), Decimal(5)]).count('height="10.0"') == 2
    assert year_bars([Decimal(0), Decimal(0)]).count("<rect") == 2
    assert share_bar({"disclosed": 0, "missing": 0}).count("<rect") == 0


def test_markup_is_escaped() -> None:
    assert text('a < b & "c"\x00') == 'a &lt; b &amp; "c"'
    assert tag("p", title='"x"', hidden=True, lang="") == '<p title="&quot;x&quot;" hidden></p>'
    assert tag("br") == "<br>"
