"""The words that the report adds by itself, in its language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assay.core.languages import Text
from assay.core.strict_yaml import load_yaml

if TYPE_CHECKING:
    from assay.core.languages import Language


@cache
def _table() -> dict[str, Text]:
    files = sorted(Path(__file__).parent.glob("words*.yaml"))
    return {name: Text.of(words) for file in files for name, words in load_yaml(file).items()}


def word(name: str, language: Language, /, **values: object) -> str:
    """A phrase of ``words*.yaml`` with its ``{names}`` filled in. An unknown name is a fault of the program."""
    text = _table()[name].in_language(language)
    for key, value in values.items():
        text = text.replace("{" + key + "}", str(value))
    return text


def all_words() -> dict[str, Text]:
    """Every phrase, for the test that none lacks a language."""
    return dict(_table())
