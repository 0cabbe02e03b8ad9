"""Which sums to make of cells: the whole, each dimension, any two crossed, and each of them by site."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, localcontext
from itertools import combinations
from typing import TYPE_CHECKING

from assay.core.interval import Interval
from assay.core.missing import Missing
from assay.core.numbers import EXACT
from assay.facts.fact import Added, Fact, FactKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assay.catalogue.dimension import Dimensions
    from assay.catalogue.metric import Metric
    from assay.facts.cell import Cell

Split = tuple[str, ...]

# Two crossed dimensions for the group, one for a site: what reports print. Deeper cuts stay in the cells.
_DEPTH_GROUP = 2
_DEPTH_SITE = 1


def shallow(dimensions: Dimensions) -> bool:
    """Whether a cut is one that facts are made for."""
    by_site = any(name == "site" for name, _ in dimensions)
    depth = len(dimensions) - by_site
    return depth <= (_DEPTH_SITE if by_site else _DEPTH_GROUP)


def sums_by_split(metric: Metric, cells: Iterable[Cell]) -> dict[Dimensions, dict[Split, list[Cell]]]:
    """For every cut, the splits that give it, each with the cells to add."""
    table: dict[Dimensions, dict[Split, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for cell in cells:
        for cut in _cuts(metric, cell.dimensions):
            table[cut][cell.split].append(cell)
    return table


def _cuts(metric: Metric, dimensions: Dimensions) -> Iterator[Dimensions]:
    kept = [pair for pair in dimensions if pair[0] == "site" or not metric.adds_over(pair[0])]
    free = [pair for pair in dimensions if pair not in kept]
    if metric.aggregate != "sum":
        named = tuple(pair for pair in dimensions if pair[1])
        yield named
        without_site = tuple(pair for pair in named if pair[0] != "site")
        if metric.aggregate == "overlapping" and without_site != named:
            yield without_site
        return
    must = tuple(pair for pair in kept if pair[0] != "site")
    if any(not member for _, member in must):
        return
    site = tuple(pair for pair in kept if pair[0] == "site" and pair[1])
    for size in range(min(len(free), 3) + 1):
        for chosen in combinations(free, size):
            if any(not member for _, member in chosen):
                continue
            cut = tuple(sorted((*must, *chosen)))
            if shallow(cut) or len(chosen) == len(free):
                yield cut
            if site and shallow(tuple(sorted((*cut, *site)))):
                yield tuple(sorted((*cut, *site)))


def preferred(cut: Dimensions, splits: Iterable[Split]) -> Split:
    """The split to take a cut from: the one that gives it directly, else the one with the fewest dimensions."""
    names = tuple(name for name, _ in cut)
    return min(splits, key=lambda split: (split != names, len([n for n in split if n != "site"]), split))


def add_up(metric: Metric, key: FactKey, split: Split, cells: Sequence[Cell]) -> Fact:
    """The fact that cells of one split sum to."""
    known = [cell for cell in cells if isinstance(cell.value, Decimal)]
    lacking = [c.value for c in cells if isinstance(c.value, Missing) and c.value.reason != "not_applicable"]
    gaps = tuple(dict.fromkeys([cell.note for cell in cells if cell.note] + [str(value) for value in lacking]))
    origin = Added(split, tuple(cell.id for cell in cells))
    unit = metric.unit_of(key.dimensions)
    if not known:
        absent = next((c.value for c in cells if isinstance(c.value, Missing)), Missing("not_collected"))
        return Fact(key=key, value=lacking[0] if lacking else absent, unit=unit, origin=origin)
    with localcontext(EXACT):
        value = sum((cell.value for cell in known if isinstance(cell.value, Decimal)), Decimal(0))
    bounds: Interval | None = Interval.exactly(0)
    for cell in known:
        bounds = bounds + cell.bounds if bounds is not None and cell.bounds is not None else None
    return Fact(key=key, value=value, unit=unit, origin=origin, bounds=bounds, gaps=gaps)
