"""Years as reports print them, in headings of columns, captions and sentences.

A fiscal year is named after the calendar year it ends in: "2022/23" and "year ended 31 March 2023" are 2023.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assay.reader.figures.cell_values import plain_width
from assay.reader.remembered import remembered

_FIRST, _LAST = 1990, 2070
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_Y = r"(?:19[9]\d|20[0-6]\d)"

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"

# The longer forms first: each gives the year a span ends in.
_SPAN = re.compile(
    rf"(?<![\d.,])(?:FY|fiscal year\s*|FYE\s*)?(?P<from>{_Y})\s*(?:年\s*)?[/／\-–—至]\s*(?P<to>{_Y}|\d\d)(?!\d|[.,]\d"
    rf"|\s*[-–/]\s*\d)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?<![A-Za-z\d])[FC]Y\s*'?(?P<short>\d\d)(?:\s*[/\-–]\s*(?P<to>\d\d))?(?!\d)", re.IGNORECASE)
_DATE = re.compile(
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS},?\s+(?P<y1>{_Y})"
    rf"|{_MONTHS}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s*,\s*(?P<y2>{_Y})"
    rf"|(?P<y3>{_Y})\s*年\s*{_N}\s*月(?:\s*{_N}\s*日)?"
    rf"|(?P<y4>{_Y})[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)"
    rf"|(?<!\d)\d{{1,2}}[-/.]\d{{1,2}}[-/.]\s?(?P<y5>{_Y})"
    rf"|(?<![\d/.-])(?P<y6>{_Y})/(?:0?[1-9]|1[0-2])(?![\d/.-])",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"(?<![\d.A-Za-z\-/])(?<!\d,)(?:[FC]Y\s*|(?:fiscal|calendar) year\s*)?(?P<year>{_Y})(?P<mark>\d)?(?!\d|,\d|\.\d"
    rf"|[A-Za-z/])",
    re.IGNORECASE,
)
# Every way to print a year but "this year" has two digits that follow each other.
_NUMBER = re.compile(r"\d\d|民")
# Years of the Republic, counted from 1912: 民國112年, 113年度, 113.12.31. A bare number only with a day or 年度.
_ROC = re.compile(
    r"民\s?[國国]\s?(?P<named>1?\d{2}|[一二三四五六七八九○〇零百]{2,4})\s?年"
    r"(?:度|\s?[\d一二三四五六七八九十]{1,3}\s?月(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?)?"
    r"|(?<![\d.,/年-])(?P<bare>1[0-2]\d)(?:\s?年度|[./]\s?\d{1,2}[./]\s?\d{1,2}(?![\d.])|\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)"
)
# Alone in a cell a year of the Republic needs no name; in a sentence it is so many years.
_ROC_ALONE = re.compile(r"^\W*(?P<bare>1[01]\d)\s?年度?(?=[底末]?\W*(?:[(（][^()（）]{1,24}[)）])?\W*$)")
_ROC_NAMED = re.compile(r"民\s?[國国]")
# Behind the first of them the others do without the name: 民國一一三年及一一二年.
_ROC_ALSO = re.compile(
    r"(?<![一二三四五六七八九○〇零百\d])(?P<named>一[○〇零一二][○〇零一二三四五六七八九]|1[0-2]\d)\s?年(?:度|\s?[\d一二三四五六七八九十]{1,3}\s?月"
    r"(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?)?"
)
_REPUBLIC = 1911
_ROC_LAST = 160
_LONGEST_LINE = 120
_NEAR = 8
_FEW_WORDS = 8
_YEAR_PREFIX = re.compile(
    r"\bFY\b|CO2|\d{1,2}\s+(?:June|December|March|September)|(?:June|December|March|September)\s+\d{1,2}\b"
)
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_HAN_YEAR = re.compile(
    r"二[〇零○][〇零○一二三四五六][〇零○一二三四五六七八九](?=年|[財财](?:年|政年)|[/／至\-–])|二[〇零○][〇零○一二三四五六][〇零○一二三四五六七八九]$"
)
_HAN_SPAN_TAIL = re.compile(
    r"(?<=[/／至\-–])(?:二[〇零○])?[〇零○一二三四五六][〇零○一二三四五六七八九](?=年|[財财](?:年|政年))"
)

_THIS = re.compile(
    r"\b(?:current|this|reporting)\s+(?:reporting\s+|financial\s+|fiscal\s+)?(?:year|period)\b|\bduring the year\b"
    r"|本(?:報告|报告)?(?:年度|年|期)|(?:報告|报告|匯報|汇报|彙報)(?:期間|期间|期內|期内|期|年度)|年內|年内",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(
    r"\b(?:previous|prior|last|preceding)\s+(?:reporting\s+|financial\s+|fiscal\s+)?(?:year|period)\b"
    r"|上(?:一)?(?:個|个)?(?:報告|报告|財政|财政)?(?:年度|年|期)|去年|前一年",
    re.IGNORECASE,
)
_TARGET = re.compile(r"\btargets?\b|\bgoals?\b|目標|目标", re.IGNORECASE)
_CHANGE = re.compile(
    r"\bchanges?\b|\bvariance\b|\by-?o-?y\b|year[- ]on[- ]year|year[- ]over[- ]year|increase\s*/|\bgrowth\b"
    r"|(?:變動|变动|變化|变化)(?![前後后])|同比|增減|增减|增幅|升幅|[變变降跌]幅|按年",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class YearFound:
    """A year and where its words stand. ``mark`` is the mark of a note that was glued to it."""

    year: int
    start: int
    end: int
    mark: str = ""
    date: bool = False
    relative: bool = False


@remembered
def years_in(text: str, this_year: int | None = None) -> tuple[YearFound, ...]:
    """Every year that a text names, in the order of its words; "this year" too where ``this_year`` is known.

    >>> [found.year for found in years_in("FY2022/23 and 2021年度")]
    [2023, 2021]
    """
    plain = _han_years(plain_width(text))
    if _NUMBER.search(plain) is None and (this_year is None or not (_LAST_YEAR.search(text) or _THIS.search(text))):
        return ()
    found: list[YearFound] = []

    def free(start: int, end: int) -> bool:
        return all(end <= other.start or other.end <= start for other in found)

    for match in _DATE.finditer(plain):
        if match["y6"] and int(match[0][-2:].lstrip("/")) == (int(match["y6"]) + 1) % 100:
            # "2010/11" is a span of years, "2019/3" a month.
            continue
        year = next(int(value) for name, value in match.groupdict().items() if name.startswith("y") and value)
        found.append(YearFound(year, match.start(), match.end(), date=True))
    alone = _ROC_ALONE.search(plain)
    also = _ROC_ALSO.finditer(plain) if _ROC_NAMED.search(plain) else ()
    for match in (*_ROC.finditer(plain), *also, *((alone,) if alone else ())):
        counted = _counted(match)
        dated = not match[0].endswith("度") and match[0][-1] != "年"
        if free(match.start(), match.end()) and counted < _ROC_LAST:
            found.append(YearFound(_REPUBLIC + counted, match.start(), match.end(), date=dated))
    for match in _SPAN.finditer(plain):
        first = int(match["from"])
        last = int(match["to"]) if len(match["to"]) == 4 else first // 100 * 100 + int(match["to"])
        if last == first + 1 and free(match.start(), match.end()):
            found.append(YearFound(last, match.start(), match.end()))
        elif len(match["to"]) == 4 and free(match.start(), match.end()):
            found.append(YearFound(first, match.start("from"), match.end("from")))
            found.append(YearFound(last, match.start("to"), match.end("to")))
    others = [
        YearFound(2000 + int(match["to"] or match["short"]), match.start(), match.end())
        for match in _SHORT.finditer(plain)
    ]
    others += [
        YearFound(int(match["year"]), match.start(), match.end(), match["mark"] or "")
        for match in _PLAIN.finditer(plain)
        if _FIRST <= int(match["year"]) <= _LAST
    ]
    if this_year is not None:
        others += [
            YearFound(this_year + offset, match.start(), match.end(), relative=True)
            for pattern, offset in ((_LAST_YEAR, -1), (_THIS, 0))
            for match in pattern.finditer(text)
        ]
    for other in others:
        found += [other] if free(other.start, other.end) else []
    return tuple(sorted(found, key=lambda item: item.start))


def _han_years(text: str) -> str:
    """``二零二三年`` as ``2023年``; the length stays, so that places stay valid."""
    if "二" not in text:
        return text
    text = _HAN_YEAR.sub(lambda match: match[0].translate(_HAN_DIGITS).replace("二", "2"), text)
    return _HAN_SPAN_TAIL.sub(lambda match: match[0].translate(_HAN_DIGITS), text)


# "vs 2022", "from FY2021", "by 2050": what is compared with, counted from or looked ahead to.
_COMPARED = re.compile(
    r"(?:\b(?:by|until|before|since|from|against|than|versus|to|baseline|base year|over|towards?|edition)|\bvs\.?)\s+"
    r"(?:the\s+)?(?:end\s+of\s+)?(?:an?\s+)?$|(?:較|较|(?<![分佔占環环])比|自|至|到|相對於|相对于)\s?$",
    re.IGNORECASE,
)
# "GRI 305: Emissions 2016", "Ordinance 2013": the edition of a text.
_EDITION = re.compile(
    r"(?:\b(?:GRI|SASB|ISO|IFRS|ESRS|GB|OHSAS|HKFRS|HKAS)(?![a-z]).{0,60}|(?:act|regulations?|code|ordinance|principles"
    r"|guidelines?|standards?)\s*[(（,:]?\s*)$",
    re.IGNORECASE,
)
# "2025 Management Plan", "2030 climate goals".
_NAMES_PLAN = re.compile(
    r"\s*(?:[\w&-]+\s+){0,3}(?:goals?|targets?|plans?|strategy|strategies|roadmap|commitments?|ambitions?|agenda"
    r"|base\s?line|base\s?year|edition|vision)\b|\s*年?(?:版|目標|目标|基準|基准|基線|基线|規劃|规划|願景|愿景)",
    re.IGNORECASE,
)
# "£14,305m (2021: £10,408m)": the figure of another year beside.
_ASIDE = re.compile(r"\s*年?\s*[:：]\s*[^()（）]*\d")
_MOST_BACK = 6


@remembered
def dating_years(text: str, this_year: int | None = None, *, relative: bool = False) -> frozenset[int]:
    """The years of a heading or label that may date figures below it or beside it: none that it compares with, counts
    from or looks ahead to, of an edition, or of a plan; no bare year long before the one reported on. With ``relative``
    "this year" counts too."""
    found = set()
    for item in years_in(text, this_year if relative else None):
        before, after = text[: item.start], text[item.end :]
        if item.date or item.year == this_year or (item.relative and not _COMPARED.search(before)):
            found.add(item.year)
            continue
        elsewhere = (
            _COMPARED.search(before)
            or _EDITION.search(before)
            or _NAMES_PLAN.match(after)
            or (before.rstrip().endswith(("(", "（")) and _ASIDE.match(after))
        )
        far = this_year is not None and not this_year - _MOST_BACK <= item.year <= this_year
        if not elsewhere and not far:
            found.add(item.year)
    return frozenset(found)


@remembered
def western_years(text: str) -> str:
    """A text with years in Han digits, and years of the Republic, as four digits: 民國一一三年 is 2024年.

    >>> western_years("民國113年度及二〇二三年")
    '2024年度及2023年'
    """
    plain = _han_years(plain_width(text))
    if "年" not in plain and "民" not in plain:
        return plain
    also = _ROC_NAMED.search(plain) is not None
    plain = _ROC.sub(_western, plain)
    return _ROC_ALSO.sub(_western, plain) if also else plain


def _western(found: re.Match[str]) -> str:
    group = found.lastgroup or "named"
    counted = _counted(found)
    if counted >= _ROC_LAST:
        return found[0]
    return f"{_REPUBLIC + counted}{found.string[found.end(group) : found.end()].lstrip()}"


def _counted(found: re.Match[str]) -> int:
    """The year of the Republic that was found, counted from 1912."""
    return int(found[found.lastgroup or "named"].translate(_HAN_DIGITS).replace("百", ""))


_YEAR_WORDS = re.compile(
    r"^(?:for|as|at|of|on|the|in|ended|ending|year|years|financial|fiscal|annual|period|fy|calendar|data"
    r"|figures?|performance"
    r"|截至|於|于|止|年度|年|度|財年|财年|財政|财政|底|末|止年度|數據|数据|的|期間|期间|及|[一二三四五六七八九十]+月|[一二三四五六七八九十]+日"
    r"|[\s:：,，()（）\[\]\-–—.*#†^{}¹²³⁴⁵⁶⁷⁸⁹'/])*$",
    re.IGNORECASE,
)


_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
# "2018(2)(4)": the notes of a year, each in brackets of its own.
_NOTE_MARKS = re.compile(r"(?:\s*[⁽(（]\s*(?:\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2})\s*[⁾)）])+\s*$")


@dataclass(frozen=True, slots=True)
class YearHead:
    """The year of a column, and what else its heading says."""

    year: int
    rest: str = ""
    mark: str = ""
    relative: bool = False

    @property
    def bare(self) -> bool:
        return not self.rest


@remembered
def year_head(text: str, this_year: int | None = None) -> YearHead | None:
    """The year a heading names, if it names exactly one; ``rest`` are its other words."""
    if not text.strip() or len(text) > 80:
        return None
    found = years_in(text, this_year)
    named = {item.year for item in found}
    if len(named) != 1:
        return None
    rest = "".join(
        " " if any(item.start <= at < item.end for item in found) else letter for at, letter in enumerate(text)
    )
    bare = _NOTE_MARKS.sub("", rest).strip()
    marks = re.findall(r"[^\s()（）⁽⁾]+", rest.strip()[len(bare) :]) if rest.strip() != bare else []
    rest = bare
    words = (
        ""
        if _YEAR_WORDS.match(rest.strip())
        else re.sub(r"^\s*(?:年度|財年|财年|財政年度|财政年度|年)\s*", "", re.sub(r"\s+", " ", rest)).strip(" -–:：")
    )
    words = words[1:-1].strip() if re.fullmatch(r"[(（][^()（）]*[)）]", words) else words
    mark = next((item.mark for item in found if item.mark), "") or next(iter(marks), "").translate(_RAISED)
    return YearHead(named.pop(), words, mark, all(item.relative for item in found))


def year_in_column(text: str) -> YearHead | None:
    """The year of a cell in a column that holds nothing but years: there "109" is one of the Republic, 2020."""
    counted = _COUNTED_ALONE.fullmatch(text.strip())
    return YearHead(_REPUBLIC + int(counted[0]), "", "") if counted else year_head(text)


_COUNTED_ALONE = re.compile(r"9\d|1[0-2]\d")


def is_line_of_years(text: str) -> bool:
    """Whether a line is the header of a table that stands apart: two or more years in a row, few other words."""
    found = [item for item in years_in(text) if not item.relative] if len(text) <= _LONGEST_LINE else []
    if len({item.year for item in found}) < 2 or text.rstrip().endswith((".", "。")):
        return False
    near = all(after.start - before.end <= _NEAR for before, after in pairwise(found))
    rest = _YEAR_PREFIX.sub(" ", text[: found[0].start] + text[found[-1].end :])
    return near and len(rest.split()) <= _FEW_WORDS and not re.search(r"\d", rest)


def says_target(text: str) -> bool:
    return bool(_TARGET.search(text))


@remembered
def says_change(text: str) -> bool:
    """Whether a heading or label is about the change between two years."""
    return bool(_CHANGE.search(text))
