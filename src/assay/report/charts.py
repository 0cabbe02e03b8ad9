"""What a chart shows, as data: no colours, no fonts, no drawing.

``compose`` fills these in; ``assay.render.vega`` says how they look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from assay.catalogue.layout import ChartKind, ChartWidth


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPoint:
    """One mark of a chart.

    ``category`` is its place on the horizontal axis (a year, a plant), or the slice of a donut; ``series``
    its colour group. ``value`` gives the length of the mark and ``text`` the figure as printed, both from
    the same fact; ``value`` is None where the fact is missing, and nothing is drawn (never a zero).

    In a matrix ``category`` is the topic, ``text`` the number in its dot, ``across`` the horizontal and
    ``value`` the vertical score.
    """

    category: str
    value: Decimal | None
    text: str
    series: str = ""
    across: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of years of a roadmap, from the end of one year to the end of another."""

    name: str
    since: int
    until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture of figures that also stand in a table.

    ``alt`` says in words what the picture shows and must not be empty. ``table_id`` is the anchor of the
    table that holds the figures, ``source`` the line below the picture that says so. ``unit`` is printed
    above the vertical axis. Two half-width charts that follow each other stand side by side.
    ``across_title``, ``value_title``, ``thresholds`` and ``ends`` of the axes (the same on both, rising) belong to a
    matrix; without ``ends`` they follow from the points. ``bands`` are the phases of a roadmap, whose points are of the
    years of its path (the first series) and of those that have a figure (the second).
    """

    id: str
    title: str
    alt: str
    kind: ChartKind
    points: tuple[ChartPoint, ...]
    unit: str = ""
    table_id: str = ""
    source: str = ""
    width: ChartWidth = "full"
    across_title: str = ""
    value_title: str = ""
    thresholds: tuple[Decimal, ...] = ()
    ends: tuple[Decimal, ...] = ()
    bands: tuple[Band, ...] = ()
