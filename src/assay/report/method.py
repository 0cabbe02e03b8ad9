"""The chapter on method: each formula in words, each factor with its source and the rung it was found on."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.calc.uncertainty import spread
from assay.calc.words import formula_words
from assay.core.numbers import grouped, shortest
from assay.core.units import unit
from assay.factors.select import rung_words
from assay.facts.fact import Computed
from assay.report.chapters import by_aspect
from assay.report.display import with_unit
from assay.report.document import (
    Column,
    FormulaBlock,
    FormulaTerm,
    Heading,
    NoteRef,
    Paragraph,
    PlainTable,
    Run,
    Section,
)
from assay.report.recalled import RECALLED_MARK
from assay.report.restated import base_year_section

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from assay.calc.plan import Step
    from assay.factors.parameter import Choice
    from assay.report.document import Block, Runs
    from assay.report.material import Material

_TELLING = 4


def methodology(material: Material, printed_metrics: frozenset[str]) -> Section:
    """Formulas of the metrics that the report prints, and all factors that were used for them."""
    say = material.say
    lead = Paragraph(runs=(Run(text=say("methodology_lead")),))
    formulas = Section(
        id="formulas", title=say("formulas"), level=2, blocks=tuple(_formulas(material, printed_metrics))
    )
    ranges = _ranges(material)
    table = factor_table(material)
    sections = [formulas]
    base_year = base_year_section(material)
    if base_year is not None:
        sections.append(base_year)
    if ranges is not None:
        stated = _stated_ranges(material)
        blocks = (ranges, stated) if stated else (ranges,)
        sections.append(Section(id="ranges", title=say("uncertainty"), level=2, blocks=blocks))
    if table is not None:
        sections.append(Section(id="factors", title=say("factors"), level=2, blocks=(table,)))
    return Section(id="methodology", title=say("methodology"), level=1, blocks=(lead,), sections=tuple(sections))


def _formulas(material: Material, printed_metrics: frozenset[str]) -> list[Block]:
    """The formulas of computed metrics by topic, then each kind of intensity once."""
    blocks: list[Block] = []
    day = material.book.period(material.book.reporting_year).end
    marked = _recalled_parameters(material)
    computed = computed_metrics(material)
    for layout in by_aspect(material):
        steps = [
            step
            for name in material.plan.order
            if name in printed_metrics
            and name in computed
            and material.metric(name).topic == layout.topic
            and material.metric(name).derived is None
            for step in _steps(material, name, day)
        ]
        if steps:
            blocks += [
                Heading(text=_topic_title(material, layout.topic)),
                *(_block(material, step, marked) for step in steps),
            ]
    intensities = [material.metric(name) for name in printed_metrics]
    by = {metric.derived.by for metric in intensities if metric.derived is not None and metric.derived.kind == "per"}
    if by:
        names = " / ".join(material.label(name) for name in sorted(by))
        words = f"{material.say('amount')} ÷ {names}"
        blocks += [
            Heading(text=material.say("intensities")),
            FormulaBlock(name=material.say("intensity"), words=words, source=material.say("intensity_note")),
        ]
    return blocks


def _ranges(material: Material) -> PlainTable | None:
    """How far figures of the reporting year may be off, where the range of their factors is known."""
    say, year = material.say, material.book.reporting_year
    activities = {one.metric: one.percent for one in material.book.explanations.ranges}
    rows: list[tuple[Runs, ...]] = []
    for metric in (name for layout in material.layouts for name in layout.ranges):
        fact = material.fact(metric, year)
        found = spread(material.facts, material.plan, fact.key, activities) if fact is not None else None
        if fact is None or found is None:
            continue
        shown = material.shown(fact)
        amount = with_unit(shown.text, shown.unit.label(material.language), material.language)
        rows.append(
            (
                (Run(text=material.label(metric)),),
                (Run(text=amount, fact_key=str(fact.key), decimals=shown.decimals),),
                (Run(text=f"± {found.percent:.1f}%"),),
                (Run(text=f"{found.covered:.0f}%"),),
            )
        )
    if not rows:
        return None
    headings = (("indicator", 5), ("value", 3), ("range", 2), ("range_covers", 3))
    return PlainTable(
        id="t-ranges",
        caption=say("uncertainty"),
        columns=tuple(Column(label=say(heading), share=share) for heading, share in headings),
        rows=tuple(rows),
        source=say("range_note"),
    )


def _stated_ranges(material: Material) -> PlainTable | None:
    """How far activities may be off, as the book states it, and what that rests on."""
    say = material.say
    rows = tuple(
        (
            (Run(text=material.label(one.metric)),),
            (Run(text=f"± {shortest(one.percent)}%"),),
            (Run(text=one.text.in_language(material.language)),),
        )
        for one in material.book.explanations.ranges
    )
    if not rows:
        return None
    headings = (("indicator", 4), ("range", 2), ("range_basis", 7))
    return PlainTable(
        id="t-activity-ranges",
        caption=say("activity_ranges"),
        columns=tuple(Column(label=say(heading), share=share) for heading, share in headings),
        rows=rows,
    )


def _steps(material: Material, metric: str, day: date) -> list[Step]:
    """The formula of a metric, or those of its parts that were used."""
    whole = material.plan.step(metric, material.model.settings, day)
    if whole is not None:
        return [whole]
    used = {cell.evaluation.formula for cell in material.facts.cells if cell.evaluation is not None}
    parts = material.plan.parts_of(metric, material.model.settings, day)
    return [step for step in parts if step.formula.id in used]


def words_of(material: Material, metric: str, day: date) -> str:
    """How a metric is computed, as a sentence of names; the parts of a sum one after another."""
    return "; ".join(formula_in_words(material, step) for step in _steps(material, metric, day))


def computed_metrics(material: Material) -> frozenset[str]:
    """Metrics with a figure that a formula gave. What was recorded as it stands was not computed, formula or not."""
    cells = material.facts.cells
    return frozenset(
        fact.key.metric
        for fact in material.facts
        if fact.key.year in material.book.years
        and (
            isinstance(fact.origin, Computed)
            or any(cells[number].evaluation is not None for number in fact.origin.cells)
        )
    )


def _recalled_parameters(material: Material) -> frozenset[str]:
    """Parameters for which a recalled factor was used in the years of the report."""
    return frozenset(
        name
        for cell in material.facts.cells
        if cell.evaluation is not None and material.book.calendar.label_of(cell.period.end) in material.book.years
        for name, choice in cell.evaluation.choices
        if choice.factor.recalled
    )


def _topic_title(material: Material, topic: str) -> str:
    layout = next((layout for layout in material.layouts if layout.topic == topic), None)
    if layout is None or not layout.tables:
        return topic.replace("_", " ").capitalize()
    return layout.tables[0].title.in_language(material.language)


def formula_in_words(material: Material, step: Step) -> str:
    """The formula as a sentence of names; optional parts the group does not report are left out."""
    present = frozenset(
        argument.name
        for argument in step.arguments
        if argument.parameter or not argument.optional or material.facts.of(argument.target)
    )
    catalogue, parameters = material.book.catalogue, material.model.parameters
    return formula_words(step, catalogue, parameters, material.language, present)


def _block(material: Material, step: Step, marked: frozenset[str]) -> FormulaBlock:
    terms = tuple(
        FormulaTerm(
            name=_parameter(material, argument.target) + (RECALLED_MARK if argument.name in marked else ""),
            meaning=_unit_of(material, step, argument.name),
        )
        for argument in step.arguments
        if argument.parameter
    )
    return FormulaBlock(
        name=_name_of(material, step),
        words=formula_in_words(material, step),
        terms=terms,
        source=material.cited(step.formula.source),
    )


def _name_of(material: Material, step: Step) -> str:
    label = material.label(step.formula.metric)
    members = " · ".join(material.member(name, member) for name, member in (step.formula.into or {}).items())
    return (
        f"{label} ({members})"
        if members and material.language == "en"
        else f"{label}（{members}）"
        if members
        else label
    )


def _parameter(material: Material, name: str) -> str:
    return material.model.parameters[name].label.in_language(material.language)


def _unit_of(material: Material, step: Step, name: str) -> str:
    argument = next(a for a in step.arguments if a.name == name)
    parameter = material.model.parameters[argument.target]
    symbol = unit(parameter.unit).label(material.language)
    return f"{symbol} / {material.label(parameter.per)}" if parameter.per else symbol


def factor_table(material: Material) -> PlainTable | None:
    """Every factor that was used in the years of the report, once, with where it was used and how it was chosen."""
    uses: dict[tuple[str, str], tuple[Choice, dict[str, set[str]], set[int]]] = {}
    for cell in material.facts.cells:
        if cell.evaluation is None:
            continue
        year = material.book.calendar.label_of(cell.period.end)
        if year not in material.book.years:
            continue
        for name, choice in cell.evaluation.choices:
            key = (name, f"{choice.factor.edition}:{choice.factor.id}")
            found = uses.setdefault(key, (choice, {}, set()))
            for dimension, member in cell.dimensions:
                if member:
                    found[1].setdefault(dimension, set()).add(material.member(dimension, member))
            found[2].add(year)
    if not uses:
        return None
    say = material.say
    rows = tuple(_factor_row(material, name, *use) for (name, _), use in sorted(uses.items()))
    recalled = any(choice.factor.recalled for choice, _, _ in uses.values())
    headings = (("factor", 3), ("value", 2), ("applies_to", 4), ("source", 4), ("rung", 3))
    return PlainTable(
        id="t-factors",
        caption=say("factors"),
        columns=tuple(Column(label=say(heading), share=share) for heading, share in headings),
        rows=rows,
        notes=(NoteRef(mark=RECALLED_MARK, text=say("recalled")),) if recalled else (),
    )


def _factor_row(
    material: Material, name: str, choice: Choice, used: Mapping[str, set[str]], years: set[int]
) -> tuple[Runs, ...]:
    factor = choice.factor
    mark = RECALLED_MARK if factor.recalled else ""
    span = f"{min(years)}–{max(years)}" if len(years) > 1 else str(min(years))
    # What a factor is used for nearly everywhere says nothing of it.
    where = " · ".join(", ".join(sorted(names)) for names in used.values() if len(names) <= _TELLING)
    colon = ": " if material.language == "en" else "："
    publisher = f"{material.cited(factor.source.publisher)}{colon}" if factor.source.publisher else ""
    return (
        (Run(text=_parameter(material, name), note_mark=mark),),
        (Run(text=f"{_short(factor.value)} {factor.unit.label(material.language)}"),),
        (Run(text=f"{where} ({span})" if where else span),),
        (Run(text=f"{publisher}{material.cited(factor.source.document)}"),),
        (Run(text=rung_words(choice, material.language)),),
    )


def _short(value: Decimal) -> str:
    """Six significant digits; the exact value stands in the data book and the trace."""
    return grouped(Decimal(shortest(Decimal(f"{value:.6g}"))))
