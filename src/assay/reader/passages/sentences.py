"""Passages to sentences and clauses, English and Chinese."""

from __future__ import annotations

import re

_END = re.compile(
    r"(?<=[。！？；;!?])|(?<=[a-z)%\d\]²³¹][.])[*†‡]?[¹²³⁴⁵⁶⁷⁸⁹⁰⁽⁾]*\s+(?=[A-Z\"“(])"
    # A figure may begin a sentence: "… by 2060. 18% came from".
    r"|(?<=[a-z)%\d][.])\s+(?=\d[\d,.]*\s?(?:%|per\s?cent|million|billion|[a-z]{4,})\s?)"
    r"|(?<=[A-Z&][A-Z][.])\s+(?=(?:In|The|We|Our|This|These|It|As|For|By|At|During|A|An|All)\b)"
    # Bullets that ran together in one paragraph.
    r"|\s+(?=[>•▪●■►➢✓‣]\s+[A-Z\d])"
)
_NOT_AN_END = re.compile(r"\b(?:approx|No|Nos|Co|Ltd|Inc|Mr|Ms|Dr|vs|etc|e\.g|i\.e|sq|cu)\.$", re.IGNORECASE)


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a passage; semicolons part them too, since each half has its own figures."""
    clean = re.sub(r"\*\*|<[^>]{1,20}>", "", re.sub(r"\s+", " ", text)).strip()
    parts: list[str] = []
    for piece in _END.split(clean):
        if not piece or not piece.strip():
            continue
        if parts and (_NOT_AN_END.search(parts[-1]) or _inside_brackets(parts[-1])):
            parts[-1] = f"{parts[-1]} {piece}".strip()
        else:
            parts.append(piece.strip())
    return tuple(parts)


def _inside_brackets(text: str) -> bool:
    return text.count("(") + text.count("（") > text.count(")") + text.count("）") and len(text) < 400


_LEADS_ON = re.compile(
    r"(?:\b(?:was|were|is|are|about|approximately|around|over|reached|of|totall?ed|totall?ing|amounted to|by|to"
    r"|for|at|RMB|HK\$|US\$)|[:：]|約為|约为|約|约|為|为|共|合共|達|达|達到|达到|是|佔|占|有)\s*$",
    re.IGNORECASE,
)


def leads_on(text: str) -> bool:
    """Whether a passage breaks off before its figure, which stands alone in the next one ("… reached" / "96 %")."""
    return len(text) < 400 and bool(_LEADS_ON.search(text.strip()))


_FULL_STOP = re.compile(r"[.。!?！？;；:：…][\d\s*†‡¹²³⁴⁵⁶⁷⁸⁹⁰)）\]\"'”’」』]*$")
# A point within a figure is no full stop.
_HAN_FIGURE = re.compile(r"[\u3400-\u9fff]\s*[\d,]*\d\.\d+$")
_SENTENCE_LENGTH = 40


def goes_on(text: str) -> bool:
    """Whether a passage may break off in the middle of a sentence: it is long enough and has no full stop."""
    ended = _FULL_STOP.search(text.strip()) and not _HAN_FIGURE.search(text.strip())
    return leads_on(text) or (len(text) >= _SENTENCE_LENGTH and not ended)


def begins_within(text: str, *, after: str, words: bool = True) -> bool:
    """Whether a passage begins in the middle of a sentence that another one broke off: with a figure where the other
    ends in words that want one, or, if ``words`` may tell, with a small letter."""
    start = text.lstrip()
    if leads_on(after) and re.match(r"(?:[A-Z]{2,3}\s?|[€$£¥])?\d", start):
        return True
    return words and bool(re.match(r"[a-z]{2,}\b[ ,]", start)) and bool(re.search(r"[a-z,A-Z\d%)]$", after.strip()))


def begins_within_han(text: str, *, after: str) -> bool:
    """Whether a passage of Chinese may go on with one that ends at the foot of a page without a full stop.

    >>> begins_within_han("万元，增长8%。", after="三座温室全部使用，番茄和黄瓜的种植收入均有提高，合计实现收入1,200")
    True
    """
    start, end = text.lstrip(), after.rstrip()
    signs = len(_HAN_SIGN.findall(end))
    return (
        goes_on(end)
        and signs >= _FEWEST_HAN
        and bool(re.search(r"[\u3400-\u9fff\d,，、.%％A-Za-z]$", end))
        and bool(re.match(r"[\u3400-\u9fff\d，、。]", start))
        and not _NUMBERED.match(start)
        and bool(_HAN_SIGN.search(start))
    )


_HAN_SIGN = re.compile(r"[\u3400-\u9fff]")
_NUMBERED = re.compile(r"(?:第?[一二三四五六七八九十]+[、章节節]|\d{1,2}[、.．)）]\D|[附注註]\s?\d?[:：]|单位|單位)")
_FEWEST_HAN = 25


def joined_text(first: str, second: str) -> str:
    """Two parts of a sentence as one; Han characters close up."""
    first, second = first.rstrip(), second.lstrip()
    han = [bool(re.match(r"[\u3400-\u9fff，、。]", sign)) for sign in (first[-1:], second[:1])]
    letters = any(sign.isascii() and sign.isalpha() for sign in (first[-1:], second[:1]))
    return f"{first}{second}" if all(han) or (any(han) and not letters) else f"{first} {second}"
