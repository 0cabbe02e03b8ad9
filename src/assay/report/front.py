"""The chapters before the aspects: about the report, governance, stakeholders and materiality, targets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.numbers import rounded, shortest
from assay.report.display import signed
from assay.report.document import Column, NoteRef, PlainTable, Run, Section
from assay.report.pictures import matrix
from assay.report.recalled import RECALLED_MARK

if TYPE_CHECKING:
    from assay.book.targets import Target
    from assay.core.languages import Text
    from assay.facts.fact import Fact
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


def governance_blocks(material: Material) -> list[Block]:
    """The tiers with their duties, and what each decided when."""
    say, governance = material.say, material.book.governance
    blocks: list[Block] = []
    if governance.bodies:
        blocks.append(
            PlainTable(
                id="t-bodies",
                caption=say("bodies"),
                columns=(
                    Column(label=say("body"), share=2),
                    Column(label=say("composition"), share=3),
                    Column(label=say("duties"), share=6),
                ),
                rows=tuple(
                    (
                        (Run(text=body.name.in_language(material.language), bold=True),),
                        _text(material, body.composition),
                        _list(material, body.duties),
                    )
                    for body in governance.bodies
                ),
            )
        )
    if governance.meetings:
        names = {body.id: body.name.in_language(material.language) for body in governance.bodies}
        blocks.append(
            PlainTable(
                id="t-meetings",
                caption=say("meetings"),
                columns=tuple(
                    Column(label=say(name), share=share)
                    for name, share in (("date", 2), ("body", 3), ("subject", 5), ("decision", 5))
                ),
                rows=tuple(
                    (
                        (Run(text=meeting.date.isoformat()),),
                        (Run(text=names.get(meeting.body, meeting.body)),),
                        _text(material, meeting.subject),
                        _text(material, meeting.decision),
                    )
                    for meeting in sorted(governance.meetings, key=lambda meeting: meeting.date)
                ),
            )
        )
    return blocks


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


def targets_section(material: Material) -> Section | None:
    """Every target with its base, where it stands and whether that is on the straight line to the goal."""
    say = material.say
    rows = tuple(row for target in material.book.targets if (row := _target(material, target)) is not None)
    if not rows:
        return None
    columns = (("target", 4), ("measure", 3), ("goal", 2), ("base_year", 2), ("", 2), ("progress", 3))
    year = str(material.book.reporting_year)
    table = PlainTable(
        id="t-targets",
        caption=say("targets"),
        columns=tuple(Column(label=say(name) if name else year, share=share) for name, share in columns),
        rows=rows,
        notes=_recalled_note(material, rows),
    )
    return Section(id="targets", title=say("targets"), level=1, blocks=(table,))


def _target(material: Material, target: Target) -> tuple[Runs, ...] | None:
    base = material.fact(target.metric, target.base_year, target.dimensions)
    now = material.fact(target.metric, material.book.reporting_year, target.dimensions)
    if base is None or now is None:
        return None
    say = material.say
    unit = material.shown(now).unit.label(material.language)
    goal = say("goal_by", change=signed(target.change * 100, 0), year=target.target_year)
    return (
        (
            Run(text=target.name.in_language(material.language), bold=True),
            *([Run(text="\n" + target.steps.in_language(material.language))] if target.steps else []),
        ),
        (Run(text=f"{material.label(target.metric)} ({unit})"),),
        (Run(text=goal),),
        _figure(material, base, target.base_year),
        _figure(material, now, None),
        (Run(text=_progress(material, target, base, now)),),
    )


def _recalled_note(material: Material, rows: tuple[tuple[Runs, ...], ...]) -> tuple[NoteRef, ...]:
    marked = any(run.note_mark == RECALLED_MARK for row in rows for runs in row for run in runs)
    return (NoteRef(mark=RECALLED_MARK, text=material.say("recalled_note")),) if marked else ()


def _figure(material: Material, fact: Fact, year: int | None) -> Runs:
    shown = material.shown(fact)
    mark = RECALLED_MARK if fact.key in material.recalled else ""
    figure = Run(text=shown.text, fact_key=str(fact.key), decimals=shown.decimals, note_mark=mark)
    return (figure, Run(text=f" ({year})")) if year else (figure,)


def _progress(material: Material, target: Target, base: Fact, now: Fact) -> str:
    if not isinstance(base.value, Decimal) or not isinstance(now.value, Decimal) or base.value == 0:
        return ""
    change = (now.value - base.value) / base.value * 100
    text = signed(rounded(change, 1))
    goal = target.change * 100
    passed = material.book.reporting_year - target.base_year
    span = target.target_year - target.base_year
    if passed <= 0 or span <= 0:
        return text
    line = goal * passed / span
    reached = change <= line if goal < 0 else change >= line
    return f"{text}\n{material.say('on_track' if reached else 'off_track')}"
