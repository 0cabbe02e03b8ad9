"""Opening a book for a command: its facts, or the reason why there are none and exit code 2."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from assay.book.load import load_book
from assay.cli.output import UNREADABLE, finding_json, print_findings, print_json, progress
from assay.content import load_content
from assay.core.findings import Finding
from assay.core.provenance import Place
from assay.examine import Unreadable, examine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.book.book import Book
    from assay.catalogue.catalogue import Catalogue
    from assay.examine import Examined

BOOK = click.argument("book", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of text.")


def open_book(folder: Path, *, as_json: bool) -> Examined:
    """Examine a book, or end with exit code 2 and the findings that say why it cannot be read."""
    _require_folder(folder, as_json=as_json)
    try:
        found = examine(folder, load_content(), progress(as_json))
    except OSError as fault:
        _end([_not_readable(folder, fault)], as_json=as_json)
    if isinstance(found, Unreadable):
        _end(found.findings, as_json=as_json)
    return found


def open_read(folder: Path, *, as_json: bool) -> Book:
    """Read a book without calculating, or end with exit code 2."""
    _require_folder(folder, as_json=as_json)
    content = load_content()
    try:
        read = load_book(folder, content.catalogue, content.registers)
    except OSError as fault:
        _end([_not_readable(folder, fault)], as_json=as_json)
    if read.book is None:
        _end(read.findings, as_json=as_json)
    return read.book


def open_catalogue(folder: Path, *, as_json: bool) -> Catalogue:
    """The catalogue of a book: in its currency, with its members."""
    return open_read(folder, as_json=as_json).catalogue


def _require_folder(folder: Path, *, as_json: bool) -> None:
    if folder.is_dir():
        return
    found = "is a file" if folder.exists() else "is not there"
    _end(
        [
            Finding(
                code="book.missing",
                severity="error",
                message=f"'{folder}' {found}.",
                expected="A book folder (docs/book-format.md).",
                action="Check the path, or make a new book with `assay new`.",
            )
        ],
        as_json=as_json,
    )


def _not_readable(folder: Path, fault: OSError) -> Finding:
    return Finding(
        code="book.unreadable",
        severity="error",
        message=f"a file of the book cannot be read: {fault.strerror}.",
        place=Place(_below(folder, fault.filename)),
        expected="Files that you may read.",
        action="Check the permissions of the book's files.",
    )


def _below(folder: Path, name: str | None) -> str:
    path = Path(name or folder)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def _end(findings: Sequence[Finding], *, as_json: bool) -> NoReturn:
    if as_json:
        print_json({"findings": [finding_json(finding) for finding in findings]})
    else:
        print_findings(findings)
    sys.exit(UNREADABLE)
