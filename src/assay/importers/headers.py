"""Column names as people write them, matched to field names: case, width, spaces and language do not matter."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assay.core.languages import Text
from assay.core.strict_yaml import load_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """``fields``: field -> header as written. ``unknown``: headers that name no field. ``twice``: second namings."""

    fields: Mapping[str, str]
    unknown: tuple[str, ...]
    twice: tuple[tuple[str, str], ...]


def folded(text: str) -> str:
    """A name without what does not matter: width, case, spaces, underscores, a star for "required"."""
    return re.sub(r"[\s_*：:]+", "", unicodedata.normalize("NFKC", text).casefold())


@cache
def labels() -> Mapping[str, Text]:
    """The printed name of every known column in three languages."""
    return {name: Text(*row[:3]) for name, row in load_yaml(Path(__file__).with_name("headers.yaml")).items()}


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    """Folded spelling -> the fields it may mean; which one depends on the register."""
    found: dict[str, list[str]] = {}
    for name, row in load_yaml(Path(__file__).with_name("headers.yaml")).items():
        for spelling in row:
            fields = found.setdefault(folded(spelling), [])
            if name not in fields:
                fields.append(name)
    return {spelling: tuple(fields) for spelling, fields in found.items()}


def match_headers(headers: Iterable[str], fields: Collection[str]) -> HeaderMatch:
    """Which header stands for which of the fields. A field's own name beats any other spelling."""
    own = {folded(name): name for name in fields}
    known = set(fields)
    matched: dict[str, str] = {}
    unknown: list[str] = []
    twice: list[tuple[str, str]] = []
    for header in headers:
        key = folded(header)
        field = own.get(key) or next((name for name in _spellings().get(key, ()) if name in known), None)
        if field is None:
            unknown.append(header)
        elif field in matched:
            twice.append((header, field))
        else:
            matched[field] = header
    return HeaderMatch(matched, tuple(unknown), tuple(twice))


def near(word: str, choices: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The choices that look most like a word, best first."""
    pool = {folded(choice): choice for choice in choices}
    return tuple(pool[key] for key in difflib.get_close_matches(folded(word), pool, count, 0.6))
