"""One printed figure, or several, in a cell: digits, qualifier, unit, share in brackets, or the word for none.

Digits are kept exactly as printed. A dash or "N/A" is a missing figure, never zero.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.interval import Interval
from assay.core.missing import Missing
from assay.core.numbers import decimals_of
from assay.core.units import unit
from assay.reader.decision import How, decision
from assay.reader.figures.currencies import SIGN_AT_END
from assay.reader.figures.unit_labels import leading_unit, money_of
from assay.reader.figures.unit_words import PrintedUnit
from assay.reader.remembered import remembered

if TYPE_CHECKING:
    from assay.core.missing import Reason
    from assay.reader.claim import Qualifier
    from assay.reader.decision import Decision

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_ASCII = str.maketrans("０１２３４５６７８９．，－＋％（）／＜＞～：　", "0123456789.,-+%()/<>~: ")
_ALL_BUT_COMMA = {sign: plain for sign, plain in _TO_ASCII.items() if chr(sign) != "，"}
_RAISED = str.maketrans(_SUPERSCRIPTS + "⁻⁺", "0123456789-+")

_GROUPED = re.compile(r"(?<![\d，,.])\d{1,3}(?:(?:，\d{3}){2,}|，\d{3}(?=\.\d))(?![\d，])")

# Digits in groups of three, or plain; a point and decimals. A blank between groups only where three digits follow.
NUMBER = r"(?:\d{1,3}(?:,\s?\d{3})+(?![\d])|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.])|\d+)(?:\.\d+)?"
_SIGNED = re.compile(rf"(?P<sign>[+\-−]\s?)?(?P<digits>{NUMBER})")
# A dash right before the only number of a cell is its minus.
_MINUS = re.compile(rf"^[–‐‒](?=\s?{NUMBER}\s?%?$)")
_POWER = re.compile(
    rf"\s*[x×✕*]\s*10\s*(?:\^|\^\{{)?\s*(?P<power>[-−–+]?\s?\d{{1,2}}|[⁻⁺]?[{_SUPERSCRIPTS}]+)\}}?"
    rf"|[eE](?P<e>[+-]?\d{{1,2}})\b"
)
_GLUED = re.compile(r"(\d{1,3}(?:,\d{3})+)(\d)(?=$|\s|\()")

_BEFORE: tuple[tuple[str, Qualifier], ...] = (
    (r"at least|no(?:t)? less than|not fewer than|minimum of|≥|⩾|>=|不少於|不少于|不低於|不低于|至少|最少", "at_least"),
    (r"at most|no(?:t)? more than|not exceeding|up to|within|≤|⩽|<="
    r"|不超過|不超过|不多於|不多于|不高於|不高于|至多|最多|控制在|以內", "at_most"),
    (r"more than|over|exceed(?:s|ed|ing)?|above|in excess of|higher than|greater than|>"
    r"|超過|超过|逾|超|多於|多于|高於|高于"
        r"|大於|大于", "over"),
    (r"less than|fewer than|under|below|lower than|<|少於|少于|不足|不到|低於|低于|未滿|小於|小于", "under"),
    (r"approximately|approx\.?|about|around|circa|ca\.|nearly|almost|close to|roughly|some|~|≈|∼|大約|大约|約為|约为|約"
        r"|约|接近|將近|将近|近|幾乎", "about"),
)  # fmt: skip
_AFTER: tuple[tuple[str, Qualifier], ...] = (
    (r"\+|or more|or above|及以上|或以上|以上", "at_least"),
    (r"or less|or below|及以下|或以下|以下|以內|以内", "at_most"),
    (r"餘|余|多(?=[名人個个宗件次家項项萬万億亿千噸吨元小])", "over"),
    (r"左右|上下", "about"),
)
_BEFORE_RE = tuple(
    (re.compile(rf"(?:(?<![A-Za-z])(?:{words})|(?:{words}))\s*(?:to\s+)?$", re.IGNORECASE), kind)
    for words, kind in _BEFORE
)
_WORD_BEFORE = re.compile(r"[A-Za-z]$")
_AFTER_RE = tuple((re.compile(rf"\s*(?:{words})", re.IGNORECASE), kind) for words, kind in _AFTER)

_MISSING: tuple[tuple[str, Reason], ...] = (
    (r"n/?\.?a\.?|not applicable|na|不適用|不适用|無適用|并不適用|並不適用", "not_applicable"),
    (r"nil|none|無|无|沒有|没有", "not_applicable"),
    (r"not available|not collected|not recorded|not measured|not tracked|no data"
    r"|未統計|未统计|沒有統計|未有統計|無數據|无数据|未收集|暫無數據|暂无数据", "not_collected"),
    (r"not disclosed|undisclosed|not reported|n\.?\s?/?r\.?"
    r"|未披露|不披露|未有披露|[-–—－‐‑−―─]{1,3}|/|／|\\", "not_disclosed"),
)  # fmt: skip
_MISSING_RE = tuple((re.compile(words, re.IGNORECASE), reason) for words, reason in _MISSING)

_MARKS_AT_END = re.compile(
    rf"\s*(?:[{_SUPERSCRIPTS}][{_SUPERSCRIPTS},，、\s]*|\^\{{?[\w\s,&]+\}}?|[*＊#†‡§△▲]+|\((?:note|notes|附註|附注|註"
    rf"|注)\s*\w+\)|\([a-f]\))$",
    re.IGNORECASE,
)


# "3 cases (2021: 5 cases)"
_THEN = re.compile(r"(?P<now>[^()]*\S)\s*\((?:FY)?(?P<year>(?:19|20)\d\d)\s?年?\s?:\s?(?P<then>[^()]+)\)")
_MARK_AT_START = re.compile(r"^\([a-f]\)\s+(?=[\d<>≤≥~+−-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellValue:
    """A figure as printed. ``share`` marks the second figure of ``20 (23.08%)``; ``high`` is the end of a range;
    ``year`` is the year that stands before it in the same cell: ``3 (2021: 5)``."""

    value: Decimal | Missing
    printed: str
    qualifier: Qualifier = ""
    high: Decimal | None = None
    unit: PrintedUnit | None = None
    share: bool = False
    bracketed: bool = False
    year: int | None = None
    marks: tuple[str, ...] = ()
    repaired: Decision | None = None

    @property
    def decimals(self) -> int:
        return decimals_of(self.value) if isinstance(self.value, Decimal) else 0


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number inside words, from ``start`` to ``end`` of the text given, its sign and power of ten included."""

    value: Decimal
    start: int
    end: int


def plain_width(text: str) -> str:
    """Full-width digits and signs as half-width ones; the length stays, raised digits stay raised."""
    return text.translate(_TO_ASCII)


def plain_sentence(text: str) -> str:
    """As `plain_width`; a Chinese comma stays but for those between the thousands of one number: "3，000，000"."""
    return _GROUPED.sub(lambda match: match[0].replace("，", ","), text.translate(_ALL_BUT_COMMA))


@remembered
def numbers_in(text: str) -> tuple[FoundNumber, ...]:
    """Every number of a text in plain width, with exponents read and a sign only where nothing stands before it."""
    found: list[FoundNumber] = []
    position = 0
    while (match := _SIGNED.search(text, position)) is not None:
        sign = match["sign"] or ""
        start = match.start() if sign and _sign_counts(text, match.start()) else match.start("digits")
        value = Decimal(re.sub(r"[,\s\u00a0\u202f]", "", match["digits"]))
        end = match.end()
        power = _POWER.match(text, end)
        if power is not None:
            digits = (
                (power["power"] or power["e"]).translate(_RAISED).replace("−", "-").replace("–", "-").replace(" ", "")
            )
            value, end = value.scaleb(int(digits)), power.end()
        if start == match.start() and sign.strip() in ("-", "−"):
            value = -value
        found.append(FoundNumber(value, start, end))
        position = max(end, match.end())
    return tuple(found)


def _sign_counts(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in "(:：~|<>≤≥≈"


@remembered
def missing_word(text: str) -> Missing | None:
    """Whether a cell says that there is no figure, and which kind of absence it is."""
    words = re.sub(rf"[{_SUPERSCRIPTS}*#†]+$", "", text.strip()).strip()
    words = words.strip("()") if words.strip("()") else words
    for pattern, reason in _MISSING_RE:
        if pattern.fullmatch(words):
            return Missing(reason, f"printed as '{text.strip()}'")
    return None


@remembered
def qualifier_before(text: str) -> tuple[Qualifier, int]:
    """The qualifier that ends some words, and where it starts; ``("", len(text))`` where there is none."""
    stripped = text.rstrip()
    for pattern, kind in _BEFORE_RE:
        match = pattern.search(stripped)
        if match and not (
            stripped[match.start() : match.start() + 1].isascii()
            and _WORD_BEFORE.search(stripped[: match.start()])
            and stripped[match.start()].isalpha()
        ):
            return kind, match.start()
    return "", len(text)


def qualifier_after(text: str) -> tuple[Qualifier, int]:
    """The qualifier that begins some words, and its length."""
    for pattern, kind in _AFTER_RE:
        match = pattern.match(text)
        if match:
            return kind, match.end()
    return "", 0


_THOUSAND = 1000


def interval_of(
    value: Decimal,
    qualifier: Qualifier,
    printed_unit: PrintedUnit | None,
    high: Decimal | None = None,
    *,
    in_words: bool = False,
) -> Interval:
    """What a figure may really be.

    Without a qualifier, what its digits allow. "About": a whole last step to each side. "Over" and "at least": from the
    value to ten times it, since a report that means more would say more. "Under" and "at most": from zero to the
    value. A range: from its first to its second figure, each as its digits allow. People and cases are counted, but for
    whole thousands ``in_words``: "a group with 120,000 employees" need not have counted them.
    """
    counted = printed_unit is not None and printed_unit.unit.family in ("people", "count", "day")
    counted = counted and not (in_words and value % _THOUSAND == 0)
    whole = Interval.printed(value, counted=counted)
    if high is not None:
        last = Interval.printed(high, counted=counted)
        return Interval(min(whole.low, last.low), max(whole.high, last.high))
    if qualifier == "about":
        return Interval.approximate(value)
    if qualifier in ("over", "at_least"):
        return Interval(min(value, value * 10), max(value, value * 10)) if value else Interval(Decimal(0), Decimal(1))
    if qualifier in ("under", "at_most"):
        return Interval(min(value, Decimal(0)), max(value, Decimal(0)))
    return whole


@remembered
def read_cell(text: str, *, loose: bool = False) -> tuple[CellValue, ...]:
    """The figures of a cell, or nothing where it holds other words.

    With ``loose`` up to three words that are no unit may follow the number (``5 suppliers``): for columns that are
    known to hold figures. A glued mark of a note is taken off and kept.
    """
    original = text.strip()
    if not original or len(original) > 90:
        return ()
    missing = missing_word(plain_width(original))
    if missing is not None:
        return (CellValue(value=missing, printed=original),)
    if original.casefold() in _ZERO:
        return (CellValue(value=Decimal(0), printed=original),)
    then = _THEN.fullmatch(plain_width(original))
    if then is not None:
        now, before = read_cell(then["now"], loose=loose), read_cell(then["then"], loose=loose)
        if len(now) == len(before) == 1:
            return (*now, replace(before[0], year=int(then["year"])))
    bare, marks = without_marks(_MARK_AT_START.sub("", original))
    pointed = _MINUS.sub("-", _decimal_point(plain_width(bare)))
    plain, glued = _unglued(pointed)
    marks += glued
    values = _figures(plain, loose=loose)
    if not values:
        return ()
    repaired = decision(How.VALUE_MARK, words=original) if glued else None
    return tuple(
        replace(
            value,
            printed=bare if len(values) == 1 and len(pointed) != len(bare) else _as_printed(value.printed, plain, bare),
            marks=(*marks, *value.marks),
            repaired=repaired,
        )
        for value in values
    )


def _as_printed(words: str, plain: str, original: str) -> str:
    """The same words as they stand on the page, full-width digits and all."""
    at = plain.find(words)
    return original[at : at + len(words)] if at >= 0 and len(plain) == len(original) else words


def without_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """A value without raised marks, stars and daggers at its end; a power of ten stays."""
    marks: list[str] = []
    while (match := _MARKS_AT_END.search(text)) is not None and match.start() > 0:
        before = text[: match.start()]
        if re.search(r"[x×*]\s*10\s*$|(?<![A-Za-z])[nN]?m$|⁻$|10$|cm$|km$", before):
            break
        marks.append(match[0].strip())
        text = before.rstrip()
    return text, tuple(reversed(marks))


_ZERO = frozenset({"零", "zero"})
_DECIMAL_COMMA = re.compile(
    r"(?<![\d.,])(?:0,\d+|[1-9]\d{0,2}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,}))(?![\d,.])(?!\s*(?:and|&|,|、|及|和)\s*\d)"
)


def _decimal_point(text: str) -> str:
    """A comma that cannot part thousands is a decimal mark: ``91,3%``, ``0,005``, ``1.234,5``; ``1,2345`` is left as it
    is, for there it is more often the mark of a note that is glued on."""
    found = _DECIMAL_COMMA.search(text)
    if found is None or (re.fullmatch(r"\d{1,3},\d{4}", found[0]) and found[0][0] != "0"):
        return text
    point = found[0].replace(".", "").replace(",", ".")
    return text[: found.start()] + point + text[found.end() :]


def _unglued(text: str) -> tuple[str, tuple[str, ...]]:
    """``1,2345``: no group of digits has four, so the last one is the mark of a note."""
    match = _GLUED.search(text)
    if match is None:
        return text, ()
    return text[: match.end(1)] + text[match.end() :], (match[2],)


def _figures(text: str, *, loose: bool) -> tuple[CellValue, ...]:
    numbers = numbers_in(text)
    if not numbers or len(numbers) > 4:
        return ()
    first = _one(text, numbers[0], loose=loose)
    if first is None:
        return ()
    value, rest = first
    if not rest.strip():
        return (value,)
    if isinstance(value.value, Decimal) and abs(value.value) >= 100 and re.fullmatch(r"\s*\(\d\)", rest):
        return (replace(value, marks=(rest.strip(),)),)
    second = _second(rest, value)
    return (value, second) if second is not None else ()


def _one(text: str, number: FoundNumber, *, loose: bool) -> tuple[CellValue, str] | None:
    before, after = text[: number.start], text[number.end :]
    qualifier, cut = qualifier_before(before)
    money = money_of(before[:cut], after)
    lead = before[:cut].strip()
    if money is not None:
        lead = SIGN_AT_END.sub("", lead).strip()
    negative = lead in ("(", "-", "−", "(-")
    if lead and not negative:
        return None
    high = None
    ranged = re.match(rf"\s*(%?)\s*(?:-|–|—|~|至|to)\s*({NUMBER})(?=\s*[%\s\u3400-\u9fffA-Za-z]|$)", after)
    if ranged and not money:
        high = Decimal(re.sub(r"[,\s]", "", ranged[2]))
        after = after[ranged.end() :]
        if high <= number.value:
            return None
    found, rest, tail_qualifier = _unit_after(after, money)
    qualifier = qualifier or tail_qualifier
    bracketed = False
    if negative and "(" in lead:
        if not rest.lstrip().startswith(")"):
            return None
        rest, bracketed = rest.lstrip()[1:], True
    if loose and _WORDS_OF_A_COUNT.fullmatch(rest) and (found is None or found.unit.family in ("count", "people")):
        rest = ""
    value = number.value
    if negative and not (bracketed and found is not None and found.unit.symbol in ("%", "‰")):
        value = -value
    printed = text[: len(text) - len(rest)].strip() if rest else text.strip()
    reading = CellValue(
        value=value, printed=printed, qualifier="range" if high is not None else qualifier, high=high, unit=found,
        bracketed=bracketed,
    )  # fmt: skip
    return reading, rest


def _unit_after(after: str, money: tuple[PrintedUnit, str] | None) -> tuple[PrintedUnit | None, str, Qualifier]:
    if money is not None:
        return money[0], money[1], qualifier_after(money[1])[0]
    qualifier, length = qualifier_after(after)
    after = after[length:]
    unit_found = leading_unit(after)
    if unit_found is None:
        return None, after, qualifier
    found, rest = unit_found
    tail, length = qualifier_after(rest)
    return found, rest[length:], qualifier or tail


_WORDS_OF_A_COUNT = re.compile(r"\s*[A-Za-z][A-Za-z'\-]*(?:\s[A-Za-z'\-]+){0,2}\s*|\s*[\u3400-\u9fff]{1,6}\s*")
_SHARE = re.compile(
    rf"\s*(?:[,，/;；]\s*)?(?:[(\[]\s*)?(?:佔|占|accounting for\s+"
    rf"|or\s+)?(?P<digits>{NUMBER})\s*(?P<sign>[%‰])\s*[)\]]?\s*"
)
_AMOUNT = re.compile(rf"\s*[(\[]\s*(?P<digits>{NUMBER})\s*(?P<rest>[^()\[\]%\d]*)[)\]]\s*")
_BESIDE = re.compile(rf"\s*[,，;；、]\s*(?P<digits>{NUMBER})\s*(?P<rest>[^\d,，;；、%]+)")


def _second(rest: str, first: CellValue) -> CellValue | None:
    """The share after an amount, the amount in brackets after a share, or the same figure counted another way."""
    if first.unit is None and isinstance(first.value, Decimal):
        other = _AMOUNT.fullmatch(rest)
        if other and not other["rest"].strip():
            return CellValue(value=Decimal(re.sub(r"[,\s]", "", other["digits"])), printed=rest.strip(" ()[]"))
    share = _SHARE.fullmatch(rest)
    first_is_share = first.unit is not None and first.unit.unit.symbol in ("%", "‰")
    if share and not first_is_share:
        value = Decimal(re.sub(r"[,\s]", "", share["digits"]))
        sign = PrintedUnit(unit(share["sign"]), share["sign"])
        return CellValue(value=value, printed=rest.strip(" ,，/;；()[]"), unit=sign, share=True)
    other_unit = _BESIDE.fullmatch(rest)
    if other_unit and first.unit is not None and (found := leading_unit(other_unit["rest"])) is not None:
        # "216 participants, 324 hours"
        if not found[1].strip() and found[0].unit.family != first.unit.unit.family:
            value = Decimal(re.sub(r"[,\s]", "", other_unit["digits"]))
            return CellValue(value=value, printed=rest.strip(" ,，;；、"), unit=found[0])
        return None
    amount = _AMOUNT.fullmatch(rest)
    if amount and first_is_share:
        found = leading_unit(amount["rest"]) if amount["rest"].strip() else None
        if amount["rest"].strip() and (found is None or found[1].strip()):
            return None
        value = Decimal(re.sub(r"[,\s]", "", amount["digits"]))
        return CellValue(value=value, printed=rest.strip(" ()[]"), unit=found[0] if found else None)
    return None
