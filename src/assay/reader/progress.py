"""Saying what is going on while a long document is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Step = Callable[[str], None]
_Item = TypeVar("_Item")


def silent(_: str) -> None:
    """Nobody is told."""


def counted(items: Sequence[_Item], step: Step, what: str, *, every: int) -> Iterator[_Item]:
    """The items one by one; after every so many it is told how far they are: "reading figures, 200 of 7,300"."""
    for place, item in enumerate(items):
        if place and place % every == 0:
            step(f"{what}, {place:,} of {len(items):,}")
        yield item
