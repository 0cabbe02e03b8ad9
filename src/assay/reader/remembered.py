"""For pure functions of a text: the same cells, labels and headings come again in every row and on every page."""

from __future__ import annotations

from functools import lru_cache

remembered = lru_cache(maxsize=32768)
