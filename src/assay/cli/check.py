"""`assay check`"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from assay.cli.opening import AS_JSON, BOOK, open_book
from assay.cli.output import exit_code, finding_json, print_findings, print_json
from assay.draft import draft

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="check")
@BOOK
@AS_JSON
@click.option("--notes/--no-notes", default=False, help="Also list findings that are only worth knowing.")
def command(book: Path, as_json: bool, notes: bool) -> None:
    """Say what in BOOK is wrong, missing or unexplained, with the arithmetic and what to do.

    Looks at records, figures, stated totals, prose and the provisions of the frameworks.
    """
    found = draft(open_book(book, as_json=as_json)).findings
    if as_json:
        print_json({"findings": [finding_json(finding) for finding in found]})
    else:
        print_findings(found, with_notes=notes)
    sys.exit(exit_code(found))
