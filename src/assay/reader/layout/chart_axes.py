"""The scales of charts: round figures at even steps along a line. They measure what is drawn, and tell nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.page import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.page import Word

_TICK = re.compile(r"[(（]?[-–−]?(?:[$€£¥]|US\$|HK\$)?(\d[\d,]*(?:\.\d+)?)(?:[%％‰kKmM]|bn)?[)）]?")
_YEAR = re.compile(r"(?:1[89]|2[01])\d\d")
_NOUGHT = frozenset(("0", "-", "–", "—", "0%", "$0", "$-", "0.0", "0.00"))
_FEWEST = 4
_FEWEST_LEVEL = 5
_SAME_EDGE = 1.6
_SAME_LINE = 1.2
# Steps of one scale differ by less than this, in points or as a share of the step.
_EVEN, _EVEN_SHARE = 1.2, 0.04
_NEXT_WORD = 0.9
# Points between the first and the last figure.
_SHORTEST = 30.0


@dataclass(frozen=True, slots=True)
class Axis:
    """The figures of a scale from its top or its left; ``upright`` where they stand one above the other."""

    ticks: tuple[Word, ...]
    upright: bool

    @property
    def box(self) -> Box:
        return Box.around([tick.box for tick in self.ticks])


def axes_of(words: Sequence[Word]) -> tuple[Axis, ...]:
    """The scales on a page."""
    figures = [word for word in words if _amount(word) is not None and _stands_alone(word, words)]
    found: list[Axis] = []
    taken: set[int] = set()
    for upright in (True, False):
        for run in _runs(figures, upright=upright):
            free = [word for word in run if id(word) not in taken]
            for scale in _scales(free, upright=upright):
                ticks = _with_ends(scale, words, upright=upright)
                found.append(Axis(tuple(ticks), upright))
                taken.update(id(word) for word in ticks)
    return tuple(found)


def _with_ends(ticks: Sequence[Word], words: Sequence[Word], *, upright: bool) -> list[Word]:
    """A scale with the figures at its ends that are set a little off, as a nought or a dash is."""
    found = list(ticks)
    for _ in range(2):
        for last, before in ((found[-1], found[-2]), (found[0], found[1])):
            amount = 2 * (_amount(last) or 0.0) - (_amount(before) or 0.0)
            place = 2 * _place(last, upright=upright) - _place(before, upright=upright)
            for word in words:
                told = 0.0 if word.text in _NOUGHT else _amount(word)
                near = abs(_place(word, upright=upright) - place) <= _EVEN
                if told is None or not near or abs(told - amount) > 1e-6 * max(abs(amount), 1.0) or word in found:
                    continue
                if _beside(word, last, upright=upright):
                    found.insert(0 if last is found[0] else len(found), word)
                    break
    return found


def _beside(word: Word, last: Word, *, upright: bool) -> bool:
    a, b = word.box, last.box
    if upright:
        return a.x0 < b.x1 + _SAME_EDGE and a.x1 > b.x0 - _SAME_EDGE
    return abs((a.y0 + a.y1) - (b.y0 + b.y1)) <= 2 * _SAME_LINE


def _amount(word: Word) -> float | None:
    found = _TICK.fullmatch(word.text)
    if found is None:
        return None
    amount = float(found[1].replace(",", ""))
    return -amount if word.text[0] in "-–−(（" else amount


def _stands_alone(word: Word, words: Sequence[Word]) -> bool:
    """Whether no word stands right beside a figure on its line."""
    box, gap = word.box, _NEXT_WORD * (word.size or word.box.y1 - word.box.y0)
    middle = (box.y0 + box.y1) / 2
    return not any(
        other is not word and other.box.y0 < middle < other.box.y1 and other.box.x1 > box.x0 - gap
        and other.box.x0 < box.x1 + gap
        for other in words
    )  # fmt: skip


def _right(box: Box) -> float:
    return box.x1


def _left(box: Box) -> float:
    return box.x0


def _middle(box: Box) -> float:
    return (box.x0 + box.x1) / 2


def _height(box: Box) -> float:
    return (box.y0 + box.y1) / 2


_UPRIGHT_EDGES, _LEVEL_EDGES = (_right, _left, _middle), (_height,)


def _runs(figures: Sequence[Word], *, upright: bool) -> list[list[Word]]:
    """Figures on one edge or one middle, from the top; or on one line, from the left."""
    edges = _UPRIGHT_EDGES if upright else _LEVEL_EDGES
    near = _SAME_EDGE if upright else _SAME_LINE
    runs: list[list[Word]] = []
    for edge in edges:
        held: list[Word] = []
        for word in sorted(figures, key=lambda word: edge(word.box)):
            if held and edge(word.box) - edge(held[-1].box) > near:
                runs.append(held)
                held = []
            held.append(word)
        runs.append(held)
    fewest = _FEWEST if upright else _FEWEST_LEVEL
    return [sorted(run, key=lambda word: word.box.y0 if upright else word.box.x0) for run in runs if len(run) >= fewest]


def _scales(run: Sequence[Word], *, upright: bool) -> list[list[Word]]:
    """The stretches of a run that fall downwards, or rise to the right, by even steps of amount and place."""
    found: list[list[Word]] = []
    start = 0
    for end in range(1, len(run) + 1):
        if end < len(run) and end - start >= 1 and _goes_on(run[start : end + 1], upright=upright):
            continue
        stretch = list(run[start:end])
        if _is_scale(stretch, upright=upright):
            found.append(stretch)
        last_two = run[end - 1 : end + 1]
        again = end - start > 1 and len(last_two) == 2 and _goes_on(last_two, upright=upright)
        start = end - 1 if again else end
    return found


def _place(word: Word, *, upright: bool) -> float:
    return _height(word.box) if upright else _middle(word.box)


def _goes_on(run: Sequence[Word], *, upright: bool) -> bool:
    amounts = [_amount(word) or 0.0 for word in run]
    steps = [b - a for a, b in pairwise(amounts)]
    places = [_place(word, upright=upright) for word in run]
    gaps = [b - a for a, b in pairwise(places)]
    falls = all(step < 0 for step in steps) if upright else all(step > 0 for step in steps)
    even = max(steps) - min(steps) <= 1e-6 * max(abs(amount) for amount in (*amounts, 1.0))
    return falls and even and max(gaps) - min(gaps) <= max(_EVEN, _EVEN_SHARE * max(gaps)) and min(gaps) > 2


def _is_scale(run: Sequence[Word], *, upright: bool) -> bool:
    amounts = [_amount(word) or 0.0 for word in run]
    if len(run) < (_FEWEST if upright else _FEWEST_LEVEL) or all(_YEAR.fullmatch(word.text) for word in run):
        return False
    if all(word.text[0] in "(（" for word in run) or (not upright and _counts(amounts)):
        return False
    places = [_place(word, upright=upright) for word in run]
    return places[-1] - places[0] >= _SHORTEST and (0.0 in amounts or _is_round(abs(amounts[1] - amounts[0])))


def _counts(amounts: Sequence[float]) -> bool:
    """1, 2, 3: the numbers of columns."""
    return amounts[0] > 0 and amounts[1] - amounts[0] == 1


def _is_round(step: float) -> bool:
    """Whether a step is 1, 2, 2.5 or 5, or one of these times a power of ten."""
    digits = f"{step:.6e}".split("e")[0].rstrip("0").rstrip(".")
    return digits in {"1", "2", "2.5", "5"}
