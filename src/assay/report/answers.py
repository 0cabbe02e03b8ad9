"""What the book answers of each framework: coverage, computed from facts and narrative, and which KPI a metric is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.missing import Missing
from assay.frameworks.coverage import Coverage, coverage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assay.book.book import Book
    from assay.facts.factset import FactSet
    from assay.frameworks.edition import Edition


def answers(book: Book, facts: FactSet, edition: Edition) -> tuple[Coverage, ...]:
    """Coverage of one edition: a figure counts when it has a value, a passage when it stands in every language."""

    def disclosed(metric: str, year: int, dimensions: tuple[str, ...] | None) -> bool:
        wanted = tuple(sorted(dimensions or ()))
        # Cases that stand under several members have no total: any of them answers for the whole.
        any_cut = not wanted and book.catalogue.metrics[metric].aggregate == "overlapping"
        return any(
            isinstance(fact.value, Decimal)
            or (isinstance(fact.value, Missing) and fact.value.reason == "not_applicable")
            for fact in facts.of(metric, year)
            if any_cut or tuple(name for name, _ in fact.key.dimensions) == wanted
        )

    def told(provision: str) -> bool:
        return all(
            passage is not None and bool(passage.text.strip())
            for passage in (book.narrative.get(provision, language) for language in book.languages)
        )

    reasons = {item.provision: item.reason for item in book.explanations.provisions if item.framework == edition.id}
    return coverage(edition, disclosed, told, reasons, book.years)


def kpis_of(editions: Sequence[Edition]) -> dict[str, str]:
    """For each metric the first provision that asks for it, its figures before its options."""
    found: dict[str, str] = {}
    for edition in editions:
        for provision in edition.provisions:
            for requirement in provision.requires:
                for metric in requirement.metrics:
                    found.setdefault(metric, provision.code)
        for provision in edition.provisions:
            for metric in provision.appropriate:
                found.setdefault(metric, provision.code)
    return found


def check_coverage(book: Book, edition: Edition, found: Sequence[Coverage]) -> Iterator[Finding]:
    """Provisions that are neither disclosed nor explained, and an edition that is not in force for the year."""
    begins = book.period(book.reporting_year).start
    if not edition.applies_to(begins):
        yield Finding(
            code="framework.not_in_force",
            severity="note",
            fiscal_year=book.reporting_year,
            message=f"{edition.title.en} does not apply to fiscal years that begin on {begins}.",
            expected=f"It applies from {edition.since}" + (f" and before {edition.until}." if edition.until else "."),
            action="Name the edition that is in force under 'frameworks' in book.yaml as well.",
        )
    for item in found:
        if item.status in ("missing", "partial") and item.reason is None:
            yield Finding(
                code="framework.not_answered",
                severity="warning",
                kpi=item.provision,
                fiscal_year=book.reporting_year,
                message=f"{edition.id} {item.provision} is {item.status}: "
                + ("; ".join(item.missing) or "nothing answers it")
                + ".",
                expected="Figures and text for every provision, or a considered reason.",
                action="Record what lacks, write narrative/"
                + item.provision
                + ".<language>.md, or explain it in explanations.yaml.",
            )
