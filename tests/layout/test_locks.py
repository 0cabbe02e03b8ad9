"""What is installed is pinned with hashes, names no host, and is used."""

from __future__ import annotations

import re
import sys
import tomllib
from functools import cache

import pytest

from layout.source_tree import REPOSITORY, is_ours, modules

LOCKS = ("requirements.lock", "requirements-dev.lock")

# Distributions that are imported under another name.
IMPORTED_AS = {
    "arelle-release": "arelle",
    "pillow": "PIL",
    "python-docx": "docx",
    "pyyaml": "yaml",
    "vl-convert-python": "vl_convert",
}

# What another dependency runs on and does not ask for by itself.
RUN_BY = {"onnxruntime": "rapidocr"}


@cache
def locked(name: str) -> dict[str, str]:
    """Each requirement of a lock file with the lines that belong to it."""
    text = (REPOSITORY / name).read_text("utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    entries = re.split(r"\n(?=\S)", lines.strip())
    return {re.split(r"[=\[ ]", entry)[0]: entry for entry in entries}


def declared() -> list[str]:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    return [re.split(r"[<>=\[ ]", requirement)[0].lower() for requirement in project["dependencies"]]


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_one_version_with_hashes(name: str) -> None:
    entry = re.compile(r"\S+==\S+( ; [^\\\n]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+")
    assert not [text for text in locked(name).values() if not entry.fullmatch(text)]


def test_development_has_the_same_versions() -> None:
    runtime, development = (locked(name) for name in LOCKS)
    assert {name: development.get(name) for name in runtime} == runtime


def test_what_is_declared_is_locked_and_builds() -> None:
    assert {*declared(), "hatchling", "editables"} <= locked("requirements.lock").keys()


@pytest.mark.parametrize("name", declared())
def test_what_is_declared_is_used(name: str) -> None:
    module = IMPORTED_AS.get(name, name.replace("-", "_"))
    if name in RUN_BY:
        assert RUN_BY[name] in declared()
        return
    users = [m.name for m in modules().values() if module in {i.target.split(".")[0] for i in m.imports}]
    assert users, f"nothing in src imports {module}; take {name} out of pyproject.toml"


def test_what_is_used_is_declared() -> None:
    known = {IMPORTED_AS.get(name, name.replace("-", "_")) for name in declared()} | set(sys.stdlib_module_names)
    foreign = {(i.target.split(".")[0], m.name) for m in modules().values() for i in m.imports if not is_ours(i.target)}
    assert not {(name, user) for name, user in foreign if name not in known}
