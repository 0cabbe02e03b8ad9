"""Currencies as reports name them, before and after numbers and in headers, with the scales that only money has."""

from __future__ import annotations

import re
from fractions import Fraction

from assay.core.units import Unit

# The words of each currency and its unit; the longer names come before those that they contain.
CURRENCIES: tuple[tuple[str, str], ...] = (
    (r"RMB|CNY|Renminbi|人民幣|人民币|¥|yuan", "CNY"),
    (r"HK\$|HKD|Hong Kong dollars?|港幣|港币|港元", "HKD"),
    (r"(?<![A-Za-z])US\$|U\.S\.\s?\$|USD|US dollars?|美元|美金", "USD"),
    (r"(?<![A-Za-z])Euros?(?![A-Za-z])|(?<![A-Za-z])EUR|TEUR|kEUR|€|歐元|欧元", "EUR"),
    (r"GBP|£|pounds? sterling|英鎊|英镑", "GBP"),
    (r"JPY|(?:Japanese )?(?<![A-Za-z])yen(?![A-Za-z])|日圓|日元", "JPY"),
    (r"SGD|(?<![A-Za-z])S\$|Singapore dollars?|新加坡元|坡元", "SGD"),
    (r"MYR|(?<![A-Za-z])RM(?![A-Za-z])|ringgit|令吉|馬幣|马币", "MYR"),
    (r"TWD|NTD|NT\$|New Taiwan dollars?|新台幣|新臺幣|新台币", "TWD"),
    (r"MOP\$?|patacas?|澳門元|澳门元|澳門幣|澳门币", "MOP"),
    (r"AUD|(?<![A-Za-z])A\$|Australian dollars?|澳元", "AUD"),
    (r"NZD|NZ\$|New Zealand dollars?|紐西蘭元|新西蘭元|新西兰元|紐元|纽元", "NZD"),
    (r"CAD|(?<![A-Za-z])C\$|Canadian dollars?|加元", "CAD"),
    (r"CHF|Swiss francs?|瑞士法郎", "CHF"),
    (r"THB|Thai baht|泰銖|泰铢", "THB"),
    (r"(?<![A-Za-z])元", "CNY"),
)

# A "$" that does not say whose it is: a unit only until the document has said which dollar it counts in.
OPEN_DOLLAR = Unit("$", Fraction(1), (("money_open", 1),))
# A sign in a column before the amounts: money, in a scale that only the document says.
SIGN_ALONE = Unit("$?", Fraction(1), (("money_sign", 1),))
BARE_DOLLAR = re.compile(r"(?<![A-Za-z.])\s?[$＄]|(?<![A-Za-z])dollars?(?![A-Za-z])", re.IGNORECASE)
# The dollars that a document may name.
DOLLARS: tuple[tuple[str, str], ...] = (
    (
        r"(?<![A-Za-z])(?:US\$|U\.S\.\s?\$|USD(?![A-Za-z])|(?:US|U\.S\.|United States|American) [Dd]ollars?)|美元|美金",
        "USD",
    ),
    (r"(?<![A-Za-z])(?:A\$|AU\$|AUD(?![A-Za-z])|Australian [Dd]ollars?)|澳元", "AUD"),
    (r"(?<![A-Za-z])(?:NZ\$|NZD(?![A-Za-z])|New Zealand [Dd]ollars?)|紐元|纽元|新西蘭元", "NZD"),
    (r"HK\$|HKD|Hong Kong [Dd]ollars?|港元|港幣|港币", "HKD"),
    (r"(?<![A-Za-z])(?:S\$|SGD(?![A-Za-z])|Singapore [Dd]ollars?)|新加坡元|坡元", "SGD"),
    (r"(?<![A-Za-z])(?:C\$|CA\$|CAD(?![A-Za-z])|Canadian [Dd]ollars?)|加元", "CAD"),
    (r"NT\$|NTD|TWD|New Taiwan [Dd]ollars?|新[台臺]幣|新台币", "TWD"),
)


def without_dollar(text: str) -> str | None:
    """What is left of some words without their one bare dollar, ``None`` where there is none."""
    rest, count = BARE_DOLLAR.subn(" ", text)
    if count != 1 or "$" not in text:
        return None
    return re.sub(r"\bin\b|\bof\b|[()]", " ", rest, flags=re.IGNORECASE).strip(" -/.")


def is_open(found: Unit) -> bool:
    """Whether a unit counts dollars of which nothing has said whose they are."""
    return any(family in ("money_open", "money_sign") for family, _ in found.powers)


# Letters and words after or before a currency that are scales of money and of nothing else: ``HK$m``, ``TEUR``, ``K€``.
MONEY_SCALES: tuple[tuple[str, int], ...] = (
    (r"[kKT]|in\s+thousands?|(?i:thsd|tsd)\.?|'?000'?s?", 1_000),
    (r"[mM]|MM|(?i:mio\.?)|in\s+millions?", 1_000_000),
    (r"[bB]|bn\.?|(?i:bio|mrd)\.?|in\s+billions?", 1_000_000_000),
)

# What may stand right before a number: names of currencies that are no ordinary words.
SIGN = (
    r"RMB|CNY|Renminbi|人民幣|人民币|HK\$|HKD|港幣|港币|U\.S\.\s?\$|US\$|USD|NT\$|新[台臺]幣|新台币|MOP\$?|(?<![A-Za-z])(?:S|A|C|NZ)\$"
    r"|TEUR|kEUR|EUR|GBP|JPY|SGD|MYR|TWD|NTD|AUD|NZD|CAD|CHF|THB|(?<![A-Za-z])RM|€|£|¥|￥|(?<![A-Za-z])[$＄]"
)
SIGN_ANYWHERE = re.compile(rf"{SIGN}|人民[幣币]|元", re.IGNORECASE)
SIGN_AT_END = re.compile(rf"(?P<money>{SIGN})\s*$", re.IGNORECASE)


def money_scale(words: str) -> int | None:
    """The scale that a letter or two beside a currency names, or ``None``."""
    for pattern, size in MONEY_SCALES:
        if re.fullmatch(pattern, words.strip()):
            return size
    return None


def unscaled(found: Unit) -> Unit:
    """The money that a unit counts so many of: yuan of RMB'000, an open dollar of "$ million"."""
    return Unit(re.sub(r"^(?:\d+|M)(?=\D)", "", found.symbol), Fraction(1), found.powers)
