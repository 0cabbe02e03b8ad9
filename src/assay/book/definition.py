"""What every reader of register definitions asks: are the keys known, is a word one of those allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


class RegisterFault(ValueError):
    """A register definition that cannot be used; the message names the file, the register and the key."""


def known_keys(where: str, row: Any, keys: Iterable[str], required: Iterable[str] = ()) -> None:
    """Refuse a row that is no mapping, holds another key or lacks one."""
    if not isinstance(row, dict):
        raise RegisterFault(f"{where}: expected keys and values, found '{row}'")
    unknown = sorted(set(row) - set(keys))
    if unknown:
        raise RegisterFault(f"{where}: unknown key '{unknown[0]}'; known are {', '.join(sorted(keys))}")
    for key in required:
        if key not in row:
            raise RegisterFault(f"{where}: '{key}' is required")


def one_of_words(where: str, key: str, word: Any, allowed: Iterable[str]) -> None:
    """Refuse a word that is none of the allowed ones."""
    words = tuple(allowed)
    if word not in words:
        raise RegisterFault(f"{where}: {key} is one of {', '.join(words)}, not '{word}'")
