"""The chapter of targets: what is promised, where it stands, and year by year whether it keeps to its path."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.report.display import signed
from assay.report.document import Column, NoteRef, Paragraph, PlainTable, Run, Section
from assay.report.progress import needed_next, standings
from assay.report.recalled import RECALLED_MARK

if TYPE_CHECKING:
    from assay.book.targets import Target
    from assay.facts.fact import Fact
    from assay.report.document import Runs
    from assay.report.material import Material
    from assay.report.progress import Standing


def targets_section(material: Material) -> Section | None:
    """Every target with its base, where it stands, and then its years; nothing where no target has figures."""
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
    path = _path(material)
    more = (path, Paragraph(runs=(Run(text=say("path_note")),))) if path is not None else ()
    return Section(id="targets", title=say("targets"), level=1, blocks=(table, *more))


def _target(material: Material, target: Target) -> tuple[Runs, ...] | None:
    base = material.fact(target.metric, target.base_year, target.dimensions)
    now = material.fact(target.metric, material.book.reporting_year, target.dimensions)
    if base is None or now is None:
        return None
    unit = material.shown(now).unit.label(material.language)
    return (
        (
            Run(text=target.name.in_language(material.language), bold=True),
            *([Run(text="\n" + target.steps.in_language(material.language))] if target.steps else []),
        ),
        (Run(text=f"{material.label(target.metric)} ({unit})"),),
        (Run(text=_goal(material, target)),),
        _figure(material, base, target.base_year),
        _figure(material, now, None),
        (Run(text=_progress(material, target, base, now)),),
    )


def _goal(material: Material, target: Target) -> str:
    if target.change is None:
        other = material.label(target.no_faster_than)
        return material.say("goal_no_faster", metric=other, year=target.target_year)
    lines = [material.say("goal_by", change=signed(target.change * 100, 0), year=target.target_year)]
    lines += [
        material.say("milestone_by", change=signed(item.change * 100, 0), year=item.year) for item in target.milestones
    ]
    return "\n".join(lines)


def _progress(material: Material, target: Target, base: Fact, now: Fact) -> str:
    found = standings(target, material.facts, (material.book.reporting_year,))
    if found:
        return f"{signed(found[0].change * 100)}\n{verdict(material, target, found[0])}"
    if not isinstance(base.value, Decimal) or not isinstance(now.value, Decimal) or base.value == 0:
        return ""
    return signed((now.value - base.value) / base.value * 100)


def verdict(material: Material, target: Target, standing: Standing) -> str:
    """Whether a target is on track, in words."""
    if standing.on_track:
        return material.say("on_track")
    return material.say("off_track" if target.change is not None else "grew_faster")


def _path(material: Material) -> PlainTable | None:
    """Year by year: the change reached beside the one due, and what the next year has to bring."""
    say = material.say
    rows: list[tuple[Runs, ...]] = []
    for target in material.book.targets:
        found = standings(target, material.facts, material.book.years)
        for standing in found:
            name = target.name.in_language(material.language) if standing is found[0] else ""
            rows.append(
                (
                    (Run(text=name, bold=True),),
                    (Run(text=str(standing.year)),),
                    (Run(text=signed(standing.change * 100)),),
                    (Run(text=signed(standing.allowed * 100)),),
                    (Run(text=verdict(material, target, standing)),),
                    (Run(text=_next(material, target, standing)),),
                )
            )
    if not rows:
        return None
    return PlainTable(
        id="t-targets-path",
        caption=say("targets_path"),
        columns=(
            Column(label=say("target"), share=5),
            Column(label=say("year_of_target"), share=2),
            Column(label=say("change_reached"), share=3, align="right"),
            Column(label=say("change_due"), share=3, align="right"),
            Column(label=say("standing"), share=4),
            Column(label=say("next_needs"), share=4),
        ),
        rows=tuple(rows),
    )


def _next(material: Material, target: Target, standing: Standing) -> str:
    """Only for the reporting year: what is past needs nothing any more."""
    if standing.year != material.book.reporting_year:
        return ""
    if target.change is None:
        return material.say("no_faster_again", metric=material.label(target.no_faster_than))
    needed = needed_next(target, material.facts, standing)
    if needed is None:
        return ""
    done = needed <= 0 if target.change > 0 else needed >= 0
    return material.say("held_next" if done else "needed_next", change=signed(needed * 100), year=standing.year + 1)


def _recalled_note(material: Material, rows: tuple[tuple[Runs, ...], ...]) -> tuple[NoteRef, ...]:
    marked = any(run.note_mark == RECALLED_MARK for row in rows for runs in row for run in runs)
    return (NoteRef(mark=RECALLED_MARK, text=material.say("recalled_note")),) if marked else ()


def _figure(material: Material, fact: Fact, year: int | None) -> Runs:
    shown = material.shown(fact)
    mark = RECALLED_MARK if fact.key in material.recalled else ""
    figure = Run(text=shown.text, fact_key=str(fact.key), decimals=shown.decimals, note_mark=mark)
    return (figure, Run(text=f" ({year})")) if year else (figure,)
