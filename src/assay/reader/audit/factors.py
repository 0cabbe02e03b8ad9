"""The emission factor behind Scope 2: what printed emissions and printed electricity imply, year by year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.checks.arithmetic import short, span
from assay.core.interval import Interval
from assay.core.units import scaled, unit
from assay.facts.fact import FactKey
from assay.reader.audit.telling import named, tell
from assay.reader.audit.words import FALL, RISE, passages, sentences
from assay.reader.phrases import NOTHING, joined, phrase, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assay.core.findings import Severity
    from assay.core.languages import Text
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling

_PRINTED = re.compile(
    r"(?P<n>[01]\.\d{2,5})\s*(?:kg|t|tonnes?|吨|噸|公斤|千克)?\s*(?:of\s+)?(?:CO\s?[2₂]\s?e?|二氧化碳(?:當量|当量)?)\s*"
    r"(?:/|／|per|每)\s*(?:MWh|kWh|兆瓦|千瓦|度)",
    re.IGNORECASE,
)
_ABOUT_FACTORS = re.compile(r"emission factors?|排放因子|排放係數|排放系数", re.IGNORECASE)
_UPDATED = re.compile(
    r"\b(updat|chang|latest|revis|adopt|new)\w*|更新|最新|調整|调整|變更|变更|採用|采用", re.IGNORECASE
)
# Between grids and years the mix of factors moves by some per cent without anything having happened.
_JUMP = Decimal("0.10")
_MOVE = Decimal("0.03")
_PER = "tCO2e/MWh"


@dataclass(frozen=True, slots=True)
class Factor:
    """The factor that one year's figures imply, in tCO2e/MWh."""

    year: int
    emission: Figure
    amount: Figure
    interval: Interval


def implied_factors(sheet: Sheet) -> tuple[Factor, ...]:
    """One for each year that prints Scope 2 and purchased electricity, and no purchased heat."""
    found: list[Factor] = []
    for emission in sheet.of("scope_2_location"):
        key = emission.key
        amount = sheet.best(FactKey("electricity_purchased", key.year, key.dimensions))
        heat = sheet.best(FactKey("heat_purchased", key.year, key.dimensions))
        if sheet.best(key) is None or amount is None or amount.interval.low <= 0 or key.dimensions:
            continue
        if heat is not None and heat.interval.high > 0:
            continue
        found.append(Factor(key.year, emission, amount, emission.interval / amount.interval))
    return tuple(sorted(found, key=lambda factor: factor.year))


def stated_factors(sheet: Sheet) -> tuple[Interval, ...]:
    """Factors of electricity that the document prints, in tCO2e/MWh, which is kg/kWh."""
    values: list[Interval] = []
    for passage in passages(sheet):
        values += [Interval.printed(Decimal(m["n"])) for m in _PRINTED.finditer(passage.text)]
    wanted = unit(_PER)
    for claim in sheet.claims:
        if claim.unit is not None and claim.unit.same_kind(wanted) and isinstance(claim.value, Decimal):
            around = claim.interval or Interval.printed(claim.value)
            ratio = claim.unit.scale / wanted.scale
            values.append(Interval(scaled(around.low, ratio), scaled(around.high, ratio)))
    return tuple(dict.fromkeys(v for v in values if Decimal("0.05") < v.high < Decimal("1.5")))


def check_factors(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Years whose implied factor is not the stated one; without a stated one, jumps between years."""
    factors = [f for f in implied_factors(sheet) if not {f.emission.key, f.amount.key} & told]
    printed = stated_factors(sheet)
    if printed and any(_fits(factor, printed) for factor in factors):
        for factor in factors:
            if not _fits(factor, printed):
                yield _not_stated(sheet, factor, printed, [f for f in factors if _fits(f, printed)])
        return
    for before, after in pairwise(factors):
        yield from _moved(sheet, before, after, printed)


def _fits(factor: Factor, printed: Sequence[Interval]) -> bool:
    span = Interval(min(p.low for p in printed), max(p.high for p in printed))
    return any(factor.interval.meets(p) for p in printed) or (len(printed) > 1 and factor.interval.meets(span))


def names_of(sheet: Sheet, interval: Interval) -> str:
    """Published factors of electricity with such a value, also those of a kind that is misused."""
    known = sheet.material.parameters.get("grid_factor")
    if known is None:
        return ""
    found = sheet.material.library.named((known.id, *known.related), interval, unit(_PER))
    listed = dict.fromkeys(
        f"{short(v.value)} {v.unit.symbol}, {v.source}{f' ({v.basis})' if v.basis else ''}" for v in found
    )
    return "; ".join(list(listed)[:3])


def _not_stated(sheet: Sheet, factor: Factor, printed: Sequence[Interval], fitting: Sequence[Factor]) -> Telling:
    stated = " / ".join(short((p.low + p.high) / 2) for p in printed)
    products = [factor.amount.interval * p for p in printed]
    wanted = Interval(min(p.low for p in products), max(p.high for p in products))
    sums = f"{factor.emission.shown} ÷ {factor.amount.shown} = {span(factor.interval)} {_PER}"
    others = joined(phrase("factor-implies", year=f.year, factor=span(f.interval)) for f in fitting)
    tables = factor.emission.tabled and factor.amount.tabled
    severity: Severity = "error" if tables else "warning"
    if _proper(sheet, factor.interval) or _of_one_year(sheet):
        severity = "warning"  # the factor of an earlier year, perhaps, which nobody says
    if _years_named(sheet, factor.year):
        severity = "note"
    return tell(
        sheet,
        factor.emission,
        others=[factor.amount, *(f for g in fitting for f in (g.emission, g.amount))],
        code="read.factor",
        severity=severity,
        message=phrase(
            "factor-not_stated",
            title=sheet.title(factor.emission.key),
            shown=factor.emission.shown,
            amount=factor.amount.shown,
            factor=span(factor.interval),
            per=_PER,
            stated=stated,
            others=others,
        ),
        wanted=wanted,
        arithmetic=sums,
        causes=[_cause(sheet, factor.interval)],
        sure=phrase("factor-not_stated_sure"),
        expected=phrase("factor-not_stated_expected"),
    )


def _proper(sheet: Sheet, interval: Interval) -> bool:
    """Whether a published factor that is fit for the use has such a value."""
    known = sheet.material.parameters.get("grid_factor")
    return known is not None and bool(sheet.material.library.named((known.id,), interval, unit(_PER)))


def _of_one_year(sheet: Sheet) -> bool:
    """Whether the stated factor is said to be that of a year, or the latest one: then not of all years."""
    return any(
        _PRINTED.search(sentence) and (re.search(r"20\d\d", sentence) or _UPDATED.search(sentence))
        for passage in passages(sheet)
        for sentence in sentences(passage.text)
    )


def _years_named(sheet: Sheet, year: int) -> bool:
    """Whether a sentence on factors speaks of that very year."""
    return any(
        _ABOUT_FACTORS.search(sentence) and str(year) in sentence and _PRINTED.search(sentence)
        for passage in passages(sheet)
        for sentence in sentences(passage.text)
    )


def _cause(sheet: Sheet, interval: Interval) -> Text:
    names = names_of(sheet, interval)
    return phrase("factor-known", names=names) if names else phrase("factor-unknown")


def _moved(sheet: Sheet, before: Factor, after: Factor, printed: Sequence[Interval]) -> Iterator[Telling]:
    one, two = before.interval, after.interval
    if one.meets(two) or after.year - before.year != 1:
        return
    share = one.gap(two) / one.high
    if share < _MOVE:
        return
    said = _explained(sheet, after, printed)
    both_named = bool(names_of(sheet, one)) and bool(names_of(sheet, two))
    severity: Severity = "warning" if (share > _JUMP or both_named or _tight(before, after)) and not said.en else "note"
    yield tell(
        sheet,
        after.emission,
        others=[after.amount, before.emission, before.amount],
        code="read.factor",
        severity=severity,
        message=phrase(
            "factor-moved_said" if said.en else "factor-moved",
            year=after.year,
            factor=span(two),
            per=_PER,
            before_year=before.year,
            before=span(one),
            said=said,
        ),
        arithmetic="; ".join(
            f"{f.year}: {f.emission.shown} ÷ {f.amount.shown} = {span(f.interval)}" for f in (before, after)
        ),
        causes=[phrase("factor-of_year", year=f.year, cause=_cause(sheet, f.interval)) for f in (before, after)],
        sure=phrase("factor-moved_sure"),
        expected=NOTHING if said.en else phrase("factor-moved_expected"),
        action=NOTHING if said.en else phrase("factor-moved_action", year=after.year, named=named(sheet, after.amount)),
        blames=(),
    )


def _tight(before: Factor, after: Factor) -> bool:
    """Whether both are known so well that the change is no rounding of theirs."""
    return all(f.interval.high - f.interval.low < f.interval.high / 500 for f in (before, after))


def _explained(sheet: Sheet, after: Factor, printed: Sequence[Interval]) -> Text:
    if any(after.interval.meets(p) for p in printed):
        return phrase("factor-prints")
    for passage in passages(sheet):
        for sentence in sentences(passage.text):
            if _ABOUT_FACTORS.search(sentence) and _UPDATED.search(sentence) and _speaks_of_power(sentence):
                return place_of(passage.page, None if passage.page else passage.line)
    return NOTHING


def _speaks_of_power(sentence: str) -> bool:
    told_why = RISE.search(sentence) or FALL.search(sentence) or re.search(r"20\d\d", sentence)
    return bool(told_why and re.search(r"electric|grid|power|電|电", sentence, re.IGNORECASE))


def by_year(factors: Sequence[Factor]) -> Mapping[int, Factor]:
    return {factor.year: factor for factor in factors}
