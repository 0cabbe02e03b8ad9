"""A folder on disk -> a book, and a finding for everything in it that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.book.assertions import read_assertions
from assay.book.book import Book
from assay.book.citations import FILE, read_book_citations
from assay.book.confidential import withheld
from assay.book.evidence import read_evidence
from assay.book.explanations import read_explanations
from assay.book.governance import read_governance
from assay.book.head import read_head
from assay.book.load_records import load_records
from assay.book.materiality import read_materiality
from assay.book.names import vocabulary
from assay.book.narrative import read_narrative
from assay.book.nodes import open_yaml
from assay.book.references import without_strangers
from assay.book.restatements import read_restatements
from assay.book.risks_read import read_risks
from assay.book.roadmap import read_roadmap
from assay.book.sign_offs import read_sign_offs
from assay.book.stakeholders import read_stakeholders
from assay.book.targets import read_targets
from assay.catalogue.dimension import Member
from assay.core.findings import Finding
from assay.core.provenance import Place
from assay.importers.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assay.book.assertions import Assertion
    from assay.book.names import Vocabulary
    from assay.book.nodes import Node
    from assay.book.register import RegisterSpec
    from assay.book.targets import Target
    from assay.catalogue.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class BookRead:
    """``book`` is ``None`` only where ``book.yaml`` cannot be read or states no years."""

    book: Book | None
    findings: tuple[Finding, ...]


def load_book(root: Path, catalogue: Catalogue, registers: Mapping[str, RegisterSpec]) -> BookRead:
    """Read a book. Files that are not there are empty; what cannot be read is left out and reported."""
    log: list[Finding] = []
    if not (root / "book.yaml").is_file():
        return BookRead(None, (_no_book(root),))
    top = open_yaml(root / "book.yaml", "book.yaml", log)
    head = read_head(top, catalogue, registers) if top is not None else None
    if head is None:
        return BookRead(None, tuple(log))
    words = vocabulary(head.catalogue, head.organisation, head.calendar, head.years)
    registered = load_records(root, registers, words)
    records, strangers = without_strangers(registered.records, registers)
    assertions = _assertions(root, "assertions.csv", words, log)
    targets = read_targets(_optional(root, "targets.yaml", log), words)
    governance = read_governance(_optional(root, "governance.yaml", log))
    book = Book(
        root=root,
        group=head.group,
        organisation=head.organisation,
        calendar=head.calendar,
        years=head.years,
        currency=head.currency,
        languages=head.languages,
        frameworks=head.frameworks,
        references=head.references,
        listing=head.listing,
        settings=head.settings,
        terms=head.terms,
        factor_sets=head.factor_sets,
        presentation=head.presentation,
        report=head.report,
        members=head.members,
        catalogue=_with_promises(head.catalogue, targets),
        registers=registers,
        records=records,
        superseded=registered.superseded,
        bulk=registered.bulk,
        assertions=assertions,
        first_reported=_assertions(root, "first_reported.csv", words, log),
        restatements=read_restatements(_optional(root, "restatements.yaml", log), words),
        explanations=read_explanations(_optional(root, "explanations.yaml", log), words),
        narrative=read_narrative(root / "narrative", log),
        governance=governance,
        stakeholders=read_stakeholders(_optional(root, "stakeholders.yaml", log)),
        materiality=read_materiality(_optional(root, "materiality.yaml", log), head.years),
        targets=targets,
        roadmap=read_roadmap(_optional(root, "roadmap.yaml", log), words),
        risks=read_risks(
            _optional(root, "risks.yaml", log), words, [body.id for body in governance.bodies], head.languages
        ),
        sign_offs=read_sign_offs(root, log),
        citations=read_book_citations(_optional(root, FILE, log)),
        own_factor_files=tuple(sorted((root / "factors").glob("*.csv"))),
        evidence=read_evidence(root / "evidence"),
    )
    return BookRead(book, withheld((*log, *registered.findings, *strangers), registers))


def _with_promises(catalogue: Catalogue, targets: tuple[Target, ...]) -> Catalogue:
    """Targets and measures are members of dimensions of the same names."""
    measures = [one for target in targets for one in target.measures]
    return catalogue.with_members(
        {
            "target": {one.id: Member(one.id, one.name) for one in targets},
            "measure": {one.id: Member(one.id, one.name) for one in measures},
        }
    )


def book_vocabulary(book: Book) -> Vocabulary:
    """All that a new row of this book may refer to."""
    return vocabulary(book.catalogue, book.organisation, book.calendar, book.years)


def _optional(root: Path, name: str, log: list[Finding]) -> Node | None:
    path = root / name
    if not path.is_file():
        return None
    return open_yaml(path, name, log)


def _assertions(root: Path, name: str, words: Vocabulary, log: list[Finding]) -> tuple[Assertion, ...]:
    path = root / name
    if not path.is_file():
        return ()
    found: list[Assertion] = []
    for table in read_tables(path, name):
        assertions, findings = read_assertions(table, words)
        found += assertions
        log += findings
    return tuple(found)


def _no_book(root: Path) -> Finding:
    return Finding(
        code="book.missing",
        severity="error",
        message=f"'{root.name}' holds no 'book.yaml'.",
        place=Place("book.yaml"),
        expected="Expected a book folder (docs/book-format.md).",
        action=f"Check the path, or make a new book with 'assay new {root.name}'.",
    )
