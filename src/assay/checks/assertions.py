"""Stated totals against the facts: silent where any true values could agree, with the arithmetic where none can."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.checks.arithmetic import short
from assay.checks.causes import likely_causes, scaled_to
from assay.checks.stated import Stated, argument_keys, fed_with, implied, stated
from assay.core.findings import Finding
from assay.core.interval import Interval
from assay.core.units import scaled
from assay.facts.fact import Added, Computed, FactKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.checks.case import Case
    from assay.facts.fact import Fact


def check_assertions(case: Case) -> Iterator[Finding]:
    """Every assertion of the book.

    A stated figure is compared with what the records give, and with what its formula gives when it is fed with the
    other *stated* figures: where one of the two agrees it is consistent, so one wrong figure is reported once and not
    again in every total and ratio made of it.
    """
    claims = [stated(case, assertion) for assertion in case.book.assertions]
    said = {claim.key: claim for claim in claims if claim.part_of is None}
    unknown: dict[FactKey, list[tuple[Stated, Interval]]] = defaultdict(list)
    for claim in claims:
        if claim.part_of is not None:
            yield from _part(case, claim)
            continue
        fact = case.facts.facts.get(claim.key)
        if fact is None or not isinstance(fact.value, Decimal):
            solved = list(_one_unknown(case, claim, said))
            for key, interval in solved:
                unknown[key].append((claim, interval))
            if not solved:
                yield _unchecked(case, claim)
            continue
        yield from _compared(case, claim, fact, said)
    for key, implications in unknown.items():
        yield from _implications(case, key, implications)


def _compared(case: Case, claim: Stated, fact: Fact, said: Mapping[FactKey, Stated]) -> Iterator[Finding]:
    bounds = fact.bounds if fact.bounds is not None else Interval.exactly(_value(fact))
    if bounds.meets(claim.interval):
        return
    words = _how(case, fact)
    step = case.plan.step(claim.key.metric, case.model.settings, case.model.years[claim.key.year].end)
    if step is not None and not step.located and isinstance(fact.origin, Computed):
        fed, fed_words = fed_with(case, step, claim.key, said)
        if fed is not None:
            if fed.meets(claim.interval):
                return
            if any(key in said for key in argument_keys(case, step, claim.key).values()):
                bounds, words = fed, fed_words
    yield _disagrees(case, claim, bounds, words, said)


def _disagrees(case: Case, claim: Stated, bounds: Interval, words: str, said: Mapping[FactKey, Stated]) -> Finding:
    causes = tuple(likely_causes(case, claim, bounds, said))
    unit = claim.assertion.unit
    ratio = claim.unit.scale / unit.scale if claim.unit.same_kind(unit) else 1
    mine = Interval(scaled(claim.interval.low, ratio), scaled(claim.interval.high, ratio))  # type: ignore[arg-type]
    theirs = Interval(scaled(bounds.low, ratio), scaled(bounds.high, ratio))  # type: ignore[arg-type]
    return Finding(
        code="assertion.disagrees",
        severity="error",
        metric=claim.key.metric,
        dimensions=";".join(f"{a}={b}" for a, b in claim.key.dimensions),
        fiscal_year=claim.key.year,
        place=claim.assertion.place,
        message=(
            f"{case.title(claim.key)} is stated as {claim.shown}, so it lies in {mine}; "
            f"the figures give {theirs} {unit.symbol}: {words}."
        ),
        expected="No true values behind these digits agree.",
        action=" ".join(causes) or "Look at the stated figure and at the records it rests on; one of them is wrong.",
        evidence=_evidence(claim),
    )


def _how(case: Case, fact: Fact) -> str:
    """One line on where a fact comes from: its formula with figures, or the split it was added up from."""
    if isinstance(fact.origin, Added):
        cells = [case.facts.cells[number] for number in fact.origin.cells]
        evaluated = next((cell for cell in cells if cell.evaluation), None)
        if evaluated is not None and evaluated.evaluation is not None:
            factors = ", ".join(
                f"{case.model.parameters[n].label.en} {short(c.factor.value)} {c.factor.unit.symbol}"
                for n, c in evaluated.evaluation.choices
            )
            return (
                f"{short(_value(fact))} {fact.unit.symbol} by formula '{evaluated.evaluation.formula}' with {factors}"
            )
        over = " by " + ", ".join(n for n in fact.origin.split) if fact.origin.split else ""
        return f"{short(_value(fact))} {fact.unit.symbol} in the records" + (over if len(cells) > 1 else "")
    parts = [f"{key.metric} {short(_value(case.facts.facts[key]))}" for _, key in fact.origin.inputs]
    return f"{short(_value(fact))} {fact.unit.symbol} by formula '{fact.origin.formula}' from {', '.join(parts)}"


def _value(fact: Fact) -> Decimal:
    return fact.value if isinstance(fact.value, Decimal) else Decimal(0)


def _part(case: Case, claim: Stated) -> Iterator[Finding]:
    """A share within a part: the women among senior managers."""
    base = case.metric(claim.key.metric).derived
    if base is None or claim.part_of is None:
        return
    top = case.facts.facts.get(FactKey(base.of, claim.key.year, claim.key.dimensions))
    bottom = case.facts.facts.get(FactKey(base.of, claim.key.year, claim.part_of))
    if top is None or bottom is None or top.bounds is None or bottom.bounds is None:
        yield _unchecked(case, claim)
        return
    try:
        expected = scaled_to(top.bounds / bottom.bounds, claim)
    except ZeroDivisionError:
        yield _unchecked(case, claim)
        return
    if not expected.meets(claim.interval):
        yield _disagrees(case, claim, expected, f"{short(_value(top))} ÷ {short(_value(bottom))}", {})


def _one_unknown(case: Case, claim: Stated, said: Mapping[FactKey, Stated]) -> Iterator[tuple[FactKey, Interval]]:
    """The one figure that is not known, and what this claim implies for it."""
    step = case.plan.step(claim.key.metric, case.model.settings, case.model.years[claim.key.year].end)
    if step is None or step.located:
        return
    keys = argument_keys(case, step, claim.key)
    open_names = [
        name
        for name, key in keys.items()
        if key not in said
        and (case.facts.facts.get(key) is None or not case.facts.facts[key].known)
        and name not in step.formula.optional
    ]
    if len(open_names) != 1:
        return
    found = implied(case, step, claim, open_names[0], said)
    if found is not None:
        key = keys[open_names[0]]
        interval, unit = found
        ratio = unit.scale / case.metric(key.metric).unit_of(key.dimensions).scale
        yield key, Interval(scaled(interval.low, ratio), scaled(interval.high, ratio))


def _implications(case: Case, key: FactKey, implications: list[tuple[Stated, Interval]]) -> Iterator[Finding]:
    """Several stated ratios imply one unknown figure: they must imply the same."""
    pairs = [
        (first, second)
        for position, first in enumerate(implications)
        for second in implications[position + 1 :]
        if not first[1].meets(second[1])
    ]
    if not pairs:
        return
    blamed = max(implications, key=lambda item: sum(item in pair for pair in pairs))
    unit = case.metric(key.metric).unit_of(key.dimensions).symbol
    listed = "; ".join(f"{case.title(c.key)} = {c.shown} implies {i}" for c, i in implications)
    claim = blamed[0]
    yield Finding(
        code="assertion.implied_disagree",
        severity="error",
        metric=claim.key.metric,
        fiscal_year=claim.key.year,
        place=claim.assertion.place,
        message=f"These stated figures imply different values of {case.title(key)} ({unit}): {listed}.",
        expected="One figure must satisfy all of them.",
        action=f"'{case.title(claim.key)}' = {claim.shown} fits the others least; look at it first.",
        evidence=_evidence(claim),
    )


def _unchecked(case: Case, claim: Stated) -> Finding:
    return Finding(
        code="assertion.unchecked",
        severity="note",
        metric=claim.key.metric,
        dimensions=";".join(f"{a}={b}" for a, b in claim.key.dimensions),
        fiscal_year=claim.key.year,
        place=claim.assertion.place,
        message=f"{case.title(claim.key)}, stated as {claim.shown}, cannot be checked: the book has no figures for it.",
        evidence=_evidence(claim),
    )


def _evidence(claim: Stated) -> str:
    seen = claim.assertion
    where = ", ".join(
        part
        for part in (seen.document, f"page {seen.page}" if seen.page else "", f"line {seen.line}" if seen.line else "")
        if part
    )
    return f"{where}: {seen.quote}" if seen.quote else where
