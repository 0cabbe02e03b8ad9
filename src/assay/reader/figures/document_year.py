"""The fiscal year a document reports on: what speaks for each year is gathered, and the year with most weight taken.

The year is that in which the period ends, as companies name it. Where two years have nearly the same weight none is
told: every figure that says no year of its own would take it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.block import Grid, texts_of
from assay.reader.figures.years import western_years, year_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.reader.block import Block
    from assay.reader.page import Page


class Ground(Enum):
    """Where a year stood that speaks for being the document's."""

    DEFINED = "a sentence that says what period is reported on"
    PERIOD = "sentences on a period that ended"
    TABLES = "the newest year over the columns of tables"
    TITLE = "the title"
    COVER = "the name of a report on the first page"
    HEAD = "the top or foot of page after page"
    BALANCE = "days as at which something stood"
    FISCAL = "years called fiscal years"
    COMMON = "the year named most"
    FILE = "the name of the file"


# The greatest weight of each. What the figures are of counts more than what the report is called: a "2022 report" may
# hold nothing later than 2021. A file's name may be anybody's.
_WEIGHTS = {
    Ground.DEFINED: 9,
    Ground.PERIOD: 6,
    Ground.TABLES: 7,
    Ground.TITLE: 8,
    Ground.COVER: 5,
    Ground.HEAD: 7,
    Ground.BALANCE: 3,
    Ground.FISCAL: 3,
    Ground.COMMON: 4,
    Ground.FILE: 1,
}
# Three places of one name: the best of them counts whole, the others only that it was said again.
_NAMES = (Ground.TITLE, Ground.COVER, Ground.HEAD)
# What shows of itself which year the figures are of. A report named after the next year is named after its publication.
_DATED = {Ground.DEFINED, Ground.PERIOD, Ground.TABLES}


@dataclass(frozen=True, slots=True)
class Evidence:
    """That a year is the document's: where it stood, and how much that weighs."""

    year: int
    ground: Ground
    weight: int


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ENDED = re.compile(
    r"(?:years?|period|months|weeks)\s+(?:then\s+)?end(?:ed|ing)\s+(?:on\s+)?"
    rf"(?:{_DAY}\s+{_MONTH}|{_MONTH}\s+{_DAY})\s*,?\s*(?P<y>20\d\d)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"(?:{_DAY}\s+(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s+{_DAY})\s*,?\s*(?P<y1>20\d\d)?"
    rf"\s*(?:to|through|until|and|[-–—])\s*"
    rf"(?:{_DAY}\s+(?P<m3>{_MONTH})|(?P<m4>{_MONTH})\s+{_DAY})\s*,?\s*(?P<y2>20\d\d)",
    re.IGNORECASE,
)
_MONTH_TO_MONTH = re.compile(
    rf"\b(?P<m1>{_MONTH})\s*(?P<y1>20\d\d)?\s*(?:to|through|until|[-–—])\s*(?P<m3>{_MONTH})\s*(?P<y2>20\d\d)",
    re.IGNORECASE,
)
# "當年度截至 … 止": the part of the year after it that has passed.
_ZH_ENDED = re.compile(
    r"(?<![當当]年度)(?<![當当]年)截至\s*(20\d\d)\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月[^。；]{0,8}?日?\s*止"
)
_ZH_FROM_TO = re.compile(
    r"(?P<y1>20\d\d)\s*年\s*(?P<m1>\d{1,2})\s*月\s*(?:1\s*日)?\s*起?\s*(?:至|到|—|–|-|~|～|－)+\s*"
    r"(?:(?P<y2>20\d\d)\s*年\s*)?(?P<m3>\d{1,2})\s*月(?:\s*(?:2[89]|3[01])\s*日)?(?!\s*\d)"
)
# Weeks that end on one of the first days of January are those of the year before.
_NEW_YEAR = re.compile(r"\b[1-7](?:st|nd|rd|th)?\s+jan|jan(?:uary)?\s+[1-7]\b", re.IGNORECASE)
_SPANS = (3, 6, 9, 12)
_DEFINES = re.compile(
    r"\breporting\s+(?:period|year|cycle|scope)|\bperiod\s+covered|\bcovers?\b|\bcovering\b|\bthis report\b"
    r"|(?:報告|报告|匯報|汇报)(?:期|時間|时间|年度|週期|周期)|(?:時間|时间)(?:範圍|范围)|涵蓋|涵盖",
    re.IGNORECASE,
)
_DEFINED_BEFORE = 80
_BALANCE = re.compile(
    rf"\bas\s+(?:at|of)\s+(?:{_DAY}\s+{_MONTH}|{_MONTH}\s+{_DAY})\s*,?\s*(?P<y>20\d\d)"
    r"|(?:截至|於|于)\s*(?P<z>20\d\d)\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?!\s*止)",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"(?<!\d)(?P<y1>20\d\d)(?:\s*[/／\-–]\s*(?P<e1>20\d\d|\d\d)(?!\d))?\s*(?:annual\s+)?"
    r"(?:ESG|environmental|sustainability|CSR|corporate (?:social|responsib)"
    r"|climate\s+(?:action|report|transition|disclosure)|"
    r"(?:annual|interim|integrated|half[- ]year(?:ly)?)\s+report|report\b|"
    r"社會責任|社会责任|環境|环境|可持續|可持续|企業社會|年?度?\s*(?:環境|环境|可持續|可持续|ESG)|"
    r"年?\s*(?:年度|半年度?|中期|全年)\s*(?:業績|业绩)?\s*(?:報告|报告))"
    r"|(?:ESG|governance|sustainability|responsibility|annual|interim|integrated|half[- ]year(?:ly)?|SASB|TCFD|GRI)\s+"
    r"(?:report|index|disclosures?|statement)\s*(?:for\s+)?(?:FY)?\s*(?P<y2>20\d\d)(?:\s*[/／\-–]\s*(?P<e2>20\d\d|\d\d))?(?!\d)",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    r"\b(?:FY\s?|(?:fiscal|financial|calendar)(?:\s+year)?\s+)(?P<y>20\d\d|(?<=FY)\d\d|(?<=FY )\d\d)"
    r"(?:\s*[/\-–]\s*(?P<e>\d\d|20\d\d))?(?!\d)",
    re.IGNORECASE,
)
_LONE = re.compile(r"(?<![\d.,/])(?P<y>20\d\d)(?:\s*[-–]\s*(?P<e>20\d\d|\d\d)(?![\d.,/–-]))?(?![\d.,]\d|\d|/\d)")
_TOWARDS = re.compile(
    r"\b(?:by|until|before|from|since|to|against|than|baseline|base year|vs\.?)\s+"
    r"(?:the\s+)?(?:end\s+of\s+)?(?:an?\s+)?$|(?:到|至|自|較|较|比)\s?$",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\s*(?:\w+\s+){0,2}(?:goals?|targets?|commitments?|ambitions?|base\s?line|base\s?year|levels)\b"
    r"|\s*年?(?:目標|目标|基準|基准|基線|基线)",
    re.IGNORECASE,
)
_COVER_LETTERS = 3000
_FIRST_ROWS = 3
_LONGEST_HEAD = 24
# At least this share of the most common year's count, the newer year is the one reported on: others are compared with.
_OFTEN = 0.5
_SURE = 3
_CLEARLY = 1.25
_FEWEST_COMMON = 3
_CLEARLY_MOST = 2
_MARGIN = 0.08
_FEWEST_HEADS = 3
_HEADS_SHARE = 0.3


def year_of_document(blocks: Sequence[Block], title: str, pages: Sequence[Page] = (), name: str = "") -> int | None:
    """The fiscal year a document reports on; ``None`` where nothing says it, or what does disagrees."""
    weights = weights_of(evidence_of(blocks, title, pages, name))
    if not weights:
        return None
    (year, most), *others = sorted(weights.items(), key=lambda item: (-item[1], -item[0]))
    rival = others[0][1] if others else 0
    return year if most >= _SURE and most >= _CLEARLY * rival else None


def weights_of(evidence: Sequence[Evidence]) -> dict[int, int]:
    """How much speaks for each year."""
    weights: Counter[int] = Counter()
    named: dict[int, list[int]] = defaultdict(list)
    grounds: dict[int, set[Ground]] = defaultdict(set)
    for each in evidence:
        if each.ground in _NAMES:
            named[each.year].append(each.weight)
        else:
            weights[each.year] += each.weight
            grounds[each.year].add(each.ground)
    for year, said in named.items():
        whole = max(said) + len(said) - 1
        before = grounds[year - 1]
        published = grounds[year] <= {Ground.FILE} and Ground.COMMON in before and len(before & _DATED) > 0
        weights[year] += whole // 2 if published else whole
    return dict(weights)


def evidence_of(
    blocks: Sequence[Block], title: str, pages: Sequence[Page] = (), name: str = ""
) -> tuple[Evidence, ...]:
    """What speaks for each year: each ground at most once for a year."""
    text = _in_digits("\n".join(texts_of(blocks)))
    found: dict[tuple[int, Ground], int] = defaultdict(int)
    for year, ground, weight in (
        *_periods(text),
        *_titles(western_years(title), text),
        *_heads(pages),
        *_tables(blocks),
        *_common(text),
        *_file(name),
    ):
        found[year, ground] = max(found[year, ground], weight)
    return tuple(Evidence(year, ground, weight) for (year, ground), weight in sorted(found.items(), key=_rank))


_HAN_NUMBER = re.compile(
    r"(?<=[年月至到起—–~-])\s*(十?[一二三四五六七八九]|[一二三]?十[一二三四五六七八九]?)(?=\s*[月日])"
)


def _in_digits(text: str) -> str:
    """A text with its years, months and days in digits: 一一二年十二月三十一日 is 2023年12月31日."""
    return _HAN_NUMBER.sub(lambda found: _number(found[1]), western_years(text))


def _number(words: str) -> str:
    tens, ten, ones = words.rpartition("十")
    digits = {sign: n for n, sign in enumerate("一二三四五六七八九", 1)}
    return str((digits.get(tens, 1) * 10 if ten else 0) + digits.get(ones, 0))


def _rank(item: tuple[tuple[int, Ground], int]) -> tuple[int, int, str]:
    (year, ground), weight = item
    return -weight, -year, ground.name


_Told = tuple[int, Ground, int]


def _periods(text: str) -> Iterator[_Told]:
    """Years that sentences on a period end in. The first are the report's own; later ones may be of years before."""
    said = [(found.start(), int(found["y"]) - bool(_NEW_YEAR.search(found[0]))) for found in _ENDED.finditer(text)]
    said += [(found.start(), int(found[1])) for found in _ZH_ENDED.finditer(text)]
    for pattern in (_FROM_TO, _MONTH_TO_MONTH):
        said += [(found.start(), year) for found in pattern.finditer(text) if (year := _span(found)) is not None]
    for found in _ZH_FROM_TO.finditer(text):
        first, last = int(found["m1"]), int(found["m3"])
        year = int(found["y2"] or found["y1"])
        if (year - int(found["y1"])) * 12 + last - first + 1 in _SPANS:
            said.append((found.start(), year))
    for start, year in said:
        before = text[max(0, start - _DEFINED_BEFORE) : start]
        # What stands in the sentence before, or on the line before the one before, says nothing of this one.
        near = re.split(r"[.。；]\s|\n[^\n]*\n", before)[-1]
        if _DEFINES.search(near):
            yield year, Ground.DEFINED, _WEIGHTS[Ground.DEFINED]
    if said:
        yield min(said)[1], Ground.PERIOD, _WEIGHTS[Ground.PERIOD] // 2
        yield _newest_often(year for _, year in said), Ground.PERIOD, _WEIGHTS[Ground.PERIOD]
    days = [int(found["y"] or found["z"]) for found in _BALANCE.finditer(text)]
    if len(days) > 1:
        yield _newest_often(days), Ground.BALANCE, _WEIGHTS[Ground.BALANCE]


def _span(found: re.Match[str]) -> int | None:
    """The year in which a span of dates ends, if it is as long as what is reported on: a quarter to a year."""
    groups = found.groupdict()
    first, last = (groups.get("m1") or groups.get("m2") or "", groups.get("m3") or groups.get("m4") or "")
    year = int(found["y2"])
    months = _MONTHS.index(last[:3].casefold()) - _MONTHS.index(first[:3].casefold()) + 1
    began = int(found["y1"]) if found["y1"] else year if months > 0 else year - 1
    return year if months + 12 * (year - began) in _SPANS else None


def _titles(title: str, text: str) -> Iterator[_Told]:
    for ground, where in ((Ground.TITLE, title), (Ground.COVER, text[:_COVER_LETTERS])):
        for found in _REPORT.finditer(where):
            if not _is_goal(where, found):
                yield _later(found["y1"] or found["y2"], found["e1"] or found["e2"]), ground, _WEIGHTS[ground]
                break
    named = {_later(f["y"], f["e"]) for f in _LONE.finditer(title) if not _is_goal(title, f)}
    if len(named) == 1:
        yield named.pop(), Ground.TITLE, _WEIGHTS[Ground.TITLE] // 2


def _heads(pages: Sequence[Page]) -> Iterator[_Told]:
    """A year that stands at the top or the foot of page after page."""
    counts: Counter[int] = Counter()
    for page in pages:
        edge = _MARGIN * page.height
        words = [word.text for word in page.words if word.box.y1 < edge or word.box.y0 > page.height - edge]
        line = western_years(" ".join(words))
        counts.update(
            {
                *(_later(f["y1"] or f["y2"], f["e1"] or f["e2"]) for f in _REPORT.finditer(line)),
                *(_later(f["y"], f["e"]) for f in _FISCAL.finditer(line)),
            }
        )
    for year, count in counts.items():
        if count >= max(_FEWEST_HEADS, _HEADS_SHARE * len(pages)):
            yield year, Ground.HEAD, _WEIGHTS[Ground.HEAD]


def _tables(blocks: Sequence[Block]) -> Iterator[_Told]:
    """The newest year over the columns of most tables that set years beside each other."""
    newest = []
    for block in blocks:
        if not isinstance(block, Grid):
            continue
        for row in block.rows[:_FIRST_ROWS]:
            heads = [year_head(western_years(cell.text)) for cell in row.cells if len(cell.text) <= _LONGEST_HEAD]
            years = sorted({head.year for head in heads if head is not None and head.bare})
            running = [later for one, later in pairwise(years) if later == one + 1]
            if running:
                newest.append(running[-1])
                break
    if newest:
        yield _newest_often(newest), Ground.TABLES, min(_WEIGHTS[Ground.TABLES], 2 * len(newest))


def _common(text: str) -> Iterator[_Told]:
    said = [_later(f["y"], f["e"]) for f in _FISCAL.finditer(text) if not _is_goal(text, f)]
    if said:
        yield _newest_often(said), Ground.FISCAL, min(_WEIGHTS[Ground.FISCAL], len(said))
    lone = [_later(f["y"], f["e"]) for f in _LONE.finditer(text) if not _is_goal(text, f)]
    if len(lone) >= _FEWEST_COMMON:
        (year, most), *others = Counter(lone).most_common(2)
        clearly = not others or most >= _CLEARLY_MOST * others[0][1]
        yield year, Ground.COMMON, _WEIGHTS[Ground.COMMON] if clearly else _WEIGHTS[Ground.COMMON] // 2


def _file(name: str) -> Iterator[_Told]:
    named = {int(year) for year in re.findall(r"(?<!\d)20[0-4]\d(?!\d)", name)}
    if len(named) == 1:
        yield named.pop(), Ground.FILE, _WEIGHTS[Ground.FILE]


def _newest_often(years: Iterator[int] | Sequence[int]) -> int:
    """The newest of the years that are named nearly as often as the most common one."""
    counts = Counter(years)
    most = max(counts.values())
    return max(year for year, count in counts.items() if count >= _OFTEN * most)


def _is_goal(text: str, found: re.Match[str]) -> bool:
    """Whether a year is one that the report looks ahead to or counts from: "by FY30", "2030 climate goals"."""
    return bool(_TOWARDS.search(text[max(0, found.start() - 24) : found.start()]) or _GOAL.match(text, found.end()))


def _later(first: str, second: str | None) -> int:
    """ "2022/23" is named after the year it ends in."""
    year = int(first) if len(first) == 4 else 2000 + int(first)
    if not second:
        return year
    other = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
    return other if other - year == 1 else year
