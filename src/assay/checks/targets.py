"""Targets that cannot be followed up, for a figure that they need is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.book.targets import Target
    from assay.checks.case import Case

_FILE = Place("targets.yaml")


def check_targets(case: Case) -> Iterator[Finding]:
    """Every target needs its figure in the base year and in the reporting year, and so does what it must not
    outgrow."""
    for target in case.book.targets:
        if target.base_year >= case.book.reporting_year:
            continue
        for year, which in ((target.base_year, "base year"), (case.book.reporting_year, "reporting year")):
            for metric in filter(None, (target.metric, target.no_faster_than)):
                cut = target.dimensions if metric == target.metric else ()
                fact = case.facts.get(metric, year, cut)
                if fact is None or not fact.known:
                    yield _no_figure(case, target, metric, year, which)
                elif fact.value == 0 and year == target.base_year:
                    yield _zero(case, target, metric, year)


def _no_figure(case: Case, target: Target, metric: str, year: int, which: str) -> Finding:
    return Finding(
        code="target.no_figure",
        severity="warning",
        metric=metric,
        fiscal_year=year,
        place=_FILE,
        message=f"The target '{target.id}' cannot be followed up: {case.metric(metric).label.en} of the {which} {year} "
        "is not known.",
        expected="The figure of the base year and of the reporting year.",
        action="Bring in the records, or choose a base year for which they are there.",
    )


def _zero(case: Case, target: Target, metric: str, year: int) -> Finding:
    return Finding(
        code="target.base_zero",
        severity="warning",
        metric=metric,
        fiscal_year=year,
        place=_FILE,
        message=f"The target '{target.id}' cannot be followed up: {case.metric(metric).label.en} of the base year "
        f"{year} is 0, and nothing is a percentage of it.",
        expected="A base year with a figure other than 0.",
        action="Choose another base year.",
    )
