"""The language of a document, told from its own words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import opencc

if TYPE_CHECKING:
    from assay.core.languages import Language

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z]+")
_SAMPLE = 200_000


@cache
def _converter(way: str) -> Any:
    """Loaded where there is something to convert: it takes longer than to read a page."""
    return opencc.OpenCC(way)


def language_of(text: str) -> Language:
    """Chinese where Han characters are a fair share of the words; Traditional where more of them would change on
    the way to Simplified than the other way round."""
    sample = text[:_SAMPLE]
    han = "".join(_HAN.findall(sample))
    words = len(_LATIN.findall(sample))
    if len(han) <= 2 * words * 0.35 or not han:
        return "en"
    changed = sum(a != b for a, b in zip(han, _converter("t2s").convert(han), strict=False))
    back = sum(a != b for a, b in zip(han, _converter("s2t").convert(han), strict=False))
    return "zh-Hant" if changed >= back else "zh-Hans"
