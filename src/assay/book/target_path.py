"""The path from the base year of a target over its milestones to its goal: straight lines between the points."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assay.book.targets import Target


@dataclass(frozen=True, slots=True)
class Leg:
    """One straight line of a path: the change at its first and its last year, as fractions of the base."""

    since: int
    low: Decimal
    until: int
    high: Decimal

    def at(self, year: int) -> Decimal:
        """The change due in a year; after the last year what was reached has to hold."""
        if year >= self.until:
            return self.high
        return self.low + (self.high - self.low) * (year - self.since) / (self.until - self.since)


def leg_of(target: Target, year: int) -> Leg | None:
    """The line that a year lies on. Nothing before the base year, and for a target that follows another figure."""
    if target.change is None or year < target.base_year:
        return None
    points = [(target.base_year, Decimal(0)), *((item.year, item.change) for item in target.milestones)]
    points.append((target.target_year, target.change))
    legs = [Leg(start, low, end, high) for (start, low), (end, high) in pairwise(points)]
    return next((leg for leg in legs if year <= leg.until), legs[-1])
