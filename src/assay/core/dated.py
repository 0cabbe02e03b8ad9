"""Things that hold for a time: factors, formulas, provisions, ownership shares. One look-up for all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value in force from ``since`` to ``until``, both included; an open end is ``None``."""

    value: T
    since: date = date.min
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


def in_force(series: Iterable[Dated[T]], day: date) -> T | None:
    """The value that holds on a day; of several, the one that began last."""
    holding = [item for item in series if item.holds_on(day)]
    return max(holding, key=lambda item: item.since).value if holding else None


def newest_before(series: Iterable[Dated[T]], day: date) -> T | None:
    """The value whose validity ended last before a day: what one uses until a newer one is published."""
    ended = [item for item in series if item.until is not None and item.until < day]
    return max(ended, key=lambda item: (item.until or date.max, item.since)).value if ended else None


def overlaps(series: Iterable[Dated[T]]) -> tuple[tuple[Dated[T], Dated[T]], ...]:
    """Pairs of neighbours that hold on the same day."""
    ordered = sorted(series, key=lambda item: item.since)
    return tuple(
        (first, second) for first, second in pairwise(ordered) if first.until is None or first.until >= second.since
    )
