"""Lines that every page repeats: running heads, navigation strips, page numbers. They say nothing about a figure."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.grids.cells import year_in
from assay.reader.passages.note_marks import is_notes_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NUMBERED = re.compile(
    r"(?:(?P<before>\d{1,4})[\s|.·•/\-–—]+)?(?P<words>.*?[^\d\s].*?)(?:[\s|.·•/\-–—]+(?P<after>\d{1,4}))?"
)
_WORDS = re.compile(r"[A-Za-z]+|[\u2e80-\u9fff]")
_YEARS = re.compile(r"(?:FY\s?)?(?:19|20)\d\d\s?年?(?:度)?\s+(?:FY\s?)?(?:19|20)\d\d\s?年?(?:度)?(?:\s|$)")
_PAGED = "#\0"
_OFTEN = 4
_SPREAD = 0.4
_LONGEST = 120
_SENTENCE = 20


def key_of(text: str) -> str:
    """A line in small letters, spaces single."""
    return " ".join(text.split()).casefold()


def _numbered(text: str) -> tuple[str, int] | None:
    """The words of a line and the page number before or after them."""
    found = _NUMBERED.fullmatch(text.strip())
    if not found or bool(found["before"]) == bool(found["after"]):
        return None
    return _PAGED + key_of(found["words"]), int(found["before"] or found["after"])


def repeated_keys(lines: Sequence[tuple[int, str]]) -> frozenset[str]:
    """The keys of stand-alone lines met at least four times, all over the document. Line numbers give the place.

    What is repeated in one part only ("By gender" over four tables) is no running head, nor is a header of years. Lines
    that differ in a number are one only if the numbers rise as page numbers do: "Male 553" and "Male 78" are figures.
    """
    if not lines:
        return frozenset()
    length = max(lines[-1][0] - lines[0][0], 1)
    places: dict[str, list[int]] = {}
    numbers: dict[str, list[int]] = {}
    for number, text in lines:
        sentence = len(text) > _SENTENCE and text.rstrip().endswith((".", "。", "!", "?"))
        named = is_notes_head(text) or _YEARS.search(text) or not any(sign.isalpha() for sign in text)
        if sentence or named or len(text) > _LONGEST:
            continue
        places.setdefault(key_of(text), []).append(number)
        numbered = _numbered(text)
        if numbered:
            places.setdefault(numbered[0], []).append(number)
            numbers.setdefault(numbered[0], []).append(numbered[1])
    return frozenset(
        key
        for key, where in places.items()
        if len(where) >= _OFTEN
        and (where[-1] - where[0]) >= _SPREAD * length
        and all(a < b for a, b in pairwise(numbers.get(key, ())))
    )


def is_repeated(text: str, keys: frozenset[str]) -> bool:
    """Whether a line is one of the repeated ones, or several of them in a row."""
    key = key_of(text)
    if not key or not keys:
        return False
    numbered = _numbered(text)
    if key in keys or (numbered and numbered[0] in keys):
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
    """Whether a row of cells is a navigation strip: several cells, no digit, no year in Chinese signs, and nearly
    every word one of a strip."""
    said = [cell for cell in cells if cell.strip()]
    if not keys or len(said) < 2 or any(sign.isdigit() for cell in said for sign in cell):
        return False
    if any(year_in(cell) is not None for cell in said):
        return False
    vocabulary = set(_words(keys))
    words = list(_words(said))
    return len(words) > 3 and sum(word in vocabulary for word in words) >= 0.8 * len(words)


def _words(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from _WORDS.findall(text.casefold())
