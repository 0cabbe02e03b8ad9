"""One denominator behind all intensities of a year: what each printed ratio implies for it must be one value."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from assay.checks.arithmetic import keys_of_arguments, solved, span
from assay.core.interval import Interval
from assay.core.quantity import Quantity
from assay.core.units import UnitMismatch, scaled
from assay.facts.fact import FactKey
from assay.reader.audit.telling import named, slips, tell
from assay.reader.audit.ways import SCOPES, defined_otherwise
from assay.reader.phrases import NOTHING, joined, lowered, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assay.core.findings import Severity
    from assay.core.languages import Text
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling

_NEAR = Decimal("0.25")
_TINY = Decimal("1e-9")
_OUTPUT_VALUE = re.compile(r"\b(?:production|output) value|value of (?:production|output)|產值|产值", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Implied:
    """What one printed figure allows for a denominator: any of ``choices``, in the denominator's unit.

    The denominator itself, where it is printed, implies itself.
    """

    figure: Figure
    choices: tuple[Interval, ...]
    inputs: tuple[Figure, ...]

    @property
    def stated(self) -> bool:
        return not self.inputs

    def allows(self, value: Decimal) -> bool:
        return any(choice.contains(value) for choice in self.choices)


def implied_denominators(sheet: Sheet, told: frozenset[FactKey] = frozenset()) -> Mapping[FactKey, list[Implied]]:
    """For every denominator of a year, what is printed of it and what each ratio of the year implies for it."""
    found: dict[FactKey, list[Implied]] = defaultdict(list)
    for key, figures in sheet.said.items():
        for figure in figures:
            if key in told:
                continue
            for target, choices, inputs in _solved(sheet, figure):
                if not any(f.key in told for f in inputs):
                    found[target].append(Implied(figure, choices, inputs))
    for target, each in found.items():
        each[:0] = [Implied(f, (f.interval,), ()) for f in sheet.said.get(target, ())]
    return found


def check_implied(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Ratios of one year that imply different denominators. The one that fits the others least is named."""
    for target, each in sorted(implied_denominators(sheet, told).items()):
        for by_output in (False, True):
            alike = [one for one in each if _by_output_value(one) is by_output]
            yield from _of_one_denominator(sheet, target, alike) if alike else ()


def _of_one_denominator(sheet: Sheet, target: FactKey, each: Sequence[Implied]) -> Iterator[Telling]:
    agreed, common = _agreed(each)
    odd = [one for one in each if one not in agreed]
    if not odd or (odd and all(o.stated for o in odd) and any(a.stated for a in agreed)):
        return
    if len(agreed) < 2:
        yield from _two_apart(sheet, target, agreed[0], odd)
        return
    for one in odd:
        yield _odd(sheet, target, one, agreed, common)


def _by_output_value(one: Implied) -> bool:
    """Whether a ratio is one to the value of what was produced, which is not what was sold."""
    claim = one.figure.claim
    return bool(_OUTPUT_VALUE.search(" ".join((*claim.labels[-2:], claim.unit_printed))))


def _solved(sheet: Sheet, figure: Figure) -> Iterator[tuple[FactKey, tuple[Interval, ...], tuple[Figure, ...]]]:
    metric = sheet.metric(figure.key.metric)
    derived = metric.derived
    if (derived is not None and derived.kind == "share") or defined_otherwise(metric.id):
        return
    steps = [step for step in sheet.material.plan.steps.get(metric.id, ()) if not step.located]
    if len(steps) != 1 or steps[0].formula.optional or figure.interval.low <= 0 <= figure.interval.high:
        return
    step = steps[0]
    keys = keys_of_arguments(step, figure.key, sheet.material.catalogue.metrics)
    for name, target in keys.items():
        if not _serves_many(sheet, target.metric):
            continue
        others = {n: _candidates(sheet, k) for n, k in keys.items() if n != name}
        if not all(others.values()) or any(
            k.metric == target.metric and k == target for n, k in keys.items() if n != name
        ):
            continue
        target_unit = sheet.metric(target.metric).unit_of(target.dimensions)
        choices: list[Interval] = []
        inputs: list[Figure] = []
        for chosen in product(*others.values()):
            values = {n: Quantity(interval, f.unit) for n, (interval, f) in zip(others, chosen, strict=True)}
            outcome = solved(step, Quantity(figure.interval, figure.unit), name, values)
            if outcome is None or not outcome[1].same_kind(target_unit):
                continue
            ratio = outcome[1].scale / target_unit.scale
            choices.append(Interval(scaled(outcome[0].low, ratio), scaled(outcome[0].high, ratio)))
            inputs += [f for _, f in chosen]
        if choices:
            yield target, tuple(choices), tuple(dict.fromkeys(inputs))


def _serves_many(sheet: Sheet, name: str) -> bool:
    """Whether a metric is what intensities are divided by."""
    return any(denominator.metric == name for denominator in sheet.material.catalogue.denominators.values())


def _candidates(sheet: Sheet, key: FactKey) -> list[tuple[Interval, Figure]]:
    """What a numerator may be: each printed value; for gases also with Scope 3."""
    found = [(f.interval, f) for f in sheet.said.get(key, ())[:2]]
    if key.metric.startswith("ghg_emissions"):
        scopes = [sheet.best(FactKey(name, key.year, key.dimensions)) for name in SCOPES]
        known = [f for f in scopes if f is not None]
        if scopes[0] is not None and scopes[1] is not None:
            total = known[0].interval
            for further in known[1:]:
                total = total + further.interval
            found.append((total, known[0]))
        whole = FactKey("ghg_emissions_with_scope_3", key.year, key.dimensions)
        found += [(f.interval, f) for f in sheet.said.get(whole, ())[:1] if whole != key]
        found += [(f.interval, f) for f in known[:2]] if not found else []
    return found


def _agreed(each: Sequence[Implied]) -> tuple[list[Implied], Interval]:
    """The most figures that one value satisfies, and the values that satisfy them."""
    points = [bound for one in each for choice in one.choices for bound in (choice.low, choice.high)]
    best: tuple[tuple[int, bool, Decimal], list[Implied], Interval] | None = None
    for point in points:
        fitting = [one for one in each if one.allows(point)]
        holding = [c for one in fitting for c in one.choices if c.contains(point)]
        common = Interval(max(c.low for c in holding), min(c.high for c in holding))
        # Of as many, those that agree more widely: figures that only just touch are the less likely to be one.
        rank = (len(fitting), any(one.stated for one in fitting), (common.high - common.low) / max(common.high, _TINY))
        if best is None or rank > best[0]:
            best = (rank, fitting, common)
    if best is None:
        raise ValueError("a denominator that nothing implies")
    return best[1], best[2]


def _odd(sheet: Sheet, target: FactKey, one: Implied, agreed: Sequence[Implied], common: Interval) -> Telling:
    denominator = sheet.metric(target.metric)
    unit = denominator.unit_of(target.dimensions).symbol
    witnesses = joined(_witness(sheet, other) for other in agreed[:6])
    figure = one.figure
    if one.stated:
        return tell(
            sheet,
            figure,
            others=[other.figure for other in agreed],
            code="read.denominator",
            severity="warning",
            message=phrase(
                "implied-stated",
                title=sheet.title(target),
                shown=figure.shown,
                common=span(common),
                unit=unit,
                witnesses=witnesses,
            ),
            wanted=common,
            arithmetic=witnesses,
            causes=slips(sheet, figure, common),
            sure=phrase("implied-stated_sure"),
            expected=phrase("implied-expected"),
            action=NOTHING if any(slips(sheet, figure, common)) else phrase("implied-stated_action"),
        )
    try:
        wanted = _would_be(sheet, one, target, common)
    except (ArithmeticError, UnitMismatch):
        wanted = None
    causes = list(slips(sheet, figure, wanted)) if wanted is not None else []
    return tell(
        sheet,
        figure,
        others=[*one.inputs, *(other.figure for other in agreed)],
        code="read.denominator",
        severity=_severity(target, one, agreed),
        message=phrase(
            "implied-odd",
            title=sheet.title(figure.key),
            shown=figure.shown,
            denominator=lowered(denominator.label),
            year=target.year,
            listed=_listed(one),
            unit=unit,
            common=span(common),
            witnesses=witnesses,
        ),
        wanted=wanted,
        arithmetic=joined([_witness(sheet, one), witnesses]),
        causes=causes,
        sure=phrase("implied-odd_sure"),
        expected=phrase("implied-expected"),
        action=NOTHING if causes else phrase("implied-odd_action", named=named(sheet, figure)),
    )


def _would_be(sheet: Sheet, one: Implied, target: FactKey, common: Interval) -> Interval | None:
    """The ratio as it would be printed with the denominator of the others."""
    derived = sheet.metric(one.figure.key.metric).derived
    if derived is None or derived.kind != "per" or not one.inputs:
        return None
    top = one.inputs[0]
    outcome = (
        Quantity(top.interval, top.unit)
        / Quantity(common, sheet.metric(target.metric).unit_of(target.dimensions))
    ).to(one.figure.unit)  # fmt: skip
    found: Interval = outcome.number
    return found


def _two_apart(sheet: Sheet, target: FactKey, first: Implied, odd: Sequence[Implied]) -> Iterator[Telling]:
    """Two figures, and no third to decide between them."""
    second = odd[0]
    pair = (first, second)
    stated = next((one for one in pair if one.stated), None)
    ratio = next((one for one in pair if not one.stated), None)
    if ratio is None:
        return
    gap = first.choices[0].gap(second.choices[0])
    near = gap <= max(first.choices[0].high, second.choices[0].high) * _NEAR
    if stated is not None and not stated.figure.tabled and not near:
        return  # the sentence may speak of a part of it
    other = second if ratio is first else first
    wanted = _would_be(sheet, ratio, target, other.choices[0])
    causes = list(slips(sheet, ratio.figure, wanted)) if wanted is not None else []
    unit = sheet.metric(target.metric).unit_of(target.dimensions).symbol
    yield tell(
        sheet,
        ratio.figure,
        others=[*ratio.inputs, other.figure, *other.inputs],
        code="read.denominator",
        severity=_severity(target, ratio, [other]),
        message=phrase(
            "implied-two",
            title=sheet.title(ratio.figure.key),
            shown=ratio.figure.shown,
            target=lowered(sheet.title(target)),
            listed=_listed(ratio),
            unit=unit,
            witness=_witness(sheet, other),
        ),
        wanted=wanted,
        arithmetic=joined([_witness(sheet, ratio), _witness(sheet, other)]),
        causes=causes,
        sure=phrase("implied-two_sure"),
        expected=phrase("implied-expected"),
        action=NOTHING if causes else phrase("implied-two_action"),
    )


def _severity(target: FactKey, one: Implied, agreed: Sequence[Implied]) -> Severity:
    """Revenue is one; output and people may be counted in more than one way."""
    tabled = [a for a in agreed if a.figure.tabled or a.stated]
    against = any(not c.meets(d) for a in tabled for c in a.choices for d in one.choices)
    decided = len(tabled) > 1 or any(a.stated for a in tabled)
    return "error" if target.metric == "revenue" and one.figure.tabled and against and decided else "warning"


def _listed(one: Implied) -> str:
    return " / ".join(dict.fromkeys(span(choice) for choice in one.choices))


def _witness(sheet: Sheet, one: Implied) -> Text:
    title = sheet.title(one.figure.key)
    if one.stated:
        return phrase("implied-is_printed", title=title, shown=one.figure.shown)
    return phrase("implied-implies", title=title, shown=one.figure.shown, listed=_listed(one))
