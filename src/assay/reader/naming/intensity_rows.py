"""Rows that say nothing but that they are an intensity, right below the amount that they divide: "Intensity", 密度,
"Per employee".

The row takes the metric of the row before it in its list, where its unit divides such an amount. Below parts of a list
without a total nobody can tell whether the last part or all of them are divided, and nothing is told.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of
from assay.reader.decision import How, decision
from assay.reader.figures.unit_words import unit_in
from assay.reader.naming.label_words import has_han
from assay.reader.naming.member_words import split_of, without_filler
from assay.reader.naming.metric_words import without_divisor
from assay.reader.naming.unit_fit import STROKE, family_of, fit, fits, in_print

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.catalogue.metric import Metric
    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

_Row = tuple[int, int]
# Parts of all emissions, each mostly without an intensity of its own.
_SCOPES = ("scope_1", "scope_2", "scope_3")


def with_intensities(claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims, those of such rows with the intensity of the amount above them."""
    rows: dict[_Row, list[int]] = defaultdict(list)
    for at, claim in enumerate(claims):
        if claim.grid is not None and claim.row is not None and claim.source == "table" and claim.labels:
            rows[claim.grid, claim.row].append(at)
    order = sorted(rows)
    done = list(claims)
    for number, place in enumerate(order):
        if not number or order[number - 1][0] != place[0]:
            continue
        over = [done[at] for at in rows[order[number - 1]]]
        earlier = order[number - 2] if number > 1 and order[number - 2][0] == place[0] else None
        listed = [done[at] for at in rows[earlier]] if earlier else []
        for at in rows[place]:
            done[at] = _told(done[at], over, listed, lexicon)
    return tuple(done)


def _told(claim: Claim, over: Sequence[Claim], listed: Sequence[Claim], lexicon: Lexicon) -> Claim:
    last = next((each.how for each in reversed(claim.decided) if each.how.about == "metric"), None)
    before = next((each for each in over if each.column == claim.column), over[0])
    if claim.metric or claim.aside or last is not How.METRIC_NONE or not before.metric or not _in_list(claim, before):
        return claim
    metric = _amount(before, lexicon)
    if before.dimensions and metric.id == before.metric:
        return claim
    if metric.id.startswith(_SCOPES) or _is_part(before, metric, listed, lexicon):
        return claim
    words = split_of(claim.labels[-1], lexicon).words
    if not _says_intensity(words, before, lexicon) or not _divides(claim, metric, lexicon):
        return claim
    fitted = fit(metric, claim.unit, f"{words} {lexicon.words(claim.unit_printed)}", lexicon)
    fitted = in_print(metric, claim, fitted, lexicon) if fitted else None
    if fitted is None or not fitted.metric or fitted.metric == metric.id:
        return claim
    why = decision(How.METRIC_ROWS_BEFORE, metric=fitted.metric, code=claim.kpi)
    return replace(
        claim,
        metric=fitted.metric,
        dimensions=dimensions_of(dict(fitted.cut)),
        kpi=claim.kpi or lexicon.kpi(fitted.metric),
        decided=(*claim.decided, why),
    )


def _in_list(claim: Claim, before: Claim) -> bool:
    """Whether a row stands in the list of the one before it, or under that as its heading."""
    return before.labels[:-1] == claim.labels[:-1] or before.labels == claim.labels[:-1]


def _amount(before: Claim, lexicon: Lexicon) -> Metric:
    known = lexicon.catalogue.metrics[before.metric]
    return lexicon.catalogue.metrics[known.derived.of] if known.derived else known


def _is_part(before: Claim, metric: Metric, listed: Sequence[Claim], lexicon: Lexicon) -> bool:
    """Whether the row before is one of several amounts in one unit, and does not say that it is their total."""
    if metric.id != before.metric or lexicon.kinds["total"].said(split_of(before.labels[-1], lexicon).words):
        return False
    alike = [row for row in listed if row.metric and row.unit == before.unit and row.labels[:-1] == before.labels[:-1]]
    return before.unit is not None and any(row.metric != before.metric or row.dimensions for row in alike)


def _says_intensity(words: str, before: Claim, lexicon: Lexicon) -> bool:
    """Whether a label says that it is an intensity and no more of what than the row before it."""
    if not lexicon.kinds["intensity"].said(words) and not lexicon.any_per.said(words):
        return False
    left = without_filler(lexicon.any_kind.removed(lexicon.any_per.removed(without_divisor(words, lexicon))), lexicon)
    said = lexicon.words(before.labels[-1])
    return left in said if has_han(left) else set(left.split()) <= set(said.split())


def _divides(claim: Claim, metric: Metric, lexicon: Lexicon) -> bool:
    """Whether the upper half of the unit is one of the amount; a unit in whole where the label names the divisor."""
    if claim.unit is not None:
        return "/" in family_of(claim.unit) or fits(metric, claim.unit, lexicon)
    hit = STROKE.search(claim.unit_printed)
    top = unit_in(claim.unit_printed[: hit.start()]) if hit else None
    return top is not None and fits(metric, top, lexicon)
