"""Stated totals: figures that somebody printed. The book must agree with them; they never become figures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assay.book.cells import read_unit
from assay.book.faults import Fault, one_of
from assay.book.row_checks import unit_fits
from assay.book.targets import cut_fault
from assay.catalogue.dimension import Dimensions, parse_dimensions
from assay.core.numbers import NotANumber, parse_number
from assay.core.units import Unit
from assay.importers.headers import match_headers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from assay.book.names import Vocabulary
    from assay.core.findings import Finding
    from assay.core.provenance import Place
    from assay.importers.rows import RawRow, TableRead

COLUMNS = ("metric", "year", "site", "dimensions", "value", "unit", "document", "page", "line", "quote", "note")
_NEEDED = ("metric", "year", "value", "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """``printed`` is the value as written (``37,027``): its digits say how far it was rounded.

    ``year`` is a fiscal year; ``site`` is empty for the group; it was stated in ``document``, at ``page`` and ``line``.
    """

    metric: str
    year: int
    site: str = ""
    dimensions: Dimensions = ()
    printed: str
    value: Decimal
    unit: Unit
    document: str = ""
    page: int | None = None
    line: int | None = None
    quote: str = ""
    note: str = ""
    place: Place = field(compare=False)


def read_assertions(table: TableRead, words: Vocabulary) -> tuple[tuple[Assertion, ...], tuple[Finding, ...]]:
    """The assertions of ``assertions.csv``; a bad row is left out with a finding for every fault."""
    if not table.headers:
        return (), table.findings
    match = match_headers(table.headers, COLUMNS)
    findings = list(table.findings)
    findings += [_unknown(header, table) for header in match.unknown]
    absent = [name for name in _NEEDED if name not in match.fields]
    if absent:
        return (), (*findings, _absent(absent, table))
    found: list[Assertion] = []
    for row in table.rows:
        made, faults = _assertion(row, match.fields, words)
        findings += [fault.at(row.place, match.fields.get(fault.field, fault.field)) for fault in faults]
        if made is not None:
            found.append(made)
    return tuple(found), tuple(findings)


def _assertion(row: RawRow, columns: Mapping[str, str], words: Vocabulary) -> tuple[Assertion | None, list[Fault]]:
    cells = {name: row.cells[columns[name]].strip() if name in columns else "" for name in COLUMNS}
    faults: list[Fault] = []
    metric = words.metrics.find(cells["metric"])
    if metric is None:
        faults.append(
            _fault(
                "metric_unknown",
                f"no metric is called '{cells['metric']}'.",
                one_of(cells["metric"], words.metrics.ids),
                "metric",
            )
        )
    site = words.sites.find(cells["site"]) if cells["site"] else ""
    if site is None:
        faults.append(
            _fault(
                "site_unknown", f"no site is called '{cells['site']}'.", one_of(cells["site"], words.sites.ids), "site"
            )
        )
    if not (cells["year"].isdecimal() and len(cells["year"]) == 4):
        faults.append(
            _fault(
                "year",
                f"'{cells['year']}' is no fiscal year.",
                f"Expected four digits, such as '{words.years[-1]}'.",
                "year",
            )
        )
    value, unit = _value(cells["value"]), read_unit(cells["unit"], "unit")
    if isinstance(value, Fault):
        faults.append(value)
    if isinstance(unit, Fault):
        faults.append(_fault("unit_unknown", unit.message, unit.expected, "unit"))
    wrong_cut = cut_fault(cells["dimensions"], metric, words) if metric else None
    if wrong_cut is not None:
        faults.append(_fault("dimension", *wrong_cut, "dimensions"))
    if isinstance(unit, Unit) and metric and wrong_cut is None:
        wanted = words.catalogue.metrics[metric].unit_of(parse_dimensions(cells["dimensions"]))
        if not unit_fits(unit, wanted, words.catalogue.metrics[metric]):
            faults.append(
                _fault(
                    "unit_family",
                    f"'{cells['unit']}' measures {unit.family}; {metric} is {wanted.family}.",
                    f"Expected a unit of {wanted.family}, such as '{wanted.symbol}'.",
                    "unit",
                )
            )
    if faults or metric is None or site is None or isinstance(value, Fault) or not isinstance(unit, Unit):
        return None, faults
    made = Assertion(
        metric=metric,
        year=int(cells["year"]),
        site=site,
        dimensions=parse_dimensions(cells["dimensions"]),
        printed=cells["value"],
        value=value,
        unit=unit,
        document=cells["document"],
        page=int(cells["page"]) if cells["page"].isdecimal() else None,
        line=int(cells["line"]) if cells["line"].isdecimal() else None,
        quote=cells["quote"],
        note=cells["note"],
        place=row.place,
    )
    return made, faults


def _value(text: str) -> Decimal | Fault:
    try:
        return parse_number(text.removesuffix("%"))
    except NotANumber:
        return _fault(
            "number", f"'{text}' is no number.", "Expected it as it was printed, such as '37,027' or '0.291'.", "value"
        )


def _fault(code: str, message: str, expected: str, column: str) -> Fault:
    return Fault(f"assertion.{code}", message, expected, "Correct the row; it is left out.", column)


def _unknown(header: str, table: TableRead) -> Finding:
    return Fault(
        "table.header_unknown",
        f"assertions have no column '{header}'.",
        f"Expected {', '.join(COLUMNS)}.",
        "Rename or delete it; it is not read.",
        severity="warning",
    ).at(replace(table.place, row=table.header_row), header)


def _absent(absent: list[str], table: TableRead) -> Finding:
    return Fault(
        "table.header_missing",
        f"no column '{absent[0]}'; the header is '{', '.join(table.headers)}'.",
        f"Expected {', '.join(COLUMNS)}.",
        "Add the column; until then no assertion can be read.",
    ).at(replace(table.place, row=table.header_row), absent[0])
