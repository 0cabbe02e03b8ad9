"""The whole of one reporting group, as read. Immutable: a changed folder is another book."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assay.book.evidence import Evidence
from assay.book.explanations import Explanations
from assay.book.governance import Governance
from assay.book.group import Group, ReportOptions
from assay.book.listing import Listing
from assay.book.materiality import Materiality
from assay.book.narrative import Narrative
from assay.book.restatements import Restatements
from assay.book.risks import RiskRegister
from assay.book.settings import Settings
from assay.book.terms import Terms
from assay.core.periods import FiscalCalendar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assay.book.assertions import Assertion
    from assay.book.records import Record
    from assay.book.register import RegisterSpec
    from assay.book.roadmap import Roadmap
    from assay.book.sign_offs import SignOff
    from assay.book.stakeholders import StakeholderGroup
    from assay.book.targets import Target
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.metric import Presentation
    from assay.core.languages import Language, Text
    from assay.core.periods import Period
    from assay.organisation.boundary import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """``years`` are fiscal years, the last one is the reporting year.

    ``records`` count; ``superseded`` were replaced or withdrawn. A register that is kept stands in ``records``
    even when it is empty; one that is not there is not kept. ``bulk`` holds the Parquet files of measurement
    registers that are too large to become records; they are summed where they lie. ``members`` are those that
    the book added to open dimensions. ``frameworks`` are editions that the report is prepared under, ``references``
    those it is prepared with reference to: of them it answers what it answers. ``first_reported`` are figures as they
    were first published: where the book gives another today, ``restatements`` says why. Two books are equal when they
    say the same, wherever their folders are.
    """

    root: Path = field(compare=False)
    group: Group
    organisation: Organisation
    calendar: FiscalCalendar = field(default_factory=FiscalCalendar)
    years: tuple[int, ...]
    currency: str = "CNY"
    languages: tuple[Language, ...] = ("en",)
    frameworks: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    listing: Listing = field(default_factory=Listing)
    settings: Settings = field(default_factory=Settings)
    terms: Terms = field(default_factory=Terms)
    factor_sets: tuple[str, ...] = ()
    presentation: Mapping[str, Presentation] = field(default_factory=dict)
    report: ReportOptions = field(default_factory=ReportOptions)
    members: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    catalogue: Catalogue
    registers: Mapping[str, RegisterSpec]
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    superseded: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    bulk: Mapping[str, tuple[Path, ...]] = field(default_factory=dict, compare=False)
    assertions: tuple[Assertion, ...] = ()
    first_reported: tuple[Assertion, ...] = ()
    restatements: Restatements = field(default_factory=Restatements)
    explanations: Explanations = field(default_factory=Explanations)
    narrative: Narrative = field(default_factory=Narrative)
    governance: Governance = field(default_factory=Governance)
    stakeholders: tuple[StakeholderGroup, ...] = ()
    materiality: Materiality = field(default_factory=Materiality)
    targets: tuple[Target, ...] = ()
    roadmap: Roadmap | None = None
    risks: RiskRegister = field(default_factory=RiskRegister)
    sign_offs: tuple[SignOff, ...] = ()
    citations: Mapping[str, Text] = field(default_factory=dict)
    own_factor_files: tuple[Path, ...] = field(default=(), compare=False)
    evidence: Evidence = field(default_factory=Evidence)

    @property
    def reporting_year(self) -> int:
        return self.years[-1]

    def period(self, year: int) -> Period:
        """The days of a fiscal year."""
        return self.calendar.year(year)
