"""Which value of a parameter applies.

The ladder, in words. A value is looked for:

1. in force on the day, at the group's own level, then the supplier's, the province's, the grid region's,
   the country's, and last one given for the whole world;
2. if nothing is in force: the newest earlier one, in the same order of places.

On one rung, a set that the book prefers (``factor_sets``) comes before one it does not name, then our own order of
sets; of two values of one set that began on the same day the verified one comes before the recalled one. The rung
taken is part of the proof.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assay.core.dated import Dated, in_force, newest_before
from assay.core.languages import Text
from assay.factors.parameter import LEVELS, Choice, FactorValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from assay.core.interval import Interval
    from assay.core.languages import Language
    from assay.core.units import Unit
    from assay.factors.parameter import Level, Location

_WORDS: Mapping[Level, Text] = {
    "own": Text("the group's own factor", "集團自有因子", "集团自有因子"),
    "supplier": Text("the supplier's factor", "供應商的因子", "供应商的因子"),
    "province": Text("the province's factor", "所在省份的因子", "所在省份的因子"),
    "region": Text("the grid region's factor", "所在區域電網的因子", "所在区域电网的因子"),
    "country": Text("the country's factor", "所在國家的因子", "所在国家的因子"),
    "world": Text("a factor for the whole world", "全球通用因子", "全球通用因子"),
}
_IN_FORCE = Text("{place}, in force on the day", "{place}，當日有效", "{place}，当日有效")
_EARLIER = Text(
    "{place}, the newest earlier one ({year}); none is in force on the day",
    "{place}，當日沒有有效因子，採用最近一期較早因子（{year}年）",
    "{place}，当日没有有效因子，采用最近一期较早因子（{year}年）",
)


class FactorLibrary:
    """All known values of all parameters, with the order in which sets are preferred."""

    def __init__(self, values: Iterable[FactorValue], preference: Sequence[str] = ()) -> None:
        self._by_parameter: dict[str, list[FactorValue]] = defaultdict(list)
        rank = {edition: position for position, edition in enumerate(dict.fromkeys(preference))}
        self._rank = rank
        for value in values:
            self._by_parameter[value.parameter].append(value)

    def values(self, parameter: str) -> tuple[FactorValue, ...]:
        return tuple(self._by_parameter.get(parameter, ()))

    def choose(self, parameter: str, location: Location, day: date, *, member: str = "", unit: Unit) -> Choice | None:
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
                there = [v for v in fitting if v.level == level and v.area in (area, *_own_areas(level, location))]
                # A group's own factor for a place comes before its factor for everywhere.
                nearer = [v for v in there if v.area]
                there = nearer or there
                found = self._best(there, day, earlier=earlier)
                if found is not None:
                    return Choice(found, _rung(found, earlier), day)
        return None

    def _best(self, there: Sequence[FactorValue], day: date, *, earlier: bool) -> FactorValue | None:
        for edition in sorted({value.edition for value in there}, key=self._preference):
            series = [Dated(value, value.since, value.until) for value in there if value.edition == edition]
            series.sort(key=lambda item: item.value.recalled)  # of equals the first is taken
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


def _own_areas(level: str, location: Location) -> tuple[str, ...]:
    """A group's own factor may name any area that the site lies in."""
    if level != "own":
        return ()
    return tuple(filter(None, (location.supplier, location.province, location.region, location.country)))


def _converted(value: FactorValue, unit: Unit) -> Decimal:
    from_scale = value.unit.scale / unit.scale
    return value.value * from_scale.numerator / from_scale.denominator


def rung_words(choice: Choice, language: Language) -> str:
    """The rung of the ladder on which a value was found: ``the country's factor (CN), in force on the day``."""
    value = choice.factor
    return _rung(value, value.until is not None and value.until < choice.wanted_on, language)


def _rung(value: FactorValue, earlier: bool, language: Language = "en") -> str:
    place = _WORDS[value.level].in_language(language)
    if value.area:
        place += f" ({value.area})" if language == "en" else f"（{value.area}）"
    text = (_EARLIER if earlier else _IN_FORCE).in_language(language)
    return text.replace("{place}", place).replace("{year}", str(value.until.year) if value.until else "")
