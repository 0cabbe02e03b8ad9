"""Rows that make a total in some columns of a table and fail to in another, whatever the rows are called.

No metric is needed: that the same rows add up elsewhere shows that they are the parts. The same holds for columns,
as of sites and their sum, which make the total in some rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.checks.arithmetic import span
from assay.core.interval import Interval
from assay.reader.phrases import joined, phrase
from assay.reader.worded import worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assay.core.findings import Finding
    from assay.core.languages import Text
    from assay.reader.audit.sheet import Sheet
    from assay.reader.claim import Claim

    Cells = Mapping[tuple[int, int], Claim]

# More parts than this are seldom summed in a report, and make sums by chance.
_PARTS = 12
# Digits of a total that make it unlikely to be met by chance.
_TELLING = 3
# Lines (years or rows) in which parts must make the total: rows of a named total, other rows, columns.
_HOLDS_NAMED, _HOLDS, _HOLDS_ACROSS = 1, 2, 3
# Rows beside the parts that may be parts of one year only.
_BESIDE = 2
# Further apart than this it is another population, or a figure that was read wrongly.
_FAR = Decimal("0.3")
_TOTAL = re.compile(r"\b(?:total|sum|subtotal|overall|in total)\b|合計|合计|總|总|共計|共计", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Table:
    """Figures by row and column; turned round, what is called a row here is a column on the page."""

    lines: Mapping[int, Mapping[int, Claim]]
    across: bool
    ranges: Mapping[int, Interval]
    printed: Mapping[int, Mapping[int, Claim]]

    @classmethod
    def of(cls, cells: Cells, across: bool, ranges: Mapping[int, Interval], printed: Cells) -> _Table:
        return cls(_by_line(cells), across, ranges, _by_line(printed))

    def line(self, row: int) -> Mapping[int, Claim]:
        return self.lines[row]

    def line_of(self, claim: Claim) -> Mapping[int, Claim]:
        row = claim.column if self.across else claim.row
        return self.lines[row] if row is not None else {}

    def sum(self, total: Claim, parts: tuple[Claim, ...]) -> _Sum:
        ranges = [self.ranges[part.id] for part in parts]
        return _Sum(total, parts, sum(ranges[1:], ranges[0]), self.ranges[total.id], tuple(ranges))


def _by_line(cells: Cells) -> Mapping[int, Mapping[int, Claim]]:
    lines: dict[int, dict[int, Claim]] = {}
    for (row, column), claim in cells.items():
        lines.setdefault(row, {})[column] = claim
    return lines


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total and its parts in one column."""

    total: Claim
    parts: tuple[Claim, ...]
    made: Interval
    given: Interval
    ranges: tuple[Interval, ...]

    @property
    def holds(self) -> bool:
        return self.made.meets(self.given)

    @property
    def near(self) -> bool:
        return self.made.gap(self.given) <= max(abs(self.made.high), abs(self.given.high)) * _FAR

    @property
    def telling(self) -> bool:
        digits = re.sub(r"\D", "", self.total.printed.split(".")[0]).strip("0")
        decimals = re.sub(r"\D", "", self.total.printed)
        return max(len(digits), len(decimals.strip("0"))) >= _TELLING and sum(part.low > 0 for part in self.ranges) > 1


def check_columns(sheet: Sheet, named: frozenset[int]) -> Iterator[Finding]:
    """Sums that hold in one column and fail in another. ``named`` are claims that other findings are about already."""
    seen: set[int] = set(named)
    for claims in sheet.by_grid.values():
        printed = {(c.row, c.column): c for c in claims if c.row is not None and c.column is not None}
        cells = {place: claim for place, claim in printed.items() if _usable(claim)}
        ranges = {claim.id: _range(claim) for claim in cells.values()}
        for table in (
            _Table.of(cells, False, ranges, printed),
            _Table.of(_turned(cells), True, ranges, _turned(printed)),
        ):
            for finding, claims_told in _of_table(sheet, table):
                if not claims_told & seen:
                    seen |= claims_told
                    yield finding


def _turned(cells: Cells) -> Cells:
    return {(b, a): claim for (a, b), claim in cells.items()}


def _usable(claim: Claim) -> bool:
    """Whether a figure can be a part of a sum: printed exactly, and neither a share nor a ratio."""
    if not isinstance(claim.value, Decimal) or claim.qualifier or claim.value < 0:
        return False
    if claim.unit is None:
        return not claim.unit_printed and not claim.decimals
    return claim.unit.family != "ratio" and "/" not in claim.unit.family


def _range(claim: Claim) -> Interval:
    if not isinstance(claim.value, Decimal):
        raise TypeError(str(claim.id))
    counted = claim.unit is not None and claim.unit.family in ("people", "count") and claim.unit.scale == 1
    return Interval.printed(claim.value, counted=counted)


def _of_table(sheet: Sheet, table: _Table) -> Iterator[tuple[Finding, set[int]]]:
    rows = sorted(table.lines)
    for place, row in enumerate(rows):
        total = table.line(row)
        if len(total) < 2:
            continue
        for parts in _candidates(table, rows, place):
            sums = _sums(table, total, parts)
            fails = [s for s in sums if not s.holds and not _has_further_part(table, parts, s, sums)]
            holds = [s for s in sums if s.holds and s.telling]
            if fails and _convinces(table, holds, fails):
                yield _told(sheet, table, holds, fails), {c.id for s in fails for c in (s.total, *s.parts)}
                break


def _has_further_part(table: _Table, parts: Sequence[int], fail: _Sum, sums: Sequence[_Sum]) -> bool:
    """Whether a row within or beside the parts has a figure where the sum fails and a dash, or nothing, wherever it
    holds: it is a part too, in that year only."""
    where = next(column for column, claim in table.line_of(fail.total).items() if claim is fail.total)
    holding = [c for s in sums if s.holds for c, claim in table.line_of(s.total).items() if claim is s.total]
    around = range(min(parts) - _BESIDE, max(parts) + _BESIDE + 1)
    for row in around:
        line = table.printed.get(row, {})
        figure = line.get(where)
        if row in parts or figure is None or figure is fail.total or not _is_amount(figure):
            continue
        if holding and not any(column in line and _is_amount(line[column]) for column in holding):
            return True
    return False


def _is_amount(claim: Claim) -> bool:
    return isinstance(claim.value, Decimal) and claim.value != 0


def _candidates(table: _Table, rows: Sequence[int], place: int) -> Iterator[list[int]]:
    """Rows that follow one another, right below the total with no further row of their kind after them, or right above
    one that is called a total; the most first."""
    for count in range(min(_PARTS, len(rows)), 1, -1):
        below = list(rows[place + 1 : place + 1 + count])
        after = rows[place + 1 + count] if place + 1 + count < len(rows) else None
        goes_on = after is not None and after == below[-1] + 1  # no heading between
        if len(below) == count and not (goes_on and after is not None and _kin(table, rows[place], after)):
            yield below
        if place >= count and (table.across or _is_called_total(table, rows[place])):
            yield list(rows[place - count : place])


def _kin(table: _Table, row: int, other: int) -> bool:
    """Whether a row could be a further part: figures in the same printed unit, and not itself called a total."""
    line, beside = table.line(row), table.line(other)
    same = any(
        _one_kind(claim, beside[column]) and claim.unit_printed == beside[column].unit_printed
        for column, claim in line.items()
        if column in beside
    )
    return same and not table.across and not _is_called_total(table, other)


def _is_called_total(table: _Table, row: int) -> bool:
    labels = next(iter(table.line(row).values())).labels
    return bool(labels) and _TOTAL.search(labels[-1]) is not None


def _sums(table: _Table, total: Mapping[int, Claim], rows: Sequence[int]) -> list[_Sum]:
    """The sum in each column in which total and parts are all printed in one unit."""
    found = []
    for column, claim in total.items():
        parts = [table.lines[row].get(column) for row in rows]
        whole = tuple(part for part in parts if part is not None)
        if len(whole) == len(rows) and all(_one_kind(claim, part) for part in whole):
            found.append(table.sum(claim, whole))
    return found


def _one_kind(one: Claim, two: Claim) -> bool:
    return one.unit == two.unit or (one.unit is None and two.unit is None)


def _convinces(table: _Table, holds: Sequence[_Sum], fails: Sequence[_Sum]) -> bool:
    if not all(s.near for s in fails):
        return False
    if table.across:
        return len(holds) >= _HOLDS_ACROSS and len(holds) > 2 * len(fails)
    years = [s.total.fiscal_year for s in (*holds, *fails)]
    if None in years or len(set(years)) < len(years):
        return False  # columns of a year are of different things
    called = bool(fails[0].total.labels) and _TOTAL.search(fails[0].total.labels[-1]) is not None
    least = _HOLDS_NAMED if called else _HOLDS
    return len(holds) >= least and len(fails) <= max(len(holds), 2 if called else 1)


def _told(sheet: Sheet, table: _Table, holds: Sequence[_Sum], fails: Sequence[_Sum]) -> Finding:
    first = fails[0]
    sums = joined(
        phrase(
            "columns-sum",
            sum=" + ".join(part.printed for part in s.parts),
            made=span(s.made),
            shown=s.total.printed,
        )
        for s in fails
    )
    called = " › ".join(first.total.labels[-1:])
    claims = [c for s in fails for c in (s.total, *s.parts)]
    rows = dict.fromkeys(claim.quote for claim in claims)
    return worded(
        code="read.parts",
        severity="error" if len(holds) >= _HOLDS and not table.across and not _noted(claims) else "warning",
        message=phrase(
            "columns-message", total=called, failing=_lines(table, fails), sums=sums, holding=_lines(table, holds)
        ),
        place=sheet.place(first.total),
        expected=phrase("columns-expected"),
        action=phrase("columns-action"),
        sure=phrase("columns-sure"),
        metric=first.total.metric,
        fiscal_year=first.total.fiscal_year,
        kpi=first.total.kpi,
        evidence="; ".join(list(rows)[:6]),
        details=tuple(("claim", str(claim.id)) for claim in claims),
    )


def _noted(claims: Sequence[Claim]) -> bool:
    """Whether a note may say why rows do not add up."""
    return any(claim.note_marks or any("*" in label for label in claim.labels[-1:]) for claim in claims)


def _lines(table: _Table, sums: Sequence[_Sum]) -> Text:
    """The years, or the rows, in which sums hold or fail."""
    if table.across:
        return joined(dict.fromkeys(s.total.labels[-1] if s.total.labels else "" for s in sums), ", ")
    years = [str(s.total.fiscal_year or s.total.column) for s in sums]
    return joined(dict.fromkeys(years), ", ")
