"""Lines that every page repeats: running heads, navigation strips, page numbers. They say nothing about a figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.notes_marks import is_notes_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DIGITS = re.compile(r"[\d\s\-–—|.·•/]+")
_WORDS = re.compile(r"[A-Za-z]+|[\u2e80-\u9fff]")
_OFTEN = 4
_SPREAD = 0.4
_LONGEST = 120


def key_of(text: str) -> str:
    """A line without its page number, spaces and letter case."""
    return _DIGITS.sub(" ", text).strip().casefold()


def repeated_keys(lines: Sequence[tuple[int, str]]) -> frozenset[str]:
    """The keys of stand-alone lines met at least four times, all over the document. Line numbers give the place.

    What is repeated in one part only ("By gender" over four tables) is no running head.
    """
    if not lines:
        return frozenset()
    length = max(lines[-1][0] - lines[0][0], 1)
    places: dict[str, list[int]] = {}
    for number, text in lines:
        if len(text) <= _LONGEST and not is_notes_head(text):
            places.setdefault(key_of(text), []).append(number)
    return frozenset(
        key
        for key, where in places.items()
        if len(key) > 1 and len(where) >= _OFTEN and (where[-1] - where[0]) >= _SPREAD * length
    )


def is_repeated(text: str, keys: frozenset[str]) -> bool:
    """Whether a line is one of the repeated ones, or several of them in a row."""
    key = key_of(text)
    if not key:
        return False
    if key in keys:
        return True
    rest = key
    for _ in range(16):
        match = max((known for known in keys if rest.startswith(known)), key=len, default="")
        if not match:
            return False
        rest = rest[len(match) :].strip()
        if not rest:
            return True
    return False


def is_strip(cells: Sequence[str], keys: frozenset[str]) -> bool:
    """Whether a row of cells is a navigation strip: several cells, no digit, and nearly every word one of a strip."""
    said = [cell for cell in cells if cell.strip()]
    if not keys or len(said) < 2 or any(sign.isdigit() for cell in said for sign in cell):
        return False
    vocabulary = set(_words(keys))
    words = list(_words(said))
    return len(words) > 3 and sum(word in vocabulary for word in words) >= 0.8 * len(words)


def _words(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from _WORDS.findall(text.casefold())
