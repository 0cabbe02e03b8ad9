"""Why a figure changed, and why a provision is not reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.book.faults import one_of

if TYPE_CHECKING:
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
    """Why a provision of a framework is not reported ("comply or explain")."""

    framework: str
    provision: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Explanations:
    changes: tuple[Change, ...] = ()
    provisions: tuple[NotReported, ...] = ()

    def of(self, metric: str, year: int) -> Change | None:
        return next((change for change in self.changes if (change.metric, change.year) == (metric, year)), None)


def read_explanations(node: Node | None, words: Vocabulary) -> Explanations:
    if node is None:
        return Explanations()
    found = node.known(("changes", "provisions"))
    changes = [_change(entry, words) for entry in (found["changes"].items() if "changes" in found else ())]
    provisions = [_provision(entry) for entry in (found["provisions"].items() if "provisions" in found else ())]
    return Explanations(tuple(filter(None, changes)), tuple(filter(None, provisions)))


def _change(node: Node, words: Vocabulary) -> Change | None:
    needed = ("metric", "year", "text")
    found = node.known(needed, needed)
    if any(key not in found for key in needed):
        return None
    name, year = found["metric"].text(), found["year"].integer()
    metric = words.metrics.find(name)
    if metric is None:
        found["metric"].wrong(
            "explanation.metric_unknown",
            f"no metric is called '{name}'.",
            one_of(name, words.metrics.ids),
            "Use the id of a metric; the explanation is not read.",
        )
        return None
    if year is None:
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
    found = node.known(needed, needed)
    if any(key not in found for key in needed):
        return None
    return NotReported(found["framework"].text(), found["provision"].text(), found["reason"].words())
