"""The chapter about the report: what lies within its boundary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.numbers import shortest
from assay.report.document import Column, PlainTable, Run

if TYPE_CHECKING:
    from assay.core.languages import Text
    from assay.report.document import Runs
    from assay.report.material import Material


def _text(material: Material, words: Text | None) -> Runs:
    return (Run(text=words.in_language(material.language)),) if words else ()


def entities_table(material: Material) -> PlainTable | None:
    """Sites with their place, their entity and the share held on the last day of the year."""
    say, organisation = material.say, material.book.organisation
    if not organisation.sites:
        return None
    day = material.book.period(material.book.reporting_year).end
    rows: list[tuple[Runs, ...]] = []
    for site in organisation.sites.values():
        entity = organisation.entities.get(site.entity)
        share = entity.share_on(day) if entity and entity.ownership else None
        rows.append(
            (
                (Run(text=site.name.in_language(material.language), bold=True),),
                (Run(text=site.region or site.country),),
                _text(material, entity.name if entity else None),
                (Run(text=f"{shortest(share * 100)}%" if share is not None else ""),),
            )
        )
    headings = (("site", 3), ("place", 2), ("entity", 4), ("share", 2))
    return PlainTable(
        id="t-entities",
        caption=say("entities"),
        columns=tuple(Column(label=say(name), share=share) for name, share in headings),
        rows=tuple(rows),
    )
