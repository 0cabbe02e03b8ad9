"""The words by which a passage is known to answer a provision, from ``answer_words.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assay.core.strict_yaml import load_yaml
from assay.reader.naming.label_words import simplified

if TYPE_CHECKING:
    from collections.abc import Mapping

_CAPITALS = re.compile(r"\\.|[A-Z]+")


class Searchable(NamedTuple):
    """A text as the patterns expect it: Chinese in simplified characters, English in small letters, runs of space as
    one; and whether most of it is Chinese."""

    text: str
    han: bool


@dataclass(frozen=True, slots=True)
class Words:
    """One idea in both kinds of writing."""

    en: re.Pattern[str]
    zh: re.Pattern[str]

    def said_in(self, text: Searchable) -> bool:
        """Whether a text says it."""
        return (self.zh if text.han else self.en).search(text.text) is not None


@dataclass(frozen=True, slots=True)
class Section:
    """The headings below which an aspect is told. Aspects of one ``kin`` are told below each other's."""

    headings: Words
    kin: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a passage must speak of, and the limbs its description must have. ``nil``: "none" answers the
    figure. ``amounts``: a passage that speaks so holds the amount. ``whole``: a sentence that says so gives the
    split. ``best``: a sentence that says so answers the provision itself. ``figure``: how its amount is printed in a
    sentence. ``section``: the aspect that it belongs to."""

    about: Words
    limbs: tuple[str, ...]
    nil: bool = False
    amounts: bool = False
    whole: Words | None = None
    best: Words | None = None
    figure: Words | None = None
    section: Section | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWords:
    """All of the file."""

    limbs: dict[str, Words]
    refusal: Words
    reason: Words
    nil: Words
    qualified: Words
    own: Words
    hedge: Words
    general: Words
    lawful: Words
    listing: Words
    declined: Words
    intensity: Words
    sections: tuple[Section, ...]
    provisions: dict[str, Asked]


@cache
def answer_words() -> AnswerWords:
    rows = load_yaml(Path(__file__).with_name("answer_words.yaml"))
    figures = {name: _words(row) for name, row in rows["figures"].items()}
    sections = {code: Section(_words(row), row["kin"]) for code, row in rows["aspects"].items()}
    return AnswerWords(
        limbs={name: _words(row) for name, row in rows["limbs"].items()},
        refusal=_words(rows["refusal"]),
        reason=_words(rows["reason"]),
        nil=_words(rows["nil"]),
        qualified=_words(rows["qualified"]),
        own=_words(rows["own"]),
        lawful=_words(rows["lawful"]),
        listing=_words(rows["listing"]),
        declined=_words(rows["declined"]),
        hedge=_words(rows["hedge"]),
        general=_words(rows["general"]),
        intensity=_words(rows["intensity"]),
        sections=tuple(sections.values()),
        provisions={
            code: _asked(row, figures, sections.get(code) or sections.get(_aspect(code)))
            for code, row in rows["provisions"].items()
        },
    )


def _aspect(code: str) -> str:
    """The aspect of a provision: A1 for A1.2, D for D28(a)."""
    return "D" if code.startswith("D") else code.partition(".")[0]


def _asked(row: dict[str, Any], figures: Mapping[str, Words], section: Section | None) -> Asked:
    return Asked(
        about=_words(row),
        limbs=tuple(row["wants"]),
        nil=row.get("nil") == "true",
        amounts=row.get("amounts") == "true",
        whole=_words(row["whole"]) if "whole" in row else None,
        best=_words(row["best"]) if "best" in row else None,
        figure=figures[row["figure"]] if "figure" in row else None,
        section=section,
    )


@lru_cache(maxsize=65536)
def searchable(text: str) -> Searchable:
    """A text, ready to be searched."""
    text = simplified(" ".join(text.split())).lower()
    return Searchable(text, _han(text))


def _words(row: dict[str, str]) -> Words:
    return Words(re.compile(_small(row["en"]), re.DOTALL), re.compile(_small(row["zh"]), re.DOTALL))


def _small(pattern: str) -> str:
    """The pattern for text in small letters, which is found several times as fast as text in letters of any case."""
    return _CAPITALS.sub(lambda hit: hit[0] if hit[0].startswith("\\") else hit[0].lower(), pattern)


def _han(text: str) -> bool:
    """Whether most letters are Chinese."""
    if text.isascii():
        return False
    han = sum("\u4e00" <= letter <= "\u9fff" for letter in text)
    return han * 3 > sum(letter.isalpha() for letter in text) - han
