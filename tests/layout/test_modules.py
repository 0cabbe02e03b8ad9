"""Files stay small, say by their names what they do, and heavy libraries stay in their corner."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from layout.source_tree import REPOSITORY, modules

LONGEST = 500
VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}

# A library that is slow to import, or that we may want to change for another, and the only modules that touch it.
HEAVY = {
    "arelle": {"assay.xbrl.arelle_run"},
    "duckdb": {"assay.importers.parquet", "assay.calc.bulk_duckdb"},
    "docx": {f"assay.render.word.{name}" for name in ("docx", "elements", "styles", "tables")},
    "python_calamine": {"assay.importers.workbooks"},
    "typst": {"assay.render.pdf"},
    "vl_convert": {"assay.render.chart_svg"},
    "xlsxwriter": {"assay.render.xlsx", "assay.collect.workbook"},
    "openpyxl": {"assay.collect.comments"},
}

PYTHON_FILES = sorted(
    path for folder in ("src", "tests", "examples", "benchmarks") for path in (REPOSITORY / folder).rglob("*.py")
)


def _name(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def test_no_file_is_long() -> None:
    lengths = {_name(path): len(path.read_text("utf-8").splitlines()) for path in PYTHON_FILES}
    too_long = {name: length for name, length in lengths.items() if length > LONGEST}
    assert not too_long, f"split by idea, not by size: {too_long}"


def test_no_module_has_a_vague_name() -> None:
    vague = [_name(path) for path in PYTHON_FILES if VAGUE & set(path.stem.strip("_").split("_"))]
    vague += [_name(path.parent) for path in PYTHON_FILES if path.parent.name in VAGUE]
    assert not vague, f"name what is in it: {vague}"


@pytest.mark.parametrize("library", HEAVY)
def test_heavy_libraries_stay_in_their_corner(library: str) -> None:
    users = {m.name for m in modules().values() for i in m.imports if i.target.split(".")[0] == library}
    strangers = users - HEAVY[library]
    assert not strangers, f"{library} may be imported by {sorted(HEAVY[library])} only, not by {sorted(strangers)}"


def test_every_module_says_what_it_is() -> None:
    silent = [module.shown for module in modules().values() if module.tree.body and not ast.get_docstring(module.tree)]
    assert not silent, f"a module begins with a docstring: {silent}"
