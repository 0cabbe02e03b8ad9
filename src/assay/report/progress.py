"""How far a target has come in each year, beside what its path asks for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.calc.promises import CHANGE, DUE, NEEDED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.book.targets import Target
    from assay.facts.fact import Fact
    from assay.facts.factset import FactSet


@dataclass(frozen=True, slots=True)
class Standing:
    """One year of a target: the change since the base year and the change due by then, both in percent of the base;
    and the change from this year's figure that the next year needs, nothing where the target follows another figure."""

    year: int
    change: Fact
    due: Fact
    on_track: bool
    needed: Fact | None = None


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
        found.append(Standing(year, change, due, kept, facts.get(NEEDED, year, cut)))
    return tuple(found)
