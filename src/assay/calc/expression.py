"""Formulas as symbols: what a formula says when it is called with names instead of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from assay.core.numbers import shortest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Operator = Literal["+", "-", "*", "/"]

_SIGN: dict[Operator, str] = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_RANK: dict[Operator, int] = {"+": 1, "-": 1, "*": 2, "/": 2}


class _Arithmetic:
    """Operators that build a tree instead of a number."""

    def __add__(self, other: Any) -> Operation:
        return Operation("+", _term(self), _term(other))

    def __radd__(self, other: Any) -> Operation:
        return Operation("+", _term(other), _term(self))

    def __sub__(self, other: Any) -> Expression:
        if other is None:
            return _term(self)
        return Operation("-", _term(self), _term(other))

    def __rsub__(self, other: Any) -> Operation:
        return Operation("-", _term(other), _term(self))

    def __mul__(self, other: Any) -> Operation:
        return Operation("*", _term(self), _term(other))

    def __rmul__(self, other: Any) -> Operation:
        return Operation("*", _term(other), _term(self))

    def __truediv__(self, other: Any) -> Operation:
        return Operation("/", _term(self), _term(other))

    def __rtruediv__(self, other: Any) -> Operation:
        return Operation("/", _term(other), _term(self))


@dataclass(frozen=True, slots=True)
class Name(_Arithmetic):
    """An argument of a formula."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant(_Arithmetic):
    """A number written in a formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Operation(_Arithmetic):
    """Two expressions joined."""

    operator: Operator
    left: Expression
    right: Expression


Expression = Name | Constant | Operation


def _term(value: Any) -> Expression:
    return value if isinstance(value, Name | Constant | Operation) else Constant(Decimal(value))


def names_in(expression: Expression) -> tuple[str, ...]:
    """The arguments an expression uses, in order, each once."""
    match expression:
        case Name(name):
            return (name,)
        case Constant():
            return ()
        case Operation(_, left, right):
            return tuple(dict.fromkeys((*names_in(left), *names_in(right))))


def in_words(expression: Expression, word: Callable[[str], str]) -> str:
    """The expression with each name put into words: ``purchased electricity × grid emission factor``."""
    return _words(expression, word, 0, right=False)


def _words(expression: Expression, word: Callable[[str], str], outer: int, *, right: bool) -> str:
    match expression:
        case Name(name):
            return word(name)
        case Constant(value):
            return shortest(value)
        case Operation(operator, one, two):
            rank = _RANK[operator]
            text = (
                f"{_words(one, word, rank, right=False)} {_SIGN[operator]} "
                f"{_words(two, word, rank, right=operator in '-/')}"
            )
            return f"({text})" if rank < outer or (rank == outer and right) else text


def evaluate(expression: Expression, values: Mapping[str, Any]) -> Any:
    """The expression with values for its names; whatever the values are, their arithmetic is used."""
    match expression:
        case Name(name):
            return values[name]
        case Constant(value):
            return value
        case Operation(operator, left, right):
            one, two = evaluate(left, values), evaluate(right, values)
            match operator:
                case "+":
                    return one + two
                case "-":
                    return one - two
                case "*":
                    return one * two
                case "/":
                    return one / two


class NotSolvable(ValueError):
    """The unknown stands more than once, or nowhere."""


def solve(expression: Expression, unknown: str, result: Any, values: Mapping[str, Any]) -> Any:
    """What the unknown must be for the expression to give ``result``.

    With intervals this is the *implied* value: the factor behind a printed emission and a printed amount.
    Raises `NotSolvable` where the unknown stands more than once.
    """
    match expression:
        case Name(name) if name == unknown:
            return result
        case Operation(operator, left, right):
            in_left, in_right = unknown in names_in(left), unknown in names_in(right)
            if in_left == in_right:
                raise NotSolvable(unknown)
            known = evaluate(right if in_left else left, values)
            inner = left if in_left else right
            match operator:
                case "+":
                    target = result - known
                case "*":
                    target = result / known
                case "-":
                    target = result + known if in_left else known - result
                case "/":
                    target = result * known if in_left else known / result
            return solve(inner, unknown, target, values)
        case _:
            raise NotSolvable(unknown)
