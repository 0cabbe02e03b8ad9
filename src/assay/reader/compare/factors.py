"""Between two reports of one company: factors that changed unsaid, and jumps over the seam between them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.checks.arithmetic import span
from assay.facts.fact import FactKey
from assay.reader.audit.factors import implied_factors, names_of, stated_factors
from assay.reader.audit.words import explanation
from assay.reader.compare.sides import differ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.core.findings import Finding
    from assay.reader.audit.sheet import Figure
    from assay.reader.compare.sides import Side

_MOVED = Decimal("0.03")
# Over the seam between two reports nobody printed both figures side by side: only leaps are told.
_LEAP = Decimal(5)
_FEW = 20


def check_factors_over_years(first: Side, second: Side) -> Iterator[Finding]:
    """The factor behind Scope 2 of the older report's year against the newer one's; and leaps of any figure."""
    yield from _factors(first, second)
    yield from _leaps(first, second)


def _factors(first: Side, second: Side) -> Iterator[Finding]:
    old = {factor.year: factor for factor in implied_factors(first.sheet)}
    new = {factor.year: factor for factor in implied_factors(second.sheet)}
    if first.year not in old or second.year not in new:
        return
    before, after = old[first.year], new[second.year]
    if before.interval.meets(after.interval) or before.interval.gap(after.interval) < before.interval.high * _MOVED:
        return
    said = any(after.interval.meets(printed) for printed in stated_factors(second.sheet))
    names = "; ".join(n for f in (before, after) if (n := names_of(second.sheet, f.interval)))
    yield differ(
        first,
        before.emission,
        second,
        after.emission,
        code="compare.factor",
        severity="note" if said else "warning",
        message=(
            f"Scope 2 implies a factor of {span(before.interval)} tCO2e/MWh in {first.name} ({before.year}) and "
            f"{span(after.interval)} in {second.name} ({after.year})"
            f"{', which it prints' if said else ', without a word'}."
        ),
        cause=f"Known factors with such values: {names}." if names else "",
        expected="One factor, or a word about the new one.",
        action="" if said else "Ask which factors were used.",
    )


def _leaps(first: Side, second: Side) -> Iterator[Finding]:
    """A figure of the newer year many times, or a fraction of, the older one's."""
    if first.year is None or second.year is None or second.year - first.year != 1:
        return
    for key in sorted(first.sheet.said):
        if key.year != first.year or FactKey(key.metric, first.year, key.dimensions) in second.sheet.said:
            continue  # the newer report prints both: its own audit has compared them
        old, new = first.figure(key), second.figure(FactKey(key.metric, second.year, key.dimensions))
        if old is None or new is None or not _leaps_between(second, old, new):
            continue
        rising = new.interval.low > old.interval.high
        said = explanation(second.sheet, new, rising=rising)
        yield differ(
            first,
            old,
            second,
            new,
            code="compare.leap",
            severity="note" if said else "warning",
            message=(
                f"{second.sheet.title(new.key)} is {new.shown}; {first.name} gives {old.shown} for {first.year}"
                f"{', and the later report says why' if said else ', and no word says why'}."
            ),
            cause="A slip of units or of the point is likely in one of the years." if not said else "",
            expected="A change that a group can make in a year, or a word why.",
            action="" if said else "Look at the unit and the point of both figures.",
        )


def _leaps_between(side: Side, old: Figure, new: Figure) -> bool:
    metric = side.sheet.metric(new.key.metric)
    if metric.id in side.sheet.material.rules.free or old.interval.low <= 0 or new.interval.low <= 0:
        return False
    if metric.counted and max(old.interval.high, new.interval.high) < _FEW:
        return False
    return new.interval.low > old.interval.high * _LEAP or new.interval.high * _LEAP < old.interval.low
