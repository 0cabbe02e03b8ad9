"""`assay compare`"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from assay.cli.documents import documents
from assay.cli.opening import AS_JSON
from assay.cli.output import UNREADABLE, exit_code, finding_json, print_findings, print_json
from assay.cli.ticker import ticker
from assay.content import load_content
from assay.reader.compare.compare import compare
from assay.reader.compare.export import comparison_csv, comparison_data, comparison_json
from assay.reader.read import read_document
from assay.reader.unreadable import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.catalogue.catalogue import Catalogue
    from assay.content import Content
    from assay.core.findings import Finding
    from assay.reader.compare.alike import Alike
    from assay.reader.compare.compare import Comparison
    from assay.reader.reading import Reading

_ROWS = 40


@click.command(name="compare")
@click.argument("names", metavar="DIR_OR_FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for compare.csv, compare.json.")
@click.option("--no-ocr", is_flag=True, help="Leave pages without text unread instead of recognising their letters.")
@click.option("--notes/--no-notes", default=False, help="Also list findings that are only worth knowing.")
@AS_JSON
def command(names: Sequence[Path], out: Path | None, no_ocr: bool, notes: bool, as_json: bool) -> None:
    """Compare published reports: one company over years and languages, and companies with each other.

    Name reports, folders of reports, or folders that `assay read` wrote. Exit code 1: two reports cannot both be true.
    2: fewer than two reports could be read.
    """
    content = load_content()
    files, faults = documents(names)
    readings, unread = _read(files, content, ocr=not no_ocr, quiet=as_json)
    unread = [*faults, *unread]
    if len(readings) < 2:
        _refuse(unread, len(readings), as_json=as_json)
    found = compare(readings, content)
    written = _write(found, out, content.catalogue) if out is not None else ()
    if as_json:
        data = comparison_data(found, content.catalogue)
        findings = [finding_json(finding) for finding in found.findings]
        print_json({**data, "findings": findings, "unreadable": [finding_json(each) for each in unread]})
    else:
        _print(found, content.catalogue, notes=notes)
        if unread:
            print_findings(unread)
        for path in written:
            click.echo(path)
    sys.exit(UNREADABLE if unread else exit_code(found.findings))


def _read(files: Sequence[Path], content: Content, *, ocr: bool, quiet: bool) -> tuple[list[Reading], list[Finding]]:
    tick = ticker(quiet=quiet)
    readings: list[Reading] = []
    unread: list[Finding] = []
    for file in files:
        tick.name(file.name)
        try:
            readings.append(read_document(file, content, ocr=ocr, step=tick))
        except UnreadableDocument as fault:
            unread.append(fault.finding)
    tick.done()
    return readings, unread


def _refuse(unread: Sequence[Finding], count: int, *, as_json: bool) -> NoReturn:
    problem = f"Two reports or more are needed to compare; {count} could be read."
    if as_json:
        print_json({"error": problem, "unreadable": [finding_json(finding) for finding in unread]})
    else:
        if unread:
            print_findings(unread)
        click.echo(problem, err=True)
    sys.exit(UNREADABLE)


def _write(found: Comparison, out: Path, catalogue: Catalogue) -> tuple[Path, ...]:
    texts = {
        "compare.csv": comparison_csv(found, catalogue),
        "compare.json": comparison_json(found, catalogue),
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (out / name).write_bytes(text.encode("utf-8", "replace"))
    except OSError as fault:
        click.echo(f"'{out}' cannot be written: {fault.strerror}.", err=True)
        sys.exit(UNREADABLE)
    return tuple(out / name for name in texts)


def _print(found: Comparison, catalogue: Catalogue, *, notes: bool) -> None:
    for company, names in found.companies.items():
        click.echo(click.style(company, bold=True) + f": {', '.join(names)}")
    if len(found.companies) > 1:
        _print_alike(found, catalogue)
        for unlike in found.unlike:
            click.echo(f"not like for like ({', '.join(unlike.companies)}): {unlike.reason}")
    print_findings(found.findings, with_notes=notes)


def _print_alike(found: Comparison, catalogue: Catalogue) -> None:
    """The figures that companies share, ratios first; the whole list is in compare.csv."""
    click.echo(f"{len(found.alike)} figures that several of them print:")
    for row in found.alike[:_ROWS]:
        click.echo(f"  {_title(row, catalogue)}")
        for cell in row.cells:
            click.echo(f"    {cell.company}: {cell.printed}")
    if len(found.alike) > _ROWS:
        click.echo(f"  … and {len(found.alike) - _ROWS} more")


def _title(row: Alike, catalogue: Catalogue) -> str:
    metric = catalogue.metrics.get(row.metric)
    cut = ", ".join(catalogue.member_label(name, member).en for name, member in row.dimensions)
    return f"{metric.label.en if metric else row.metric}{f' ({cut})' if cut else ''}, {row.year}"
