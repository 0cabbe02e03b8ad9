"""Dimensions: the ways in which a metric is split, and the members of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.core.languages import Text

# A cut through a metric: pairs of dimension and member, sorted by dimension. Empty means the whole.
Dimensions = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One value of a dimension. ``lower`` and ``upper`` are whole years and only age bands have them. ``aliases`` are
    other words, of any language, by which reports call it. ``group`` is the member of another dimension that it
    belongs to (HFC-32 to the HFCs). ``optional``: beside the list that a standard gives, so nobody misses it."""

    id: str
    label: Text
    lower: int | None = None
    upper: int | None = None
    aliases: tuple[str, ...] = ()
    group: str = ""
    optional: bool = False

    def holds(self, age: int) -> bool:
        return (self.lower is None or age >= self.lower) and (self.upper is None or age <= self.upper)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A named list of members; an ``open`` one takes members that a book adds."""

    id: str
    label: Text
    members: Mapping[str, Member]
    open: bool = False

    def extended(self, extra: Mapping[str, Member]) -> Dimension:
        return replace(self, members={**self.members, **extra})


def dimensions_of(pairs: Mapping[str, str]) -> Dimensions:
    """The canonical form of a cut: sorted, without empty members."""
    return tuple(sorted((name, member) for name, member in pairs.items() if member))


def written(dimensions: Dimensions) -> str:
    """As in data files: ``age=under_30;gender=female``."""
    return ";".join(f"{name}={member}" for name, member in dimensions)


def parse_dimensions(text: str) -> Dimensions:
    """Read ``gender=female;age=under_30``. Raises `ValueError` with what is wrong."""
    pairs: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        name, equals, member = (piece.strip() for piece in part.partition("="))
        if not (equals and name and member):
            raise ValueError(f"'{part}' is not of the form dimension=member")
        if name in pairs:
            raise ValueError(f"the dimension '{name}' stands twice")
        pairs[name] = member
    return dimensions_of(pairs)
