"""One large file at an engine: its groups with their exact sums, and the rows behind a group."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from assay.book.dates import NotADate, Side, parse_date
from assay.calc.bulk_key import Group, GroupKey
from assay.calc.bulk_sql import Day, distinct_days, repeated, rows, sums
from assay.importers.workbooks import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from assay.calc.bulk_sql import Engine, Kind, Layout, Words
    from assay.core.periods import Period

# The row below the header, as in a spreadsheet.
FIRST_ROW = 2

# Repeated keys are looked for in parts of about so many rows: memory stays within half a gigabyte, time is the same.
_PART_ROWS = 2_000_000
_MOST_PARTS = 32


@dataclass(frozen=True)
class BulkFile:
    """A file whose columns are known."""

    engine: Engine
    layout: Layout

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """Every start that occurs, as text and in order."""
        return self._distinct(self.layout.start)

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """Every end that occurs, as text and in order."""
        return self._distinct(self.layout.end)

    def groups(self, slots: Sequence[Period]) -> list[Group]:
        """The sums of all rows, by what they say and by the stretch of time they lie in."""
        found = self.engine.rows(sums(self.engine.words, self.layout, *self._days(slots)))
        return sorted((_group(self.layout, row, slots) for row in found), key=lambda group: str(group.key))

    def rows(self, key: GroupKey, limit: int) -> tuple[dict[str, str], ...]:
        """The first rows of a group, by field and as text; ``row`` counts as a spreadsheet does."""
        starts, ends = self._days((key.slot,) if key.slot else ())
        chosen = _conditions(self.engine.words, self.layout, key)
        found = self.engine.rows(rows(self.engine.words, self.layout, starts, ends, chosen, limit))
        numbers = (number.field for number in self.layout.numbers)
        names = [*(name for name, _ in self.layout.keys), "start", "end", *numbers, "row"]
        known = bool(self.engine.words.position)
        return tuple(
            dict(zip(names, (*map(cell_text, row[:-1]), str(row[-1] + FIRST_ROW) if known else ""), strict=True))
            for row in found
        )

    def no_days(self) -> tuple[str, tuple[str, ...]]:
        """The column with the most values that are no days, and those values."""
        bad_starts = tuple(text for text in self.starts if day_of(text, "start") is None)
        bad_ends = tuple(text for text in self.ends if day_of(text, "end") is None)
        if len(bad_starts) >= len(bad_ends):
            return self.layout.start, bad_starts
        return self.layout.end, bad_ends

    def repeated(self, headers: Sequence[str], count: int) -> tuple[int, int]:
        """How many keys stand more than once, and in how many of the ``count`` rows. A start is part of the key."""
        keys = found = 0
        for first, last in self._parts(count):
            more, among = self.engine.rows(repeated(self.engine.words, self.layout, headers, first, last))[0]
            keys, found = keys + more, found + int(among or 0)
        return keys, found

    def _parts(self, count: int) -> Iterator[tuple[str, str]]:
        """The starts cut into spans. How an engine orders texts is its own matter, so those are not cut."""
        if not self.starts:
            return
        parts = 1 if self.layout.start_kind == "text" else min(_MOST_PARTS, 1 + count // _PART_ROWS)
        size = -(-len(self.starts) // parts)
        days = iter(self.starts)
        while part := tuple(islice(days, size)):
            yield part[0], part[-1]

    def _distinct(self, header: str) -> tuple[str, ...]:
        found = self.engine.rows(distinct_days(self.engine.words, self.layout, header))
        return tuple(sorted({cell_text(raw) for (raw,) in found} - {""}))

    def _days(self, slots: Sequence[Period]) -> tuple[list[Day], list[Day]]:
        return list(_in_slots(self.starts, "start", slots)), list(_in_slots(self.ends, "end", slots))


def day_of(text: str, side: Side) -> date | None:
    """The day that a text means, if any."""
    try:
        return parse_date(text, side)
    except NotADate:
        return None


def _in_slots(texts: Iterable[str], side: Side, slots: Sequence[Period]) -> Iterator[Day]:
    for text in texts:
        day = day_of(text, side)
        slot = next((n for n, period in enumerate(slots) if day and period.contains(day)), None)
        if day is not None and slot is not None:
            yield Day(text, slot, day.toordinal())


def _group(layout: Layout, row: Sequence[Any], slots: Sequence[Period]) -> Group:
    n, m = len(layout.keys), len(layout.numbers)
    texts, (slot, start, end), classes, added = row[:n], row[n : n + 3], row[n + 3 : n + 3 + m], row[n + 3 + m : -1]
    key = GroupKey(
        cells=tuple((name, str(text)) for (name, _), text in zip(layout.keys, texts, strict=True)),
        slot=slots[slot] if slot >= 0 else None,
        start=cell_text(start),
        end=cell_text(end),
        classes=tuple((c.field, kind) for c, kind in zip(layout.numbers, classes, strict=True) if kind),
    )
    fields = [number.field for number in layout.numbers]
    totals = dict(zip(fields, map(_decimal, added[::2]), strict=True))
    return Group(key, row[-1], totals, dict(zip(fields, map(_decimal, added[1::2]), strict=True)))


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def _empty(column: str, kind: Kind) -> str:
    return f"({column} IS NULL OR {column} = '')" if kind == "text" else f"{column} IS NULL"


def _conditions(words: Words, layout: Layout, key: GroupKey) -> list[str]:
    cells, classes = dict(key.cells), dict(key.classes)
    found = [f"k{i} = {words.literal(cells.get(name, ''), 'text')}" for i, (name, _) in enumerate(layout.keys)]
    found += [
        f"c{i} = {words.literal(classes.get(number.field, ''), 'text')}" for i, number in enumerate(layout.numbers)
    ]
    if key.slot is not None:
        return [*found, "slot = 0"]
    for column, text, kind in (("first_day", key.start, layout.start_kind), ("last_day", key.end, layout.end_kind)):
        found.append(f"{column} = {words.literal(text, kind)}" if text else _empty(column, kind))
    return found
