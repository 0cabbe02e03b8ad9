"""Which figures are sums of others: read from the formulas, for Calculations 1.1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.calc.expression import Name, Operation
from assay.xbrl.measures import item_type, measure_of
from assay.xbrl.names import concept_of
from assay.xbrl.taxonomy import Sum

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.calc.expression import Expression
    from assay.calc.formula import Formula
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.metric import Metric


def sums_of(catalogue: Catalogue, formulas: Iterable[Formula]) -> tuple[Sum, ...]:
    """Formulas that only add and subtract figures of one unit, one formula a metric.

    A total of parts in different units (megawatt-hours and gigajoules) cannot be said in XBRL; the trace says it.
    """
    by_metric: dict[str, list[Formula]] = {}
    for formula in formulas:
        if formula.into is not None:
            continue  # it gives a part of the metric, not the whole
        by_metric.setdefault(formula.metric, []).append(formula)
    found: list[Sum] = []
    for name, candidates in by_metric.items():
        if len(candidates) != 1 or name not in catalogue.metrics:
            continue
        parts = _parts(candidates[0].expression(), 1)
        if len(parts) < 2 or not all(part in catalogue.metrics for part, _ in parts):
            continue
        if all(_alike(catalogue.metrics[name], catalogue.metrics[part]) for part, _ in parts):
            found.append(Sum(concept_of(name), tuple((concept_of(part), weight) for part, weight in parts)))
    return tuple(found)


def _parts(expression: Expression, weight: int) -> tuple[tuple[str, int], ...]:
    """Names with their signs; empty where anything but adding and subtracting is done."""
    match expression:
        case Name(name):
            return ((name, weight),)
        case Operation("+" | "-" as operator, left, right):
            one, two = _parts(left, weight), _parts(right, weight if operator == "+" else -weight)
            return (*one, *two) if one and two else ()
        case _:
            return ()


def _alike(total: Metric, part: Metric) -> bool:
    if total.period != part.period or total.unit_by or part.unit_by or item_type(total) != item_type(part):
        return False
    one, two = measure_of(total.unit, total.unit), measure_of(part.unit, part.unit)
    return one is not None and two is not None and (one.top, one.over) == (two.top, two.over)
