"""Targets in sentences: "by the end of 2025 … reduce … by 40% compared with 2021"."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    r"|(?:到|至)\s?20\d\d\s?年|20\d\d\s?年(?:底|末|前|或以前|之前)",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"(?:compared (?:with|to)|against|relative to|from|based on|using|on|taking|over|versus|vs\.?"
    r"|with)\s+(?:the\s+)?(?:base\s*(?:line|year)?\s*(?:of|in)?\s*|levels? (?:of|in)\s+|that (?:of|in)\s+"
    r"|those in\s+|year\s+)?(?P<base>20\d\d)"
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

    def holds(self, at: int) -> bool:
        return at >= self.begins


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
    years = [int(match["year"] or match["year2"]) for match in _BY.finditer(text)]
    later = [year for year in years if this_year is None or year >= this_year]
    year = max((y for y in later if y != base), default=None)
    aim = _AIM.search(text)
    if aim is None and not (year is not None and (this_year is None or year > this_year) and _THEN.search(text)):
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
    return Target(year, base, begins)


def _named_as_base(match: re.Match[str]) -> bool:
    words = match[0].casefold()
    return not words.startswith(("from", "on", "with", "using", "over")) or bool(
        re.search(r"base|level|that", words + match.string[match.end() : match.end() + 8].casefold())
    )
