"""What no file may hold: places of one machine, and in the source the names of the groups in the examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from layout.source_tree import PACKAGE, REPOSITORY

TEXT = {".py", ".md", ".yaml", ".yml", ".csv", ".toml", ".lock", ".typ", ".css", ".txt", ".html", ".json", ".in"}
FOLDERS = ("src", "tests", "docs", "examples", "benchmarks", ".ci")

# Written in pieces, so that this file does not find itself.
MACHINE = re.compile(
    "|".join(
        (
            r"(?<![\w.<])/(?:" + "work|tmp|root|home|Users|opt|mnt" + r")/\w",
            r"[A-Z]:\\\\?" + "Users",
            "py" + r"pi\.org",
            "python" + "hosted",
            "npmjs" + r"\.(?:org|com)",
            r"deb\." + "debian",
            "file:" + "//",
            r"^--(?:extra-)?index-url|^--find-links",
        )
    ),
    re.MULTILINE,
)


@cache
def texts() -> dict[str, str]:
    return {
        path.relative_to(REPOSITORY).as_posix(): path.read_text("utf-8") for path in _files() if path.suffix in TEXT
    }


def _files() -> Iterator[Path]:
    yield from (path for path in REPOSITORY.iterdir() if path.is_file())
    yield REPOSITORY / ".ci" / "run"
    for folder in FOLDERS:
        yield from (p for p in sorted((REPOSITORY / folder).rglob("*")) if p.is_file() and "__pycache__" not in p.parts)


def test_no_text_names_a_place_of_one_machine() -> None:
    found = [
        f"{name}:{text.count(chr(10), 0, hit.start()) + 1}: {hit.group()}"
        for name, text in texts().items()
        for hit in MACHINE.finditer(text)
    ]
    assert not found


def _groups() -> Iterator[str]:
    """Names of the groups whose books are the examples, and the names of their folders without the year."""
    for head in sorted((REPOSITORY / "examples").rglob("book.yaml")):
        group = yaml.safe_load(head.read_text("utf-8"))["group"]
        yield head.parent.name.rsplit("-", 1)[0]
        for names in (group["name"], group.get("short_name", {})):
            yield from names.values()


@pytest.mark.parametrize("name", sorted(set(_groups())))
def test_the_source_names_no_group(name: str) -> None:
    word = re.compile(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", re.IGNORECASE)
    inside = [shown for shown, text in texts().items() if shown.startswith("src/") and word.search(text)]
    assert PACKAGE.is_dir()
    assert not inside, f"'{name}' stands in {inside}; what holds for one group belongs in its book"
