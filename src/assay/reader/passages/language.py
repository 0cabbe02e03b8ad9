"""The language of a document and the fiscal year it reports on, told from its own words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

import opencc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.core.languages import Language

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z]+")
_SAMPLE = 200_000

_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_DAY}\s+{_MONTH}|{_MONTH}\s+{_DAY})\s*,?\s*(?P<y>20\d\d)"
_ENDED = re.compile(rf"(?:years?|period|months)\s+(?:then\s+)?end(?:ed|ing)\s+(?:on\s+)?{_DATE}", re.IGNORECASE)
_FROM_TO = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)\s*,?\s*(?:20\d\d)?\s*(?:to|through|until|[-–—])\s*{_DATE}",
    re.IGNORECASE,
)
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_DATE = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}年")
_ZH_ENDED = re.compile(r"截至\s*(20\d\d)\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月[^。；]{0,8}?日?\s*止")
_ZH_FROM_TO = re.compile(
    r"20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:至|到|起至|—|–|-|~|～)+\s*(20\d\d)\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
)
_TITLE = re.compile(
    r"(?<!\d)(20\d\d)(?:\s*[/／\-–]\s*(20\d\d|\d\d))?\s*(?:annual\s+)?"
    r"(?:ESG|environmental|sustainability|CSR|corporate social|climate\s+(?:action|report|transition|disclosure)|"
    r"(?:annual|interim|integrated|half[- ]year(?:ly)?)\s+report|report\b|"
    r"社會責任|社会责任|環境|环境|可持續|可持续|企業社會|年?度?\s*(?:環境|环境|可持續|可持续|ESG)|"
    r"年?\s*(?:年度|半年度?|中期|全年)\s*(?:業績|业绩)?\s*(?:報告|报告))"
    r"|(?:ESG|governance|sustainability|responsibility|annual|interim|integrated|half[- ]year(?:ly)?)\s+report"
    r"\s*(?:for\s+)?(?:FY)?\s*(20\d\d)(?:\s*[/／\-–]\s*(20\d\d|\d\d))?(?!\d)",
    re.IGNORECASE,
)
_FISCAL = re.compile(r"\bFY\s?(20\d\d|\d\d)(?:\s*/\s*(\d\d|20\d\d))?(?!\d)", re.IGNORECASE)
_LONE = re.compile(r"(?<![\d.,/])(20\d\d)(?![\d.,])")


@cache
def _converter(way: str) -> Any:
    """Loaded where there is something to convert: it takes longer than to read a page."""
    return opencc.OpenCC(way)


def language_of(text: str) -> Language:
    """Chinese where Han characters are a fair share of the words; Traditional where more of them would change on
    the way to Simplified than the other way round."""
    sample = text[:_SAMPLE]
    han = "".join(_HAN.findall(sample))
    words = len(_LATIN.findall(sample))
    if len(han) <= 2 * words * 0.35 or not han:
        return "en"
    changed = sum(a != b for a, b in zip(han, _converter("t2s").convert(han), strict=False))
    back = sum(a != b for a, b in zip(han, _converter("s2t").convert(han), strict=False))
    return "zh-Hant" if changed >= back else "zh-Hans"


def fiscal_year_of(text: str, title: str = "") -> int | None:
    """The fiscal year a report is about: the year in which it ends, as companies name it.

    Sentences on the period count most, then a title, then "FY2023"; ``None`` where nothing says it.
    """
    text = _HAN_DATE.sub(lambda found: found[0].translate(_HAN_DIGITS), text)
    votes: Counter[int] = Counter()
    for weight, year in _votes(text, title):
        votes[year] += weight
    if not votes:
        years = Counter(int(year) for year in _LONE.findall(text))
        common = years.most_common(1)
        return common[0][0] if common and common[0][1] >= 3 else None
    return max(votes, key=lambda year: (votes[year], year))


def _votes(text: str, title: str) -> Iterator[tuple[int, int]]:
    # The first sentences on a period are the report's own; later ones may be about years before.
    for pattern in (_ENDED, _FROM_TO):
        for place, found in enumerate(pattern.finditer(text)):
            if place >= 12:
                break
            yield max(6 - place, 1), int(found["y"])
    for pattern in (_ZH_ENDED, _ZH_FROM_TO):
        for place, found in enumerate(pattern.finditer(text)):
            if place >= 12:
                break
            yield max(6 - place, 1), int(found[1])
    for weight, where in ((6, title), (4, text[:3000]), (1, text)):
        for place, found in enumerate(_TITLE.finditer(where)):
            if place >= 5:
                break
            if not _is_goal(where, found):
                yield weight, _later(found[1] or found[3], found[2] or found[4])
    for place, found in enumerate(each for each in _FISCAL.finditer(text) if not _is_goal(text, each)):
        if place >= 20:
            break
        yield 1, _later(found[1], found[2])


_TOWARDS = re.compile(
    r"\b(?:by|until|before|from|since|to|against|than|baseline|base year)\s+"
    r"(?:the\s+)?(?:end\s+of\s+)?(?:an?\s+)?$",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\s*(?:\w+\s+){0,2}(?:goals?|targets?|commitments?|ambitions?|base\s?line|base\s?year|levels)\b", re.IGNORECASE
)


def _is_goal(text: str, found: re.Match[str]) -> bool:
    """Whether a year is one that the report looks ahead to or counts from: "by FY30", "2030 climate goals"."""
    return bool(_TOWARDS.search(text[max(0, found.start() - 24) : found.start()]) or _GOAL.match(text[found.end() :]))


def _later(first: str, second: str | None) -> int:
    """ "2022/23" is named after the year it ends in."""
    year = int(first) if len(first) == 4 else 2000 + int(first)
    if not second:
        return year
    other = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
    return other if other - year == 1 else year
