"""The road to neutrality: phases one after another, what each has to reach, and how what is left is neutralised."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.book.faults import one_of
from assay.book.target_path import Leg

if TYPE_CHECKING:
    from assay.book.names import Vocabulary
    from assay.book.nodes import Node
    from assay.core.languages import Text

_NEEDED = ("id", "name", "until", "change", "aim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """``change`` is what the figure has changed by at the end of ``until``, as a fraction of the base year's."""

    id: str
    name: Text
    since: int
    until: int
    change: Decimal
    aim: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Roadmap:
    """Phases of one metric from its base year on, each beginning where the one before ends. ``residual`` says how
    what is left at the end is neutralised."""

    metric: str
    base_year: int
    phases: tuple[Phase, ...]
    residual: Text | None = None

    def leg(self, year: int) -> Leg | None:
        """The straight line from phase to phase that a year lies on; nothing outside the phases."""
        points = [(self.base_year, Decimal(0)), *((one.until, one.change) for one in self.phases)]
        legs = (Leg(start, low, end, high) for (start, low), (end, high) in pairwise(points))
        return next((leg for leg in legs if leg.since <= year <= leg.until), None)

    def due(self, year: int) -> Decimal | None:
        """The change due in a year."""
        leg = self.leg(year)
        return leg.at(year) if leg is not None else None


def read_roadmap(node: Node | None, words: Vocabulary) -> Roadmap | None:
    """``roadmap.yaml``; a phase that cannot be used is left out with a finding."""
    if node is None:
        return None
    found = node.known(("metric", "base_year", "phases", "residual"), ("metric", "base_year", "phases"))
    if any(key not in found for key in ("metric", "base_year", "phases")):
        return None
    base = found["base_year"].integer()
    metric = words.metrics.find(found["metric"].text())
    if metric is None:
        found["metric"].wrong(
            "roadmap.metric_unknown",
            f"no metric is called '{found['metric'].text()}'.",
            one_of(found["metric"].text(), words.metrics.ids),
            "Use the id of a metric; the roadmap is not read.",
        )
    if metric is None or base is None:
        return None
    phases = _phases(found["phases"], base)
    if not phases:
        return None
    residual = found["residual"].words() if "residual" in found else None
    return Roadmap(metric=metric, base_year=base, phases=phases, residual=residual)


def _phases(node: Node, base: int) -> tuple[Phase, ...]:
    kept: list[Phase] = []
    for entry in node.items():
        found = entry.known(_NEEDED, _NEEDED)
        if any(key not in found for key in _NEEDED):
            continue
        until, change = found["until"].integer(), found["change"].number()
        since = kept[-1].until if kept else base
        if until is None or change is None:
            continue
        if until <= since:
            found["until"].wrong(
                "roadmap.phases",
                f"the phase ends in {until}, and the one before it in {since}.",
                "Expected phases in order, the first after the base year.",
                "Put them in order; the phase is not read.",
            )
            continue
        kept.append(
            Phase(
                id=found["id"].text(),
                name=found["name"].words(),
                since=since,
                until=until,
                change=change,
                aim=found["aim"].words(),
            )
        )
    return tuple(kept)
