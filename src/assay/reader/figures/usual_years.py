"""Columns of figures under no header at all: the years that the other tables of the document print over as many
columns, in their order. Where the document prints its years in no settled order, such columns have no year."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.decision import How, decision

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.reader.claim import Claim

# So many tables, and this share of those with as many years, must agree before their order is the usual one.
_FEWEST = 2
_SHARE = 0.6
_SUPPOSED = decision(How.YEAR_NEWEST_FIRST)


def with_usual_years(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, those that were given years in the supposed order given them in the usual one, or none.

    In extracted text headers are often lost on the way: there such columns keep the supposed order, the newest first,
    or the oldest first where the document prints its years so.
    """
    supposed: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.grid is not None and _is_supposed(claim):
            supposed[claim.grid].append(claim)
    if not supposed:
        return tuple(claims)
    orders = _orders(claims, supposed)
    mixed = {grid for grid, listed in supposed.items() if _units_differ(listed)}
    columns = {grid: sorted({claim.column or 0 for claim in listed}) for grid, listed in supposed.items()}
    return tuple(
        _placed(claim, orders, columns[claim.grid], mixed=claim.grid in mixed)
        if claim.grid in supposed and _is_supposed(claim)
        else claim
        for claim in claims
    )


def _is_supposed(claim: Claim) -> bool:
    return _SUPPOSED in claim.decided


def _orders(claims: Sequence[Claim], supposed: Mapping[int, Sequence[Claim]]) -> Mapping[int, tuple[int, ...]]:
    """The usual order of years for each number of columns."""
    printed: dict[int, dict[int, int]] = defaultdict(dict)
    for claim in claims:
        if claim.grid is None or claim.column is None or claim.grid in supposed or claim.year_open:
            continue
        if claim.fiscal_year is not None and claim.source == "table":
            printed[claim.grid].setdefault(claim.column, claim.fiscal_year)
    seen: dict[int, Counter[tuple[int, ...]]] = defaultdict(Counter)
    for by_column in printed.values():
        years = tuple(year for _, year in sorted(by_column.items()))
        if len(years) > 1 and len(set(years)) == len(years):
            seen[len(years)][years] += 1
    found: dict[int, tuple[int, ...]] = {}
    for count, orders in seen.items():
        order, often = orders.most_common(1)[0]
        settled = often >= _FEWEST and often >= _SHARE * sum(orders.values())
        found[count] = order if settled else ()
    return found


def _units_differ(claims: Sequence[Claim]) -> bool:
    """Whether figures side by side are of different kinds in most rows: an amount and its share are no two years."""
    rows: dict[int | None, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.interval is not None:
            rows[claim.row].add(claim.unit.family if claim.unit else "")
    several = [kinds for kinds in rows.values() if len(kinds) > 1]
    return 2 * len(several) > len(rows)


def _placed(claim: Claim, orders: Mapping[int, tuple[int, ...]], columns: Sequence[int], *, mixed: bool) -> Claim:
    order = orders.get(len(columns), ())
    if not order and not mixed and claim.box is None:
        return _turned(claim, columns) if _oldest_first(orders) else claim
    decided = tuple(note for note in claim.decided if note != _SUPPOSED)
    if mixed or not order:
        return replace(
            claim, fiscal_year=None, decided=(*decided, decision(How.YEAR_MIXED if mixed else How.YEAR_OPEN))
        )
    year = order[columns.index(claim.column or 0)]
    return replace(claim, fiscal_year=year, decided=(*decided, decision(How.YEAR_USUAL)))


def _oldest_first(orders: Mapping[int, tuple[int, ...]]) -> bool:
    rising = [order[0] < order[-1] for order in orders.values() if order]
    return bool(rising) and all(rising)


def _turned(claim: Claim, columns: Sequence[int]) -> Claim:
    """The claim with its year counted from the other side."""
    if claim.fiscal_year is None:
        return claim
    place = columns.index(claim.column or 0)
    return replace(claim, fiscal_year=claim.fiscal_year + 2 * place - (len(columns) - 1))
