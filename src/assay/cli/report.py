"""`assay report`"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from assay.cli.opening import AS_JSON, BOOK, open_book
from assay.cli.output import UNREADABLE, exit_code, finding_json, print_findings, print_json, progress, summary
from assay.core.languages import LANGUAGES
from assay.publish import FORMATS, publish
from assay.report.unsummed_said import PARTS_APART
from assay.xbrl.official import NotUsable
from assay.xbrl.release import official_of

if TYPE_CHECKING:
    from assay.core.findings import Finding
    from assay.core.languages import Language
    from assay.examine import Examined
    from assay.xbrl.official import Official


@click.command(name="report")
@BOOK
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder for the files.")
@click.option("--lang", "languages", multiple=True, type=click.Choice(LANGUAGES), help="Only these languages.")
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help="Only these formats.")
@click.option(
    "--taxonomy",
    "taxonomies",
    multiple=True,
    type=click.Path(path_type=Path),
    help="An official taxonomy package (ZIP) that you have: its concepts are tagged too where they mean the same.",
)
@AS_JSON
def command(
    book: Path,
    out: Path,
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    taxonomies: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Publish BOOK: the report in each language as PDF, web page and data book, with the data it was made of.

    The web page is the tagged report (Inline XBRL). With the format xbrl its taxonomy, a report package and the facts
    as xBRL-JSON and xBRL-CSV are written beside it, and a validator judges every tag.

    A report with findings of severity error is written all the same, so that one can see it; it is not fit to be
    published, and the exit code is 1.
    """
    found = open_book(book, as_json=as_json)
    made = publish(
        found,
        out,
        languages=cast("tuple[Language, ...]", languages),
        formats=formats or FORMATS,
        official=_official(taxonomies, found, as_json=as_json),
        step=progress(as_json),
    )
    if as_json:
        print_json(
            {
                "files": [str(path) for path in made.files],
                "findings": [finding_json(finding) for finding in made.findings],
            }
        )
    else:
        errors = [finding for finding in made.findings if finding.severity == "error"]
        said = [finding for finding in made.findings if finding.code == PARTS_APART]
        if errors or said:
            print_findings([*errors, *said])
        for path in made.files:
            click.echo(path)
        click.echo(summary(made.findings))
        if errors:
            click.echo("The report is not fit to be published: see the errors above and findings.csv.")
    sys.exit(exit_code(made.findings))


def _official(packages: tuple[Path, ...], found: Examined, *, as_json: bool) -> list[Official]:
    """The taxonomies that were named, or the end with exit code 2 and what is wrong with them."""
    read: list[Official] = []
    faults: list[Finding] = []
    for package in packages:
        try:
            read.append(official_of(package, found.content))
        except NotUsable as fault:
            faults.append(fault.finding)
    if faults:
        if as_json:
            print_json({"findings": [finding_json(finding) for finding in faults]})
        else:
            print_findings(faults)
        sys.exit(UNREADABLE)
    return read
