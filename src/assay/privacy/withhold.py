"""Which counts of people are withheld: the small ones, and as many others as it takes that nobody can work them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from assay.privacy.cover import cover
from assay.privacy.sums import determined, ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from assay.privacy.sums import Sum

K = TypeVar("K")

_COARSER = 1_000


def withheld(
    values: Mapping[K, int],
    printed: Collection[K],
    sums: Sequence[Sum[K]],
    k: int,
    always: Collection[K] = (),
    depth: Callable[[K], int] = lambda _: 0,
) -> frozenset[K]:
    """The figures, of those that would be printed, that must not be.

    ``values`` are all counts that occur in ``sums``, printed or not. A count from 1 to ``k`` - 1 is small. No small
    count may be printed, be fixed by the printed ones, or be known to within less than ``k``. ``always`` are
    printed whatever they are (totals, and what a rule demands): where they alone give a small count away,
    nothing more can be done. ``depth`` tells how finely a figure is cut: of those that may go, the finest goes first.
    """
    small = {key for key, value in values.items() if 0 < value < k and key not in always}
    hidden = {key for key in printed if key in small}
    deepest = max(map(depth, values), default=0)

    def cost(key: K) -> int:
        # A coarser figure says more to the reader than any number of finer ones.
        return max(values[key], 1) * int(_COARSER ** (deepest - depth(key)))

    while True:
        unknown = {key for one in sums for key in one.keys if key in hidden or key not in printed}
        exposed = _exposed(sums, unknown, values, small, k)
        more = next((found for key in exposed if (found := _more(key, sums, unknown, always, cost))), None)
        if not more:
            return frozenset(hidden)
        hidden |= more


def _exposed(
    sums: Sequence[Sum[K]],
    unknown: Collection[K],
    values: Mapping[K, int],
    small: Collection[K],
    k: int,
) -> list[K]:
    """Small counts that are not printed and can still be told, the plainest first."""
    fixed = determined(sums, unknown)
    found = [key for key in unknown if key in small and key in fixed]
    room = ranges(sums, unknown, values)
    for key in unknown:
        low, high = room[key]
        if key in small and key not in fixed and high is not None and high - low < k:
            found.append(key)
    return sorted(found, key=str)


def _more(
    exposed: K, sums: Sequence[Sum[K]], unknown: Collection[K], always: Collection[K], cost: Callable[[K], int]
) -> frozenset[K]:
    """What else to hide for an exposed figure: a chain of sums that leaves it open, else the cheapest one beside it."""
    chain = cover(exposed, sums, unknown, always, cost)
    if chain:
        return chain
    around = {key for one in sums if exposed in one.keys for key in one.keys}
    wider = {key for one in sums if around & set(one.keys) for key in one.keys}
    for near in (around, wider):
        free = [key for key in near if key not in unknown and key not in always]
        if free:
            return frozenset([min(free, key=lambda key: (cost(key), str(key)))])
    return frozenset()
