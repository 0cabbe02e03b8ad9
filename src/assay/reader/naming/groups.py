"""Group rows of one list: a row whose words nobody knows, among rows that are members of a split of people.

"Total number of senior executives", "Total number of managers", "Total number of workshop staff": the first two are
members of ``category``, so the third is one as well, and every row below it is of that member.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of
from assay.reader.decision import How, decision
from assay.reader.naming.label_words import says, size_of
from assay.reader.naming.member_words import members_in, open_member, split_of, without_filler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

CATEGORY = "category"
_PEOPLE = ("employee", "member", "management", "people", "person", "雇员", "人员", "管理层", "人")
_LONGEST = 6

_Group = tuple[int | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A group row of unknown words, the sibling that it is read like, and the member that it is."""

    sibling: str
    member: str


def as_siblings(
    claims: Sequence[Claim], given: Sequence[Claim], lexicon: Lexicon, read: Callable[[Claim], Claim]
) -> tuple[Claim, ...]:
    """The claims, with unknown group rows and all below them read as their siblings are, each as its own member."""
    known: dict[_Group, dict[str, Likeness]] = defaultdict(dict)
    for (grid, prefix), rows in _lists(given).items():
        siblings = [label for label, row in rows.items() if _is_member(row, lexicon)]
        for label, row in rows.items():
            like = next((s for s in siblings if _same_kind(rows[s], row)), "")
            if like and not row.metric and (member := _member_of(row, rows[like].metric, lexicon)):
                known[grid, prefix][label] = Likeness(like, member)
    if not known:
        return tuple(given)
    return tuple(_as_sibling(one, before, known, read) for one, before in zip(claims, given, strict=True))


def _lists(claims: Iterable[Claim]) -> Mapping[_Group, dict[str, Claim]]:
    """Rows by their table and the labels over them."""
    found: dict[_Group, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        if claim.grid is not None and claim.source == "table" and len(claim.labels) > 1:
            found[claim.grid, claim.labels[:-1]].setdefault(claim.labels[-1], claim)
    return found


def _same_kind(one: Claim, other: Claim) -> bool:
    return one.unit == other.unit


def _is_member(row: Claim, lexicon: Lexicon) -> bool:
    """Whether a row is of a category and its own label says which."""
    if not row.metric or [name for name, _ in row.dimensions] != [CATEGORY]:
        return False
    return bool(members_in(split_of(row.labels[-1], lexicon).words, (CATEGORY,), (), lexicon)[0])


def _member_of(row: Claim, metric: str, lexicon: Lexicon) -> str:
    """The member that a row of people names in words of its own; ``""`` where it speaks of something else."""
    words = split_of(row.labels[-1], lexicon).words
    people = any(says(words, word) for word in _PEOPLE)
    dimensions = tuple(name for name in lexicon.catalogue.metrics[metric].dimensions if name != CATEGORY)
    found, left, _ = members_in(words, dimensions, (), lexicon)
    if not people or found or not 0 < size_of(without_filler(left, lexicon)) <= _LONGEST:
        return ""
    return open_member(row.labels[-1])


def _as_sibling(
    claim: Claim, given: Claim, known: Mapping[_Group, Mapping[str, Likeness]], read: Callable[[Claim], Claim]
) -> Claim:
    for at in range(1, len(claim.labels)):
        like = known.get((claim.grid, claim.labels[:at]), {}).get(claim.labels[at])
        if like is None:
            continue
        again = read(replace(claim, labels=(*claim.labels[:at], like.sibling, *claim.labels[at + 1 :])))
        if again.metric and CATEGORY in dict(again.dimensions):
            why = decision(How.DIMENSIONS_SIBLING, member=like.member, words=like.sibling)
            return replace(
                again,
                labels=claim.labels,
                dimensions=dimensions_of({**dict(again.dimensions), CATEGORY: like.member}),
                decided=(*again.decided, why),
            )
    return given
