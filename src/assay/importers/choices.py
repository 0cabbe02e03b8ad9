"""The values of choice columns as people write and read them: their names in three languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assay.core.languages import Text
from assay.core.strict_yaml import load_yaml
from assay.importers.headers import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@cache
def _rows() -> Mapping[str, tuple[str, ...]]:
    loaded = load_yaml(Path(__file__).with_name("choices.yaml"))
    return {name: tuple(str(word) for word in row) for name, row in loaded.items()}


def choice_label(choice: str) -> Text:
    """The name of a value; its id where nobody has named it."""
    row = _rows().get(choice)
    return Text(*row[:3]) if row else Text(choice, choice, choice)


def choice_spellings(choices: Iterable[str]) -> dict[str, str]:
    """Folded spelling -> value. A spelling that two values share means neither; an id always means itself."""
    known = tuple(choices)
    found: dict[str, str | None] = {}
    for choice in known:
        for spelling in {folded(word) for word in _rows().get(choice, ())}:
            found[spelling] = choice if found.get(spelling, choice) == choice else None
    found |= {folded(choice): choice for choice in known}
    return {spelling: choice for spelling, choice in found.items() if choice}
