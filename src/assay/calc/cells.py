"""Observations to cells: exact sums by metric, stretch of time and full cut."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from assay.core.interval import Interval
from assay.core.missing import Missing
from assay.core.numbers import EXACT
from assay.core.periods import Period
from assay.facts.cell import Cell, RecordUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assay.calc.observation import Observation
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.dimension import Dimensions

# Digits that a share by days keeps beyond those of the amount: far below any printed digit.
_FINER = 15

_Key = tuple[str, Period, "Dimensions"]


@dataclass(frozen=True, slots=True)
class _Piece:
    """The part of an observation that falls into one stretch of time."""

    observation: Observation
    value: Decimal | Missing
    bounds: Interval | None
    days: int
    of_days: int


def cells_of(
    observations: Iterable[Observation],
    catalogue: Catalogue,
    slots: Mapping[int, Sequence[Period]],
    first_id: int = 0,
) -> tuple[Cell, ...]:
    """Add up observations.

    A flow that reaches over the end of a stretch is shared out by days, the last stretch taking what is left, so that
    the parts always sum to the whole. Of several states in a year the last date counts, split by split.
    """
    groups: dict[_Key, list[_Piece]] = defaultdict(list)
    states: dict[tuple[str, int, tuple[str, ...]], list[Observation]] = defaultdict(list)
    spread = _Spread(slots)
    for observation in observations:
        metric = catalogue.metrics[observation.metric]
        if metric.period == "instant":
            year = _year_of(observation, slots)
            if year is not None:
                states[observation.metric, year, _split(observation.dimensions)].append(observation)
            continue
        for slot, piece in _pieces(observation, spread):
            groups[observation.metric, slot, observation.dimensions].append(piece)
    for (name, year, _), group in states.items():
        last = max(_day(o) for o in group)
        for observation in group:
            if _day(observation) == last:
                key = (name, Period(slots[year][0].start, slots[year][-1].end), observation.dimensions)
                groups[key].append(_Piece(observation, observation.value, observation.bounds, 1, 1))
    return tuple(_cell(number, key, pieces) for number, (key, pieces) in enumerate(groups.items(), start=first_id))


def _split(dimensions: Dimensions) -> tuple[str, ...]:
    return tuple(name for name, _ in dimensions)


def _day(observation: Observation):  # type: ignore[no-untyped-def]
    return observation.when.end if isinstance(observation.when, Period) else observation.when


def _year_of(observation: Observation, slots: Mapping[int, Sequence[Period]]) -> int | None:
    day = _day(observation)
    return next((year for year, parts in slots.items() if parts[0].start <= day <= parts[-1].end), None)


class _Spread:
    """The stretches that a period touches, with the days in common. Many records share few periods."""

    def __init__(self, slots: Mapping[int, Sequence[Period]]) -> None:
        self._slots = [slot for parts in slots.values() for slot in parts]
        self._touched: dict[Period, list[tuple[Period, Period]]] = {}

    def touched(self, when: Period) -> list[tuple[Period, Period]]:
        found = self._touched.get(when)
        if found is None:
            found = [(slot, common) for slot in self._slots if (common := slot.overlap(when))]
            self._touched[when] = found
        return found


def _pieces(observation: Observation, spread: _Spread) -> Iterator[tuple[Period, _Piece]]:
    when = observation.when
    if not isinstance(when, Period):
        for slot, _ in spread.touched(Period(when, when)):
            yield slot, _Piece(observation, observation.value, observation.bounds, 1, 1)
        return
    touched = spread.touched(when)
    covered = sum(common.days for _, common in touched)
    if isinstance(observation.value, Missing) or (len(touched) == 1 and covered == when.days):
        for slot, common in touched:
            yield slot, _Piece(observation, observation.value, observation.bounds, common.days, when.days)
        return
    for (slot, common), share, bounds in zip(touched, *_shares(observation, touched, covered), strict=True):
        yield slot, _Piece(observation, share, bounds, common.days, when.days)


def _shares(
    observation: Observation, touched: Sequence[tuple[Period, Period]], covered: int
) -> tuple[list[Decimal], list[Interval | None]]:
    """The amount of each stretch by days. A share that never ends is cut so far down that the shares still add up."""
    when, whole = observation.when, observation.value
    if not isinstance(when, Period) or isinstance(whole, Missing):
        raise TypeError(f"{observation.record} has nothing to share out")
    shares: list[Decimal] = []
    limits: list[Interval | None] = []
    with localcontext(EXACT):
        step = Decimal(1).scaleb(max(_exponent(whole) - _FINER, whole.adjusted() - EXACT.prec + 2))
        for position, (_, common) in enumerate(touched):
            last = position == len(touched) - 1 and covered == when.days
            share = whole - sum(shares) if last else (whole * common.days / when.days).quantize(step)
            shares.append(share)
            around = observation.bounds
            if around is None or around.exact:
                limits.append(Interval.exactly(share) if around else None)
            else:
                limits.append(around * Decimal(common.days) / Decimal(when.days))
    return shares, limits


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _cell(number: int, key: _Key, pieces: Sequence[_Piece]) -> Cell:
    metric, period, dimensions = key
    known = [piece for piece in pieces if isinstance(piece.value, Decimal)]
    absent = [piece.value for piece in pieces if isinstance(piece.value, Missing)]
    lacking = [value for value in absent if value.reason != "not_applicable"]
    value: Decimal | Missing
    bounds: Interval | None = None
    if known:
        with localcontext(EXACT):
            value = sum((piece.value for piece in known if isinstance(piece.value, Decimal)), Decimal(0))
        parts = [piece.bounds for piece in known]
        if all(part is not None for part in parts):
            bounds = sum((part for part in parts if part is not None), Interval.exactly(0))
    else:
        value = (lacking or absent)[0]
    return Cell(
        id=number,
        metric=metric,
        period=period,
        dimensions=dimensions,
        value=value,
        bounds=bounds,
        unit=pieces[0].observation.unit,
        records=tuple(_use(piece) for piece in pieces),
        count=sum(piece.observation.count for piece in pieces),
        note=f"{len(lacking)} of {len(pieces)} records: {lacking[0]}" if known and lacking else "",
    )


def _use(piece: _Piece) -> RecordUse:
    seen = piece.observation
    amount = piece.value if isinstance(piece.value, Decimal) else Decimal(0)
    return RecordUse(seen.record, seen.register, seen.place, seen.entered, amount, piece.days, piece.of_days)
