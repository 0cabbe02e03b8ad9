"""A book folder to its facts and findings: read, calculate, check. The use case behind every command on a book."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from assay.book.confidential import withheld
from assay.book.load import load_book
from assay.calc.boundary import Boundary, weighed_metrics
from assay.calc.bulk import read_bulk
from assay.calc.engine import Model, calculate
from assay.calc.observe import Observer
from assay.calc.promises import with_promises
from assay.checks.case import Case
from assay.checks.run import run_checks
from assay.core.findings import by_severity
from assay.factors.load import factors_in
from assay.factors.parameter import Location
from assay.factors.select import FactorLibrary
from assay.importers.encodings import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from assay.book.book import Book
    from assay.calc.engine import Calculation
    from assay.content import Content
    from assay.core.findings import Finding


_PARTS = ("supplier", "province", "region", "country")


@dataclass(frozen=True, slots=True)
class Examined:
    """A book with everything that follows from it. ``findings`` are those of reading, calculating and checking."""

    book: Book
    content: Content
    model: Model
    calculation: Calculation
    findings: tuple[Finding, ...]

    @property
    def case(self) -> Case:
        return Case(self.book, self.calculation.facts, self.calculation.plan, self.model, self.content.rules)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """There is no book: ``book.yaml`` is missing or cannot be read. The findings say why."""

    findings: tuple[Finding, ...]


def examine(folder: Path, content: Content, step: Callable[[str], None] = lambda _: None) -> Examined | Unreadable:
    """Read a book, make its facts, check them. ``step`` is told the name of each stage as it begins."""
    with _collector_at_rest():
        return _examined(folder, content, step)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Records and cells refer to each other in no circle, and looking for one takes a third of the time."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            # What was made counts as old: else it would be looked through once, at the first object made from now on.
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _examined(folder: Path, content: Content, step: Callable[[str], None]) -> Examined | Unreadable:
    step("reading the book")
    read = load_book(folder, content.catalogue, content.registers)
    if read.book is None:
        return Unreadable(by_severity(read.findings))
    step("calculating")
    model, factor_findings = model_of(read.book, content)
    observer = Observer(
        catalogue=read.book.catalogue,
        registers=read.book.registers,
        records=read.book.records,
        years=model.years,
        age_bands=read.book.settings.age_bands,
        terms=read.book.terms,
        as_printed=read.book.settings.records_as_printed,
    )
    bulk = read_bulk(read.book, model)
    topics = {metric.id: metric.topic for metric in read.book.catalogue.metrics.values()}
    boundary = Boundary(
        read.book.organisation, read.book.settings.consolidation, weighed_metrics(topics, content.weighed)
    )
    calculation = calculate(boundary.applied(chain(observer.observations(), bulk.observations)), model)
    calculation = with_promises(calculation, read.book)
    step("checking")
    made = Examined(read.book, content, model, calculation, ())
    found = (
        *read.findings,
        *factor_findings,
        *bulk.findings,
        *boundary.findings,
        *calculation.findings,
        *run_checks(made.case),
    )
    told = withheld(_of_published_years(read.book, found), read.book.registers)
    return Examined(read.book, content, model, calculation, by_severity(told))


def model_of(book: Book, content: Content) -> tuple[Model, tuple[Finding, ...]]:
    """How facts of this book are made: its years and places, its factors before ours.

    The year before the first is there for states on its last day (an opening headcount).
    """
    known = frozenset(value.parameter for value in content.factors)
    own = [
        factors_in(
            decode(path.read_bytes())[0].removeprefix("\ufeff"),
            path.relative_to(book.root).as_posix(),
            "own",
            as_printed=book.settings.records_as_printed,
            parameters=content.parameters,
            known=known,
        )
        for path in book.own_factor_files
        if path.is_file()
    ]
    potentials = content.potentials[book.settings.gwp]
    values = (*(value for found, _ in own for value in found), *content.factors, *potentials)
    library = FactorLibrary(values, ("own", *book.factor_sets, *content.preference))
    years = (book.years[0] - 1, *book.years)
    model = Model(
        catalogue=book.catalogue,
        formulas=content.formulas,
        parameters=content.parameters,
        library=library,
        places=_locations(book),
        years={year: book.period(year) for year in years},
        settings=book.settings.for_formulas(),
    )
    return model, tuple(finding for _, found in own for finding in found)


def _locations(book: Book) -> dict[str, Location]:
    found = {
        site.id: Location(site.supplier, site.region, site.grid, site.country)
        for site in book.organisation.sites.values()
    }
    # What has no site is placed as far as all sites agree: in one country, perhaps in one province.
    found[""] = Location(*(_shared(getattr(place, part) for place in found.values()) for part in _PARTS))
    return found


def _shared(values: Iterable[str]) -> str:
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else ""


def _of_published_years(book: Book, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The opening year serves calculations only: what it lacks is no fault of the report."""
    opening = book.years[0] - 1
    return (f for f in findings if f.fiscal_year != opening or not f.code.startswith(("factor.", "completeness.")))
