"""Words into lines, lines into segments: runs of words with no more than a word's gap between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.page import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.reader.page import Word

_GAP = 0.85
_BROKEN = re.compile(r"([A-Za-z]+)[-\u2010]$")
_REST = re.compile(r"[a-z]+")
_LEAST_GAP = 0.5
_FIGURE_GAP = 0.42
_HAN_GAP = 1.6
# Setters put a sliver of space between Han signs and digits; it is no word space.
_HAN_LATIN_GAP = 0.36
_SPACED = 5
_OVERLAP = 0.55
_TALLER = 2.2
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁺⁻")
_FIGURES = frozenset("0123456789.,%()-–—/+<>≤≥~'’*¹²³⁴⁵⁶⁷⁸⁹⁰，％（）．")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that belong together on a line."""

    words: tuple[Word, ...]
    text: str
    box: Box

    @property
    def size(self) -> float:
        return self.words[0].size


@dataclass(frozen=True)
class Line:
    """The segments of one baseline, from left to right."""

    segments: tuple[Segment, ...]
    box: Box
    size: float

    @cached_property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for segment in self.segments for word in segment.words)

    @cached_property
    def is_bold(self) -> bool:
        """Nearly all its letters are; a bold word or two at the start of a paragraph do not make it so."""
        bold = sum(len(word.text) for word in self.words if word.bold)
        return bold > 0.8 * sum(len(word.text) for word in self.words)


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """The lines of these words from top to bottom."""
    groups: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda word: (word.box.y0 + word.box.y1, word.box.x0)):
        top, bottom = word.box.y0, word.box.y1
        height = bottom - top
        for place in range(len(groups) - 1, max(len(groups) - 4, -1), -1):
            y0, y1 = spans[place]
            tall = y1 - y0
            shared = min(bottom, y1) - max(top, y0)
            low, high = (height, tall) if height < tall else (tall, height)
            if shared > _OVERLAP * low and high < _TALLER * max(low, 0.1):
                groups[place].append(word)
                break
        else:
            groups.append([word])
            spans.append((top, bottom))
    lines = [line_of(group) for group in groups]
    lines.sort(key=lambda line: (line.box.y0 + line.box.y1) / 2)
    return tuple(lines)


def line_of(words: Sequence[Word]) -> Line:
    """A line of these words, in segments."""
    ordered = sorted(words, key=lambda word: word.box.x0)
    segments: list[Segment] = []
    start = 0
    usual = _usual_gap(ordered)
    for place in range(1, len(ordered) + 1):
        if place == len(ordered) or _apart(ordered[place - 1], ordered[place], usual):
            segments.append(segment_of(ordered[start:place]))
            start = place
    box = Box.around([segment.box for segment in segments])
    return Line(tuple(segments), box, max([word.size for word in ordered]))


def segment_of(words: Sequence[Word]) -> Segment:
    box = Box.around([word.box for word in words])
    text = joined_text(words) if not _is_spaced(words) else _unspaced(words)
    return Segment(tuple(words), text, box)


def _is_spaced(words: Sequence[Word]) -> bool:
    """Whether letters of words stand apart, as in titles: "S E P A R AT E"."""
    if len(words) < _SPACED or sum([len(word.text) for word in words]) > 1.8 * len(words):
        return False
    return all(word.text.isalpha() and word.text.isascii() for word in words)


def _unspaced(words: Sequence[Word]) -> str:
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(words)]
    usual = sorted(gaps)[len(gaps) // 2]
    parts = [words[0].text]
    for gap, word in zip(gaps, words[1:], strict=True):
        parts.append(f" {word.text}" if gap > 1.7 * usual else word.text)
    return "".join(parts)


def joined_text(words: Sequence[Word]) -> str:
    """The words as text: no space between two Han signs, none before a mark set high."""
    parts = [words[0].text]
    for before, word in pairwise(words):
        if before.text.isascii() and word.text.isascii():
            parts.append(f" {word.text}")
            continue
        near = word.box.x0 - before.box.x1 <= _HAN_LATIN_GAP * min(before.size, word.size)
        mixed = near and is_han(before.text[-1]) != is_han(word.text[0])
        if not (mixed or closes_up(before.text, word.text)):
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def closes_up(before: str, after: str) -> bool:
    """Whether no space belongs between two pieces of text."""
    if not before or not after:
        return True
    return after[0] in _RAISED or (is_han(before[-1]) and is_han(after[0]))


def closed_hyphen(before: str, after: str, known: frozenset[str]) -> str:
    """A word broken at the end of a line: without the hyphen where that is a word."""
    start, end = _BROKEN.search(before), _REST.match(after)
    if start and end and (start[1] + end[0]).casefold() in known:
        return before[:-1] + after
    return before + after


def is_han(sign: str) -> bool:
    return "\u2e80" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"


def is_figure(text: str) -> bool:
    """Digits and the signs that go with them, or a dash; cheap, for gaps."""
    return _FIGURES.issuperset(text)


def _usual_gap(words: Sequence[Word]) -> float:
    """The space between words on a line, as a share of the letter size; lines set to full width have wide ones."""
    if len(words) < 5:
        return 0.26
    gaps = [(after.box.x0 - before.box.x1) / (before.size or 1.0) for before, after in pairwise(words)]
    gaps = sorted([gap for gap in gaps if gap > 0.05])
    if len(gaps) < 4:
        return 0.26
    # Few words with wide gaps are cells; many are a line stretched to its width.
    return min(gaps[len(gaps) // 3], 0.6 if len(gaps) > 7 else 0.33)


def _apart(before: Word, after: Word, usual: float) -> bool:
    gap = after.box.x0 - before.box.x1
    size = min(before.size, after.size) or 1.0
    if gap <= _FIGURE_GAP * size:
        return False
    if is_figure(before.text) and is_figure(after.text) and any(sign.isdigit() for sign in before.text + after.text):
        # "20 (23.08%)" is one figure with its share; "(…)" stands a little off.
        return not (after.text.startswith(("(", "（")) and gap <= _GAP * size)
    if is_han(before.text[-1]) and is_han(after.text[0]) and len(before.text) == 1 and len(after.text) == 1:
        # "總  數": two signs spread over the width of three.
        return gap > _HAN_GAP * size
    return gap > max(_LEAST_GAP, 2.0 * usual) * size
