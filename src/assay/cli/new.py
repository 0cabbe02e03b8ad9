"""`assay new`"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click

from assay.book.new import new_book
from assay.cli.opening import AS_JSON
from assay.cli.output import CLEAN, UNREADABLE, print_json
from assay.content import load_content


@click.command(name="new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--year", type=click.IntRange(1990, 2200), help="The reporting year. [default: last year]")
@click.option("--name", default="", help="Name of the group. [default: the folder's name]")
@AS_JSON
def command(folder: Path, year: int | None, name: str, as_json: bool) -> None:
    """Make an empty book in DIR: book.yaml to fill in, and a table with its header for every register."""
    reporting = year if year is not None else datetime.now(UTC).year - 1
    try:
        made = new_book(folder, load_content().registers, reporting, name)
    except FileExistsError as fault:
        _refuse(str(fault), as_json=as_json)
    except NotADirectoryError:
        _refuse(f"'{folder}' is, or lies below, a file; name a folder", as_json=as_json)
    except OSError as fault:
        _refuse(f"'{folder}' cannot be written: {fault.strerror}", as_json=as_json)
    files = [path.relative_to(folder).as_posix() for path in made]
    if as_json:
        print_json({"folder": str(folder), "year": reporting, "files": files})
    else:
        click.echo(f"Made a book for {reporting} in {folder}: {len(files)} files.")
        click.echo("Next: fill in book.yaml, put rows into records/, then run `assay check` on it.")
    sys.exit(CLEAN)


def _refuse(problem: str, *, as_json: bool) -> NoReturn:
    if as_json:
        print_json({"error": problem})
    else:
        click.echo(f"{problem}.", err=True)
    sys.exit(UNREADABLE)
