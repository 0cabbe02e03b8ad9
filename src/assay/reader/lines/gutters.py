"""Columns of a page that stand side by side on plain lines, as tools give them that keep the picture of a page: each is
read by itself, from left to right.

A gutter is a place that no word covers on line after line. Inside a table there are such places too; a gutter parts
two things only if each of them makes sense alone: running text, or words with figures behind them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from assay.reader.grids.cells import UNIT_HEADS, is_label, is_number, is_unit, year_in
from assay.reader.lines.runs import each_run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.lines.items import Item

_GAP = re.compile(r"\s{2,}")
_FEWEST = 6
_FEWEST_ALONE = 5
_MOSTLY = 0.6
_PROSE = 28
_FEWEST_ROWS = 3
_WIDEST = 400


@dataclass(frozen=True, slots=True)
class _Line:
    """A line and where each of its letters begins, in narrow signs."""

    item: Item
    places: tuple[int, ...]

    @property
    def text(self) -> str:
        return self.item.text

    def cut(self, at: int) -> tuple[Item, Item]:
        """What stands left and right of a place; the right part keeps its distance from there."""
        n = next((n for n, place in enumerate(self.places) if place >= at), len(self.text))
        return _part(self.item, self.text[:n].rstrip()), _part(self.item, self.text[n:].rstrip())


def _part(item: Item, text: str) -> Item:
    return replace(item, text=text) if text.strip() else replace(item, kind="blank", text="")


def without_gutters(found: Sequence[Item]) -> list[Item]:
    """The items, lines of text that stand side by side one after the other."""
    return each_run(found, _read)


def _read(run: Sequence[Item]) -> list[Item]:
    if sum(bool(_GAP.search(item.text.strip())) for item in run) < _FEWEST:
        return list(run)
    lines = [_line(item) for item in run]
    best = max(_gutters(lines), key=lambda each: each[0], default=None)
    if best is None:
        return list(run)
    _, at, first, last = best
    # A line that is blank on one side only is no gap there.
    cut = [(line.cut(at), not line.text.strip()) for line in lines[first:last]]
    left, right = ([sides[n] for sides, blank in cut if sides[n].text or blank] for n in (0, 1))
    return [*_read(run[:first]), *_read(left), *_read(right), *_read(run[last:])]


def _line(item: Item) -> _Line:
    widths = (2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in item.text)
    return _Line(item, tuple(accumulate(widths, initial=0))[:-1])


def _gutters(lines: Sequence[_Line]) -> Iterator[tuple[int, int, int, int]]:
    """How many lines have words on both sides, the place of the gutter, from which line to which it reaches."""
    starts: dict[int, int] = {}
    gaps: list[list[tuple[int, int]]] = []
    for line in lines:
        own = [(0, len(line.text) - len(line.text.lstrip()))]
        own += [(line.places[gap.start()], line.places[gap.end()]) for gap in _GAP.finditer(line.text.rstrip())]
        gaps.append(own)
        for _, end in own[1:]:
            starts[end] = starts.get(end, 0) + 1
    for at in sorted(at for at, count in starts.items() if count > 1 and at < _WIDEST):
        first: int | None = None
        for n in range(len(lines) + 1):
            free = n < len(lines) and _is_free(lines[n], gaps[n], at)
            if free and first is None:
                first = n
            elif not free and first is not None:
                both = sum(_both(gaps[m], at) for m in range(first, n))
                if both >= _FEWEST and _parts(lines[first:n], at):
                    yield both, at, first, n
                first = None


def _is_free(line: _Line, gaps: Sequence[tuple[int, int]], at: int) -> bool:
    if not line.text.strip() or line.places[-1] < at - 1:
        return True
    return any(start + 1 < at <= end for start, end in gaps) or (bool(gaps) and at <= gaps[0][1])


def _both(gaps: Sequence[tuple[int, int]], at: int) -> bool:
    return any(start + 1 < at <= end for start, end in gaps[1:])


def _parts(lines: Sequence[_Line], at: int) -> bool:
    cut = [line.cut(at) for line in lines]
    left, right = ([_pieces(side[n].text) for side in cut] for n in (0, 1))
    return make_sense_alone(left, right)


def make_sense_alone(left: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> bool:
    """Whether what stands left and right of a place makes sense alone; both are lines in pieces, some without one."""
    left, right = [those for those in left if those], [those for those in right if those]
    if min(len(left), len(right)) < _FEWEST_ALONE or not (_begins_in_words(left) and _begins_in_words(right)):
        return False
    if _rows(left) >= _FEWEST_ROWS:
        return _rows(right) >= _FEWEST_ROWS or _long(right) >= _FEWEST_ALONE
    return _is_prose(left) and (_rows(right) >= _FEWEST_ROWS or _is_prose(right))


def _pieces(text: str) -> list[str]:
    return [piece for piece in _GAP.split(text.strip()) if piece]


def _rows(lines: Sequence[Sequence[str]]) -> int:
    """How many lines begin with words and end in a figure that stands apart."""
    return sum(len(those) > 1 and is_number(those[-1]) and _is_words(those[0]) for those in lines)


def _begins_in_words(lines: Sequence[Sequence[str]]) -> bool:
    return sum(_is_words(those[0]) for those in lines) >= _MOSTLY * len(lines)


def _long(lines: Sequence[Sequence[str]]) -> int:
    return sum(len(those) == 1 and _wide(those[0]) >= _PROSE for those in lines)


def _wide(text: str) -> int:
    return len(text) * (2 if text[0] >= "\u2e80" else 1)


def _is_prose(lines: Sequence[Sequence[str]]) -> bool:
    """Lines in one piece, many as long as each other, many of which go on in the middle of a sentence."""
    alone = [those[0] for those in lines if len(those) == 1 and _wide(those[0]) >= _PROSE]
    going = sum(text[0].islower() or text[0] >= "\u2e80" for text in alone)
    return len(alone) >= max(_FEWEST_ALONE, 0.5 * len(lines)) and going >= 0.3 * len(alone)


def _is_words(text: str) -> bool:
    return is_label(text) and not is_unit(text) and text.casefold() not in UNIT_HEADS and year_in(text) is None
