"""The audit page: one HTML file that holds all it needs, asks nothing of any network and works without its script."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from assay.reader.standing import by_standing
from assay.render.audit_claims import claims_section
from assay.render.audit_coverage import by_aspect, counted, coverage_bars, coverage_section
from assay.render.audit_findings import findings_section
from assay.render.audit_words import say
from assay.render.html import tag, text
from assay.render.palette import palette

if TYPE_CHECKING:
    from assay.core.findings import Severity
    from assay.render.audit_view import AuditView

_HERE = Path(__file__).parent
_ACCENT = "#1f5f6b"
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def audit_page(view: AuditView) -> str:
    """A reading as a page. The same reading gives the same bytes."""
    colours = palette(_ACCENT)
    variables = f":root{{--accent:{colours.accent};--deep:{colours.deep};--soft:{colours.soft};--tint:{colours.tint}}}"
    style = f"{variables}\n{(_HERE / 'audit.css').read_text('utf-8')}"
    script = (_HERE / "audit.js").read_text("utf-8")
    rules = (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)}; form-action 'none'"
    )
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=rules),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", text(f"{_title(view)} · Assay")),
        tag("style", style),
    ]
    body = [
        _band(view),
        tag(
            "main",
            [_summary(view), _toolbar(view), findings_section(view), claims_section(view), coverage_section(view)],
        ),
        _foot(view),
        tag("script", script),
    ]
    page = tag("html", [tag("head", head), tag("body", body, class_=view.language)], lang=view.language)
    return f"<!DOCTYPE html>\n{page}\n"


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode('ascii')}'"


def _title(view: AuditView) -> str:
    return view.reading.extract.title or view.reading.name


def _band(view: AuditView) -> str:
    extract, reading = view.reading.extract, view.reading
    year = view.say("year", year=extract.year) if extract.year else view.say("year_unknown")
    facts = [year, view.say(f"language_{extract.language}"), *_size(view)]
    held = "held_against" if reading.follows else "held_against_unnamed"
    edition = view.say(held, edition=reading.edition.title.in_language(view.language))
    name = tag("p", text(reading.name), class_="name") if extract.title else ""
    inner = [
        tag("p", view.say("kind"), class_="kind"),
        tag("h1", text(_title(view))),
        name,
        tag("p", " · ".join(facts), class_="told"),
        tag("p", edition, class_="told"),
    ]
    return tag("header", tag("div", inner, class_="column"), class_="band")


def _size(view: AuditView) -> list[str]:
    pages = view.reading.extract.pages
    if view.is_text:
        return [view.say("line_count", count=sum(len(page.lines) for page in pages))]
    said = [view.say("page_count", count=len(pages)) if len(pages) != 1 else view.say("page_count_one")]
    recognised = sum(page.source == "ocr" for page in pages)
    return [*said, view.say("ocr_count", count=recognised)] if recognised else said


def _summary(view: AuditView) -> str:
    inner = [
        tag("p", _verdict(view), class_="verdict"),
        tag("p", view.say("verdict_means"), class_="lead"),
        _tiles(view),
        tag("div", [coverage_bars(view), _page_map(view)], class_="two-up"),
    ]
    return tag("section", inner, class_="summary", id="summary")


def _counts(view: AuditView) -> dict[str, int]:
    return {name: sum(finding.severity == name for finding in view.reading.findings) for name in SEVERITIES}


def _verdict(view: AuditView) -> str:
    counts = _counts(view)
    if counts["error"] == 1:
        return view.say("verdict_error")
    if counts["error"]:
        return view.say("verdict_errors", count=counts["error"])
    if counts["warning"] == 1:
        return view.say("verdict_warning")
    return view.say("verdict_warnings", count=counts["warning"]) if counts["warning"] else view.say("verdict_clean")


def _tiles(view: AuditView) -> str:
    counts = _counts(view)
    tiles = [
        _tile(str(counts[name]), view.say(f"{name}s"), kind=name if counts[name] else "zero", href="#findings")
        for name in SEVERITIES
    ]
    claims = view.reading.claims
    known = sum(bool(claim.metric) for claim in claims)
    alone = by_standing(claims)["printed"]
    tiles.append(
        _tile(
            f"{len(claims):,}",
            view.say("figures_read"),
            view.say("figures_known", count=f"{known:,}", printed=f"{alone:,}"),
            href="#figures",
        )
    )
    answers = [answer for _, group in by_aspect(view) for answer in group]
    if answers:
        by_status = counted(answers)
        tiles.append(
            _tile(
                str(by_status["disclosed"]),
                view.say("provisions_answered", total=len(answers)),
                view.say("provisions_told", **by_status),
                href="#coverage",
            )
        )
    return tag("div", tiles, class_="tiles")


def _tile(value: str, label: str, more: str = "", *, href: str, kind: str = "") -> str:
    inner = tag("span", value, class_="value") + tag("span", label, class_="label")
    return tag(
        "a", inner + (tag("span", more, class_="more") if more else ""), class_=f"tile {kind}".strip(), href=href
    )


def _page_map(view: AuditView) -> str:
    """A square for each page: how many figures it gave, framed where a finding stands."""
    if view.is_text or not view.figures_by_page:
        return ""
    most = max(view.figures_by_page.values())
    worst = _worst_by_page(view)
    counts = view.figures_by_page
    squares = [
        tag(
            "a",
            str(page.number),
            href=view.page_address(page.number),
            class_=f"shade-{_shade(counts.get(page.number, 0), most)} {worst.get(page.number, '')}".strip(),
            title=say(
                "page_told",
                view.language,
                page=page.number,
                figures=counts.get(page.number, 0),
                findings=view.findings_by_page.get(page.number, 0),
            ),
            data_go_page=page.number,
        )
        for page in view.reading.extract.pages
    ]
    heading = tag("h2", view.say("page_map"), class_="small")
    legend = tag("p", view.say("page_map_means"), class_="legend")
    return tag("div", heading + tag("div", squares, class_="map") + legend, class_="pages")


def _shade(count: int, most: int) -> int:
    """From 0 for none to 4 for the most."""
    return -(-count * 4 // most)


def _worst_by_page(view: AuditView) -> dict[int, str]:
    found: dict[int, str] = {}
    for number, finding in enumerate(view.reading.findings, 1):
        for page in view.finding_pages(number):
            found.setdefault(page, finding.severity)
    return found


def _toolbar(view: AuditView) -> str:
    """Search and filters. Hidden until the script shows it: without it, everything is on the page anyway."""
    search = tag(
        "input",
        type="search",
        id="search",
        placeholder=say("search_hint", view.language),
        aria_label=say("search", view.language),
    )
    boxes = [
        tag("label", tag("input", type="checkbox", value=name, checked=True) + view.say(name), class_=f"pick {name}")
        for name in SEVERITIES
    ]
    aspects = [
        tag("option", f"{text(aspect.code)} {text(aspect.title.in_language(view.language))}", value=aspect.code)
        for aspect in view.reading.edition.aspects
    ]
    pages = sorted({*view.figures_by_page, *view.findings_by_page})
    numbers = [tag("option", view.say("page", page=page), value=page) for page in pages]
    first = tag("option", view.say("all_aspects"), value="*")
    every = tag("option", view.say("all_pages"), value="*")
    inner = [
        search,
        tag("span", boxes, class_="picks"),
        tag("label", tag("input", type="checkbox", id="alone") + view.say("only_printed"), class_="pick"),
        tag("select", [first, *aspects], id="aspect", aria_label=say("aspect", view.language)),
        tag("select", [every, *numbers], id="page", aria_label=say("all_pages", view.language)) if numbers else "",
        tag("span", "", id="shown", aria_live="polite", data_words=say("shown", view.language)),
        tag("button", view.say("reset"), type="button", id="reset"),
    ]
    nothing = tag("p", view.say("nothing_left"), id="nothing", hidden=True)
    return tag("form", inner, class_="toolbar", id="toolbar", hidden=True) + nothing


def _foot(view: AuditView) -> str:
    rows = [
        tag("dt", tag("span", view.say(name), class_=f"badge {name}")) + tag("dd", view.say(f"means_{name}"))
        for name in SEVERITIES
    ]
    inner = [
        tag("h2", view.say("how_to_read"), class_="small"),
        tag("dl", rows),
        tag("p", view.say("verdict_means")),
        tag("p", view.say("means_limits")),
    ]
    return tag("footer", tag("div", inner, class_="column"))
