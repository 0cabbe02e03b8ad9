"""Figures that were published and have moved since: why, and what would make the base year be computed again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from assay.book.faults import one_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from assay.book.names import Vocabulary
    from assay.book.nodes import Node
    from assay.core.languages import Text

Cause = Literal["factor_update", "error", "method_change", "structural_change", "boundary_change"]

CAUSES: tuple[Cause, ...] = get_args(Cause)


@dataclass(frozen=True, slots=True)
class BasePolicy:
    """The base year of ``metric``, and the relative change of its figure from which it is computed again."""

    metric: str
    year: int
    threshold: Decimal
    text: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseChange:
    """Something that could move the base year: a plant bought or sold, an error found.

    ``effect`` is the change of the base year's figure that it makes, as a fraction of it.
    """

    day: date
    cause: Cause
    effect: Decimal
    text: Text


@dataclass(frozen=True, slots=True)
class Restatement:
    """Published figures of some metrics and years that were computed again, and why."""

    metrics: tuple[str, ...]
    years: tuple[int, ...]
    cause: Cause
    text: Text


@dataclass(frozen=True, slots=True)
class Restatements:
    base: BasePolicy | None = None
    changes: tuple[BaseChange, ...] = ()
    restated: tuple[Restatement, ...] = ()

    def of(self, metric: str, year: int) -> Restatement | None:
        return next((item for item in self.restated if metric in item.metrics and year in item.years), None)


def read_restatements(node: Node | None, words: Vocabulary) -> Restatements:
    """``restatements.yaml``; an entry that cannot be used is left out with a finding."""
    if node is None:
        return Restatements()
    found = node.known(("base_year", "changes", "restated"))
    base = _base(found["base_year"], words) if "base_year" in found else None
    changes = [_change(entry) for entry in (found["changes"].items() if "changes" in found else ())]
    restated = [_restatement(entry, words) for entry in (found["restated"].items() if "restated" in found else ())]
    return Restatements(base, tuple(filter(None, changes)), tuple(filter(None, restated)))


def _base(node: Node, words: Vocabulary) -> BasePolicy | None:
    needed = ("metric", "year", "threshold")
    found = node.known((*needed, "text"), needed)
    if any(key not in found for key in needed):
        return None
    metric, year = _metric(found["metric"], words), _year(found["year"], words)
    threshold = found["threshold"].number()
    if threshold is not None and not 0 < threshold < 1:
        found["threshold"].wrong(
            "restatement.threshold",
            f"the threshold '{found['threshold'].value}' is no part of a whole.",
            "Expected a share above 0% and below 100%, such as '5%'.",
            "Correct it; the base-year policy is not read.",
        )
        return None
    if metric is None or year is None or threshold is None:
        return None
    return BasePolicy(metric, year, threshold, found["text"].words() if "text" in found else None)


def _change(node: Node) -> BaseChange | None:
    needed = ("date", "cause", "effect", "text")
    found = node.known(needed, needed)
    if any(key not in found for key in needed):
        return None
    day, cause, effect = found["date"].date(), found["cause"].choice(CAUSES), found["effect"].number()
    if day is None or not cause or effect is None:
        return None
    return BaseChange(day=day, cause=cast("Cause", cause), effect=effect, text=found["text"].words())


def _restatement(node: Node, words: Vocabulary) -> Restatement | None:
    needed = ("metrics", "years", "cause", "text")
    found = node.known(needed, needed)
    if any(key not in found for key in needed):
        return None
    metrics = [_metric(each, words) for each in found["metrics"].items()]
    years = [_year(each, words) for each in found["years"].items()]
    cause = found["cause"].choice(CAUSES)
    if not cause or not metrics or not years or None in metrics or None in years:
        return None
    return Restatement(
        tuple(filter(None, metrics)), tuple(filter(None, years)), cast("Cause", cause), found["text"].words()
    )


def _metric(node: Node, words: Vocabulary) -> str | None:
    name = node.text()
    metric = words.metrics.find(name)
    if metric is None:
        node.wrong(
            "restatement.metric_unknown",
            f"no metric is called '{name}'.",
            one_of(name, words.metrics.ids),
            "Use the id of a metric; the entry is not read.",
        )
    return metric


def _year(node: Node, words: Vocabulary) -> int | None:
    year = node.integer()
    if year is None or year in words.years:
        return year
    node.wrong(
        "restatement.year",
        f"'{year}' is no year of this book.",
        f"Expected one of {', '.join(map(str, words.years))}.",
        "Correct the year; the entry is not read.",
    )
    return None
