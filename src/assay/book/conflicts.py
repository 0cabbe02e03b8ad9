"""Rows that cannot both be true: the same key twice, or periods of one meter that overlap."""

from __future__ import annotations

from bisect import bisect_right, insort
from datetime import date
from typing import TYPE_CHECKING

from assay.book.faults import Fault
from assay.core.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assay.book.records import Record, Value
    from assay.book.register import RegisterSpec
    from assay.core.findings import Finding


def without_conflicts(
    records: Sequence[Record], spec: RegisterSpec, dimensions: Iterable[str]
) -> tuple[tuple[Record, ...], tuple[Finding, ...]]:
    """The records that stand, in their order, and a finding for each row that another one contradicts.

    Of two rows with one key, or with overlapping periods, the one that was read later is left out.
    """
    cut = tuple(dimensions)
    kept: dict[tuple[Value, ...], Record] = {}
    findings: list[Finding] = []
    for record in records:
        first = kept.setdefault(key_of(record, spec, cut), record) if spec.key else record
        if first is not record:
            findings.append(_duplicate(record, first, spec).at(record.place))
    standing = tuple(kept.values()) if spec.key else tuple(records)
    overlapping = _overlaps(standing, spec.no_overlap) if spec.no_overlap else {}
    findings += [_overlap(later, first, spec).at(later.place, "start") for later, first in overlapping.values()]
    return tuple(r for r in standing if r.id not in overlapping), tuple(findings)


def key_of(record: Record, spec: RegisterSpec, dimensions: Iterable[str]) -> tuple[Value, ...]:
    """The values that no other row of the register may share."""
    values: Mapping[str, Value] = record.values
    found: list[Value] = []
    for name in spec.key:
        if name == "dimensions":
            found.extend(values.get(dimension) for dimension in dimensions)
        else:
            found.append(values.get(name))
    return tuple(found)


def _overlaps(records: Sequence[Record], within: Sequence[str]) -> dict[str, tuple[Record, Record]]:
    """Id of a row -> the row, and the earlier read one whose period it shares a day with."""
    standing: dict[tuple[Value, ...], list[tuple[date, date, Record]]] = {}
    found: dict[str, tuple[Record, Record]] = {}
    for record in records:
        start, end = record.values.get("start"), record.values.get("end")
        if not (isinstance(start, date) and isinstance(end, date)):
            continue
        series = standing.setdefault(tuple(record.values.get(name) for name in within), [])
        # What stands does not overlap, so only the neighbours in time can.
        at = bisect_right(series, start, key=lambda span: span[0])
        before, after = series[max(at - 1, 0) : at], series[at : at + 1]
        other = next((span for span in (*before, *after) if start <= span[1] and span[0] <= end), None)
        if other is None:
            insort(series, (start, end, record), key=lambda span: span[0])
        else:
            found[record.id] = (record, other[2])
    return found


def _shown(record: Record, names: Iterable[str]) -> str:
    pairs = ((name, record.values.get(name)) for name in names)
    return ", ".join(f"{name} {v.symbol if isinstance(v, Unit) else v}" for name, v in pairs if v is not None)


def _duplicate(record: Record, first: Record, spec: RegisterSpec) -> Fault:
    names = [name for name in spec.key if name != "dimensions"]
    same = "says the same" if record.values == first.values else "says something else"
    return Fault(
        "record.duplicate",
        f"'{_shown(record, names)}' stands at {first.place} already; this row {same}.",
        f"Expected one row for each {', '.join(spec.key)}.",
        f"Delete it, or correct the first one: put '{first.id}' in the column 'supersedes'. The row is left out.",
    )


def _overlap(record: Record, first: Record, spec: RegisterSpec) -> Fault:
    return Fault(
        "record.overlap",
        f"the period '{record.values['start']} to {record.values['end']}' overlaps "
        f"'{first.values['start']} to {first.values['end']}' at {first.place} ({_shown(record, spec.no_overlap)}).",
        "Expected periods that follow each other.",
        "Correct the dates, or supersede one of the rows; the row is left out.",
    )
