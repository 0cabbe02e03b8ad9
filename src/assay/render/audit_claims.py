"""The figures of a reading: by topic in tables of three years with small bars, and all others in one list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.reader.standing import STANDINGS, by_standing, rests_on, standing
from assay.render.audit_bars import year_bars
from assay.render.audit_words import say
from assay.render.html import tag, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.catalogue.dimension import Dimensions
    from assay.reader.claim import Claim
    from assay.render.audit_view import AuditView

_YEARS = 3
_QUOTE = 160


@dataclass(frozen=True, slots=True)
class _Key:
    """What one row is about."""

    metric: str
    dimensions: Dimensions
    unit: str


def claims_section(view: AuditView) -> str:
    """Every claim once: in a topic's table, or in the list of the others."""
    years = _years(view)
    rows: dict[_Key, list[Claim]] = {}
    loose: list[Claim] = []
    for claim in view.reading.claims:
        if claim.metric in view.catalogue.metrics and claim.fiscal_year in years and _amount(claim):
            unit = claim.unit.symbol if claim.unit else claim.unit_printed
            rows.setdefault(_Key(claim.metric, claim.dimensions, unit), []).append(claim)
        else:
            loose.append(claim)
    parts = [_topic(view, title, keys, rows, years) for title, keys in _topics(view, rows)]
    count = tag("span", str(len(view.reading.claims)), class_="count")
    head = tag("h2", view.say("figures") + " " + count) + tag("p", _standing_told(view), class_="lead")
    return tag("section", [head, *parts, _loose(view, loose), _unplaced(view)], id="figures")


def _standing_told(view: AuditView) -> str:
    """How many figures stand by themselves, and by which marks the others are known."""
    counted = by_standing(view.reading.claims)
    counts = {name: f"{count:,}" for name, count in counted.items()}
    marks = [tag("span", view.say(f"mark_{name}"), class_=name) for name in ("taken", "open") if counted[name]]
    return " ".join([view.say("standing_told", **counts), *marks])


def _amount(claim: Claim) -> bool:
    """Targets and ranges stand in the list: they are no figure of a year."""
    return claim.source != "target" and claim.qualifier != "range"


def _years(view: AuditView) -> tuple[int, ...]:
    """The last three years with figures, none after the one that is reported on."""
    there = {claim.fiscal_year for claim in view.reading.claims if claim.fiscal_year and claim.metric}
    last = view.reading.extract.year or max(there, default=0)
    return tuple(sorted(year for year in there if year <= last)[-_YEARS:])


def _topics(view: AuditView, rows: Mapping[_Key, object]) -> list[tuple[str, list[_Key]]]:
    """The title of each topic with its rows, in the order of the layouts and of the catalogue."""
    order = {metric: place for place, metric in enumerate(view.catalogue.metrics)}
    layouts = sorted(view.layouts, key=lambda layout: (layout.aspect, layout.order, layout.topic))
    by_topic: dict[str, list[_Key]] = {layout.topic: [] for layout in layouts}
    for key in sorted(rows, key=lambda k: (order[k.metric], k.dimensions, k.unit)):
        by_topic.setdefault(view.catalogue.metrics[key.metric].topic, []).append(key)
    titles = {layout.topic: layout.tables[0].title.in_language(view.language) for layout in layouts if layout.tables}
    return [(titles.get(topic, topic.replace("_", " ")), keys) for topic, keys in by_topic.items() if keys]


def _topic(
    view: AuditView, title: str, keys: Sequence[_Key], rows: Mapping[_Key, Sequence[Claim]], years: Sequence[int]
) -> str:
    head = [
        tag("th", view.say("indicator"), scope="col"),
        tag("th", view.say("kpi"), scope="col"),
        tag("th", view.say("unit"), scope="col"),
        *(tag("th", str(year), scope="col", class_="to-right") for year in years),
        tag("th", view.say("trend"), scope="col"),
        tag("th", view.say("where"), scope="col"),
    ]
    body = [_row(view, rows[key], years) for key in keys]
    table = tag("table", tag("thead", tag("tr", head)) + tag("tbody", body), class_="figures")
    return tag("div", tag("h3", text(title)) + tag("div", table, class_="scroll"), class_="topic group")


def _row(view: AuditView, claims: Sequence[Claim], years: Sequence[int]) -> str:
    first = claims[0]
    by_year = {year: [claim for claim in claims if claim.fiscal_year == year] for year in years}
    values = [_value(by_year[year]) for year in years]
    depth = min(len(first.dimensions), 2)
    kpi = next((claim.kpi for claim in claims if claim.kpi), "")
    cells = [
        tag("th", text(view.metric_label(first)), scope="row", class_=f"depth-{depth}" if depth else ""),
        tag("td", text(kpi), class_="code"),
        tag("td", text(view.unit_label(first)), class_="unit"),
        *(_cell(view, by_year[year], last=year == years[-1]) for year in years),
        tag("td", year_bars(values)),
        tag("td", view.places(claims), class_="where"),
    ]
    pages = dict.fromkeys(claim.page for claim in claims if claim.page)
    return tag(
        "tr",
        cells,
        class_="item",
        data_aspect=view.aspect_of(kpi, first.metric),
        data_page=" ".join(map(str, pages)),
        data_standing=min(map(standing, claims), key=STANDINGS.index),
    )


def _value(claims: Sequence[Claim]) -> Decimal | None:
    return next((claim.value for claim in claims if isinstance(claim.value, Decimal)), None)


def _cell(view: AuditView, claims: Sequence[Claim], *, last: bool) -> str:
    """The printed figure; where the document prints several, each of them."""
    printed = {view.printed(claim): claim for claim in reversed(claims)}
    shown = [_figure(view, claim) for claim in reversed(printed.values())]
    values = {claim.value for claim in claims}
    marks = ["to-right", "now" if last else "", "differs" if len(values) > 1 else ""]
    hint = say("two_values", view.language) if len(values) > 1 else ""
    return tag("td", " / ".join(shown), class_=" ".join(filter(None, marks)), title=hint)


def _figure(view: AuditView, claim: Claim) -> str:
    decided = (decision.said.in_language(view.language) for decision in claim.decided)
    doubt = rests_on(claim).in_language(view.language)
    how = "\n".join(filter(None, (claim.quote[:_QUOTE], *decided, doubt)))
    stands = standing(claim)
    mark = "" if stands == "printed" else stands
    number = view.accused.get(claim.id)
    if number is None:
        return tag("span", text(view.printed(claim)), title=how, class_=mark)
    severity = view.reading.findings[number - 1].severity
    return tag(
        "a",
        text(view.printed(claim)),
        href=f"#finding-{number}",
        class_=f"accused {severity} {mark}".rstrip(),
        title=how,
    )


def _loose(view: AuditView, claims: Sequence[Claim]) -> str:
    if not claims:
        return ""
    head = [
        tag("th", view.say(name), scope="col", class_="to-right" if name == "value" else "")
        for name in ("label", "year_column", "value", "passage", "where")
    ]
    body = [_loose_row(view, claim) for claim in claims]
    table = tag("table", tag("thead", tag("tr", head)) + tag("tbody", body), class_="figures loose")
    summary = tag("summary", view.say("loose_figures", count=len(claims)))
    lead = tag("p", view.say("loose_means"), class_="lead")
    return tag("details", summary + lead + tag("div", table, class_="scroll"), class_="group")


def _loose_row(view: AuditView, claim: Claim) -> str:
    unit = claim.unit_printed or view.unit_label(claim)
    cells = [
        tag("th", text(" › ".join(claim.labels)), scope="row"),
        tag("td", str(claim.fiscal_year or "")),
        tag("td", _figure(view, claim) + (" " + text(unit) if unit else ""), class_="to-right"),
        tag("td", text(_short(claim.quote)), class_="passage"),
        tag("td", view.place(claim.page, claim.line), class_="where"),
    ]
    return tag(
        "tr",
        cells,
        class_="item",
        data_aspect=view.aspect_of(claim.kpi, claim.metric),
        data_page=claim.page or "",
        data_standing=standing(claim),
    )


def _unplaced(view: AuditView) -> str:
    """What was seen and is no claim, counted by reason, then one by one."""
    seen = view.reading.unplaced
    if not seen:
        return ""
    reasons = Counter(one.reason for one in seen)
    why = {one.reason: text(one.why.in_language(view.language)) for one in seen}
    counts = [tag("li", f"{count:,} · {why[reason]}") for reason, count in reasons.most_common()]
    head = [
        tag("th", view.say(name), scope="col", class_="to-right" if name == "value" else "")
        for name in ("value", "passage", "why_unplaced", "where")
    ]
    rows = [
        tag(
            "tr",
            [
                tag("td", text(one.printed), class_="to-right"),
                tag("td", text(_short(one.quote)), class_="passage"),
                tag("td", why[one.reason]),
                tag("td", view.place(one.page, one.line), class_="where"),
            ],
            class_="item",
            data_aspect="",
            data_page=one.page or "",
            data_standing="open",
        )
        for one in seen
    ]
    table = tag("table", tag("thead", tag("tr", head)) + tag("tbody", rows), class_="figures loose")
    summary = tag("summary", view.say("unplaced_figures", count=f"{len(seen):,}"))
    lead = tag("p", view.say("unplaced_means"), class_="lead") + tag("ul", counts)
    return tag("details", summary + lead + tag("div", table, class_="scroll"), class_="group", id="unplaced")


def _short(quote: str) -> str:
    return quote if len(quote) <= _QUOTE else quote[:_QUOTE].rstrip() + " …"
