"""Records and assertions as CSV, so that reading them again gives the same."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.book.assertions import COLUMNS
from assay.book.register import COMMON_COLUMNS
from assay.catalogue.dimension import written
from assay.core.missing import Missing
from assay.core.numbers import plain
from assay.core.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assay.book.assertions import Assertion
    from assay.book.records import Record, Value
    from assay.book.register import RegisterSpec


def write_records(path: Path, spec: RegisterSpec, records: Sequence[Record]) -> None:
    """One register. Every row gets its id, so that corrections still find it when rows have moved."""
    used = {name for record in records for name in record.values} - set(spec.fields)
    fields = (*spec.fields, *sorted(used))
    write_rows(
        path,
        (*fields, *COMMON_COLUMNS),
        (
            [
                *(cell_of(record.values.get(name)) for name in fields),
                record.id,
                record.evidence,
                *("" if number is None else str(number) for number in (record.page, record.line)),
                record.note,
                record.supersedes,
                record.void,
            ]
            for record in records
        ),
    )


def write_assertions(path: Path, assertions: Iterable[Assertion]) -> None:
    write_rows(
        path,
        COLUMNS,
        (
            [
                stated.metric,
                str(stated.year),
                stated.site,
                written(stated.dimensions),
                stated.printed,
                stated.unit.symbol,
                stated.document,
                *("" if number is None else str(number) for number in (stated.page, stated.line)),
                stated.quote,
                stated.note,
            ]
            for stated in assertions
        ),
    )


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def cell_of(value: Value) -> str:
    """A value as it is typed into a cell; numbers keep their digits."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Unit):
        return value.symbol
    if isinstance(value, Missing):
        return value.reason.replace("_", " ")
    return str(value)
