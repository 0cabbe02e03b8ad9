"""Opening a book for a command: its facts, or the reason why there are none and exit code 2."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assay.cli.output import UNREADABLE, finding_json, print_findings, print_json, progress
from assay.content import load_content
from assay.examine import Unreadable, examine

if TYPE_CHECKING:
    from assay.examine import Examined

BOOK = click.argument("book", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of text.")


def open_book(folder: Path, *, as_json: bool) -> Examined:
    """Examine a book, or end with exit code 2 and the findings that say why it cannot be read."""
    found = examine(folder, load_content(), progress(as_json))
    if isinstance(found, Unreadable):
        if as_json:
            print_json({"findings": [finding_json(finding) for finding in found.findings]})
        else:
            print_findings(found.findings)
        sys.exit(UNREADABLE)
    return found
