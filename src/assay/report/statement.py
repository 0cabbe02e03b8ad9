"""The board's statement as far as records can make it: meetings, reviews, ranking, targets, approval.

The book's own words come first; this follows them. Every figure in it is a fact, or a count of the table it links to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.book.meetings import REPORT, TARGETS, approval, minuted, register_of
from assay.report.display import day_in, with_unit
from assay.report.document import BulletList, Heading, Paragraph, Run
from assay.report.oversight import matter_label, outcome, reviews_told
from assay.report.progress import standings
from assay.report.targets import verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.book.governance import Body
    from assay.book.targets import Target
    from assay.facts.fact import Fact
    from assay.report.document import Block, Runs
    from assay.report.material import Material

_SLOT = re.compile(r"(\{\w+\})")


def statement_blocks(material: Material) -> list[Block]:
    """What the records say of oversight, approach and progress; nothing of a limb of which they say nothing."""
    if not minuted(material.book):
        return []
    limbs: tuple[tuple[str, list[Block]], ...] = (
        ("statement_oversight", _oversight(material)),
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
            if review.body.id == body.id and review.matter not in (REPORT, TARGETS)
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
    return _filled(material, "statement_meetings", slots)


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
    return _filled(material, "statement_target", slots)


def _approval(material: Material) -> list[Block]:
    review = approval(material.book, REPORT)
    if review is None or review not in reviews_told(material):
        return []
    name, day = review.body.name.in_language(material.language), day_in(review.day, material.language)
    return [Paragraph(runs=(Run(text=material.say("statement_approval", body=name, day=day)),))]


def _filled(material: Material, name: str, slots: Mapping[str, Runs]) -> Runs:
    """A phrase whose ``{names}`` are runs: figures keep their proof."""
    runs: list[Run] = []
    for part in _SLOT.split(material.say(name)):
        runs += slots[part[1:-1]] if part.startswith("{") else [Run(text=part)] if part else []
    return tuple(runs)


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
