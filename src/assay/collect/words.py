"""The words of collection workbooks and of the comments in their cells, in three languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assay.core.languages import LANGUAGES
from assay.core.strict_yaml import load_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.core.languages import Language

_HERE = Path(__file__).parent


@cache
def _said() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(row) for name, row in load_yaml(_HERE / "words.yaml").items()}


@cache
def fault_words() -> Mapping[str, tuple[str, ...]]:
    """Code of a finding -> its sentence in Traditional and in Simplified Chinese."""
    return {name: tuple(row) for name, row in load_yaml(_HERE / "faults.yaml").items()}


def say(name: str, language: Language, **slots: object) -> str:
    """One sentence of the workbook."""
    return _said()[name][LANGUAGES.index(language)].format(**slots)
