"""The passages of a document with what each provision needs of them, gathered once for all provisions."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.reader.audit.words import sentences
from assay.reader.block import Passage
from assay.reader.coverage.answer_words import answer_words, searchable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.reader.block import Block
    from assay.reader.coverage.answer_words import Searchable

# A line this short is a heading or a caption, and describes nothing.
_SHORTEST_LATIN, _SHORTEST_HAN = 40, 14


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as printed, and as it is searched."""

    text: str
    searched: Searchable


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A passage that is no heading; ``describes``: it is long enough to describe something."""

    passage: Passage
    sentences: tuple[Sentence, ...]
    describes: bool


@dataclass(frozen=True, slots=True)
class OnSubject:
    """The passages on a provision's subject, in reading order: those with sentences that name it, and those that stand
    below a heading that does."""

    passages: tuple[Spoken, ...]
    named: Mapping[Spoken, tuple[Sentence, ...]]
    headed: frozenset[Spoken]


@dataclass(frozen=True, slots=True)
class SpokenPassages:
    """All passages of a document; ``coded`` by the codes of provisions that stand in their headings."""

    on_subject: Mapping[str, OnSubject]
    coded: Mapping[str, tuple[Spoken, ...]]


def spoken_passages(blocks: Iterable[Block], codes: Sequence[str]) -> SpokenPassages:
    """What is said, by the provisions of which something is asked in words."""
    passages = tuple(_spoken(block) for block in blocks if isinstance(block, Passage) and block.kind != "heading")
    asked = answer_words().provisions
    return SpokenPassages(
        {code: _on_subject(passages, code) for code in codes if code in asked}, _coded(passages, codes)
    )


def _spoken(passage: Passage) -> Spoken:
    said = tuple(Sentence(text, searchable(text)) for text in sentences(passage.text))
    return Spoken(passage, said, _describes(passage.text))


def _describes(text: str) -> bool:
    if len(text) >= _SHORTEST_LATIN:
        return True
    han = sum("\u4e00" <= letter <= "\u9fff" for letter in text)
    return len(text) >= _SHORTEST_HAN and han > len(text) / 3


def _on_subject(passages: Iterable[Spoken], code: str) -> OnSubject:
    about = answer_words().provisions[code].about
    heads: dict[tuple[str, ...], bool] = {}
    found: list[Spoken] = []
    named: dict[Spoken, tuple[Sentence, ...]] = {}
    headed: set[Spoken] = set()
    for spoken in passages:
        head = spoken.passage.headings[-1:]
        if head not in heads:
            heads[head] = any(about.said_in(searchable(text)) for text in head)
        naming = tuple(sentence for sentence in spoken.sentences if about.said_in(sentence.searched))
        if heads[head]:
            headed.add(spoken)
        if naming:
            named[spoken] = naming
        if naming or heads[head]:
            found.append(spoken)
    return OnSubject(tuple(found), named, frozenset(headed))


def _coded(passages: Iterable[Spoken], codes: Sequence[str]) -> Mapping[str, tuple[Spoken, ...]]:
    # A general disclosure stands below the name of its aspect: "B1: Employment".
    patterns = {
        code: re.compile(rf"(?<![A-Za-z\d.]){re.escape(code.removesuffix('.GD'))}(?![A-Za-z\d(]|\.\d)", re.IGNORECASE)
        for code in codes
    }
    codes_of: dict[str, frozenset[str]] = {}
    found: dict[str, list[Spoken]] = defaultdict(list)
    for spoken in passages:
        if spoken.passage.kind == "note" or not spoken.describes:
            continue
        for head in spoken.passage.headings:
            if head not in codes_of:
                codes_of[head] = frozenset(code for code, pattern in patterns.items() if pattern.search(head))
        for code in {code for head in spoken.passage.headings for code in codes_of[head]}:
            found[code].append(spoken)
    return {code: tuple(listed) for code, listed in found.items()}
