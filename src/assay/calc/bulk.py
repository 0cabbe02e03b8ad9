"""Measurements that lie in large Parquet files: summed exactly by an engine, then treated as if they were few rows.

A file is never made into records. Its rows are grouped by what they say (site, members, unit) and by the stretch of
time in which no factor changes; one row a group is then read by the code that reads every other row, so that what
is wrong with it is found and worded alike, and the group's exact sum goes on as one record whose id is the group key.
A row that begins in one stretch and ends in another is summed only with rows of the same days, and shared out later.

Sums are exact. Where a unit's ratio has no end (MJ to kWh), a sum is converted once and not row by row, so that it
may differ from the same rows read singly in the 34th digit.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from assay.book.dates import NotADate, Side, parse_date
from assay.book.load import book_vocabulary
from assay.book.validate import read_records
from assay.calc.bulk_duckdb import duckdb_engine
from assay.calc.bulk_findings import FIRST_ROW, inexact, outside, told
from assay.calc.bulk_key import Group, GroupKey
from assay.calc.bulk_layout import layout_of
from assay.calc.bulk_sql import Day, distinct_days, literal, repeated, rows, sums
from assay.calc.engine import time_slots
from assay.calc.observe import Observer
from assay.calc.plan import make_plan
from assay.core.findings import Finding
from assay.core.numbers import plain
from assay.core.periods import ONE_DAY, Period
from assay.core.provenance import Place
from assay.importers.headers import match_headers
from assay.importers.rows import RawRow, TableRead
from assay.importers.workbooks import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from assay.book.book import Book
    from assay.book.names import Vocabulary
    from assay.book.records import Record
    from assay.book.register import RegisterSpec
    from assay.calc.bulk_sql import Engine, Kind, Layout
    from assay.calc.engine import Model
    from assay.calc.observation import Observation


_MOST_BAD_DAYS = 10_000


@dataclass(frozen=True, slots=True)
class BulkRead:
    """What the bulk files of a book say, and what is wrong in them."""

    observations: tuple[Observation, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_bulk(book: Book, model: Model, engine: Engine | None = None) -> BulkRead:
    """Sum all bulk files of a book; without any, no engine is loaded."""
    if not book.bulk:
        return BulkRead()
    plan, _ = make_plan(model.catalogue, model.formulas, model.parameters)
    slots = [slot for parts in time_slots(model, plan).values() for slot in parts]
    words = book_vocabulary(book)
    observations: list[Observation] = []
    findings: list[Finding] = []
    with _opened(engine) as open_engine:
        for name, paths in book.bulk.items():
            spec = book.registers[name]
            for path in paths:
                place = Place(path.relative_to(book.root).as_posix())
                file = _File(open_engine, spec, words, str(path), place)
                made, counts, faults = file.records(slots)
                findings.extend(faults)
                observations.extend(_observations(book, spec, made, counts, model.years))
    return BulkRead(tuple(observations), tuple(findings))


def groups_of(
    path: Path, spec: RegisterSpec, words: Vocabulary, slots: Sequence[Period], engine: Engine | None = None
) -> tuple[Group, ...]:
    """The exact sums of one file, those of faulty rows among them.

    Raises `ValueError` where its columns are not those of the register.
    """
    with _opened(engine) as open_engine:
        file = _File(open_engine, spec, words, str(path), Place(path.name))
        return tuple(file.groups(file.layout(), slots))


def rows_of(
    path: Path, spec: RegisterSpec, words: Vocabulary, key: GroupKey, limit: int = 100, engine: Engine | None = None
) -> tuple[dict[str, str], ...]:
    """The first rows of a file that went into a group, by field and as text: the same query without the grouping.

    ``row`` is the number of the row, the first being 2 as in a spreadsheet; it is empty where the engine knows none.
    """
    with _opened(engine) as open_engine:
        file = _File(open_engine, spec, words, str(path), Place(path.name))
        return file.rows(file.layout(), key, limit)


def _opened(engine: Engine | None) -> AbstractContextManager[Engine]:
    return nullcontext(engine) if engine is not None else duckdb_engine()


@dataclass(frozen=True, slots=True)
class _File:
    engine: Engine
    spec: RegisterSpec
    words: Vocabulary
    path: str
    place: Place

    def layout(self) -> Layout:
        layout = self.layout_or_fault(self.engine.columns(self.path))
        if isinstance(layout, Finding):
            raise ValueError(str(layout))
        return layout

    def layout_or_fault(self, kinds: Mapping[str, Kind]) -> Layout | Finding:
        return layout_of(self.path, self.place, kinds, self.spec, self.words)

    def records(self, slots: Sequence[Period]) -> tuple[list[Record], dict[str, int], list[Finding]]:
        """Sums as records, how many rows each record stands for, and the findings."""
        kinds = self.engine.columns(self.path)
        layout = self.layout_or_fault(kinds)
        if isinstance(layout, Finding):
            return [], {}, [layout]
        fault = self._no_days(layout)
        if fault is not None:
            return [], {}, [fault]
        early, late = _outside(slots)
        groups = self.groups(layout, (early, *slots, late))
        kept = [group for group in groups if not group.inexact and group.key.slot not in (early, late)]
        first = partial(self._first, layout)
        read = read_records(self._table(kept, tuple(kinds), layout), self.spec, self.words)
        varied = (layout.start, layout.end, *(number.header for number in layout.numbers))
        findings = [
            *told(read.findings, kept, first, self.place, varied),
            *inexact(groups, first, self.place),
            *outside(groups, early, late, first, self.place),
            *self._repeated(layout),
        ]
        made: list[Record] = []
        counts: dict[str, int] = {}
        for record in read.records:
            group = kept[(record.place.row or 0) - FIRST_ROW]
            name = f"{self.place.file.removeprefix('records/')}: {group.count:,} rows [{group.key}]"
            values = {**record.values, **{n: total for n, total in group.sums.items() if total is not None}}
            made.append(replace(record, id=name, place=self.place, values=values))
            counts[name] = group.count
        return made, counts, findings

    def groups(self, layout: Layout, slots: Sequence[Period]) -> list[Group]:
        starts, ends = self._days(layout, slots)
        found = self.engine.rows(sums(self.engine.words, layout, starts, ends))
        return sorted((_group(layout, row, slots) for row in found), key=lambda group: str(group.key))

    def rows(self, layout: Layout, key: GroupKey, limit: int) -> tuple[dict[str, str], ...]:
        starts, ends = self._days(layout, (key.slot,) if key.slot else ())
        found = self.engine.rows(rows(self.engine.words, layout, starts, ends, _conditions(layout, key), limit))
        names = [
            *(name for name, _ in layout.keys),
            "start",
            "end",
            *(number.field for number in layout.numbers),
            "row",
        ]
        known = bool(self.engine.words.position)
        return tuple(
            dict(zip(names, (*map(cell_text, row[:-1]), str(row[-1] + FIRST_ROW) if known else ""), strict=True))
            for row in found
        )

    def _days(self, layout: Layout, slots: Sequence[Period]) -> tuple[list[Day], list[Day]]:
        """Every start and every end in the file that lies in a stretch, with that stretch's number."""
        numbered = list(enumerate(slots))

        def days(header: str, side: Side) -> Iterator[Day]:
            for (raw,) in self.engine.rows(distinct_days(self.engine.words, layout, header)):
                text = cell_text(raw)
                day = _day(text, side)
                slot = next((n for n, period in numbered if day and period.contains(day)), None)
                if day is not None and slot is not None:
                    yield Day(text, slot, day.toordinal())

        return list(days(layout.start, "start")), list(days(layout.end, "end"))

    def _no_days(self, layout: Layout) -> Finding | None:
        """Where a column holds times or words instead of days, its rows would not group."""
        for header, side in ((layout.start, "start"), (layout.end, "end")):
            found = [cell_text(raw) for (raw,) in self.engine.rows(distinct_days(self.engine.words, layout, header))]
            bad = [text for text in found if text and _day(text, "start" if side == "start" else "end") is None]
            if len(bad) > _MOST_BAD_DAYS:
                return Finding(
                    code="record.date",
                    severity="error",
                    message=f"{len(bad):,} different values of '{header}' are no days, such as '{min(bad)}'.",
                    place=replace(self.place, column=header),
                    expected="Expected dates such as '2025-01-31'.",
                    action="Save the column as dates; until then nothing of this file is read.",
                )
        return None

    def _table(self, groups: Sequence[Group], headers: tuple[str, ...], layout: Layout) -> TableRead:
        """One row a group, as if it stood in a small file."""
        named = dict(layout.keys) | {number.field: number.header for number in layout.numbers}
        nothing = dict.fromkeys(headers, "")

        def cells(group: Group) -> dict[str, str]:
            key = group.key
            start, end = (str(key.slot.start), str(key.slot.end)) if key.slot else (key.start, key.end)
            numbers = {name: "" if value is None else plain(value) for name, value in group.least.items()}
            said = {named[name]: text for name, text in (*key.cells, *numbers.items())}
            return {**nothing, **said, layout.start: start, layout.end: end}

        return TableRead(
            self.place,
            headers,
            rows=tuple(RawRow(cells(group), replace(self.place, row=n)) for n, group in enumerate(groups, FIRST_ROW)),
        )

    def _first(self, layout: Layout, key: GroupKey) -> dict[str, str]:
        return self.rows(layout, key, 1)[0]

    def _repeated(self, layout: Layout) -> Iterator[Finding]:
        kept = match_headers(self.engine.columns(self.path), self.spec.fields).fields
        headers = [kept[name] for name in self.spec.key if name in kept]
        if not headers or self.spec.any_metric:
            return
        keys, count = self.engine.rows(repeated(self.engine.words, layout, headers))[0]
        if keys:
            yield Finding(
                code="record.duplicate",
                severity="error",
                message=f"{keys:,} of the keys ({', '.join(headers)}) stand more than once, in {count:,} rows.",
                place=self.place,
                expected=f"Expected one row for each {', '.join(self.spec.key)}.",
                action="Take the repeated rows out of the file; until then each of them is counted.",
            )


def _outside(slots: Sequence[Period]) -> tuple[Period, Period]:
    """All time before the stretches and all time after them: what lies there is counted, and not kept apart by days."""
    first, last = min(slot.start for slot in slots), max(slot.end for slot in slots)
    return Period(date.min, first - ONE_DAY), Period(last + ONE_DAY, date.max)


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


def _day(text: str, side: Side) -> date | None:
    try:
        return parse_date(text, side)
    except NotADate:
        return None


def _conditions(layout: Layout, key: GroupKey) -> list[str]:
    cells, classes = dict(key.cells), dict(key.classes)
    found = [f"k{i} = {literal(cells.get(name, ''), 'text')}" for i, (name, _) in enumerate(layout.keys)]
    found += [f"c{i} = {literal(classes.get(number.field, ''), 'text')}" for i, number in enumerate(layout.numbers)]
    if key.slot is not None:
        return [*found, "slot = 0"]
    for column, text, kind in (("first_day", key.start, layout.start_kind), ("last_day", key.end, layout.end_kind)):
        found.append(f"{column} = {literal(text, kind)}" if text or kind == "text" else f"{column} IS NULL")
    return found


def _observations(
    book: Book, spec: RegisterSpec, made: Sequence[Record], counts: Mapping[str, int], years: Mapping[int, Period]
) -> Iterator[Observation]:
    observer = Observer(
        catalogue=book.catalogue,
        registers={spec.id: replace(spec, none_is_zero=())},
        records={spec.id: made},
        years=years,
        age_bands=book.settings.age_bands,
    )
    for seen in observer.observations():
        # How far single rows were rounded is not known of their sum.
        bounds = None if book.settings.records_as_printed else seen.bounds
        yield replace(seen, count=counts[seen.record], bounds=bounds)
