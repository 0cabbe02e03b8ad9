"""Rows that call a known material or stream by more words than its name: "batteries of forklifts", 塑膠餐盒及膠袋.

Such a row is a member in words of its own only where another row of its list is of the same known one ("plastic
bottles" beside "plastic bags"); else it is the known one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of, written
from assay.reader.decision import How, decision
from assay.reader.naming.member_words import first_member, members_in, split_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

# People are told apart by every word: "management trainees" are no management.
# "Plastic bags" are of plastic, and bags.
_OF_PACKAGING = "packaging_material"
_OF_MATTER = (_OF_PACKAGING, "waste_stream", "pollutant", "scope_3_category")


def by_known_members(claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims, those of materials and streams of one known name each with that as their member."""
    lists: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.metric and claim.grid is not None and claim.source == "table" and _dimension(claim):
            lists[claim.grid, claim.metric, claim.fiscal_year, claim.column].append(claim)
    given = {claim.id: claim for rows in lists.values() for claim in _told(rows, lexicon)}
    return tuple(given.get(claim.id, claim) for claim in claims)


def _dimension(claim: Claim) -> str:
    return next((name for name, _ in claim.dimensions if name in _OF_MATTER), "")


def _told(rows: Sequence[Claim], lexicon: Lexicon) -> Iterable[Claim]:
    known = [_known(claim, lexicon) for claim in rows]
    taken = Counter((claim.labels[:-1], member) for claim, member in zip(rows, known, strict=True))
    for claim, member in zip(rows, known, strict=True):
        name = _dimension(claim)
        if member and member != dict(claim.dimensions)[name] and taken[claim.labels[:-1], member] == 1:
            cut = dimensions_of({**dict(claim.dimensions), name: member})
            why = decision(How.DIMENSIONS_CUT, cut=written(cut))
            yield replace(claim, dimensions=cut, decided=(*claim.decided, why))


def _known(claim: Claim, lexicon: Lexicon) -> str:
    """The known member that a claim is of, or that its own label names among other words."""
    name = _dimension(claim)
    member = dict(claim.dimensions)[name]
    if member in lexicon.catalogue.dimensions[name].members:
        return member
    words = split_of(claim.labels[-1], lexicon).words
    if name != _OF_PACKAGING and members_in(words, (name,), (), lexicon)[2]:
        return ""  # a list of several streams is none of them
    return first_member(words, name, lexicon)
