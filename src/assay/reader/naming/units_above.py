"""A unit that a column of units says once for several rows: "Coal | tonnes", "Diesel | ", "Petrol | ".

An empty cell below a unit may as well be of a figure without one. So the unit is tried, and stays only where what the
row is of is measured in it.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.reader.decision import How, decision
from assay.reader.figures.cell_values import interval_of
from assay.reader.figures.worded_units import says_rate, worded_unit

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

# Shares, people and cases are told by words.
_MEASURES = frozenset({"energy", "mass", "volume", "ghg"})
_TOLD = frozenset({"ratio", "people", "count"})


def with_units_above(claims: Sequence[Claim]) -> dict[int, Claim]:
    """By its place, each figure below an empty cell of a column of units with the unit of the row before it."""
    given: dict[int, Claim] = {}
    above: dict[tuple[int, int], Claim] = {}
    for place, claim in enumerate(claims):
        if claim.source != "table" or claim.grid is None or claim.column is None:
            continue
        column = (claim.grid, claim.column)
        before = above.get(column)
        if before is not None and _leaves_open(claim) and _in_one_group(before, claim):
            given[place] = claim = _with_unit_of(before, claim)
        in_column = any(told.how in (How.UNIT_UNITS, How.UNIT_ABOVE) for told in claim.decided)
        if in_column and claim.unit is not None and claim.unit.family not in _TOLD:
            above[column] = claim
        elif claim.unit is not None:
            above.pop(column, None)
    return given


def _with_unit_of(before: Claim, claim: Claim) -> Claim:
    told = tuple(each for each in claim.decided if each.how is not How.UNIT_BLANK)
    why = decision(How.UNIT_ABOVE, unit=before.unit_printed)
    # A count is exact, an amount is rounded.
    rounded = interval_of(claim.value, claim.qualifier, None) if isinstance(claim.value, Decimal) else claim.interval
    return replace(
        claim,
        unit=before.unit,
        unit_printed=before.unit_printed,
        decided=(*told, why),
        interval=rounded if len(told) < len(claim.decided) else claim.interval,
    )


def _in_one_group(before: Claim, claim: Claim) -> bool:
    """Whether no other group begins between two rows; the one may be a part of the other."""
    one, other = sorted((before.labels[:-1], claim.labels[:-1]), key=len)
    return other[: len(one)] == one


def _leaves_open(claim: Claim) -> bool:
    blank = claim.unit is None or any(told.how is How.UNIT_BLANK for told in claim.decided)
    return blank and not claim.unit_printed and isinstance(claim.value, Decimal)


def unfitting(named: Sequence[Claim], given: Collection[int], lexicon: Lexicon) -> frozenset[int]:
    """The places of those that are of nothing, or of something that is measured otherwise; a row of nothing between two
    rows that the unit fits has it as they do, and so has one with decimals, which cases and people have not."""
    broken = {(named[place].grid, named[place].row) for place in given if named[place].decimals}
    wrong: set[int] = set()
    waiting: dict[tuple[int | None, int | None, str], list[int]] = {}
    for place in sorted(given):
        claim = named[place]
        column = (claim.grid, claim.column, claim.unit_printed)
        if _fits(claim, lexicon):
            waiting.pop(column, None)
        elif claim.metric:
            wrong.add(place)
        elif (claim.grid, claim.row) not in broken or not _may_be_measured(claim):
            waiting.setdefault(column, []).append(place)
    return frozenset(wrong.union(*waiting.values()))


def _may_be_measured(claim: Claim) -> bool:
    """Whether a figure that is of nothing known may be in the measure that is said above it."""
    measured = claim.unit is not None and claim.unit.family in _MEASURES
    own = claim.labels[-1]
    return not claim.metric and measured and not says_rate(own) and worded_unit((own,), beside_share=False)[0] is None


def _fits(claim: Claim, lexicon: Lexicon) -> bool:
    metric = lexicon.catalogue.metrics.get(claim.metric)
    return (
        metric is not None and claim.unit is not None and metric.unit_of(claim.dimensions).family == claim.unit.family
    )
