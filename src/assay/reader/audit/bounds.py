"""What can never be more than something else, what never exceeds 100 %, and the balance of people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.checks.arithmetic import span
from assay.core.interval import Interval
from assay.facts.fact import FactKey
from assay.reader.audit.telling import slips, tell
from assay.reader.phrases import lowered, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.checks.rules import AtMost
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling


def check_limits(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Every ``at_most`` rule of the topics, for every cut in which both sides are printed."""
    hard: set[FactKey] = set()
    for rule in sorted(sheet.material.rules.at_most, key=lambda rule: rule.severity != "error"):
        for figure in sheet.of(rule.metric):
            if figure.key in told or figure.key in hard:
                continue
            limits = _limits(sheet, rule, figure)
            if not limits or any(limit.key in told for limit in limits):
                continue
            total = sum((limit.interval for limit in limits[1:]), limits[0].interval)
            if figure.interval.low > total.high:
                hard.add(figure.key)
                yield _exceeded(sheet, rule, figure, limits, total)


def _limits(sheet: Sheet, rule: AtMost, figure: Figure) -> list[Figure]:
    found: list[Figure] = []
    for name in rule.limits:
        own = sheet.metric(name).dimensions
        cut = tuple(pair for pair in figure.key.dimensions if pair[0] in own)
        limit = sheet.best(FactKey(name, figure.key.year, cut))
        if limit is None or not limit.unit.same_kind(figure.unit):
            return []
        found.append(limit)
    return found


def _exceeded(sheet: Sheet, rule: AtMost, figure: Figure, limits: list[Figure], total: Interval) -> Telling:
    whole = lowered(sheet.metric(rule.limits[0]).label)
    for name in rule.limits[1:]:
        whole = phrase("and", one=whole, two=lowered(sheet.metric(name).label))
    return tell(
        sheet,
        figure,
        others=limits,
        code="read.exceeds",
        severity=rule.severity,
        message=phrase(
            "exceeds-message", title=sheet.title(figure.key), shown=figure.shown, whole=whole, limit=span(total)
        ),
        wanted=Interval(min(total.high, figure.interval.low), total.high) if total.high >= 0 else None,
        arithmetic=f"{figure.shown} > {' + '.join(limit.shown for limit in limits)}",
        causes=slips(sheet, figure, total),
        sure=phrase("sure" if rule.severity == "error" else "unsaid"),
        expected=phrase("exceeds-expected", reason=rule.reason),
        action=phrase("exceeds-action"),
    )


# Words by which a table says that its figures are parts of a whole.
_SAYS_SHARE = re.compile(
    r"\bshares?\b|percent|proportion|\bratio|compos|breakdown|distribut|%|％"
    r"|比例|比重|比率|百分比|[佔占]|構成|构成|分佈|分布",
    re.IGNORECASE,
)


def check_percentages(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """A share of a whole above 100 %."""
    rules = sheet.material.rules
    for figure in sheet.figures:
        metric = sheet.metric(figure.key.metric)
        growth = metric.derived is not None and metric.derived.kind == "growth"
        if metric.unit.symbol != "%" or growth or metric.id in rules.above_100 or figure.key in told:
            continue
        if figure.key in sheet.unclear or metric.topic == "investment":
            continue
        share = metric.derived is not None and metric.derived.kind == "share"
        if share and not any(map(_SAYS_SHARE.search, figure.claim.labels)):
            continue  # "Rate" of comers and leavers under a heading of employees: what it is a share of nobody says
        if figure.interval.low > 100:
            yield tell(
                sheet,
                figure,
                code="read.above_100",
                severity="error" if figure.tabled else "warning",
                message=phrase("above-message", title=sheet.title(figure.key), shown=figure.shown),
                wanted=Interval.exactly(100),
                arithmetic=f"{figure.shown} > 100 %",
                sure=phrase("above-sure"),
                expected=phrase("above-expected"),
                action=phrase("above-action"),
            )


def check_balances(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """People at the end are those at the start, with who came and without who left."""
    for balance in sheet.material.rules.balances:
        for end in sheet.of(balance.state):
            if end.key.dimensions:
                continue
            year = end.key.year
            opening = sheet.best(FactKey(balance.state, year - 1))
            came, went = sheet.best(FactKey(balance.inflow, year)), sheet.best(FactKey(balance.outflow, year))
            if opening is None or came is None or went is None:
                continue
            parts = (opening, came, went)
            expected = opening.interval + came.interval - went.interval
            if expected.meets(end.interval) or any(p.key in told for p in (*parts, end)):
                continue
            gap = expected.gap(end.interval)
            sums = f"{opening.shown} + {came.shown} − {went.shown} = {span(expected)}"
            yield tell(
                sheet,
                end,
                others=parts,
                code="read.balance",
                severity="warning",
                message=phrase(
                    "balance-many" if end.interval.low > expected.high else "balance-few",
                    title=sheet.title(end.key),
                    shown=end.shown,
                    opening=opening.shown,
                    came=came.shown,
                    inflow=lowered(sheet.metric(balance.inflow).label),
                    went=went.shown,
                    outflow=lowered(sheet.metric(balance.outflow).label),
                    expected=span(expected),
                    gap=span(Interval.exactly(gap)),
                ),
                wanted=expected,
                arithmetic=sums,
                causes=slips(sheet, end, expected),
                sure=phrase("balance-sure"),
                expected=phrase("balance-expected"),
                action=phrase("balance-action"),
                blames=(),
            )
