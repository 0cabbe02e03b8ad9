"""A figure that is not there, and why. It is never zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reason = Literal["not_collected", "not_applicable", "not_disclosed", "not_computable"]

REASONS: tuple[Reason, ...] = ("not_collected", "not_applicable", "not_disclosed", "not_computable")


@dataclass(frozen=True, slots=True)
class Missing:
    """The absence of a value.

    ``not_collected``: it exists but nobody measured it. ``not_applicable``: it cannot exist here, so a
    sum is whole without it. ``not_disclosed``: known, withheld. ``not_computable``: a formula lacked
    something; ``detail`` says what.
    """

    reason: Reason
    detail: str = ""

    def __str__(self) -> str:
        words = self.reason.replace("_", " ")
        return f"{words} ({self.detail})" if self.detail else words
