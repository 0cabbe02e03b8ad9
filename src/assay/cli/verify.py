"""`assay verify`"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from assay.cli.opening import AS_JSON
from assay.cli.output import CLEAN, FOUND_ERRORS, UNREADABLE, print_json
from assay.publication.verifier import NoPublication, told, verify


@click.command(name="verify")
@click.argument("publication", type=click.Path(path_type=Path))
@click.option(
    "--digest", default="", help="The digest you were given: tells a publication that was replaced as a whole."
)
@AS_JSON
def command(publication: Path, digest: str, as_json: bool) -> None:
    """Verify a frozen PUBLICATION: its bytes, every fact from its records and formulas, every printed figure,
    every score of a material topic from its answers.

    The folder alone is enough. The same can be done without Assay, by Python alone: `python verify.py` in the folder.
    Exit codes: 0 verified, 1 something differs, 2 no publication.
    """
    try:
        found = verify(publication, digest)
    except (NoPublication, OSError) as fault:
        if as_json:
            print_json({"problems": [{"what": "publication.none", "where": str(publication), "says": str(fault)}]})
        else:
            click.echo(f"not verified: {fault}")
        sys.exit(UNREADABLE)
    if as_json:
        print_json(asdict(found))
    else:
        for problem in found.problems:
            click.echo(problem)
        click.echo(told(found))
    sys.exit(FOUND_ERRORS if found.problems else CLEAN)
