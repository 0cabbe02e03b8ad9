"""The source as data: modules, what they import and where. Nothing is executed."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
SOURCE = REPOSITORY / "src"
PACKAGE = SOURCE / "assay"


@dataclass(frozen=True, slots=True)
class Import:
    """One imported name. ``hidden``: it stands inside a function."""

    target: str
    line: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class Module:
    """One file. ``place`` is its package within assay, or its own name where it stands at the top."""

    name: str
    path: Path
    tree: ast.Module
    imports: tuple[Import, ...]

    @property
    def place(self) -> str:
        return [*self.name.split("."), ""][1]

    @property
    def ours(self) -> frozenset[str]:
        return frozenset(i.target for i in self.imports if is_ours(i.target))

    @property
    def shown(self) -> str:
        return self.path.relative_to(REPOSITORY).as_posix()


def is_ours(target: str) -> bool:
    return target == "assay" or target.startswith("assay.")


@cache
def modules() -> dict[str, Module]:
    """Every module under ``src``, by its dotted name."""
    paths = {_dotted(path): path for path in sorted(PACKAGE.rglob("*.py"))}
    found = {}
    for name, path in paths.items():
        tree = ast.parse(path.read_text("utf-8"), str(path))
        found[name] = Module(name, path, tree, tuple(_imports(tree, frozenset(paths))))
    return found


def _dotted(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(node: ast.AST, known: frozenset[str], hidden: bool = False) -> list[Import]:
    found: list[Import] = []
    if isinstance(node, ast.Import):
        found += [Import(alias.name, node.lineno, hidden) for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        source = "." * node.level + (node.module or "")
        for alias in node.names:
            inner = f"{source}.{alias.name}"
            found.append(Import(inner if inner in known else source, node.lineno, hidden))
    inside = hidden or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    for child in ast.iter_child_nodes(node):
        found += _imports(child, known, inside)
    return found
