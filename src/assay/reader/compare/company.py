"""Who a document is by: its stock codes and its names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.block import Passage
from assay.reader.naming.label_words import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.reader.block import Extract

_CODE = re.compile(
    r"(?:stock\s*codes?|股份代號|股票代號|股份代号|股票代码|股份代碼|证券代码|證券代碼)[^\d]{0,20}(\d{3,5})(?!\d)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:^|\n)\s*([A-Z][A-Za-z&.,'() -]{3,60}?"
    r"\b(?:Limited|Ltd\.?|Holdings|Company|Corporation|Inc\.?|PLC))\s*(?:$|\n|\()",
    re.IGNORECASE,
)
_HAN_NAME = re.compile(r"([\u4e00-\u9fff（）()]{3,30}(?:股份有限公司|有限公司|集团|集團))")
# Names stand on the cover and in the first lines about the company.
_FIRST = 40


def company_of(extract: Extract) -> frozenset[str]:
    """What names the company: stock codes without leading zeros, or else names in lower case without their endings."""
    texts = list(_first_texts(extract))
    codes = {f"stock code {int(match[1])}" for text in texts for match in _CODE.finditer(text)}
    if codes:
        return frozenset(codes)
    names = {_bare(match[1]) for text in texts for match in _NAME.finditer(text)}
    names |= {simplified(match[1]) for text in texts[:10] for match in _HAN_NAME.finditer(text)}
    return frozenset(name for name in names if len(name) > 3)


def _first_texts(extract: Extract) -> Iterator[str]:
    yield extract.title
    count = 0
    for block in extract.blocks:
        if isinstance(block, Passage):
            yield block.text
            count += 1
        if count >= _FIRST:
            return


def _bare(name: str) -> str:
    plain = re.sub(r"\b(limited|ltd\.?|holdings?|company|corporation|inc\.?|plc|group|co\.?,?)\b", " ", name.casefold())
    return " ".join(re.sub(r"[^a-z0-9 ]", " ", plain).split())
