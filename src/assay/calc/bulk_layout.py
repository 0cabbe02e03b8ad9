"""The columns of a bulk file: which of them group, which are added up, and why a file cannot be summed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.book.register import Column, Constant
from assay.book.validate import fields_of
from assay.calc.bulk_sql import Layout, NumberColumn
from assay.core.findings import Finding
from assay.core.provenance import Place
from assay.importers.headers import match_headers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.book.names import Vocabulary
    from assay.book.register import RegisterSpec
    from assay.calc.bulk_sql import Kind

_GROUPING = ("site", "member", "choice", "unit", "metric")
_EXACT: tuple[Kind, ...] = ("decimal", "integer", "float")
_DAYS: tuple[Kind, ...] = ("date", "timestamp", "text")
_ACTION = "Save the file with such a column, or give the rows as CSV; until then nothing of this file is read."


def layout_of(
    path: str, place: Place, kinds: Mapping[str, Kind], spec: RegisterSpec, words: Vocabulary
) -> Layout | Finding:
    """What the columns of a file mean, or the finding that says why its rows cannot be summed where they lie."""
    found = match_headers(kinds, fields_of(spec, words)).fields
    fault = next(_faults(place, kinds, spec, words, found), None)
    if fault is not None:
        return fault
    grouping = [name for name, field in spec.fields.items() if field.type in _GROUPING]
    if spec.any_metric:
        grouping += [name for name in words.catalogue.dimensions if name not in grouping]
    return Layout(
        path=path,
        keys=tuple((name, found[name]) for name in grouping if name in found),
        numbers=tuple(_number(name, found[name], kinds, spec) for name in _numbers(spec) if name in found),
        start=found["start"],
        start_kind=kinds[found["start"]],
        end=found["end"],
        end_kind=kinds[found["end"]],
        id=found.get("id", ""),
        void=found.get("void", ""),
        supersedes=found.get("supersedes", ""),
    )


def _numbers(spec: RegisterSpec) -> tuple[str, ...]:
    return tuple(name for name, field in spec.fields.items() if field.type == "number")


def _number(name: str, header: str, kinds: Mapping[str, Kind], spec: RegisterSpec) -> NumberColumn:
    field = spec.fields[name]
    # What a figure may be depends on its metric there: the two bounds that matter to some metric.
    low, high = (Decimal(0), Decimal(100)) if spec.any_metric else (field.min, field.max)
    return NumberColumn(name, header, kinds[header], low, high)


def _faults(
    place: Place, kinds: Mapping[str, Kind], spec: RegisterSpec, words: Vocabulary, found: Mapping[str, str]
) -> Iterator[Finding]:
    for name in _unsummable(spec, words):
        yield _finding(
            "bulk.register",
            place,
            name,
            f"'{name}' of the register '{spec.id}' cannot be summed in a large file.",
            "Expected a register of amounts with site, members, start, end, numbers and units only.",
            "Split the file into parts of at most 200,000 rows.",
        )
    for name in (*_numbers(spec), "start", "end"):
        header = found.get(name)
        allowed = _DAYS if name in ("start", "end") else _EXACT
        if header is not None and kinds[header] not in allowed:
            expected = "a date" if name in ("start", "end") else "a decimal or whole number"
            yield _finding(
                "bulk.column_type",
                place,
                header,
                f"the column '{header}' is of the type '{kinds[header]}'.",
                f"Expected {expected} in a file of more than 200,000 rows.",
                _ACTION,
            )
    if "supersedes" in found and "id" not in found:
        yield _finding(
            "bulk.supersedes",
            place,
            found["supersedes"],
            "rows name rows that they replace, and there is no column 'id'.",
            "Expected an id in every row that is to be replaced.",
            _ACTION,
        )


def _unsummable(spec: RegisterSpec, words: Vocabulary) -> Iterator[str]:
    """Fields and metrics that are not amounts over a period with plain columns to group by."""
    for name in ("start", "end"):
        if name not in spec.fields:
            yield name
    for name, field in spec.fields.items():
        if field.type in ("year", "date") and name not in ("start", "end"):
            yield name
        if field.type == "text" and field.required:
            yield name
    for rule in spec.yields:
        sources = (*rule.dimensions.values(), rule.site or Column(""))
        plain = all(isinstance(source, Column | Constant) for source in sources)
        if rule.count or rule.on or not plain or words.catalogue.metrics[rule.metric].period == "instant":
            yield rule.metric


def _finding(code: str, place: Place, column: str, message: str, expected: str, action: str) -> Finding:
    return Finding(
        code=code,
        severity="error",
        message=message,
        place=Place(place.file, column=column),
        expected=expected,
        action=action,
    )
