"""Between two reports of one company: factors that changed unsaid, and jumps over the seam between them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.checks.arithmetic import span
from assay.facts.fact import FactKey
from assay.reader.audit.factors import implied_factors, names_of, stated_factors
from assay.reader.audit.words import explanation
from assay.reader.compare.sides import differ
from assay.reader.phrases import NOTHING, phrase

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
        message=phrase(
            "compare-factor_said" if said else "compare-factor",
            before=span(before.interval),
            first=first.name,
            first_year=before.year,
            after=span(after.interval),
            second=second.name,
            second_year=after.year,
        ),
        cause=phrase("factor-known", names=names) if names else NOTHING,
        expected=phrase("compare-factor_expected"),
        action=NOTHING if said else phrase("compare-factor_action"),
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
            message=phrase(
                "leap-said" if said else "leap-unsaid",
                title=second.sheet.title(new.key),
                new=new.shown,
                first=first.name,
                old=old.shown,
                year=first.year,
            ),
            cause=NOTHING if said else phrase("leap-cause"),
            expected=phrase("leap-expected"),
            action=NOTHING if said else phrase("leap-action"),
        )


def _leaps_between(side: Side, old: Figure, new: Figure) -> bool:
    metric = side.sheet.metric(new.key.metric)
    if metric.id in side.sheet.material.rules.free or old.interval.low <= 0 or new.interval.low <= 0:
        return False
    if metric.counted and max(old.interval.high, new.interval.high) < _FEW:
        return False
    return new.interval.low > old.interval.high * _LEAP or new.interval.high * _LEAP < old.interval.low
