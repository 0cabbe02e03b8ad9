"""The words that the audit page adds by itself, in its language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assay.core.languages import Text
from assay.core.strict_yaml import load_yaml

if TYPE_CHECKING:
    from assay.core.languages import Language


@cache
def audit_words() -> dict[str, Text]:
    """Every phrase by name."""
    table = load_yaml(Path(__file__).with_name("audit_words.yaml"))
    return {name: Text.of(words) for name, words in table.items()}


@cache
def audit_titles() -> dict[str, Text]:
    """The title of every code of a finding about a document."""
    table = load_yaml(Path(__file__).with_name("audit_titles.yaml"))
    return {code: Text.of(words) for code, words in table.items()}


def say(name: str, language: Language, /, **values: object) -> str:
    """A phrase with its ``{names}`` filled in. An unknown name is a fault of the program."""
    text = audit_words()[name].in_language(language)
    for key, value in values.items():
        text = text.replace("{" + key + "}", str(value))
    return text


def known(name: str, language: Language) -> str:
    """A phrase, or the name itself in words where there is none."""
    found = audit_words().get(name)
    return found.in_language(language) if found else name.replace("_", " ").capitalize()


def title_of(code: str, language: Language) -> str:
    """What a finding's code means, as a title."""
    found = audit_titles().get(code)
    return found.in_language(language) if found else code.rpartition(".")[2].replace("_", " ").capitalize()
