"""The year that a sentence gives a figure: named beside it, before it, or the one reported on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.decision import How, decision
from assay.reader.figures.prose_words import SEPARATOR
from assay.reader.figures.years import years_in

if TYPE_CHECKING:
    from assay.reader.decision import Decision

_THIS = re.compile(
    r"reporting (?:period|year)|during the year|(?<!\w)this year|報告期|报告期|匯報期|汇报期|年內|年内|本年|報告年度",
    re.IGNORECASE,
)
_THREE_YEARS = re.compile(
    r"(?:past|last|previous|each of the(?: past)?)\s+(?:three|3)\s+(?:consecutive\s+)?(?:financial\s+"
    r"|reporting\s+|fiscal\s+)?years|past three consecutive years"
    r"|過去三(?:個)?(?:財政)?年|过去三(?:个)?(?:财政)?年|近三年|最近三年"
    r"|連續三年|连续三年",
    re.IGNORECASE,
)
_NOT_OF = re.compile(
    r"\b(?:since|ever since)\b[^,.;]{0,60}$"
    r"|(?:\b(?:establish|found|incorporat|list|acquir|built|commenc)\w*"
    r"|\b(?:set up|since|from|than|with|to|against|until|compared to|vs\.?|base year)"
    r"|(?:成立|創立|上市|自|從|从|較|较|比|基準)\w*)\s*"
    r"(?:in\s+|the\s+|that\s+in\s+|that\s+of\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SaidPeriod:
    """The years a sentence speaks of and how that was told."""

    years: tuple[int, ...]
    note: Decision | None


# Words that set another figure, of another year, beside the first: "74 tonnes after 71 tonnes in 2024".
_COMPARES = re.compile(
    r"\b(?:after|against|versus|vs\.?|(?:up|down) from|compared (?:with|to)"
    r"|(?<!more )(?<!less )(?<!fewer )than)\s+(?:\w+\s+){0,3}?\W?\d",
    re.IGNORECASE,
)


def period_of(sentence: str, at: int, this_year: int | None, *, carried: SaidPeriod | None = None) -> SaidPeriod:
    """The year of a figure at a place of a sentence: the year named nearest before it, else after it, else the period
    reported on. ``carried`` is what the sentence before it spoke of."""
    if _THREE_YEARS.search(sentence) and this_year is not None:
        return SaidPeriod((this_year, this_year - 1, this_year - 2), decision(How.YEAR_THREE))
    named = [
        found
        for found in years_in(sentence)
        if not _of_another(sentence, found.start, found.end, at) and not _in_a_name(sentence, found.start, found.end)
    ]
    before = [found for found in named if found.end <= at]
    after = [
        found
        for found in named
        if found.start >= at
        and not _inside(sentence, found.start)
        and not _COMPARES.search(sentence[at : found.start])
        and re.search(
            r"(?:in|of|for|during|at|by|before|until|於|于|在)\s*(?:the\s+)?(?:end\s+of\s+)?(?:\w+\s+)?$",
            sentence[: found.start],
            re.IGNORECASE,
        )
    ]
    if this_year is not None:
        ahead = [found.year for found in named if found.start >= at and found.year > this_year]
        if ahead and _AIMED.search(sentence) and _BY_THEN.search(sentence[at:]):
            return SaidPeriod((ahead[0],), decision(How.YEAR_SAID, year=ahead[0]))
    if len(before) > 1 and _EACH.search(sentence[before[-1].end : at]):
        years = [found.year for found in before]
        joined = all(_AND.fullmatch(sentence[one.end : other.start]) for one, other in pairwise(before))
        if joined:
            return SaidPeriod(tuple(years), decision(How.YEAR_SAID, year=years[0]))
    outside = [found for found in before if not _inside(sentence, found.start)]
    if outside and _NOW.search(sentence[outside[-1].end : at]):
        # "We began in 2017 and have more than 65": of today.
        outside = []
    this = [match.end() for match in _THIS.finditer(sentence[:at])]
    if outside and (not this or outside[-1].start > this[-1]):
        return SaidPeriod((outside[-1].year,), decision(How.YEAR_SAID, year=outside[-1].year))
    if this and this_year is not None:
        return SaidPeriod((this_year,), decision(How.YEAR_PERIOD))
    if after:
        return SaidPeriod((after[0].year,), decision(How.YEAR_SAID, year=after[0].year))
    if carried is not None and carried.years and not _STANDING.search(_clause_around(sentence, at)):
        return carried
    if sentence.rstrip().endswith(("?", "？")):
        return SaidPeriod((), None)
    if this_year is None or _NO_FACT.search(_clause_around(sentence, at)):
        return SaidPeriod((), None)
    return SaidPeriod((this_year,), decision(How.YEAR_UNSAID))


# "由2030年度的9噸減至7噸", "相較於2030年度的收入9元": the year of the next figure and of no other.
_SETS_OUT = re.compile(r"(?:由|從|从|較於|较于|[較较]|比)\s*$")
_TURNED = re.compile(r"\d|[增減减升降漲涨跌長长起]|以[來来]")


def _of_another(text: str, start: int, end: int, at: int) -> bool:
    """Whether a year is of another figure than the one at ``at``, or of none."""
    if _SETS_OUT.search(text[:start]):
        return at < end or _TURNED.search(text[end:at]) is not None
    return _NOT_OF.search(text[:start]) is not None


_NOW = re.compile(
    r"(?:\band|\bbut|,)\s+(?:we\s+|it\s+|they\s+)?(?:now|today|currently|have|has|are|is)\b(?!\s+(?:been|\w+ed)\b)|目前|現有|现有|現時",
    re.IGNORECASE,
)
# What is owned or runs is of today, whenever it began.
_STANDING = re.compile(r"目前|現有|现有|現時|现时|擁有|拥有")
# One figure for several years: "於2024年及2023年均為0元", "in both 2024 and 2023".
_EACH = re.compile(r"均|\b(?:both|each)\b", re.IGNORECASE)
_AND = re.compile(
    r"(?:年度?|[\s,，、及和與与]|\band\b|\d{1,2}\s+\w+|\w+\s+\d{1,2},?|[\d一二三四五六七八九十]{1,3}[月日])*"
)
_NAME_BEFORE_YEAR = re.compile(
    r"(?:\b(?:Strategy|Agenda|Vision|Plan|Programme|Program|Roadmap|Mission|Target|Targets|Goals?|Ambition|Initiative|Expo"
    r"|COP|Horizon|Report|Standards?|Awards?)|[“\"'‘]|\+)\s*$"
)
_NAME_AFTER_YEAR = re.compile(
    r"\s*(?:[-–]\s*)?(?:targets?|goals?|pledges?|ambitions?|commitments?|Agenda|Strategy|strategy|roadmap|Vision|Plan|Form|Annual"
    r"|Sustainability|Integrated|CDP|Report|levels?\b(?!\s+of\b)|base\s?(?:line|\s?year)|[A-Z][A-Za-z]+\s+[A-Z][a-z]+)\b"
)
_HAN_NAME_AFTER_YEAR = re.compile(
    r"年(?:度)?[^，。；、,\d]{0,14}?(?:計劃|计划|激勵|激励|報告|报告|股東大會|股东大会|股東會|股东会|發行|发行|辦法|办法|規劃|规划|議案|议案|條例|条例|指引)"
)
_AIMED = re.compile(
    r"\b(?:targets?|aims?|goals?|plans?|commit\w*|ambitions?|to be|will|intend\w*|strive\w*|pledge\w*)\b"
    r"|目標|目标|計劃|计划|將|将",
    re.IGNORECASE,
)
_BY_THEN = re.compile(
    r"\b(?:by|until|before|no later than)\s+(?:the\s+)?(?:end\s+of\s+)?(?:\w+\s+)?(?:FY\s*)?(?:20)?\d\d\b"
    r"|20\d\d年(?:底|末|前|之前|或之前)",
    re.IGNORECASE,
)
# What is a rule, a possibility or yet to come is of no year that has been.
_NO_FACT = re.compile(
    r"\b(?:would|could|can(?!\s+(?:be\s+(?:found|seen|read)|easily))|may|might|shall|must|should|if|until|will|expect(?:s|ed)?\s+to|plans?\s+to|intends?"
    r"|aims?\s+(?:to|for)|targets? of|goals? of"
    r"|proposed?|forecasts?|entitled|required?|requires|at least once|in the future|not exceed|limit(?:s|ed)?\s+to)\b"
    r"|或以上|或以下|以上的|以下的|若|假設|假设|應當|应当|應不|应不|須不|须不|不應|不应|須於|须于|不得|規定|规定|預計|预计|將會|将会|計劃|计划|擬|拟",
    re.IGNORECASE,
)


def is_ahead(sentence: str, at: int) -> bool:
    """Whether a figure is said to be aimed at or expected, and not to have been."""
    return bool(_AIMED.search(sentence) or _NO_FACT.search(_clause_around(sentence, at)))


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a year is part of a name: "Strategy 2025", "the 2030 targets", "the 2021 Film Awards"."""
    if text[end : end + 1] == "年" and _HAN_NAME_AFTER_YEAR.match(text[end:]):
        return True
    return bool(_NAME_BEFORE_YEAR.search(text[:start]) or _NAME_AFTER_YEAR.match(text[end:]))


def _clause_around(text: str, at: int) -> str:
    """The words between the separators to both sides of a figure."""
    starts = [match.end() for match in SEPARATOR.finditer(text[:at])]
    stop = SEPARATOR.search(text, at)
    return text[starts[-1] if starts else 0 : stop.start() if stop else len(text)]


def _inside(text: str, at: int) -> bool:
    return max(text.rfind("(", 0, at), text.rfind("（", 0, at)) > max(text.rfind(")", 0, at), text.rfind("）", 0, at))
