"""How far a target has come in each year, beside what its path asks for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.book.target_path import leg_of
from assay.calc.promises import CHANGE, DUE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.book.targets import Target
    from assay.facts.fact import Fact
    from assay.facts.factset import FactSet


@dataclass(frozen=True, slots=True)
class Standing:
    """One year of a target: the change since the base year and the change due by then, both in percent of the base."""

    year: int
    change: Fact
    due: Fact
    on_track: bool


def standings(target: Target, facts: FactSet, years: Iterable[int]) -> tuple[Standing, ...]:
    """Every year after the base year for which both the figure and its path are known."""
    cut = (("target", target.id),)
    found: list[Standing] = []
    for year in years:
        change, due = facts.get(CHANGE, year, cut), facts.get(DUE, year, cut)
        if change is None or due is None:
            continue
        if not isinstance(change.value, Decimal) or not isinstance(due.value, Decimal):
            continue
        rising = target.change is not None and target.change > 0
        kept = change.value >= due.value if rising else change.value <= due.value
        found.append(Standing(year, change, due, kept))
    return tuple(found)


def needed_next(target: Target, last: Standing) -> Decimal | None:
    """The change from this year's figure that brings the next year onto the path, in percent of this year's."""
    leg = leg_of(target, last.year + 1)
    if leg is None or not isinstance(last.change.value, Decimal) or last.change.value == -100:
        return None
    return ((1 + leg.at(last.year + 1)) / (1 + last.change.value / 100) - 1) * 100
