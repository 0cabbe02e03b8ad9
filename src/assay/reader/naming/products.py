"""Rows under a heading that names one product line: the output of that line is not the output of the whole group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.naming.label_words import printed_words, size_of, slug
from assay.reader.naming.member_words import members_in, without_filler

if TYPE_CHECKING:
    from assay.catalogue.metric import Metric
    from assay.reader.naming.lexicon import Lexicon

# "Production of X", "Sales of X"; "X产量", "X的生产". What X is made with is not its name.
_OF = re.compile(r"^(?:(?:annual|total) )?(?:production|output|manufactur\w+|sales?) (?:volume )?of (?P<what>.+)$")
_HAN_OF = re.compile(r"^(?P<what>.{2,}?)(?:的)?(?:年产量|总产量|产量|生产量|销量|生产|生产线)$")
_MADE_WITH = re.compile(
    r"(?<![a-z])(?:utili[sz]ing|using|with|by|from|through|based on|made of|in the|at the)(?![a-z]).*$"
)
# "Production of products", "Production of the Group" name no line.
_NO_LINE = re.compile(
    r"(?:(?<![a-z])(?:the|our|main|major|all|finished|products?|goods|groups?|company|companies|year|total|various|each"
    r"|plants?|factory|waste|wastes|emissions?|energy|electricity)(?![a-z])|产品|集团|公司|主要|全部|各|年度|总)"
)
_LONGEST = 8


def product_over(label: str, metric: Metric, lexicon: Lexicon) -> str:
    """The product line that a heading names, as a member of ``product``; ``""`` for a heading of something else."""
    words = printed_words(label)
    hit = _OF.fullmatch(words) or _HAN_OF.fullmatch(words)
    if hit is None:
        return ""
    known, _, _ = members_in(lexicon.words(hit["what"]), ("product",), (), lexicon)
    if known:
        return known["product"]
    what = _MADE_WITH.sub("", hit["what"]).strip()
    names_it = bool(_NO_LINE.sub(" ", what).strip()) and without_filler(lexicon.words(what), lexicon)
    return slug(what) if names_it and size_of(what) <= _LONGEST else ""
