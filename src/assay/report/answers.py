"""What the book answers of each framework: coverage, computed from facts and narrative, and which KPI a metric is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.book.parts import holds
from assay.core.findings import Finding
from assay.core.missing import Missing
from assay.frameworks.coverage import Coverage, coverage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from assay.book.book import Book
    from assay.core.languages import Text
    from assay.facts.factset import FactSet
    from assay.frameworks.crosswalk import Crosswalk
    from assay.frameworks.edition import Edition, Relief


def answers(book: Book, facts: FactSet, edition: Edition) -> tuple[Coverage, ...]:
    """Coverage of one edition: a figure counts when it has a value, a passage when it stands in every language."""
    reasons = {item.provision: item.reason for item in book.explanations.provisions if item.framework == edition.id}
    return _coverage(book, facts, edition, lambda code: _told(book, code), reasons)


def answers_through(
    book: Book,
    facts: FactSet,
    edition: Edition,
    crosswalks: Mapping[str, Crosswalk],
    found: Mapping[str, Sequence[Coverage]],
) -> tuple[Coverage, ...]:
    """What the answers to other editions (``found``) answer of this one: the provisions that are answered at all.

    A report prepared with reference to an edition lists what it answers; nothing else is asked of it.
    """
    disclosed = {
        (name, item.provision) for name, items in found.items() for item in items if item.status == "disclosed"
    }

    def through(code: str, *, whole: bool) -> tuple[str, ...]:
        return tuple(
            source
            for name, crosswalk in crosswalks.items()
            for source, partly in crosswalk.sources(edition.id, code)
            if (name, source) in disclosed and not (partly and whole)
        )

    def told(code: str) -> bool:
        return _told(book, code) or bool(through(code, whole=True))

    rows: list[Coverage] = []
    for item in _coverage(book, facts, edition, told, {}):
        sources = through(item.provision, whole=False)
        status = "partial" if item.status == "missing" and sources else item.status
        if status != "missing":
            rows.append(replace(item, status=status, through=sources))
    return tuple(rows)


def _coverage(
    book: Book, facts: FactSet, edition: Edition, told: Callable[[str], bool], reasons: Mapping[str, Text]
) -> tuple[Coverage, ...]:
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

    begins = book.period(book.reporting_year).start
    return coverage(
        edition,
        disclosed,
        told,
        reasons,
        book.years,
        holds=lambda part: holds(book, part),
        obligation=lambda provision: provision.obligation_for(book.listing.classes, begins),
    )


def _told(book: Book, provision: str) -> bool:
    passages = (book.narrative.get(provision, language) for language in book.languages)
    return all(passage is not None and bool(passage.text.strip()) for passage in passages)


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
    """Provisions neither disclosed nor explained, reasons that say nothing, an edition not in force for the year."""
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
    yield from _reasons(book, edition)
    for item in found:
        if item.status not in ("missing", "partial", "explained") or item.obligation == "voluntary":
            continue
        relief = edition.relief(book.explanations.relief(edition.id, item.provision), item.provision)
        if item.obligation == "mandatory" and item.reason is not None and relief is not None:
            yield _relieved(book, edition, item, relief)
        elif item.obligation == "mandatory":
            yield _mandatory(book, edition, item)
        elif item.reason is None:
            yield _not_answered(book, edition, item)


def _not_answered(book: Book, edition: Edition, item: Coverage) -> Finding:
    return Finding(
        code="framework.not_answered",
        severity="warning",
        kpi=item.provision,
        fiscal_year=book.reporting_year,
        message=f"{edition.id} {item.provision} is {item.status}: {_lacks(item)}.",
        expected="Figures and text for every provision, or a considered reason.",
        action=f"{_how(item)}, or explain it in explanations.yaml.",
    )


def _mandatory(book: Book, edition: Edition, item: Coverage) -> Finding:
    """A mandatory provision that is not met in full; a reason does not do."""
    explained = " A reason is given, which does not do." if item.reason is not None else ""
    classes = ", ".join(book.listing.classes)
    return Finding(
        code="framework.mandatory",
        severity="error",
        kpi=item.provision,
        fiscal_year=book.reporting_year,
        message=f"{edition.id} {item.provision} is mandatory and is {item.status}: {_lacks(item)}.{explained}",
        expected=f"Mandatory for an issuer of the classes {classes} in a year that begins on "
        f"{book.period(book.reporting_year).start}: all that it asks for.",
        action=f"{_how(item)}; check 'listing' in book.yaml if the issuer is of another class.",
    )


def _relieved(book: Book, edition: Edition, item: Coverage, relief: Relief) -> Finding:
    seen = "" if relief.confidence == "verified" else " That the relief is open to this provision is recalled."
    return Finding(
        code="framework.relief_used",
        severity="note",
        kpi=item.provision,
        fiscal_year=book.reporting_year,
        message=f"{edition.id} {item.provision} is mandatory, {item.status} by a relief: {relief.title.en}.{seen}",
        expected="The reason says why the relief holds in this year.",
        action="Check it against the rules.",
    )


def _lacks(item: Coverage) -> str:
    return "; ".join(map(str, item.missing)) or "nothing answers it"


def _how(item: Coverage) -> str:
    return f"Record what lacks, write narrative/{item.provision}.<language>.md"


def _reasons(book: Book, edition: Edition) -> Iterator[Finding]:
    """Explanations that explain nothing: no words, not in every language, or for a provision that is not there."""
    for item in book.explanations.provisions:
        if item.framework != edition.id:
            continue
        silent = [language for language in book.languages if language in item.reason.missing]
        if silent:
            yield Finding(
                code="framework.no_reason",
                severity="error",
                kpi=item.provision,
                message=f"{edition.id} {item.provision} is explained without a reason in {', '.join(silent)}.",
                expected="Considered reasons, in every language of the report.",
                action="Write the reason in explanations.yaml, or disclose the provision.",
            )
        if item.relief and edition.relief(item.relief, item.provision) is None:
            named = ", ".join(relief.code for relief in edition.reliefs if item.provision in relief.provisions)
            yield Finding(
                code="framework.relief",
                severity="error",
                kpi=item.provision,
                message=f"explanations.yaml names the relief '{item.relief}', which {item.provision} does not have.",
                expected=f"One of {named}." if named else f"No relief: {edition.id} gives none for {item.provision}.",
                action="Correct the name or leave it out.",
            )
        if edition.provision(item.provision) is None:
            yield Finding(
                code="framework.no_provision",
                severity="warning",
                kpi=item.provision,
                message=f"explanations.yaml explains {item.provision}, which {edition.id} does not have.",
                expected="The code of one of its provisions; `assay frameworks show` lists them.",
                action="Correct the code or delete the entry; it is not printed.",
            )
