"""What is told of a provision: the passages on its subject, and of each the sentence that answers best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.reader.coverage.answer_words import answer_words, searchable
from assay.reader.coverage.spoken import OnSubject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.block import Passage
    from assay.reader.coverage.answer_words import Asked, Searchable
    from assay.reader.coverage.spoken import Sentence, Spoken, SpokenPassages

_NOTHING_SAID = OnSubject((), {}, frozenset())
# The last headings of a path say what a passage is about; those further out are parts of the report.
_NEAR_HEADINGS = 2
_BEST, _OWN_HEADING = 4, 2
# Limbs that tell of something done; that laws are kept is none of them.
_DOING = frozenset({"steps", "how", "target"})


@dataclass(frozen=True, slots=True)
class Told:
    """A passage on a provision's subject: the limbs of a description it has, and the sentence that says most, where it
    is known. ``direct``: that sentence answers the provision itself, whether or not it has a limb."""

    passage: Passage
    limbs: frozenset[str]
    sentence: str = ""
    direct: bool = False


def told_of(spoken: SpokenPassages, code: str) -> tuple[Told, ...]:
    """The passages on a provision's subject that say something, the best answer first."""
    words = answer_words()
    asked = words.provisions.get(code)
    own = _under_own_code(spoken, code, asked)
    if asked is None:
        return own
    subject = spoken.on_subject[code]
    found: list[tuple[int, Told]] = []
    for each in subject.passages:
        if not each.describes:
            continue
        named, headed = subject.named.get(each, ()), each in subject.headed
        if each.passage.kind == "note" and not named:
            continue
        # Below a heading on the subject all of a passage speaks of it; elsewhere only the sentences that name it.
        place = place_of(each.passage, asked)
        whole = headed or (code.endswith(".GD") and place > 0)
        text = searchable(each.passage.text if whole else " ".join(sentence.text for sentence in named))
        limbs = frozenset(name for name in asked.limbs if words.limbs[name].said_in(text))
        weight, sentence = _best(each.sentences if headed else named, asked)
        weight += len(limbs) + place + (headed and bool(limbs))
        direct = (asked.best or asked.about).said_in(searchable(sentence))
        found.append((weight, Told(each.passage, limbs, sentence, direct)))
    elsewhere = [told for _, told in sorted(found, key=lambda pair: -pair[0])]
    listed = {told.passage for told in own}
    return (*own, *(told for told in elsewhere if told.passage not in listed))


def complete(code: str, told: Sequence[Told]) -> bool:
    """Whether the passages together have every limb that is asked for."""
    asked = answer_words().provisions.get(code)
    limbs = {limb for each in told for limb in each.limbs}
    return bool(told) and (asked is None or set(asked.limbs) <= limbs)


def on_subject(spoken: SpokenPassages, code: str) -> Iterator[tuple[Spoken, Sentence]]:
    """The sentences that name a provision's subject, in reading order."""
    subject = spoken.on_subject.get(code, _NOTHING_SAID)
    return ((each, sentence) for each, named in subject.named.items() for sentence in named)


def _under_own_code(spoken: SpokenPassages, code: str, asked: Asked | None) -> tuple[Told, ...]:
    """What stands under a heading with the provision's own code: it answers it, in whatever words. Only a general
    disclosure has further parts, a policy and the keeping of laws, that are looked for in it."""
    limbs = asked.limbs if asked is not None else ()
    found: list[Told] = []
    for each in spoken.coded.get(code, ()):
        text = searchable(each.passage.text)
        general = code.endswith(".GD")
        met = [name for name in limbs if not general or answer_words().limbs[name].said_in(text)]
        sentence = _best(each.sentences, asked)[1] if asked is not None else each.sentences[0].text
        found.append(Told(each.passage, frozenset(met), sentence, direct=True))
    return tuple(sorted(found, key=lambda told: len(told.limbs), reverse=True))


def _best(said: Sequence[Sentence], asked: Asked) -> tuple[int, str]:
    """The sentence that answers most, the first of equals, and its weight."""
    weighed = [(weight_of(sentence.searched, asked), sentence.text) for sentence in said]
    return max(weighed, key=lambda pair: pair[0], default=(0, ""))


def weight_of(text: Searchable, asked: Asked) -> int:
    """How well a sentence answers: by its subject, the limbs it has, the issuer's own doing, an amount asked for."""
    words = answer_words()
    weight = 2 * asked.about.said_in(text) + sum(words.limbs[name].said_in(text) for name in asked.limbs)
    own = words.own.said_in(text)
    if asked.best is not None and asked.best.said_in(text):
        weight += _BEST
    if asked.figure is not None and asked.figure.said_in(text):
        weight += 1
    lawful = not _DOING.isdisjoint(asked.limbs) and words.lawful.said_in(text)
    return weight + own - 2 * lawful - words.hedge.said_in(text) - 2 * (not own and words.general.said_in(text))


def place_of(passage: Passage, asked: Asked) -> int:
    """What the headings above a passage add: those of the provision's aspect, against those of another."""
    if asked.section is None:
        return 0
    heads = [searchable(text) for text in passage.headings[-_NEAR_HEADINGS:]]
    if any(asked.section.headings.said_in(head) for head in heads):
        return _OWN_HEADING
    others = (other for other in answer_words().sections if other.kin not in (asked.section.kin, "MDR"))
    return -_OWN_HEADING if any(other.headings.said_in(head) for other in others for head in heads[-1:]) else 0
