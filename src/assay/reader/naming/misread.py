"""Words of labels in which letters were misread or lost: brought back to the word that they nearly are.

A word is mended only in a document that shows many such words, so that a rare word of a clean report ("mission",
"trainers") is never taken for a common one ("emission", "trained"). What is mended is a word that no list knows, that
stands in one or two labels only, and that is one letter (two, if long) from exactly one known word, or a known word but
for letters that recognition takes for each other (``rn`` for ``m``), or two known words run together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*[A-Za-z]|[A-Za-z]+")
# What recognition reads for what is printed.
CONFUSED = (
    ("rn", "m"),
    ("cl", "d"),
    ("vv", "w"),
    ("ii", "u"),
    ("0", "o"),
    ("1", "l"),
    ("5", "s"),
    ("l", "i"),
    ("i", "l"),
)
_SHORTEST, _SHORTEST_HALF = 4, 3
# Shorter words say nothing of a document; longer ones may differ in two letters.
_TELLING, _LONG = 5, 9
# In how many labels a misread word stands at most: the same letters are rarely misread in the same way.
_MOST = 2
# The least of all long words that are nearly known, for a document to count as misread; and the least number of them.
_SHARE, _FEWEST = 0.07, 8


def as_meant(claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims with their labels as they would read if no letter had been misread."""
    labels = {label for claim in claims if claim.source == "table" for label in claim.labels}
    instead = mended_words(labels, lexicon.vocabulary)
    if not instead:
        return tuple(claims)
    read = {label: _TOKEN.sub(lambda hit: instead.get(hit.group().casefold(), hit.group()), label) for label in labels}
    return tuple(replace(claim, labels=tuple(read.get(label, label) for label in claim.labels)) for claim in claims)


def mended_words(labels: Iterable[str], vocabulary: frozenset[str]) -> Mapping[str, str]:
    """For each misread word of a document's labels the word that is meant; empty for a clean document."""
    where: dict[str, int] = defaultdict(int)
    for label in labels:
        for word in {hit.group().casefold() for hit in _TOKEN.finditer(label)}:
            where[word] += 1
    long = [word for word in where if len(word) >= _TELLING]
    near = sum(1 for word in long if where[word] == 1 and _meant(word, vocabulary))
    if near < max(_FEWEST, _SHARE * len(long)):
        return {}
    rare = [word for word in where if len(word) >= _SHORTEST and where[word] <= _MOST]
    return {word: meant for word in rare if (meant := _meant(word, vocabulary) or _meant(word, vocabulary, most=2))}


@lru_cache(maxsize=65536)
def _meant(word: str, vocabulary: frozenset[str], most: int = 1) -> str:
    """The known word that an unknown one nearly is, or the two that it runs together; ``""`` for neither or several."""
    if word in vocabulary or word.rstrip("s") in vocabulary:
        return ""
    for read, printed in CONFUSED:
        changed = word.replace(read, printed)
        if changed != word and changed in vocabulary:
            return changed
    if most > 1 and len(word) < _LONG:
        return ""
    near = process.extract(word, _of_length(vocabulary, len(word)), scorer=OSA.distance, score_cutoff=most, limit=4)
    names = {name.removesuffix("s") for name, _, _ in near}
    if near:
        return min(name for name, _, _ in near) if len(names) == 1 else ""
    halves = [
        f"{word[:at]} {word[at:]}"
        for at in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
        if word[:at] in vocabulary and word[at:] in vocabulary
    ]
    return halves[0] if len(halves) == 1 else ""


@lru_cache(maxsize=64)
def _of_length(vocabulary: frozenset[str], length: int) -> tuple[str, ...]:
    return tuple(sorted(word for word in vocabulary if abs(len(word) - length) <= 2 and len(word) >= _SHORTEST))
