"""Entities and sites of ``book.yaml``."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.book.faults import one_of
from assay.core.dated import Dated, overlaps
from assay.core.languages import Text
from assay.importers.headers import folded
from assay.organisation.boundary import Organisation
from assay.organisation.entity import Entity
from assay.organisation.site import Site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from assay.book.nodes import Node

_SITE_KEYS = (
    "name", "entity", "country", "region", "grid", "supplier", "since", "until", "headcount_only",
)  # fmt: skip


def read_organisation(entities: Node | None, sites: Node | None) -> Organisation:
    found = {name: _entity(name, node) for name, node in (entities.entries() if entities else {}).items()}
    places: dict[str, Site] = {}
    spoken: dict[str, str] = {}
    for name, node in (sites.entries() if sites else {}).items():
        site = _site(name, node, found)
        called = folded(site.name.en or site.name.zh_hant or site.name.zh_hans)
        if spoken.setdefault(called, name) != name:
            node.wrong(
                "site.duplicate",
                f"the sites '{spoken[called]}' and '{name}' are both called '{site.name.en}'.",
                "Expected every site once.",
                "Rename or delete one of them.",
            )
        places[name] = site
    return Organisation(found, places)


def _entity(name: str, node: Node) -> Entity:
    found = node.known(("name", "ownership"), ("name",))
    words = found["name"].words() if "name" in found else Text(name)
    shares = [_share(entry) for entry in (found["ownership"].items() if "ownership" in found else ())]
    series = _closed(tuple(share for share in shares if share is not None))
    for first, second in overlaps(series):
        found["ownership"].wrong(
            "entity.ownership_overlap",
            f"two shares hold on {second.since}: '{_percent(first.value)}' and '{_percent(second.value)}'.",
            "Expected one share for every day.",
            "Correct the dates.",
        )
    return Entity(name, words, series)


def _share(node: Node) -> Dated[Decimal] | None:
    found = node.known(("since", "until", "share"), ("since", "share"))
    if "since" not in found or "share" not in found:
        return None
    since, share = found["since"].date(), found["share"].number()
    until = found["until"].date() if "until" in found else None
    if since is None or share is None:
        return None
    if not 0 <= share <= 1:
        found["share"].wrong(
            "entity.ownership_share",
            f"the share '{found['share'].value}' lies outside 0 % to 100 %.",
            "Expected a percentage such as '51%'.",
            "Correct it; the share is not read.",
        )
        return None
    return Dated(share, since, until)


def _closed(series: tuple[Dated[Decimal], ...]) -> tuple[Dated[Decimal], ...]:
    """A share without an end holds until the next one begins."""
    ordered = sorted(series, key=lambda item: item.since)
    closed = [
        Dated(item.value, item.since, date.fromordinal(following.since.toordinal() - 1))
        if item.until is None and item.since < following.since
        else item
        for item, following in pairwise(ordered)
    ]
    return (*closed, *ordered[-1:])


def _site(name: str, node: Node, entities: Mapping[str, Entity]) -> Site:
    found = node.known(_SITE_KEYS, ("name",))

    def text(key: str) -> str:
        return found[key].text() if key in found else ""

    entity = text("entity")
    if entity and entity not in entities:
        found["entity"].wrong(
            "site.entity_unknown",
            f"'{entity}' is no entity of this book.",
            one_of(entity, entities),
            "Add the entity, or mend the name; the site is taken as the group's own.",
        )
        entity = ""
    since = found["since"].date() if found.get("since") and text("since") else None
    until = found["until"].date() if found.get("until") and text("until") else None
    if since and until and until < since:
        found["until"].wrong(
            "site.dates",
            f"the site closes on '{until}', before it opens on '{since}'.",
            "Expected until after since.",
            "Correct one of the dates; 'until' is not read.",
        )
        until = None
    return Site(
        id=name,
        name=found["name"].words() if "name" in found else Text(name),
        entity=entity,
        country=text("country"),
        region=text("region"),
        grid=text("grid"),
        supplier=text("supplier"),
        since=since,
        until=until,
        headcount_only=found["headcount_only"].flag() if "headcount_only" in found else False,
    )


def _percent(share: Decimal) -> str:
    return f"{share.scaleb(2).normalize():f}%"
