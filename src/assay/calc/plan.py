"""Which formula yields which metric in a book, and in what order to use them."""

from __future__ import annotations

from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from assay.calc.derived import derived_formulas
from assay.calc.formula import Argument, Formula, resolve_argument
from assay.core.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from assay.catalogue.catalogue import Catalogue
    from assay.factors.parameter import Parameter


@dataclass(frozen=True, slots=True)
class Step:
    """A formula with its arguments resolved. ``located`` ones ask for a parameter, so they need a place and a day."""

    formula: Formula
    arguments: tuple[Argument, ...]

    @property
    def located(self) -> bool:
        return any(argument.parameter for argument in self.arguments)


@dataclass(frozen=True, slots=True)
class Plan:
    """Metrics in an order in which everything is there before it is needed, and the formulas of each.

    ``parts`` are the formulas that give a part of a metric; all that fit are used, and add up.
    """

    order: tuple[str, ...]
    steps: Mapping[str, tuple[Step, ...]]
    parts: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)

    def step(self, metric: str, settings: Mapping[str, str], day: date) -> Step | None:
        """The formula that holds for a book's settings on a day."""
        for step in self.steps.get(metric, ()):
            if step.formula.fits(settings) and step.formula.holds_on(day):
                return step
        return None

    def parts_of(self, metric: str, settings: Mapping[str, str], day: date) -> tuple[Step, ...]:
        """The formulas of the parts of a metric that hold for a book's settings on a day."""
        steps = self.parts.get(metric, ())
        return tuple(step for step in steps if step.formula.fits(settings) and step.formula.holds_on(day))

    def all_steps(self) -> tuple[Step, ...]:
        """Every formula, of wholes and of parts."""
        return tuple(step for group in (self.steps, self.parts) for steps in group.values() for step in steps)

    def parameters(self) -> frozenset[str]:
        return frozenset(a.target for step in self.all_steps() for a in step.arguments if a.parameter)


def make_plan(
    catalogue: Catalogue, formulas: Iterable[Formula], parameters: Mapping[str, Parameter]
) -> tuple[Plan, tuple[Finding, ...]]:
    """Order the metrics. A formula that asks for an unknown name, and a circle of formulas, are findings; they are
    left out and everything else is computed."""
    findings: list[Finding] = []
    steps: dict[str, list[Step]] = {}
    parts: dict[str, list[Step]] = {}
    for formula in (*formulas, *derived_formulas(catalogue)):
        step = _step(formula, catalogue, parameters, findings)
        if step is not None:
            (steps if formula.into is None else parts).setdefault(formula.metric, []).append(step)
    while True:
        graph = {metric: _needs((*steps.get(metric, ()), *parts.get(metric, ()))) for metric in catalogue.metrics}
        try:
            order = tuple(TopologicalSorter(graph).static_order())
            break
        except CycleError as cycle:
            circle = list(cycle.args[1])
            findings.append(_circle(circle))
            for metric in circle:
                steps.pop(metric, None)
                parts.pop(metric, None)
    plan = Plan(
        order,
        {metric: tuple(found) for metric, found in steps.items()},
        {metric: tuple(found) for metric, found in parts.items()},
    )
    return plan, tuple(findings)


def _step(
    formula: Formula, catalogue: Catalogue, parameters: Mapping[str, Parameter], findings: list[Finding]
) -> Step | None:
    def refuse(message: str, action: str) -> None:
        findings.append(
            Finding(code="formula.name", severity="error", message=message, action=action, metric=formula.metric)
        )

    if formula.metric not in catalogue.metrics:
        refuse(
            f"the formula '{formula.metric}' yields no known metric",
            "Give it the name of a metric in metrics.yaml, or add that metric.",
        )
        return None
    strangers = set(formula.into or ()) - set(catalogue.metrics[formula.metric].dimensions)
    if strangers:
        refuse(
            f"the formula '{formula.id}' gives a part by '{min(strangers)}', by which '{formula.metric}' is not split",
            "Add the dimension to the metric, or correct 'into'.",
        )
        return None
    arguments: list[Argument] = []
    for name in formula.arguments:
        try:
            arguments.append(resolve_argument(name, name in formula.optional, catalogue.metrics, parameters))
        except KeyError:
            refuse(
                f"the formula '{formula.metric}' asks for '{name}', which is neither a metric nor a parameter",
                "Correct the argument's name, or add the metric or parameter to the topic.",
            )
            return None
    return Step(formula, tuple(arguments))


def _needs(steps: Iterable[Step]) -> set[str]:
    return {
        argument.target
        for step in steps
        for argument in step.arguments
        if not argument.parameter and argument.view not in ("prior", "opening")
    }


def _circle(circle: list[str]) -> Finding:
    path = " → ".join(circle)
    return Finding(
        code="formula.cycle",
        severity="error",
        message=f"these formulas need each other in a circle: {path}",
        expected="A metric must not, through others, need itself.",
        action="Break the circle: let one of them be recorded instead of computed.",
        metric=circle[0],
    )
