"""Words of the taxonomy and of the viewer, in three languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assay.core.languages import LANGUAGES, Text
from assay.core.strict_yaml import load_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.core.languages import Language


@cache
def _table() -> dict[str, Text]:
    rows = load_yaml(Path(__file__).with_name("words.yaml"))
    return {name: Text.of(row) for name, row in rows.items()}


def words(name: str, /, **texts: Text) -> Text:
    """A pattern filled with texts, each in its language; what is not given stays as it is."""
    return Text(*(_filled(_table()[name].in_language(language), texts, language) for language in LANGUAGES))


def _filled(pattern: str, texts: Mapping[str, Text], language: Language) -> str:
    for key, text in texts.items():
        pattern = pattern.replace(f"{{{key}}}", text.in_language(language))
    return pattern
