"""What sentences say of a figure's direction: a rise where the printed figures fall, a fall where they rise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.facts.fact import FactKey
from assay.reader.audit.telling import tell
from assay.reader.audit.words import passages, sentences, words_for
from assay.reader.phrases import lowered, phrase, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling
    from assay.reader.block import Passage

_UP = r"increased|rose|grew|has risen|has grown|had increased|went up"
_DOWN = r"decreased|fell|declined|dropped|has fallen|has decreased|had decreased|went down|was reduced"
_ASIDE = r"(?:(?!\bper\b|intensity|rate|\bof which|target|will|would|expect|aim)[^.,;:()]){0,40}?"
_ZH_UP, _ZH_DOWN = "增加|上升|增長|增长|上漲|上涨", "減少|减少|下降|降低|下跌"
_ZH_ASIDE = (
    r"(?:(?:總量|总量)?(?:為|为|達|达|約|约|共)[^，。；：,;:（）()率密]{1,24}[，,])?[^，。；：,.;:（）()率度密]{0,14}?"
)
# What takes a sentence out of the past, or makes it speak of a part or a rate.
_NOT_PLAIN = re.compile(
    r"\b(will|would|expect\w*|target\w*|aim\w*|goal|plan\w*|if|could|should|per|intensity|rate of|each)\b"
    r"|目標|目标|預期|预期|預計|预计|計劃|计划|力求|致力|將會|将会|將|每|密度|強度|强度|單位|单位",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"\b(?:since|over the (?:past|last)|compared (?:with|to) (?:the )?(?:base|20)\w*)|基準年|基准年", re.IGNORECASE
)


_MOVES = re.compile(rf"\b(?:{_UP}|{_DOWN})\b|{_ZH_UP}|{_ZH_DOWN}", re.IGNORECASE)


def check_directions(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Sentences in the past tense whose subject is a printed whole, with its figures of this year and the last."""
    year = sheet.extract.year or max(sheet.years, default=0)
    pairs = [
        (now, then)
        for now in (f for f in sheet.figures if f.key.year == year and _is_whole(sheet, f))
        if (then := sheet.best(FactKey(now.key.metric, year - 1, now.key.dimensions))) is not None
        and sheet.best(now.key) is now
        and sheet.metric(now.key.metric).derived is None
        and sheet.metric(now.key.metric).aggregate != "none"
    ]
    plain = _plain_sentences(sheet, year)
    for now, then in pairs:
        if now.key in told or then.key in told or now.interval.meets(then.interval):
            continue
        yield from _against(sheet, now, then, plain)


def _is_whole(sheet: Sheet, figure: Figure) -> bool:
    """Whether a figure is cut by nothing but its kind, as litres of diesel."""
    own = sheet.metric(figure.key.metric).unit_dimension
    return [name for name, _ in figure.key.dimensions] == ([own] if own else [])


def _plain_sentences(sheet: Sheet, year: int) -> list[tuple[Passage, str]]:
    """Sentences that say of this year that something rose or fell, and nothing more complicated."""
    return [
        (passage, sentence)
        for passage in passages(sheet)
        for sentence in sentences(passage.text)
        if _MOVES.search(sentence)
        and not _NOT_PLAIN.search(sentence)
        and not _OTHER_TIME.search(sentence)
        and not _other_year(sentence, year)
    ]


def _against(sheet: Sheet, now: Figure, then: Figure, plain: list[tuple[Passage, str]]) -> Iterator[Telling]:
    rising = now.interval.low > then.interval.high
    words = words_for(sheet, now)
    for passage, sentence in plain:
        folded = sentence.casefold()
        near = (word for word in words if word.casefold() in folded)
        said = next((v for word in near if (v := _said(sentence, word)) is not None), None)
        if said is None or said == rising:
            continue
        yield tell(
            sheet,
            now,
            others=[then],
            code="read.direction",
            severity="warning",
            message=phrase(
                "direction-rose_fell" if said else "direction-fell_rose",
                label=lowered(sheet.metric(now.key.metric).label),
                now=now.shown,
                year=now.key.year,
                then=then.shown,
            ),
            arithmetic=phrase(
                "direction-arithmetic",
                sentence=sentence[:240],
                place=place_of(passage.page, None if passage.page else passage.line),
            ),
            causes=[phrase("direction-cause")],
            sure=phrase("likely_part"),
            expected=phrase("direction-expected"),
            blames=(),
        )
        return


def _said(sentence: str, word: str) -> bool | None:
    """Whether a sentence says that its subject rose (true) or fell (false)."""
    name = re.escape(word)
    if word.isascii():
        up = re.search(rf"(?<![a-z-]){name}\s{_ASIDE}\b(?:{_UP})\b", sentence, re.IGNORECASE)
        down = re.search(rf"(?<![a-z-]){name}\s{_ASIDE}\b(?:{_DOWN})\b", sentence, re.IGNORECASE)
    else:
        compared = re.search(r"較|较|同比|比上年|比去年|相比", sentence)
        up = re.search(rf"{name}{_ZH_ASIDE}(?:{_ZH_UP})", sentence) if compared else None
        down = re.search(rf"{name}{_ZH_ASIDE}(?:{_ZH_DOWN})", sentence) if compared else None
    if bool(up) == bool(down):
        return None
    return bool(up)


def _other_year(sentence: str, year: int) -> bool:
    named = {int(y) for y in re.findall(r"\b(20\d\d)\b", sentence)}
    return bool(named) and not named <= {year, year - 1}
