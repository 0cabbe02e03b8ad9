"""Labels that extraction tore between two cells: put together again where that makes words that name a metric.

A tear may repeat a letter ("Percentage of fe", "emale staff"), break off in mid phrase ("Number of newly", "installed
meters"), or weave two wrapped lines into each other, so that one line ends in "protec" and the other in "tion".
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assay.reader.decision import How, decision
from assay.reader.naming.label_words import Phrases, plain_words
from assay.reader.naming.metric_words import Named, forbidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assay.core.units import Unit
    from assay.reader.naming.lexicon import Lexicon, Rule

_MOST_REPEATED = 3
# A label does not end in these words: what follows is in the next cell.
_UNFINISHED = frozenset({"newly", "new", "of", "and", "or", "the", "for", "in", "per", "to", "with", "non", "a", "an"})
# The shortest piece of a word that tells the word, and the shortest word that may be told by pieces.
_PIECE, _WHOLE = 4, 8
# The shortest word that must stand whole in woven lines, so that pieces alone name nothing.
_TELLING = 6
_LEFT_OF_YEAR_ON_YEAR = Phrases(("year", "on"))


def unfinished(label: str) -> bool:
    """Whether a label breaks off in the middle of a phrase."""
    words = plain_words(label).split()
    return bool(words) and words[-1] in _UNFINISHED


def joined(upper: str, lower: str) -> Iterator[str]:
    """The two cells as one label: with the letters that both repeat printed once, without a space, with one."""
    for count in range(_MOST_REPEATED, 0, -1):
        end, start = upper[-count:], lower[:count]
        if len(end) == len(start) == count and end.casefold() == start.casefold() and end.isalpha():
            yield upper + lower[count:]
    yield upper + lower
    yield f"{upper} {lower}"


def woven(labels: Sequence[str], above: str, unit: Unit | None, lexicon: Lexicon) -> Named | None:
    """The one metric whose name uses up the words of two woven lines; ``None`` for none or for several."""
    words = lexicon.words(" ".join(labels))
    tokens = lexicon.filler.removed(_without_kind(words, lexicon)).split()
    found: dict[str, str] = {}
    by_word = _names_by_word(lexicon)
    for name in sorted({name for token in tokens for name in by_word.get(token, ())}, key=lambda name: name.place):
        if _uses_up(name.words, tokens) and not forbidden(name.rule, words, above, unit, lexicon):
            found.setdefault(name.rule.metric, name.phrase)
    if len(found) != 1:
        return None
    ((metric, phrase),) = found.items()
    return Named(metric, phrase, "", decision(How.METRIC_WOVEN, words=phrase))


@dataclass(frozen=True, slots=True, eq=False)
class _Name:
    """A phrase that names a rule's metric, its words without filler, and its place among all of them."""

    place: int
    rule: Rule
    phrase: str
    words: tuple[str, ...]


@lru_cache(maxsize=4)
def _names_by_word(lexicon: Lexicon) -> Mapping[str, tuple[_Name, ...]]:
    """The names by each word of theirs that is long enough to tell them."""
    found: dict[str, list[_Name]] = defaultdict(list)
    pairs = [(rule, phrase) for rule in lexicon.rules for phrase in rule.says.ordered]
    for place, (rule, phrase) in enumerate(pairs):
        name = _Name(place, rule, phrase, tuple(lexicon.filler.removed(phrase).split()))
        for word in set(name.words):
            if len(word) >= _TELLING:
                found[word].append(name)
    return {word: tuple(names) for word, names in found.items()}


def _without_kind(words: str, lexicon: Lexicon) -> str:
    """Without the kind of figure, and without what a tear may leave of "year-on-year"."""
    words = lexicon.kinds["rate"].removed(lexicon.kinds["growth"].removed(words))
    return _LEFT_OF_YEAR_ON_YEAR.removed(words)


def _uses_up(name: Sequence[str], tokens: Sequence[str]) -> bool:
    """Whether the tokens are the words of the name, whole or in pieces, and nothing else."""
    left = list(tokens)
    told = pieced = False
    for word in name:
        if word in left:
            left.remove(word)
            told = told or len(word) >= _TELLING
            continue
        pieces = _pieces(word, left)
        if not pieces:
            return False
        pieced = True
        for piece in pieces:
            left.remove(piece)
    return told and pieced and not left


def _pieces(word: str, tokens: Sequence[str]) -> tuple[str, ...]:
    """The tokens that a torn word is made of: its two halves, or one of them where the other is lost."""
    if len(word) < _WHOLE:
        return ()
    starts = [token for token in tokens if word.startswith(token)]
    ends = [token for token in tokens if word.endswith(token)]
    halves = [(start, end) for start in starts for end in ends if start + end == word]
    if halves:
        return halves[0]
    lone = [token for token in (*starts, *ends) if len(token) >= max(_PIECE, len(word) // 2)]
    return (max(lone, key=len),) if lone else ()
