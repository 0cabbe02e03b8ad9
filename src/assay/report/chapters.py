"""One chapter an aspect: its narrative, provision by provision, its tables and charts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assay.catalogue.layout import RowLayout, TableLayout
from assay.report.assumptions import assumptions_table
from assay.report.breakdown import breakdown_table
from assay.report.document import FactTable, Section
from assay.report.goals import goal_marks
from assay.report.parts import part_blocks
from assay.report.pictures import chart_of
from assay.report.tables import site_table, year_table
from assay.report.words import all_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from assay.catalogue.layout import TopicLayout
    from assay.core.languages import Text
    from assay.frameworks.edition import Aspect, Provision
    from assay.report.document import Block
    from assay.report.material import Material


@dataclass(slots=True)
class Placed:
    """Where things stand in the document: filled while it is made, read by the content index."""

    passages: dict[str, tuple[str, str]] = field(default_factory=dict)
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    tables: list[FactTable] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)


def aspect_chapter(
    material: Material, aspect: Aspect, tell: Callable[[str], tuple[Block, ...]], placed: Placed
) -> Section | None:
    """The chapter of one aspect with the aspects under it, or nothing where the book says and measures nothing of it.

    Editions of one framework share their aspects: what a second one asks for besides stands in the same chapter.
    """
    sections = _provisions(material, aspect, tell, placed, 2)
    below = {a.code: a for edition in material.outline for a in edition.aspects if a.under == aspect.code}
    for inner in below.values():
        parts = _provisions(material, inner, tell, placed, 3)
        if parts:
            title = inner.title.in_language(material.language)
            sections.append(Section(id=anchor_of("aspect", inner.code), title=title, level=2, sections=tuple(parts)))
    if not sections:
        return None
    marks = goal_marks(material, [aspect.code, *below])
    return Section(
        id=anchor_of("aspect", aspect.code),
        title=aspect.title.in_language(material.language),
        number=aspect.code,
        level=1,
        blocks=marks,
        sections=tuple(sections),
    )


def _provisions(
    material: Material, aspect: Aspect, tell: Callable[[str], tuple[Block, ...]], placed: Placed, level: int
) -> list[Section]:
    """A section for each provision that is told or for which the book keeps something, then the figures."""
    sections: list[Section] = []
    for provision in (p for edition in material.outline for p in edition.provisions):
        if provision.aspect != aspect.code or provision.code in placed.passages:
            continue
        anchor = anchor_of("p", provision.code)
        title = _short(provision.title.in_language(material.language))
        told = tell(provision.code)
        kept = _parts(material, provision, placed, (anchor, title))
        if told:
            placed.passages[provision.code] = (anchor, title)
        if told or kept:
            sections.append(Section(id=anchor, title=title, number=provision.code, level=level, blocks=(*told, *kept)))
    figures = topic_blocks(material, [item for item in material.layouts if item.aspect == aspect.code], placed)
    if figures:
        sections.append(
            Section(
                id=anchor_of("figures", aspect.code), title=material.say("figures"), level=level, blocks=tuple(figures)
            )
        )
    return sections


def _parts(material: Material, provision: Provision, placed: Placed, here: tuple[str, str]) -> tuple[Block, ...]:
    """What the book keeps of the parts that a provision asks for, each where it is first asked for."""
    blocks: list[Block] = []
    for part in provision.parts:
        if part in placed.parts:
            continue
        kept = part_blocks(material, part)
        if kept:
            placed.parts[part] = here
            blocks += kept
    return tuple(blocks)


def anchor_of(kind: str, code: str) -> str:
    """An anchor that is an XML name, also for codes such as ``D28(b)`` and ``GRI 305 (2016)``."""
    return "-".join([kind, *re.findall(r"[A-Za-z0-9_]+", code)])


def _short(title: str) -> str:
    """A provision's title as a heading: up to its colon, without a closing stop."""
    return title.rstrip(".。")


def topic_blocks(material: Material, layouts: list[TopicLayout], placed: Placed) -> list[Block]:
    """Tables of the topics, each topic's charts below its first table."""
    blocks: list[Block] = []
    for layout in layouts:
        tables = [table for item in layout.tables if (table := year_table(material, item)) is not None]
        rest = _rest(material, layout)
        extra = year_table(material, rest) if rest.rows else None
        if extra is not None:
            tables.append(extra)
        charts = [chart for item in layout.charts if (chart := chart_of(material, item, tables)) is not None]
        placed.tables += tables
        more = [made for item in layout.breakdowns if (made := breakdown_table(material, item)) is not None]
        metrics = dict.fromkeys(row.metric for item in layout.tables for row in item.rows)
        bases = [made for name in metrics if (made := assumptions_table(material, name)) is not None]
        blocks += [*tables[:1], *charts, *tables[1:], *bases, *more]
    return blocks


def by_aspect(material: Material) -> list[TopicLayout]:
    """Topics in the order of the chapters that hold them."""
    aspects = [aspect.code for edition in material.outline for aspect in edition.aspects]
    return sorted(
        material.layouts, key=lambda item: (aspects.index(item.aspect) if item.aspect in aspects else 99, item.order)
    )


def sites_chapter(material: Material, placed: Placed) -> Section | None:
    """The reporting year site by site, a table for each topic that names figures for it."""
    tables = [
        table
        for layout in by_aspect(material)
        if layout.sites and (table := site_table(material, layout, layout.sites)) is not None
    ]
    if not tables:
        return None
    placed.tables += tables
    title = material.say("by_site", year=material.book.reporting_year)
    return Section(id="sites", title=title, level=1, blocks=tuple(tables))


def _rest(material: Material, layout: TopicLayout) -> TableLayout:
    """Metrics of a topic that its layout does not place: so a new metric is printed without another edit."""
    placed = {row.metric for table in layout.tables for row in table.rows} | {*layout.sites, *layout.quiet}
    rows: list[RowLayout] = []
    for metric in material.book.catalogue.metrics.values():
        if metric.topic != layout.topic or metric.id in placed or (metric.derived and metric.derived.kind != "per"):
            continue
        if metric.derived and metric.derived.of in placed:
            continue
        if metric.unit_dimension:
            rows.append(RowLayout(metric.id, (metric.unit_dimension,)))
        else:
            rows.append(RowLayout(metric.id))
            rows += [RowLayout(metric.id, (name,), indent=1) for name in metric.dimensions]
    return TableLayout(f"{layout.topic}-more", _other(), tuple(rows))


def _other() -> Text:
    return all_words()["other_figures"]
