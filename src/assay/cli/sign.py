"""`assay sign`"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from assay.book.faults import one_of
from assay.book.sign_offs import SignOff, content_of, digest_of, write_sign_off
from assay.checks.signed import check_sign_offs, standing, to_sign
from assay.cli.opening import AS_JSON, BOOK, open_book
from assay.cli.output import CLEAN, FOUND_ERRORS, UNREADABLE, finding_json, print_findings, print_json
from assay.draft import draft

if TYPE_CHECKING:
    from assay.book.book import Book
    from assay.core.findings import Finding
    from assay.facts.factset import FactSet

# Signing is what makes these go away.
_OWN = ("governance.sign_off_stale", "governance.sign_off_missing", "governance.sign_off_broken")


@click.command(name="sign")
@BOOK
@click.option(
    "--period",
    "year",
    required=True,
    type=int,
    metavar="YEAR",
    help="The year that is signed: the reporting year, or an earlier one of the book.",
)
@click.option("--as", "signer", required=True, metavar="BODY/NAME", help="The body of governance.yaml, and who signs.")
@click.option("--statement", default="", help="Words that are kept with the signature.")
@click.option(
    "--on", "day", metavar="DATE", default="", help="The day of signing, such as 2026-04-20. [default: today]"
)
@AS_JSON
def command(book: Path, year: int, signer: str, statement: str, day: str, as_json: bool) -> None:
    """Sign the report of BOOK as it stands now: a record in its folder `sign_offs`, bound to the exact facts.

    Signed are all facts that may leave the book, unrounded, and all texts. The record keeps them one by one, so that
    `assay check` and `assay publish` name what changed afterwards. Of an earlier year of the book its facts are signed,
    without texts: those are of the reporting year. Tiers sign from the lowest up. A report with errors
    is not signed (exit code 1).
    """
    found = open_book(book, as_json=as_json)
    body, _, name = (part.strip() for part in signer.partition("/"))
    known = [each.id for each in found.book.governance.bodies]
    if body not in known or not name:
        what = f"'{signer}' is not BODY/NAME" if not name else f"no body is called '{body}'"
        _refuse(f'{what}. {one_of(body, known)} Write --as "{known[0] if known else "board"}/Chan Mei Ling".', as_json)
    years = found.book.years
    if year not in years:
        _refuse(f"{year} is no year of this book, which has {', '.join(map(str, years))}", as_json)
    made = draft(found)
    others = set(years) - {year} if year != found.book.reporting_year else set()
    errors = [
        each
        for each in made.findings
        if each.severity == "error" and each.code not in _OWN and each.fiscal_year not in others
    ]
    if errors:
        _errors(errors, as_json=as_json)
    entries = to_sign(found.book, made.facts, year)
    content = content_of(entries)
    mine = SignOff(
        file="",
        body=body,
        name=name,
        day=_day(day, as_json),
        year=year,
        digest=digest_of(content),
        statement=statement.strip(),
        entries=entries,
    )
    before = [each for each in found.book.sign_offs if (each.body, each.name, each.digest) == (body, name, mine.digest)]
    path = (
        Path(before[-1].file) if before else write_sign_off(found.book.root, mine, content).relative_to(found.book.root)
    )
    told = [] if before else _after(found.book, mine, made.facts, path.as_posix())
    if as_json:
        print_json({"record": path.as_posix(), "digest": mine.digest, "facts": mine.facts, "texts": mine.texts,
                    "new": not before, "findings": [finding_json(each) for each in told]})  # fmt: skip
    else:
        click.echo(f"{name} ({body}) signed {mine.facts} facts and {mine.texts} texts of {year}: {path}")
        click.echo(f"digest {mine.digest}")
        if before:
            click.echo("Signed before, on the same facts and texts: nothing was written.")
        if told:
            print_findings(told)
    sys.exit(CLEAN)


def _after(book: Book, mine: SignOff, facts: FactSet, file: str) -> list[Finding]:
    """What is to be said of the signatures now that this one is there."""
    signed = replace(book, sign_offs=(*book.sign_offs, replace(mine, file=file)))
    return [
        each
        for each in check_sign_offs(signed, standing(signed, facts, mine.year))
        if each.code != "governance.sign_off_missing"
    ]


def _day(text: str, as_json: bool) -> date:
    if not text:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        _refuse(f"'{text}' is no day; write it such as 2026-04-20", as_json)


def _errors(errors: list[Finding], *, as_json: bool) -> NoReturn:
    if as_json:
        print_json({"record": None, "findings": [finding_json(each) for each in errors]})
    else:
        print_findings(errors)
        click.echo("Nothing was signed: a report with findings of severity error is not fit to be signed.")
    sys.exit(FOUND_ERRORS)


def _refuse(problem: str, as_json: bool) -> NoReturn:
    if as_json:
        print_json({"error": problem})
    else:
        click.echo(f"{problem}.".replace("..", "."), err=True)
    sys.exit(UNREADABLE)
