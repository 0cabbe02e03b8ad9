"""No small group can be told from what is printed, by additions, subtractions or because nobody is less than nobody."""

from __future__ import annotations

import random
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import product

import pytest

from assay.privacy.sums import Sum, determined, ranges
from assay.privacy.withhold import withheld

K = 5
DIMENSIONS = {
    "gender": ("f", "m"),
    "age": ("young", "middle", "old"),
    "category": ("senior", "middle", "general", "workers"),
    "place": ("plant", "office"),
}


def organisation(chance: random.Random) -> tuple[dict[Hashable, int], list[Hashable], list[Sum]]:
    """A random staff as its tables: all people, each split, two crossed splits; some splits are not printed at all."""
    size = chance.choice((9, 20, 45, 120, 700))
    weights = {name: [chance.random() ** 2 + 0.01 for _ in members] for name, members in DIMENSIONS.items()}
    people = [
        tuple(chance.choices(members, weights[name])[0] for name, members in DIMENSIONS.items()) for _ in range(size)
    ]
    names = list(DIMENSIONS)
    splits = [(), *((name,) for name in names), tuple(chance.sample(names, 2)), tuple(chance.sample(names, 2))]
    values: dict[Hashable, int] = {}
    for split in splits:
        split = tuple(sorted(split))
        at = [names.index(name) for name in split]
        for members in product(*(DIMENSIONS[name] for name in split)):
            key = tuple(zip(split, members, strict=True))
            values[key] = sum(all(person[i] == m for i, m in zip(at, members, strict=True)) for person in people)
    sums = []
    for key in values:
        for name in names:
            if name in dict(key):
                continue
            members = [tuple(sorted((*key, (name, member)))) for member in DIMENSIONS[name]]
            if all(member in values for member in members):
                sums.append(Sum(((key, 1), *((member, -1) for member in members))))
    hidden_split = tuple(sorted(chance.choice(splits[1:])))
    printed = [key for key in values if tuple(name for name, _ in key) != hidden_split]
    return values, printed, sums


def solved(sums: Sequence[Sum], known: Mapping[Hashable, int]) -> dict[Hashable, Fraction]:
    """An attacker of their own making: the whole system as a matrix with its numbers, reduced; what is fixed, with its value."""
    unknown = sorted({key for one in sums for key in one.keys if key not in known}, key=str)
    place = {key: at for at, key in enumerate(unknown)}
    matrix = []
    for one in sums:
        row = [Fraction(0)] * (len(unknown) + 1)
        for key, factor in one.terms:
            if key in known:
                row[-1] -= factor * known[key]
            else:
                row[place[key]] += factor
        matrix.append(row)
    at = 0
    for column in range(len(unknown)):
        pivot = next((r for r in range(at, len(matrix)) if matrix[r][column]), None)
        if pivot is None:
            continue
        matrix[at], matrix[pivot] = matrix[pivot], matrix[at]
        matrix[at] = [value / matrix[at][column] for value in matrix[at]]
        for r, row in enumerate(matrix):
            if r != at and row[column]:
                matrix[r] = [a - row[column] * b for a, b in zip(row, matrix[at], strict=True)]
        at += 1
    fixed = {}
    for row in matrix[:at]:
        filled = [column for column in range(len(unknown)) if row[column]]
        if len(filled) == 1:
            fixed[unknown[filled[0]]] = row[-1]
    return fixed


@pytest.mark.parametrize("part", range(10))
def test_in_a_thousand_organisations_no_small_group_can_be_worked_out(part: int) -> None:
    chance = random.Random(part)  # noqa: S311 - the same organisations in every run
    for _ in range(100):
        values, printed, sums = organisation(chance)
        hidden = withheld(values, printed, sums, K, always={()})
        shown = {key: values[key] for key in printed if key not in hidden}
        assert () in shown
        assert not [key for key, value in shown.items() if 0 < value < K and key != ()]
        told = solved(sums, shown)
        assert all(told[key] == values[key] for key in told), "the attack itself is right"
        assert not [key for key in told if 0 < values[key] < K]
        room = ranges(sums, {k for one in sums for k in one.keys if k not in shown}, values)
        tight = [
            key for key, (low, high) in room.items() if 0 < values[key] < K and high is not None and high - low < K
        ]
        forced = [key for key in tight if values[()] >= 2 * K]
        assert not forced, (forced, shown)


def test_without_suppression_the_attack_succeeds() -> None:
    """The test above could fail: hiding the small cells alone gives most of them away."""
    chance = random.Random(1)  # noqa: S311
    found = 0
    for _ in range(100):
        values, printed, sums = organisation(chance)
        shown = {key: values[key] for key in printed if not 0 < values[key] < K}
        found += sum(0 < values[key] < K for key in solved(sums, shown))
    assert found > 50


def test_a_lone_small_cell_takes_the_smallest_other_one_with_it() -> None:
    values = {"all": 100, "a": 2, "b": 30, "c": 68}
    sums = [Sum((("all", 1), ("a", -1), ("b", -1), ("c", -1)))]
    assert withheld(values, list(values), sums, 5, ["all"]) == {"a", "b"}


def test_what_is_not_printed_is_protected_too() -> None:
    """Total 100 and women 98, printed, tell that two are men, though no table says so."""
    values = {"all": 100, "women": 98, "men": 2}
    sums = [Sum((("all", 1), ("women", -1), ("men", -1)))]
    assert withheld(values, ["all", "women"], sums, 5, ["all"]) == {"women"}


def test_zero_and_large_groups_are_printed() -> None:
    values = {"all": 50, "a": 0, "b": 50}
    sums = [Sum((("all", 1), ("a", -1), ("b", -1)))]
    assert withheld(values, list(values), sums, 5, ["all"]) == frozenset()


def test_two_hidden_cells_that_add_up_to_little_are_not_enough() -> None:
    values = {"all": 60, "a": 1, "b": 2, "c": 57}
    sums = [Sum((("all", 1), ("a", -1), ("b", -1), ("c", -1)))]
    assert withheld(values, list(values), sums, 5, ["all"]) == {"a", "b", "c"}


def test_a_chain_of_sums_is_seen_through() -> None:
    sums = [Sum((("t", 1), ("a", -1), ("b", -1))), Sum((("u", 1), ("b", -1), ("c", -1)))]
    assert determined(sums, {"a", "b"}) == {"a", "b"}
    assert determined(sums, {"a", "b", "c"}) == set()
    assert determined([*sums, Sum((("v", 1), ("a", -1), ("c", 1)))], {"a", "b", "c"}) == set()


def test_the_room_that_is_left_is_bounded_by_nobody_and_the_total() -> None:
    sums = [Sum((("t", 1), ("a", -1), ("b", -1)))]
    assert ranges(sums, {"a", "b"}, {"t": 7}) == {"a": (0, 7), "b": (0, 7)}
    assert ranges(sums, {"a"}, {"t": 7, "b": 3}) == {"a": (4, 4)}
