"""Years that a table leaves open: their order where it prints none, and rows with fewer figures than columns."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from assay.reader.decision import How, decision
from assay.reader.settle.reach import Reach
from assay.reader.settle.relations import relations_of, score

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.reader.claim import Claim
    from assay.reader.settle.relations import Rulebook

_SUPPOSED = decision(How.YEAR_NEWEST_FIRST)
# Turning a table round must make this many more relations hold: one may agree by chance.
_CLEARLY = 2
# More columns than this make too many ways to place the figures of a row.
_MOST_YEARS = 6


def settle_order(claims: Sequence[Claim], rules: Rulebook) -> tuple[Claim, ...]:
    """Tables whose years are open, read from the other side where that makes more relations hold.

    A document prints its years in one order: what speaks for one in some tables speaks for it in those that say
    nothing. Where nothing in the document does, columns under no header have no year.
    """
    settled = list(claims)
    open_ = {grid: years for grid, years in _years_of(settled, open_only=True).items() if len(years) > 1}
    if not open_:
        return tuple(settled)
    reach, places = Reach(settled, rules), _places_of(settled)
    gains: dict[int, int] = {}
    for grid, years in open_.items():
        plain, other = _readings(settled, places[grid], years)
        around = reach.around(plain, other)
        tried = [other.get(place, settled[place]) for place in around]
        gain = score(relations_of(tried, rules)) - score(relations_of([settled[place] for place in around], rules))
        gains[grid] = gain
        if gain >= _CLEARLY:
            why = decision(How.YEAR_OTHER_SIDE, count=gain)
            for place, claim in other.items():
                reach.remove(place, settled[place])
                settled[place] = replace(claim, decided=(*claim.decided, why))
                reach.add(place, settled[place])
    together = sum(gains.values())
    for grid, gain in gains.items():
        if abs(gain) < _CLEARLY and gain >= 0 and together >= 0:
            turned = _readings(settled, places[grid], open_[grid])[1] if together >= _CLEARLY else {}
            for place in places[grid]:
                if _SUPPOSED in settled[place].decided:
                    settled[place] = _told(settled[place], turned.get(place), together)
    return tuple(settled)


def _readings(
    claims: Sequence[Claim], places: Sequence[int], years: Sequence[int]
) -> tuple[dict[int, Claim], dict[int, Claim]]:
    """The claims of a table with their years as they are, and from the other side."""
    turned = dict(zip(years, reversed(years), strict=True))
    plain = {place: claims[place] for place in places if claims[place].fiscal_year is not None}
    other = {
        place: replace(claim, fiscal_year=turned.get(claim.fiscal_year, claim.fiscal_year))
        for place, claim in plain.items()
        if claim.fiscal_year is not None
    }
    return plain, other


def _told(claim: Claim, turned: Claim | None, count: int) -> Claim:
    """A claim of a supposed year: as the other tables have it, or of none."""
    rest = tuple(each for each in claim.decided if each != _SUPPOSED)
    if turned is not None:
        return replace(turned, decided=(*rest, decision(How.YEAR_OTHER_SIDE, count=count)))
    return replace(claim, fiscal_year=None, decided=(*rest, decision(How.YEAR_OPEN)))


def _places_of(claims: Sequence[Claim]) -> Mapping[int, Sequence[int]]:
    """The positions of the claims of each table."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        if claim.grid is not None:
            places[claim.grid].append(place)
    return places


def settle_open_years(claims: Sequence[Claim], rules: Rulebook) -> tuple[Claim, ...]:
    """Rows with fewer figures than their table has years: each row gets the years for which most relations hold."""
    settled = list(claims)
    at = {claim.id: place for place, claim in enumerate(settled)}
    places = _places_of(settled)
    years_of = _years_of(settled, open_only=False)
    rows: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in settled:
        if (
            claim.grid is not None
            and claim.row is not None
            and claim.fiscal_year is None
            and claim.interval is not None
        ):
            rows[claim.grid, claim.row].append(claim)
    for (grid, _), listed in rows.items():
        years = years_of.get(grid, ())
        count = len(listed)
        if not 1 <= count <= len(years) <= _MOST_YEARS:
            continue
        ordered = sorted(listed, key=lambda claim: (claim.column or 0, claim.id))
        near = [settled[place] for place in places[grid]]
        plain = score(relations_of(near, rules))
        ways: list[tuple[int, tuple[int, ...]]] = []
        for way in combinations(years, count):
            given = {claim.id: year for claim, year in zip(ordered, way, strict=True)}
            tried = [replace(claim, fiscal_year=given.get(claim.id, claim.fiscal_year)) for claim in near]
            ways.append((score(relations_of(tried, rules)), way))
        best = max(ways)
        if best[0] > plain and sum(1 for way in ways if way[0] == best[0]) == 1:
            why = decision(How.YEAR_BY_SUMS, count=count, years=len(years))
            for claim, year in zip(ordered, best[1], strict=True):
                settled[at[claim.id]] = replace(claim, fiscal_year=year, decided=(*claim.decided, why))
    return tuple(settled)


def _years_of(claims: Sequence[Claim], *, open_only: bool) -> Mapping[int, tuple[int, ...]]:
    """The years of each table in the order of its columns."""
    columns: dict[int, dict[int, int]] = defaultdict(dict)
    for claim in claims:
        if (
            claim.grid is None
            or claim.column is None
            or claim.fiscal_year is None
            or (open_only and not claim.year_open)
        ):
            continue
        columns[claim.grid].setdefault(claim.column, claim.fiscal_year)
    return {
        grid: tuple(dict.fromkeys(year for _, year in sorted(by_column.items()))) for grid, by_column in columns.items()
    }
