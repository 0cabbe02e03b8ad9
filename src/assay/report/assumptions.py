"""What estimates rest on: a row for each part with its baseline, its factors and what is assumed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.calc.words import written_out
from assay.facts.fact import Added
from assay.report.document import Column, PlainTable, Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.book.explanations import Assumption
    from assay.report.document import Runs
    from assay.report.material import Material


def assumptions_table(material: Material, metric: str) -> PlainTable | None:
    """The assumptions behind a metric of the reporting year; nothing where the book tells none."""
    rows = tuple(
        row
        for one in material.book.explanations.assumptions
        if one.metric == metric and (row := _row(material, one)) is not None
    )
    if not rows:
        return None
    say = material.say
    headings = (("assumed_of", 2), ("assumed_baseline", 4), ("assumed_factors", 4), ("assumed_text", 6))
    return PlainTable(
        id=f"t-{metric}-assumptions",
        caption=f"{material.label(metric)} · {say('estimate_rests_on')}",
        columns=tuple(Column(label=say(word), share=share) for word, share in headings),
        rows=rows,
    )


def _row(material: Material, one: Assumption) -> tuple[Runs, ...] | None:
    cut = ((one.dimension, one.member),)
    known = [fact for year in material.book.years if (fact := material.fact(one.metric, year, cut)) is not None]
    if not known or not isinstance(known[-1].origin, Added):
        return None
    language = material.language
    return (
        (Run(text=material.member(one.dimension, one.member), bold=True),),
        (Run(text=one.baseline.in_language(language)),),
        (Run(text=("; " if language == "en" else "；").join(_factors(material, known[-1].origin.cells)) or "–"),),
        (Run(text=one.text.in_language(language)),),
    )


def _factors(material: Material, numbers: Iterable[int]) -> list[str]:
    """The factors of a figure with their values and where they come from, each once."""
    found: dict[str, str] = {}
    for number in numbers:
        use = material.facts.cells[number].evaluation
        for name, choice in use.choices if use is not None else ():
            factor, parameter = choice.factor, material.model.parameters.get(choice.factor.parameter)
            label = parameter.label.in_language(material.language) if parameter else name
            value = written_out(factor.value) if isinstance(factor.value, Decimal) else str(factor.value)
            unit = factor.unit.label(material.language)
            source = material.cited(factor.source.document)
            amount = f"{value}{'' if unit == '%' else ' '}{unit}"
            found[factor.id] = (
                f"{label}: {amount} ({source})" if material.language == "en" else f"{label}：{amount}（{source}）"
            )
    return list(found.values())
