"""Garbage is collected less often while a document is read: nearly all that is made is kept, and looked at in vain."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Objects that are made before the young ones are looked at; Python's own number is 700.
_YOUNG = 50_000


@contextmanager
def seldom_collected() -> Iterator[None]:
    """As it was afterwards. Does nothing where nothing is ever collected, or already less often."""
    young, middle, old = gc.get_threshold()
    if not 0 < young < _YOUNG:
        yield
        return
    gc.set_threshold(_YOUNG, middle, old)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)
