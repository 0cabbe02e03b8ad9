"""An error of ours in one table, sentence or check must not take the rest of a document with it.

What failed is told as a warning of Python with what it was about, and in the reading: figures as not placed, names as
missing, a check as not done. In tests every such warning is an error.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Read = TypeVar("_Read")
_Instead = TypeVar("_Instead")
# What a mistake in a program raises. What a document does wrong has its own errors, and those go up.
_OURS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


class ReadingFault(RuntimeWarning):
    """A part of a document could not be read because of an error in Assay."""


def kept_going(read: Callable[[], _Read], instead: Callable[[], _Instead], about: str) -> _Read | _Instead:
    """What ``read`` gives; ``instead`` where it fails by an error of ours. ``about`` says what was being read."""
    try:
        return read()
    except _OURS as fault:
        told = f"{about} could not be read: {type(fault).__name__}: {fault}"
        warnings.warn(told, ReadingFault, stacklevel=2)
        return instead()
