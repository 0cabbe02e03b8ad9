"""Names of persons among the labels of a table: a director called "J Waters" is no consumption of water.

A name is told by its form: a title, or initials before one word with a capital. One letter before a word may also be
the letter of a list ("A Energy", "B Water"), so that such names count only where the letters of a table run in no order
of a list, and where there are several.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assay.reader.claim import Claim

_SURNAME = r"(?:(?:van|von|de|del|der|la|le|Mc|Mac|O['’])\s?)*[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?"
_TITLED = re.compile(rf"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady)\.?\s+(?:[A-Z][\w.'’-]*\s+){{0,3}}{_SURNAME}")
_INITIALS = re.compile(rf"[A-Z]\.?\s?[A-Z]\.?(?:\s?[A-Z]\.?)?\s+{_SURNAME}")
_INITIAL = re.compile(rf"(?P<letter>[A-Z])\.?\s+{_SURNAME}")
# What stands behind a name: the marks of a note, "(Chair)".
_BEHIND = re.compile(r"\s*(?:[(（\[].*|[*†‡¹²³⁴-⁹\d]+)$")
_SEVERAL = 2


def persons_in(claims: Iterable[Claim]) -> Mapping[int, frozenset[str]]:
    """The labels of each table that are names of persons."""
    labels: dict[int, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        if claim.grid is not None and claim.source == "table":
            labels[claim.grid].update(dict.fromkeys(claim.labels))
    return {grid: found for grid, listed in labels.items() if (found := _persons(tuple(listed)))}


def is_of_person(claim: Claim, persons: Mapping[int, frozenset[str]]) -> bool:
    """Whether a figure stands in the row or the column of a person."""
    return claim.grid is not None and not persons.get(claim.grid, frozenset()).isdisjoint(claim.labels)


def _persons(labels: tuple[str, ...]) -> frozenset[str]:
    bare = {label: _BEHIND.sub("", label.strip()) for label in labels}
    sure = {label for label, name in bare.items() if _TITLED.fullmatch(name) or _is_initialled(name)}
    lone = {label: hit["letter"] for label, name in bare.items() if (hit := _INITIAL.fullmatch(name))}
    if lone and (sure or (len(lone) >= _SEVERAL and not _is_list(tuple(lone.values())))):
        sure |= lone.keys()
    return frozenset(sure)


def _is_initialled(name: str) -> bool:
    """Two or three initials; written together without a stop they may be an abbreviation: "EU Water"."""
    hit = _INITIALS.fullmatch(name)
    return hit is not None and not re.match(r"[A-Z]{2,}\s", name)


def _is_list(letters: tuple[str, ...]) -> bool:
    """Whether letters run as those of a list do: upwards, no letter twice, none left out."""
    return all(ord(after) - ord(before) == 1 for before, after in pairwise(letters))
