"""What can never be: more people trained than employed, a share above the whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.catalogue.dimension import written
from assay.checks.arithmetic import short
from assay.core.findings import Finding
from assay.core.interval import Interval
from assay.facts.fact import Added, Computed, FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.checks.case import Case
    from assay.checks.rules import AtMost
    from assay.facts.fact import Fact


def check_limits(case: Case) -> Iterator[Finding]:
    """Every ``at_most`` rule of the topics, for every cut in which both sides are known."""
    hard: set[FactKey] = set()
    for rule in sorted(case.rules.at_most, key=lambda rule: rule.severity != "error"):
        for fact in case.facts.of(rule.metric):
            if not case.published(fact) or fact.bounds is None or fact.key in hard:
                continue
            limit = _limit(case, rule, fact)
            if limit is not None and fact.bounds.low > limit.high:
                if rule.severity == "error":
                    hard.add(fact.key)
                yield _exceeded(case, rule, fact, limit)


def _limit(case: Case, rule: AtMost, fact: Fact) -> Interval | None:
    total = Interval.exactly(0)
    for name in rule.limits:
        # What the limit is not split by, its whole bounds: suppliers under one practice, of all suppliers.
        own = case.metric(name).dimensions
        cut = tuple(pair for pair in fact.key.dimensions if pair[0] == "site" or pair[0] in own)
        found = case.facts.facts.get(FactKey(name, fact.key.year, cut))
        if found is None or found.bounds is None:
            return None
        total = total + found.bounds
    return total


def _exceeded(case: Case, rule: AtMost, fact: Fact, limit: Interval) -> Finding:
    whole = " and ".join(case.metric(name).label.en.lower() for name in rule.limits)
    value = short(fact.value) if isinstance(fact.value, Decimal) else ""
    return Finding(
        code="bounds.exceeds",
        severity=rule.severity,
        metric=rule.metric,
        dimensions=written(fact.key.dimensions),
        fiscal_year=fact.key.year,
        message=f"{case.title(fact.key)} is {value}, more than {whole} ({_shown(limit)}).",
        expected=f"At most as many: {rule.reason.en}.",
        action="Correct the record, or say in explanations.yaml why it is so.",
    )


def _shown(limit: Interval) -> str:
    return short(limit.low) if limit.exact else str(limit)


def check_percentages(case: Case) -> Iterator[Finding]:
    """A share of a whole above 100 % (rates of turnover and changes may be)."""
    for fact in case.facts:
        metric = case.metric(fact.key.metric)
        if metric.unit.symbol != "%" or not case.published(fact) or fact.bounds is None:
            continue
        growth = metric.derived is not None and metric.derived.kind == "growth"
        named_rule = any(rule.metric in metric.id for rule in case.rules.at_most)
        if growth or metric.id in case.rules.above_100 or (metric.derived is None and named_rule):
            continue
        if fact.bounds.low > 100 and not _ruled(case, fact) and not _two_splits(case, fact):
            yield Finding(
                code="bounds.above_100",
                severity="error",
                metric=metric.id,
                dimensions=written(fact.key.dimensions),
                fiscal_year=fact.key.year,
                message=f"{case.title(fact.key)} is {short(fact.bounds.low)} %.",
                expected="A part is at most its whole.",
                action="Look at the two figures it is made of.",
            )


def _two_splits(case: Case, fact: Fact) -> bool:
    """Whether a share is of a whole that another split gave: where splits disagree, that is told by itself."""
    if not isinstance(fact.origin, Computed):
        return False
    splits = {
        base.origin.split
        for _, key in fact.origin.inputs
        if (base := case.facts.facts.get(key)) is not None and isinstance(base.origin, Added)
    }
    return len(splits) > 1


def _ruled(case: Case, fact: Fact) -> bool:
    """Whether a rule about its own parts speaks already, so that one fault is not told twice."""
    step = case.plan.step(fact.key.metric, case.model.settings, case.model.years[fact.key.year].end)
    targets = {argument.target for argument in step.arguments} if step else set()
    return any(rule.metric in targets for rule in case.rules.at_most)
