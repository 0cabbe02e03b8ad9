"""The reporting year by every member of a dimension: its figure and what that is made of, or why there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.report.document import Column, PlainTable, Run
from assay.report.tables import NO_FIGURE

if TYPE_CHECKING:
    from assay.catalogue.dimension import Member
    from assay.catalogue.layout import BreakdownLayout
    from assay.report.document import Runs
    from assay.report.material import Material


def breakdown_table(material: Material, layout: BreakdownLayout) -> PlainTable | None:
    """One row for each member; nothing where the metric is not split by the dimension at all."""
    year = material.book.reporting_year
    whole = material.fact(layout.metric, year)
    members = material.book.catalogue.dimensions[layout.by].members
    rows = [
        row
        for number, member in enumerate(members.values(), start=1)
        if (row := _row(material, layout, year, number, member)) is not None
    ]
    if whole is None or not any(material.fact(layout.metric, year, ((layout.by, name),)) for name in members):
        return None
    say = material.say
    unit = material.shown(whole).unit.label(material.language)
    columns = [
        Column(label=say("number"), share=1),
        Column(label=material.dimension(layout.by), share=5),
        Column(label=f"{year} ({unit})" if material.language == "en" else f"{year}（{unit}）", align="right", share=2),
        # The first of them also tells why there is no figure.
        *(Column(label=_title(material, name), share=3 if place else 7) for place, name in enumerate(layout.of)),
    ]
    if layout.rating:
        columns.append(Column(label=say("rating"), align="right", share=1))
    return PlainTable(
        id=f"t-{layout.id}",
        caption=layout.title.in_language(material.language),
        columns=tuple(columns),
        rows=tuple(rows),
        source=say("rating_note") if layout.rating else "",
    )


def _title(material: Material, dimension: str) -> str:
    words = material.dimension(dimension)
    return words[:1].upper() + words[1:]


def _row(
    material: Material, layout: BreakdownLayout, year: int, number: int, member: Member
) -> tuple[Runs, ...] | None:
    cut = ((layout.by, member.id),)
    fact = material.fact(layout.metric, year, cut)
    name = (Run(text=member.label.in_language(material.language)),)
    if fact is None or not isinstance(fact.value, Decimal):
        reason = material.book.explanations.of_part(layout.metric, layout.by, member.id)
        if reason is None and member.optional:
            return None
        words = reason.reason.in_language(material.language) if reason else material.say("not_computed")
        blank: tuple[Runs, ...] = tuple((Run(text=""),) for _ in range(len(layout.of) - 1 + bool(layout.rating)))
        return ((Run(text=str(number)),), name, (Run(text=NO_FIGURE),), (Run(text=words, italic=True),), *blank)
    shown = material.shown(fact)
    made = tuple((Run(text=_members(material, layout, year, member.id, other)),) for other in layout.of)
    rating: tuple[Runs, ...] = ()
    if layout.rating:
        rated = material.fact(layout.rating, year, cut)
        rating = ((Run(text=material.shown(rated).text if rated else NO_FIGURE),),)
    figure = (Run(text=shown.text, fact_key=str(fact.key), decimals=shown.decimals),)
    return ((Run(text=str(number)),), name, figure, *made, *rating)


def _members(material: Material, layout: BreakdownLayout, year: int, member: str, other: str) -> str:
    """The members of another dimension that the figure is made of, the largest first."""
    parts: list[tuple[Decimal, str]] = []
    for name in material.book.catalogue.dimensions[other].members:
        fact = material.fact(layout.metric, year, tuple(sorted(((layout.by, member), (other, name)))))
        if fact is not None and isinstance(fact.value, Decimal):
            parts.append((fact.value, material.member(other, name)))
    parts.sort(key=lambda part: -part[0])
    separator = ", " if material.language == "en" else "、"
    return separator.join(words for _, words in parts) or NO_FIGURE
