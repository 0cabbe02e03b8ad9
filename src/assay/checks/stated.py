"""Stated figures as intervals, and what a formula gives when it is fed with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assay.calc.observe import ratio_to
from assay.catalogue.dimension import parse_dimensions
from assay.checks.arithmetic import arithmetic, fed, keys_of_arguments, short, solved
from assay.core.interval import Interval
from assay.core.quantity import Quantity
from assay.core.units import scaled
from assay.facts.fact import FactKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.book.assertions import Assertion
    from assay.calc.plan import Step
    from assay.checks.case import Case
    from assay.core.units import Unit

# Words in the note of an assertion that say how to take it.
_APPROXIMATE = re.compile(r"\bapprox", re.IGNORECASE)
_PART_OF = re.compile(r"\bof[:=]\s*([\w=;]+)")


@dataclass(frozen=True, slots=True)
class Stated:
    """An assertion with the fact it speaks of and the values its digits allow, in the metric's unit."""

    assertion: Assertion
    key: FactKey
    interval: Interval
    unit: Unit
    part_of: tuple[tuple[str, str], ...] | None = None

    @property
    def shown(self) -> str:
        symbol = self.assertion.unit.symbol
        return f"{self.assertion.printed} {symbol}" if symbol not in ("1", "count") else self.assertion.printed


def stated(case: Case, assertion: Assertion) -> Stated:
    """Put an assertion beside the fact it is about. Its unit was checked when it was read.

    A note with the word ``approx`` makes it approximate; ``of: category=…`` makes a share one of that part.
    """
    metric = case.metric(assertion.metric)
    pairs = dict(assertion.dimensions)
    if assertion.site:
        pairs["site"] = assertion.site
    key = FactKey(assertion.metric, assertion.year, tuple(sorted(pairs.items())))
    unit = metric.unit_of(key.dimensions)
    if _APPROXIMATE.search(assertion.note):
        around = Interval.approximate(assertion.value)
    else:
        around = Interval.printed(assertion.value, counted=metric.counted)
    ratio = ratio_to(metric, assertion.unit, unit)
    interval = Interval(scaled(around.low, ratio), scaled(around.high, ratio))
    part = _PART_OF.search(assertion.note)
    return Stated(assertion, key, interval, unit, parse_dimensions(part[1]) if part else None)


def argument_keys(case: Case, step: Step, key: FactKey) -> dict[str, FactKey]:
    """The fact that each figure argument of a formula stands for, at one key."""
    return keys_of_arguments(step, key, case.model.catalogue.metrics)


def fed_with(case: Case, step: Step, key: FactKey, said: Mapping[FactKey, Stated]) -> tuple[Interval | None, str]:
    """What a formula gives when each input is what was stated of it, or else what the records give.

    Returns the interval and the arithmetic in words; ``None`` where an input is known from neither.
    """
    values: dict[str, Any] = {}
    shown: dict[str, str] = {}
    for name, wanted in argument_keys(case, step, key).items():
        found = _input(case, wanted, said)
        if found is None:
            if name in step.formula.optional:
                continue
            return None, ""
        values[name], shown[name] = found
    if not values:
        return None, ""
    outcome = fed(step, values, case.metric(key.metric).unit_of(key.dimensions))
    if outcome is None:
        return None, ""
    return outcome, arithmetic(step, frozenset(values), shown)


def implied(
    case: Case, step: Step, claim: Stated, unknown: str, said: Mapping[FactKey, Stated]
) -> tuple[Interval, Unit] | None:
    """What one unknown argument must be for the formula to give the stated figure; ``None`` if it cannot be solved."""
    values: dict[str, Any] = {}
    for name, wanted in argument_keys(case, step, claim.key).items():
        if name == unknown:
            continue
        found = _input(case, wanted, said)
        if found is None:
            if name in step.formula.optional:
                continue
            return None
        values[name] = found[0]
    values |= {name: value for name, value in _chosen(case, claim.key).items() if name != unknown}
    return solved(step, Quantity(claim.interval, claim.unit), unknown, values)


def _chosen(case: Case, key: FactKey) -> dict[str, Quantity]:
    """The factors used for a fact, as exact quantities."""
    year = case.model.years[key.year]
    cells = [c for c in case.facts.cells if c.metric == key.metric and year.covers(c.period) and c.evaluation]
    found: dict[str, Quantity] = {}
    for cell in cells:
        for name, choice in cell.evaluation.choices if cell.evaluation else ():
            found.setdefault(name, Quantity(choice.factor.interval, choice.factor.unit))
    return found


def _input(case: Case, key: FactKey, said: Mapping[FactKey, Stated]) -> tuple[Quantity, str] | None:
    if key in said:
        claim = said[key]
        return Quantity(claim.interval, claim.unit), f"{claim.shown} {claim.interval}"
    fact = case.facts.facts.get(key)
    if fact is None or not isinstance(fact.value, Decimal) or fact.bounds is None:
        return None
    exact = fact.bounds.exact
    text = f"{short(fact.value)} {fact.unit.symbol}" if exact else f"{short(fact.value)} {fact.bounds}"
    return Quantity(fact.bounds, fact.unit), text
