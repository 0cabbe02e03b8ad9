"""Formulas that only add and subtract figures: of what a total is the sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.calc.expression import Name, Operation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assay.calc.expression import Expression
    from assay.calc.formula import Formula
    from assay.catalogue.catalogue import Catalogue

Parts = tuple[tuple[str, int], ...]


def additive_parts(catalogue: Catalogue, formulas: Iterable[Formula]) -> Mapping[str, Parts]:
    """For each metric that one formula makes by adding and subtracting metrics: these, with weight 1 or -1."""
    by_metric: dict[str, list[Formula]] = {}
    for formula in formulas:
        if formula.into is not None:
            continue  # it gives a part of the metric, not the whole
        by_metric.setdefault(formula.metric, []).append(formula)
    found: dict[str, Parts] = {}
    for name, candidates in by_metric.items():
        if len(candidates) != 1 or name not in catalogue.metrics:
            continue
        parts = _parts(candidates[0].expression(), 1)
        if len(parts) > 1 and all(part in catalogue.metrics for part, _ in parts):
            found[name] = parts
    return found


def _parts(expression: Expression, weight: int) -> Parts:
    """Names with their signs; empty where anything but adding and subtracting is done."""
    match expression:
        case Name(name):
            return ((name, weight),)
        case Operation("+" | "-" as operator, left, right):
            one, two = _parts(left, weight), _parts(right, weight if operator == "+" else -weight)
            return (*one, *two) if one and two else ()
        case _:
            return ()
