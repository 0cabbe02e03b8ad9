"""A segment or place that stands behind the name of a metric in one label: "Electricity consumption – Hotels".

What stands behind the dash, the comma or in brackets is taken for a place only if it is nothing else: no metric, no
number, no word that would make the label something else, no kind of figure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.catalogue.metric import DENOMINATOR
from assay.reader.naming.label_words import size_of, slug
from assay.reader.naming.member_words import without_filler
from assay.reader.naming.metric_words import named_in

if TYPE_CHECKING:
    from assay.core.units import Unit
    from assay.reader.naming.lexicon import Lexicon

_BEHIND = (
    re.compile(r"^(?P<name>.{4,}?)\s*(?:\s[-–—]+\s|[–—]|－)\s*(?P<place>[^-–—:：]{2,40})$"),
    re.compile(r"^(?P<name>.{4,}?)\s*[（(](?P<place>[^()（）]{2,40})[)）]$"),
    re.compile(r"^(?P<name>.{4,}?)[,，]\s+(?P<place>[^,，]{2,40})$"),
)
_LONGEST = 4
# Kinds of figure and words of accounts are no places.
_KINDS = ("intensity", "share", "spread", "growth", "reduction", "rate", "average", "total")
_NO_PLACE = re.compile(
    r"\d|(?<![a-z])(?:scope|direct|indirect|gross|net|male|female|new|cumulative|baseline|target|employee|per|by|based"
    r"|location|market|excluding|including|restated|unaudited|audited|used|recycled|landfill|treated|disposed|waste"
    r"|equivalent|vehicle|fleet|car|generator|boiler|stationary|mobile|mainly|litre|liter|cubic|metre|meter|square|kilogram"
    r"|case|hour|day|person|ream|sheet|piece|indicator|index|sent|methane|nitrous|hydrofluorocarbon|dioxide|gas|refrigerant|fuel|electricity|facility|site|others?)(?![a-z])|范围|直接|间接|男|女|目标|基准|每|按|回收|填埋|^(?:有害|无害|危险|一般|其他|其它)$"
)


def without_segment(label: str, unit: Unit | None, lexicon: Lexicon) -> tuple[str, str] | None:
    """The label without what stands behind it, and that as the name of a place; ``None`` where nothing does."""
    for pattern in _BEHIND:
        hit = pattern.match(label.strip())
        if hit is None:
            continue
        if lexicon.words(hit["name"]) in lexicon.members.get("region", {}):
            continue  # "Japan, Korea": both are places
        words = lexicon.words(hit["place"])
        bare = without_filler(words, lexicon)
        if not bare or size_of(bare) > _LONGEST or _NO_PLACE.search(words) or lexicon.alters.said(words):
            continue
        # A member of a split is no place, unless it is a region.
        if any(words in listed for name, listed in lexicon.members.items() if name not in ("region", DENOMINATOR)):
            continue
        if any(lexicon.kinds[kind].said(words) for kind in _KINDS) or named_in(words, "", (), unit, lexicon):
            continue
        place = slug(hit["place"])
        if place:
            return hit["name"].strip(), place
    return None
