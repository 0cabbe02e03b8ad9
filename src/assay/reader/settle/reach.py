"""How far a change of some claims reaches: the claims without which their relations cannot be told.

A question about one row would otherwise be asked of the whole document, once for every row of it. The relations that a
claim is in are of its own table, of the figures beside it that print the same, and of the first figure of each metric
that a formula, a share or an intensity ties to its own. Only where the claim is itself the first of its metric, cut and
year do the parts and the shares of all tables look at it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from typing import TYPE_CHECKING

from assay.reader.settle.relations import is_told_by, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from assay.reader.claim import Claim
    from assay.reader.settle.relations import Key, Rulebook


class Reach:
    """The figures among some claims, found by metric, year and table. A place is a position among the claims."""

    def __init__(self, claims: Sequence[Claim], rules: Rulebook) -> None:
        self._rules = rules
        self._circles = _circles(rules)
        self._shares: dict[str, list[str]] = defaultdict(list)
        for name, metric in rules.catalogue.metrics.items():
            if metric.derived and metric.derived.kind == "share":
                self._shares[metric.derived.of].append(name)
        self._by_key: dict[Key, list[int]] = defaultdict(list)
        self._keys: dict[tuple[str, int], set[Key]] = defaultdict(set)
        self._cells: dict[tuple[str, int, int | None], set[int]] = defaultdict(set)
        for place, claim in enumerate(claims):
            self.add(place, claim)

    def add(self, place: int, claim: Claim) -> None:
        """A claim that is there, or that has become a figure."""
        key = key_of(claim, self._rules.catalogue)
        if key is not None:
            insort(self._by_key[key], place)
            self._keys[key[0], key[2]].add(key)
            self._cells[key[0], key[2], claim.grid].add(place)

    def remove(self, place: int, claim: Claim) -> None:
        """A claim that is about to be read otherwise."""
        key = key_of(claim, self._rules.catalogue)
        if key is not None:
            self._by_key[key].remove(place)
            self._cells[key[0], key[2], claim.grid].discard(place)

    def around(self, before: Mapping[int, Claim], after: Mapping[int, Claim]) -> list[int]:
        """The places, in order, of all claims that decide on the relations of these, as they were and as they would
        be."""
        pairs = [(place, claim.grid, key) for place, claim, key in self._figures((before, after))]
        near = {(m, y) for _, _, key in pairs for m in self._circles.get(key[0], {key[0]}) for y in _near(key[2])}
        found = set(before)
        # All tables look at the first figure: its parts, and the shares of it.
        leading = {(key[0], key[2]) for place, _, key in pairs if self._leads(place, key)}
        all_of = {(name, year) for metric, year in leading for name in (metric, *self._shares.get(metric, ()))}
        found.update(place for pair in all_of for key in self._keys.get(pair, ()) for place in self._by_key[key])
        found.update(listed[0] for pair in near for key in self._keys.get(pair, ()) if (listed := self._by_key[key]))
        grids = {grid for _, grid, _ in pairs}
        found.update(place for pair in near for grid in grids for place in self._cells.get((*pair, grid), ()))
        for place, _, key in pairs:
            found.update(_beside(self._by_key[key], place, before.keys()))
        return sorted(found)

    def _figures(self, readings: Iterable[Mapping[int, Claim]]) -> Iterator[tuple[int, Claim, Key]]:
        for reading in readings:
            for place, claim in reading.items():
                key = key_of(claim, self._rules.catalogue)
                if key is not None:
                    yield place, claim, key

    def _leads(self, place: int, key: Key) -> bool:
        """Whether a claim is the first figure of its key, or would be."""
        listed = self._by_key[key]
        return not listed or place <= listed[0]


def _near(year: int) -> tuple[int, int, int]:
    return year - 1, year, year + 1


def _beside(places: Sequence[int], place: int, changed: AbstractSet[int]) -> Iterator[int]:
    """The nearest places before and after this one that do not change."""
    at = bisect_left(places, place)
    yield from _first(reversed(places[:at]), lambda each: each not in changed)
    yield from _first(places[at:], lambda each: each not in changed)


def _first(places: Iterable[int], fits: Callable[[int], bool]) -> Iterator[int]:
    for place in places:
        if fits(place):
            yield place
            return


def _circles(rules: Rulebook) -> Mapping[str, AbstractSet[str]]:
    """For each metric all metrics that stand in a relation with it."""
    metrics = rules.catalogue.metrics
    rings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for formula in rules.formulas:
        if is_told_by(formula, rules):
            arguments = (name if name in metrics else name.removesuffix("_opening") for name in formula.arguments)
            rings["formula", formula.metric].update((formula.metric, *arguments))
    for name, metric in metrics.items():
        if metric.derived and metric.derived.kind == "per":
            rings["per", metric.derived.by].update((name, metric.derived.of, metric.derived.by))
        elif metric.derived:
            rings[metric.derived.kind, name].update((name, metric.derived.of))
    found: dict[str, set[str]] = defaultdict(set)
    for ring in rings.values():
        for name in ring:
            found[name] |= ring
    return found
