"""Dots that would cover each other, set apart as little as it takes. The same dots give the same places."""

from __future__ import annotations

from itertools import combinations
from math import hypot

Place = tuple[float, float]

_ROUNDS = 200


def set_apart(dots: list[Place], distance: float, ends: Place) -> list[Place]:
    """Places at least ``distance`` from each other (very nearly), within a square from one end to the other.

    A dot that covers no other stays where it is. Dots in one place part along the horizontal, in their order.
    """
    places = list(dots)
    low, high = ends[0] + distance / 2, ends[1] - distance / 2
    for _ in range(_ROUNDS):
        moved = False
        for one, other in combinations(range(len(places)), 2):
            across, up = places[other][0] - places[one][0], places[other][1] - places[one][1]
            apart = hypot(across, up)
            if apart >= distance * 0.999:
                continue
            moved = True
            across, up, apart = (across, up, apart) if apart > 1e-9 else (1.0, 0.0, 1.0)
            step = (distance - hypot(places[other][0] - places[one][0], places[other][1] - places[one][1])) / 2
            shift = (across / apart * step, up / apart * step)
            places[one] = _within(places[one], (-shift[0], -shift[1]), low, high)
            places[other] = _within(places[other], shift, low, high)
        if not moved:
            break
    return places


def _within(place: Place, shift: Place, low: float, high: float) -> Place:
    return _clipped(place[0], shift[0], low, high), _clipped(place[1], shift[1], low, high)


def _clipped(at: float, shift: float, low: float, high: float) -> float:
    """A dot is pushed no further than the edge; one that lay beyond it stays."""
    return min(max(at + shift, min(low, at)), max(high, at))
