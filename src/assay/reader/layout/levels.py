"""The rules of a page by height: pieces drawn column by column are one rule where they stand on one height."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.page import Box

Span = tuple[float, float]

_SAME_HEIGHT = 1.6
# Setters leave so much between the rules of two columns of one table; columns of text stand further apart.
JOINED = 7.0


@dataclass(frozen=True, slots=True)
class Level:
    """All that is ruled at one height: the pieces as drawn, and those joined that nearly touch."""

    y: float
    pieces: tuple[Span, ...]
    spans: tuple[Span, ...]

    def covers(self, x0: float, x1: float) -> float:
        """The share of a stretch that is ruled."""
        if x1 <= x0:
            return 0.0
        return sum(max(0.0, min(b, x1) - max(a, x0)) for a, b in self.spans) / (x1 - x0)


def levels_of(rules: Sequence[Box]) -> tuple[Level, ...]:
    """The heights at which something is ruled, from the top."""
    found: list[Level] = []
    held: list[Box] = []
    for rule in sorted(rules, key=lambda one: one.y0):
        if held and rule.y0 - held[0].y0 > _SAME_HEIGHT:
            found.append(_level(held))
            held = []
        held.append(rule)
    if held:
        found.append(_level(held))
    return tuple(found)


def _level(rules: Sequence[Box]) -> Level:
    pieces = tuple(sorted({(rule.x0, rule.x1) for rule in rules}))
    return Level(sum(rule.y0 for rule in rules) / len(rules), pieces, _joined(pieces))


def _joined(pieces: Sequence[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for x0, x1 in pieces:
        if out and x0 - out[-1][1] <= JOINED:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return tuple(out)


# How far the rules of two neighbouring columns may overlap, or stand apart.
_OVERLAP = 3.0
_APART = 14.0
_FEWEST_LEVELS = 3
_OFTEN = 0.4


def piece_cuts(levels: Sequence[Level], x0: float, x1: float) -> tuple[float, ...]:
    """Where the rules of a table, drawn column by column, part again and again at one place."""
    counts: list[list[float]] = []
    several = 0
    for level in levels:
        pieces = [piece for piece in level.pieces if piece[1] > x0 and piece[0] < x1]
        at = [(a[1] + b[0]) / 2 for a, b in _neighbours(pieces)]
        several += len(at) > 0
        met: list[list[float]] = []
        for place in at:
            near = next((group for group in counts if abs(group[0] - place) <= _OVERLAP), None)
            if near is None:
                near = []
                counts.append(near)
            if near not in met:
                # Rules drawn twice, or one upon another, part once.
                near.append(place)
                met.append(near)
    most = max(_FEWEST_LEVELS, _OFTEN * several)
    return tuple(sorted(sum(group) / len(group) for group in counts if len(group) >= most and x0 < group[0] < x1))


def _neighbours(pieces: Sequence[Span]) -> list[tuple[Span, Span]]:
    found = []
    for a in pieces:
        after = [b for b in pieces if -_OVERLAP <= b[0] - a[1] <= _APART and b[1] > a[1] + _OVERLAP]
        if after:
            found.append((a, min(after, key=lambda b: (abs(b[0] - a[1]), b[1]))))
    return found
