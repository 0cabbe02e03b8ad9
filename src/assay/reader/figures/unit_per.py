"""Something per something: ``kWh/tonne``, ``tonnes per RMB million of revenue``, ``每名僱員小時``."""

from __future__ import annotations

import re

from assay.core.units import ONE, Unit, divisor, unit
from assay.reader.figures.unit_plain import HAN, SCALE, money_unit, plain_unit, size_of, times

PER_PEOPLE = re.compile(
    r"(?:full[- ]time\s+)?(?:employees?|staff(?:\s+members?)?|persons?|people|capita|heads?|headcount|workers?"
    r"|FTEs?|trainees?)"
    r"|[名位個个]?(?:員工|员工|僱員|雇员|職工|职工|人員|人员|人均|人)",
    re.IGNORECASE,
)
_PER_PIECE = re.compile(
    r"(?:(?:production\s+)?units?|pieces?|pcs?|pairs?|garments?|sets?|bottles?)"
    r"(?:\s+(?:of\s+)?(?:products?|outputs?|production|garments?|shoes|goods)(?:\s+(?:produced|sold))?)?(?:\s+(?:produced|sold))?"
    r"|(?:單位|单位)(?:產品|产品|產量|产量)",
    re.IGNORECASE,
)
# What a rate counts: "number of injuries per million hours".
CASES = re.compile(
    r"(?:totals?|numbers?|no\.|cases?|incidents?|injur(?:y|ies)|accidents?|fatalities"
    r"|(?:frequency |accident |injury )?rates?)(?:\s+of\s+\w+)?",
    re.IGNORECASE,
)
_MEASURE_WORD = re.compile(r"^[名位個个間间家輛辆艘張张份]")
_DENOMINATOR_TAIL = re.compile(r"\s+(?:of|in|from|generated|sold|produced|worked)\s.*$", re.IGNORECASE)
_DENOMINATOR_HEAD = re.compile(
    r"^(?:(?:unit|number|no\.)\s+of\s+|#\s*|each\s+|an?\s+|每|單位(?=.)|单位(?=.))", re.IGNORECASE
)
_NUMBERED = re.compile(r"([1-9]\d{0,2}(?:,?\d{3})+)\s+(\D.*)")
# 每20萬工時, 每200,000工時
_NUMBERED_HAN = re.compile(r"(?P<number>[1-9]\d*(?:,\d{3})*)\s*(?P<scale>[百千萬万]{0,2})\s*(?P<unit>[\u3400-\u9fff]+)")
_QUALIFIED = re.compile(r"^[a-z-]{4,}\s+(?=\S)")
# "M' Revenue (HKD)": the money stands in brackets behind what it is of.
_MONEY_BEHIND = re.compile(
    r"(?P<scale>.*?)\s*(?:of\s+)?(?:revenues?|turnover|sales|income|收入|收益|營業額|营业额)\s*\(\s*(?:in\s+)?(?P<money>[^()]{1,24})\)",
    re.IGNORECASE,
)
# "Revenue in HK$ million"
_MONEY_OF = re.compile(
    r"(?:total\s+|operating\s+)?(?:revenues?|turnover|sales|income)\s+in\s+(?P<money>\S.{1,24})", re.IGNORECASE
)
_OF_INCOME = re.compile(r"\s+(?:of\s+)?(?:revenues?|sales|turnover|income|value[ -]added)$", re.IGNORECASE)


def per_unit(text: str) -> Unit | None:
    """Something per something: ``kWh/tonne``, ``tonnes per RMB million of revenue``, ``每名僱員小時``, ``小時／人``."""
    for top, bottom in _splits(text):
        # A bare "per site" says no unit: the unit stands in its own column.
        below = None if top in ("", "1") and _activity(bottom) else _denominator(bottom)
        # A bare "per million hours" is a rate of cases; "per employee" a plain number.
        bare = unit("count") if below is not None and below.family == "time" else ONE
        counted = below is not None and below.family == "time" and CASES.fullmatch(top)
        above = bare if top in ("", "1") or counted else plain_unit(top) or money_unit(_OF_INCOME.sub("", top))
        if above is not None and below is not None and below.family != "ratio":
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
    if PER_PEOPLE.fullmatch(text):
        return unit("person")
    if _PER_PIECE.fullmatch(text):
        return unit("count")
    if found := _activity(text):
        return found
    behind = _MONEY_BEHIND.fullmatch(text)
    if behind is not None and (found := money_unit(f"{behind['money']} {behind['scale']}".strip())) is not None:
        return found
    inside = _MONEY_OF.fullmatch(text)
    if inside is not None and (found := money_unit(inside["money"])) is not None:
        return found
    for candidate in (text, _DENOMINATOR_TAIL.sub("", text), _QUALIFIED.sub("", _DENOMINATOR_TAIL.sub("", text))):
        found = plain_unit(candidate)
        if found is not None:
            return found
    numbered = _NUMBERED.fullmatch(_DENOMINATOR_TAIL.sub("", text))
    if numbered is not None and (found := plain_unit(numbered[2])) is not None:
        return times(int(numbered[1].replace(",", "")), found)
    scaled = _NUMBERED_HAN.fullmatch(text)
    if scaled is not None and (found := plain_unit(scaled["unit"])) is not None:
        scale = SCALE.fullmatch(scaled["scale"])
        return times(int(scaled["number"].replace(",", "")) * (size_of(scale) if scale else 1), found)
    return _han_denominator(text) if HAN.search(text) else _worded_denominator(text)


def _activity(text: str) -> Unit | None:
    """What a business counts its activity by: ``guest night``, ``1,000 meals``, ``間餐廳``."""
    text = text.strip(" ()")
    for words in (text, _MEASURE_WORD.sub("", text), _DENOMINATOR_TAIL.sub("", text)):
        if found := divisor(words.replace(",", "")):
            return found
    scale = SCALE.match(text)
    rest = text[scale.end() :].strip() if scale else ""
    if _PER_PIECE.fullmatch(rest):
        return times(size_of(scale), unit("count")) if scale else None
    base = (divisor(rest) or divisor(_MEASURE_WORD.sub("", rest))) if rest else None
    return times(size_of(scale), base) if scale and base else None


def _worded_denominator(text: str) -> Unit | None:
    """``RMB million revenue``, ``tonne product``: the unit, then one to four words of what it is a unit of."""
    words = text.split(" ")
    for keep in range(len(words) - 1, 0, -1):
        tail = words[keep:]
        if len(tail) > 4 or not all(re.fullmatch(r"[A-Za-z][A-Za-z\-]*[),.]?", word) for word in tail):
            continue
        head = " ".join(words[:keep])
        if PER_PEOPLE.fullmatch(head):
            return unit("person")
        found = plain_unit(head)
        if found is not None:
            return found
    return None


def _han_denominator(text: str) -> Unit | None:
    """``百萬元營業收入``, ``噸產品``, ``收益百萬元``: the longest known unit at one end."""
    for cut in range(len(text) - 1, 0, -1):
        if HAN.match(text[cut]) and (found := plain_unit(text[:cut])) is not None:
            return found
    for cut in range(1, len(text)):
        if HAN.match(text[cut - 1]) and (found := plain_unit(text[cut:])) is not None:
            return found
    return None
