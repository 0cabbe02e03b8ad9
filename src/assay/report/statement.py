"""The board's statement as far as records can make it: meetings, reviews, ranking, targets, approval.

The book's own words come first; this follows them. Every figure in it is a fact, or a count of the table it links to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.book.meetings import MATERIALITY, REPORT, TARGETS, approval, minuted, register_of
from assay.book.ranking import ranking
from assay.report.display import day_in, with_unit
from assay.report.document import BulletList, Heading, Paragraph, Run
from assay.report.materiality import axis_name
from assay.report.oversight import matter_label, outcome, reviews_told
from assay.report.progress import standings
from assay.report.slots import filled
from assay.report.targets import verdict

if TYPE_CHECKING:
    from assay.book.governance import Body
    from assay.book.targets import Target
    from assay.facts.fact import Fact
    from assay.report.document import Block, Runs
    from assay.report.material import Material


def statement_blocks(material: Material) -> list[Block]:
    """What the records say of oversight, approach and progress; nothing of a limb of which they say nothing."""
    if not minuted(material.book):
        return []
    limbs: tuple[tuple[str, list[Block]], ...] = (
        ("statement_oversight", _oversight(material)),
        ("statement_approach", _approach(material)),
        ("statement_progress", _progress(material)),
    )
    blocks: list[Block] = []
    for title, told in limbs:
        if told:
            blocks += [Heading(text=material.say(title)), *told]
    return [*blocks, *_approval(material)]


def _oversight(material: Material) -> list[Block]:
    """How often each tier met, with how many present, and what the top tier had before it."""
    say, year = material.say, material.book.reporting_year
    clauses = [clause for body in material.book.governance.bodies if (clause := _met(material, body))]
    blocks: list[Block] = []
    if clauses:
        runs: list[Run] = [Run(text=say("statement_met", year=year))]
        for number, clause in enumerate(clauses):
            runs += [*([Run(text=say("clause_join"))] if number else []), *clause]
        blocks.append(Paragraph(runs=(*runs, Run(text=say("stop")))))
    found = reviews_told(material)
    for body in material.book.governance.bodies[:1]:
        matters = [
            say(
                "statement_matter",
                matter=_within(material, matter_label(material, review.matter)),
                day=day_in(review.day, material.language),
                outcome=outcome(material, review),
            )
            for review in found
            if review.body.id == body.id and review.matter not in (REPORT, TARGETS, MATERIALITY)
        ]
        if matters:
            listed = say("clause_join").join(matters)
            name = body.name.in_language(material.language)
            blocks.append(Paragraph(runs=(Run(text=say("statement_matters", body=name, matters=listed)),)))
    return blocks


def _met(material: Material, body: Body) -> Runs:
    spec, year = material.book.registers[register_of(material.book, "meetings")], material.book.reporting_year
    cut = ((spec.fields["body"].dimension, body.minutes_id),)
    counted = next((rule.metric for rule in spec.yields if rule.count == "rows"), "")
    people = {rule.metric for rule in spec.yields if rule.value}
    rates = (formula.metric for formula in material.model.formulas if people and set(formula.arguments) == people)
    held, rate = material.fact(counted, year, cut), material.fact(next(rates, ""), year, cut)
    if held is None or rate is None or not held.known or not rate.known:
        return ()
    name = (Run(text=body.name.in_language(material.language)),)
    slots = {"body": name, "count": _bare(material, held), "rate": _figure(material, rate)}
    return filled(material, "statement_meetings", slots)


def _approach(material: Material) -> list[Block]:
    """How many topics were ranked, which are high, how many were asked, and who approved the outcome."""
    say, year = material.say, material.book.reporting_year
    ranked = ranking(material.book, year)
    if not ranked:
        return []
    high = [each.topic.name.in_language(material.language) for each in ranked if each.band == "high"]
    words = say(
        "statement_ranked",
        topics=len(ranked),
        across=_within(material, axis_name(material, "business")),
        up=_within(material, axis_name(material, "stakeholders")),
        high=len(high),
        names=say("list_join").join([*high[:1], *(_within(material, name) for name in high[1:])]),
    )
    gap = (Run(text=" "),) if material.language == "en" else ()
    runs: list[Run] = [Run(text=words), *gap, *_asked(material)]
    review = approval(material.book, MATERIALITY)
    if review is not None:
        name, day = review.body.name.in_language(material.language), day_in(review.day, material.language)
        runs += [*gap, Run(text=say("statement_confirmed", body=name, day=day))]
    return [Paragraph(runs=tuple(runs))]


def _asked(material: Material) -> Runs:
    """How many questionnaires came back; nothing where no survey is kept."""
    register, year = register_of(material.book, "topic_surveys"), material.book.reporting_year
    yields = material.book.registers[register].yields if register else ()
    counts = {rule.value: rule.metric for rule in yields}
    rates = (f.metric for f in material.model.formulas if counts and set(f.arguments) == set(counts.values()))
    metrics = {**counts, "rate": next(rates, "")}
    facts = {name: material.fact(metric, year) for name, metric in metrics.items()}
    if len(facts) < 3 or any(fact is None or not fact.known for fact in facts.values()):
        return ()
    slots = {
        name: _figure(material, fact) if name == "rate" else _bare(material, fact)
        for name, fact in facts.items()
        if fact is not None
    }
    return filled(material, "statement_asked", slots)


def _progress(material: Material) -> list[Block]:
    """Each target by its two figures and whether it is on track."""
    items = tuple(item for target in material.book.targets if (item := _target(material, target)))
    if not items:
        return []
    blocks: list[Block] = []
    days = [
        r for r in reviews_told(material) if r.matter == TARGETS and r.body.id == material.book.governance.bodies[0].id
    ]
    if days:
        listed = _listed(material, [day_in(review.day, material.language) for review in days])
        name = days[0].body.name.in_language(material.language)
        blocks.append(Paragraph(runs=(Run(text=material.say("statement_reviewed_targets", body=name, days=listed)),)))
    return [*blocks, BulletList(items=items)]


def _target(material: Material, target: Target) -> Runs:
    year = material.book.reporting_year
    base = material.fact(target.metric, target.base_year, target.dimensions)
    now = material.fact(target.metric, year, target.dimensions)
    found = standings(target, material.facts, (year,))
    if base is None or now is None or not found:
        return ()
    slots = {
        "name": (Run(text=target.name.in_language(material.language)),),
        "now": _figure(material, now),
        "then": _figure(material, base),
        "year": (Run(text=str(year)),),
        "base": (Run(text=str(target.base_year)),),
        "verdict": (Run(text=verdict(material, target, found[0])),),
    }
    return filled(material, "statement_target", slots)


def _approval(material: Material) -> list[Block]:
    review = approval(material.book, REPORT)
    if review is None or review not in reviews_told(material):
        return []
    name, day = review.body.name.in_language(material.language), day_in(review.day, material.language)
    return [Paragraph(runs=(Run(text=material.say("statement_approval", body=name, day=day)),))]


def _figure(material: Material, fact: Fact) -> Runs:
    shown = material.shown(fact)
    text = with_unit(shown.text, shown.unit.label(material.language), material.language)
    return (Run(text=text, fact_key=str(fact.key), decimals=shown.decimals),)


def _bare(material: Material, fact: Fact) -> Runs:
    shown = material.shown(fact)
    return (Run(text=shown.text, fact_key=str(fact.key), decimals=shown.decimals),)


def _listed(material: Material, words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return material.say("list_join").join(words[:-1]) + material.say("and") + words[-1]


def _within(material: Material, label: str) -> str:
    """A label as it stands within a sentence; a word in capitals keeps them."""
    if material.language != "en" or label[:2].isupper():
        return label
    return label[0].lower() + label[1:]
