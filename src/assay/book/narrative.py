"""The prose of a report, a file a section and language: ``A1.GD.en.md``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.languages import LANGUAGES, Language
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Passage:
    """One file of prose. ``path`` is relative to the book, for findings; ``text`` is Markdown as written."""

    section: str
    language: Language
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """Passages by section (a provision, or ``about``) and language."""

    passages: Mapping[tuple[str, Language], Passage] = field(default_factory=dict)

    def get(self, section: str, language: Language) -> Passage | None:
        return self.passages.get((section, language))

    @property
    def sections(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(section for section, _ in self.passages))


def read_narrative(folder: Path, log: list[Finding]) -> Narrative:
    found: dict[tuple[str, Language], Passage] = {}
    for path in sorted(folder.glob("*.md")):
        name = f"narrative/{path.name}"
        section, _, ending = path.stem.rpartition(".")
        language = next((known for known in LANGUAGES if known == ending), None)
        if language is None or not section:
            log.append(
                _finding(
                    "narrative.name",
                    name,
                    f"'{path.name}' does not say its section and language.",
                    "Expected <section>.<language>.md, such as 'A1.GD.en.md' (en, zh-Hant, zh-Hans).",
                    "Rename the file; it is not read.",
                )
            )
            continue
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as fault:
            log.append(
                _finding(
                    "file.unreadable",
                    name,
                    f"'{path.name}' cannot be read as UTF-8 text: {fault}.",
                    "Expected Markdown in UTF-8.",
                    "Save it as UTF-8; it is not read.",
                )
            )
            continue
        found[section, language] = Passage(section, language, text.replace("\r\n", "\n"), name)
    return Narrative(found)


def _finding(code: str, name: str, message: str, expected: str, action: str) -> Finding:
    return Finding(code=code, severity="error", message=message, place=Place(name), expected=expected, action=action)
