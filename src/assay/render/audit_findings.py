"""The findings of a reading as cards: what, where, the two intervals on one line, the page itself, what to do."""

from __future__ import annotations

from decimal import Decimal, localcontext
from itertools import islice
from typing import TYPE_CHECKING

from assay.core.numbers import EXACT, grouped, shortest
from assay.reader.phrases import spoken
from assay.render.audit_bars import interval_bars
from assay.render.audit_quotes import quoted_lines
from assay.render.audit_words import known, say, title_of
from assay.render.crops import Mark
from assay.render.html import tag, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.core.findings import Finding
    from assay.reader.claim import Claim
    from assay.reader.exhibit import Exhibit, Side
    from assay.render.audit_view import AuditView
    from assay.render.crops import Crop

ACCUSED = "#a33b2a"
BESIDE = "#2b6a8c"

# What all pictures of a page may weigh together. A finding past it is shown with its row in words.
_BUDGET = 6_000_000
_UNANSWERED = "read.not_answered"
_ROWS = 8
_PICTURES = 3  # of one finding; further places are in the list of its figures
_LINE = 110  # letters of an arithmetic that is set as one bold line


class Pictures:
    """Pictures for one finding after the other, until they weigh too much. Equal pictures are drawn once."""

    def __init__(self, view: AuditView) -> None:
        self._view = view
        self._left = _BUDGET
        self._drawn: dict[tuple[int, tuple[Mark, ...]], tuple[Crop, ...]] = {}

    def of(self, claims: Sequence[Claim]) -> Iterator[tuple[int, Crop, str]]:
        """Page, picture and the figures marked on that page; first the page of the accused figure."""
        if self._view.crops is None:
            return
        pages = {page.number: page for page in self._view.reading.extract.pages}
        for number in dict.fromkeys(claim.page for claim in claims if claim.page):
            here = [(place, c) for place, c in enumerate(claims) if c.page == number and c.box]
            marks = tuple(Mark(c.box, BESIDE if place else ACCUSED) for place, c in here if c.box)
            key = (number, marks)
            if key not in self._drawn and number in pages:
                self._drawn[key] = self._view.crops.crops(pages[number], marks)
            for crop in self._drawn.get(key, ()):
                self._left -= len(crop.address)
                if self._left < 0:
                    return
                yield number, crop, ", ".join(c.printed for _, c in here)


def findings_section(view: AuditView) -> str:
    """All findings in their order, worst first; a sentence where there are none. Provisions without an answer differ
    in nothing but their names: they stand in one list, below what is about figures."""
    pictures = Pictures(view)
    numbered = list(enumerate(zip(view.reading.findings, view.exhibits, strict=True), 1))
    cards = [_card(view, number, *pair, pictures) for number, pair in numbered if pair[0].code != _UNANSWERED]
    inner = cards if numbered else [tag("p", view.say("no_findings"), class_="none")]
    heading = tag("h2", view.say("findings") + " " + tag("span", str(len(numbered)), class_="count"))
    return tag("section", [heading, *inner, *_open_provisions(view, numbered)], id="findings")


def _open_provisions(view: AuditView, numbered: Sequence[tuple[int, tuple[Finding, Exhibit]]]) -> Iterator[str]:
    found = [(number, finding) for number, (finding, _) in numbered if finding.code == _UNANSWERED]
    if not found:
        return
    title = tag("h3", text(title_of(_UNANSWERED, view.language)) + " " + tag("span", str(len(found)), class_="count"))
    told = tag("p", text(_said(view, found[0][1], "sure")), class_="lead")
    table = tag("table", tag("tbody", [_open_row(view, number, each) for number, each in found]), class_="provisions")
    yield tag("div", title + told + table, class_="card group")


def _open_row(view: AuditView, number: int, finding: Finding) -> str:
    provision = view.reading.edition.provision(finding.kpi)
    asks = text(provision.title.in_language(view.language)) if provision else ""
    cells = [
        tag("th", tag("span", text(finding.kpi), class_="code"), scope="row"),
        tag("td", tag("p", asks, class_="asks") + tag("p", text(_said(view, finding, "action")), class_="reason")),
        tag("td", tag("span", view.say(finding.severity), class_=f"badge {finding.severity}")),
    ]
    return tag(
        "tr",
        cells,
        class_="item",
        id=f"finding-{number}",
        data_severity=finding.severity,
        data_aspect=view.aspect_of(finding.kpi),
        data_page="",
    )


def _card(view: AuditView, number: int, finding: Finding, shown: Exhibit, pictures: Pictures) -> str:
    title = tag("h3", text(title_of(finding.code, view.language)))
    badge = tag("span", view.say(finding.severity), class_=f"badge {finding.severity}")
    head = tag("header", tag("p", badge + _where(view, number, finding), class_="line") + title)
    message = tag("p", text(_said(view, finding, "message")), class_="message", lang=_foreign(view, finding))
    left = tag("div", _sides(view, finding, shown) + ("" if shown.sides else _figures(view, shown.claims)))
    right = tag("div", (_figures(view, shown.claims) if shown.sides else "") + _advice(view, finding, shown))
    pages = " ".join(map(str, view.finding_pages(number)))
    return tag(
        "article",
        head + message + _source(view, finding, shown, pictures) + tag("div", left + right, class_="two"),
        class_=f"card item {finding.severity}",
        id=f"finding-{number}",
        data_severity=finding.severity,
        data_aspect=view.aspect_of(finding.kpi or _first_kpi(shown), finding.metric),
        data_page=pages,
    )


def _said(view: AuditView, finding: Finding, part: str) -> str:
    """A part of a finding in the language of the page."""
    return finding.said(part, view.language)


def _foreign(view: AuditView, finding: Finding) -> str:
    """Some findings (on files that can hardly be read) are worded in English only: said to a browser."""
    return "" if view.language == "en" or finding.in_languages else "en"


def _first_kpi(shown: Exhibit) -> str:
    return next((claim.kpi for claim in shown.claims if claim.kpi), "")


def _where(view: AuditView, number: int, finding: Finding) -> str:
    line = finding.place.line if finding.place else None
    places = [view.place(page) for page in view.finding_pages(number)] if not (view.is_text and line) else []
    places = places or [view.place(finding.place.page, line) if finding.place else ""]
    kpi = finding.kpi or _first_kpi(view.exhibits[number - 1])
    parts = [
        tag("span", f"№ {number}"),
        tag("span", text(kpi), class_="code") if kpi else "",
        tag("span", str(finding.fiscal_year)) if finding.fiscal_year else "",
        *places,
    ]
    return " ".join(part for part in parts if part)


def _sides(view: AuditView, finding: Finding, shown: Exhibit) -> str:
    """The arithmetic, and the intervals as bars on one scale."""
    told, arithmetic = _said(view, finding, "message"), _said(view, finding, "arithmetic")
    sum_ = ""
    if arithmetic and arithmetic not in told:
        sum_ = tag("p", text(arithmetic), class_="sum" if len(arithmetic) < _LINE else "")
    if not shown.sides:
        return sum_
    bars = interval_bars([side.interval for side in shown.sides]) if len(shown.sides) > 1 else ("",)
    rows = [
        tag(
            "div",
            tag(
                "p",
                tag("b", text(known(_side_name(side.name), view.language)))
                + " "
                + text(_side_text(view, finding, side)),
            )
            + bar,
            class_=f"row row-{index}",
        )
        for index, (side, bar) in enumerate(zip(shown.sides, bars, strict=True))
    ]
    return sum_ + tag("div", [*rows, _distance(view, shown)], class_="sides")


def _side_text(view: AuditView, finding: Finding, side: Side) -> str:
    if side.name in dict(finding.in_languages):
        return _said(view, finding, side.name)
    return spoken(side.interval).in_language(view.language) if side.text == str(side.interval) else side.text


def _side_name(name: str) -> str:
    return f"side_{name}" if name in ("found", "expected") else name


def _distance(view: AuditView, shown: Exhibit) -> str:
    if len(shown.sides) < 2:
        return ""
    first, second = (side.interval for side in shown.sides[:2])
    gap = first.gap(second)
    words = view.say("gap", gap=_rough(gap)) if gap else view.say("meets")
    return tag("p", words, class_="distance apart" if gap else "distance")


def _rough(gap: Decimal) -> str:
    """Four digits are enough to see how far two figures are apart."""
    with localcontext(EXACT) as context:
        context.prec = max(4, gap.adjusted() + 1)
        return grouped(Decimal(shortest(+gap)))


def _figures(view: AuditView, claims: Sequence[Claim]) -> str:
    if not claims:
        return ""
    rows = [
        tag(
            "tr",
            tag("th", tag("span", "", class_="key") + text(view.metric_label(claim)), scope="row")
            + tag("td", str(claim.fiscal_year or ""))
            + tag("td", tag("b", text(view.printed(claim))) + " " + text(view.unit_label(claim)), class_="to-right")
            + tag("td", view.place(claim.page, claim.line)),
            class_="accused" if place == 0 else "beside",
        )
        for place, claim in enumerate(claims[:_ROWS])
    ]
    if len(claims) > _ROWS:
        rows.append(tag("tr", tag("td", f"+ {len(claims) - _ROWS}", colspan="4")))
    return tag("table", tag("caption", view.say("figures_concerned")) + tag("tbody", rows), class_="concerned")


def _advice(view: AuditView, finding: Finding, shown: Exhibit) -> str:
    action = _said(view, finding, "action") if finding.in_languages else finding.action
    if not dict(finding.in_languages).get("action"):
        action = finding.action.removeprefix(shown.cause).strip()
    pairs = [
        ("cause", _said(view, finding, "cause")),
        ("sure", _said(view, finding, "sure")),
        *shown.rest,
        ("expected", _said(view, finding, "expected")),
        ("action", action),
    ]
    rows = [
        tag("dt", text(known(name, view.language))) + tag("dd", text(words), lang=_foreign(view, finding))
        for name, words in pairs
        if words
    ]
    return tag("dl", rows) if rows else ""


def _source(view: AuditView, finding: Finding, shown: Exhibit, pictures: Pictures) -> str:
    """The page as published, or its lines, or at least the words that the finding quotes."""
    figures = [_picture(view, *each) for each in islice(pictures.of(shown.claims), _PICTURES)]
    if figures:
        return tag("div", figures, class_="source")
    lines = quoted_lines(view.reading.extract.pages, shown.claims) if view.is_text else ""
    if lines:
        told = tag("figcaption", view.say("quote_told"))
        return tag("div", tag("figure", told + tag("div", lines, class_="scroll")), class_="source")
    quotes = dict.fromkeys(filter(None, (*(claim.quote for claim in shown.claims[:4]), finding.evidence)))
    blocks = [tag("blockquote", text(quote)) for quote in list(quotes)[:4]]
    return tag("div", [tag("p", view.say("quote_told"), class_="told"), *blocks], class_="source") if blocks else ""


def _picture(view: AuditView, page: int, crop: Crop, marked: str) -> str:
    alt = say("crop_alt", view.language, page=page, figures=marked)
    image = tag("img", src=crop.address, width=crop.width, height=crop.height, alt=alt)
    told = tag("figcaption", tag("a", view.say("crop_told", page=page), href=view.page_address(page)))
    return tag("figure", image + told)
