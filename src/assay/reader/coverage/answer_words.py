"""The words by which a passage is known to answer a provision, from ``answer_words.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from assay.core.strict_yaml import load_yaml
from assay.reader.naming.label_words import simplified


@dataclass(frozen=True, slots=True)
class Words:
    """One idea in both kinds of writing."""

    en: re.Pattern[str]
    zh: re.Pattern[str]

    def said_in(self, text: str) -> bool:
        """Whether a text, its Chinese in simplified characters, says it."""
        return bool(self.zh.search(text) if _han(text) else self.en.search(text))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a passage must speak of, and the limbs its description must have. ``nil``: "none" answers the
    figure. ``amounts``: a passage that speaks so holds the amount."""

    about: Words
    limbs: tuple[str, ...]
    nil: bool = False
    amounts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWords:
    """All of the file."""

    limbs: dict[str, Words]
    refusal: Words
    reason: Words
    nil: Words
    provisions: dict[str, Asked]


@cache
def answer_words() -> AnswerWords:
    rows = load_yaml(Path(__file__).with_name("answer_words.yaml"))
    return AnswerWords(
        limbs={name: _words(row) for name, row in rows["limbs"].items()},
        refusal=_words(rows["refusal"]),
        reason=_words(rows["reason"]),
        nil=_words(rows["nil"]),
        provisions={
            code: Asked(_words(row), tuple(row["wants"]), row.get("nil") == "true", row.get("amounts") == "true")
            for code, row in rows["provisions"].items()
        },
    )


@lru_cache(maxsize=65536)
def searchable(text: str) -> str:
    """A text as the patterns expect it: Chinese in simplified characters, runs of space as one."""
    return simplified(" ".join(text.split()))


def _words(row: dict[str, str]) -> Words:
    return Words(re.compile(row["en"], re.IGNORECASE | re.DOTALL), re.compile(row["zh"], re.DOTALL))


@lru_cache(maxsize=8192)  # every provision asks it of the same passages
def _han(text: str) -> bool:
    """Whether most letters are Chinese."""
    han = sum("\u4e00" <= letter <= "\u9fff" for letter in text)
    return han * 3 > sum(letter.isalpha() for letter in text) - han
