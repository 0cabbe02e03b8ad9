"""What a trace or an explanation is drawn from: a book, and the facts that were made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from assay.book.book import Book
    from assay.calc.engine import Model
    from assay.calc.plan import Plan
    from assay.facts.factset import FactSet


class Proof(Protocol):
    """Anything that holds a book together with its facts, its plan of formulas and its model of factors."""

    @property
    def book(self) -> Book: ...

    @property
    def facts(self) -> FactSet: ...

    @property
    def plan(self) -> Plan: ...

    @property
    def model(self) -> Model: ...
