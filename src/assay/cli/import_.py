"""`assay import`"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assay.book.faults import one_of
from assay.book.import_file import import_file
from assay.cli.opening import AS_JSON, BOOK, open_read
from assay.cli.output import UNREADABLE, exit_code, finding_json, print_findings, print_json
from assay.collect.comments import commented
from assay.collect.returned import about_of, take_back
from assay.collect.words import say
from assay.core.findings import Finding
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.book.book import Book
    from assay.book.import_file import ImportResult
    from assay.collect.returned import Returned


@click.command(name="import")
@BOOK
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--register", default="", help="The register that the rows belong to. [default: told by the columns]")
@AS_JSON
def command(book: Path, files: Sequence[Path], register: str, as_json: bool) -> None:
    """Copy the good rows of each FILE (CSV, XLSX, Parquet) into the registers of BOOK.

    A workbook of `assay collect` is taken back as a whole; where something is wrong, it is written anew beside the
    one that was sent (FILE.checked.xlsx), with a comment in each cell to mend.

    A survey with one column a topic and one row a respondent becomes scores of topics.

    Bad rows are listed and left out. The file itself is kept in evidence/, and importing it again changes nothing.
    """
    opened = open_read(book, as_json=as_json)
    if register and register not in opened.registers:
        problem = f"No register is called '{register}'. {one_of(register, opened.registers)}"
        if as_json:
            print_json({"error": problem})
        else:
            click.echo(problem, err=True)
        sys.exit(UNREADABLE)
    findings: list[Finding] = []
    told: list[dict[str, Any]] = []
    unread = False
    for file in files:
        fault = _unreadable(file)
        if fault is not None:
            unread = True
            findings.append(fault)
            continue
        about = about_of(file, opened)
        if about is not None:
            returned = take_back(opened, file, about)
            findings.extend(returned.findings)
            told.append(_told_back(file, returned, opened))
            if returned.written:
                opened = open_read(book, as_json=as_json)
            continue
        result = import_file(opened, file, register or None)
        findings.extend(result.findings)
        told.append(_told(file, result, opened))
        if result.added or result.written:
            # What this file brought is in the book when the next one is compared with it.
            opened = open_read(book, as_json=as_json)
    if as_json:
        print_json({"files": told, "findings": [finding_json(finding) for finding in findings]})
    else:
        for row in told:
            if "said" in row:
                click.echo(f"{row['file']}: {row['said']}")
                if row["checked"]:
                    click.echo(f"  {row['checked']}")
                continue
            into = f" into {row['written']}" if row["written"] else ""
            click.echo(f"{row['file']}: {row['added']} rows added{into}, {row['skipped']} there already.")
        if findings:
            print_findings(findings)
    sys.exit(UNREADABLE if unread else exit_code(findings))


def _told(file: Path, result: ImportResult, book: Book) -> dict[str, Any]:
    written = result.written.relative_to(book.root).as_posix() if result.written else ""
    return {
        "file": file.name,
        "register": result.register,
        "added": result.added,
        "skipped": result.skipped,
        "written": written,
    }


def _told_back(file: Path, returned: Returned, book: Book) -> dict[str, Any]:
    """Write the workbook back with its comments beside the one that was sent, where anything is to be said."""
    checked = ""
    if returned.findings:
        path = file.with_name(f"{file.stem.removesuffix('.checked')}.checked.xlsx")
        path.write_bytes(commented(file, returned.about, book, returned.findings))
        checked = str(path)
    cells = {(f.place.sheet, f.place.row, f.place.column) for f in returned.findings if f.place}
    return {
        "file": file.name,
        "registers": sorted({path.name.split(".")[0] for path in returned.written}),
        "added": returned.added,
        "skipped": returned.known,
        "open": returned.open,
        "faults": len(cells),
        "checked": checked,
        "said": say(
            "returned",
            returned.about.language,
            added=returned.added,
            known=returned.known,
            open=returned.open,
            faults=len(cells),
        ),
    }


def _unreadable(file: Path) -> Finding | None:
    problem = ""
    if not file.exists():
        problem = f"there is no file '{file}'"
    elif not file.is_file():
        problem = f"'{file}' is a folder"
    else:
        try:
            with file.open("rb") as stream:
                stream.read(1)
        except OSError as fault:
            problem = f"'{file}' cannot be read: {fault.strerror}"
    if not problem:
        return None
    return Finding(
        code="file.unreadable",
        severity="error",
        message=f"{problem}.",
        place=Place(file.name),
        expected="A CSV, XLSX or Parquet file.",
        action="Check the path and its permissions.",
    )
