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
from typing import TYPE_CHECKING

from assay.book.load import book_vocabulary
from assay.book.validate import SAME_FINDINGS, RecordsRead, read_records
from assay.calc.bulk_duckdb import duckdb_engine
from assay.calc.bulk_file import FIRST_ROW, BulkFile
from assay.calc.bulk_findings import duplicates, inexact, no_days, outside, told
from assay.calc.bulk_layout import layout_of
from assay.calc.engine import time_slots
from assay.calc.observe import Observer
from assay.calc.plan import make_plan
from assay.core.findings import Finding
from assay.core.numbers import plain
from assay.core.periods import ONE_DAY, Period
from assay.core.provenance import Place
from assay.importers.headers import match_headers
from assay.importers.rows import RawRow, TableRead

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from assay.book.book import Book
    from assay.book.names import Vocabulary
    from assay.book.records import Record
    from assay.book.register import RegisterSpec
    from assay.calc.bulk_key import Group, GroupKey
    from assay.calc.bulk_sql import Engine, Layout
    from assay.calc.engine import Model
    from assay.calc.observation import Observation

# With more values than this that are no days, a column holds something else, and its rows would not group.
_MOST_BAD_DAYS = 10_000


@dataclass(frozen=True, slots=True)
class BulkRead:
    """What the bulk files of a book say, and what is wrong in them."""

    observations: tuple[Observation, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Summed:
    """The sums of one file as records, each with the number of rows it stands for."""

    records: tuple[tuple[Record, int], ...] = ()
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
    with _opened(engine) as running:
        for name, paths in book.bulk.items():
            spec = book.registers[name]
            for path in paths:
                summed = _summed(running, path, Place(path.relative_to(book.root).as_posix()), spec, words, slots)
                findings.extend(summed.findings)
                observations.extend(_observations(book, spec, summed.records, model.years))
    return BulkRead(tuple(observations), tuple(findings))


def groups_of(
    path: Path, spec: RegisterSpec, words: Vocabulary, slots: Sequence[Period], engine: Engine | None = None
) -> tuple[Group, ...]:
    """The exact sums of one file, those of faulty rows among them.

    Raises `ValueError` where its columns are not those of the register.
    """
    with _opened(engine) as running:
        return tuple(_file(running, path, spec, words).groups(slots))


def rows_of(
    path: Path, spec: RegisterSpec, words: Vocabulary, key: GroupKey, limit: int = 100, engine: Engine | None = None
) -> tuple[dict[str, str], ...]:
    """The first rows of a file that went into a group, by field and as text: the same query without the grouping.

    ``row`` is the number of the row, the first being 2 as in a spreadsheet; it is empty where the engine knows none.
    Raises `ValueError` where the file's columns are not those of the register.
    """
    with _opened(engine) as running:
        return _file(running, path, spec, words).rows(key, limit)


def _opened(engine: Engine | None) -> AbstractContextManager[Engine]:
    return nullcontext(engine) if engine is not None else duckdb_engine()


def _file(engine: Engine, path: Path, spec: RegisterSpec, words: Vocabulary) -> BulkFile:
    layout = layout_of(str(path), Place(path.name), engine.columns(str(path)), spec, words)
    if isinstance(layout, Finding):
        raise ValueError(str(layout))
    return BulkFile(engine, layout)


def _summed(
    engine: Engine, path: Path, place: Place, spec: RegisterSpec, words: Vocabulary, slots: Sequence[Period]
) -> _Summed:
    kinds = engine.columns(str(path))
    layout = layout_of(str(path), place, kinds, spec, words)
    if isinstance(layout, Finding):
        return _Summed(findings=(layout,))
    file = BulkFile(engine, layout)
    column, bad = file.no_days()
    if len(bad) > _MOST_BAD_DAYS:
        return _Summed(findings=(no_days(column, bad, place),))
    early, late = _outside(slots)
    groups = file.groups((early, *slots, late))
    kept = [group for group in groups if not group.inexact and group.key.slot not in (early, late)]
    read = _read(_rows(kept, tuple(kinds), layout, place), tuple(kinds), place, spec, words)

    def first(key: GroupKey) -> dict[str, str]:
        return file.rows(key, 1)[0]

    made = []
    for record in read.records:
        group = kept[(record.place.row or 0) - FIRST_ROW]
        name = f"{place.file.removeprefix('records/')}: {group.count:,} rows [{group.key}]"
        values = {**record.values, **{n: total for n, total in group.sums.items() if total is not None}}
        made.append((replace(record, id=name, place=place, values=values), group.count))
    findings = (
        *told(read.findings, kept, first, place, layout),
        *inexact(groups, first, place),
        *outside(groups, early, late, first, place),
        *_repeated(file, tuple(kinds), spec, sum(group.count for group in groups), place),
    )
    return _Summed(tuple(made), findings)


def _read(
    rows: Sequence[RawRow], headers: tuple[str, ...], place: Place, spec: RegisterSpec, words: Vocabulary
) -> RecordsRead:
    """Rows in tables so short that no finding is passed over for being like others: here each is counted."""
    parts = [rows[n : n + SAME_FINDINGS] for n in range(0, len(rows), SAME_FINDINGS)]
    read = [read_records(TableRead(place, headers, rows=tuple(part)), spec, words) for part in parts]
    return RecordsRead(
        tuple(record for part in read for record in part.records),
        tuple(dict.fromkeys(finding for part in read for finding in part.findings)),
    )


def _rows(groups: Sequence[Group], headers: tuple[str, ...], layout: Layout, place: Place) -> tuple[RawRow, ...]:
    """One row a group, as if it stood in a small file."""
    named = dict(layout.keys) | {number.field: number.header for number in layout.numbers}
    nothing = dict.fromkeys(headers, "")

    def cells(group: Group) -> dict[str, str]:
        key = group.key
        start, end = (str(key.slot.start), str(key.slot.end)) if key.slot else (key.start, key.end)
        numbers = {name: "" if value is None else plain(value) for name, value in group.least.items()}
        said = {named[name]: text for name, text in (*key.cells, *numbers.items())}
        return {**nothing, **said, layout.start: start, layout.end: end}

    return tuple(RawRow(cells(group), replace(place, row=n)) for n, group in enumerate(groups, FIRST_ROW))


def _repeated(
    file: BulkFile, headers: tuple[str, ...], spec: RegisterSpec, count: int, place: Place
) -> Iterator[Finding]:
    found = match_headers(headers, spec.fields).fields
    key = [found[name] for name in spec.key if name in found]
    if "start" in spec.key and not spec.any_metric:
        keys, rows = file.repeated(key, count)
        if keys:
            yield duplicates(keys, rows, spec, place)


def _outside(slots: Sequence[Period]) -> tuple[Period, Period]:
    """All time before the stretches and all time after them: what lies there is counted, and not kept apart by days."""
    first, last = min(slot.start for slot in slots), max(slot.end for slot in slots)
    return Period(date.min, first - ONE_DAY), Period(last + ONE_DAY, date.max)


def _observations(
    book: Book, spec: RegisterSpec, made: Sequence[tuple[Record, int]], years: Mapping[int, Period]
) -> Iterator[Observation]:
    observer = Observer(
        catalogue=book.catalogue,
        registers={spec.id: replace(spec, none_is_zero=())},
        records={spec.id: [record for record, _ in made]},
        years=years,
        age_bands=book.settings.age_bands,
    )
    counts = {record.id: count for record, count in made}
    for seen in observer.observations():
        # How far single rows were rounded is not known of their sum.
        bounds = None if book.settings.records_as_printed else seen.bounds
        yield replace(seen, count=counts[seen.record], bounds=bounds)
