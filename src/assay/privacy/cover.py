"""The cheapest figures whose absence, together, leaves a hidden one open: a closed chain of sums through it.

If every figure of a chain is unknown, each may be one more and the next one less, and all sums still hold: then no sum
fixes any of them.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from assay.privacy.sums import Sum

K = TypeVar("K")

# Chains of more figures, or a search of more steps, are given up: then a figure is hidden at a time.
_LONGEST, _STEPS = 12, 20_000


def cover(
    start: K, sums: Sequence[Sum[K]], unknown: Collection[K], fixed: Collection[K], cost: Callable[[K], int]
) -> frozenset[K] | None:
    """What to hide besides what is unknown, so that no sum fixes ``start``; ``None`` where no chain was found.

    ``fixed`` figures are printed in any case. Of chains that cost the same, the same is taken every time.
    """
    holding: dict[K, list[tuple[int, int]]] = {}
    for number, one in enumerate(sums):
        for key, factor in one.terms:
            holding.setdefault(key, []).append((number, factor))
    first = dict(holding.get(start, ()))
    waiting: list[tuple[int, int, dict[int, int], dict[K, int]]] = [(0, 0, first, {start: 1})]
    made = 0
    for _ in range(_STEPS):
        if not waiting:
            return None
        spent, _, uneven, steps = heappop(waiting)
        if not uneven:
            return frozenset(key for key in steps if key not in unknown)
        if len(steps) >= _LONGEST:
            continue
        number = min(uneven)
        for key, step in _answers(sums[number], uneven[number], steps, fixed):
            price = 0 if key in unknown else cost(key)
            made += 1
            heappush(waiting, (spent + price, made, _moved(uneven, holding[key], step), {**steps, key: step}))
    return None


def _answers(one: Sum[K], uneven: int, steps: Mapping[K, int], fixed: Collection[K]) -> list[tuple[K, int]]:
    """The figures of a sum that can make it even again, with the step that does."""
    return [
        (key, -uneven // factor)
        for key, factor in sorted(one.terms, key=str)
        if key not in steps and key not in fixed and abs(uneven) == 1
    ]


def _moved(uneven: Mapping[int, int], held: Sequence[tuple[int, int]], step: int) -> dict[int, int]:
    after = dict(uneven)
    for number, factor in held:
        left = after.get(number, 0) + factor * step
        if left:
            after[number] = left
        else:
            after.pop(number, None)
    return after
