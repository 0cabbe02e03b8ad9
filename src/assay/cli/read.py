"""`assay read`"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

import click

from assay.cli.opening import AS_JSON
from assay.cli.output import UNREADABLE, exit_code, finding_json, print_findings, print_json, summary
from assay.cli.ticker import ticker
from assay.content import load_content
from assay.core.findings import Finding
from assay.core.languages import LANGUAGES
from assay.core.provenance import Place
from assay.reader.read import read_document
from assay.reader.standing import by_standing
from assay.reader.unreadable import UnreadableDocument
from assay.render.audit_files import write_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.core.languages import Language
    from assay.reader.reading import Reading


@click.command(name="read")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the data files and the audit page.")
@click.option("--no-ocr", is_flag=True, help="Leave pages without text unread instead of recognising their letters.")
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    help="How many may read one long document. [default: one for each processor, at most four]",
)
@click.option("--lang", "language", type=click.Choice(LANGUAGES), help="Of the page. [default: the document's]")
@click.option("--notes/--no-notes", default=False, help="Also list findings that are only worth knowing.")
@AS_JSON
def command(
    files: Sequence[Path],
    out: Path | None,
    no_ocr: bool,
    processes: int | None,
    language: str | None,
    notes: bool,
    as_json: bool,
) -> None:
    """Read published reports: what they say, what they leave out, what in them cannot be true.

    FILE is a PDF, or a report as text, Markdown or web page. With --out, writes facts.csv, unplaced.csv, findings.csv,
    coverage.csv and audit.html; of several files each into a folder of its own. Exit code 1: something cannot be true.
    2: a file could not be read, or holds no figures.
    """
    content = load_content()
    tick = ticker(quiet=as_json)
    folders = _folders(files, out)
    told: list[dict[str, Any]] = []
    findings: list[Finding] = []
    unread: list[Finding] = []
    for file in files:
        tick.name(file.name if len(files) > 1 else "")
        try:
            reading = read_document(file, content, ocr=not no_ocr, step=tick, processes=processes)
        except UnreadableDocument as fault:
            tick.done()
            unread.append(fault.finding)
            if not as_json:
                print_findings([fault.finding])
            continue
        written: tuple[Path, ...] = ()
        if out is not None:
            chosen = cast("Language | None", language)
            try:
                written = write_reading(reading, file, folders[file], content, language=chosen, step=tick)
            except OSError as fault:
                tick.done()
                _refuse(folders[file], fault, as_json=as_json)
        tick.done()
        findings += reading.findings
        told.append(_data(reading, written))
        if not as_json:
            _print(reading, written, notes=notes)
    if as_json:
        print_json({"documents": told, "unreadable": [finding_json(finding) for finding in unread]})
    elif len(files) > 1:
        click.echo(f"{len(told)} of {len(files)} documents read: {summary(findings)}")
    sys.exit(UNREADABLE if unread else exit_code(findings))


def _folders(files: Sequence[Path], out: Path | None) -> dict[Path, Path]:
    """The folder itself for one file; for several a folder each, named after the file, numbered where names meet."""
    if out is None:
        return {}
    if len(files) == 1:
        return {files[0]: out}
    taken: Counter[str] = Counter()
    folders: dict[Path, Path] = {}
    for file in files:
        stem = file.stem or file.name
        taken[stem.casefold()] += 1
        count = taken[stem.casefold()]
        folders[file] = out / (stem if count == 1 else f"{stem}-{count}")
    return folders


def _data(reading: Reading, written: Sequence[Path]) -> dict[str, Any]:
    extract = reading.extract
    return {
        "name": reading.name,
        "title": extract.title,
        "language": extract.language,
        "fiscal_year": extract.year,
        "framework": reading.edition.id,
        "pages": len(extract.pages),
        "claims": len(reading.claims),
        "unplaced": len(reading.unplaced),
        "claims_with_metric": sum(bool(claim.metric) for claim in reading.claims),
        "claims_by_standing": dict(by_standing(reading.claims)),
        "coverage": dict(Counter(answer.status for answer in reading.coverage)),
        "findings": [finding_json(finding) for finding in reading.findings],
        "files": [str(path) for path in written],
    }


def _print(reading: Reading, written: Sequence[Path], *, notes: bool) -> None:
    extract = reading.extract
    year = f"financial year {extract.year}" if extract.year else "financial year not told"
    pages = f"{len(extract.pages)} page{'s' if len(extract.pages) > 1 else ''}"
    click.echo(click.style(extract.title or reading.name, bold=True))
    known = sum(bool(claim.metric) for claim in reading.claims)
    alone = by_standing(reading.claims)["printed"]
    statuses = Counter(answer.status for answer in reading.coverage)
    answered = statuses["disclosed"] + statuses["explained"]
    click.echo(
        f"{reading.name}: {year}, {pages}, {len(reading.claims)} figures, {known} with a metric, "
        f"{alone} with year, unit and name printed for them"
    )
    if reading.unplaced:
        click.echo(f"{len(reading.unplaced)} further figures were seen, but not what they are of (unplaced.csv)")
    click.echo(f"{reading.edition.title.en}: {answered} of {len(reading.coverage)} provisions disclosed or explained")
    print_findings(reading.findings, with_notes=notes)
    for path in written:
        click.echo(path)


def _refuse(folder: Path, fault: OSError, *, as_json: bool) -> NoReturn:
    finding = Finding(
        code="read.not_written",
        severity="error",
        place=Place(str(folder)),
        message=f"the files cannot be written: {fault.strerror}.",
        expected="A folder that you may write to.",
        action="Name another folder with --out.",
    )
    if as_json:
        print_json({"documents": [], "unreadable": [finding_json(finding)]})
    else:
        print_findings([finding])
    sys.exit(UNREADABLE)
