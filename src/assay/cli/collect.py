"""`assay collect`"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from assay.book.faults import one_of
from assay.cli.opening import AS_JSON, BOOK, open_read
from assay.cli.output import UNREADABLE, print_json
from assay.collect.asked_period import NotAPeriod, asked_period
from assay.collect.form import form_for
from assay.collect.workbook import render_form
from assay.core.languages import LANGUAGES

if TYPE_CHECKING:
    from assay.core.languages import Language


@click.command(name="collect")
@BOOK
@click.option("--site", default="", help="The site that is asked. [default: the group, for registers without sites]")
@click.option("--period", required=True, help="2025, 2025-Q1, 2025-H2 (fiscal) or 2025-03 (a month).")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), help="[default: the book's first language]")
@click.option("--register", "registers", multiple=True, help="Ask for this register only; may be repeated.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="[default: collect.SITE.PERIOD.xlsx]")
@AS_JSON
def command(
    book: Path,
    site: str,
    period: str,
    language: str | None,
    registers: tuple[str, ...],
    out: Path | None,
    as_json: bool,
) -> None:
    """Make the workbook in which a site fills in what BOOK lacks for a period.

    What the site reported a year ago is asked for again, with last year's figure beside; the rest is empty rows
    with lists to choose from. `assay import BOOK FILE` takes the filled workbook back.
    """
    opened = open_read(book, as_json=as_json)
    problem = ""
    if site and site not in opened.organisation.sites:
        problem = f"No site is called '{site}'. {one_of(site, opened.organisation.sites)}"
    for name in registers:
        if name not in opened.registers:
            problem = f"No register is called '{name}'. {one_of(name, opened.registers)}"
    try:
        asked = asked_period(period, opened.calendar)
    except NotAPeriod as fault:
        problem = str(fault)
    if problem:
        if as_json:
            print_json({"error": problem})
        else:
            click.echo(problem, err=True)
        sys.exit(UNREADABLE)
    form = form_for(
        opened, site, asked, period, cast("Language", language or opened.languages[0]), frozenset(registers)
    )
    path = out or Path(f"collect.{site or 'group'}.{period}.xlsx")
    path.write_bytes(render_form(form))
    rows = {sheet.register.id: len(sheet.rows) for sheet in form.sheets}
    if as_json:
        print_json({"file": str(path), "registers": rows})
    else:
        click.echo(path)
        click.echo(f"{len(rows)} registers, {sum(rows.values())} rows asked for.")
