"""The unit of a figure that is the sum of figures with a unit, or one of the parts of such a sum.

A table says the unit of its rows and not of their total, or of the total and not of its parts: "Scope 1 (t)", "Scope 2
(t)", "Total"; "Headcount 139 persons", and by age 52, 70, 17. What adds up, in every row or column that the figures
share, is counted in one unit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from assay.core.interval import Interval
from assay.reader.decision import How, decision
from assay.reader.figures.cell_values import interval_of
from assay.reader.figures.unit_words import PrintedUnit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assay.reader.claim import Claim

_MOST_PARTS = 15
# The chance that figures add up by accident is one in so many, all that are compared together.
_SURE = 100
# What shares add up to.
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table, its figures by their columns; or a column, its figures by their rows."""

    cells: Mapping[int, Claim]
    group: tuple[str, ...]

    @property
    def open(self) -> Mapping[int, Claim]:
        return {place: claim for place, claim in self.cells.items() if _is_open(claim)}

    @property
    def known(self) -> Mapping[int, PrintedUnit]:
        return {place: found for place, claim in self.cells.items() if (found := _unit_of(claim)) is not None}


def with_units_of_sums(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one table, those without a unit in that of the sum that they are, or that they are parts of."""
    if not any(map(_is_open, claims)) or not any(claim.unit is not None for claim in claims):
        return tuple(claims)
    given: dict[tuple[int, int], Claim] = {}
    for lines in (_rows(claims), _columns(claims)):
        for n, line in enumerate(lines):
            for told, claim in (*_as_whole(line, lines[:n]), *_as_parts(line, n, lines)):
                given.setdefault(_place(claim), _in_unit(told, claim))
    return tuple(given.get(_place(claim), claim) if _is_open(claim) else claim for claim in claims)


def _place(claim: Claim) -> tuple[int, int]:
    return claim.row or 0, claim.column or 0


def _is_open(claim: Claim) -> bool:
    return claim.unit is None and not claim.unit_printed and isinstance(claim.value, Decimal)


def _rows(claims: Sequence[Claim]) -> list[_Line]:
    return _lines([((claim.row or 0, claim.column or 0), claim) for claim in claims])


def _columns(claims: Sequence[Claim]) -> list[_Line]:
    return _lines([((claim.column or 0, claim.row or 0), claim) for claim in claims], grouped=False)


def _lines(placed: Sequence[tuple[tuple[int, int], Claim]], *, grouped: bool = True) -> list[_Line]:
    """Lines in their order; a cell that holds several figures is left out, as is a figure that is no plain number."""
    found: list[_Line] = []
    for _, line in groupby(sorted(placed, key=lambda each: each[0]), key=lambda each: each[0][0]):
        cells: dict[int, list[Claim]] = {}
        for (_, across), claim in line:
            cells.setdefault(across, []).append(claim)
        single = {
            across: held[0]
            for across, held in cells.items()
            if len(held) == 1 and isinstance(held[0].value, Decimal) and not held[0].qualifier and not held[0].aside
        }
        first = next(iter(cells.values()))[0]
        found.append(_Line(single, first.labels[:-1] if grouped else ()))
    return found


def _as_whole(line: _Line, above: Sequence[_Line]) -> Iterator[tuple[PrintedUnit, Claim]]:
    """The figures of a line without a unit that are the sums of those above them."""
    wanted = line.open
    if not wanted:
        return
    for count in range(2, min(_MOST_PARTS, len(above)) + 1):
        parts = above[-count:]
        if not any(place in parts[0].known for place in wanted):
            return
        told = {place: [part.known[place] for part in parts if place in part.known] for place in wanted}
        if any(len({each.unit for each in units}) > 1 for units in told.values()):
            return
        if _adds_up(wanted, parts):
            yield from ((units[0], wanted[place]) for place, units in told.items() if units)
            return


def _as_parts(line: _Line, at: int, lines: Sequence[_Line]) -> Iterator[tuple[PrintedUnit, Claim]]:
    """The figures without a unit, line below line in one group, that add up to those of a line with one."""
    known = line.known
    for parts in _open_runs(lines, at):
        shared = {place: line.cells[place] for place in known if any(place in part.open for part in parts)}
        if shared and _adds_up(shared, parts):
            yield from ((known[place], part.open[place]) for place in shared for part in parts if place in part.open)


def _open_runs(lines: Sequence[_Line], at: int) -> Iterator[Sequence[_Line]]:
    """The runs of lines of one group that have figures without a unit, the line ``at`` left out."""
    others = [(n, line) for n, line in enumerate(lines) if n != at]
    for (is_open, _, _), run in groupby(others, key=lambda each: (bool(each[1].open), each[1].group, each[0] > at)):
        found = [line for _, line in run]
        if is_open and 1 < len(found) <= _MOST_PARTS:
            yield found


def _adds_up(wholes: Mapping[int, Claim], parts: Sequence[_Line]) -> bool:
    """Whether parts add up to their wholes in each place, and too well for an accident."""
    chance = Decimal(1)
    for place, whole in wholes.items():
        told = [claim for part in parts if (claim := part.cells.get(place)) is not None]
        if any(claim.fiscal_year != whole.fiscal_year for claim in told):
            return False
        total, summed = _interval(whole), sum((_interval(claim) for claim in told), Interval.exactly(0))
        if not summed.meets(total) or (_is_share(whole, told) and whole.value != _WHOLE):
            return False
        if sum(1 for claim in told if claim.value) > 1:
            width = max(Decimal(1), (summed.high - summed.low) / (_step(whole)))
            chance *= max(Decimal(1), abs(Decimal(str(whole.value))) / _step(whole) / width)
    return chance >= _SURE


def _is_share(whole: Claim, parts: Sequence[Claim]) -> bool:
    return any(claim.unit is not None and claim.unit.symbol == "%" for claim in (whole, *parts))


def _interval(claim: Claim) -> Interval:
    return claim.interval if claim.interval is not None else Interval.exactly(Decimal(str(claim.value)))


def _step(claim: Claim) -> Decimal:
    return Decimal(1).scaleb(-claim.decimals)


def _unit_of(claim: Claim) -> PrintedUnit | None:
    return PrintedUnit(claim.unit, claim.unit_printed) if claim.unit is not None and _may_be_given(claim) else None


def _may_be_given(claim: Claim) -> bool:
    """Whether the unit of a figure says something of what it is added to: a bare count does not, nor a share of which
    no whole is a hundred."""
    if claim.unit is None or claim.unit.family == "ratio":
        return claim.unit is not None and claim.unit.symbol == "%"
    return claim.unit.family != "count"


def _in_unit(told: PrintedUnit, claim: Claim) -> Claim:
    rounded = interval_of(claim.value, claim.qualifier, told) if isinstance(claim.value, Decimal) else claim.interval
    return replace(
        claim,
        unit=told.unit,
        unit_printed=told.printed,
        interval=rounded,
        decided=(*claim.decided, decision(How.UNIT_SUM, unit=told.printed or told.unit.symbol)),
    )
