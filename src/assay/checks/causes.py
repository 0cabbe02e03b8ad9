"""What most likely went wrong when a stated figure cannot follow: a slip of units, a digit, another denominator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.catalogue.dimension import written
from assay.checks.arithmetic import short
from assay.checks.slips import one_digit, power_of_ten
from assay.checks.stated import Stated, argument_keys, fed_with, implied
from assay.core.interval import Interval
from assay.core.units import scaled
from assay.core.units import unit as unit_called
from assay.facts.fact import FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from assay.calc.plan import Step
    from assay.checks.case import Case
    from assay.core.units import Unit
    from assay.facts.fact import Fact


def likely_causes(case: Case, claim: Stated, expected: Interval, said: Mapping[FactKey, Stated]) -> Iterator[str]:
    """Causes that would make the stated figure true, most telling first. Each is a sentence of its own."""
    found = [
        *_power_of_ten(claim, expected),
        *_one_digit(claim, expected),
        *_other_year(case, claim),
        *_other_formula(case, claim, said),
        *_other_whole(case, claim, said),
        *_implied_factor(case, claim, said),
    ]
    yield from found or _implied_input(case, claim, said)


def _power_of_ten(claim: Stated, expected: Interval) -> Iterator[str]:
    if sentence := power_of_ten(claim.interval, expected):
        yield sentence


def _one_digit(claim: Stated, expected: Interval) -> Iterator[str]:
    if not claim.unit.same_kind(claim.assertion.unit):
        return
    ratio = claim.unit.scale / claim.assertion.unit.scale
    in_print = Interval(scaled(expected.low, ratio), scaled(expected.high, ratio))
    if sentence := one_digit(claim.assertion.value, in_print):
        yield sentence


def _other_year(case: Case, claim: Stated) -> Iterator[str]:
    for year in case.book.years:
        if year == claim.key.year:
            continue
        fact = case.facts.facts.get(FactKey(claim.key.metric, year, claim.key.dimensions))
        if fact is not None and fact.bounds is not None and fact.bounds.meets(claim.interval):
            yield f"It is the figure of {year}: the columns may be swapped."
            return


def _other_formula(case: Case, claim: Stated, said: Mapping[FactKey, Stated]) -> Iterator[str]:
    own = case.plan.step(claim.key.metric, case.model.settings, case.model.years[claim.key.year].end)
    for step in case.plan.steps.get(claim.key.metric, ()):
        if step is own or step.located:
            continue
        interval, words = fed_with(case, step, claim.key, said)
        if interval is not None and interval.meets(claim.interval):
            yield f"It agrees with another denominator: {words}."


def _other_whole(case: Case, claim: Stated, said: Mapping[FactKey, Stated]) -> Iterator[str]:
    """A part divided by the whole group's figure instead of the part's own, as when leavers who are men are
    divided by all employees."""
    step = case.plan.step(claim.key.metric, case.model.settings, case.model.years[claim.key.year].end)
    if step is None or step.located or not claim.key.dimensions or len(step.formula.arguments) != 2:
        return
    keys = argument_keys(case, step, claim.key)
    if len(keys) != 2:
        return
    top, bottom = (keys[name] for name in step.formula.arguments)
    if not bottom.dimensions:
        return
    above, below = case.facts.facts.get(top), case.facts.facts.get(FactKey(bottom.metric, bottom.year))
    if _usable(above) and _usable(below) and above is not None and below is not None:
        try:
            ratio = _bounds(above) / _bounds(below)
        except ZeroDivisionError:
            return
        if scaled_to(ratio, claim).meets(claim.interval):
            whole = case.metric(bottom.metric).label.en.lower()
            yield f"It agrees if divided by the total {whole} instead of those of {written(bottom.dimensions)}."


def scaled_to(ratio: Interval, claim: Stated) -> Interval:
    """A plain ratio in the unit of a claim (per cent)."""
    scale = 1 / claim.unit.scale
    return Interval(scaled(ratio.low, scale), scaled(ratio.high, scale))


def _usable(fact: Fact | None) -> bool:
    return fact is not None and fact.bounds is not None and fact.known


def _bounds(fact: Fact) -> Interval:
    if fact.bounds is None:
        raise ValueError(str(fact.key))
    return fact.bounds


def _implied_factor(case: Case, claim: Stated, said: Mapping[FactKey, Stated]) -> Iterator[str]:
    """Follow a stated emission down to the formula with a factor, and name the factor it implies."""
    step = _located_below(case, claim.key.metric)
    if step is None:
        return
    metric, located = step
    parameter = next(argument for argument in located.arguments if argument.parameter)
    below = Stated(claim.assertion, FactKey(metric, claim.key.year, claim.key.dimensions), claim.interval, claim.unit)
    found = implied(case, located, below, parameter.name, said)
    if found is None:
        return
    interval, solved_in = found
    known = case.model.parameters[parameter.target]
    wanted = _asked_unit(known.unit, solved_in)
    if wanted is None:
        return
    shown = Interval(scaled(interval.low, wanted[1]), scaled(interval.high, wanted[1]))
    names = case.model.library.named((known.id, *known.related), shown, wanted[0])
    listed = "; ".join(dict.fromkeys(f"{short(v.value)} {v.unit.symbol}, {v.source}" for v in names[:3]))
    tail = f" Known with such a value: {listed}." if listed else " No known factor has such a value."
    yield f"It implies a {known.label.en} of {shown} {wanted[0].symbol}.{tail}"


def _located_below(case: Case, metric: str) -> tuple[str, Step] | None:
    seen = metric
    for _ in range(4):
        steps = case.plan.steps.get(seen, ())
        if not steps:
            return None
        if steps[0].located:
            return seen, steps[0]
        present = [a.target for a in steps[0].arguments if not a.parameter and case.facts.of(a.target)]
        if len(present) != 1:
            return None
        seen = present[0]
    return None


def _asked_unit(name: str, found: Unit) -> tuple[Unit, Fraction] | None:
    """The unit in which a parameter is asked for, and what to multiply a number in the found unit with."""
    asked = unit_called(name)
    return (asked, found.scale / asked.scale) if asked.same_kind(found) else None


def _implied_input(case: Case, claim: Stated, said: Mapping[FactKey, Stated]) -> Iterator[str]:
    """What the divisor would have to be, for a ratio."""
    step = case.plan.step(claim.key.metric, case.model.settings, case.model.years[claim.key.year].end)
    if step is None or step.located or len(step.formula.arguments) < 2:
        return
    last = step.formula.arguments[-1]
    if last in step.formula.optional:
        return
    found = implied(case, step, claim, last, said)
    if found is None:
        return
    keys = argument_keys(case, step, claim.key)
    target = case.metric(keys[last].metric)
    interval, unit = found
    kept = target.unit_of(keys[last].dimensions)
    if not unit.same_kind(kept):
        return
    ratio = unit.scale / kept.scale
    shown = Interval(scaled(interval.low, ratio), scaled(interval.high, ratio))
    yield f"It implies {target.label.en.lower()} {keys[last].year} of {shown} {kept.symbol}."
