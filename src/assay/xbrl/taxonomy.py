"""The taxonomy as values: concepts, axes, the cubes in which facts are valid, and the sums that bind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.core.languages import Text

PeriodType = Literal["duration", "instant"]

TEXT_BLOCK = "dtr:textBlockItemType"


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A paragraph of a requirement, by its number: no words of others are copied."""

    publisher: str
    name: str
    paragraph: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """An element that facts are reported against. ``group`` is the topic or framework under which it is presented."""

    name: str
    type: str
    period: PeriodType
    label: Text
    group: str
    documentation: Text | None = None
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A dimension. ``members`` by id for an explicit axis; none for a typed one, whose values only a book knows."""

    name: str
    label: Text
    typed: bool = False
    domain: str = ""
    members: Mapping[str, tuple[str, Text]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cube:
    """Concepts that may be reported for exactly these axes: each typed one given, each explicit one given or whole."""

    id: str
    axes: tuple[str, ...]
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """``total`` is what its parts give, each with weight 1 or -1."""

    total: str
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """Everything that a report may be tagged with. ``passages`` gives the concept of a provision's text by framework
    edition and code; ``groups`` the headings of the presentation."""

    concepts: Mapping[str, Concept]
    axes: Mapping[str, Axis]
    cubes: tuple[Cube, ...]
    sums: tuple[Sum, ...]
    groups: Mapping[str, Text]
    passages: Mapping[tuple[str, str], str]
