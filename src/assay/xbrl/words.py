"""Words of the taxonomy and of the viewer, in three languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assay.core.languages import LANGUAGES, Text
from assay.core.strict_yaml import load_yaml


@cache
def _table() -> dict[str, Text]:
    rows = load_yaml(Path(__file__).with_name("words.yaml"))
    return {name: Text.of(row) for name, row in rows.items()}


def words(name: str, /, **texts: Text) -> Text:
    """A pattern filled with texts, each in its language."""
    pattern = _table()[name]
    return Text(
        *(
            pattern.in_language(language).format(**{key: text.in_language(language) for key, text in texts.items()})
            for language in LANGUAGES
        )
    )
