"""Which total a total is: greenhouse gas of Scope 1 and 2, or with Scope 3, whatever the label says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.decision import How, decision
from assay.reader.settle.relations import Figure, figures_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.core.interval import Interval
    from assay.reader.claim import Claim
    from assay.reader.settle.relations import Figures, Rulebook

_SHORT, _LONG = "ghg_emissions", "ghg_emissions_with_scope_3"
_PARTS = ("scope_1", "scope_2_location")
_MORE = "scope_3"
_SCOPES_SAID = re.compile(r"\bscopes?\b|範圍|范围|範疇|范畴|範籌|范筹", re.IGNORECASE)


def settle_totals(claims: Sequence[Claim], rules: Rulebook) -> tuple[Claim, ...]:
    """A total with Scope 3 is one without it where no Scope 3 is printed and the sum agrees, and the other way.

    An intensity that names no scopes is of the only total that is printed for its year.
    """
    figures = figures_of(claims, rules.catalogue)
    other: dict[tuple[str, int], str] = {}
    for (metric, dimensions, year), listed in figures.items():
        if metric in (_SHORT, _LONG) and not dimensions and (told := _other(metric, year, listed[0], figures)):
            other[metric, year] = told
    totals = {
        (other.get((metric, year), metric), year)
        for metric, dimensions, year in figures
        if metric in (_SHORT, _LONG) and not dimensions
    }
    alone = frozenset(year for metric, year in totals if metric == _LONG and (_SHORT, year) not in totals)
    if not other and not alone:
        return tuple(claims)
    return tuple(_intensity(_renamed(claim, other, rules), alone, rules) for claim in claims)


def _other(metric: str, year: int, total: Figure, figures: Figures) -> str:
    parts = [figures[name, (), year][0].interval for name in _PARTS if (name, (), year) in figures]
    if len(parts) < len(_PARTS):
        return ""
    short = parts[0] + parts[1]
    more = _scope_3(year, figures)
    if metric == _LONG:
        wrong = more is not None and (short + more).meets(total.interval)
        return _SHORT if short.meets(total.interval) and not wrong else ""
    if more is None or short.meets(total.interval):
        return ""
    return _LONG if (short + more).meets(total.interval) else ""


def _scope_3(year: int, figures: Figures) -> Interval | None:
    whole = figures.get((_MORE, (), year))
    if whole:
        return whole[0].interval
    parts = [listed[0].interval for (name, cut, at), listed in figures.items() if name == _MORE and cut and at == year]
    total: Interval | None = None
    for part in parts:
        total = part if total is None else total + part
    return total


def _renamed(claim: Claim, other: dict[tuple[str, int], str], rules: Rulebook) -> Claim:
    """The total, its intensities and its growth go together."""
    metric = rules.catalogue.metrics.get(claim.metric)
    if metric is None or claim.fiscal_year is None:
        return claim
    base = metric.derived.of if metric.derived else metric.id
    target = other.get((base, claim.fiscal_year), "")
    name = target + claim.metric.removeprefix(base) if target else ""
    if name not in rules.catalogue.metrics:
        return claim
    why = decision(How.METRIC_SCOPES, metric=name, year=claim.fiscal_year)
    return replace(claim, metric=name, decided=(*claim.decided, why))


def _intensity(claim: Claim, alone: frozenset[int], rules: Rulebook) -> Claim:
    """An intensity of emissions that names no scopes is with Scope 3 in the years that print that total ``alone``."""
    metric = rules.catalogue.metrics.get(claim.metric)
    derived = metric.derived if metric is not None else None
    if claim.fiscal_year not in alone or derived is None or (derived.of, derived.kind) != (_SHORT, "per"):
        return claim
    name = _LONG + claim.metric.removeprefix(_SHORT)
    if name not in rules.catalogue.metrics or any(_SCOPES_SAID.search(label) for label in claim.labels[-2:]):
        return claim
    why = decision(How.METRIC_SCOPES, metric=name, year=claim.fiscal_year)
    return replace(claim, metric=name, decided=(*claim.decided, why))
