"""What a check is given: the facts of a book, how they were made, and what was stated about them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assay.book.derive import Rows
from assay.catalogue.dimension import written
from assay.facts.fact import Added

if TYPE_CHECKING:
    from assay.book.book import Book
    from assay.calc.engine import Model
    from assay.calc.plan import Plan
    from assay.catalogue.metric import Metric
    from assay.checks.rules import Rules
    from assay.facts.fact import Fact, FactKey
    from assay.facts.factset import FactSet


@dataclass(frozen=True)
class Case:
    """Everything a check may look at. Checks never fetch, never change, never stop one another."""

    book: Book
    facts: FactSet
    plan: Plan
    model: Model
    rules: Rules

    @cached_property
    def rows(self) -> Rows:
        """The rows of the registers, with what follows from their duties."""
        book = self.book
        return Rows(book.registers, book.records, book.period(book.reporting_year).end, book.terms)

    def metric(self, name: str) -> Metric:
        return self.model.catalogue.metrics[name]

    def title(self, key: FactKey) -> str:
        """A fact in words for a message: ``Number of employees 2023 [gender=female]``."""
        cut = f" [{written(key.dimensions)}]" if key.dimensions else ""
        return f"{self.metric(key.metric).label.en} {key.year}{cut}"

    def only_site(self, key: FactKey) -> bool:
        """Whether a fact repeats by site what the group's figure says, there being one site."""
        return len(self.book.organisation.sites) == 1 and any(name == "site" for name, _ in key.dimensions)

    def recorded(self, fact: Fact) -> bool:
        """Whether a fact was added up from records, not from what a formula gave."""
        return isinstance(fact.origin, Added) and all(
            self.facts.cells[number].evaluation is None for number in fact.origin.cells
        )

    def published(self, fact: Fact) -> bool:
        return fact.key.year in self.book.years

    def explained(self, metric: str, year: int) -> bool:
        return any(change.metric == metric and change.year == year for change in self.book.explanations.changes)
