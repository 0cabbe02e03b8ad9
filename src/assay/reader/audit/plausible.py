"""Cross-ratios that have a natural range, and totals that cannot be less than one of their parts.

They give slips of units away where a year has no neighbours: tonnes of gas for each unit of power, hours for each head.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.checks.arithmetic import span
from assay.core.interval import Interval
from assay.core.quantity import Quantity
from assay.core.units import UnitMismatch, unit
from assay.facts.fact import FactKey
from assay.reader.audit.telling import slips, tell
from assay.reader.phrases import NOTHING, lowered, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.core.findings import Severity
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling


@dataclass(frozen=True, slots=True)
class Range:
    """``top`` over ``bottom`` lies between ``low`` and ``high`` of a unit. ``why`` is the name of a phrase; ``unless``
    names what would widen it."""

    top: str
    bottom: str
    low: Decimal
    high: Decimal
    per: str
    why: str
    unless: tuple[str, ...] = ()


# Grids run from almost no carbon to coal burnt badly; below the low end a group may have bought green power, so only
# what is a hundred times outside is sure to be a slip.
RANGES = (
    Range(
        "scope_2_location", "electricity_purchased", Decimal("0.1"), Decimal("1.2"), "tCO2e/MWh",
        "range-grid", ("heat_purchased",),
    ),
    Range(
        "training_hours", "employees", Decimal(0), Decimal(2500), "h/person",
        "range-hours",
    ),
    Range("lost_days", "lost_time_injuries", Decimal(0), Decimal(366), "day/count", "range-days"),
)  # fmt: skip
_SURE = 10

# What is always part of what, in one kind of unit.
PARTS = (
    ("electricity_purchased", "energy_consumed"),
    ("electricity_purchased", "energy_indirect"),
    ("energy_indirect", "energy_consumed"),
    ("energy_direct", "energy_consumed"),
    ("scope_1", "ghg_emissions"),
    ("scope_2_location", "ghg_emissions"),
    ("environmental_investment", "revenue"),
    ("rd_investment", "revenue"),
    ("community_investment", "revenue"),
)


def check_ranges(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Ratios outside what nature and the calendar allow."""
    for spread in RANGES:
        for top in sheet.of(spread.top):
            key = top.key
            bottom = sheet.best(FactKey(spread.bottom, key.year, key.dimensions))
            if sheet.best(key) is None or bottom is None or {key, bottom.key} & told:
                continue
            if not (top.tabled and bottom.tabled):
                continue  # a sentence may speak of one plant, or of what was saved
            if any(FactKey(name, key.year) in sheet.all_said for name in spread.unless):
                continue
            ratio = _ratio(top, bottom, spread.per)
            if ratio is not None and top.interval.low > 0:
                yield from _outside(sheet, spread, top, bottom, ratio)


def _ratio(top: Figure, bottom: Figure, per: str) -> Interval | None:
    try:
        made = (Quantity(top.interval, top.unit) / Quantity(bottom.interval, bottom.unit)).to(unit(per))
    except (ArithmeticError, UnitMismatch):
        return None
    found: Interval = made.number
    return found


def _outside(sheet: Sheet, spread: Range, top: Figure, bottom: Figure, ratio: Interval) -> Iterator[Telling]:
    if ratio.high < spread.low:
        far = ratio.high * _SURE < spread.low
    elif ratio.low > spread.high:
        far = ratio.low > spread.high * _SURE
    else:
        return
    if not far and ratio.high < spread.low:
        return  # green power, or a market-based figure, may be so low
    middle = (spread.low + spread.high) / 2
    powers = (p for p in (1, 2, 3, 4, 6) for p in (p, -p))
    power = next((p for p in powers if (ratio * Decimal(1).scaleb(p)).meets(Interval(spread.low, spread.high))), None)
    if far and spread.low > 0:
        powers = (p for p in (3, -3, 4, -4, 6, -6, 2, -2))
        power = next(
            (p for p in powers if (ratio * Decimal(1).scaleb(p)).meets(Interval(spread.low, spread.high))), power
        )
    times = f"{10 ** abs(power):,}" if power else ""
    causes = []
    if power and far:
        name = "ranges-cause_small" if power > 0 else "ranges-cause_large"
        causes = [phrase(name, top=top.shown, times=times, bottom=bottom.shown)]
    severity: Severity = "error" if far and _only_here(sheet, spread, top, bottom) else "warning"
    both = {top.key, bottom.key}
    accused = _accused(sheet, top, bottom)
    yield tell(
        sheet,
        accused,
        others=[bottom if accused is top else top],
        code="read.unit_slip" if causes else "read.implausible",
        severity=severity,
        message=phrase(
            "ranges-message",
            top=sheet.title(top.key),
            top_shown=top.shown,
            bottom=lowered(sheet.title(bottom.key)),
            bottom_shown=bottom.shown,
            ratio=span(ratio),
            per=spread.per,
            why=phrase(spread.why),
        ),
        arithmetic=f"{top.shown} ÷ {bottom.shown} = {span(ratio)} {spread.per}",
        causes=causes,
        sure=phrase("ranges-sure") if far else phrase("ranges-likely", middle=f"{middle.normalize():f}"),
        expected=phrase("ranges-expected", low=f"{spread.low:f}", high=f"{spread.high:f}", per=spread.per),
        action=NOTHING if causes else phrase("ranges-action"),
        blames=both,
    )


def _only_here(sheet: Sheet, spread: Range, top: Figure, bottom: Figure) -> bool:
    """Whether the two figures, and not their rows, are at fault: they stand in one table, or another year of them is as
    it should be. Rows of two tables that are off in every year have a unit or a scale that is said elsewhere."""
    if top.set == bottom.set and top.tabled:
        return True
    for year in sheet.years:
        one = sheet.best(FactKey(spread.top, year, top.key.dimensions))
        other = sheet.best(FactKey(spread.bottom, year, bottom.key.dimensions))
        ratio = _ratio(one, other, spread.per) if one is not None and other is not None else None
        if ratio is not None and ratio.meets(Interval(spread.low / _SURE, spread.high * _SURE)):
            return True
    return False


def _accused(sheet: Sheet, top: Figure, bottom: Figure) -> Figure:
    """Of the two, the one that is far from its own neighbours in time."""
    for figure in (bottom, top):
        key = figure.key
        near = [sheet.best(FactKey(key.metric, year, key.dimensions)) for year in sheet.years if year != key.year]
        values = [f.interval for f in near if f is not None and f.interval.low > 0]
        if values and all(v.low > figure.interval.high * 50 or figure.interval.low > v.high * 50 for v in values):
            return figure
    return top


def _made_of_another(sheet: Sheet, part: Figure) -> bool:
    """Whether a total may hold the market-based Scope 2 in place of the location-based one."""
    key = part.key
    return key.metric == "scope_2_location" and FactKey("scope_2_market", key.year, key.dimensions) in sheet.all_said


def check_containing(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """A total that is less than one of its parts."""
    for part_name, whole_name in PARTS:
        for part in sheet.of(part_name):
            key = part.key
            whole = sheet.best(FactKey(whole_name, key.year, key.dimensions))
            if sheet.best(key) is None or whole is None or {key, whole.key} & told:
                continue
            if not whole.unit.same_kind(part.unit) or _made_of_another(sheet, part):
                continue
            ratio = part.unit.scale / whole.unit.scale
            least = part.interval * Decimal(ratio.numerator) / Decimal(ratio.denominator)
            if least.low <= whole.interval.high or not (whole.tabled and part.tabled):
                continue  # a sentence may speak of one plant, or of what was saved
            causes = list(slips(sheet, whole, least)) if least.low > whole.interval.high * 5 else []
            yield tell(
                sheet,
                whole,
                others=[part],
                code="read.part_above_whole",
                severity="error",
                message=phrase(
                    "containing-message",
                    whole=sheet.title(whole.key),
                    whole_shown=whole.shown,
                    part=lowered(sheet.title(part.key)),
                    part_shown=part.shown,
                ),
                wanted=Interval(least.low, least.high),
                arithmetic=f"{part.shown} > {whole.shown}",
                causes=causes,
                sure=phrase("containing-sure"),
                expected=phrase("containing-expected"),
                action=NOTHING if causes else phrase("containing-action"),
                blames={key, whole.key},
            )
