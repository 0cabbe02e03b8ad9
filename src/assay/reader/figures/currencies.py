"""Currencies as reports name them, before and after numbers and in headers, with the scales that only money has."""

from __future__ import annotations

import re

# The words of each currency and its unit; the longer names come before those that they contain.
CURRENCIES: tuple[tuple[str, str], ...] = (
    (r"RMB|CNY|Renminbi|人民幣|人民币|¥|yuan", "CNY"),
    (r"HK\$|HKD|Hong Kong dollars?|港幣|港币|港元", "HKD"),
    (r"(?<![A-Za-z])US\$|U\.S\.\s?\$|USD|US dollars?|美元|美金", "USD"),
    (r"(?<![A-Za-z])EUR|TEUR|kEUR|(?<![A-Za-z])Euros?(?![A-Za-z])|€|歐元|欧元", "EUR"),
    (r"GBP|£|pounds? sterling|英鎊|英镑", "GBP"),
    (r"JPY|(?:Japanese )?(?<![A-Za-z])yen(?![A-Za-z])|日圓|日元", "JPY"),
    (r"SGD|(?<![A-Za-z])S\$|Singapore dollars?|新加坡元|坡元", "SGD"),
    (r"MYR|(?<![A-Za-z])RM(?![A-Za-z])|ringgit|令吉|馬幣|马币", "MYR"),
    (r"TWD|NTD|NT\$|New Taiwan dollars?|新台幣|新臺幣|新台币", "TWD"),
    (r"MOP\$?|patacas?|澳門元|澳门元|澳門幣|澳门币", "MOP"),
    (r"AUD|(?<![A-Za-z])A\$|Australian dollars?|澳元", "AUD"),
    (r"CAD|(?<![A-Za-z])C\$|Canadian dollars?|加元", "CAD"),
    (r"CHF|Swiss francs?|瑞士法郎", "CHF"),
    (r"THB|Thai baht|泰銖|泰铢", "THB"),
    (r"(?<![A-Za-z])元", "CNY"),
)

# Letters and words after or before a currency that are scales of money and of nothing else: ``HK$m``, ``TEUR``, ``K€``.
MONEY_SCALES: tuple[tuple[str, int], ...] = (
    (r"[kKT]|in\s+thousands?|thsd\.?|tsd\.?|'?000'?s?", 1_000),
    (r"[mM]|mio\.?|in\s+millions?", 1_000_000),
    (r"[bB]|bn\.?|bio\.?|in\s+billions?", 1_000_000_000),
)

# What may stand right before a number: names of currencies that are no ordinary words.
SIGN = (
    r"RMB|CNY|Renminbi|人民幣|人民币|HK\$|HKD|港幣|港币|U\.S\.\s?\$|US\$|USD|NT\$|MOP\$?|(?<![A-Za-z])(?:S|A|C)\$"
    r"|TEUR|kEUR|EUR|GBP|JPY|SGD|MYR|TWD|NTD|AUD|CAD|CHF|THB|(?<![A-Za-z])RM|€|£|¥|￥"
)
SIGN_AT_END = re.compile(rf"(?P<money>{SIGN})\s*$", re.IGNORECASE)


def money_scale(words: str) -> int | None:
    """The scale that a letter or two beside a currency names, or ``None``."""
    for pattern, size in MONEY_SCALES:
        if re.fullmatch(pattern, words.strip()):
            return size
    return None
