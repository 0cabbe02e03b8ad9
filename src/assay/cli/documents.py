"""Which documents are meant by names on a command line: files, folders of them, and folders that `assay read` wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_NOTE = "document.json"  # what `assay read` leaves beside its files
_KINDS = frozenset({".pdf", ".txt", ".md", ".htm", ".html", ".xhtml"})
_OURS = frozenset({"audit.html"})


def documents(names: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The documents, each once, in the order given; and what is wrong with names that lead to none."""
    found: dict[Path, Path] = {}
    faults: list[Finding] = []
    for name in names:
        paths = list(_below(name)) if name.is_dir() else [name]
        if not paths:
            faults.append(_fault(name, "holds no document.", "Name a folder with reports, or the reports themselves."))
        for path in paths:
            if path.is_file():
                found.setdefault(path.resolve(), path)
            else:
                faults.append(_fault(path, "is not there.", "Check the path; if the report was moved, name it itself."))
    return tuple(found.values()), tuple(faults)


def _below(folder: Path) -> Iterator[Path]:
    """The document that a folder was written from, or those in it and in the folders below that were written."""
    if (folder / _NOTE).is_file():
        yield _read_from(folder)
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and (path / _NOTE).is_file():
            yield _read_from(path)
        elif path.is_file() and path.suffix.casefold() in _KINDS and path.name not in _OURS:
            yield path


def _read_from(folder: Path) -> Path:
    """The path in the note; the note itself where it is spoiled, so that the fault names it."""
    try:
        told = json.loads((folder / _NOTE).read_text("utf-8"))["path"]
    except (OSError, ValueError, KeyError, TypeError):
        return folder / f"{_NOTE} (unreadable)"
    return folder / str(told)


def _fault(path: Path, found: str, action: str) -> Finding:
    return Finding(
        code="read.no_document",
        severity="error",
        place=Place(path.name),
        message=f"'{path}' {found}",
        expected="A report as PDF, text or web page, or a folder that `assay read` wrote.",
        action=action,
    )
