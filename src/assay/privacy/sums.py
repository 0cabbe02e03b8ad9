"""What sums give away: unknown numbers that the published ones determine."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Sum(Generic[K]):
    """Σ factor × value = 0 over the terms, each a figure by its key. A total and its parts: total 1, parts -1."""

    terms: tuple[tuple[K, int], ...]

    @property
    def keys(self) -> tuple[K, ...]:
        return tuple(key for key, _ in self.terms)


def determined(sums: Iterable[Sum[K]], unknown: Collection[K]) -> set[K]:
    """The unknown figures that the known ones fix, by any chain of additions and subtractions.

    Known values do not matter, only which figures are known: a system either fixes an unknown or it does not.
    """
    rows = [row for one in sums if (row := {key: Fraction(n) for key, n in one.terms if key in unknown})]
    solved: dict[K, dict[K, Fraction]] = {}
    for row in rows:
        reduced = _less(row, solved)
        if not reduced:
            continue
        pivot = next(iter(reduced))
        scale = reduced[pivot]
        reduced = {key: value / scale for key, value in reduced.items()}
        solved = {key: _without(other, pivot, reduced) for key, other in solved.items()}
        solved[pivot] = reduced
    return {pivot for pivot, row in solved.items() if len(row) == 1}


def _less(row: dict[K, Fraction], solved: Mapping[K, dict[K, Fraction]]) -> dict[K, Fraction]:
    for pivot in [key for key in row if key in solved]:
        row = _without(row, pivot, solved[pivot])
    return row


def _without(row: dict[K, Fraction], pivot: K, other: dict[K, Fraction]) -> dict[K, Fraction]:
    """``row`` after as much of ``other`` is taken away that ``pivot`` is gone."""
    times = row.get(pivot)
    if not times:
        return row
    left = dict(row)
    for key, value in other.items():
        rest = left.get(key, Fraction(0)) - times * value
        if rest:
            left[key] = rest
        else:
            left.pop(key, None)
    return left


def ranges(
    sums: Iterable[Sum[K]], unknown: Collection[K], values: Mapping[K, int], *, rounds: int = 50
) -> dict[K, tuple[int, int | None]]:
    """What each unknown count can be, given the known ones and that nobody is less than nobody: low, and high if any.

    Found by narrowing one sum after another until nothing moves; a solver of whole systems may find less room.
    """
    low: dict[K, int] = dict.fromkeys(unknown, 0)
    high: dict[K, int | None] = dict.fromkeys(unknown)
    lists = [one for one in sums if any(key in low for key in one.keys)]
    for _ in range(rounds):
        moved = False
        for one in lists:
            for key, factor in one.terms:
                if key not in low:
                    continue
                least, most = _others(one, key, low, high, values)
                # factor × value = -(rest), and rest lies between least and most
                ends = [None if end is None else Fraction(-end, factor) for end in (least, most)]
                bottom, top = (ends[1], ends[0]) if factor > 0 else (ends[0], ends[1])
                if bottom is not None and bottom > low[key]:
                    low[key], moved = -(-bottom.numerator // bottom.denominator), True
                before = high[key]
                if top is not None and (before is None or top < before):
                    high[key], moved = top.numerator // top.denominator, True
        if not moved:
            break
    return {key: (low[key], high[key]) for key in low}


def _others(
    one: Sum[K],
    key: K,
    low: Mapping[K, int],
    high: Mapping[K, int | None],
    values: Mapping[K, int],
) -> tuple[int | None, int | None]:
    """The least and the most that the other terms of a sum can come to."""
    least: int | None = 0
    most: int | None = 0
    for other, factor in one.terms:
        if other == key:
            continue
        if other not in low:
            bottom: int | None = values[other]
            top: int | None = values[other]
        else:
            bottom, top = low[other], high[other]
        if factor < 0:
            bottom, top = top, bottom
        least = None if least is None or bottom is None else least + factor * bottom
        most = None if most is None or top is None else most + factor * top
    return least, most
