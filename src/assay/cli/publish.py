"""`assay publish`"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from assay.cli.opening import AS_JSON, BOOK, open_book
from assay.cli.output import exit_code, finding_json, print_findings, print_json, progress, summary
from assay.freeze import freeze

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="publish")
@BOOK
@AS_JSON
def command(book: Path, as_json: bool) -> None:
    """Freeze the report of BOOK under one digest, in its folder `publications`.

    The report is made anew in all languages and formats. With a finding of severity error nothing is frozen (exit
    code 1). A report that is equal to the last one frozen makes no second publication. Send the digest to whoever
    is to rely on the publication: `assay verify` tells later whether it is still the one you sent.
    """
    found = open_book(book, as_json=as_json)
    frozen = freeze(found, step=progress(as_json))
    errors = [finding for finding in frozen.findings if finding.severity == "error"]
    if as_json:
        print_json(
            {
                "publication": str(frozen.folder) if frozen.folder else None,
                "digest": frozen.digest,
                "new": frozen.new,
                "findings": [finding_json(finding) for finding in frozen.findings],
            }
        )
    elif frozen.refused:
        print_findings(errors)
        click.echo("Nothing was frozen: a report with findings of severity error is not fit to be published.")
    else:
        click.echo(frozen.folder)
        click.echo(f"digest {frozen.digest}")
        if not frozen.new:
            click.echo("Nothing has changed since this publication was made.")
        click.echo(summary(frozen.findings))
    sys.exit(exit_code(frozen.findings))
