"""Age bands as reports print them, in any form, as whole years from and to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.reader.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.catalogue.dimension import Member

_YEARS = r"(?:\s*(?:year old|year of age|year|aged?|yr|岁))?"
_LEAD = r"(?:age group|aged|age|年龄|介乎|介于|年满|满)?\s*(?:between\s*)?"
# "35 to 45 (exclusive of 45)": one end of the band is not of it; that an end is of it goes without saying.
_SAVE = (
    rf"(?:\s*(?:exclusive of|excluding|exclusive|not including|不含|不包括|不包含)\s*(?:age )?(\d\d){_YEARS}"
    rf"|\s*(?:inclusive of|including|inclusive|含|包括|包含)\s*(?:age )?\d\d{_YEARS})?"
)
_RANGE = re.compile(rf"{_LEAD}(\d\d){_YEARS}\s*(?:-|to|and|至|到|~)\s*(?:below |under |<|未满)?(\d\d){_YEARS}{_SAVE}")
# "满30岁，未满50岁": the upper bound is not included; "满50岁以上": the lower one is.
_BEFORE = re.compile(rf"(?:年满|满)?(\d\d)岁?\s*(?:-|至|到|~|及|但)?\s*(?:未满|不满)(\d\d){_YEARS}")
_COMPLETED = re.compile(r"满(\d\d)(?:周?岁)?(?:及|或)?以上")
_DECADE = re.compile(rf"{_LEAD}(?:in )?(?:their |the )?([2-7]0)s(?! and| or)(?![a-z0-9])")
_UNDER = re.compile(
    rf"(?:{_LEAD}(?:under|below|less than|younger than|<|小于|低于|未满)\s*(?:the )?(?:age of )?(\d\d){_YEARS}"
    rf"|{_LEAD}(\d\d)岁(?:以下|之下)|(\d\d)(?:以下|之下))"
)
_UP_TO = re.compile(
    rf"(?:{_LEAD}(\d\d){_YEARS}\s*(?:and|or|及|或|\s)?\s*(?:under|below|less|younger|以下|之下)"
    rf"|{_LEAD}(?:≤|up to|not over|不超过)\s*(\d\d){_YEARS})"
)
_OVER = re.compile(
    rf"(?:{_LEAD}(?:over|above|older than|more than|>|大于|超过|高于)\s*(?:the )?(?:age of )?(\d\d){_YEARS}"
    rf"|{_LEAD}(\d\d)岁以上|(\d\d)以上)"
)
_FROM = re.compile(
    rf"(?:{_LEAD}(\d\d){_YEARS}\s*(?:and|or|及|或|\s)?\s*(?:above|over|older|more|以上|\+)"
    rf"|{_LEAD}(?:≥|at least|不低于|不小于)\s*(\d\d){_YEARS})"
)
_WHOLE = re.compile(r"[a-z\d]|[\u3400-\u9fff]")
_REST = re.compile(r"(?:age|aged|group|year|old|of|employee|from|岁|年龄|组别|雇员|人员|group)*")
_OF_AGE = re.compile(r"(?<![a-z])(?:aged?|year old)(?![a-z])|岁")


# "三十至五十歲", "六十岁以上": tens, and ones behind them.
_HAN_AGE = re.compile(r"(?P<tens>[二三四五六七八])十(?P<ones>[一二三四五六七八九])?(?=岁|周岁|至|到|以|或|及|-|~|$)")
_HAN_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Band:
    """``lower`` and ``upper`` in whole years, both included; an open end is ``None``. ``slug`` is its written form."""

    lower: int | None
    upper: int | None
    slug: str


@remembered
def band_in(words: str, *, alone: bool) -> tuple[Band, str] | None:
    """The band that a label names, and the words that are left of it.

    ``alone`` asks that nothing else be said: without a word of age beside them, two numbers are no ages.
    """
    words = _HAN_AGE.sub(_in_digits, words)
    for pattern, make in _FORMS:
        hit = pattern.search(words)
        if hit is None:
            continue
        numbers = [int(group) for group in hit.groups() if group]
        band = make(numbers)
        if band is None:
            continue
        rest = (words[: hit.start()] + " " + words[hit.end() :]).strip()
        if alone and not _OF_AGE.search(hit.group()) and not _REST.fullmatch(rest.replace(" ", "")):
            continue
        return band, rest
    return None


def _in_digits(age: re.Match[str]) -> str:
    return f"{_HAN_DIGITS.index(age['tens'])}{_HAN_DIGITS.index(age['ones'] or '零')}"


def _range(numbers: list[int]) -> Band | None:
    lower, upper, *save = numbers
    upper, lower = upper - (upper in save), lower + (lower in save)
    return Band(lower, upper, f"{lower}_to_{upper}") if 14 <= lower < upper <= 99 else None


def _before(numbers: list[int]) -> Band | None:
    return _range([numbers[0], numbers[1] - 1])


def _decade(numbers: list[int]) -> Band | None:
    return _range([numbers[0], numbers[0] + 9])


def _under(numbers: list[int]) -> Band | None:
    return Band(None, numbers[0] - 1, f"under_{numbers[0]}") if 16 <= numbers[0] <= 80 else None


def _up_to(numbers: list[int]) -> Band | None:
    return Band(None, numbers[0], f"{numbers[0]}_and_below") if 16 <= numbers[0] <= 80 else None


def _over(numbers: list[int]) -> Band | None:
    return Band(numbers[0] + 1, None, f"over_{numbers[0]}") if 16 <= numbers[0] <= 80 else None


def _from(numbers: list[int]) -> Band | None:
    return Band(numbers[0], None, f"{numbers[0]}_and_above") if 16 <= numbers[0] <= 80 else None


_FORMS = (
    (_BEFORE, _before),
    (_RANGE, _range),
    (_DECADE, _decade),
    (_UNDER, _under),
    (_COMPLETED, _from),
    (_OVER, _over),
    (_UP_TO, _up_to),
    (_FROM, _from),
)


def member_of(band: Band, members: Mapping[str, Member]) -> str:
    """The member of that name, else one of the same bounds, else the band's own name."""
    if band.slug in members:
        return band.slug
    same = [m.id for m in members.values() if (m.lower, m.upper) == (band.lower, band.upper)]
    return same[0] if same else band.slug
