"""Facts, narrative, coverage and layout to one document tree. Everything printed is decided here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.report.chapters import Placed, anchor_of, aspect_chapter, by_aspect, sites_chapter, topic_blocks
from assay.report.crossref import cross_references
from assay.report.display import signed
from assay.report.document import (
    Cover,
    Document,
    FactTable,
    KeyFigure,
    KeyFigures,
    Section,
    TableOfContents,
)
from assay.report.front import entities_table
from assay.report.index import content_index
from assay.report.materiality import stakeholder_blocks, topic_ranking
from assay.report.method import methodology
from assay.report.oversight import governance_blocks
from assay.report.pictures import chart_of
from assay.report.prose import bind
from assay.report.statement import statement_blocks
from assay.report.targets import targets_section

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from assay.core.findings import Finding
    from assay.report.charts import Chart
    from assay.report.document import Block
    from assay.report.material import Material

_MOST_TILES = 12


@dataclass(frozen=True, slots=True)
class Composed:
    """A document, the facts its prose names, and what is wrong with the prose."""

    document: Document
    placed: Placed
    named: tuple[str, ...]
    findings: tuple[Finding, ...]


def compose(material: Material, published_on: date) -> Composed:
    """The report in the material's language."""
    named: list[str] = []
    findings: list[Finding] = []
    figures = _figures(material)
    placed = Placed()

    def tell(section: str) -> tuple[Block, ...]:
        passage = material.book.narrative.get(section, material.language)
        if passage is None:
            return ()
        bound = bind(material, passage, figures)
        named.extend(bound.named)
        findings.extend(bound.findings)
        return tuple(bound.blocks)

    chapters = _chapters(material, tell, placed)
    printed = frozenset(
        cell.fact_key.partition("@")[0] for table in placed.tables for row in table.rows for cell in row.cells
    ) - {""}
    closing: list[Section] = []
    outlook = tell("outlook")
    if outlook:
        closing.append(Section(id="outlook", title=material.say("outlook"), level=1, blocks=outlook))
    closing.append(methodology(material, printed))
    indexes: list[Block] = [content_index(material, edition, placed) for edition in material.editions]
    indexes += [
        content_index(material, edition, placed) for edition in material.references if material.coverage[edition.id]
    ]
    if indexes:
        closing.append(Section(id="index", title=material.say("index"), level=1, blocks=tuple(indexes)))
    references = cross_references(material)
    if references:
        closing.append(Section(id="crosswalk", title=material.say("crosswalk"), level=1, blocks=references))
    return Composed(_document(material, (*chapters, *closing), published_on), placed, tuple(named), tuple(findings))


def _chapters(material: Material, tell: Callable[[str], tuple[Block, ...]], placed: Placed) -> list[Section]:
    governance, targets = _governance(material, tell, placed), targets_section(material, placed)
    for part, chapter in (("governance/bodies", governance), ("targets/set", targets)):
        if chapter is not None:
            placed.parts[part] = (chapter.id, chapter.title)
    chapters = [
        _chairman(material, tell),
        _about(material, tell, placed),
        _highlights(material),
        governance,
        _stakeholders(material, tell, placed),
        targets,
    ]
    seen: set[str] = {"about", "governance", "stakeholders", "targets", "other"}
    for edition in material.outline:
        for aspect in edition.aspects:
            if aspect.code not in seen and not aspect.under:
                chapters.append(aspect_chapter(material, aspect, tell, placed))
            seen.add(aspect.code)
    chapters.append(sites_chapter(material, placed))
    unplaced = [layout for layout in material.layouts if layout.aspect not in seen or layout.aspect == "other"]
    rest = topic_blocks(material, unplaced, placed)
    if rest:
        chapters.append(Section(id="other", title=material.say("other_figures"), level=1, blocks=tuple(rest)))
    return [chapter for chapter in chapters if chapter is not None]


def _chairman(material: Material, tell: Callable[[str], tuple[Block, ...]]) -> Section | None:
    words = tell("chairman")
    return Section(id="chairman", title=material.say("chairman"), level=1, blocks=words) if words else None


def _about(material: Material, tell: Callable[[str], tuple[Block, ...]], placed: Placed) -> Section | None:
    entities = entities_table(material)
    business = topic_blocks(material, [item for item in material.layouts if item.aspect == "about"], placed)
    sections = [
        *_passage(material, tell, placed, "MDR-RB", tuple([entities] if entities else [])),
        *_passage(material, tell, placed, "MDR-RP", ()),
    ]
    if business:
        sections.append(Section(id="business", title=material.say("figures"), level=2, blocks=tuple(business)))
    blocks = tell("about")
    if not blocks and not sections:
        return None
    return Section(id="about", title=material.say("about"), level=1, blocks=blocks, sections=tuple(sections))


def _passage(
    material: Material,
    tell: Callable[[str], tuple[Block, ...]],
    placed: Placed,
    code: str,
    more: tuple[Block, ...],
) -> list[Section]:
    """A section for one provision outside the aspects, under its own short title."""
    blocks = tell(code)
    provision = next((p for edition in material.outline if (p := edition.provision(code)) is not None), None)
    if not (blocks or more):
        return []
    title = provision.title.in_language(material.language) if provision else code
    title = title.partition(":")[0].partition("：")[0]
    anchor = anchor_of("p", code)
    if blocks:
        placed.passages[code] = (anchor, title)
    return [Section(id=anchor, title=title, level=2, blocks=(*blocks, *more))]


def _governance(material: Material, tell: Callable[[str], tuple[Block, ...]], placed: Placed) -> Section | None:
    sections = _passage(material, tell, placed, "MDR-GOV", tuple(statement_blocks(material)))
    figures = topic_blocks(material, [item for item in material.layouts if item.aspect == "governance"], placed)
    blocks = [*governance_blocks(material), *figures]
    if not sections and not blocks:
        return None
    if blocks:
        sections.append(Section(id="tiers", title=material.say("tiers"), level=2, blocks=tuple(blocks)))
    return Section(id="governance", title=material.say("governance"), level=1, sections=tuple(sections))


def _stakeholders(material: Material, tell: Callable[[str], tuple[Block, ...]], placed: Placed) -> Section | None:
    """Who is heard and how, what they were asked and answered, which topics weigh most and what changed."""
    figures = topic_blocks(material, [item for item in material.layouts if item.aspect == "stakeholders"], placed)
    say = material.say
    parts = (
        ("engagement", say("engagement"), stakeholder_blocks(material)),
        ("asked", say("topic_survey"), figures),
        ("materiality", say("materiality"), topic_ranking(material)),
    )
    sections = [Section(id=name, title=title, level=2, blocks=tuple(blocks)) for name, title, blocks in parts if blocks]
    blocks = tell("stakeholders")
    if not sections and not blocks:
        return None
    return Section(id="stakeholders", title=say("stakeholders"), level=1, blocks=blocks, sections=tuple(sections))


def _highlights(material: Material) -> Section | None:
    year = material.book.reporting_year
    tiles: list[KeyFigure] = []
    for layout in by_aspect(material):
        for metric in layout.highlights:
            fact = material.fact(metric, year) if metric in material.book.catalogue.metrics else None
            if fact is None or not isinstance(fact.value, Decimal):
                continue
            shown = material.shown(fact)
            tiles.append(
                KeyFigure(
                    label=material.label(metric),
                    value=shown.text,
                    unit=shown.unit.label(material.language),
                    change=_change(material, metric, year),
                    fact_key=str(fact.key),
                    decimals=shown.decimals,
                )
            )
    if not tiles:
        return None
    return Section(
        id="highlights",
        title=material.say("highlights"),
        level=1,
        blocks=(KeyFigures(figures=tuple(tiles[:_MOST_TILES])), *_highlight_charts(material)),
    )


def _highlight_charts(material: Material) -> list[Chart]:
    """Pictures for the page of key figures; they stand again in their chapters."""
    return [
        replace(chart, id=f"{chart.id}-highlight")
        for layout in by_aspect(material)
        for item in layout.charts
        if item.highlight and (chart := chart_of(material, item, ())) is not None
    ]


def _change(material: Material, metric: str, year: int) -> str:
    """The change from the year before; for a rate in percent it would mislead, so it is left out."""
    now, then = material.fact(metric, year), material.fact(metric, year - 1)
    if now is None or then is None or year - 1 not in material.book.years or now.unit.symbol == "%":
        return ""
    if not isinstance(now.value, Decimal) or not isinstance(then.value, Decimal) or then.value == 0:
        return ""
    return material.say("change_from", change=signed((now.value - then.value) / then.value * 100), year=year - 1)


def _figures(material: Material) -> dict[str, str]:
    """Printed figures of the reporting years, for catching typed ones. One that two facts share tells nothing."""
    found: dict[str, str] = {}
    for fact in material.facts:
        if fact.key.year in material.book.years and isinstance(fact.value, Decimal):
            text = material.shown(fact).text
            found[text] = "" if text in found else str(fact.key)
    return {text: key for text, key in found.items() if key}


def _document(material: Material, sections: tuple[Section, ...], published_on: date) -> Document:
    say, language, book = material.say, material.language, material.book
    title = book.report.title or None
    lines = [say("stock_code", code=book.group.stock_code)] if book.group.stock_code else []
    notice = book.narrative.get("notice", language)
    return Document(
        language=language,
        title=title.in_language(language) if title else say("report_title"),
        organisation=book.group.name.in_language(language),
        year_label=str(book.reporting_year),
        published_on=published_on,
        sections=sections,
        fictional_note=notice.text.strip() if notice else "",
        accent=book.report.accent or "#0b6e63",
        cover=Cover(lines=tuple(lines)),
        contents=TableOfContents(title=say("contents")),
    )


def tables_in(document: Document) -> tuple[FactTable, ...]:
    """All tables of figures of a document, in order."""
    return tuple(
        block for section in _walk(document.sections) for block in section.blocks if isinstance(block, FactTable)
    )


def _walk(sections: tuple[Section, ...]) -> list[Section]:
    return [part for section in sections for part in (section, *_walk(section.sections))]
