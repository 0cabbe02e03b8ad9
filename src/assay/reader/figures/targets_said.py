"""Targets in sentences: "by the end of 2025 … reduce … by 40% compared with 2021"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assay.reader.figures.prose_words import HAN

_AIM = re.compile(
    r"\b(?:targets?|aims?|aiming|goals?|plans? to|planned to|commit(?:s|ted)? to|expects? to|strives? to"
    r"|pledge[sd]?|will|intends? to|promises? to|endeavou?rs? to|to achieve)\b"
    r"|目標|目标|計劃|计划|承諾|承诺|力爭|力争|爭取|争取|致力|預期|预期|將會?|力求|擬",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|before|no later than|until|in|from|to"
    r"|starting)\s+(?:the\s+)?(?:end\s+of\s+)?(?:FY\s*)?(?P<year>20\d\d)(?:/\d\d)?|(?:於|在|到"
    r"|至)?(?P<year2>20\d\d)\s*年(?:底|末|度|或以前|之前|前)?",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:by|before|no later than|until)\s+(?:the\s+)?(?:end\s+of\s+)?(?:\w+\s+)?(?:FY\s*)?20\d\d"
    r"|(?:到|至)\s?20\d\d\s?年(?!同期|的)|20\d\d\s?年(?:底|末|前|或以前|之前)",
    re.IGNORECASE,
)
# "Reduce waste per loom by 22% in 2035": what is yet to be done.
_DO_BY = re.compile(
    r"^(?:(?:reduce|lower|cut|decrease|increase|raise|improve)|.{0,40}\s(?:Reduce|Lower|Cut|Decrease|Increase|Raise|Improve))\s[^.;]*\bin\s+20\d\d\b",
    re.DOTALL,
)
_BASE = re.compile(
    r"(?:compared (?:with|to)|against|relative to|from|based on|using|on|taking|over|versus|vs\.?"
    r"|with)\s+(?:(?:the|an?|our|its)\s+)?(?:base\s*(?:line)?(?:\s*year)?\s*(?:of|in)?\s*|levels? (?:of|in)\s+"
    r"|that (?:of|in)\s+|those in\s+|year\s+)?(?P<base>20\d\d)"
    r"|(?:以|較|较|比|相比|對比|与|與|相對於)\s*(?P<base2>20\d\d)\s*年"
    r"|(?P<base3>20\d\d)\s*(?:年)?\s*(?:as (?:the )?base"
    r"|baseline|base year|levels?|為基準|为基准|為基年|基準年)",
    re.IGNORECASE,
)
_DO = re.compile(
    r"\b(?:reduc(?:e|ing|tion)|lower(?:ing)?|cut(?:ting)?|decreas(?:e|ing)|maintain(?:ing)?|keep(?:ing)?"
    r"|increas(?:e|ing)|achiev(?:e|ing)|rais(?:e|ing)|improv(?:e|ing)|reach|save|saving)\b"
    r"|減少|减少|降低|下降|減低|维持|維持|保持|提升|提高|增加|達到|达到|實現|实现|節約|节约|控制",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:achieved|reduced|was|were|has been|have been|had|reached|decreased|increased)\b|已(?:經|经)?(?:達|达|減|减"
    r"|降|實|实)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Target:
    """A target a sentence sets: the year it is for, its base year, and where its words begin."""

    year: int | None
    base: int | None
    begins: int
    named: tuple[tuple[int, int], ...] = ()
    """Every year it may be for, and where it is named."""

    def holds(self, at: int) -> bool:
        return at >= self.begins

    def year_of(self, text: str, start: int, end: int, until: int) -> int | None:
        """The year that the figure from ``start`` to ``end`` is to be reached in: named behind it before the next one
        begins at ``until`` ("20% by 2025 and 50% by 2030"), else before it ("by 2025 20%, by 2030 50%")."""
        if len({year for year, _ in self.named}) < 2:
            return self.year
        behind = [year for year, at in self.named if end <= at < until and not _NEXT.search(text[end:at])]
        before = [year for year, at in self.named if at < start]
        if before and HAN.search(text[:start]):
            return before[-1]
        return behind[0] if behind else before[-1] if before else self.year


_NEXT = re.compile(r"(?:[,;，；、]|\band)\s*$", re.IGNORECASE)


def target_of(text: str, this_year: int | None) -> Target | None:
    """The target of a sentence that has figures; ``None`` where it tells of the past."""
    doing = _DO.search(text)
    if doing is None:
        return None
    base = next(
        (
            int(match["base"] or match["base2"] or match["base3"])
            for match in _BASE.finditer(text)
            if _named_as_base(match)
        ),
        None,
    )
    years = [(int(match["year"] or match["year2"]), match.start()) for match in _BY.finditer(text)]
    named = tuple((year, at) for year, at in years if (this_year is None or year >= this_year) and year != base)
    year = max((one for one, _ in named), default=None)
    aim = _AIM.search(text)
    if aim is None and not (
        year is not None and (this_year is None or year > this_year) and (_THEN.search(text) or _DO_BY.search(text))
    ):
        return None
    if (
        year is None
        and base is None
        and not re.search(
            r"\b(?:targets?|aims?|goals?|plans? to|strives? to|commit(?:s|ted)? to|expects? to)\b|目標|目标|計劃|计划"
            r"|承諾|承诺|力爭|力争",
            text,
            re.IGNORECASE,
        )
    ):
        return None
    if _PAST.search(text) and (year is None or (this_year is not None and year <= this_year)):
        return None
    begins = min(aim.start() if aim else doing.start(), doing.start())
    return Target(year, base, begins, named)


def _named_as_base(match: re.Match[str]) -> bool:
    words = match[0].casefold()
    return not words.startswith(("from", "on", "with", "using", "over")) or bool(
        re.search(r"base|level|that", words + match.string[match.end() : match.end() + 8].casefold())
    )
