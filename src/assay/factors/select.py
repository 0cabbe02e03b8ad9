"""Which value of a parameter applies.

The ladder, in words. A value is looked for:

1. in force on the day, at the group's own level, then the supplier's, the province's, the grid region's,
   the country's, and last one given for the whole world;
2. if nothing is in force: the newest earlier one, in the same order of places.

On one rung, a set that the book prefers (``factor_sets``) comes before one it does not name, then our own order of
sets; a verified value comes before a recalled one of the same set. The rung taken is part of the proof.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from assay.core.dated import Dated, in_force, newest_before
from assay.factors.parameter import LEVELS, Choice, FactorValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from assay.core.interval import Interval
    from assay.core.units import Unit
    from assay.factors.parameter import Location

_WORDS = {
    "own": "the group's own factor",
    "supplier": "the supplier's factor",
    "province": "the province's factor",
    "region": "the grid region's factor",
    "country": "the country's factor",
    "world": "a factor for the whole world",
}


class FactorLibrary:
    """All known values of all parameters, with the order in which sets are preferred."""

    def __init__(self, values: Iterable[FactorValue], preference: Sequence[str] = ()) -> None:
        self._by_parameter: dict[str, list[FactorValue]] = defaultdict(list)
        rank = {edition: position for position, edition in enumerate(preference)}
        self._rank = rank
        for value in values:
            self._by_parameter[value.parameter].append(value)

    def values(self, parameter: str) -> tuple[FactorValue, ...]:
        return tuple(self._by_parameter.get(parameter, ()))

    def choose(
        self, parameter: str, location: Location, day: date, *, member: str = "", unit: Unit
    ) -> Choice | None:
        """The value that applies at a place on a day, in a unit of the given kind; ``None`` when there is none."""
        fitting = [
            value
            for value in self._by_parameter.get(parameter, ())
            if value.member in ("", member) and value.unit.same_kind(unit)
        ]
        for earlier in (False, True):
            for level in LEVELS:
                area = location.area_at(level)
                if area is None:
                    continue
                there = [
                    v for v in fitting if v.level == level and (level in ("own", "world") or v.area == area)
                ]
                found = self._best(there, day, earlier=earlier)
                if found is not None:
                    return Choice(found, _rung(found, earlier), day)
        return None

    def _best(self, there: Sequence[FactorValue], day: date, *, earlier: bool) -> FactorValue | None:
        for edition in sorted({value.edition for value in there}, key=self._preference):
            series = [Dated(value, value.since, value.until) for value in there if value.edition == edition]
            series.sort(key=lambda item: item.value.recalled, reverse=True)
            found = newest_before(series, day) if earlier else in_force(series, day)
            if found is not None and (not earlier or self._is_newest(found, there, day)):
                return found
        return None

    def _is_newest(self, found: FactorValue, there: Sequence[FactorValue], day: date) -> bool:
        """For an earlier value, age decides before the preference of sets."""
        ended = [value.until for value in there if value.until is not None and value.until < day]
        return found.until == max(ended)

    def _preference(self, edition: str) -> tuple[int, str]:
        return (self._rank.get(edition, len(self._rank)), edition)

    def boundaries(self, parameters: Iterable[str]) -> set[date]:
        """Days on which some value of these parameters begins: time is cut there, so that no factor changes inside."""
        return {value.since for name in parameters for value in self._by_parameter.get(name, ())}

    def named(self, parameters: Iterable[str], interval: Interval, unit: Unit) -> tuple[FactorValue, ...]:
        """Known values that lie in an interval: the factors someone may have used."""
        from_unit = [
            (value, _converted(value, unit))
            for name in parameters
            for value in self._by_parameter.get(name, ())
            if value.unit.same_kind(unit)
        ]
        return tuple(value for value, number in from_unit if interval.contains(number))


def _converted(value: FactorValue, unit: Unit) -> Decimal:
    from_scale = value.unit.scale / unit.scale
    return value.value * from_scale.numerator / from_scale.denominator


def _rung(value: FactorValue, earlier: bool) -> str:
    place = f" ({value.area})" if value.area else ""
    if not earlier:
        return f"{_WORDS[value.level]}{place}, in force on the day"
    year = value.until.year if value.until else ""
    return f"{_WORDS[value.level]}{place}, the newest earlier one ({year}); none is in force on the day"
