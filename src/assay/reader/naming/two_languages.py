"""Labels that say the same thing in English and in Chinese: "Male 男性", 用水量 Water consumption.

Each half is a whole label. Read together, the words of one would be unexplained words of the other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assay.reader.naming.label_words import HAN, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.naming.lexicon import Lexicon

_HAN = re.compile(f"[{HAN}]")
# An English word, none of the letters that stand for substances, standards and names in a Chinese label.
_WORD = re.compile(r"[A-Za-z]?[a-z]{2,}")
_EDGES = " \t/／|-–—:：,，;；·、"
_OPENED = re.compile(r"[(（\[「【]\s*$")
_CLOSED = re.compile(r"^\s*[)）\]」】]")


def in_one_language(labels: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """The labels with the English halves of those that have two, then with the Chinese ones; nothing where none has."""
    halves = [halves_of(label, lexicon) for label in labels]
    if any(halves):
        for side in (0, 1):
            yield tuple(half[side] if half else label for half, label in zip(halves, labels, strict=True))


@lru_cache(maxsize=65536)
def halves_of(label: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The English and the Chinese half of a label; ``None`` where it has not both, one behind the other."""
    if label.isascii():
        return None
    places = [hit.start() for hit in _HAN.finditer(label)]
    if not places:
        return None
    for at, english_first in ((places[0], True), (places[-1] + 1, False)):
        one, other = _bracketed(label[:at], label[at:])
        english, chinese = (one, other) if english_first else (other, one)
        if _HAN.search(chinese) and _is_english(english, lexicon):
            return english.strip(_EDGES), chinese.strip(_EDGES)
    return None


def _bracketed(one: str, other: str) -> tuple[str, str]:
    """The two halves, without the brackets that one of them stands in: "Male (男性)"; a bracket that closes what the
    first half opened belongs to it."""
    if _OPENED.search(one):
        return _OPENED.sub("", one), re.sub(r"[)）\]」】]\s*$", "", other)
    if (hit := _CLOSED.match(other)) and one.count("(") + one.count("（") > one.count(")") + one.count("）"):
        return one + hit.group(), other[hit.end() :]
    return one, other


def _is_english(text: str, lexicon: Lexicon) -> bool:
    """Whether most words of a half are such as English labels are made of."""
    words = _WORD.findall(text)
    known = [word for word in words if plain_words(word) in lexicon.vocabulary or word.casefold() in lexicon.vocabulary]
    return bool(known) and 2 * len(known) >= len(words)
