"""Figures as first published against the figures of today: none may have moved without a word."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.checks.arithmetic import short
from assay.checks.stated import stated
from assay.core.findings import Finding
from assay.core.interval import Interval
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.checks.case import Case
    from assay.checks.stated import Stated
    from assay.facts.fact import Fact

_FILE = Place("restatements.yaml")


def check_restated(case: Case) -> Iterator[Finding]:
    """First reports that no figure of today agrees with, unless the book says why; and reasons without a change."""
    moved: set[tuple[str, int]] = set()
    seen: set[tuple[str, int]] = set()
    for claim in (stated(case, item) for item in case.book.first_reported):
        about = (claim.key.metric, claim.key.year)
        seen.add(about)
        fact = case.facts.facts.get(claim.key)
        if fact is None or not isinstance(fact.value, Decimal):
            yield _gone(case, claim)
        elif not (fact.bounds or Interval.exactly(fact.value)).meets(claim.interval):
            moved.add(about)
            if case.book.restatements.of(*about) is None:
                yield _unexplained(case, claim, fact)
    yield from _idle(case, seen, moved)
    yield from _base_year(case)


def _gone(case: Case, claim: Stated) -> Finding:
    return Finding(
        code="restatement.withdrawn",
        severity="warning",
        metric=claim.key.metric,
        fiscal_year=claim.key.year,
        place=claim.assertion.place,
        message=f"{case.title(claim.key)} was published as {claim.shown}; the book gives no such figure today.",
        expected="A figure that was published is still made, or the report says why it is not.",
        action="Bring the records back, or take the row out of first_reported.csv and explain it.",
    )


def _unexplained(case: Case, claim: Stated, fact: Fact) -> Finding:
    base = claim.interval.low + claim.interval.high
    change = f" ({(fact.value * 2 - base) / base * 100:+.1f} %)" if base and isinstance(fact.value, Decimal) else ""
    return Finding(
        code="restatement.unexplained",
        severity="error",
        metric=claim.key.metric,
        dimensions=";".join(f"{a}={b}" for a, b in claim.key.dimensions),
        fiscal_year=claim.key.year,
        place=claim.assertion.place,
        message=(
            f"{case.title(claim.key)} was published as {claim.shown} and is "
            f"{short(fact.value)} {fact.unit.symbol} today{change}."  # type: ignore[arg-type]
        ),
        expected="A published figure moves only with a restatement that names its cause.",
        action="Say why in restatements.yaml (restated), or correct what moved it.",
        evidence=claim.assertion.document,
    )


def _idle(case: Case, seen: set[tuple[str, int]], moved: set[tuple[str, int]]) -> Iterator[Finding]:
    for item in case.book.restatements.restated:
        for about in ((metric, year) for metric in item.metrics for year in item.years):
            if about in moved:
                continue
            metric, year = about
            known = about in seen
            yield Finding(
                code="restatement.idle" if known else "restatement.first_unknown",
                severity="warning" if known else "error",
                metric=metric,
                fiscal_year=year,
                place=_FILE,
                message=f"{case.metric(metric).label.en} {year} is said to be restated"
                + (", and equals what was first published." if known else "; what was first published is not known."),
                expected="The figure first published, and another today.",
                action=(
                    "Take the year or the metric out of the restatement."
                    if known
                    else "Put the figure as it was published into first_reported.csv."
                ),
            )


def _base_year(case: Case) -> Iterator[Finding]:
    """A change beyond the threshold of the policy asks for a base year that was computed again."""
    notes = case.book.restatements
    base = notes.base
    if base is None:
        return
    done = notes.of(base.metric, base.year)
    for change in notes.changes:
        if abs(change.effect) < base.threshold or (done is not None and done.cause == change.cause):
            continue
        yield Finding(
            code="restatement.base_year",
            severity="error",
            metric=base.metric,
            fiscal_year=base.year,
            place=_FILE,
            message=(
                f"'{change.text.en}' moves {case.metric(base.metric).label.en.lower()} of the base year {base.year} by "
                f"{change.effect * 100:+f} %, beyond the threshold of {base.threshold * 100:f} %."
            ),
            expected="The base year is computed again when a change passes the threshold of the policy.",
            action=f"Compute {base.year} again and say so in restatements.yaml, with the cause '{change.cause}'.",
        )
