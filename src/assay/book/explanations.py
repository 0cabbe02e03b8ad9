"""Why a figure changed, why a provision is not reported, what an estimate rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.book.faults import one_of
from assay.book.targets import cut_fault
from assay.catalogue.dimension import parse_dimensions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from assay.book.names import Vocabulary
    from assay.book.nodes import Node
    from assay.core.languages import Text


@dataclass(frozen=True, slots=True)
class Change:
    """Why a metric moved in a fiscal year; printed as a note below its table."""

    metric: str
    year: int
    text: Text


@dataclass(frozen=True, slots=True)
class NotReported:
    """Why a provision of a framework is not reported ("comply or explain"), and the relief that it rests on, if any."""

    framework: str
    provision: str
    reason: Text
    relief: str = ""


@dataclass(frozen=True, slots=True)
class NotComputed:
    """Why a metric has no figure for one member of a dimension (a category of Scope 3).

    ``relevant``: the part matters, and is not computed yet.
    """

    metric: str
    dimension: str
    member: str
    reason: Text
    relevant: bool = False


@dataclass(frozen=True, slots=True)
class Assumption:
    """What an estimate for one member of a dimension rests on: what it is compared with, and what is assumed."""

    metric: str
    dimension: str
    member: str
    baseline: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Range:
    """How far the records of a metric may be off: ± so many ``percent``, and what that rests on (a class of meters)."""

    metric: str
    percent: Decimal
    text: Text


@dataclass(frozen=True, slots=True)
class Explanations:
    changes: tuple[Change, ...] = ()
    provisions: tuple[NotReported, ...] = ()
    parts: tuple[NotComputed, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    ranges: tuple[Range, ...] = ()

    def assumed(self, metric: str, dimension: str, member: str) -> Assumption | None:
        wanted = (metric, dimension, member)
        return next((one for one in self.assumptions if (one.metric, one.dimension, one.member) == wanted), None)

    def of_part(self, metric: str, dimension: str, member: str) -> NotComputed | None:
        wanted = (metric, dimension, member)
        return next((part for part in self.parts if (part.metric, part.dimension, part.member) == wanted), None)

    def relief(self, framework: str, provision: str) -> str:
        """The relief that an explanation rests on, or nothing."""
        wanted = (framework, provision)
        return next((item.relief for item in self.provisions if (item.framework, item.provision) == wanted), "")

    def of(self, metric: str, year: int) -> Change | None:
        return next((change for change in self.changes if (change.metric, change.year) == (metric, year)), None)


def read_explanations(node: Node | None, words: Vocabulary) -> Explanations:
    if node is None:
        return Explanations()
    found = node.known(("changes", "provisions", "parts", "assumptions", "ranges"))
    parts = [_part(entry, words) for entry in (found["parts"].items() if "parts" in found else ())]
    changes = [_change(entry, words) for entry in (found["changes"].items() if "changes" in found else ())]
    provisions = [_provision(entry) for entry in (found["provisions"].items() if "provisions" in found else ())]
    bases = found["assumptions"].items() if "assumptions" in found else ()
    return Explanations(
        tuple(filter(None, changes)),
        tuple(filter(None, provisions)),
        tuple(filter(None, parts)),
        tuple(filter(None, (_assumption(entry, words) for entry in bases))),
        _ranges(found["ranges"], words) if "ranges" in found else (),
    )


def _ranges(node: Node, words: Vocabulary) -> tuple[Range, ...]:
    """Each metric once: of two ranges the first is used."""
    found: dict[str, Range] = {}
    needed = ("metric", "range", "text")
    for entry in node.items():
        keys = entry.known(needed, needed)
        if any(key not in keys for key in needed):
            continue
        metric, percent = _metric(keys["metric"], words), keys["range"].number()
        if metric is None or percent is None:
            continue
        if not 0 < percent < 1 or metric in found:
            keys["range"].wrong(
                "explanation.range",
                f"the range of {metric} is {keys['range'].text()}{' a second time' if metric in found else ''}.",
                "Expected one range a metric, above 0% and below 100%, such as 2%.",
                "Correct it; the range is not used.",
            )
            continue
        found[metric] = Range(metric, percent * 100, keys["text"].words())
    return tuple(found.values())


def _metric(node: Node, words: Vocabulary) -> str | None:
    name = node.text()
    metric = words.metrics.find(name)
    if metric is None:
        node.wrong(
            "explanation.metric_unknown",
            f"no metric is called '{name}'.",
            one_of(name, words.metrics.ids),
            "Use the id of a metric; the explanation is not read.",
        )
    return metric


def _part(node: Node, words: Vocabulary) -> NotComputed | None:
    needed = ("metric", "dimensions", "reason")
    found = node.known((*needed, "relevant"), needed)
    if any(key not in found for key in needed):
        return None
    part = _one_part(found, words)
    if part is None:
        return None
    relevant = found["relevant"].flag() if "relevant" in found else False
    return NotComputed(*part, found["reason"].words(), relevant)


def _assumption(node: Node, words: Vocabulary) -> Assumption | None:
    needed = ("metric", "dimensions", "baseline", "text")
    found = node.known(needed, needed)
    if any(key not in found for key in needed):
        return None
    part = _one_part(found, words)
    return Assumption(*part, found["baseline"].words(), found["text"].words()) if part is not None else None


def _one_part(found: Mapping[str, Node], words: Vocabulary) -> tuple[str, str, str] | None:
    """The metric, dimension and member that an entry names."""
    metric, cut = _metric(found["metric"], words), found["dimensions"].text()
    if metric is None:
        return None
    wrong = cut_fault(cut, metric, words)
    pairs = () if wrong is not None else parse_dimensions(cut)
    if wrong is not None or len(pairs) != 1:
        message, expected = wrong or (f"'{cut}' is not one member.", "Expected dimension=member.")
        found["dimensions"].wrong("explanation.dimension", message, expected, "Correct it; the entry is not read.")
        return None
    return metric, *pairs[0]


def _change(node: Node, words: Vocabulary) -> Change | None:
    needed = ("metric", "year", "text")
    found = node.known(needed, needed)
    if any(key not in found for key in needed):
        return None
    metric, year = _metric(found["metric"], words), found["year"].integer()
    if metric is None or year is None:
        return None
    if year not in words.years:
        found["year"].wrong(
            "explanation.year",
            f"'{year}' is no year of this book.",
            f"Expected one of {', '.join(map(str, words.years))}.",
            "Correct the year; the explanation is not read.",
        )
        return None
    return Change(metric, year, found["text"].words())


def _provision(node: Node) -> NotReported | None:
    needed = ("framework", "provision", "reason")
    found = node.known((*needed, "relief"), needed)
    if any(key not in found for key in needed):
        return None
    relief = found["relief"].text() if "relief" in found else ""
    return NotReported(found["framework"].text(), found["provision"].text(), found["reason"].words(), relief)
