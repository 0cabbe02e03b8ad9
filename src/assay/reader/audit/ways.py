"""The ways in which a printed ratio, rate or sum can have been made of other printed figures.

A report seldom says which of several usual definitions it follows, so every sensible one is tried; a check is silent
where any of them agrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from assay.checks.arithmetic import arithmetic, fed, keys_of_arguments
from assay.core.interval import Interval
from assay.core.quantity import Quantity
from assay.core.units import UnitMismatch
from assay.facts.fact import FactKey
from assay.reader.audit.parts import splits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assay.calc.plan import Step
    from assay.catalogue.dimension import Dimensions
    from assay.reader.audit.sheet import Figure, Sheet

# The people of some day of the year.
WITHIN = "of employees within the year"
# Candidates of one input that are tried; more than two values for one figure are told by another check.
_TRIED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One definition fed with printed figures. ``least``: it lacks parts, so it is only the least the figure can be.

    ``usual``: a definition in use; others are tried to name a cause. ``sum``: a total of kinds, of which a report may
    have more than there are metrics for.
    """

    name: str
    interval: Interval
    words: str
    inputs: tuple[Figure, ...]
    usual: bool = True
    least: bool = False
    sum: bool = False

    def allows(self, given: Interval) -> bool:
        return given.high >= self.interval.low if self.least else given.meets(self.interval)


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways that could be worked out, and the names of usual ones for which a figure is not printed."""

    tried: tuple[Way, ...]
    untested: tuple[str, ...]


def ways_of(sheet: Sheet, figure: Figure) -> Ways:
    """The ways to arrive at a figure. Nothing for figures that are no ratio and no sum of others."""
    tried: list[Way] = []
    untested: list[str] = []
    for step in sheet.material.plan.steps.get(figure.key.metric, ()):
        if step.located:
            continue
        found = list(_by_step(sheet, step, figure))
        tried += found
        if not found:
            untested.append(step.formula.id)
    tried += _others(sheet, figure)
    return Ways(tuple(tried), (*untested, *_unprinted_wholes(sheet, figure), *_unprinted_start(sheet, figure)))


def _by_step(sheet: Sheet, step: Step, figure: Figure) -> Iterator[Way]:
    keys = keys_of_arguments(step, figure.key, sheet.material.catalogue.metrics)
    if step.formula.optional and any(key.dimensions != figure.key.dimensions for key in keys.values()):
        # The emissions of one gas are no sum of all emissions of fuels: what is added up is cut as the total is.
        return
    given = {name: sheet.said.get(key, ()) for name, key in keys.items()}
    if any(not each and name not in step.formula.optional for name, each in given.items()):
        return
    present = [name for name, each in given.items() if each]
    if not present or (len(present) == 1 and len(given) > 1 and not _alone_says_much(step)):
        return
    for chosen in product(*(given[name][:_TRIED] for name in present)):
        values = dict(zip(present, chosen, strict=True))
        interval = fed(step, {n: Quantity(f.interval, f.unit) for n, f in values.items()}, figure.unit)
        if interval is not None:
            words = arithmetic(step, frozenset(values), {name: f.shown for name, f in values.items()})
            yield Way(
                name=step.formula.id,
                interval=interval,
                words=words,
                inputs=tuple(chosen),
                least=len(present) < len(given),
                sum=bool(step.formula.optional) and len(given) > 1,
            )


def _alone_says_much(step: Step) -> bool:
    return not step.formula.optional


def _others(sheet: Sheet, figure: Figure) -> Iterator[Way]:
    """Definitions beside the formulas of the topics."""
    metric = sheet.metric(figure.key.metric)
    if metric.derived is not None and metric.derived.kind == "share":
        yield from _shares(sheet, figure, metric.derived.of)
    maker = _MAKERS.get(figure.key.metric)
    if maker is not None:
        yield from maker(sheet, figure)


def _unprinted_wholes(sheet: Sheet, figure: Figure) -> Iterator[str]:
    """Groups that a share may be a share of and whose figure is not printed: women in a region, of all who work there.

    Where the label says of what it is a share, nothing else is meant.
    """
    derived = sheet.metric(figure.key.metric).derived
    if derived is None or derived.kind != "share" or figure.claim.part_of is not None:
        return
    cut = figure.key.dimensions
    for pair in cut if len(cut) > 1 else ():
        whole = FactKey(derived.of, figure.key.year, (pair,))
        if whole not in sheet.said and not _summed(sheet, whole):
            yield f"share of {pair[1]}"


def _unprinted_start(sheet: Sheet, figure: Figure) -> Iterator[str]:
    """The people at the start, where a rate may be of them or of the mean of start and end."""
    start = FactKey("employees", figure.key.year - 1, figure.key.dimensions)
    if figure.key.metric in _OF_PEOPLE and start not in sheet.said:
        yield "of employees at the start"


def _summed(sheet: Sheet, whole: FactKey) -> list[Figure]:
    """The parts of a whole that is not printed, where they are known to be all."""
    return next((list(s.parts) for s in splits_of(sheet).get(whole, ()) if s.dimension and s.complete), [])


def _shares(sheet: Sheet, figure: Figure, of: str) -> Iterator[Way]:
    """A part of the whole, of any group it lies in, or of the people there are."""
    year, cut = figure.key.year, figure.key.dimensions
    top = FactKey(of, year, cut)
    wholes = [FactKey(of, year, tuple(pairs)) for n in range(len(cut)) for pairs in combinations(cut, n)]
    if figure.claim.part_of is not None:
        wholes = [FactKey(of, year, figure.claim.part_of), *wholes]
    if of.endswith("_trained"):
        wholes += [FactKey("employees", year, cut), FactKey("employees", year)]
    for whole in dict.fromkeys(wholes):
        name = share_of(whole.dimensions)
        yield from _ratio(sheet, figure, name, top, [whole])
        yield from _ratio_of_sum(sheet, figure, name, top, whole)


def share_of(whole: Dimensions) -> str:
    """The name of the definition by which a share is of such a whole."""
    return f"share of {' and '.join(name for name, _ in whole) or 'all'}"


def _ratio_of_sum(sheet: Sheet, figure: Figure, name: str, top: FactKey, whole: FactKey) -> Iterator[Way]:
    """A share of a whole that is not printed, but whose parts are."""
    if whole in sheet.said or top not in sheet.said:
        return
    if parts := _summed(sheet, whole):
        yield from _ratio(sheet, figure, name, top, [part.key for part in parts])


def _trained_rates(sheet: Sheet, figure: Figure) -> Iterator[Way]:
    year, cut = figure.key.year, figure.key.dimensions
    if cut:
        yield from _shares(sheet, figure, "employees_trained")
    top = FactKey("employees_trained", year, cut)
    people = [_key("employees", year, cut), _key("leavers", year, cut)]
    yield from _ratio(sheet, figure, "of employees and leavers", top, people)


def _training_hours(sheet: Sheet, figure: Figure) -> Iterator[Way]:
    year, cut = figure.key.year, figure.key.dimensions
    top = FactKey("training_hours", year, cut)
    yield from _ratio(sheet, figure, "of people trained", top, [FactKey("employees_trained", year, cut)])
    yield from _ratio(sheet, figure, "of mean employees", top, _two_ends(year, cut), share=2)
    yield from _within_the_year(sheet, figure, top)


def _within_the_year(sheet: Sheet, figure: Figure, top: FactKey) -> Iterator[Way]:
    """By the mean of the months: some number of people between those at the start and those at the end."""
    ends = [sheet.best(key) for key in _two_ends(figure.key.year, figure.key.dimensions)]
    above = sheet.best(top)
    if above is None or any(end is None for end in ends):
        return
    found = [way for end in ends if end is not None and (way := _divided(figure, above, (end,), 1)) is not None]
    if len(found) == len(ends):
        low, high = min(way.low for way in found), max(way.high for way in found)
        inputs = (above, *(end for end in ends if end is not None))
        yield Way(name=WITHIN, interval=Interval(low, high), words=above.shown, inputs=inputs)


def _turnover(sheet: Sheet, figure: Figure) -> Iterator[Way]:
    year, cut = figure.key.year, figure.key.dimensions
    top = FactKey("leavers", year, cut)
    yield from _ratio(sheet, figure, "of employees and leavers", top, [_key("employees", year, cut), top])
    yield from _ratio(sheet, figure, "of employees at the start", top, [_key("employees", year - 1, cut)])
    if cut:
        for name, bottom in (("of all employees", _key("employees", year)), ("of all leavers", _key("leavers", year))):
            yield from _ratio(sheet, figure, name, top, [bottom], usual=False)


def _hires(sheet: Sheet, figure: Figure) -> Iterator[Way]:
    year, cut = figure.key.year, figure.key.dimensions
    top = FactKey("hires", year, cut)
    yield from _ratio(sheet, figure, "of mean employees", top, _two_ends(year, cut), share=2)
    yield from _ratio(sheet, figure, "of employees at the start", top, [_key("employees", year - 1, cut)])


def _fatality(sheet: Sheet, figure: Figure) -> Iterator[Way]:
    year, cut = figure.key.year, figure.key.dimensions
    yield from _ratio(
        sheet, figure, "of mean employees", FactKey("fatalities", year, cut), _two_ends(year, cut), share=2
    )


def _reuse(sheet: Sheet, figure: Figure) -> Iterator[Way]:
    """Of what was treated, of what was used, or of what was used and reused together."""
    year = figure.key.year
    top = _key("wastewater_reused", year)
    for name in ("water_consumption", "water_withdrawn", "water_discharged"):
        yield from _ratio(sheet, figure, f"of {name}", top, [_key(name, year)])
        yield from _ratio(sheet, figure, f"of {name} and reuse", top, [_key(name, year), top])


def _gases(sheet: Sheet, figure: Figure) -> Iterator[Way]:
    """Scopes 1, 2 and 3 together, where the total is of all three; Scope 2 by either method."""
    year, cut = figure.key.year, figure.key.dimensions
    for second in ("scope_2_location", "scope_2_market"):
        two = [_key(name, year, cut) for name in ("scope_1", second)]
        yield from _sum(sheet, figure, "two scopes", two)
        yield from _sum(sheet, figure, "three scopes", [*two, _key("scope_3", year, cut)])


def _water(sheet: Sheet, figure: Figure) -> Iterator[Way]:
    """Water taken in less water given back; of that nobody can say more than that it is no more than was taken in."""
    year, cut = figure.key.year, figure.key.dimensions
    taken, given = sheet.best(_key("water_withdrawn", year, cut)), sheet.best(_key("water_discharged", year, cut))
    if taken is not None:
        within = Interval(Decimal(0), taken.interval.high)
        yield Way(name="at most what was taken in", interval=within, words=taken.shown, inputs=(taken,))
    if taken is not None and given is not None:
        yield Way(
            name="net of discharge",
            interval=taken.interval - given.interval,
            words=f"{taken.shown} − {given.shown}",
            inputs=(taken, given),
        )


# Rates for which reports count the people there are in more than one way.
_OF_PEOPLE = ("turnover_rate", "hire_rate")

SCOPES = ("scope_1", "scope_2_location", "scope_3")

_MAKERS: dict[str, Callable[[Sheet, Figure], Iterator[Way]]] = {
    "trained_rate": _trained_rates,
    "training_hours_average": _training_hours,
    "turnover_rate": _turnover,
    "hire_rate": _hires,
    "fatality_rate": _fatality,
    "wastewater_reuse_rate": _reuse,
    "ghg_emissions": _gases,
    "ghg_emissions_with_scope_3": _gases,
    "water_consumption": _water,
}


def defined_otherwise(metric: str) -> bool:
    """Whether reports follow other definitions of a metric than its formulas, so that it binds no denominator."""
    return metric in _MAKERS


def _key(metric: str, year: int, cut: Dimensions = ()) -> FactKey:
    return FactKey(metric, year, cut)


def _two_ends(year: int, cut: Dimensions) -> list[FactKey]:
    return [FactKey("employees", year, cut), FactKey("employees", year - 1, cut)]


def _ratio(
    sheet: Sheet,
    figure: Figure,
    name: str,
    top: FactKey,
    bottom: Sequence[FactKey],
    *,
    share: int = 1,
    usual: bool = True,
) -> Iterator[Way]:
    """``top`` over the sum of ``bottom``, ``share`` times: twice for the mean of two."""
    for above in sheet.said.get(top, ())[:_TRIED]:
        for below in product(*(sheet.said.get(key, ())[:_TRIED] for key in bottom)):
            interval = _divided(figure, above, below, share)
            if interval is None:
                continue
            words = " + ".join(f.shown for f in below)
            words = f"({words})" if len(below) > 1 else words
            words = f"({words} ÷ {share})" if share > 1 else words
            yield Way(
                name=name, interval=interval, words=f"{above.shown} ÷ {words}", inputs=(above, *below), usual=usual
            )


def _divided(figure: Figure, above: Figure, below: Sequence[Figure], share: int) -> Interval | None:
    base: Any = Quantity(below[0].interval, below[0].unit)
    try:
        for further in below[1:]:
            base = base + Quantity(further.interval, further.unit)
        outcome = (Quantity(above.interval, above.unit) * share / base).to(figure.unit)
    except (ArithmeticError, UnitMismatch):
        return None
    found: Interval = outcome.number
    return found


def _sum(sheet: Sheet, figure: Figure, name: str, keys: Sequence[FactKey]) -> Iterator[Way]:
    for chosen in product(*(sheet.said.get(key, ())[:_TRIED] for key in keys)):
        total = chosen[0].interval
        for part in chosen[1:]:
            total = total + part.interval
        yield Way(name=name, interval=total, words=" + ".join(f.shown for f in chosen), inputs=tuple(chosen))
