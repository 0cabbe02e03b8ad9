"""Rows as read -> records, or findings. A bad row is left out; every other row is processed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.book.cells import member_reader, reader_for
from assay.book.faults import Fault
from assay.book.records import Record
from assay.book.register import COMMON_COLUMNS
from assay.book.row_checks import row_faults
from assay.core.findings import Finding
from assay.importers.headers import match_headers, near

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assay.book.names import Vocabulary
    from assay.book.records import Value
    from assay.book.register import RegisterSpec
    from assay.core.findings import Severity
    from assay.core.provenance import Place
    from assay.importers.headers import HeaderMatch
    from assay.importers.rows import RawRow, TableRead


# A column that is wrong in every row of a large table is told this often, then counted.
SAME_FINDINGS = 100


@dataclass(frozen=True, slots=True)
class RecordsRead:
    """``refused``: ids of rows that were left out, with their places, so that a correction can name them."""

    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    refused: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """How to read the rows of one table: for each field its header, its reader and whether it must be there."""

    columns: tuple[tuple[str, str, Callable[[str], Value | Fault]], ...]
    needed: frozenset[str]
    common: Mapping[str, str]
    unread: tuple[str, ...]


def read_records(table: TableRead, spec: RegisterSpec, words: Vocabulary) -> RecordsRead:
    """The records of one table of a register."""
    if not table.headers:
        return RecordsRead(findings=table.findings)
    match, findings = _matched(table, spec, words)
    findings = [*table.findings, *findings]
    absent = missing_columns(match, spec)
    if absent:
        findings.append(_no_column(absent, table, spec))
        return RecordsRead(findings=tuple(findings))
    plan = _plan(match, table, spec, words)
    records: list[Record] = []
    refused: list[tuple[str, Place]] = []
    repeated: Counter[tuple[str, str, str, Severity]] = Counter()
    for row in table.rows:
        made, faults = _record(row, plan, spec, words)
        for fault in faults:
            column = match.fields.get(fault.field, fault.field)
            key = (fault.code, column, fault.message, fault.severity)
            repeated[key] += 1
            if repeated[key] <= SAME_FINDINGS:
                findings.append(_withdrawn(fault.at(row.place, column), row, plan))
        if made is None:
            refused.append((_id(row, plan), row.place))
        else:
            records.append(made)
    findings += [_and_more(key, times, table) for key, times in repeated.items() if times > SAME_FINDINGS]
    return RecordsRead(tuple(records), tuple(findings), tuple(refused))


def fields_of(spec: RegisterSpec, words: Vocabulary) -> tuple[str, ...]:
    """Every column a table of the register may have."""
    dimensions = tuple(words.catalogue.dimensions) if spec.any_metric else ()
    return (*spec.fields, *COMMON_COLUMNS, *dimensions)


def missing_columns(match: HeaderMatch, spec: RegisterSpec) -> tuple[str, ...]:
    return tuple(
        name for name, field in spec.fields.items() if (field.required or field.missing) and name not in match.fields
    )


def _plan(match: HeaderMatch, table: TableRead, spec: RegisterSpec, words: Vocabulary) -> _Plan:
    columns = [
        (name, match.fields[name], reader_for(field, words, table))
        for name, field in spec.fields.items()
        if name in match.fields
    ]
    if spec.any_metric:
        columns += [
            (name, match.fields[name], member_reader(name, name, words))
            for name in words.catalogue.dimensions
            if name in match.fields
        ]
    return _Plan(
        tuple(columns),
        frozenset(name for name, field in spec.fields.items() if field.required or field.missing),
        {name: match.fields[name] for name in COMMON_COLUMNS if name in match.fields},
        match.unknown if spec.any_metric else (),
    )


def _record(row: RawRow, plan: _Plan, spec: RegisterSpec, words: Vocabulary) -> tuple[Record | None, list[Fault]]:
    values: dict[str, Value] = dict.fromkeys(spec.fields)
    faults: list[Fault] = []
    cells = row.cells
    for name, header, read in plan.columns:
        text = cells[header].strip()
        if not text:
            if name in plan.needed:
                faults.append(_required(name, spec))
            continue
        value = read(text)
        if type(value) is Fault:
            faults.append(value)
        else:
            values[name] = value  # type: ignore[assignment]
    faults.extend(_unread(row, plan))
    common = {name: cells[header].strip() for name, header in plan.common.items()}
    page, line = _count(common, "page", faults), _count(common, "line", faults)
    if not any(fault.severity == "error" for fault in faults):
        faults.extend(row_faults(values, spec, words))
    if any(fault.severity == "error" for fault in faults):
        return None, faults
    made = Record(
        id=common.get("id") or _place_id(row.place),
        register=spec.id,
        shape=spec.shape,
        place=row.place,
        values=values,
        evidence=common.get("evidence", ""),
        page=page,
        line=line,
        note=common.get("note", ""),
        supersedes=common.get("supersedes", ""),
        void=common.get("void", ""),
    )
    return made, faults


def _id(row: RawRow, plan: _Plan) -> str:
    header = plan.common.get("id")
    return (row.cells[header].strip() if header else "") or _place_id(row.place)


def _place_id(place: Place) -> str:
    """``energy.csv:7``, or with its sheet ``energy.xlsx:Birch:7``: what a row without an id is called."""
    file = place.file.removeprefix("records/")
    return f"{file}:{place.sheet}:{place.row}" if place.sheet else f"{file}:{place.row}"


def _withdrawn(finding: Finding, row: RawRow, plan: _Plan) -> Finding:
    """A row that is withdrawn need not be right: its findings are only notes."""
    header = plan.common.get("void")
    return replace(finding, severity="note") if header and row.cells[header].strip() else finding


def _and_more(key: tuple[str, str, str, Severity], times: int, table: TableRead) -> Finding:
    code, column, message, severity = key
    return Finding(
        code=code,
        severity=severity,
        message=f"{message} The same in {times - SAME_FINDINGS} more rows of this table, {times} in all.",
        place=replace(table.place, column=column),
        expected="Expected it as in the rows named before.",
        action="Correct the whole column.",
        details=(("rows", str(times)),),
    )


def _required(name: str, spec: RegisterSpec) -> Fault:
    field = spec.fields[name]
    what = {
        "date": "a date such as '2025-01-31'",
        "number": "a number such as '1234.5'",
        "unit": "a unit such as 'kWh'",
    }
    expected = what.get(field.type, f"a {field.type}")
    if field.choices:
        expected = f"one of {', '.join(field.choices)}"
    if field.missing:
        expected += ", or 'not collected', 'not applicable' or 'not disclosed'"
    return Fault(
        "record.required",
        f"{name} is empty ('').",
        f"Expected {expected}.",
        "Fill in the cell; the row is left out.",
        name,
    )


def _count(common: Mapping[str, str], name: str, faults: list[Fault]) -> int | None:
    text = common.get(name, "")
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    faults.append(
        Fault(
            "record.page",
            f"'{text}' in {name} is no whole number.",
            "Expected a number such as '12'.",
            "Correct it; the row is kept.",
            name,
            "warning",
        )
    )
    return None


def _unread(row: RawRow, plan: _Plan) -> list[Fault]:
    return [
        Fault(
            "record.dimension",
            f"'{row.cells[header].strip()}' stands in the column '{header}', which is no dimension.",
            "Expected dimension columns named after a dimension, such as 'gender'.",
            "Name the column after its dimension or empty it; the row is left out.",
            header,
        )
        for header in plan.unread
        if row.cells[header].strip()
    ]


def _matched(table: TableRead, spec: RegisterSpec, words: Vocabulary) -> tuple[HeaderMatch, list[Finding]]:
    fields = fields_of(spec, words)
    match = match_headers(table.headers, fields)
    place = _header_place(table)
    findings = [
        Finding(
            code="table.header_unknown",
            severity="warning",
            message=f"the register '{spec.id}' has no column '{header}'.",
            place=replace(place, column=header),
            expected=_like(header, fields),
            action="Rename it, or put the text under 'note'; the column is not read.",
        )
        for header in match.unknown
    ]
    findings += [
        Finding(
            code="table.header_twice",
            severity="error",
            message=f"'{header}' and '{match.fields[name]}' both name the column '{name}'.",
            place=replace(place, column=header),
            expected="Expected each column once.",
            action="Delete one of them; only the first is read.",
        )
        for header, name in match.twice
    ]
    return match, findings


def _like(header: str, fields: tuple[str, ...]) -> str:
    alike = near(header, fields)
    return f"Did you mean '{alike[0]}'?" if alike else f"The columns are {', '.join(fields[:20])}."


def _header_place(table: TableRead) -> Place:
    return replace(table.place, row=table.header_row)


def _no_column(absent: tuple[str, ...], table: TableRead, spec: RegisterSpec) -> Finding:
    listed = ", ".join(f"'{name}'" for name in absent)
    return Finding(
        code="table.header_missing",
        severity="error",
        message=f"no column {listed}; the header is '{', '.join(table.headers)}'.",
        place=replace(_header_place(table), column=absent[0]),
        expected=f"Expected the columns {', '.join(spec.fields)}.",
        action="Add the column; until then no row of this table can be read.",
    )
