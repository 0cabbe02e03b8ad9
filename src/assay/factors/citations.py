"""How what is cited is called in each language: documents, who published them, and what formulas rest on.

Sources are stored in English, as they were noted. A report in Chinese names them by their Chinese titles; what has none
stays as it was noted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assay.core.languages import Text
from assay.core.strict_yaml import load_yaml

if TYPE_CHECKING:
    from pathlib import Path

Citations = Mapping[str, Text]


def read_citations(folder: Path) -> Citations:
    """The lists of a folder, by the English words. A citation that stands twice, or lacks a language, raises
    `ValueError`: these files are ours."""
    found: dict[str, Text] = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry in load_yaml(path):
            text = Text.of(entry)
            if text.missing or text.en in found:
                raise ValueError(f"{path.name}: '{text.en}' stands twice or lacks a language")
            found[text.en] = text
    return found
