"""`assay frameworks`"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from assay.book.listing import MARKETS, Listing
from assay.cli.frameworks_words import change_lines, lacking_lines, provision_lines, row_lines
from assay.cli.opening import AS_JSON, open_book
from assay.cli.output import CLEAN, UNREADABLE, print_json
from assay.content import load_content
from assay.core.languages import LANGUAGES
from assay.frameworks.changes import asked_for, changes
from assay.report.answers import answers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.book.book import Book
    from assay.book.listing import Market
    from assay.examine import Examined
    from assay.frameworks.coverage import Coverage
    from assay.frameworks.edition import Edition, Provision

_MARKET = click.option(
    "--market", type=click.Choice(MARKETS), default="main_board", show_default=True, help="Where the issuer is listed."
)
_LARGE = click.option("--large-cap", is_flag=True, help="The issuer is in the exchange's index of large companies.")
_YEAR = click.option(
    "--year", type=click.IntRange(1990, 2100), help="The calendar year in which the fiscal year begins."
)
_BOOK = click.argument("book", required=False, type=click.Path(path_type=Path))


@click.group(name="frameworks", invoke_without_command=True)
@AS_JSON
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """What frameworks ask for: their editions, what changed between two, what one disclosure answers in others.

    Without a subcommand the editions that a book can name are listed.
    """
    if context.invoked_subcommand is not None:
        return
    content = load_content()
    editions = [content.framework(name) for name in content.frameworks()]
    if as_json:
        print_json({"editions": [_edition(edition) for edition in editions]})
    else:
        for edition in editions:
            until = f" until {edition.until}" if edition.until else " on"
            click.echo(f"{edition.id}: {edition.title.en}, for fiscal years that begin from {edition.since}{until}")
            click.echo(f"  {len(edition.provisions)} provisions; {edition.confidence}. {edition.note}")
    sys.exit(CLEAN)


@command.command(name="show")
@click.argument("edition")
@_BOOK
@_MARKET
@_LARGE
@_YEAR
@AS_JSON
def show(edition: str, book: Path | None, market: str, large_cap: bool, year: int | None, as_json: bool) -> None:
    """List the provisions of an EDITION with what each asks for and whether it must be met.

    Mandatory or not depends on the issuer's class and its year: those of BOOK, or the options.
    """
    chosen = _known(edition)
    found = open_book(book, as_json=as_json) if book is not None else None
    classes, begins = _issuer(chosen, found.book if found else None, market, large_cap, year)
    rows = [(p, p.obligation_for(classes, begins)) for p in chosen.provisions]
    if as_json:
        provisions = [_provision(p) | {"obligation": duty} for p, duty in rows]
        print_json({"edition": chosen.id, "classes": classes, "begins": begins.isoformat(), "provisions": provisions})
    else:
        click.echo(f"{chosen.title.en}, for an issuer of the classes {', '.join(classes)}, year from {begins}")
        click.echo("\n".join(provision_lines(chosen, rows)))
    sys.exit(CLEAN)


@command.command(name="diff")
@click.argument("old")
@click.argument("new")
@_BOOK
@_MARKET
@_LARGE
@_YEAR
@AS_JSON
def diff(old: str, new: str, book: Path | None, market: str, large_cap: bool, year: int | None, as_json: bool) -> None:
    """Say what the edition NEW asks for that OLD did not, and what it no longer asks for.

    With BOOK, what that book must add to answer NEW: figures, words and parts that it does not have yet.
    """
    before, after = _known(old), _known(new)
    found = open_book(book, as_json=as_json) if book is not None else None
    classes, begins = _issuer(after, found.book if found else None, market, large_cap, year)
    changed = changes(before, after, classes, begins)
    lacking = _lacking(found, after) if found else ()
    if as_json:
        print_json(
            {
                "old": before.id,
                "new": after.id,
                "classes": classes,
                "begins": begins.isoformat(),
                "changes": [
                    {
                        "kind": c.kind,
                        **_provision(c.provision),
                        "was": c.was,
                        "obligation": c.obligation,
                        "adds": c.asks,
                        "drops": c.no_longer,
                    }
                    for c in changed
                ],
                **({"to_add": [_lack(item) for item in lacking]} if found else {}),
            }
        )
    else:
        click.echo(f"From {before.title.en} ({before.id}) to {after.title.en} ({after.id})")
        click.echo("\n".join(change_lines(changed)))
        if found:
            click.echo("\n".join(lacking_lines(lacking, after)))
    sys.exit(CLEAN)


@command.command(name="map")
@click.argument("edition")
@click.option("--to", "others", multiple=True, help="Only what it answers in this edition; may be given again.")
@AS_JSON
def cross(edition: str, others: Sequence[str], as_json: bool) -> None:
    """Show which provisions of other editions each provision of an EDITION answers."""
    chosen, wanted = _known(edition), [_known(other).id for other in others]
    crosswalk = load_content().crosswalk(chosen.id)
    targets = [name for name in crosswalk.targets if name in (wanted or crosswalk.targets)]
    rows = [(p, {name: crosswalk.codes(p.code, name) for name in targets}) for p in chosen.provisions]
    if not crosswalk.links:
        click.echo(f"No correspondence of {chosen.id} to other editions is recorded.", err=True)
        sys.exit(UNREADABLE)
    if as_json:
        answered = [{"provision": p.code, **{k: v for k, v in codes.items() if v}} for p, codes in rows]
        print_json({"edition": chosen.id, "confidence": crosswalk.confidence, "note": crosswalk.note, "rows": answered})
    else:
        click.echo("\n".join(row_lines(rows)))
        click.echo(f"\n{crosswalk.confidence}: {crosswalk.note}")
    sys.exit(CLEAN)


def _known(name: str) -> Edition:
    content = load_content()
    if name in content.frameworks():
        return content.framework(name)
    click.echo(f"No framework edition is called '{name}'. There are {', '.join(content.frameworks())}.", err=True)
    sys.exit(UNREADABLE)


def _issuer(
    edition: Edition, book: Book | None, market: str, large_cap: bool, year: int | None
) -> tuple[tuple[str, ...], date]:
    """The classes of an issuer and the first day of its year: the book's, or the options' and the edition's first."""
    if book is not None:
        begins = book.period(book.reporting_year).start
        classes = book.listing.classes
        return classes, (begins if year is None else begins.replace(year=year))
    listing = Listing(cast("Market", market), large_cap and market == "main_board")
    return listing.classes, date(year, 1, 1) if year else edition.since


def _lacking(found: Examined, edition: Edition) -> tuple[Coverage, ...]:
    covered = answers(found.book, found.calculation.facts, edition)
    return tuple(item for item in covered if item.missing)


def _lack(item: Coverage) -> dict[str, Any]:
    return {
        "provision": item.provision,
        "obligation": item.obligation,
        "status": item.status,
        "lacks": [str(lack) for lack in item.missing],
        "explained": item.reason is not None,
    }


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "id": edition.id,
        "kind": edition.kind,
        "title": {language: edition.title.in_language(language) for language in LANGUAGES},
        "since": edition.since.isoformat(),
        "until": edition.until.isoformat() if edition.until else None,
        "follows": edition.follows,
        "provisions": len(edition.provisions),
        "confidence": edition.confidence,
        "note": edition.note,
    }


def _provision(provision: Provision) -> dict[str, Any]:
    return {
        "code": provision.code,
        "aspect": provision.aspect,
        "title": {language: provision.title.in_language(language) for language in LANGUAGES},
        "asks": list(_asked(provision)),
        "confidence": provision.confidence,
    }


def _asked(provision: Provision) -> Iterable[str]:
    return asked_for(provision) if provision.obligation != "guidance" else ()
