"""Units as reports print them: in a column of units, in brackets after a label, glued to a number, in a heading.

What is printed is kept; what it means is a unit of `assay.core.units`. Nothing is guessed: words that are no unit give
``None``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from assay.core.units import ONE, Unit, UnknownUnit, divisor, unit
from assay.reader.figures.currencies import CURRENCIES, OPEN_DOLLAR, SIGN_AT_END, money_scale, without_dollar
from assay.reader.remembered import remembered

_LONGEST = 70

_SCALES: tuple[tuple[str, int], ...] = (
    (r"hundred million|100 million|100,000,000|億|亿|billion/10", 100_000_000),
    (r"billions?|bn|十億|十亿", 1_000_000_000),
    (r"million|millions|mn|mill?\.?|1,000,000|10\^?6|百萬|百万", 1_000_000),
    (r"hundred thousand|100,000|10\^?5", 100_000),
    (r"ten thousands?|10 thousands?|10,000|10000|'0,000|'0000|10\^?4|萬|万", 10_000),
    (r"thousands?|thou\.?|1,000|1000|'000s?|000|10\^?3|千", 1_000),
    (r"hundred|100|百", 100),
)
_SCALE = re.compile("|".join(f"(?P<s{n}>{words})" for n, (words, _) in enumerate(_SCALES)), re.IGNORECASE)

_CO2 = re.compile(
    r"\s*(?:of\s+)?(?:CO2|carbon\s+dioxide|二氧化碳)\s*-?\s*(?:\(?\s*(?:equivalents?|equiv\.?|eq\.?|e)\s*\)?|當量|当量)?\.?\s*(?:emissions?|排放量?)?\s*",
    re.IGNORECASE,
)

_PER_PEOPLE = re.compile(
    r"(?:full[- ]time\s+)?(?:employees?|staff(?:\s+members?)?|persons?|people|capita|heads?|headcount|workers?"
    r"|FTEs?|trainees?)"
    r"|[名位個个]?(?:員工|员工|僱員|雇员|職工|职工|人員|人员|人均|人)",
    re.IGNORECASE,
)
_PER_PIECE = re.compile(
    r"(?:(?:production\s+)?units?|pieces?|pcs?|pairs?|garments?|sets?|bottles?)"
    r"(?:\s+(?:of\s+)?(?:products?|outputs?|production|garments?|shoes|goods)(?:\s+(?:produced|sold))?)?(?:\s+(?:produced|sold))?",
    re.IGNORECASE,
)
_MEASURE_WORD = re.compile(r"^[名位個个間间家輛辆艘張张份]")
_DENOMINATOR_TAIL = re.compile(r"\s+(?:of|in|from|generated|sold|produced|worked)\s.*$", re.IGNORECASE)
_DENOMINATOR_HEAD = re.compile(r"^(?:unit\s+of\s+|each\s+|an?\s+|每)", re.IGNORECASE)
_TIME_TAIL = re.compile(r"\s*(?:/\s*|per\s+|a\s+)(?:year|annum|yr)$|\s*/\s*年$", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
# What is said of figures behind their unit: whether they were audited, how they were rounded.
_REMARK = re.compile(
    r"\s*\((?:rounded|unaudited|audited|restated|re-?presented|approximate(?:ly)?|[未已]?[經经](?:審核|审核|審計|审计|重列)|重列)\)$"
    r"|,?\s*(?:rounded\s+)?to\s+(?:the\s+)?nearest\s.*$",
    re.IGNORECASE,
)
# A mass of a gas is a mass: "tCH4", "tonnes of NOx".
_GAS = re.compile(
    r"((?:k|M)?t|kg|g|tonnes?|tons?|kilotonnes?|噸|吨|公噸|千克|公斤)\s?(?:of\s+)?"
    r"(?:CH4|N2O|HFCs?|PFCs?|SF6|NF3|NOx|SOx|SO2|NO2|VOCs?|NMVOCs?|PM(?:10|2\.5)?)"
)
_NUMBERED = re.compile(r"([1-9]\d{0,2}(?:,?\d{3})+)\s+(\D.*)")
_QUALIFIED = re.compile(r"^[a-z-]{4,}\s+(?=\S)")
_SCALE_FIRST = re.compile(r"10\^?[3-8]|1(?:00|0{3,8}|0{0,2}(?:,000){1,2})(?!\d)|000")
_SET_LOW_OR_HIGH = re.compile(r"[_^]\s*\{?\s*([0-9x]+)\s*\}?")
_APOSTROPHES = re.compile(r"[’‘`´′]")
_POWER_OF_METRE = re.compile(r"(?<![A-Za-z])([Nn]?m)\s+([23])(?![\d,.])")
_EQUIVALENT = re.compile(r"CO\s*2\s*-?\s*(?:eq?|equivalents?)\b", re.IGNORECASE)
_TORN_CO2 = re.compile(r"C[O0]\s+2")
_BEFORE_UNIT = re.compile(
    r"^(?:expressed\s+)?in\s+|^(?:units?|單位|单位)\s*[::]\s*|^以|(?:計算?|计算?)$", re.IGNORECASE
)
_METRIC_TONNES = re.compile(r"(?<![A-Za-z])(?:MT|mt|mT)(?=\s*-?\s*(?:of\s+)?CO2)")
_ONE_MILLION = re.compile(r"(?<=[$¥€£BDY])\s?1\s+(?=(?:million|billion|thousand)\b)", re.IGNORECASE)
_ELECTRIC = re.compile(r"^e(?=[kMG]Wh)")
_ENERGY_EQUIVALENT = re.compile(r"(?<=[WJ])(h?)[\s-]+equivalents?$", re.IGNORECASE)
_DIGIT_FIRST = re.compile(r"\d")
_SAYS_UNIT = re.compile(r"[A-Za-z%‰\u3400-\u9fff'$¥€£]")
_MONEY = tuple((re.compile(words, re.IGNORECASE), code) for words, code in CURRENCIES)
_ANY_MONEY = re.compile("|".join(words for words, _ in CURRENCIES), re.IGNORECASE)
_OF_INCOME = re.compile(r"\s+(?:of\s+)?(?:revenues?|sales|turnover|income|value[ -]added)$", re.IGNORECASE)
_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "〔": "〕"}


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """A unit with the words that name it on the page."""

    unit: Unit
    printed: str


def folded(text: str) -> str:
    """Half-width, plain digits for raised and lowered ones, one kind of apostrophe, torn formulas closed up.

    >>> folded("tCO ₂ e/RMB’000")
    "tCO2e/RMB'000"
    """
    text = _SET_LOW_OR_HIGH.sub(r"\1", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("⁄", "/").replace("–", "-").replace("—", "-")
    text = _APOSTROPHES.sub("'", text)
    if "2" in text or "3" in text:
        text = _POWER_OF_METRE.sub(r"\1\2", text)
        text = _EQUIVALENT.sub("CO2e", text)
        text = _TORN_CO2.sub("CO2", text)
    return " ".join(text.split())


# "Water use per tonne" in Chinese ends in what is measured, and is no unit.
_MEASURED = re.compile(r"\s*每[^/]*(?:量|率|額|额|強度|强度|密度|消耗|排放)\s*")


@remembered
def unit_in(text: str) -> Unit | None:
    """The unit, if the whole text names one."""
    whole = folded(text)
    return _whole(whole) if 0 < len(text.strip()) <= _LONGEST and not _MEASURED.fullmatch(whole) else None


@lru_cache(maxsize=8192)
def _whole(text: str) -> Unit | None:
    text = text.strip(" ;,:*")
    while len(text) > 1 and _BRACKETS.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    text = _TIME_TAIL.sub("", _BEFORE_UNIT.sub("", text))
    text = _REMARK.sub("", text)
    gas = _GAS.fullmatch(text)
    text = gas[1] if gas is not None else text
    # "MTCO2e" and "mtCO2e" are metric tonnes; only "Mt" is a million of them.
    text = _ONE_MILLION.sub(" ", _METRIC_TONNES.sub("t", text))
    text = _ENERGY_EQUIVALENT.sub(r"\1", _ELECTRIC.sub("", text))
    if _DIGIT_FIRST.match(text) and (not _SCALE_FIRST.match(text) or text.endswith(("%", "‰"))):
        return None
    if not text or not _SAYS_UNIT.search(text):
        return None
    return _plain(text) or _compound(text) or _named_twice(text)


def _named_twice(text: str) -> Unit | None:
    """ "Gigajoules (GJ)", "Thousand cubic meters (TCM)": the words and the sign of one unit."""
    both = re.fullmatch(r"(.*\S)\s*\(([^()]{1,12})\)", text)
    if both is None:
        return None
    words, sign = _plain(both[1]), _plain(both[2])
    if words is None:
        named = re.fullmatch(r"percent(?:age)?s?|百分比|比率", both[1], re.IGNORECASE)
        return sign if named and sign is not None and sign.symbol == "%" else None
    return words if sign is None and both[2].isupper() else words if sign == words else None


def _plain(text: str) -> Unit | None:
    """A unit without a stroke: its own name, a scale before or after it, money, or a mass of carbon dioxide."""
    text = text.strip()
    if text == "Mt":
        # "MT" and "mt" are metric tonnes, "Mt" a million of them.
        return unit("1000000t")
    if not text:
        return None
    try:
        return unit(text) if "/" not in text else None
    except UnknownUnit:
        pass
    return _money(text) or _carbon(text) or _scaled(text)


def _scaled(text: str) -> Unit | None:
    for found in _SCALE.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        rest = before or after
        if (before.strip(" ()") and after.strip(" ()")) or not rest.strip(" ()"):
            continue
        if (
            found[0][0].isalpha()
            and not _HAN.match(found[0])
            and not rest.startswith(" ")
            and not rest.endswith((" ", "("))
        ):
            continue
        base = _plain(re.sub(r"^\s*(?:of\s+)?[(]?|[)]?(?:\s+in)?\s*$", "", rest).strip(" -x×*"))
        if base is not None:
            return times(_size(found), base)
    return None


def _size(found: re.Match[str]) -> int:
    return next(size for n, (_, size) in enumerate(_SCALES) if found[f"s{n}"] is not None)


def times(size: int, base: Unit) -> Unit:
    """So many of a unit: the named unit where there is one (``10000t``), else one made of the number and the base."""
    for name in (f"M{base.symbol}", f"{size}{base.symbol}"):
        try:
            found = unit(name)
        except UnknownUnit:
            continue
        if found.powers == base.powers and found.scale == base.scale * size:
            return found
    return Unit(f"{size}{base.symbol}", base.scale * size, base.powers)


def _money(text: str) -> Unit | None:
    """``RMB'000``, ``人民幣百萬元``, ``million HK$``, ``RMB10,000``: a currency and nothing but a scale."""
    if _ANY_MONEY.search(text) is None:
        return _of_dollars(text)
    for words, code in _MONEY:
        rest, count = words.subn(" ", text)
        if not count:
            continue
        rest = re.sub(r"(?<![A-Za-z])元|\bin\b|\bof\b|\bdollars?\b|[()]", " ", rest, flags=re.IGNORECASE)
        rest = re.sub(r"\s+", " ", rest).strip(" -/.")
        if not rest:
            thousands = re.search(r"TEUR|kEUR", text, re.IGNORECASE)
            return times(1_000, unit(code)) if thousands else unit(code)
        scale = _SCALE.fullmatch(rest) or _SCALE.fullmatch(rest.replace(" ", ""))
        size = _size(scale) if scale else money_scale(rest)
        if size:
            return times(size, unit(code))
    return None


def _of_dollars(text: str) -> Unit | None:
    """``$m``, ``$'000``: a dollar that does not say whose it is."""
    rest = without_dollar(text)
    if not rest:
        return OPEN_DOLLAR if rest is not None else None
    scale = _SCALE.fullmatch(rest) or _SCALE.fullmatch(rest.replace(" ", ""))
    size = _size(scale) if scale else money_scale(rest)
    return times(size, OPEN_DOLLAR) if size else None


def _carbon(text: str) -> Unit | None:
    """A mass of carbon dioxide or its equivalent, the mass before or after the words."""
    rest, count = _CO2.subn(" ", text, count=1)
    if not count:
        return None
    base = _plain(rest.strip(" -()"))
    if base is None or base.family != "mass":
        return None
    for name in ("tCO2e", "kgCO2e", "ktCO2e", "MtCO2e"):
        found = unit(name)
        if found.scale == base.scale:
            return found
    return Unit(f"{base.symbol}CO2e", base.scale, unit("tCO2e").powers)


def _compound(text: str) -> Unit | None:
    """Something per something: ``kWh/tonne``, ``tonnes per RMB million of revenue``, ``每名僱員小時``, ``小時／人``."""
    for top, bottom in _splits(text):
        # A bare "per site" says no unit: the unit stands in its own column.
        below = None if top in ("", "1") and _activity(bottom) else _denominator(bottom)
        # A bare "per million hours" is a rate of cases; "per employee" a plain number.
        bare = unit("count") if below is not None and below.family == "time" else ONE
        above = bare if top in ("", "1") else _plain(top) or _money(_OF_INCOME.sub("", top))
        if above is not None and below is not None:
            whole = above / below
            return Unit(f"{above.symbol}/{below.symbol}", whole.scale, whole.powers)
    return None


def _splits(text: str) -> tuple[tuple[str, str], ...]:
    found = []
    for mark in re.finditer(r"\s*/\s*|\s+per\s+|^per\s+|\s*每\s*", text, re.IGNORECASE):
        top, bottom = text[: mark.start()].strip(), text[mark.end() :].strip()
        if not top and "每" in mark[0]:
            # 每百萬元收益噸: the denominator stands first, the unit last.
            found += [(bottom[at:].lstrip("的"), bottom[:at]) for at in range(1, len(bottom))]
        found.append((top, bottom))
    return tuple(found)


def _denominator(text: str) -> Unit | None:
    if _PER_PIECE.fullmatch(text.strip()):
        return unit("count")
    text = _DENOMINATOR_HEAD.sub("", text.strip())
    if not text:
        return None
    if _PER_PEOPLE.fullmatch(text):
        return unit("person")
    if _PER_PIECE.fullmatch(text):
        return unit("count")
    if found := _activity(text):
        return found
    for candidate in (text, _DENOMINATOR_TAIL.sub("", text), _QUALIFIED.sub("", _DENOMINATOR_TAIL.sub("", text))):
        found = _plain(candidate)
        if found is not None:
            return found
    numbered = _NUMBERED.fullmatch(_DENOMINATOR_TAIL.sub("", text))
    if numbered is not None and (found := _plain(numbered[2])) is not None:
        return times(int(numbered[1].replace(",", "")), found)
    return _han_denominator(text) if _HAN.search(text) else _worded_denominator(text)


def _activity(text: str) -> Unit | None:
    """What a business counts its activity by: ``guest night``, ``1,000 meals``, ``間餐廳``."""
    text = text.strip(" ()")
    for words in (text, _MEASURE_WORD.sub("", text), _DENOMINATOR_TAIL.sub("", text)):
        if found := divisor(words.replace(",", "")):
            return found
    scale = _SCALE.match(text)
    rest = text[scale.end() :].strip() if scale else ""
    if _PER_PIECE.fullmatch(rest):
        return times(_size(scale), unit("count")) if scale else None
    base = (divisor(rest) or divisor(_MEASURE_WORD.sub("", rest))) if rest else None
    return times(_size(scale), base) if scale and base else None


def _worded_denominator(text: str) -> Unit | None:
    """``RMB million revenue``, ``tonne product``: the unit, then one to four words of what it is a unit of."""
    words = text.split(" ")
    for keep in range(len(words) - 1, 0, -1):
        tail = words[keep:]
        if len(tail) > 4 or not all(re.fullmatch(r"[A-Za-z][A-Za-z\-]*[),.]?", word) for word in tail):
            continue
        head = " ".join(words[:keep])
        if _PER_PEOPLE.fullmatch(head):
            return unit("person")
        found = _plain(head)
        if found is not None:
            return found
    return None


def _han_denominator(text: str) -> Unit | None:
    """``百萬元營業收入``, ``噸產品``, ``收益百萬元``: the longest known unit at one end."""
    for cut in range(len(text) - 1, 0, -1):
        if _HAN.match(text[cut]) and (found := _plain(text[:cut])) is not None:
            return found
    for cut in range(1, len(text)):
        if _HAN.match(text[cut - 1]) and (found := _plain(text[cut:])) is not None:
            return found
    return None


_SHARE_WORDS = re.compile(r"(?:%|percent(?:age)?s?\b|百分比|佔比|占比)(?!\s*points?)", re.IGNORECASE)


@remembered
def unit_column_word(text: str) -> Unit | None:
    """A cell of a column of units: also a dash, which there means a plain number."""
    stripped = folded(text)
    if stripped in ("-", "No.", "no.", "#", "Number", "number"):
        return unit("count")
    found = unit_in(text)
    if found is not None:
        return found
    # What a column of units says at more length: "% of total employees", "Percentage (%) by floor area".
    if _SHARE_WORDS.match(stripped) and "," not in stripped:
        return unit("%")
    scale = _SCALE.fullmatch(re.sub(r"^in\s+", "", stripped, flags=re.IGNORECASE))
    if scale is not None and not stripped[:1].isdigit():
        return times(_size(scale), unit("count"))
    counted = re.match(r"(?:no\.|numbers?|#)\s*(?:of\s+)?", stripped, re.IGNORECASE)
    if counted is not None and "," not in stripped:
        people = _PER_PEOPLE.fullmatch(stripped[counted.end() :].strip())
        return unit("person") if people else unit("count")
    return None


_BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,70})[)）\]】]")
_AFTER_MARK = re.compile(r"^(.*\S)\s*(?:[:：]\s*|[,，](?!\d{3})\s*|\s[-–—]\s|[－]\s*)([^:：]+)$", re.DOTALL)
# What is done "in time" is not counted in times.
_AFTER_IN = re.compile(r"^(.*\S)\s+(?:expressed\s+)?in\s+(?!time$)(.+)$", re.IGNORECASE | re.DOTALL)


@remembered
def unit_of_label(text: str) -> tuple[str, PrintedUnit] | None:
    """A label that ends in its unit, and the label without it.

    >>> label, found = unit_of_label("用電量（千瓦時）")
    >>> (label, found.printed, found.unit.symbol)
    ('用電量', '千瓦時', 'kWh')
    """
    groups = list(_BRACKETED.finditer(text))
    for group in reversed(groups):
        inside = group[1].strip()
        inner = re.sub(r"^(?:units?|單位|单位)\s*[:：]?\s*", "", inside, flags=re.IGNORECASE)
        found = unit_in(inner)
        if found is not None:
            return _squeezed(text[: group.start()] + " " + text[group.end() :]), PrintedUnit(found, inner)
        if re.match(r"%\s*(?:of\s+)?[A-Za-z]", inner):
            # "Board of Directors (% women)": the words stay in the label.
            return _squeezed(text), PrintedUnit(unit("%"), "%")
    led = re.match(r"\s*%\s*(?:of\s+)?(?=[A-Za-z])", text)
    if led is not None:
        return _squeezed(text[led.end() :]), PrintedUnit(unit("%"), "%")
    for pattern in (_AFTER_MARK, _AFTER_IN):
        ending = pattern.match(text.strip())
        if ending and (found := unit_in(ending[2])) is not None and _long_enough(ending[2]):
            return _squeezed(ending[1]), PrintedUnit(found, ending[2].strip())
    return None


_TAIL_FAMILIES = ("ghg", "energy", "mass", "volume", "money")
_MOST_TAIL = 4


@remembered
def unit_at_end(text: str) -> tuple[str, PrintedUnit] | None:
    """A label that ends in its unit without any sign before it: "Scope 1 emissions tonnes CO2e", "用電量 千瓦時". Only
    units that no other word is mistaken for."""
    words = text.split()
    for count in range(min(_MOST_TAIL, len(words) - 1), 0, -1):
        tail = " ".join(words[-count:])
        found = unit_in(tail) if len(tail) > 1 or _HAN.match(tail) else None
        if found is None or words[-count - 1].casefold() in _LEADS_TO_UNIT:
            continue
        if found.family.split("/")[0] in _TAIL_FAMILIES and len(tail) > (2 if found.family == "mass" else 1):
            return _squeezed(" ".join(words[:-count])), PrintedUnit(found, tail)
    return None


_LEADS_TO_UNIT = frozenset(
    ["per", "of", "and", "or", "a", "the", "in", "each", "to", "from", "/", "&", "for", "than", "每", "佔"]
)


def _long_enough(words: str) -> bool:
    """One Latin letter after a comma is no unit; one Chinese character may be (噸), and a sign (%)."""
    return len(words.strip()) > 1 or not words.strip().isascii() or not words.strip().isalpha()


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" :：,，-–—")


_STOP = re.compile(r"[;；。，、!！?？:：\n]|,(?!\d)|\.(?:\s|$)|[)）\]】(（\[【]")
_LETTERS = re.compile(r"[A-Za-z]")


@remembered
def leading_unit(text: str) -> tuple[PrintedUnit, str] | None:
    """The longest unit at the start of some words, and what follows it.

    >>> found, rest = leading_unit("million kWh in total")
    >>> (found.unit.symbol, rest)
    ('GWh', ' in total')
    """
    stop = _STOP.search(text)
    reach = text[: stop.start() if stop else len(text)][:_LONGEST]
    if (
        reach
        and reach[-1:].isalpha()
        and len(reach) < len(text)
        and text[len(reach)].isalpha()
        and len(reach) == _LONGEST
    ):
        reach = reach.rpartition(" ")[0]
    for end in _ends(reach):
        head = reach[:end]
        found = unit_in(head)
        if found is not None and not _swallows(head):
            return PrintedUnit(found, head.strip()), text[end:]
    return None


def _swallows(head: str) -> bool:
    """Whether the words say more than the unit: ``tonnes in 2022`` is no unit of its own."""
    return bool(re.search(r"\b(?:in|the|and|for|with|by|to|was|were|during|respectively|compared|as)\s", head + " "))


def _ends(reach: str) -> list[int]:
    """Places where a unit may end, the furthest first: between words, and after each Chinese character."""
    ends = [n for n in range(1, len(reach) + 1) if _may_end(reach, n)]
    return ends[::-1][:48]


def _may_end(reach: str, n: int) -> bool:
    if n == len(reach):
        return True
    last, following = reach[n - 1], reach[n]
    if last == " ":
        return False
    if _HAN.match(last) or _HAN.match(following):
        return True
    return not (last.isalnum() and following.isalnum())


MONEY_BEFORE = SIGN_AT_END


def money_of(before: str, after: str) -> tuple[PrintedUnit, str] | None:
    """A currency before a number, with a scale after it (``RMB 1,403 million``); gives the rest of the words."""
    currency = MONEY_BEFORE.search(before)
    if currency is None:
        return None
    scale = re.match(
        r"\s*(billion|million|thousand|thsd|hundred million|ten thousand|mn|bn|[mk](?![0-9²³])"
        r"|[億亿千百]?[萬万億亿]?元?)(?![A-Za-z])",
        after,
        re.IGNORECASE,
    )
    words = scale[1] if scale else ""
    found = _money(f"{currency['money']} {words}".strip())
    if found is None:
        return None
    printed = f"{currency['money']} {words}".strip() if _LETTERS.search(words) else f"{currency['money']}{words}"
    return PrintedUnit(found, printed), after[scale.end() :] if scale and words else after
