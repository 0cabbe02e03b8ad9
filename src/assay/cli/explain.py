"""`assay explain`"""

from __future__ import annotations

import difflib
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn

import click

from assay.calc.absence import why_absent
from assay.calc.explain import explain
from assay.calc.explain_text import as_data, as_text
from assay.calc.reach import Reach
from assay.catalogue.dimension import Dimensions, dimensions_of, parse_dimensions, written
from assay.cli.opening import AS_JSON, BOOK, open_book
from assay.cli.output import CLEAN, UNREADABLE, print_json
from assay.core.languages import LANGUAGES, Language
from assay.core.numbers import plain
from assay.facts.fact import FactKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assay.calc.reach import RecordKey
    from assay.examine import Examined
    from assay.facts.fact import Fact

_LANGUAGES = click.Choice(LANGUAGES)


@click.command(name="explain")
@BOOK
@click.argument("metric", required=False)
@click.option("--period", "year", type=int, metavar="YEAR", help="Fiscal year. [default: the reporting year]")
@click.option("--by", "cuts", multiple=True, metavar="DIM=MEMBER", help="One part, such as gender=female; repeatable.")
@click.option("--site", default="", help="One site instead of the group.")
@click.option("--record", default="", metavar="ID", help="The facts that a record feeds: its id, or FILE:ROW.")
@click.option("--lang", "language", type=_LANGUAGES, default="en", show_default=True, help="Language of the words.")
@click.option("--all", "everything", is_flag=True, help="List every record and part, not the first ten.")
@AS_JSON
def command(
    book: Path,
    metric: str | None,
    year: int | None,
    cuts: Sequence[str],
    site: str,
    record: str,
    language: Language,
    everything: bool,
    as_json: bool,
) -> None:
    """Show where the figure METRIC of BOOK comes from: formula, inputs, factors, records.

    With --record it goes the other way and lists the facts that a record feeds. `assay catalogue BOOK` lists the
    names of metrics. Exit code 2 if there is no such metric or record, 1 if the book has no such figure.
    """
    if (metric is None) == (not record):
        raise click.UsageError("Name a METRIC, or a record with --record: one of the two.")
    found = open_book(book, as_json=as_json)
    if record:
        sys.exit(_of_record(found, record, as_json=as_json))
    known = found.book.catalogue.metrics
    if metric not in known:
        _refuse(f"No metric is called '{metric}'.", _near(str(metric), known), as_json=as_json)
    try:
        dimensions = _dimensions(cuts, site)
    except ValueError as fault:
        _refuse(f"{fault}.", "Write it as --by gender=female.", as_json=as_json)
    key = FactKey(str(metric), year if year is not None else found.book.reporting_year, dimensions)
    sys.exit(_of_fact(found, key, language, everything=everything, as_json=as_json))


def _dimensions(cuts: Sequence[str], site: str) -> Dimensions:
    """Raises `ValueError` with what is wrong in a ``--by``."""
    pairs: dict[str, str] = {"site": site} if site else {}
    for cut in cuts:
        for name, member in parse_dimensions(cut):
            if name in pairs:
                raise ValueError(f"the dimension '{name}' is given twice")
            pairs[name] = member
    return dimensions_of(pairs)


def _of_fact(found: Examined, key: FactKey, language: Language, *, everything: bool, as_json: bool) -> int:
    proof = explain(found.case, key, language)
    if proof is None:
        reasons = why_absent(found.case, key)
        if as_json:
            print_json({"metric": key.metric, "year": key.year, "fact": None, "reasons": list(reasons)})
        else:
            click.echo(f"There is no figure {key}.")
            for reason in reasons:
                click.echo(f"  {reason}")
        return 1
    if as_json:
        print_json(as_data(proof))
    else:
        click.echo(as_text(proof, language, everything=everything))
    return CLEAN


def _of_record(found: Examined, name: str, *, as_json: bool) -> int:
    keys = _records_called(found, name)
    if not keys:
        _refuse(
            f"No record is called '{name}', and no row '{name}' is a record that counts.",
            "Give its id, or file and row such as energy.csv:12.",
            as_json=as_json,
        )
    reach = Reach(found.calculation.facts)
    told = [_fed(found, reach, key) for key in keys]
    if as_json:
        print_json({"records": told})
        return CLEAN
    for record in told:
        click.echo(f"{record['register']} {record['id']}, {record['place']} feeds {len(record['facts'])} facts:")
        for fact in record["facts"]:
            cut = f" [{fact['dimensions']}]" if fact["dimensions"] else ""
            value = f"{fact['value']} {fact['unit']}" if "value" in fact else fact["missing"]
            click.echo(f"  {fact['metric']} {fact['year']}{cut}: {value}")
    return CLEAN


def _records_called(found: Examined, name: str) -> list[RecordKey]:
    """Records of that id, or at that ``file:row``, with or without ``records/``. Confidential ones have no name."""
    matches: list[RecordKey] = []
    for register, group in found.book.records.items():
        if found.book.registers[register].confidential:
            continue
        for record in group:
            at = f"{record.place.file}:{record.place.row}"
            if name in (record.id, at, at.removeprefix("records/"), at.rpartition("/")[2]):
                matches.append((record.register, record.id))
    return matches


def _fed(found: Examined, reach: Reach, key: RecordKey) -> dict[str, Any]:
    facts = found.calculation.facts.facts
    record = next(r for r in found.book.records[key[0]] if r.id == key[1])
    return {
        "id": record.id,
        "register": record.register,
        "place": str(record.place),
        "evidence": record.evidence,
        "facts": [_line(facts[fed]) for fed in sorted(reach.facts(key))],
    }


def _line(fact: Fact) -> dict[str, Any]:
    known = {"value": plain(fact.value)} if isinstance(fact.value, Decimal) else {"missing": str(fact.value)}
    cut = written(fact.key.dimensions)
    return {"metric": fact.key.metric, "year": fact.key.year, "dimensions": cut, **known, "unit": fact.unit.symbol}


def _near(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=4, cutoff=0.5)
    hint = f"Near names: {', '.join(close)}. " if close else ""
    return f"{hint}`assay catalogue` lists all of them."


def _refuse(problem: str, hint: str, *, as_json: bool) -> NoReturn:
    if as_json:
        print_json({"error": problem, "hint": hint})
    else:
        click.echo(f"{problem} {hint}", err=True)
    sys.exit(UNREADABLE)
