"""What a share is a share of, where the label says so: "women in senior management" is of senior management."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of
from assay.reader.member_words import members_in

if TYPE_CHECKING:
    from assay.catalogue.dimension import Dimensions
    from assay.reader.lexicon import Lexicon

# Words between the part and its whole, the part first.
_IN = re.compile(r"(?<![a-z])(?:in|within|among|amongst|as a? ?percentage of|out of)(?![a-z])|占")
# The same with the whole first. 中级, 中国 and the like are other words.
_WHO = re.compile(
    r"(?<![a-z])(?:who|that|which) (?:is|are|were)(?![a-z])"
    r"|(?<![其当之])中(?![级国层华心部间央高低东西山])的?|(?:里|当中|之中)的?"
)


def whole_said(label: str, dimensions: Dimensions, lexicon: Lexicon) -> Dimensions | None:
    """The cut that a label says a share is within; ``None`` where it does not say."""
    words = lexicon.words(label)
    cut = dict(dimensions)
    for between, part_first in ((_IN, True), (_WHO, False)):
        for hit in between.finditer(words):
            sides = [words[: hit.start()], words[hit.end() :]]
            part, whole = (_members(side, cut, lexicon) for side in (sides if part_first else sides[::-1]))
            if part and whole and {**part, **whole} == cut and not part.keys() & whole.keys():
                return dimensions_of(whole)
    return None


def _members(words: str, cut: dict[str, str], lexicon: Lexicon) -> dict[str, str]:
    found, _, _ = members_in(words, tuple(cut), (), lexicon)
    return {name: member for name, member in found.items() if cut[name] == member}
