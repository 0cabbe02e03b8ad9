"""What a report is composed of: the examined book, seen in one language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assay.report.display import Printed, printed
from assay.report.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.book.book import Book
    from assay.book.sign_offs import SignOff
    from assay.calc.engine import Model
    from assay.calc.plan import Plan
    from assay.catalogue.dimension import Dimensions
    from assay.catalogue.layout import TopicLayout
    from assay.catalogue.metric import Metric
    from assay.core.languages import Language, Text
    from assay.facts.fact import Fact, FactKey
    from assay.facts.factset import FactSet
    from assay.frameworks.coverage import Coverage
    from assay.frameworks.crosswalk import Crosswalk
    from assay.frameworks.edition import Edition
    from assay.report.unsummed import Apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything ``compose`` may use. ``kpis`` gives the provision that asks for a metric.

    ``editions`` are those the book reports under, ``references`` those with reference to which it reports, ``goals``
    those that its chapters are marked with; ``outline`` are those whose aspects are its chapters. ``crosswalks`` say
    what the editions of the outline answer in others. ``sign_offs`` are the signatures under exactly these facts;
    ``apart`` are totals that their parts do not give as printed; ``citations`` are titles of sources by their English.
    """

    book: Book
    facts: FactSet
    plan: Plan
    model: Model
    layouts: tuple[TopicLayout, ...]
    editions: tuple[Edition, ...]
    outline: tuple[Edition, ...]
    references: tuple[Edition, ...] = ()
    goals: tuple[Edition, ...] = ()
    crosswalks: Mapping[str, Crosswalk] = field(default_factory=dict)
    coverage: Mapping[str, tuple[Coverage, ...]]
    kpis: Mapping[str, str]
    recalled: frozenset[FactKey]
    apart: Mapping[FactKey, Apart] = field(default_factory=dict)
    sign_offs: tuple[SignOff, ...] = ()
    citations: Mapping[str, Text] = field(default_factory=dict)
    language: Language

    def metric(self, name: str) -> Metric:
        return self.book.catalogue.metrics[name]

    def label(self, metric: str) -> str:
        return self.metric(metric).label.in_language(self.language)

    def member(self, dimension: str, member: str) -> str:
        if dimension == "site" and member in self.book.organisation.sites:
            return self.book.organisation.sites[member].name.in_language(self.language)
        return self.book.catalogue.member_label(dimension, member).in_language(self.language)

    def dimension(self, name: str) -> str:
        known = self.book.catalogue.dimensions.get(name)
        return known.label.in_language(self.language) if known else word("site", self.language)

    def fact(self, metric: str, year: int, dimensions: Dimensions = ()) -> Fact | None:
        return self.facts.get(metric, year, dimensions)

    def cited(self, words: str) -> str:
        """A document, a publisher or what a formula rests on, by its title in the language where it has one."""
        known = self.citations.get(words)
        return known.in_language(self.language) if known else words

    def shown(self, fact: Fact) -> Printed:
        return printed(self.metric(fact.key.metric), fact, self.book.presentation, self.language)

    def say(self, name: str, /, **values: object) -> str:
        return word(name, self.language, **values)
