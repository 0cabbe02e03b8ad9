"""What an intensity is divided by, where that is no metric: a guest night, a meal served, a restaurant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.catalogue.metric import DENOMINATOR
from assay.reader.naming.label_words import has_han, says, size_of, slug

if TYPE_CHECKING:
    from assay.reader.naming.lexicon import Lexicon

# Families of units that are members of the dimension under another name.
_FAMILIES = {
    "people": "employee",
    "money": "revenue",
    "area": "floor_area",
    "count": "piece",
    "freight": "tonne_km",
    "passenger": "passenger_km",
    "passengers": "passenger",
}
_PER = re.compile(
    r"(?<![a-z])per (?:\d+ |hundred |thousand |million |m |mn |mil |each |every |a |an |number of |total "
    r"|business |operating )*(?P<what>[a-z][a-z0-9 ]*)"
)
_EACH = re.compile(r"每|单(?!位)")
# What follows "per" and is no divisor: a time, a unit, a phrase that says nothing.
_NO_DIVISOR = re.compile(
    r"(?<![a-z])(?:year|annum|month|day|quarter|week|hour|minute|annual|day|capita|unit|type|group|category|the|of|and"
    r"|percentage|consumption|emission|kwh|mwh|tonne|ton|kg|m2|m3|sqm|litre|rmb|hkd|usd|million|revenue|employee|area|person|people|cent)"
    r"(?![a-z])"
)
_LONGEST = 3
_TONNE_OF = re.compile(
    r"(?<![a-z])per (?:tonne|ton|kg|barrel) of "
    r"(?!waste|coal|fuel|water|co2|oil|raw|emission|ghg|the|hazardous|nonhazardous)[a-z]"
)
# 每桶油當量, 每座位, 每百升啤酒, 处理每吨污水: what no list holds. A time, a multiple and a mere unit divide
# nothing that has a name; so much of something does.
EACH_OF = re.compile(
    r"(?:处理|处置|生产|制造|加工|运输)?(?:每|单位)(?P<what>"
    r"(?:[百千万]{0,2}(?:公升|公吨|公斤|千克|升|吨)(?!二氧化碳|标准|标煤|当量))[㐀-鿿]{1,6}"
    r"|(?!单位|[一二三四五六七八九十百千万亿]|年|月|日|天|周|季|小时|次|人|名|元|港|美|人民币)[㐀-鿿]{1,6}"
    r")(?![㐀-鿿])"
)


def divisor_of_unit(family: str, lexicon: Lexicon) -> str:
    """The member of ``denominator`` that the lower half of a unit names; ``""`` for none."""
    member = _FAMILIES.get(family, family)
    return member if member in listed_divisors(lexicon) else ""


def divisor_said(words: str, lexicon: Lexicon) -> str:
    """The divisor that a label names in words: "per guest night", 每間餐廳; one nobody listed by its own words."""
    phrases = lexicon.member_phrases.get(DENOMINATOR)
    if phrases is None:
        return ""
    listed = lexicon.members[DENOMINATOR]
    if hit := _PER.search(words):
        what = hit["what"].strip()
        known = next((p for p in phrases.found(what) if what.startswith(p)), "")
        if known:
            return listed[known]
        # The printed unit follows the label.
        what = _NO_DIVISOR.split(what)[0].strip()
        return slug(what) if 0 < size_of(what) <= _LONGEST else ""
    if not _EACH.search(words):
        return ""
    return next((listed[phrase] for phrase in phrases.found(words) if has_han(phrase) and says(words, phrase)), "")


def divisor_in_own_words(words: str) -> str:
    """The divisor that a Chinese label names in words that no list holds; ``""`` for none."""
    hit = EACH_OF.search(words)
    return slug(hit["what"]) if hit else ""


def divides_by_output(words: str) -> bool:
    """Whether a label divides by a tonne of what is made: "per tonne of resin processed"."""
    return bool(_TONNE_OF.search(words))


def listed_divisors(lexicon: Lexicon) -> frozenset[str]:
    """The divisors that have a name of their own; labels may tell others."""
    known = lexicon.catalogue.dimensions.get(DENOMINATOR)
    return frozenset(known.members) if known else frozenset()
