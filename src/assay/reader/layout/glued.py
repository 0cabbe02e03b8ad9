"""Headings of neighbouring columns printed without a space: "(RMB'000)(RMB'000)", "人民幣千元人民幣千元"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.grids.cells import year_in
from assay.reader.layout.lines import is_han, segment_of
from assay.reader.page import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.reader.layout.lines import Segment
    from assay.reader.page import Word

_BETWEEN = re.compile(r"(?<=[)）])(?=[(（])")
_AGAIN = re.compile(r"(.{2,}?)\1+")


def unglued_headings(segment: Segment) -> list[Segment]:
    """The headings of a piece of a line, parted between brackets and where one is repeated. Where in a word one ends
    is told by its signs, of which those of Han are twice as wide as others."""
    found: list[list[Word]] = [[]]
    for word in segment.words:
        first, *others = _parts(word)
        if found[-1] and found[-1][-1].text[-1:] in ")）" and first.text[:1] in "(（":
            found.append([])
        found[-1].append(first)
        found.extend([part] for part in others)
    return [segment_of(words) for words in found] if len(found) > 1 else [segment]


def _parts(word: Word) -> Iterator[Word]:
    again = _AGAIN.fullmatch(word.text) if year_in(word.text) is None else None
    texts = _BETWEEN.split(word.text)
    if len(texts) == 1 and again:
        texts = [again[1]] * (len(word.text) // len(again[1]))
    step = (word.box.x1 - word.box.x0) / max(_wide(word.text), 1)
    x = word.box.x0
    for text in texts:
        end = x + step * _wide(text)
        yield replace(word, text=text, box=Box(x, word.box.y0, end, word.box.y1))
        x = end


def _wide(text: str) -> int:
    return sum(2 if is_han(sign) else 1 for sign in text)
