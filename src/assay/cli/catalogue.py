"""`assay catalogue`"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assay.calc.plan import make_plan
from assay.calc.words import formula_words
from assay.cli.opening import AS_JSON, open_catalogue
from assay.cli.output import CLEAN, UNREADABLE, print_json
from assay.content import load_content
from assay.core.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.calc.plan import Plan
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.metric import Metric
    from assay.content import Content

_FORMATS = click.Choice(("markdown", "csv"))
_COLUMNS = (
    "id", "topic", "label_en", "label_zh_hant", "label_zh_hans", "unit", "period", "dimensions", "formula", "source",
)  # fmt: skip
_NAMES = {"duration": "over a year", "instant": "on the last day of a year"}


@click.command(name="catalogue")
@click.argument("book", required=False, type=click.Path(path_type=Path))
@click.option("--topic", default="", help="Only the metrics of one topic, such as ghg.")
@click.option("--format", "form", type=_FORMATS, help="Print a table instead of a list.")
@AS_JSON
def command(book: Path | None, topic: str, form: str | None, as_json: bool) -> None:
    """List the metrics that can be reported: names, labels, units, splits, formulas.

    With BOOK, in its currency and with the members that it adds.
    """
    content = load_content()
    catalogue = open_catalogue(book, as_json=as_json) if book is not None else content.catalogue
    metrics = [metric for metric in catalogue.metrics.values() if topic in ("", metric.topic)]
    if not metrics:
        topics = ", ".join(sorted({metric.topic for metric in catalogue.metrics.values()}))
        click.echo(f"No topic is called '{topic}'. There are {topics}.", err=True)
        sys.exit(UNREADABLE)
    plan, _ = make_plan(catalogue, content.formulas, content.parameters)
    rows = [_row(metric, plan, catalogue, content) for metric in metrics]
    if as_json:
        print_json({"currency": catalogue.currency, "metrics": rows, "dimensions": _dimensions(catalogue)})
    elif form == "csv":
        click.echo(_csv(rows), nl=False)
    elif form == "markdown":
        click.echo("\n".join(_markdown(rows)))
    else:
        click.echo("\n".join(_listed(rows)))
    sys.exit(CLEAN)


def _row(metric: Metric, plan: Plan, catalogue: Catalogue, content: Content) -> dict[str, Any]:
    units = {member: unit.symbol for member, unit in metric.unit_by.items()}
    return {
        "id": metric.id,
        "topic": metric.topic,
        "label": {language: metric.label.in_language(language) for language in LANGUAGES},
        "unit": metric.unit.symbol if not units else "",
        **({"unit_dimension": metric.unit_dimension, "units": units} if units else {}),
        "period": metric.period,
        "dimensions": list(metric.dimensions),
        "formulas": [
            {
                "id": step.formula.id,
                "words": {
                    language: formula_words(step, catalogue, content.parameters, language) for language in LANGUAGES
                },
                "source": step.formula.source,
                "when": dict(step.formula.when),
            }
            for step in (*plan.steps.get(metric.id, ()), *plan.parts.get(metric.id, ()))
        ],
    }


def _dimensions(catalogue: Catalogue) -> dict[str, Any]:
    return {
        name: {
            member: {language: each.label.in_language(language) for language in LANGUAGES}
            for member, each in dimension.members.items()
        }
        for name, dimension in catalogue.dimensions.items()
    }


def _flat(row: Mapping[str, Any]) -> tuple[str, ...]:
    label = row["label"]
    units = row["unit"] or "; ".join(f"{member}: {unit}" for member, unit in row.get("units", {}).items())
    return (
        row["id"], row["topic"], label["en"], label["zh-Hant"], label["zh-Hans"], units, row["period"],
        "; ".join(row["dimensions"]),
        "; or ".join(_said(formula) for formula in row["formulas"]),
        "; ".join(dict.fromkeys(formula["source"] for formula in row["formulas"])),
    )  # fmt: skip


def _said(formula: Mapping[str, Any]) -> str:
    when = ", ".join(f"{name}: {value}" for name, value in formula["when"].items())
    words: str = formula["words"]["en"]
    return f"{words} ({when})" if when else words


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_flat(row) for row in rows)
    return out.getvalue()


def _markdown(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    cells = [[cell.replace("|", "\\|") for cell in _flat(row)] for row in rows]
    return [
        f"| {' | '.join(_COLUMNS)} |",
        f"|{'---|' * len(_COLUMNS)}",
        *(f"| {' | '.join(row)} |" for row in cells),
    ]


def _listed(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    lines: list[str] = []
    topic = ""
    for row in rows:
        if row["topic"] != topic:
            topic = row["topic"]
            lines += ["", topic.replace("_", " ")] if lines else [topic.replace("_", " ")]
        name, _, en, hant, hans, unit, period, dimensions, formula, _ = _flat(row)
        lines.append(f"  {name}: {en}; {hant}; {hans}")
        by = f", by {dimensions.replace(';', ',')}" if dimensions else ""
        lines.append(f"    {unit or '1'}, {_NAMES[period]}{by}")
        if formula:
            lines.append(f"    = {formula}")
    return lines
