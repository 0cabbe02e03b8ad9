"""What a workbook asks a site for: a sheet a register, its columns, and the rows of a year ago to be answered anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.collect.asked_period import year_earlier, year_later
from assay.core.periods import Period
from assay.core.units import Unit
from assay.importers.choices import choice_label
from assay.importers.headers import labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.book.book import Book
    from assay.book.records import Record, Value
    from assay.book.register import Field, RegisterSpec
    from assay.core.languages import Language

# Columns that every sheet ends with, of those that every register takes.
REMARKS = ("evidence", "page", "note")


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row asked for: what is known already, and what the numbers to fill in were a year ago."""

    given: Mapping[str, Value] = field(default_factory=dict)
    before: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A register in the workbook. ``rows`` are answered by their numbers; ``blank`` rows below take anything new."""

    register: RegisterSpec
    title: str
    columns: tuple[Field, ...]
    rows: tuple[FormRow, ...]
    blank: int

    @property
    def numbers(self) -> tuple[Field, ...]:
        """The columns to be filled in of a row that is asked for."""
        return tuple(column for column in self.columns if column.type == "number")


@dataclass(frozen=True, slots=True)
class Form:
    """``site`` is empty for what the group as a whole is asked."""

    book: Book
    site: str
    period: Period
    period_text: str
    language: Language
    sheets: tuple[FormSheet, ...]


def form_for(
    book: Book, site: str, period: Period, period_text: str, language: Language, only: frozenset[str] = frozenset()
) -> Form:
    """Ask a site for its registers, or the group (``site`` empty) for those that know no sites.

    A register of measurements asks for what the site reported a year earlier and has not for this period; one that
    it never reported has empty rows only. Registers that take any metric are not asked this way.
    """
    sheets = [
        _sheet(book, spec, site, period, language)
        for spec in book.registers.values()
        if spec.any_metric is None and (spec.id in only if only else _concerns(spec, site, book))
    ]
    # What waits for an answer comes first.
    return Form(book, site, period, period_text, language, tuple(sorted(sheets, key=lambda sheet: not sheet.rows)))


def _concerns(spec: RegisterSpec, site: str, book: Book) -> bool:
    """Whether a register is asked of a site: one that needs sites, or that the site has kept before.

    A confidential one is not sent round; whoever keeps it asks for it by its name.
    """
    if spec.confidential:
        return False
    column = spec.fields.get("site")
    if column is None or not site:
        return column is None and not site
    return column.required or any(record.values.get("site") == site for record in book.records.get(spec.id, ()))


def header(name: str, language: Language) -> str:
    """The heading of a column; the name of the field where nobody has worded it."""
    known = labels().get(name)
    return known.in_language(language) if known else name


def _sheet(book: Book, spec: RegisterSpec, site: str, period: Period, language: Language) -> FormSheet:
    rows = tuple(_asked(book, spec, site, period)) if spec.shape == "measurement" else ()
    return FormSheet(
        register=spec,
        title=spec.label.in_language(language),
        columns=tuple(spec.fields.values()),
        rows=rows,
        blank=15 if rows else 40,
    )


def _asked(book: Book, spec: RegisterSpec, site: str, period: Period) -> Iterator[FormRow]:
    """The rows of a year ago, a year later, without those that the book has."""
    if not {"start", "end"} <= spec.fields.keys():
        return
    records = [r for r in book.records.get(spec.id, ()) if not site or r.values.get("site") == site]
    there = {_stream(record, spec, record.values.get("start")) for record in records}
    before = year_earlier(period)
    for record in records:
        start, end = record.values.get("start"), record.values.get("end")
        if not (isinstance(start, date) and isinstance(end, date) and before.covers(Period(start, end))):
            continue
        if _stream(record, spec, year_later(start)) in there:
            continue
        numbers = {name: value for name, value in record.values.items() if isinstance(value, Decimal)}
        given = {n: v for n, v in record.values.items() if v is not None and not isinstance(v, Decimal)}
        given = {n: v for n, v in given.items() if n in spec.fields and not spec.fields[n].paper}
        yield FormRow({**given, "start": year_later(start), "end": year_later(end)}, numbers)


def _stream(record: Record, spec: RegisterSpec, start: object) -> tuple[object, ...]:
    within = spec.no_overlap or spec.key
    names = [name for name in within if name != "start" and not (name in spec.fields and spec.fields[name].paper)]
    return (*(record.values.get(name) for name in names), start)


def shown(value: Value, column: Field, book: Book, language: Language) -> str | Decimal | date:
    """A known value as it stands in the workbook: names in its language, dates and numbers as themselves."""
    if isinstance(value, Decimal | date):
        return value
    if isinstance(value, Unit):
        return value.symbol
    if isinstance(value, str):
        return named(value, column, book, language)
    return "" if value is None else str(value)


def named(value: str, column: Field, book: Book, language: Language) -> str:
    """The name of a member, site or choice in a language."""
    from_ = dict(allowed(column, book, language))
    return from_.get(value, value)


def allowed(column: Field, book: Book, language: Language) -> Iterator[tuple[str, str]]:
    """The ids that a column takes with their names; nothing for a column of free text, numbers or dates."""
    if column.type == "site":
        yield from ((site.id, site.name.in_language(language)) for site in book.organisation.sites.values())
    elif column.type == "member":
        members = book.catalogue.dimensions[column.dimension].members.values()
        yield from ((member.id, member.label.in_language(language)) for member in members)
    elif column.type == "choice":
        yield from ((choice, choice_label(choice).in_language(language)) for choice in column.choices)
