"""A figure against its neighbours in time: slips of units by powers of ten, and jumps without a word."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.checks.rules import DEFAULT_JUMP
from assay.facts.fact import FactKey
from assay.reader.audit.telling import named, tell
from assay.reader.audit.words import explanation
from assay.reader.phrases import NOTHING, joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.core.languages import Text
    from assay.reader.audit.sheet import Figure, Sheet
    from assay.reader.audit.telling import Telling

# People and cases below this number jump by chance.
_FEW = 20
_SLIPS = (3, 4, 6)
# A year that is a power of ten away from its neighbours, within this factor, is a slip of units and no change.
_BAND = Decimal("1.8")
# Parts of a whole, and averages, move for their own reasons; ten times is more than that. Parts without a printed whole
# are watched a little closer.
_PART_JUMP = Decimal(10)
_LONE_JUMP = Decimal(3)
# Metrics whose own formula only adds up what other formulas make of printed figures.
_MADE_BY = {"scope_2_location": ("electricity_emissions",), "ghg_emissions_with_scope_3": ("ghg_emissions",)}


def check_time_slips(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """A year about 1,000, 10,000 or a million times its neighbours."""
    for series in _series(sheet):
        if len(series) < 2 or sheet.metric(series[0].key.metric).id in sheet.material.rules.free:
            continue
        for figure in series:
            others = [other for other in series if other is not figure]
            power = _power(figure, others)
            if power is None or figure.key in told:
                continue
            if len(others) == 1 and figure.key.year < others[0].key.year:
                continue  # of two years alone nobody knows which; it is told once, at the later
            steady = len(others) > 1
            larger = figure.interval.low > others[0].interval.high
            yield tell(
                sheet,
                figure,
                others=others,
                code="read.unit_slip",
                # A sentence may write its numbers otherwise than the tables do.
                severity="error" if steady and figure.tabled else "warning",
                message=phrase(
                    "time-more" if larger else "time-less",
                    title=sheet.title(figure.key),
                    shown=figure.shown,
                    times=f"{10**power:,}",
                    others=joined((phrase("time-in_year", shown=o.shown, year=o.key.year) for o in others), ", "),
                ),
                arithmetic=joined((named(sheet, f) for f in (figure, *others)), "; "),
                causes=[phrase("time-cause")],
                sure=phrase("time-steady" if steady else "time-two_years"),
                expected=phrase("time-expected"),
                action=phrase("time-action"),
                blames={figure.key} if steady else {figure.key, *(o.key for o in others)},
            )
            break


def _power(figure: Figure, others: Sequence[Figure]) -> int | None:
    values = [_middle(other) for other in others]
    mine = _middle(figure)
    if mine <= 0 or min(values) <= 0 or max(values) > 3 * min(values):
        return None
    middle = sorted(values)[len(values) // 2]
    ratio = max(mine / middle, middle / mine)
    return next((p for p in _SLIPS if Decimal(10) ** p / _BAND <= ratio <= Decimal(10) ** p * _BAND), None)


def _middle(figure: Figure) -> Decimal:
    return (figure.interval.low + figure.interval.high) / 2


def _series(sheet: Sheet) -> list[list[Figure]]:
    """The years of each figure, in order."""
    found: dict[tuple[str, tuple[tuple[str, str], ...]], list[Figure]] = defaultdict(list)
    for key in sorted(sheet.said, key=lambda key: key.year):
        figure = sheet.best(key)
        if figure is not None:
            found[key.metric, key.dimensions].append(figure)
    return list(found.values())


def check_jumps(sheet: Sheet, told: frozenset[FactKey]) -> Iterator[Telling]:
    """Changes from year to year that want a word of explanation; a note where the document has one in its text, nothing
    where it stands at the figure itself."""
    grouped: dict[tuple[str, int], list[tuple[Figure, Figure]]] = defaultdict(list)
    for key in sheet.said:
        now, then = sheet.best(key), sheet.best(FactKey(key.metric, key.year - 1, key.dimensions))
        if now is None or then is None or key in told or then.key in told or not _watched(sheet, now):
            continue
        factor = _limit(sheet, now)
        if factor is None or not _jumps(sheet, now, then, factor):
            continue
        if _is_whole(sheet, now):
            yield from _jump(sheet, [(now, then)])
        else:
            grouped[key.metric, key.year].append((now, then))
    wholes = {(f.key.metric, f.key.year) for f in sheet.figures if _is_whole(sheet, f)}
    for (metric, year), pairs in grouped.items():
        if (metric, year) not in wholes or sheet.metric(metric).aggregate == "none":
            yield from _jump(sheet, pairs)


def _watched(sheet: Sheet, figure: Figure) -> bool:
    metric = sheet.metric(figure.key.metric)
    if metric.counted and figure.key.dimensions:
        return False  # people and cases move between groups
    if metric.id in sheet.material.rules.free or metric.derived is not None or metric.unit.symbol == "%":
        return False
    return not _follows(sheet, figure)


def _follows(sheet: Sheet, figure: Figure) -> bool:
    """Whether the figure moves because printed others do: a sum of them, or emissions of printed electricity."""
    return any(
        any(sheet.said.get(FactKey(a.target, figure.key.year)) for a in step.arguments if not a.parameter)
        for name in (figure.key.metric, *_MADE_BY.get(figure.key.metric, ()))
        for step in sheet.material.plan.steps.get(name, ())
        if not figure.key.dimensions
    )


def _is_whole(sheet: Sheet, figure: Figure) -> bool:
    metric = sheet.metric(figure.key.metric)
    names = [name for name, _ in figure.key.dimensions]
    return names == ([metric.unit_dimension] if metric.unit_dimension else [])


def _limit(sheet: Sheet, figure: Figure) -> Decimal | None:
    """How many times a figure may grow or shrink in a year unsaid."""
    metric = sheet.metric(figure.key.metric)
    if metric.aggregate == "none":
        return _PART_JUMP
    if _is_whole(sheet, figure):
        return 1 + sheet.material.rules.jumps.get(metric.id, DEFAULT_JUMP)
    lone = FactKey(figure.key.metric, figure.key.year) not in sheet.said and len(figure.key.dimensions) == 1
    return _LONE_JUMP if lone and not metric.counted else _PART_JUMP


def _jumps(sheet: Sheet, now: Figure, then: Figure, factor: Decimal) -> bool:
    high, low = max(now.interval.high, then.interval.high), now.interval
    if sheet.metric(now.key.metric).counted and high < _FEW:
        return False
    if then.interval.low <= 0 or low.low < 0:
        return False
    return low.low > then.interval.high * factor or low.high * factor < then.interval.low


def _jump(sheet: Sheet, pairs: Sequence[tuple[Figure, Figure]]) -> Iterator[Telling]:
    now, then = pairs[0]
    change = (_middle(now) - _middle(then)) / _middle(then) * 100
    # The same figure may be printed twice, and be explained where it stands in its table.
    printed = (now, *(each for each in sheet.all_said.get(now.key, ()) if each is not now))
    told = [one for each in printed if (one := explanation(sheet, each, rising=change > 0)) is not None]
    said = next((one for one in told if one.at_figure), told[0] if told else None)
    if said is not None and said.at_figure and len(pairs) == 1:
        return
    listed = joined(phrase("jump-pair", cut=_cut_before(sheet, n), now=n.shown, then=t.shown) for n, t in pairs)
    metric = sheet.metric(now.key.metric)
    reason = [] if said is None else [phrase("jump-explained", place=said.at, words=_cut(said.text))]
    yield tell(
        sheet,
        now,
        others=[f for pair in pairs for f in pair if f is not now],
        code="read.jump",
        severity="note" if said is not None else "warning",
        message=phrase("jump-message", label=metric.label, year=now.key.year, pairs=listed, change=f"{change:+.0f}"),
        causes=reason,
        sure=phrase("jump-sure" if said is None else "jump-sure_explained"),
        expected=NOTHING if said is not None else phrase("jump-expected"),
        action=NOTHING if said is not None else phrase("jump-action"),
        blames=(),
    )


def _cut_before(sheet: Sheet, figure: Figure) -> Text:
    members = [sheet.member(*pair) for pair in figure.key.dimensions]
    return joined([*members, ""], " ") if members else NOTHING


def _cut(text: str) -> str:
    return text if len(text) <= 240 else f"{text[:237]}…"
