"""Balances: a state at the end is the state at the start, with what came and without what went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.checks.arithmetic import short
from assay.core.findings import Finding
from assay.facts.fact import FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.checks.case import Case
    from assay.core.interval import Interval
    from assay.facts.fact import Fact


def check_balances(case: Case) -> Iterator[Finding]:
    """Every balance that a topic states: a state, what flowed in and what flowed out."""
    for balance in case.rules.balances:
        for fact in case.facts.of(balance.state):
            if not case.published(fact) or fact.key.dimensions:
                continue
            opening = case.facts.facts.get(FactKey(balance.state, fact.key.year - 1))
            came = case.facts.facts.get(FactKey(balance.inflow, fact.key.year))
            went = case.facts.facts.get(FactKey(balance.outflow, fact.key.year))
            parts = [_bounds(item) for item in (opening, came, went, fact)]
            if any(part is None for part in parts):
                continue
            start, joined, left, end = (part for part in parts if part is not None)
            expected = start + joined - left
            if not expected.meets(end):
                yield Finding(
                    code="continuity.balance",
                    severity="warning",
                    metric=balance.state,
                    fiscal_year=fact.key.year,
                    message=(
                        f"{case.title(fact.key)} is {_shown(end)}, but {_shown(start)} the year before "
                        f"+ {_shown(joined)} {case.metric(balance.inflow).label.en.lower()} − {_shown(left)} "
                        f"{case.metric(balance.outflow).label.en.lower()} gives {_shown(expected)}."
                    ),
                    expected="The two agree, unless comers or leavers are counted otherwise than those who are there.",
                    action="Look at who is counted in each of the four figures.",
                )


def _bounds(fact: Fact | None) -> Interval | None:
    return fact.bounds if fact is not None and fact.known else None


def _shown(value: Interval) -> str:
    return short(value.low) if value.exact else str(value)
