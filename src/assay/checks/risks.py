"""What the register of climate risks says, held against itself, the calendar and the figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.book.risks import CURRENT
from assay.core.findings import Finding
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.checks.case import Case
    from assay.core.findings import Severity

_PLACE = Place("risks.yaml")
_OLDEST = 3  # years after which scenarios no longer fit a plan that is renewed every year
_OPEN = ("planned", "under_way")


def check_risks(case: Case) -> Iterator[Finding]:
    """A price that no figure gives, steps overdue, effects out of their horizon, risks that no scenario tests."""
    yield from _price(case)
    yield from _steps(case)
    yield from _horizons(case)
    yield from _scenarios(case)


def _price(case: Case) -> Iterator[Finding]:
    price = case.book.risks.carbon_price
    if price is None or not price.used:
        return
    year = case.book.reporting_year
    fact = case.facts.get(price.price, year) if price.price else None
    if fact is None or not isinstance(fact.value, Decimal):
        named = f"the metric {price.price} has no figure for {year}" if price.price else "no metric gives it"
        yield _found(
            "risk.price",
            "warning",
            f"an internal price of carbon is said to be used, and {named}.",
            "The price of the year as a record, and its metric under carbon_price.price.",
            "Record the price, or say that none is used.",
        )


def _steps(case: Case) -> Iterator[Finding]:
    plan, year = case.book.risks.plan, case.book.reporting_year
    for step in plan.steps if plan is not None else ():
        if step.year <= year and step.status in _OPEN:
            yield _found(
                "risk.step_late",
                "warning",
                f"the step '{step.what.en}' was due by {step.year} and is {step.status.replace('_', ' ')}.",
                f"Steps up to {year} that are done, delayed or given up.",
                "Say what became of it, and set a new year if it is delayed.",
            )


def _horizons(case: Case) -> Iterator[Finding]:
    for risk in case.book.risks.risks:
        for effect in risk.effects:
            if effect.when not in (CURRENT, *risk.horizons):
                yield _found(
                    "risk.effect_horizon",
                    "warning",
                    f"'{risk.id}' has an effect in the horizon '{effect.when}', in which it is not said to act.",
                    f"One of {', '.join(risk.horizons)}.",
                    "Add the horizon to the risk, or move the effect.",
                )


def _scenarios(case: Case) -> Iterator[Finding]:
    register = case.book.risks
    tested = {result.risk for scenario in register.scenarios for result in scenario.results}
    for risk in register.risks if register.scenarios else ():
        if risk.id not in tested:
            yield _found(
                "risk.no_result",
                "note",
                f"no scenario says what it does to '{risk.id}'.",
                "A result of at least one scenario for every risk and opportunity.",
                "Add the result.",
            )
    end = case.book.period(case.book.reporting_year).end
    if register.analysis is not None and register.analysis.carried_out.year + _OLDEST < end.year:
        yield _found(
            "risk.analysis_old",
            "note",
            f"the scenarios were applied on {register.analysis.carried_out}, {_OLDEST} years or more before the year.",
            "An analysis as old as the plan it tests, at most.",
            "Renew it, or say why it still holds.",
        )


def _found(code: str, severity: Severity, message: str, expected: str, action: str) -> Finding:
    return Finding(code=code, severity=severity, place=_PLACE, message=message, expected=expected, action=action)
