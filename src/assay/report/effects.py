"""What climate risks and opportunities do to the accounts: now, and over the horizons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.numbers import grouped, rounded
from assay.core.units import convert, unit
from assay.report.document import Column, Paragraph, PlainTable, Run
from assay.report.risks import columns, horizon_name, numbers_of

if TYPE_CHECKING:
    from assay.book.risks import Effect, Risk
    from assay.report.document import Block, Runs
    from assay.report.material import Material


def effects_current(material: Material) -> tuple[Block, ...]:
    """Effects of the reporting year, and whose carrying amounts may have to be adjusted next year."""
    effects = material.book.risks.effects(current=True)
    if not effects:
        return ()
    adjusted = [risk for risk in material.book.risks.risks if risk.adjusts_next_year]
    names = material.say("listing").join(risk.name.in_language(material.language) for risk in adjusted)
    words = material.say("adjusted_next_year", risks=names) if adjusted else material.say("nothing_adjusted")
    table = _table(material, "current", effects)
    return (table, Paragraph(runs=(Run(text=words),)))


def effects_anticipated(material: Material) -> tuple[Block, ...]:
    """Effects that are expected, horizon by horizon."""
    effects = material.book.risks.effects(current=False)
    if not effects:
        return ()
    order = [horizon.id for horizon in material.book.risks.horizons]
    numbers = numbers_of(material)
    ordered = sorted(effects, key=lambda pair: (int(numbers[pair[0].id]), order.index(pair[1].when)))
    return (_table(material, "anticipated", tuple(ordered)),)


def _table(material: Material, name: str, effects: tuple[tuple[Risk, Effect], ...]) -> PlainTable:
    say, numbers = material.say, numbers_of(material)
    shown = unit(f"M{material.book.currency}")
    amount = Column(label=say("amount_range"), align="right", unit=shown.label(material.language), share=4)
    horizon = columns(material, ("horizon", 4)) if name == "anticipated" else ()
    rows: list[tuple[Runs, ...]] = []
    last = ""
    for risk, effect in effects:
        again = risk.id == last
        last = risk.id
        rows.append(
            (
                (Run(text="" if again else numbers[risk.id]),),
                (Run(text="" if again else risk.name.in_language(material.language), bold=True),),
                *([(Run(text=horizon_name(material, effect.when)),)] if horizon else []),
                (Run(text=say(f"{effect.direction}_of", line=say(f"line_{effect.line}"))),),
                (Run(text=_range(material, effect)),),
                (Run(text=_words(material, effect)),),
            )
        )
    return PlainTable(
        id=f"t-effects-{name}",
        caption=say(f"effects_{name}"),
        columns=(
            Column(label=say("number"), align="right", share=2),
            *columns(material, ("risk_or_opportunity", 7)),
            *horizon,
            *columns(material, ("line_item", 5)),
            amount,
            *columns(material, ("basis", 9)),
        ),
        rows=tuple(rows),
    )


def _range(material: Material, effect: Effect) -> str:
    if effect.low is None or effect.high is None:
        return "–"
    if effect.high == 0:
        return material.say("nil")
    base, shown = unit(material.book.currency), unit(f"M{material.book.currency}")
    low, high = (grouped(rounded(convert(value, base, shown), 1)) for value in (effect.low, effect.high))
    return low if low == high else f"{low}–{high}"


def _words(material: Material, effect: Effect) -> str:
    reason = material.say(effect.reason) if effect.reason else ""
    words = effect.words.in_language(material.language) if effect.words else ""
    return "\n".join(part for part in (reason, words) if part)
