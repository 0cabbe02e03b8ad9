"""A unit that is nowhere printed: the one of the metric's kind, in a scale for which its relations hold."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from assay.core.units import Unit, unit
from assay.reader.decision import How, decision
from assay.reader.settle.reach import Reach
from assay.reader.settle.relations import countable, relations_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.claim import Claim
    from assay.reader.settle.relations import Rulebook

# Scales in which reports print: thousands, ten thousands, millions, and the other way.
_SCALES = ("1", "1000", "10000", "1000000", "1/1000", "1/10000")
_NAMES: dict[str, dict[str, str]] = {
    "mass": {"1": "t", "1000": "kt", "10000": "10000t", "1/1000": "kg"},
    "energy": {"1": "MWh", "1000": "GWh", "1/1000": "kWh"},
    "volume": {"1": "m3", "1000": "1000m3", "10000": "10000m3", "1/1000": "L"},
    "ghg": {"1": "tCO2e", "1000": "ktCO2e", "1/1000": "kgCO2e", "1000000": "MtCO2e"},
}


def settle_units(claims: Sequence[Claim], rules: Rulebook) -> tuple[Claim, ...]:
    """Amounts without a unit, row by row. One that no relation speaks for keeps none."""
    settled = list(claims)
    rows: dict[tuple[object, object, str], list[int]] = {}
    for place, claim in enumerate(settled):
        metric = rules.catalogue.metrics.get(claim.metric)
        if (
            metric
            and claim.unit is None
            and not claim.unit_printed
            and claim.interval is not None
            and not countable(metric)
        ):
            rows.setdefault((claim.grid, claim.row, claim.metric), []).append(place)
    reach = Reach(settled, rules)
    printed = _printed_beside(settled)
    for places in rows.values():
        best: tuple[int, Unit | None] = (0, None)
        ids = {settled[place].id for place in places}
        for candidate in _candidates(settled[places[0]], rules, printed):
            given = {place: replace(settled[place], unit=candidate) for place in places}
            around = reach.around({place: settled[place] for place in places}, given)
            tried = [given.get(place, settled[place]) for place in around]
            held = [relation for relation in relations_of(tried, rules) if relation.claims & ids]
            gain = sum(1 if relation.holds else -1 for relation in held)
            if gain > best[0]:
                best = (gain, candidate)
        if best[1] is not None:
            why = decision(How.UNIT_RELATIONS, unit=best[1].symbol, count=best[0])
            for place in places:
                settled[place] = replace(settled[place], unit=best[1], decided=(*settled[place].decided, why))
                reach.add(place, settled[place])
    return tuple(settled)


def _printed_beside(claims: Sequence[Claim]) -> dict[tuple[int | None, int | None, str], set[Unit]]:
    """The units that each table prints, by their family."""
    found: dict[tuple[int | None, int | None, str], set[Unit]] = {}
    for claim in claims:
        if claim.unit is not None and claim.unit_printed and claim.grid is not None:
            found.setdefault((claim.page, claim.grid, claim.unit.family), set()).add(claim.unit)
    return found


def _candidates(
    claim: Claim, rules: Rulebook, printed: dict[tuple[int | None, int | None, str], set[Unit]]
) -> list[Unit]:
    base = rules.catalogue.metrics[claim.metric].unit_of(claim.dimensions)
    beside = printed.get((claim.page, claim.grid, base.family), set())
    if len(beside) == 1:
        # The table itself says in which unit it prints such amounts.
        return list(beside)
    if base.family == "ratio":
        return [unit("%")]
    named = _NAMES.get(base.family)
    if named:
        ordered = [unit(named[scale]) for scale in _SCALES if scale in named]
        return sorted(ordered, key=lambda each: each.symbol != base.symbol)
    if "/" in base.family:
        return [base]
    return [base, *(Unit(f"{scale}{base.symbol}", base.scale * Fraction(scale), base.powers) for scale in _SCALES[1:4])]
