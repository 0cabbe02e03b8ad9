"""Units as reports print them: the whole of a cell, a heading or what stands in brackets.

What is printed is kept; what it means is a unit of `assay.core.units`. Nothing is guessed: words that are no unit give
``None``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from assay.core.units import Unit, unit
from assay.reader.figures.unit_per import CASES, PER_PEOPLE, per_unit
from assay.reader.figures.unit_plain import SCALE, plain_unit, size_of, times
from assay.reader.remembered import remembered

LONGEST = 70

_TIME_TAIL = re.compile(r"\s*(?:/\s*|per\s+|a\s+)(?:year|annum|yr)$|\s*/\s*(?:年|a)$", re.IGNORECASE)
# What is said of figures behind their unit: whether they were audited, how they were rounded.
_REMARK = re.compile(
    r"\s*\((?:rounded|unaudited|audited|restated|re-?presented|approximate(?:ly)?|[未已]?[經经](?:審核|审核|審計|审计|重列)|重列)\)$"
    r"|\s*\((?:notes?|附[註注]|[註注])\s*[\w.()]{0,8}\)$"
    r"|,?\s*(?:rounded\s+)?to\s+(?:the\s+)?nearest\s.*$",
    re.IGNORECASE,
)
# A mass of a gas is a mass: "tCH4", "tonnes of NOx".
_GAS = re.compile(
    r"((?:k|M)?t|kg|g|tonnes?|tons?|kilotonnes?|噸|吨|公噸|千克|公斤)\s?(?:of\s+)?"
    r"(?:CH4|N2O|HFCs?|PFCs?|SF6|NF3|NOx|SOx|SO2|NO2|VOCs?|NMVOCs?|PM(?:10|2\.5)?)"
)
_SCALE_FIRST = re.compile(
    r"10\^?[3-8]|10 (?=(?:thousand|million|MWh)\b)|1(?:00|0{3,8}|0{0,2}(?:,000){1,2})(?!\d)|10{1,2}[萬万億亿]|000"
)
_SET_LOW_OR_HIGH = re.compile(r"[_^]\s*\{?\s*([0-9x]+)\s*\}?")
_APOSTROPHES = re.compile(r"[’‘`´′]")
_BEFORE_MILLION = re.compile(r"(?<=[$¥€£BDY])\s?'\s?(?=(?:million|mil|mn|m)\b)", re.IGNORECASE)
# "€/000": thousands of euros, and nothing per anything.
_SLASHED_THOUSANDS = re.compile(r"(?<=[$¥€£A-Z元])\s?/\s?(?=000(?!\d))")
_POWER_OF_METRE = re.compile(r"(?<![A-Za-z])([Nn]?m)\s+([23])(?![\d,.])")
_EQUIVALENT = re.compile(r"CO\s*2\s*-?\s*(?:eq?|equivalents?)\b", re.IGNORECASE)
_TORN_CO2 = re.compile(r"C[O0]\s+2")
_BEFORE_UNIT = re.compile(
    r"^(?:expressed\s+)?in\s+|^(?:units?|單位|单位)\s*[::]\s*|^以|(?:計算?|计算?)$", re.IGNORECASE
)
# "Avg hours/employee": what is said of the figure, before its unit.
_AVERAGE = re.compile(r"^(?:average|avg\.?|mean)\s+(?=\S+\s*(?:/|per\b))", re.IGNORECASE)
# Nobody counts millions of megatonnes: "0.9 million MtCO2e" are metric tonnes.
_METRIC_TONNES = re.compile(r"(?:(?<![A-Za-z])(?:MT|mt|mT)|(?<=illion )Mt|(?<=ousand )Mt)(?=\s*-?\s*(?:of\s+)?CO2)")
_ONE_MILLION = re.compile(r"(?<=[$¥€£BDY])\s?1\s+(?=(?:million|billion|thousand)\b)", re.IGNORECASE)
_ELECTRIC = re.compile(r"^e(?=[kMG]Wh)")
_ENERGY_EQUIVALENT = re.compile(r"(?<=[WJ])(h?)[\s-]+equivalents?$", re.IGNORECASE)
_DIGIT_FIRST = re.compile(r"\d")
_SAYS_UNIT = re.compile(r"[A-Za-z%‰\u3400-\u9fff'$¥€£]")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "〔": "〕"}


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """A unit with the words that name it on the page."""

    unit: Unit
    printed: str


# Strokes and dashes of other scripts, and the numerals that Chinese accounts are kept in: 仟元, 佰萬元.
_PLAIN_SIGNS = str.maketrans("⁄╱∕–—仟佰", "///--千百")


def folded(text: str) -> str:
    """Half-width, plain digits for raised and lowered ones, one kind of apostrophe, torn formulas closed up.

    >>> folded("tCO ₂ e/RMB’000")
    "tCO2e/RMB'000"
    """
    text = _SET_LOW_OR_HIGH.sub(r"\1", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_PLAIN_SIGNS)
    text = _BEFORE_MILLION.sub(" ", _SLASHED_THOUSANDS.sub("'", _APOSTROPHES.sub("'", text)))
    if "2" in text or "3" in text:
        text = _POWER_OF_METRE.sub(r"\1\2", text)
        text = _EQUIVALENT.sub("CO2e", text)
        text = _TORN_CO2.sub("CO2", text)
    return " ".join(text.split())


# "Water use per tonne" in Chinese ends in what is measured, and is no unit.
_MEASURED = re.compile(r"\s*每[^/]*(?:(?<![當当等])量|率|額|额|強度|强度|密度|消耗|排放)\s*")


@remembered
def unit_in(text: str) -> Unit | None:
    """The unit, if the whole text names one."""
    if not 0 < len(text.strip()) <= LONGEST:
        return None
    whole = folded(text)
    return None if _MEASURED.fullmatch(whole) else _whole(whole)


@lru_cache(maxsize=8192)
def _whole(text: str) -> Unit | None:
    if not _SAYS_UNIT.search(text):
        return None
    text = text.strip(" ;,:*“”„「」『』")
    while len(text) > 1 and _BRACKETS.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    text = _AVERAGE.sub("", _TIME_TAIL.sub("", _BEFORE_UNIT.sub("", text)))
    while (plain := _REMARK.sub("", text)) != text:
        text = plain
    text = _sign_once(text)
    gas = _GAS.fullmatch(text)
    text = gas[1] if gas is not None else text
    # "MTCO2e" and "mtCO2e" are metric tonnes; only "Mt" is a million of them.
    text = _ONE_MILLION.sub(" ", _METRIC_TONNES.sub("t", text))
    text = _ENERGY_EQUIVALENT.sub(r"\1", _ELECTRIC.sub("", text))
    if _DIGIT_FIRST.match(text) and (not _SCALE_FIRST.match(text) or text.endswith(("%", "‰"))):
        return None
    if not text or not _SAYS_UNIT.search(text):
        return None
    return plain_unit(text) or _in_two_languages(text) or per_unit(text) or _named_twice(text)


_TWICE_ABOVE = re.compile(r"(?P<words>[^()/]+?)\s*\((?P<sign>[^()]{1,12})\)\s*(?P<below>(?:per\b|/).+)", re.IGNORECASE)


def _sign_once(text: str) -> str:
    """ "Gigajoule (GJ) per tonne" as "GJ per tonne"."""
    both = _TWICE_ABOVE.fullmatch(text)
    if both is None:
        return text
    words, sign = plain_unit(both["words"]), plain_unit(both["sign"])
    return f"{both['sign']} {both['below']}" if words is not None and words == sign else text


# "Tonnes of CO2 equivalent (CO2e)": the sign leaves the mass to the words.
_CO2E = re.compile(r"CO2-?eq?", re.IGNORECASE)


def _named_twice(text: str) -> Unit | None:
    """ "Gigajoules (GJ)", "Thousand cubic meters (TCM)": the words and the sign of one unit."""
    both = re.fullmatch(r"(.*\S)\s*\(([^()]{1,12})\)", text)
    if both is None:
        return None
    words, sign = plain_unit(both[1]), plain_unit(both[2])
    if words is not None and words.family == "ghg" and _CO2E.fullmatch(both[2]):
        return words
    if words is not None and sign is None and (scale := SCALE.fullmatch(re.sub(r"^in\s+", "", both[2]))) is not None:
        return times(size_of(scale), words)
    if words is None:
        named = re.fullmatch(r"percent(?:age)?s?|百分比|比率", both[1], re.IGNORECASE)
        return sign if named and sign is not None and sign.symbol == "%" else None
    # "Mega litres (mL)": the words know better than the sign how large it is.
    same = (
        sign is None or (sign.powers, sign.scale) == (words.powers, words.scale) or plain_unit(both[2].upper()) == words
    )
    return words if same and (sign is not None or both[2].isupper()) else None


# "Hours 小時", 公噸 tonnes: one language behind the other.
_TWO_LANGUAGES = (
    re.compile(r"([^\u3400-\u9fff]*[A-Za-z%)][^\u3400-\u9fff]*?)[\s/]*([\u3400-\u9fff].*)"),
    re.compile(r"(.*[\u3400-\u9fff)])[\s/]*([A-Za-z%][^\u3400-\u9fff]*)"),
)


def _in_two_languages(text: str) -> Unit | None:
    """The unit that words in English and words in Chinese name, one behind the other."""
    for pattern in _TWO_LANGUAGES:
        halves = pattern.fullmatch(text)
        if halves is None:
            continue
        one, other = (_without_brackets(half) for half in halves.groups())
        first, second = (plain_unit(half) or per_unit(half) or _named_twice(half) for half in (one, other))
        if first is not None and second is not None and (first.powers, first.scale) == (second.powers, second.scale):
            return first
    return None


def _without_brackets(half: str) -> str:
    """The half in which the other language stands in brackets: "kg (公斤)"."""
    half = half.strip()
    if half.startswith("(") and half.endswith(")"):
        return half[1:-1].strip()
    return half[:-1].strip() if half.endswith("(") else half


# A reference date or period that stands in the cell of the unit: "Fiscal year No.", "Sept. 30th %".
_PERIOD = re.compile(
    r"\b(?:(?:fiscal|financial|calendar|reporting)\s+year|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
    r"\s+\d{1,2}(?:st|nd|rd|th)?\b)",
    re.IGNORECASE,
)
_SHARE_WORDS = re.compile(r"(?:%|percent(?:age)?s?\b|百分比|佔比|占比)(?!\s*points?)", re.IGNORECASE)


@remembered
def unit_column_word(text: str) -> Unit | None:
    """A cell of a column of units: also a dash, which there means a plain number."""
    stripped = " ".join(_PERIOD.sub(" ", folded(text)).split())
    if stripped in ("-", "No.", "no.", "Nos.", "nos.", "Nos", "#", "Number", "number"):
        return unit("count")
    found = unit_in(text) or unit_in(stripped)
    if found is not None:
        return found
    # What a column of units says at more length: "% of total employees", "Percentage (%) by floor area".
    if _SHARE_WORDS.match(stripped) and "," not in stripped:
        return unit("%")
    scale = scale_alone(re.sub(r"^in\s+", "", stripped, flags=re.IGNORECASE))
    if scale is not None:
        return scale
    if (han := _HAN_COUNTED.fullmatch(stripped)) is not None:
        return unit("person") if han["people"] else unit("count")
    counted = re.match(r"(?:nos?\.|numbers?|#)\s*(?:of\s+)?", stripped, re.IGNORECASE)
    if counted is not None and "," not in stripped:
        timed = unit_in(stripped[counted.end() :])
        if timed is not None and timed.family in ("time", "day"):
            return timed
        people = PER_PEOPLE.fullmatch(stripped[counted.end() :].strip())
        return unit("person") if people else unit("count")
    return None


# "人數(百分比)", "Number 數目": what a column of units says of what is counted.
_HAN_COUNTED = re.compile(
    r"(?:(?:no\.|numbers?)\s*(?:of\s+(?:people|persons|employees|staff)\s*)?)?"
    r"(?:(?P<people>(?:僱員|员工|員工|雇员)?(?:總|总)?人[數数]?|人)|數目|数目|數量|数量|宗數|宗数|次數|次数|個案|个案)"
    r"(?:\s*[/(]?\s*(?:百分比|比例|佔比|占比|percentages?|%)\s*\)?)*",
    re.IGNORECASE,
)


def is_unit_cell(text: str) -> bool:
    """Whether a cell says a unit and nothing else than a period or date beside it."""
    dated = _PERIOD.search(folded(text)) is not None
    return unit_in(text) is not None or (dated and unit_column_word(text) is not None)


def scale_alone(text: str) -> Unit | None:
    """ "thousands", "'000": so many of whatever is counted."""
    scale = SCALE.fullmatch(folded(text))
    return times(size_of(scale), unit("count")) if scale is not None and not text[:1].isdigit() else None


# What is printed as a unit and none that is known: kept as it stands, and no unit of the claim in the end.
UNKNOWN = Unit("?", Fraction(1), (("unknown", 1),))
_PER = re.compile(
    r"(?P<top>.{1,40}?)\s*(?:/|\bper\b|每)\s*(?P<bottom>(?=\D).{1,40}|1[\d,]{2,9}\s+\S.{1,30})", re.IGNORECASE
)
_SCALED_NOUN = re.compile(
    r"(?:in\s+)?(?:'000|000|thousands?|millions?|billions?|ten thousands?)\s+(?:of\s+)?[A-Za-z][A-Za-z \-]{2,30}"
    r"|[百千萬万億亿]{1,2}[頭头羽隻只輛辆件台套箱瓶桶尾株棵盒支劑剂條条片張张噸吨份户戶]{1,2}",
    re.IGNORECASE,
)


_CENTS = re.compile(
    r"(?:(?:US|HK|RMB|S\$|Singapore|Hong Kong|Australian|Euro)[\s-]?)?cents?|(?:RM\s)?sen|pence|[港美新]?仙",
    re.IGNORECASE,
)


def unknown_unit(text: str) -> PrintedUnit | None:
    """Words in brackets that can be nothing but a unit, though nobody knows it: a known unit per something, so many
    thousands of a noun, cents of a money that is not named."""
    words = folded(text)
    if _CENTS.fullmatch(words):
        return PrintedUnit(UNKNOWN, text.strip())
    ratio = _PER.fullmatch(words)
    if ratio is not None and _RATE_BELOW.fullmatch(ratio["bottom"].strip()):
        return None  # "Leavers (number / rate)" prints both
    if ratio is not None and not any(mark in words for mark in ";,:") and len(ratio["bottom"].split()) <= _MOST_BELOW:
        top = ratio["top"].strip()
        if CASES.fullmatch(top) or ((known := unit_in(top)) is not None and known.family not in ("count", "people")):
            return PrintedUnit(UNKNOWN, text.strip())
    return PrintedUnit(UNKNOWN, text.strip()) if _SCALED_NOUN.fullmatch(words) else None


_MOST_BELOW = 6
_RATE_BELOW = re.compile(
    r"(?:\S+ ){0,2}(?:percentages?|percent|rates?|proportions?|share)|.*(?:百分比|比率|比例|[佔占]比|率)", re.IGNORECASE
)
