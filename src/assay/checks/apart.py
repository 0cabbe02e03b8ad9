"""What stands beside a total and never inside it, such as removals: its sign, and totals that mix it in."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.checks.arithmetic import short
from assay.checks.stated import stated
from assay.core.findings import Finding
from assay.core.interval import Interval
from assay.facts.fact import FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.checks.case import Case
    from assay.checks.rules import Apart
    from assay.facts.fact import Fact


def check_kept_apart(case: Case) -> Iterator[Finding]:
    """Every ``apart`` rule: no negative amount on either side, and no total from which the other can be told."""
    for rule in case.rules.apart:
        for name in (rule.metric, *rule.of):
            yield from _negative(case, rule, name)
        yield from _mixed(case, rule)


def _negative(case: Case, rule: Apart, name: str) -> Iterator[Finding]:
    for cell in case.facts.cells:
        if cell.metric != name or cell.evaluation is not None or not isinstance(cell.value, Decimal) or cell.value >= 0:
            continue
        use = cell.records[0]
        yield Finding(
            code="apart.sign",
            severity="error",
            metric=name,
            place=use.place,
            message=f"{case.metric(name).label.en} is {short(cell.value)} {cell.unit.symbol} in '{use.record}'.",
            expected=f"Zero or more: {case.metric(rule.metric).label.en.lower()} stands beside the totals.",
            action=f"Record it under {rule.metric}, as a positive amount.",
        )


def _mixed(case: Case, rule: Apart) -> Iterator[Finding]:
    """A stated or recorded total that is the computed one with the other added or taken off."""
    for key, interval, said in _stated(case, rule):
        beside = case.facts.facts.get(FactKey(rule.metric, key.year, key.dimensions))
        whole = case.facts.second.get(key) or case.facts.facts.get(key)
        if (
            beside is None
            or whole is None
            or beside.bounds is None
            or whole.bounds is None
            or interval.meets(whole.bounds)
        ):
            continue
        for sign, mixed in (("with", whole.bounds + beside.bounds), ("less", whole.bounds - beside.bounds)):
            if not interval.meets(mixed) or beside.value == 0:
                continue
            yield Finding(
                code="apart.mixed",
                severity="error",
                metric=key.metric,
                fiscal_year=key.year,
                message=(
                    f"{case.title(key)} {said} is {_shown(whole)} {sign} {_shown(beside)} of "
                    f"{case.metric(rule.metric).label.en.lower()}."
                ),
                expected=f"{_shown(whole)}: the gross figure. The other is stated beside it.",
                action="State the gross figure.",
            )


def _stated(case: Case, rule: Apart) -> Iterator[tuple[FactKey, Interval, str]]:
    for claim in (*case.book.assertions, *case.book.first_reported):
        if claim.metric in rule.of:
            said = stated(case, claim)
            yield said.key, said.interval, f"in {claim.document}" if claim.document else "as stated"
    for key in case.facts.second:
        if key.metric in rule.of and key in case.facts.facts:
            fact = case.facts.facts[key]
            if isinstance(fact.value, Decimal) and case.recorded(fact):
                yield key, fact.bounds or Interval.exactly(fact.value), "as recorded"


def _shown(fact: Fact) -> str:
    return f"{short(fact.value)} {fact.unit.symbol}" if isinstance(fact.value, Decimal) else str(fact.value)
