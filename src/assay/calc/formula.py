"""Formulas: one definition that computes, audits and explains.

A formula is a pure function of a few lines in a topic's ``formulas.py``. Its name is the metric it yields; the names of
its arguments are the metrics and parameters it needs. An argument may end in

- ``_total``: the figure over all its dimensions (the whole that a share is a part of),
- ``_opening``: a state at the end of the year before,
- ``_prior``: the same figure of the year before.

(``_base``, the figure of a target's base year, is for formulas that follow from a book's targets.)

An argument with the default ``None`` is left out where the group reports nothing of the kind; all others must be
there; one that is subtracted may be absent too, and nothing is taken away. The body may add, subtract, multiply, divide
and call `assay.core.quantity.total`, nothing else: so it can be called with exact quantities, with intervals and with
names.

A formula with ``into`` gives a part of its metric: it is used cell by cell, at the members that ``into`` names, and the
parts of all such formulas add up to the metric. A metric may have a formula for the whole besides; then the two are
compared.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from assay.calc.expression import Expression, Name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

View = Literal["", "total", "opening", "prior", "base"]

_VIEWS: tuple[View, ...] = ("total", "opening", "prior")


@dataclass(frozen=True, slots=True)
class Argument:
    """What a formula asks for under one of its argument names."""

    name: str
    target: str
    view: View
    parameter: bool
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A function that yields a metric, with the time it holds, the settings it is for, and its source.

    ``into`` is ``None`` for a formula that yields the metric itself, else the members of the part that it yields.
    """

    metric: str
    function: Callable[..., Any]
    arguments: tuple[str, ...]
    optional: frozenset[str]
    source: str
    since: date = date.min
    until: date | None = None
    when: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""
    into: Mapping[str, str] | None = None

    @property
    def id(self) -> str:
        """Unique among formulas: the metric, and the variant where there are several."""
        return f"{self.metric}:{self.variant}" if self.variant else self.metric

    def __call__(self, *values: Any, **named: Any) -> Any:
        return self.function(*values, **named)

    def expression(self, present: frozenset[str] | None = None) -> Expression:
        """The formula as symbols, without the optional arguments that are not ``present``."""
        symbols: dict[str, Any] = {
            name: None if present is not None and name in self.optional and name not in present else Name(name)
            for name in self.arguments
        }
        result: Expression = self.function(**symbols)
        return result

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def fits(self, settings: Mapping[str, str]) -> bool:
        return all(settings.get(name) == value for name, value in self.when.items())


def formula(
    *,
    source: str,
    metric: str = "",
    since: str = "",
    until: str = "",
    when: Mapping[str, str] | None = None,
    into: Mapping[str, str] | None = None,
) -> Callable[[Callable[..., Any]], Formula]:
    """Declare a formula. ``metric`` is needed only where several functions yield one metric, each ``when`` it fits,
    or each ``into`` a part of it."""

    def declare(function: Callable[..., Any]) -> Formula:
        parameters = inspect.signature(function).parameters
        return Formula(
            metric=metric or function.__name__,
            function=function,
            arguments=tuple(parameters),
            optional=frozenset(name for name, p in parameters.items() if p.default is None),
            source=source,
            since=date.fromisoformat(since) if since else date.min,
            until=date.fromisoformat(until) if until else None,
            when=dict(when or {}),
            variant="" if function.__name__ == (metric or function.__name__) else function.__name__,
            into=None if into is None else dict(into),
        )

    return declare


def formulas_in(module: ModuleType) -> tuple[Formula, ...]:
    """The formulas that a topic's module declares, in the order they stand."""
    return tuple(value for value in vars(module).values() if isinstance(value, Formula))


def resolve_argument(name: str, optional: bool, metrics: Mapping[str, Any], parameters: Mapping[str, Any]) -> Argument:
    """What an argument name stands for. Raises `KeyError` with the name when it stands for nothing."""
    if name in parameters:
        return Argument(name, name, "", parameter=True, optional=optional)
    if name in metrics:
        return Argument(name, name, "", parameter=False, optional=optional)
    for view in _VIEWS:
        stem = name.removesuffix(f"_{view}")
        if stem != name and stem in metrics:
            return Argument(name, stem, view, parameter=False, optional=optional)
    raise KeyError(name)
