"""What names one unit without a stroke: its own name, a scale before or after it, money, a mass of carbon dioxide."""

from __future__ import annotations

import re

from assay.core.units import Unit, UnknownUnit, unit
from assay.reader.figures.currencies import CURRENCIES, OPEN_DOLLAR, money_scale, without_dollar

_SCALES: tuple[tuple[str, int], ...] = (
    (r"hundred million|100 million|100,000,000|億|亿|billion/10", 100_000_000),
    (r"billions?|bn|十億|十亿|10億|10亿", 1_000_000_000),
    (
        r"million|millions|mn|mill?\.?|M'|1,000,000|'000,?000|10\^?6|100[萬万](?:[個个](?=.))?|(?:百萬|百万)(?:[個个](?=.))?",
        1_000_000,
    ),
    (r"hundred thousand|100,000|10\^?5", 100_000),
    (r"ten thousands?|10 thousands?|10,000|10000|'0,000|'0000|10\^?4|[萬万](?:[個个](?=.))?", 10_000),
    (r"thousands?|thou\.?|1,000|1000|'000s?|000|10\^?3|千(?:[個个](?=.))?", 1_000),
    (r"hundred|100|百", 100),
)
SCALE = re.compile("|".join(f"(?P<s{n}>{words})" for n, (words, _) in enumerate(_SCALES)), re.IGNORECASE)
_CO2 = re.compile(
    r"\s*(?:of\s+)?(?:CO2|carbon\s+dioxide|二氧化碳)\s*-?\s*(?:\(?\s*(?:equivalents?|equiv\.?|eq\.?|e)\s*\)?|當量|当量|等量|等值)?\.?\s*(?:emissions?|排放量?)?\s*",
    re.IGNORECASE,
)
# "CO2 equivalent, in tonnes", 二氧化碳當量,以公噸計算
_MASS_SAID = re.compile(r"(?:in\s+|以)(.+?)(?:計算?|计算?|為單位|为单位)?$", re.IGNORECASE)
HAN = re.compile(r"[\u3400-\u9fff]")
_MONEY = tuple((re.compile(words, re.IGNORECASE), code) for words, code in CURRENCIES)
_ANY_MONEY = re.compile("|".join(words for words, _ in CURRENCIES), re.IGNORECASE)


def plain_unit(text: str) -> Unit | None:
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
    return money_unit(text) or _carbon(text) or _scaled(text)


def _scaled(text: str) -> Unit | None:
    for found in SCALE.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        rest = before or after
        if (before.strip(" ()") and after.strip(" ()")) or not rest.strip(" ()"):
            continue
        if (
            found[0][0].isalpha()
            and not HAN.match(found[0])
            and not rest.startswith(" ")
            and not rest.endswith((" ", "("))
        ):
            continue
        base = plain_unit(re.sub(r"^\s*(?:of\s+)?[(]?|[)]?(?:\s+in)?\s*$", "", rest).strip(" -x×*"))
        if base is not None:
            return times(size_of(found), base)
    return None


def size_of(found: re.Match[str]) -> int:
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


def money_unit(text: str) -> Unit | None:
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
        scale = SCALE.fullmatch(rest) or SCALE.fullmatch(rest.replace(" ", ""))
        size = size_of(scale) if scale else money_scale(rest)
        if size:
            return times(size, unit(code))
    return None


def _of_dollars(text: str) -> Unit | None:
    """``$m``, ``$'000``: a dollar that does not say whose it is."""
    rest = without_dollar(text)
    if not rest:
        return OPEN_DOLLAR if rest is not None else None
    scale = SCALE.fullmatch(rest) or SCALE.fullmatch(rest.replace(" ", ""))
    size = size_of(scale) if scale else money_scale(rest)
    return times(size, OPEN_DOLLAR) if size else None


def _carbon(text: str) -> Unit | None:
    """A mass of carbon dioxide or its equivalent, the mass before or after the words."""
    rest, count = _CO2.subn(" ", text, count=1)
    if not count:
        return None
    base = plain_unit(_MASS_SAID.sub(r"\1", rest.strip(" -(),")))
    if base is None or base.family != "mass":
        return None
    for name in ("tCO2e", "kgCO2e", "ktCO2e", "MtCO2e"):
        found = unit(name)
        if found.scale == base.scale:
            return found
    return Unit(f"{base.symbol}CO2e", base.scale, unit("tCO2e").powers)
