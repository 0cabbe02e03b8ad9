"""What the report says by itself: whole in three languages, and nothing asked for that is not there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import assay
from assay.core.languages import LANGUAGES
from assay.core.missing import REASONS
from assay.core.strict_yaml import load_yaml
from assay.report.words import all_words, word

SOURCES = sorted((Path(assay.__file__).parent / "report").glob("*.py"))
COMPUTED = {"on_track", "off_track", "high", "moderate", "low"}
NAMES = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("name", sorted(all_words()))
def test_a_phrase_has_three_languages_and_the_same_names_to_fill_in(name: str) -> None:
    phrase = all_words()[name]
    assert not phrase.missing
    asked = [sorted(NAMES.findall(phrase.in_language(language))) for language in LANGUAGES]
    assert asked[0] == asked[1] == asked[2]


def test_no_phrase_stands_in_two_files() -> None:
    files = (Path(assay.__file__).parent / "report").glob("words*.yaml")
    assert sum(len(load_yaml(file)) for file in files) == len(all_words())


def said(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Every phrase that a module asks for by a fixed name, with what it fills in."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ("say", "word") and node.args and isinstance(node.args[0], ast.Constant):
            yield node.args[0].value, {keyword.arg or "" for keyword in node.keywords}


def test_every_phrase_asked_for_is_there_and_filled_in() -> None:
    calls = [(path.name, name, given) for path in SOURCES for name, given in said(path)]
    assert len(calls) > 60
    wrong = [
        (file, name, given)
        for file, name, given in calls
        if name not in all_words() or set(NAMES.findall(all_words()[name].en)) != given
    ]
    assert wrong == []


def test_phrases_with_computed_names_are_there() -> None:
    statuses = {"disclosed", "partial", "explained", "missing"}
    assert set(REASONS) | statuses | COMPUTED <= set(all_words())


def test_names_are_filled_in() -> None:
    assert word("goal_by", "zh-Hant", change="−20%", year=2030) == "2030年前−20%"
