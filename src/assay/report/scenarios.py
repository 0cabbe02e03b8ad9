"""Climate scenarios and what they show, the price of carbon, the link to pay, the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.numbers import shortest
from assay.report.display import day_in, with_unit
from assay.report.document import BulletList, Callout, Column, Heading, Paragraph, PlainTable, Run
from assay.report.risks import columns, lines_of, numbers_of, words_of

if TYPE_CHECKING:
    from assay.book.risks import Plan, Scenario
    from assay.core.languages import Text
    from assay.report.document import Block, Runs
    from assay.report.material import Material


def scenarios(material: Material) -> tuple[Block, ...]:
    """How the analysis was done, the scenarios with their assumptions, and what each does to each risk."""
    register, say = material.book.risks, material.say
    if not register.scenarios:
        return ()
    blocks: list[Block] = []
    if register.analysis is not None:
        done = say("analysis_done", date=day_in(register.analysis.carried_out, material.language))
        parts = (done, register.analysis.covers, register.analysis.method)
        joint = " " if material.language == "en" else ""
        told = [part if isinstance(part, str) else part.in_language(material.language) for part in parts if part]
        blocks.append(Paragraph(runs=(Run(text=joint.join(told)),)))
    blocks.append(_scenario_table(material))
    if any(scenario.results for scenario in register.scenarios):
        blocks.append(_results(material))
    return tuple(blocks)


def _scenario_table(material: Material) -> PlainTable:
    return PlainTable(
        id="t-scenarios",
        caption=material.say("scenarios_used"),
        columns=columns(material, ("scenario", 5), ("warming", 3), ("years_looked_at", 3), ("assumptions", 11)),
        rows=tuple(_scenario(material, scenario) for scenario in material.book.risks.scenarios),
    )


def _scenario(material: Material, scenario: Scenario) -> tuple[Runs, ...]:
    say = material.say
    in_line = [Run(text="\n" + say("in_line_with_agreement"))] if scenario.agreement else []
    return (
        (
            *words_of(material, scenario.name, bold=True),
            Run(text="\n" + say("scenario_source", source=scenario.source.in_language(material.language))),
            *in_line,
        ),
        (Run(text=say("degrees", degrees=shortest(scenario.warming))),),
        (Run(text=say("listing").join(str(year) for year in scenario.years)),),
        lines_of(material, scenario.assumptions),
    )


def _results(material: Material) -> PlainTable:
    register, numbers = material.book.risks, numbers_of(material)
    told = {(s.id, result.risk): result.text for s in register.scenarios for result in s.results}
    rows: list[tuple[Runs, ...]] = []
    for risk in sorted(register.risks, key=lambda risk: int(numbers[risk.id])):
        found = [told.get((scenario.id, risk.id)) for scenario in register.scenarios]
        if any(found):
            name = Run(text=f"{numbers[risk.id]}  {risk.name.in_language(material.language)}", bold=True)
            rows.append(((name,), *(words_of(material, text) for text in found)))
    heading = columns(material, ("risk_or_opportunity", 3))
    by_scenario = tuple(
        Column(label=scenario.name.in_language(material.language), share=5) for scenario in register.scenarios
    )
    return PlainTable(
        id="t-scenario-results",
        caption=material.say("scenario_results"),
        columns=(*heading, *by_scenario),
        rows=tuple(rows),
    )


def resilience(material: Material) -> tuple[Block, ...]:
    """The statement, what is uncertain in it, and what capacity there is to adapt."""
    found = material.book.risks.resilience
    if found is None:
        return ()
    return (
        Callout(title=material.say("resilience_statement"), paragraphs=(words_of(material, found.statement),)),
        *_listed(material, "uncertainties", found.uncertainties),
        *_listed(material, "capacity", found.capacity),
    )


def _listed(material: Material, name: str, texts: tuple[Text, ...]) -> tuple[Block, ...]:
    if not texts:
        return ()
    items = tuple(words_of(material, text) for text in texts)
    return (Heading(text=material.say(name)), BulletList(items=items))


def carbon_price(material: Material) -> tuple[Block, ...]:
    """The price of the year with what it makes the year's emissions cost, how it is used; or why there is none."""
    found = material.book.risks.carbon_price
    if found is None:
        return ()
    paragraphs: list[Runs] = []
    if found.used:
        for name, sentence in ((found.price, "carbon_price_is"), (found.cost, "carbon_cost_is")):
            runs = _figure(material, name, sentence)
            if runs:
                paragraphs.append(runs)
        if found.covers is not None:
            covers = found.covers.in_language(material.language)
            paragraphs.append((Run(text=material.say("price_covers", what=covers)),))
    paragraphs.append(words_of(material, found.how))
    title = material.say("carbon_price" if found.used else "no_carbon_price")
    return (Callout(title=title, paragraphs=tuple(paragraphs)),)


def _figure(material: Material, metric: str, sentence: str) -> Runs:
    """A phrase with the year's figure in its place, or nothing where there is no such figure."""
    year = material.book.reporting_year
    fact = material.fact(metric, year) if metric in material.book.catalogue.metrics else None
    shown = material.shown(fact) if fact is not None else None
    if fact is None or shown is None or shown.value is None:
        return ()
    before, _, after = material.say(sentence, year=year).partition("#")
    text = with_unit(shown.text, shown.unit.label(material.language), material.language)
    return (
        Run(text=before),
        Run(text=text, fact_key=str(fact.key), decimals=shown.decimals),
        Run(text=after),
    )


def remuneration(material: Material) -> tuple[Block, ...]:
    """Whether and how climate bears on pay."""
    found = material.book.risks.remuneration
    if found is None:
        return ()
    title = material.say("pay_linked" if found.linked else "pay_not_linked")
    return (Callout(title=title, paragraphs=(words_of(material, found.how),)),)


def plan(material: Material) -> tuple[Block, ...]:
    """The transition plan: its aim, its steps and how far they are, what it assumes, depends on and costs."""
    found = material.book.risks.plan
    if found is None:
        return ()
    blocks: list[Block] = [Callout(title=material.say("plan_aim"), paragraphs=(words_of(material, found.aim),))]
    if found.steps:
        blocks.append(_steps(material, found))
    blocks += _listed(material, "plan_assumptions", found.assumptions)
    blocks += _listed(material, "plan_dependencies", found.dependencies)
    if found.resources is not None:
        blocks += [
            Heading(text=material.say("plan_resources")),
            Paragraph(runs=words_of(material, found.resources)),
        ]
    return tuple(blocks)


def _steps(material: Material, plan: Plan) -> PlainTable:
    return PlainTable(
        id="t-plan",
        caption=material.say("plan_steps"),
        columns=columns(material, ("by_year", 2), ("step", 7), ("step_status", 3), ("step_progress", 8)),
        rows=tuple(
            (
                (Run(text=str(step.year), bold=True),),
                words_of(material, step.what),
                (Run(text=material.say(f"step_{step.status}")),),
                words_of(material, step.progress),
            )
            for step in sorted(plan.steps, key=lambda step: step.year)
        ),
    )
