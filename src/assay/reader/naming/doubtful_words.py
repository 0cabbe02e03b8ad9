"""Words of a label that are perhaps no words of their own: torn in two, or with letters misread.

They say nothing against what the rest of the label says. A known word, and one that is far from all known ones, stays.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from assay.reader.naming.misread import CONFUSED

# From which lengths on a word of a clean document may have one letter misread, and two.
_STEM, _LONG = 6, 10
# The same where many words are misread; shorter than the least, a word is but a letter and a mark.
_LEAST, _SHORT = 2, 5
# The halves of a word, and pieces of words of which the other half is lost.
_HALF, _PIECE = 2, 5


def rejoined(words: str, known: frozenset[str]) -> str:
    """The words with torn ones made whole: two that are not both known, and together are a known one."""
    tokens = words.split()
    for at, (one, other) in enumerate(pairwise(tokens)):
        halves = min(len(one), len(other)) >= _HALF and not {one, other} <= known
        if halves and one + other in known:
            return rejoined(" ".join((*tokens[:at], one + other, *tokens[at + 2 :])), known)
    return words


def without_torn(words: str, known: frozenset[str]) -> str:
    """The words without pieces of known ones, where two or more stand in one label: "ronmental protec"."""
    pieces = {word for word in words.split() if _is_piece(word, known)}
    return words if len(pieces) < _HALF else " ".join(word for word in words.split() if word not in pieces)


@lru_cache(maxsize=65536)
def _is_piece(word: str, known: frozenset[str]) -> bool:
    if not word.isascii() or len(word) < _PIECE or word in known:
        return False
    return any(len(other) > len(word) + 1 and (other.startswith(word) or other.endswith(word)) for other in known)


@lru_cache(maxsize=65536)
def perhaps_misread(word: str, known: frozenset[str], *, often: bool = False) -> bool:
    """Whether a word that nobody knows is a letter or two from one that everybody knows. ``often``: the document shows
    many such words, so that short ones count as well, and so do letters that recognition takes for each other."""
    if not word.isascii() or (word in known and len(word) >= _LEAST):
        return False
    if not often:
        return len(word) >= _STEM and _near(word, known, 2 if len(word) >= _LONG else 1)
    if len(word) < _LEAST:
        return True
    forms = {word, *(word.replace(read, printed) for read, printed in CONFUSED)}
    return any(_near(form, known, 2 if len(form) > _SHORT else 1) for form in forms)


def _near(word: str, known: frozenset[str], far: int) -> bool:
    return any(
        abs(len(word) - len(other)) <= far and OSA.distance(word, other, score_cutoff=far) <= far for other in known
    )
