"""How far a target has come in each year, and the path that it has to keep to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.book.targets import Target
    from assay.facts.fact import Fact
    from assay.facts.factset import FactSet


@dataclass(frozen=True, slots=True)
class Standing:
    """One year of a target. ``change`` since the base year and ``allowed`` by the path are fractions of the base."""

    year: int
    fact: Fact
    change: Decimal
    allowed: Decimal
    on_track: bool


def standings(target: Target, facts: FactSet, years: Iterable[int]) -> tuple[Standing, ...]:
    """Every year after the base year for which both the figure and its path are known."""
    base = facts.get(target.metric, target.base_year, target.dimensions)
    if base is None or not isinstance(base.value, Decimal) or base.value == 0:
        return ()
    found: list[Standing] = []
    for year in years:
        now = facts.get(target.metric, year, target.dimensions)
        if year <= target.base_year or now is None or not isinstance(now.value, Decimal):
            continue
        allowed = allowed_in(target, facts, year)
        if allowed is None:
            continue
        change = (now.value - base.value) / base.value
        kept = change >= allowed if target.change is not None and target.change > 0 else change <= allowed
        found.append(Standing(year, now, change, allowed, kept))
    return tuple(found)


def allowed_in(target: Target, facts: FactSet, year: int) -> Decimal | None:
    """The change that a year must have reached: on the straight lines from base to milestones to goal, which holds on
    after the target year; or what the other metric has grown by. Nothing where that is not known."""
    if target.change is None:
        return _growth(facts, target.no_faster_than, target.base_year, year)
    points = [(target.base_year, Decimal(0)), *((item.year, item.change) for item in target.milestones)]
    points.append((target.target_year, target.change))
    for (start, low), (end, high) in pairwise(points):
        if start <= year <= end:
            return low + (high - low) * (year - start) / (end - start)
    return target.change if year > target.target_year else None


def needed_next(target: Target, facts: FactSet, last: Standing) -> Decimal | None:
    """The change from this year's figure that brings the next year onto the path, as a fraction of this year's."""
    allowed = allowed_in(target, facts, last.year + 1) if target.change is not None else None
    return None if allowed is None or last.change == -1 else (1 + allowed) / (1 + last.change) - 1


def _growth(facts: FactSet, metric: str, base: int, year: int) -> Decimal | None:
    before, after = facts.get(metric, base), facts.get(metric, year)
    if before is None or after is None:
        return None
    if not isinstance(before.value, Decimal) or not isinstance(after.value, Decimal) or before.value == 0:
        return None
    return (after.value - before.value) / before.value
