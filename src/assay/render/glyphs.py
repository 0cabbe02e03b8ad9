"""The fonts that ship with the package: where they lie, which language uses which, what they can show."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assay.core.languages import Language
    from assay.report.document import Document

FONT_FOLDER = Path(__file__).parent / "fonts"

# In order of preference. The other script stands behind each, so that a name written in it is still shown.
TEXT_FAMILIES: Mapping[Language, tuple[str, ...]] = {
    "en": ("Source Sans 3", "Noto Sans CJK HK", "Noto Sans CJK SC"),
    "zh-Hant": ("Noto Sans CJK HK", "Noto Sans CJK SC", "Source Sans 3"),
    "zh-Hans": ("Noto Sans CJK SC", "Noto Sans CJK HK", "Source Sans 3"),
}
TITLE_FAMILIES: Mapping[Language, tuple[str, ...]] = {
    "en": ("Source Serif 4 Display", "Noto Serif CJK HK", "Noto Serif CJK SC"),
    "zh-Hant": ("Noto Serif CJK HK", "Noto Serif CJK SC", "Source Serif 4 Display"),
    "zh-Hans": ("Noto Serif CJK SC", "Noto Serif CJK HK", "Source Serif 4 Display"),
}


def missing_glyphs(text: str, language: Language) -> str:
    """The characters of ``text`` that no shipped text font of the language can show, each once, in order.

    Empty when all can be shown. Titles are set in other families of the same coverage.
    """
    shown = _shown_in(language)
    return "".join(sign for sign in dict.fromkeys(text) if ord(sign) not in shown and sign not in "\n\t\r")


def missing_glyphs_of(document: Document) -> str:
    """The characters of a document that its fonts cannot show."""
    return missing_glyphs("".join(_texts(document)), document.language)


def _texts(part: object) -> Iterator[str]:
    """Every text in a document tree. Names and keys are among them; they are plain letters."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from _texts(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))


@cache
def _shown_in(language: Language) -> frozenset[int]:
    coverage = _coverage()
    return frozenset().union(*(coverage[family] for family in TEXT_FAMILIES[language]))


@cache
def _coverage() -> Mapping[str, frozenset[int]]:
    lines = (FONT_FOLDER / "coverage.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return {family: frozenset(_points(ranges)) for family, ranges in pairs}


def _points(ranges: str) -> set[int]:
    """The code points of ``20-7E,A0,100-17F``."""
    points: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points
