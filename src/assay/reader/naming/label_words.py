"""Words of labels, brought to one form: one script, one case, one spelling, so that only their meaning differs.

Chinese is compared in Simplified characters. English words lose their plural, and spellings and synonyms that mean one
thing (``greenhouse gas`` and ``GHG``) become one word; the list of those stands in the lexicon.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from opencc import OpenCC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# A footnote mark set as text ("^{1 and 6}", "[2]", "(note 3)") or as a raised digit that is no power of a metre.
# "(a)", "(a+b)" number rows and sum them; "Note" clings to the word before it.
_MARKS = re.compile(
    r"(?<!\d)[(（]\s*[A-Za-z](?:\s*[+＋\-–,&]\s*[A-Za-z])*\s*[)）]\s*$|(?<=[a-z])Notes?\s?\d{0,2}$|"
    r"\^\{[^}]*\}|\[\d+\]|[(（]\s*(?:notes?|附?[註注])\s*\w{0,3}\s*[)）]|(?<![mM])\s?[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[*#†‡]+"
)
# What a bracket adds says no more of what is counted: "Overseas (mainly in Elmland)", 其他（包括实习生）. It
# does where it makes a place a larger one: "The PRC (including Hong Kong)".
_ADDED = re.compile(
    r"\s*[(（](?![^()（）]*(?:Hong Kong|Maca[ou]|Taiwan|香港|澳门|台湾|港澳))"
    r"\s*(?:mainly|mostly|including|e\.?g\.?|such as|i\.?e\.?|主要|包括|包含|例如)(?![a-z])[^()（）]*[)）]"
    r"|\s*[(（,，]\s*(?:(?:not|neither)\s+(?:otherwise\s+|already\s+)?(?:included|covered|accounted|reported)|未(?:被)?(?:涵蓋|涵盖|包括|包含|計入|计入|納入|纳入))"
    r"[^()（）]*(?:[)）]|$)"
    r"|[(（]\s*[A-Za-zＡ-Ｚ]\s*[类類]\s*[)）]|[(（]\s*(?:单位|單位)\s*[:：][^()（）]*[)）]"
    r"|\s[-–—]\s*exclud(?:es|ing)\s[^()]{1,40}$",
    re.IGNORECASE,
)
# "Table 3:", "Orchard's", "FY2023", "2021": of the table, whose, and when, none of them what.
_TABLE = re.compile(
    r"^\s*(?:(?:Table|Figure|Chart|Exhibit)\s*[\dIVX.\-]*|[图表]\s*[\d一二三四五六七八九十.\-]+)\s*[:：.]?\s+(?=\S)|^(?:Table|Figure|表|图)\s*[:：]\s*"
)
_WHOSE = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]+['’]s(?= [A-Z\d])")
_OF_ACRONYM = re.compile(r" of [A-Z]{3,}(?= -| –|,|$)")
_YEARS = re.compile(
    r"(?<![A-Za-z\d.,])(?:FY\s?\d{2,4}(?:\s?/\s?\d{2,4})?|(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?)(?![\d.,A-Za-z%])(?!\s*(?:年|hours?|kWh|price))"
)
# A day of the year tells when, not what: "于2025年12月31日按性别划分的雇员人数".
_DAY = re.compile(
    r"(?:于|截至|截止)?\s*(?:(?:(?:19|20)\d\d|二[零〇○].{2})\s*年度?\s*)?"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日(?:止)?(?:年度)?"
)
_TORN_FORMULA = re.compile(r"\b(co|so|no|ch|n|nh|pm) ([x\d](?:\.\d+)?)(?: ?(eq?))?\b")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_APOSTROPHE = re.compile(r"['’`](?=s\b|000)")
_POINT = re.compile(r"(?<!\d)\.|\.(?!\d)")
_PUNCTUATION = re.compile(r"[^\w\s.%‰<>≤≥+~-]|_")
_DASH = re.compile(r"(?<!\d)\s*[-~–—−－]+|[-~–—−－]+\s*(?!\d|\s)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s*[-~–—−－]+\s*(?=\d)")
HAN = "\u3400-\u9fff"
_SPACE_AT_HAN = re.compile(rf"(?<=[{HAN}])\s+|\s+(?=[{HAN}])")
_HAN_LETTER = re.compile(f"[{HAN}]")
_EAST_ASIAN = re.compile("[\u2e80-\U0010ffff]")
_WORD = re.compile(r"[a-z]+")
# Where a phrase may begin: at a word or number, or at any other character.
_STARTS = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+)*|\S")
_COUNTED = re.compile(r"[a-z0-9.<>≤≥]+")
_RUN = re.compile(r"[a-z0-9]+")
_SLUG = re.compile(rf"[a-z0-9]+|[{HAN}]+")
_MOST_KNOWN = 131_072
_AFTER = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_BEFORE = _AFTER | {"."}


@cache
def _simplifier() -> Any:
    return OpenCC("t2s")


@lru_cache(maxsize=65536)
def simplified(text: str) -> str:
    """The text in Simplified characters; other scripts stay as they are."""
    if text.isascii() or _EAST_ASIAN.search(text) is None:
        return text
    converted: str = _simplifier().convert(text)
    return converted


def _bare(text: str) -> str:
    """A label without marks, comments, and what says when, whose or which table."""
    text = _ADDED.sub(" ", _MARKS.sub(" ", text))
    text = _OF_ACRONYM.sub("", _WHOSE.sub(" ", _TABLE.sub("", text)))
    return _YEARS.sub(" ", _DAY.sub(" ", text))


@lru_cache(maxsize=65536)
def printed_words(text: str) -> str:
    """As `plain_words`, with plurals as printed."""
    text = unicodedata.normalize("NFKC", _bare(simplified(text))).casefold()
    text = _BETWEEN_DIGITS.sub("\u0001", _THOUSANDS.sub("", _APOSTROPHE.sub("", text)))
    text = _PUNCTUATION.sub(" ", _DASH.sub(" ", text.replace("\u0001", "-")))
    return " ".join(_POINT.sub(" ", text).split())


@lru_cache(maxsize=65536)
def plain_words(text: str) -> str:
    """Lower case, half width, singular, without punctuation and footnote marks. Signs of order and shares stay.

    >>> plain_words("Non-Hazardous Wastes ³ (Total)")
    'non hazardous waste total'
    >>> plain_words("30–50 years")
    '30-50 year'
    """
    text = _WORD.sub(lambda hit: _singular(hit.group()), printed_words(text))
    return _SPACE_AT_HAN.sub("", _TORN_FORMULA.sub(lambda hit: "".join(part or "" for part in hit.groups()), text))


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "gases", "xes", "ches")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


class Spelling:
    """Synonyms and spellings as the lexicon lists them: each becomes the first of its line."""

    def __init__(self, same: Mapping[str, Iterable[str]]) -> None:
        pairs = {plain_words(other): plain_words(first) for first, others in same.items() for other in others}
        self._to = pairs
        ordered = sorted(pairs, key=len, reverse=True)
        latin = "|".join(re.escape(word) for word in ordered if not has_han(word))
        han = "|".join(re.escape(word) for word in ordered if has_han(word))
        either = [rf"(?<![a-z0-9])(?:{latin})(?![a-z0-9])"] if latin else []
        starts = {word: _RUN.match(word) for word in pairs if word.isascii()}
        self._starts = frozenset(start[0] for start in starts.values() if start)
        self._signs = tuple(word for word, start in starts.items() if not start)
        self._pattern = re.compile("|".join([*either, *([han] if han else [])]) or r"(?!)")
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """The words of a label in the form in which the lexicon knows them."""
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            words = plain_words(text)
            if not words.isascii() or self._may_be_said(words):
                words = self._pattern.sub(lambda hit: self._to[hit.group()], words)
            known = self._known[text] = _SPACE_AT_HAN.sub("", words)
        return known

    def _may_be_said(self, words: str) -> bool:
        """Whether a Latin text may say one of the synonyms: one begins where a run of letters and digits does."""
        return not self._starts.isdisjoint(_RUN.findall(words)) or any(sign in words for sign in self._signs)


def has_han(text: str) -> bool:
    return not text.isascii() and _HAN_LETTER.search(text) is not None


@lru_cache(maxsize=65536)
def _finder(phrase: str) -> re.Pattern[str]:
    if has_han(phrase):
        return re.compile(re.escape(phrase))
    return re.compile(rf"(?<![a-z0-9.]){re.escape(phrase)}(?![a-z0-9]|\.\d)")


def says(text: str, phrase: str) -> bool:
    """Whether whole words of the text are the phrase; Chinese has no spaces, so any run of characters counts."""
    return phrase in text and (has_han(phrase) or _stands(text, phrase))


def _stands(text: str, phrase: str) -> bool:
    """What `_finder` would find: an expression is slow to make, and most phrases are looked for a few times only."""
    at = text.find(phrase)
    while at >= 0:
        if _bounded(text, at, len(phrase)):
            return True
        at = text.find(phrase, at + 1)
    return False


def _bounded(text: str, at: int, length: int) -> bool:
    end = at + length
    after = text[end : end + 1]
    ends = after not in _AFTER and not (after == "." and text[end + 1 : end + 2].isdecimal())
    return ends and text[at - 1 : at] not in _BEFORE


def without(text: str, phrase: str) -> str:
    """The text without the phrase."""
    if phrase not in text:
        return text
    return " ".join(_finder(phrase).sub("  ", text).split())


class Phrases:
    """A list of phrases to look for together: each is tried where the text has its first word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.ordered = tuple(sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)))

    def __bool__(self) -> bool:
        return bool(self.ordered)

    @cached_property
    def _by_start(self) -> Mapping[str, Sequence[str]]:
        filed: dict[str, list[str]] = {}
        for phrase in self.ordered:
            filed.setdefault(_start(phrase), []).append(phrase)
        return filed

    def said(self, text: str) -> bool:
        return any(self._spans(text))

    def removed(self, text: str) -> str:
        """The text without any of the phrases."""
        kept, at = [], 0
        for start, end in self._spans(text):
            kept.append(text[at:start])
            at = end
        return " ".join((" ".join((*kept, text[at:])) if kept else text).split())

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where phrases stand, from left to right, at each place the longest of them."""
        at, filed = 0, self._by_start
        if filed.keys().isdisjoint(_starts(text)):
            return
        for place in _STARTS.finditer(text):
            start = place.start()
            if start >= at:
                for phrase in filed.get(place[0], ()):
                    if text.startswith(phrase, start) and (has_han(phrase) or _bounded(text, start, len(phrase))):
                        at = start + len(phrase)
                        yield start, at
                        break

    def found(self, text: str) -> list[str]:
        """All phrases that the text says, overlapping ones too, the longest first."""
        starts = self._by_start.keys() & _starts(text)
        listed = [phrase for start in starts for phrase in self._by_start[start] if says(text, phrase)]
        return sorted(listed, key=lambda phrase: (-len(phrase), phrase))

    def longest(self, text: str) -> str:
        """The longest phrase that the text says; ``""`` for none."""
        return next(iter(self.found(text)), "")


@lru_cache(maxsize=65536)
def _starts(text: str) -> frozenset[str]:
    return frozenset(_STARTS.findall(text))


def _start(phrase: str) -> str:
    """What a phrase is filed under: its first word, or its first other character."""
    first = _STARTS.match(phrase)
    return first.group() if first else ""


def size_of(text: str) -> int:
    """How many words are left: an English word counts one, two Han characters count one."""
    return len(_COUNTED.findall(text)) + (len(_HAN_LETTER.findall(text)) + 1) // 2


def slug(text: str) -> str:
    """An identifier of printed words: ``East China`` is ``east_china``; Han characters stay."""
    return "_".join(_SLUG.findall(printed_words(text)))
