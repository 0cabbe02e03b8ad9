"""Which figures are sums of others: read from the formulas, for Calculations 1.1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.calc.additive import additive_parts
from assay.xbrl.measures import item_type, measure_of
from assay.xbrl.names import concept_of
from assay.xbrl.taxonomy import Sum

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.calc.formula import Formula
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.metric import Metric


def sums_of(catalogue: Catalogue, formulas: Iterable[Formula]) -> tuple[Sum, ...]:
    """Formulas that only add and subtract figures of one unit, one formula a metric.

    A total of parts in different units (megawatt-hours and gigajoules) cannot be said in XBRL; the trace says it.
    """
    return tuple(
        Sum(concept_of(name), tuple((concept_of(part), weight) for part, weight in parts))
        for name, parts in additive_parts(catalogue, formulas).items()
        if all(_alike(catalogue.metrics[name], catalogue.metrics[part]) for part, _ in parts)
    )


def _alike(total: Metric, part: Metric) -> bool:
    if total.period != part.period or total.unit_by or part.unit_by or item_type(total) != item_type(part):
        return False
    one, two = measure_of(total.unit, total.unit), measure_of(part.unit, part.unit)
    return one is not None and two is not None and (one.top, one.over) == (two.top, two.over)
