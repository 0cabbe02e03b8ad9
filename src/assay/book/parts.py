"""Parts of a book that a framework may ask for, and whether a book keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assay.book.book import Book


def _covered(book: Book, *, current: bool) -> bool:
    """Every risk and opportunity has an effect on the accounts, as an amount or with the reason why there is none."""
    having = {risk.id for risk, _ in book.risks.effects(current=current)}
    return bool(book.risks.risks) and having >= {risk.id for risk in book.risks.risks}


def _scenarios(book: Book) -> bool:
    """At least two pictures of the future, each with what it does, and how and when they were applied."""
    scenarios = book.risks.scenarios
    return (
        len(scenarios) > 1 and all(s.assumptions and s.results for s in scenarios) and book.risks.analysis is not None
    )


PARTS: Mapping[str, Callable[[Book], bool]] = {
    "governance/bodies": lambda book: bool(book.governance.bodies),
    "stakeholders": lambda book: bool(book.stakeholders),
    "materiality": lambda book: bool(book.materiality.topics),
    "targets/set": lambda book: bool(book.targets),
    "risks/horizons": lambda book: bool(book.risks.horizons),
    "risks/register": lambda book: bool(book.risks.risks) and all(risk.horizons for risk in book.risks.risks),
    "risks/places": lambda book: bool(book.risks.risks) and all(risk.stages for risk in book.risks.risks),
    "risks/effects_current": lambda book: _covered(book, current=True),
    "risks/effects_anticipated": lambda book: _covered(book, current=False),
    "risks/scenarios": _scenarios,
    "risks/resilience": lambda book: book.risks.resilience is not None,
    "risks/carbon_price": lambda book: book.risks.carbon_price is not None,
    "risks/remuneration": lambda book: book.risks.remuneration is not None,
    "risks/plan": lambda book: book.risks.plan is not None and bool(book.risks.plan.steps),
}


def holds(book: Book, part: str) -> bool:
    """Whether a book keeps a part; an unknown one is kept by none (the lint of frameworks refuses it)."""
    return part in PARTS and PARTS[part](book)
