"""Totals that their parts do not give as printed, and whose doing that is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from assay.calc.additive import additive_parts
from assay.core.interval import Interval
from assay.core.units import convert
from assay.facts.fact import Added
from assay.report.display import printed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.book.book import Book
    from assay.calc.engine import Model
    from assay.facts.fact import Fact, FactKey
    from assay.facts.factset import FactSet

Reason = Literal["", "incomplete", "published"]


@dataclass(frozen=True, slots=True)
class Apart:
    """A total whose parts, as printed, make ``made`` (in the unit of the total) and not the total, whatever the
    rounding.

    ``reason`` is ``incomplete`` where a part is known to lack something that the total has, ``published`` where the
    book copies a publication and both were printed so there, and empty where it is a fault of the book.
    """

    total: FactKey
    made: Decimal
    reason: Reason


def totals_apart(book: Book, facts: FactSet, model: Model) -> Mapping[FactKey, Apart]:
    """Every total of the published years, whole or of a site, that its known parts contradict as they are printed."""
    sums = additive_parts(book.catalogue, model.formulas)
    found: dict[FactKey, Apart] = {}
    for total in facts:
        key = total.key
        if key.metric in sums and key.year in book.years and total.known:
            pairs = [(facts.get(part, key.year, key.dimensions), weight) for part, weight in sums[key.metric]]
            apart = _apart(book, facts, total, pairs)
            if apart is not None:
                found[key] = apart
    return found


def _apart(book: Book, facts: FactSet, total: Fact, pairs: Sequence[tuple[Fact | None, int]]) -> Apart | None:
    known = [(part, weight) for part, weight in pairs if part is not None and part.known]
    if not known or not all(part.unit.same_kind(total.unit) for part, _ in known):
        return None
    made = Interval.exactly(0)
    for part, weight in known:
        made = made + _as_printed(book, part, total) * weight
    whole = _as_printed(book, total, total)
    if whole.meets(made):
        return None
    return Apart(total.key, (made.low + made.high) / 2, _reason(book, facts, total, pairs, more=whole.low > made.high))


def _as_printed(book: Book, fact: Fact, total: Fact) -> Interval:
    """What the printed digits of a fact may stand for, in the unit of the total."""
    shown = printed(book.catalogue.metrics[fact.key.metric], fact, book.presentation, "en")
    value = shown.value if shown.value is not None else Decimal(0)
    half = Decimal(5).scaleb(-shown.decimals - 1)
    low, high = (convert(edge, shown.unit, total.unit) for edge in (value - half, value + half))
    return Interval(low, high)


def _reason(book: Book, facts: FactSet, total: Fact, pairs: Sequence[tuple[Fact | None, int]], *, more: bool) -> Reason:
    """``more``: the total is more than its parts make."""
    lacking = {weight for part, weight in pairs if part is None or not part.known or part.gaps}
    if (more and 1 in lacking) or (not more and (-1 in lacking or total.gaps)):
        return "incomplete"
    copied = [total, *(part for part, _ in pairs if part is not None and part.known)]
    if book.settings.records_as_printed and all(_recorded(facts, fact) for fact in copied):
        return "published"
    return ""


def _recorded(facts: FactSet, fact: Fact) -> bool:
    """Whether it was added up from records alone: no factor or formula of ours has a part in it."""
    return isinstance(fact.origin, Added) and not any(facts.cells[number].evaluation for number in fact.origin.cells)
