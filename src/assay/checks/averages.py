"""Averages of groups: weighted by their groups they must give the average, or the total, of the whole."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assay.calc.expression import Name, Operation
from assay.catalogue.dimension import written
from assay.checks.arithmetic import short
from assay.checks.stated import Stated, argument_keys, stated
from assay.core.findings import Finding
from assay.core.interval import Interval
from assay.core.quantity import Quantity
from assay.core.units import UnitMismatch
from assay.facts.fact import FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.calc.plan import Step
    from assay.checks.case import Case


def check_averages(case: Case) -> Iterator[Finding]:
    """For each ratio that is given by groups: the tops it implies, split by split, and the top that is known.

    Average hours by gender times the people of each gender make the total of hours; so do average hours by category;
    both must be the hours that were recorded, where they were.
    """
    said = {claim.key: claim for a in case.book.assertions if (claim := stated(case, a)).part_of is None}
    for metric, steps in case.plan.steps.items():
        for step in steps:
            if not step.formula.fits(case.model.settings) or not _is_ratio(step):
                continue
            for year in case.book.years:
                yield from _compare(case, metric, step, year, said)


def check_parts_of_parts(case: Case) -> Iterator[Finding]:
    """Shares within parts (women in each category): times their parts they must make the known whole (all women)."""
    groups: dict[tuple[FactKey, str], list[Stated]] = defaultdict(list)
    for assertion in case.book.assertions:
        claim = stated(case, assertion)
        derived = case.metric(claim.key.metric).derived
        if claim.part_of is None or derived is None or len(claim.part_of) != 1:
            continue
        within = claim.part_of[0][0]
        whole = FactKey(derived.of, claim.key.year, claim.key.without(within))
        groups[whole, within].append(claim)
    for (whole, within), claims in groups.items():
        fact = case.facts.facts.get(whole)
        parts = [f for f in case.facts.of(whole.metric, whole.year) if [n for n, _ in f.key.dimensions] == [within]]
        given = {claim.part_of: claim for claim in claims}
        lacking = any(part.key.dimensions not in given and part.value != 0 for part in parts)
        cuts = {f.key.dimensions for f in case.facts.of(whole.metric, whole.year)}
        each_known = all(claim.key.dimensions in cuts for claim in claims)  # then each share was checked by itself
        if fact is None or fact.bounds is None or lacking or not parts or each_known:
            continue
        implied = Interval.exactly(0)
        for part in parts:
            if part.key.dimensions in given and part.bounds is not None:
                implied = implied + given[part.key.dimensions].interval * part.bounds / 100
        if not implied.meets(fact.bounds):
            yield Finding(
                code="total.parts_disagree",
                severity="error",
                metric=claims[0].key.metric,
                dimensions=written(whole.dimensions),
                fiscal_year=whole.year,
                place=claims[0].assertion.place,
                message=(
                    f"The stated shares within each {within.replace('_', ' ')} make {_shown(implied)} of "
                    f"{case.title(whole)}, which is {_shown(fact.bounds)}."
                ),
                expected="Shares of the parts that add up to the whole.",
                action="Look at the share of the largest part.",
                evidence="; ".join(f"{written(c.key.dimensions)}: {c.shown}" for c in claims),
            )


def _is_ratio(step: Step) -> bool:
    if step.located or len(step.formula.arguments) != 2 or any(argument.view for argument in step.arguments):
        return False
    shape = step.formula.expression()
    return (
        isinstance(shape, Operation)
        and shape.operator == "/"
        and isinstance(shape.left, Name)
        and isinstance(shape.right, Name)
    )


def _compare(case: Case, metric: str, step: Step, year: int, said: Mapping[FactKey, Stated]) -> Iterator[Finding]:
    implied: dict[str, Interval] = {}
    for dimension in case.metric(metric).dimensions:
        found = _implied_by(case, metric, step, year, dimension, said)
        if found is not None:
            implied[f"by {dimension.replace('_', ' ')}"] = found
    if not implied:
        return
    top = case.metric(step.arguments[0].target)
    whole = argument_keys(case, step, FactKey(metric, year))[step.arguments[0].name]
    known = case.facts.facts.get(whole)
    if known is not None and known.bounds is not None and known.known and case.recorded(known):
        implied["as recorded"] = known.bounds
    names = list(implied)
    apart = [
        (one, two) for i, one in enumerate(names) for two in names[i + 1 :] if not implied[one].meets(implied[two])
    ]
    if not apart:
        return
    listed = "; ".join(f"{name}: {_shown(implied[name])}" for name in names)
    yield Finding(
        code="total.averages_disagree",
        severity="error",
        metric=metric,
        fiscal_year=year,
        message=(
            f"{case.metric(metric).label.en} {year}: weighted by their groups, the averages imply "
            f"{top.label.en.lower()} ({top.unit.symbol}) of {listed}."
        ),
        expected="One total behind all averages of a year.",
        action="Look at the averages of each group and at the number of people they were divided by.",
    )


def _implied_by(
    case: Case, metric: str, step: Step, year: int, dimension: str, said: Mapping[FactKey, Stated]
) -> Interval | None:
    """The sum over a dimension's members of average times base.

    Nothing unless every member with a base has an average, and no total of its own.
    """
    bottom = step.arguments[1]
    members = [
        fact
        for fact in case.facts.of(bottom.target, year)
        if [name for name, _ in fact.key.dimensions] == [dimension] and fact.known and fact.bounds is not None
    ]
    if len(members) < 2:
        return None
    top = case.metric(step.arguments[0].target)
    total = Interval.exactly(0)
    for base in members:
        if base.value == 0 or base.bounds is None:
            continue
        if FactKey(top.id, year, base.key.dimensions) in case.facts.facts:
            return None  # this group's average was checked against its own total
        given = _given(case, FactKey(metric, year, base.key.dimensions), said)
        if given is None:
            return None
        try:
            product: Any = (given * Quantity(base.bounds, base.unit)).to(top.unit_of())
        except UnitMismatch:
            return None
        total = total + product.number
    return total


def _given(case: Case, key: FactKey, said: Mapping[FactKey, Stated]) -> Quantity | None:
    """An average that someone gave: stated, or recorded. One that we computed proves nothing."""
    if key in said:
        return Quantity(said[key].interval, said[key].unit)
    fact = case.facts.facts.get(key)
    if fact is None or not isinstance(fact.value, Decimal) or fact.bounds is None or not case.recorded(fact):
        return None
    return Quantity(fact.bounds, fact.unit)


def _shown(value: Interval) -> str:
    return short(value.low) if value.exact else str(value)
