"""``book.yaml``: whose book it is, where they work, which years, and how figures are read and printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.book.faults import one_of
from assay.book.group import Group, ReportOptions
from assay.book.head_places import read_organisation
from assay.book.listing import Listing, read_listing
from assay.book.settings import Settings, read_settings
from assay.book.terms import Terms, read_terms
from assay.catalogue.dimension import Member
from assay.catalogue.metric import Presentation
from assay.core.languages import LANGUAGES, Language, Text
from assay.core.periods import FiscalCalendar
from assay.core.units import UnknownUnit, unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.book.nodes import Node
    from assay.book.register import RegisterSpec
    from assay.catalogue.catalogue import Catalogue
    from assay.organisation.boundary import Organisation

CURRENCIES = ("CNY", "HKD", "USD")
_REQUIRED = ("group", "fiscal_year")
_KEYS = (
    "group", "listing", "currency", "fiscal_year", "languages", "frameworks", "references", "entities", "sites",
    "members", "settings", "factor_sets", "presentation", "report", "registers", "holidays", "worked_weekends",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """All of ``book.yaml``, and the catalogue in its currency with its members."""

    group: Group
    organisation: Organisation
    calendar: FiscalCalendar
    years: tuple[int, ...]
    currency: str
    languages: tuple[Language, ...]
    frameworks: tuple[str, ...]
    references: tuple[str, ...]
    listing: Listing
    settings: Settings
    terms: Terms
    factor_sets: tuple[str, ...]
    presentation: Mapping[str, Presentation]
    report: ReportOptions
    members: Mapping[str, Mapping[str, Text]]
    catalogue: Catalogue


def read_head(node: Node, catalogue: Catalogue, registers: Mapping[str, RegisterSpec]) -> Head | None:
    """``None`` where the years cannot be read, for nothing can be computed without them."""
    found = node.known(_KEYS, _REQUIRED)
    calendar, years = _years(found.get("fiscal_year"))
    if not years:
        return None
    currency = found["currency"].choice(CURRENCIES) if "currency" in found else ""
    currency = currency or "CNY"
    members = _members(found["members"], catalogue) if "members" in found else {}
    own = catalogue.for_currency(currency).with_members(
        {name: {member: Member(member, label) for member, label in labels.items()} for name, labels in members.items()}
    )
    return Head(
        group=_group(found.get("group")),
        organisation=read_organisation(found.get("entities"), found.get("sites")),
        calendar=calendar,
        years=years,
        currency=currency,
        languages=_languages(found.get("languages")),
        frameworks=found["frameworks"].texts() if "frameworks" in found else (),
        references=found["references"].texts() if "references" in found else (),
        listing=read_listing(found.get("listing")),
        settings=read_settings(found.get("settings"), own),
        terms=read_terms(found.get("registers"), found.get("holidays"), found.get("worked_weekends"), registers),
        factor_sets=found["factor_sets"].texts() if "factor_sets" in found else (),
        presentation=_presentation(found["presentation"], own) if "presentation" in found else {},
        report=_report(found.get("report")),
        members=members,
        catalogue=own,
    )


def _group(node: Node | None) -> Group:
    if node is None:
        return Group(Text(""))
    found = node.known(("name", "short_name", "stock_code"), ("name",))
    name = found["name"].words() if "name" in found else Text("")
    return Group(
        name,
        found["short_name"].words() if "short_name" in found else name,
        found["stock_code"].text() if "stock_code" in found else "",
    )


def _years(node: Node | None) -> tuple[FiscalCalendar, tuple[int, ...]]:
    if node is None:
        return FiscalCalendar(), ()
    found = node.known(("first_month", "years"), ("years",))
    month = found["first_month"].integer() if "first_month" in found else 1
    if month is None or not 1 <= month <= 12:
        found["first_month"].wrong(
            "yaml.value",
            f"'{found['first_month'].value}' is no month.",
            "Expected 1 to 12.",
            "Write the number of the month; 1 is assumed.",
        )
        month = 1
    years = [year.integer() for year in (found["years"].items() if "years" in found else ())]
    known = sorted({year for year in years if year is not None})
    gaps = [year for year in known if year - 1 not in known][1:]
    if gaps:
        found["years"].wrong(
            "book.years",
            f"the years '{', '.join(map(str, known))}' leave a gap before {gaps[0]}.",
            "Expected years that follow each other, such as '[2023, 2024, 2025]'.",
            "Add the year between, or leave out the early ones.",
        )
    return FiscalCalendar(month), tuple(known)


def _languages(node: Node | None) -> tuple[Language, ...]:
    if node is None:
        return LANGUAGES
    chosen = [entry.choice(LANGUAGES) for entry in node.items()]
    return tuple(language for language in LANGUAGES if language in chosen) or LANGUAGES


def _members(node: Node, catalogue: Catalogue) -> dict[str, dict[str, Text]]:
    added: dict[str, dict[str, Text]] = {}
    for name, entry in node.entries().items():
        dimension = catalogue.dimensions.get(name)
        if dimension is None or not dimension.open:
            is_open = [d.id for d in catalogue.dimensions.values() if d.open]
            problem = "takes no further members" if dimension else "does not exist"
            entry.wrong(
                "book.dimension",
                f"the dimension '{name}' {problem}.",
                one_of(name, is_open),
                "Use an open dimension; these members are not read.",
            )
            continue
        for member, words in entry.entries().items():
            if member in dimension.members:
                words.wrong(
                    "book.member_duplicate",
                    f"'{member}' is a member of {name} already ({dimension.members[member].label.en}).",
                    "Expected a new name.",
                    "Use the member that is there, or choose another name.",
                )
            elif not re.fullmatch(r"[a-z0-9][a-z0-9_]*", member):
                words.wrong(
                    "book.name",
                    f"'{member}' is no name.",
                    "Expected small letters, digits and underscores, such as 'ingot'.",
                    "Rename it; it is not read.",
                )
            else:
                added.setdefault(name, {})[member] = words.words()
    return added


def _presentation(node: Node, catalogue: Catalogue) -> dict[str, Presentation]:
    found: dict[str, Presentation] = {}
    for name, entry in node.entries().items():
        metric = catalogue.metrics.get(name)
        if metric is None:
            entry.wrong(
                "book.metric_unknown",
                f"no metric is called '{name}'.",
                one_of(name, catalogue.metrics),
                "Use the id of a metric.",
            )
            continue
        shown = entry.known(("unit", "decimals"), ("unit", "decimals"))
        if "unit" not in shown or "decimals" not in shown:
            continue
        decimals = shown["decimals"].integer()
        try:
            printed = unit(shown["unit"].text())
        except UnknownUnit as fault:
            shown["unit"].wrong(
                "book.unit_unknown",
                f"'{shown['unit'].value}': {fault}.",
                f"Expected a unit such as '{metric.unit.symbol}'.",
                "Use a known unit.",
            )
            continue
        if not printed.same_kind(metric.unit):
            shown["unit"].wrong(
                "book.unit_family",
                f"'{printed.symbol}' measures {printed.family}; {name} is {metric.unit.family}.",
                f"Expected a unit such as '{metric.unit.symbol}'.",
                "Correct the unit.",
            )
        elif decimals is not None:
            found[name] = Presentation(printed, decimals)
    return found


def _report(node: Node | None) -> ReportOptions:
    if node is None:
        return ReportOptions()
    found = node.known(("title", "published_on", "accent"))
    accent = found["accent"].text() if "accent" in found else ""
    if accent and not re.fullmatch(r"#[0-9a-fA-F]{6}", accent):
        found["accent"].wrong(
            "yaml.value",
            f"'{accent}' is no colour.",
            "Expected '#' and six hexadecimal digits, such as '#0b6e63'.",
            "Correct it.",
        )
        accent = ""
    return ReportOptions(
        found["title"].words() if "title" in found else None,
        found["published_on"].date() if "published_on" in found else None,
        accent,
    )
