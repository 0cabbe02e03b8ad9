"""Claims: what a document says, with its place. A claim never becomes a fact by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from assay.catalogue.dimension import Dimensions
    from assay.core.interval import Interval
    from assay.core.missing import Missing
    from assay.core.periods import Period
    from assay.core.units import Unit
    from assay.reader.decision import Decision
    from assay.reader.page import Box

Qualifier = Literal["", "about", "over", "under", "at_least", "at_most", "range"]
ClaimSource = Literal["table", "prose", "target"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure that a document prints.

    ``labels`` is its path of words, outermost first: headings of the table, group rows, the row's own label.
    ``value`` is in ``unit`` as printed (a share of 23.08 % is ``23.08`` of ``%``); `Missing` for a dash or "N/A", whose
    word stays in ``printed``. ``interval`` holds what the digits allow, wider for "about". ``fiscal_year`` is
    the year the figure is of; ``None`` where it could not be told; ``year_open``: the table prints no years of
    its own, so that another order of years could be meant. ``aside``: it says something about the figure of its row
    (a rating, what was reported before a restatement) and is of no metric. ``metric`` is empty where no metric
    fits: the claim stays all the same. ``part_of`` is the cut a share is a part of, where it is not the whole.
    ``decided`` says how unit, year, metric and dimensions were told.
    """

    id: int
    labels: tuple[str, ...]
    printed: str
    value: Decimal | Missing
    interval: Interval | None = None
    decimals: int = 0
    qualifier: Qualifier = ""
    unit_printed: str = ""
    unit: Unit | None = None
    fiscal_year: int | None = None
    base_year: int | None = None
    year_open: bool = False
    aside: bool = False
    period: Period | None = None
    metric: str = ""
    dimensions: Dimensions = ()
    part_of: Dimensions | None = None
    kpi: str = ""
    source: ClaimSource = "table"
    page: int | None = None
    line: int | None = None
    box: Box | None = None
    quote: str = ""
    grid: int | None = None
    row: int | None = None
    column: int | None = None
    note_marks: tuple[str, ...] = ()
    decided: tuple[Decision, ...] = ()
