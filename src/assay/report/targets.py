"""The chapter of targets: what is promised, where it stands, and what the next year has to bring."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.report.chapters import topic_blocks
from assay.report.display import signed
from assay.report.document import Column, NoteRef, PlainTable, Run, Section
from assay.report.progress import standings
from assay.report.recalled import RECALLED_MARK
from assay.report.roadmap import measures_table, roadmap_section
from assay.report.slots import changed, filled

if TYPE_CHECKING:
    from assay.book.targets import Target
    from assay.facts.fact import Fact
    from assay.report.chapters import Placed
    from assay.report.document import Runs
    from assay.report.material import Material
    from assay.report.progress import Standing


def targets_section(material: Material, placed: Placed) -> Section | None:
    """Every target with its base, where it stands and what the next year needs, then its years; nothing where no
    target has figures."""
    say = material.say
    rows = tuple(row for target in material.book.targets if (row := _target(material, target)) is not None)
    if not rows:
        return None
    columns = (("target", 5), ("goal", 4), ("base_year", 3), ("", 3), ("progress", 4), ("next_needs", 3))
    year = str(material.book.reporting_year)
    table = PlainTable(
        id="t-targets",
        caption=say("targets"),
        columns=tuple(Column(label=say(name) if name else year, share=share) for name, share in columns),
        rows=rows,
        notes=_recalled_note(material, rows),
    )
    figures = topic_blocks(material, [item for item in material.layouts if item.aspect == "targets"], placed)
    road = roadmap_section(material)
    measures = measures_table(material)
    sections = [road] if road is not None else []
    return Section(
        id="targets",
        title=say("targets"),
        level=1,
        blocks=(table, *figures[:1], *((measures,) if measures else ()), *figures[1:]),
        sections=tuple(sections),
    )


def _target(material: Material, target: Target) -> tuple[Runs, ...] | None:
    base = material.fact(target.metric, target.base_year, target.dimensions)
    now = material.fact(target.metric, material.book.reporting_year, target.dimensions)
    if base is None or now is None:
        return None
    unit = material.shown(now).unit.label(material.language)
    found = standings(target, material.facts, (material.book.reporting_year,))
    return (
        (
            Run(text=target.name.in_language(material.language), bold=True),
            Run(text=f"\n{unit}"),
            *([Run(text="\n" + target.steps.in_language(material.language))] if target.steps else []),
        ),
        (Run(text=_goal(material, target)),),
        _figure(material, base, target.base_year),
        _figure(material, now, None),
        _progress(material, target, found[0]) if found else (),
        _next(material, target, found[0]) if found else (),
    )


def _goal(material: Material, target: Target) -> str:
    if target.change is None:
        other = within(material, target.no_faster_than)
        return material.say("goal_no_faster", metric=other, year=target.target_year)
    lines = [material.say("goal_by", change=signed(target.change * 100, 0), year=target.target_year)]
    lines += [
        material.say("milestone_by", change=signed(item.change * 100, 0), year=item.year) for item in target.milestones
    ]
    return "\n".join(lines)


def _progress(material: Material, target: Target, standing: Standing) -> Runs:
    """``−4.6% · due −5.0%`` and whether that is on track."""
    return (
        changed(material, standing.change, bold=True),
        Run(text="\n" + material.say("due_before")),
        changed(material, standing.due),
        Run(text=f"\n{verdict(material, target, standing)}"),
    )


def verdict(material: Material, target: Target, standing: Standing) -> str:
    """Whether a target is on track, in words."""
    if standing.on_track:
        return material.say("on_track")
    return material.say("off_track" if target.change is not None else "grew_faster")


def _next(material: Material, target: Target, standing: Standing) -> Runs:
    """What the next year has to bring: ``−5.0% in 2026``."""
    if target.change is None:
        return (Run(text=material.say("no_faster_again", metric=within(material, target.no_faster_than))),)
    needed, year = standing.needed, standing.year + 1
    if needed is None or not isinstance(needed.value, Decimal):
        return ()
    if needed.value <= 0 if target.change > 0 else needed.value >= 0:
        return (Run(text=material.say("held_next", year=year)),)
    return filled(material, "needed_next", {"change": (changed(material, needed),), "year": (Run(text=str(year)),)})


def within(material: Material, metric: str) -> str:
    """A label inside a sentence: in English without its capital, unless it is an abbreviation."""
    label = material.label(metric)
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _recalled_note(material: Material, rows: tuple[tuple[Runs, ...], ...]) -> tuple[NoteRef, ...]:
    marked = any(run.note_mark == RECALLED_MARK for row in rows for runs in row for run in runs)
    return (NoteRef(mark=RECALLED_MARK, text=material.say("recalled_note")),) if marked else ()


def _figure(material: Material, fact: Fact, year: int | None) -> Runs:
    shown = material.shown(fact)
    mark = RECALLED_MARK if fact.key in material.recalled else ""
    figure = Run(text=shown.text, fact_key=str(fact.key), decimals=shown.decimals, note_mark=mark)
    return (figure, Run(text=f" ({year})")) if year else (figure,)
