"""Whether the letters of a page's text layer mean anything. Fonts without a table of their letters give rubbish that
looks like text: signs for private use, shifted alphabets, Han signs that nobody writes."""

from __future__ import annotations

import re

_FEWEST = 60
_VOWELS = re.compile(r"[aeiouAEIOU]")
_LATIN = re.compile(r"[A-Za-z]")
_DIGIT = re.compile(r"[\d.,%()\-–—/]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0002ffff]")
_ODD = re.compile("[\ufffd\ue000-\uf8ff\x00-\x1f\x7f-\x9f]")
_ODD_SHARE = 0.2
_LAST_COMMON_GB = 0xD7
_LAST_COMMON_BIG5 = 0xC6


def is_garbled(text: str) -> bool:
    """Whether the text of a page is rubbish. Too little text is never said to be."""
    signs = "".join(text.split())
    if len(signs) < _FEWEST:
        return False
    if len(_ODD.findall(signs)) > _ODD_SHARE * len(signs):
        return True
    han = _HAN.findall(text)
    if len(han) > 0.4 * len(signs):
        return sum(not _is_common(sign) for sign in han) > 0.35 * len(han)
    latin = len(_LATIN.findall(text))
    rest = len(signs) - latin - len(han) - len(_DIGIT.findall(text))
    if rest > 0.45 * len(signs):
        return True
    words = text.split()
    if latin < 2 * _FEWEST or not words:
        return False
    vowels = len(_VOWELS.findall(text))
    # Any language written in Latin letters has at least a quarter of vowels; units and codes have fewer.
    return vowels < 0.16 * latin and latin / max(len(words), 1) > 2.5


def _is_common(sign: str) -> bool:
    """Whether a Han sign lies in the everyday level of one of the two national tables."""
    for encoding, last in (("gb2312", _LAST_COMMON_GB), ("big5", _LAST_COMMON_BIG5)):
        try:
            if sign.encode(encoding)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False
