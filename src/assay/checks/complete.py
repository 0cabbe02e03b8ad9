"""Metrics of which every part has a figure or a reason (Scope 3), or whose estimates rest on assumptions."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.checks.case import Case


def check_complete(case: Case) -> Iterator[Finding]:
    """In the reporting year, where the book splits such a metric at all: members without either, and with both."""
    year = case.book.reporting_year
    for name, dimension in case.rules.complete.items():
        members = case.model.catalogue.dimensions[dimension].members
        figures = {
            cut[0][1]
            for fact in case.facts.of(name, year)
            if len(cut := fact.key.dimensions) == 1 and cut[0][0] == dimension and isinstance(fact.value, Decimal)
        }
        if not figures:
            continue
        label = case.metric(name).label.en
        for member in members.values():
            reason = case.book.explanations.of_part(name, dimension, member.id)
            if member.optional or (member.id in figures) != (reason is not None):
                continue
            yield Finding(
                code="parts.unsaid" if reason is None else "parts.both",
                severity="warning" if reason is None else "error",
                metric=name,
                dimensions=f"{dimension}={member.id}",
                fiscal_year=year,
                message=f"{label}: '{member.label.en}' has "
                + ("neither a figure nor a reason." if reason is None else "a figure, and a reason why it has none."),
                expected="One of the two.",
                action=(
                    "Record it, or say in explanations.yaml (parts) why it is not computed."
                    if reason is None
                    else "Take the reason out of explanations.yaml (parts)."
                ),
            )


def check_assumed(case: Case) -> Iterator[Finding]:
    """Estimates of the published years whose assumptions are nowhere told: once for each member."""
    for name, dimension in case.rules.assumed.items():
        members = case.model.catalogue.dimensions[dimension].members
        told = {
            cut[0][1]: fact.key.year
            for year in case.book.years
            for fact in case.facts.of(name, year)
            if len(cut := fact.key.dimensions) == 1 and cut[0][0] == dimension and isinstance(fact.value, Decimal)
        }
        for member, year in told.items():
            if case.book.explanations.assumed(name, dimension, member) is None:
                yield Finding(
                    code="parts.no_assumptions",
                    severity="warning",
                    metric=name,
                    dimensions=f"{dimension}={member}",
                    fiscal_year=year,
                    message=f"{case.metric(name).label.en} of '{members[member].label.en}' is an estimate, and nothing"
                    " says what it is compared with and what it assumes.",
                    expected="A baseline and the assumptions, printed below the figure.",
                    action="Add them to explanations.yaml (assumptions).",
                )
