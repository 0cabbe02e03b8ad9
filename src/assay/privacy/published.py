"""The facts of a book as they may leave it: without small groups of people, nor what would give them away."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.missing import Missing
from assay.facts.fact import Computed, FactKey
from assay.facts.factset import FactSet
from assay.privacy.sums import Sum
from assay.privacy.withhold import withheld

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from assay.book.register import RegisterSpec
    from assay.facts.fact import Fact

# What stands in the place of a figure that is withheld.
SMALL_GROUP = "small group"


def personal_metrics(registers: Iterable[RegisterSpec]) -> frozenset[str]:
    """Metrics that rows about people yield."""
    return frozenset(made.metric for spec in registers if spec.personal for made in spec.yields)


def published_facts(
    facts: FactSet,
    personal: frozenset[str],
    printed: Collection[FactKey],
    k: int,
    balances: Sequence[tuple[str, str, str]] = (),
) -> FactSet:
    """The facts that a report with these printed figures may carry.

    ``balances`` are (state, inflow, outflow): where they hold to the person, they are sums like any other. A figure
    that is withheld stays as `Missing`, with the words ``small group``; figures about people that no page prints, and
    all sums below them, are left out.
    """
    about = _about_people(facts, personal)
    open_ = {key for key in _needed(facts, printed, personal) if key in facts.facts}
    values = _people(facts, personal)
    shown = frozenset(key for key in open_ if key in values)
    sums = tuple(_sums(values, shown, balances))
    totals = frozenset(key for key in values if not key.dimensions)
    hidden = withheld(values, shown, sums, k, totals, lambda key: len(key.dimensions))
    gone = _depending(facts, hidden)
    kept = {
        key: _withheld(fact) if key in gone else fact
        for key, fact in facts.facts.items()
        if key in printed or not key.dimensions or key.metric not in about
    }
    second = {key: fact for key, fact in facts.second.items() if key in kept and key not in gone}
    return FactSet(kept, facts.cells, second)


def _about_people(facts: FactSet, personal: frozenset[str]) -> frozenset[str]:
    """Metrics of people, and those that are computed from them."""
    found = set(personal)
    grown = True
    while grown:
        grown = False
        for fact in facts:
            if fact.key.metric in found or not isinstance(fact.origin, Computed):
                continue
            if any(key.metric in found for _, key in fact.origin.inputs):
                found.add(fact.key.metric)
                grown = True
    return frozenset(found)


def _needed(facts: FactSet, printed: Collection[FactKey], personal: frozenset[str]) -> set[FactKey]:
    """Printed figures of people, and those that a printed ratio is made of: whoever reads a rate can undo it."""
    found: set[FactKey] = set()
    waiting = list(printed)
    while waiting:
        key = waiting.pop()
        fact = facts.facts.get(key)
        if fact is None or key in found:
            continue
        found.add(key)
        if isinstance(fact.origin, Computed):
            waiting += [part for _, part in fact.origin.inputs]
    return {key for key in found if key.metric in personal}


def _people(facts: FactSet, personal: frozenset[str]) -> dict[FactKey, int]:
    """All counts of people and cases."""
    return {
        key: int(fact.value)
        for key, fact in facts.facts.items()
        if key.metric in personal
        and isinstance(fact.value, Decimal)
        and fact.unit.family in ("people", "count")
        and fact.value == int(fact.value)
    }


def _sums(
    values: Mapping[FactKey, int], shown: Collection[FactKey], balances: Sequence[tuple[str, str, str]]
) -> Iterator[Sum[FactKey]]:
    """Every total with its parts, of which any part is shown, and every balance that holds."""
    parts: dict[tuple[FactKey, str], list[FactKey]] = {}
    for key in values:
        for name, _ in key.dimensions:
            parts.setdefault((FactKey(key.metric, key.year, key.without(name)), name), []).append(key)
    for (total, _), members in sorted(parts.items(), key=str):
        if total not in values or not any(member in shown for member in members):
            continue
        if sum(values[member] for member in members) == values[total]:
            yield Sum(((total, 1), *((member, -1) for member in members)))
    for state, inflow, outflow in balances:
        for key in [key for key in values if key.metric == state]:
            four = (
                (key, 1),
                (FactKey(state, key.year - 1, key.dimensions), -1),
                (FactKey(inflow, key.year, key.dimensions), -1),
                (FactKey(outflow, key.year, key.dimensions), 1),
            )
            if all(one in values for one, _ in four) and sum(values[one] * factor for one, factor in four) == 0:
                yield Sum(four)


def _depending(facts: FactSet, hidden: Collection[object]) -> set[FactKey]:
    """Hidden figures, and everything computed from one of them."""
    gone = {key for key in facts.facts if key in hidden}
    grown = True
    while grown:
        grown = False
        for key, fact in facts.facts.items():
            if key in gone or not isinstance(fact.origin, Computed):
                continue
            if any(part in gone for _, part in fact.origin.inputs):
                gone.add(key)
                grown = True
    return gone


def _withheld(fact: Fact) -> Fact:
    return replace(fact, value=Missing("not_disclosed", SMALL_GROUP), bounds=None, gaps=())
