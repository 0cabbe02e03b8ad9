"""What the group has promised: a metric, a base year, a target year, and the change between them or what it must not
outgrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.book.faults import one_of
from assay.book.measures import Measure, read_measures
from assay.catalogue.dimension import Dimensions, parse_dimensions

if TYPE_CHECKING:
    from decimal import Decimal

    from assay.book.names import Vocabulary
    from assay.book.nodes import Node
    from assay.core.languages import Text

_NEEDED = ("id", "name", "metric", "base_year", "target_year")
_GOALS = ("change", "no_faster_than")


@dataclass(frozen=True, slots=True)
class Milestone:
    """What must be reached on the way: ``change`` is a fraction of the base year's figure."""

    year: int
    change: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """``change`` is a fraction of the base year's figure: ``-20%`` is -0.20.

    A target holds either ``change`` or ``no_faster_than``, the metric whose growth since the base year is, in every
    year, the most by which the target's own metric may grow. ``milestones`` lie between base and target year, in order.
    """

    id: str
    name: Text
    metric: str
    base_year: int
    target_year: int
    change: Decimal | None = None
    no_faster_than: str = ""
    milestones: tuple[Milestone, ...] = ()
    dimensions: Dimensions = ()
    provision: str = ""
    steps: Text | None = None
    measures: tuple[Measure, ...] = ()


def read_targets(node: Node | None, words: Vocabulary) -> tuple[Target, ...]:
    found: dict[str, Target] = {}
    for entry in node.items() if node is not None else ():
        target = _target(entry, words)
        if target is not None and target.id in found:
            entry.wrong(
                "target.duplicate",
                f"the target '{target.id}' stands twice.",
                "Expected every id once.",
                "Rename or delete one; the second is not read.",
            )
        elif target is not None:
            found[target.id] = target
    return tuple(found.values())


def _target(node: Node, words: Vocabulary) -> Target | None:
    found = node.known((*_NEEDED, *_GOALS, "milestones", "dimensions", "provision", "steps", "measures"), _NEEDED)
    if any(key not in found for key in _NEEDED):
        return None
    if sum(key in found for key in _GOALS) != 1:
        node.wrong(
            "target.goal",
            f"the target has {'both' if 'change' in found else 'neither'} 'change' and 'no_faster_than'.",
            "Expected one of them: a change from the base year, or the metric it must not outgrow.",
            "Write one; the target is not read.",
        )
        return None
    metric = _metric(found["metric"], words)
    other = _metric(found["no_faster_than"], words) if "no_faster_than" in found else ""
    base, target = found["base_year"].integer(), found["target_year"].integer()
    change = found["change"].number() if "change" in found else None
    cut = _cut(found["dimensions"], metric, words) if "dimensions" in found and metric else ()
    if metric is None or other is None or base is None or target is None or cut is None:
        return None
    if change is None and not other:
        return None
    if target <= base:
        found["target_year"].wrong(
            "target.years",
            f"the target year '{target}' is not after the base year '{base}'.",
            "Expected a later year.",
            "Correct one of them; the target is not read.",
        )
        return None
    return Target(
        id=found["id"].text(),
        name=found["name"].words(),
        metric=metric,
        base_year=base,
        target_year=target,
        change=change,
        no_faster_than=other,
        milestones=_milestones(found["milestones"], base, target, other) if "milestones" in found else (),
        dimensions=cut,
        provision=found["provision"].text() if "provision" in found else "",
        steps=found["steps"].words() if "steps" in found else None,
        measures=read_measures(found["measures"]) if "measures" in found else (),
    )


def _metric(node: Node, words: Vocabulary) -> str | None:
    name = node.text()
    metric = words.metrics.find(name)
    if metric is None:
        node.wrong(
            "target.metric_unknown",
            f"no metric is called '{name}'.",
            one_of(name, words.metrics.ids),
            "Use the id of a metric; the target is not read.",
        )
    return metric


def _milestones(node: Node, base: int, target: int, other: str) -> tuple[Milestone, ...]:
    """Milestones by year, in order; one that lies outside the target's years, or stands twice, is not read."""
    kept: dict[int, Milestone] = {}
    for entry in node.items():
        found = entry.known(("year", "change"), ("year", "change"))
        if len(found) < len(("year", "change")):
            continue
        year, change = found["year"].integer(), found["change"].number()
        if year is None or change is None:
            continue
        if other or not base < year < target or year in kept:
            entry.wrong(
                "target.milestone",
                f"the milestone of '{year}' "
                + (
                    "has no meaning beside 'no_faster_than'."
                    if other
                    else f"is a second one, or not within {base}–{target}."
                ),
                "Expected one milestone a year, after the base year and before the target year.",
                "Correct or delete it; it is not read.",
            )
            continue
        kept[year] = Milestone(year, change)
    return tuple(kept[year] for year in sorted(kept))


def _cut(node: Node, metric: str, words: Vocabulary) -> Dimensions | None:
    fault = cut_fault(node.text(), metric, words)
    if fault is not None:
        node.wrong("target.dimension", *fault, "Correct it; the target is not read.")
        return None
    return parse_dimensions(node.text())


def cut_fault(text: str, metric: str, words: Vocabulary) -> tuple[str, str] | None:
    """What is wrong with ``gender=female;age=under_30`` for a metric, and what was expected."""
    example = "Expected dimension=member, such as 'gender=female;age=under_30'."
    try:
        cut = parse_dimensions(text)
    except ValueError as fault:
        return f"'{text}' in dimensions: {fault}.", example
    allowed = words.catalogue.metrics[metric].dimensions
    for name, member in cut:
        if name not in allowed:
            return f"'{name}' in '{text}': {metric} is not split by it.", one_of(
                name, allowed
            ) if allowed else f"Expected none: {metric} has no dimensions."
        if member not in words.members[name].ids:
            return f"'{member}' in '{text}' is no member of {name}.", one_of(member, words.members[name].ids)
    return None
