"""Every code that the source can emit is explained in docs/findings.md, and nothing else is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs" / "findings.md"

# A code is a literal like "record.date"; a name of a file looks the same but for its end.
CODE = re.compile(r"[a-z_]+\.[a-z][a-z0-9_]*")
FILES = (
    ".html",
    ".xml",
    ".xsd",
    ".zip",
    ".js",
    ".yaml",
    ".csv",
    ".txt",
    ".typ",
    ".css",
    ".py",
    ".md",
    ".json",
    ".xlsx",
    ".xhtml",
    ".pdf",
    ".svg",
    ".otf",
)


def _codes_in_source() -> set[str]:
    return {
        node.value
        for path in (REPOSITORY / "src" / "assay").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
        and not node.value.endswith(FILES)
    }


def _rows() -> list[list[str]]:
    lines = PAGE.read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]


def test_every_code_is_explained() -> None:
    missing = _codes_in_source() - {row[0].strip("`") for row in _rows()}
    assert not missing, f"add to docs/findings.md: {sorted(missing)}"


def test_no_code_is_explained_that_is_gone() -> None:
    gone = {row[0].strip("`") for row in _rows()} - _codes_in_source()
    assert not gone, f"remove from docs/findings.md: {sorted(gone)}"


def test_every_row_is_whole() -> None:
    for code, severity, meaning, action in _rows():
        assert set(severity.split(", ")) <= {"error", "warning", "note"}, code
        assert meaning, code
        assert action, code


def test_codes_stand_once() -> None:
    codes = [row[0] for row in _rows()]
    assert len(codes) == len(set(codes))
