"""The provisions of the framework, aspect by aspect: how far each is answered, where, and by which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.render.audit_bars import share_bar
from assay.render.html import tag, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.frameworks.edition import Aspect
    from assay.reader.reading import Answer
    from assay.render.audit_view import AuditView

STATUSES = ("disclosed", "explained", "partial", "missing")

_QUOTE = 360


def by_aspect(view: AuditView) -> list[tuple[Aspect, list[Answer]]]:
    """The answers under each aspect, in the edition's order."""
    edition = view.reading.edition
    aspects = {provision.code: provision.aspect for provision in edition.provisions}
    groups: dict[str, list[Answer]] = {}
    for answer in view.reading.coverage:
        if answer.framework == edition.id:
            groups.setdefault(aspects.get(answer.provision, ""), []).append(answer)
    return [(aspect, groups[aspect.code]) for aspect in edition.aspects if aspect.code in groups]


def counted(answers: Iterable[Answer]) -> dict[str, int]:
    """How many have each status, in the order in which bars show them."""
    counts = dict.fromkeys(STATUSES, 0)
    for answer in answers:
        counts[answer.status] += 1
    return counts


def coverage_bars(view: AuditView) -> str:
    """One bar for each aspect, with a key of the colours."""
    rows = [
        tag(
            "li",
            tag(
                "a",
                tag("span", text(aspect.code), class_="code") + " " + _title(view, aspect),
                href=f"#aspect-{aspect.code}",
            )
            + share_bar(counted(answers))
            + tag("span", f"{_met(answers)}/{len(answers)}", class_="of"),
        )
        for aspect, answers in by_aspect(view)
    ]
    key = [tag("span", tag("i", "", class_=f"dot {status}") + view.say(status)) for status in STATUSES]
    heading = tag("h2", view.say("coverage_by_aspect"), class_="small")
    return tag("div", heading + tag("ul", rows) + tag("p", key, class_="legend"), class_="aspects") if rows else ""


def _met(answers: Iterable[Answer]) -> int:
    return sum(answer.status in ("disclosed", "explained") for answer in answers)


def _title(view: AuditView, aspect: Aspect) -> str:
    return text(aspect.title.in_language(view.language))


def coverage_section(view: AuditView) -> str:
    """Every provision with the passage that answers it."""
    groups = [_group(view, aspect, answers) for aspect, answers in by_aspect(view)]
    if not groups:
        return ""
    edition = text(view.reading.edition.title.in_language(view.language))
    heading = tag("h2", view.say("coverage")) + tag("p", edition, class_="lead")
    return tag("section", [heading, *groups], id="coverage")


def _group(view: AuditView, aspect: Aspect, answers: Sequence[Answer]) -> str:
    heading = tag("h3", tag("span", text(aspect.code), class_="code") + " " + _title(view, aspect))
    body = [_row(view, aspect, answer) for answer in answers]
    table = tag("table", tag("tbody", body), class_="provisions")
    return tag("div", heading + table, class_="group", id=f"aspect-{aspect.code}")


def _row(view: AuditView, aspect: Aspect, answer: Answer) -> str:
    provision = view.reading.edition.provision(answer.provision)
    title = text(provision.title.in_language(view.language)) if provision else ""
    quote = tag("blockquote", text(_short(answer.quote))) if answer.quote else ""
    said = answer.reason.in_language(view.language)
    reason = tag("p", text(said), class_="reason") if said else ""
    where = view.place(answer.page, answer.line) or text(answer.where)
    cells = [
        tag("th", tag("span", text(answer.provision), class_="code"), scope="row"),
        tag("td", tag("p", title, class_="asks") + quote + reason),
        tag("td", tag("span", view.say(answer.status), class_=f"status {answer.status}") + tag("p", where)),
    ]
    return tag("tr", cells, class_="item", data_aspect=aspect.code, data_page=answer.page or "")


def _short(quote: str) -> str:
    return quote if len(quote) <= _QUOTE else quote[:_QUOTE].rstrip() + " …"
