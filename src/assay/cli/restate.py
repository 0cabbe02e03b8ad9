"""`assay restate`"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from assay.cli.opening import AS_JSON, open_book
from assay.cli.output import CLEAN, UNREADABLE, print_json
from assay.core.numbers import grouped, rounded
from assay.publication.restated import Publication, compare
from assay.restating import against, recorded

if TYPE_CHECKING:
    from assay.publication.restated import Compared, Restatement

COLUMNS = (
    "metric", "dimensions", "fiscal_year", "first_reported", "first_unit", "restated", "unit",
    "change_percent", "cause",
)  # fmt: skip


@click.command(name="restate")
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write the restated figures as CSV.")
@click.option(
    "--record", is_flag=True, help="SECOND is a book: write what was first reported, and why it moved, into it."
)
@AS_JSON
def command(first: Path, second: Path, out: Path | None, record: bool, as_json: bool) -> None:
    """Compare two publications: each figure of the years that FIRST and SECOND both report, and why it moved.

    The cause is read from the proofs: the factor, record or formula behind the figure that is another one now. SECOND
    may also be a book: then its report as it would be today is compared. With --record the figures of FIRST that moved
    go into first_reported.csv, and the causes, in three languages, into restatements.yaml: the next report has them.
    """
    if (second / "book.yaml").is_file():
        _against_book(first, second, out, record=record, as_json=as_json)
    if record:
        click.echo(f"--record needs a book: '{second}' has no book.yaml.")
        sys.exit(UNREADABLE)
    opened: list[Publication] = []
    for folder in (first, second):
        try:
            opened.append(Publication(folder))
        except (OSError, ValueError, KeyError) as fault:
            says = fault.strerror if isinstance(fault, OSError) else f"{type(fault).__name__} {fault}"
            click.echo(
                f"'{folder}' cannot be read as a publication: {says}. Expected: a folder that `assay publish` made."
            )
            sys.exit(UNREADABLE)
    _report(compare(*opened), out, as_json=as_json)


def _against_book(first: Path, second: Path, out: Path | None, *, record: bool, as_json: bool) -> None:
    try:
        before = Publication(first)
    except (OSError, ValueError, KeyError):
        click.echo(f"'{first}' cannot be read as a publication. Expected: a folder that `assay publish` made.")
        sys.exit(UNREADABLE)
    examined = open_book(second, as_json=as_json)
    found = against(before, examined)
    if record:
        added = recorded(found, before, examined)
        if not as_json:
            click.echo(f"{added} restated figures are written into first_reported.csv and restatements.yaml.")
    _report(found, out, as_json=as_json)


def _report(found: Compared, out: Path | None, *, as_json: bool) -> NoReturn:
    if out:
        out.write_text(_csv(found), encoding="utf-8")
    if as_json:
        print_json(
            {
                "first": found.first,
                "second": found.second,
                "same": found.same,
                "restated": [dict(zip(COLUMNS, _row(one), strict=True)) for one in found.restated],
                "withdrawn": [list(key) for key in found.withdrawn],
                "added": [list(key) for key in found.added],
            }
        )
    else:
        _tell(found)
    sys.exit(CLEAN)


def _tell(found: Compared) -> None:
    for one in found.restated:
        cut = f" [{one.dimensions}]" if one.dimensions else ""
        change = f" ({_percent(one)}%)" if one.change is not None else ""
        click.echo(
            f"{one.metric}{cut} {one.year}: {one.first_reported} {one.first_unit} -> {one.restated} {one.unit}{change}"
        )
        for cause in one.causes or ("The proofs are the same; only the form of the figure changed.",):
            click.echo(f"  {cause}")
    for word, keys in (("no longer printed", found.withdrawn), ("newly printed", found.added)):
        for metric, dimensions, year in keys:
            click.echo(f"{metric}{f' [{dimensions}]' if dimensions else ''} {year}: {word}")
    click.echo(
        f"{found.first} and {found.second}: {len(found.restated)} figures restated, {found.same} the same, "
        f"{len(found.withdrawn)} no longer and {len(found.added)} newly printed."
    )


def _csv(found: Compared) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(one) for one in found.restated)
    return stream.getvalue()


def _row(one: Restatement) -> tuple[str, ...]:
    return (
        one.metric,
        one.dimensions,
        str(one.year),
        one.first_reported,
        one.first_unit,
        one.restated,
        one.unit,
        _percent(one),
        " ".join(one.causes),
    )


def _percent(one: Restatement) -> str:
    return "" if one.change is None else grouped(rounded(one.change * 100, 2))
