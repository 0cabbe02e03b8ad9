"""The chapters before the aspects: about the report, stakeholders and materiality."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.numbers import shortest
from assay.report.document import Column, PlainTable, Run, Section
from assay.report.pictures import matrix

if TYPE_CHECKING:
    from assay.core.languages import Text
    from assay.report.document import Block, Runs
    from assay.report.material import Material


def _text(material: Material, words: Text | None) -> Runs:
    return (Run(text=words.in_language(material.language)),) if words else ()


def _list(material: Material, items: tuple[Text, ...]) -> Runs:
    return (Run(text="\n".join(item.in_language(material.language) for item in items)),)


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


def stakeholder_section(material: Material, lead: tuple[Block, ...]) -> Section | None:
    """Who was asked, what they care about, and which topics weigh most."""
    say = material.say
    blocks: list[Block] = list(lead)
    groups = material.book.stakeholders
    if groups:
        blocks.append(
            PlainTable(
                id="t-stakeholders",
                caption=say("stakeholder_table"),
                columns=tuple(
                    Column(label=say(name), share=share)
                    for name, share in (("stakeholder", 2), ("concerns", 4), ("channels", 4), ("frequency", 3))
                ),
                rows=tuple(
                    (
                        (Run(text=group.group.in_language(material.language), bold=True),),
                        _list(material, group.concerns),
                        _list(material, group.channels),
                        _text(material, group.frequency),
                    )
                    for group in groups
                ),
            )
        )
    picture = matrix(material)
    if picture is not None:
        blocks += [picture, _topics(material)]
    if not blocks:
        return None
    return Section(id="stakeholders", title=say("stakeholders"), level=1, blocks=tuple(blocks))


def _topics(material: Material) -> PlainTable:
    say, materiality = material.say, material.book.materiality
    numbered = list(enumerate(materiality.topics, start=1))
    order = {"high": 0, "moderate": 1, "low": 2}
    numbered.sort(key=lambda item: (order[materiality.band(item[1])], item[0]))
    return PlainTable(
        id="t-materiality",
        caption=say("material_topics"),
        columns=(
            Column(label=say("number"), align="right", share=1),
            Column(label=say("topic"), share=6),
            Column(label=say("materiality_level"), share=2),
            Column(label=say("matrix_across"), align="right", share=3),
            Column(label=say("matrix_up"), align="right", share=3),
        ),
        rows=tuple(
            (
                (Run(text=str(number)),),
                (Run(text=topic.name.in_language(material.language)),),
                (Run(text=say(materiality.band(topic)), bold=materiality.band(topic) == "high"),),
                (Run(text=shortest(topic.business)),),
                (Run(text=shortest(topic.stakeholders)),),
            )
            for number, topic in numbered
        ),
    )
