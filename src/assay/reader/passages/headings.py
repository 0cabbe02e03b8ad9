"""Which lines are headings, how deep they stand, and the path of headings above a block."""

from __future__ import annotations

import re

from assay.reader.grids.cells import is_number

_MARKDOWN = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_PART = re.compile(
    r"(?:part|chapter|section|appendix)\s+\w+\b.*|第[一二三四五六七八九十\d]+[章節节部篇].*|附錄.*|附录.*",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[A-Z][.．、]\s*\S.*|[A-H]\s+[\u2e80-\u9fff].*|[一二三四五六七八九十]+、\s*\S.*")
_ASPECT = re.compile(
    r"(?:aspect|kpi|層面|层面|關鍵績效指標|关键绩效指标)?\s*[A-D]\s?\d{1,2}\s*[:：.\-–—\s]\s*\S.*|(?:aspect|層面|层面)\s*\w+.*",
    re.IGNORECASE,
)
# "3.08 million" is no clause: a clause has no leading nought, and a capital after it.
_NUMBERED = re.compile(r"([1-9]\d?(?:\.[1-9]\d?){1,3})\.?\s*(?!RMB|HKD|USD|[A-Z]{1,3}\$)(?:[A-Z\u2e80-\u9fff“\"(（]).*")
_ONE_NUMBER = re.compile(r"\d{1,2}[.、]?\s+[A-Z\u2e80-\u9fff]\S*.*")
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?|目\s*[錄录次]", re.IGNORECASE)
_SENTENCE_END = (".", ";", ",", "。", "；", "，", "、", "!", "?", "！", "？", "…")
_DISCLAIMED = ("responsibility for the contents", "disclaim", "概不負責", "概不负责", "交易及結算所", "交易及结算所")
# What a table is counted in, said over it, is not what it is about.
_UNIT_LINE = re.compile(r"\W?\s*(?:units?|計?量?單位|计?量?单位)(?: of measurement)?\s*[:：].*", re.IGNORECASE)
_LONGEST = 90
_LONGEST_HAN = 30
_LONGEST_TITLE = 120
_MOST_WORDS = 13
_PLAIN = 5


def heading_level(text: str) -> int:
    """How deep a line stands as a heading, from 1; 0 where it is none. Only what the line itself shows."""
    text = text.strip()
    marked = _MARKDOWN.fullmatch(text)
    if marked:
        return len(marked[1])
    if not _may_be(text):
        return 0
    if _PART.fullmatch(text) or _LETTER.fullmatch(text):
        return 1
    if _ASPECT.fullmatch(text):
        return 2
    numbered = _NUMBERED.fullmatch(text)
    if numbered:
        return min(1 + numbered[1].count("."), 4)
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) > 3 and all(sign.isupper() for sign in letters if sign.isascii()) and letters[0].isascii():
        return 2
    if _ONE_NUMBER.fullmatch(text):
        return 3
    return _PLAIN


def heading_text(text: str) -> str:
    """The words of a heading without its Markdown marks."""
    marked = _MARKDOWN.fullmatch(text.strip())
    return (marked[2] if marked else text).strip()


def names_report(text: str) -> bool:
    """Whether a line is the title of such a report, as a cover or a running head has it."""
    low = text.casefold()
    english = "report" in low and any(word in low for word in ("govern", "esg", "sustain", "responsib", "environment"))
    return len(text) <= _LONGEST_TITLE and (english or "報告" in text or "报告" in text)


def names_nothing(text: str) -> bool:
    """Whether words on a cover cannot be its title: too long, in brackets ("(Incorporated in Bermuda …)"), or what an
    exchange has printed on every announcement."""
    low = text.casefold()
    aside = text.strip().startswith(("(", "（")) and text.strip().endswith((")", "）"))
    return (
        aside
        or len(text) > _LONGEST_TITLE
        or any(said in low for said in _DISCLAIMED)
        or not any(map(str.isalpha, text))
    )


def _may_be(text: str) -> bool:
    han = sum("\u2e80" <= sign <= "\u9fff" for sign in text)
    if not text or len(text) > (_LONGEST_HAN if han * 3 > len(text) else _LONGEST):
        return False
    if text.endswith(_SENTENCE_END) and not re.fullmatch(r"[A-Z]\.|.*\b(?:Ltd|Co|Inc|No)\.", text):
        return False
    if _UNIT_LINE.fullmatch(text):
        return False
    if len(text.split()) > _MOST_WORDS or is_number(text) or "@" in text or "://" in text:
        return False
    if not any(sign.isalpha() for sign in text):
        return False
    first = next((sign for sign in text if sign.isalnum()), "")
    if first.islower():
        return False
    if text.endswith((":", "：")) and (han > 10 or len(text.split()) > 6):
        return False
    return not any(sign in text for sign in "。；;，") and text.count(",") < 3


class HeadingPath:
    """The headings above the present place, outermost first. A heading closes those as deep as itself, or deeper.

    A list of contents has nothing below it, however large its title is set; and a heading that is open already is the
    running head of one more page, not a part of itself.
    """

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def add(self, level: int, text: str) -> None:
        if text in self.texts:
            del self._open[self.texts.index(text) + 1 :]
            return
        while self._open and (self._open[-1][0] >= level or _CONTENTS.fullmatch(self._open[-1][1].strip())):
            self._open.pop()
        self._open.append((level, text))

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._open)
