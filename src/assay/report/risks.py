"""Climate risks and opportunities: the horizons they are judged over, the matrix, the register."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.book.risks import CURRENT, GROUPS
from assay.report.charts import Chart, ChartPoint
from assay.report.document import Column, PlainTable, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assay.book.risks import Risk
    from assay.core.languages import Text
    from assay.report.document import Block, Runs
    from assay.report.material import Material

REGISTER = "t-risks"
# Where dots of one score stand: beside each other, then below.
_ROOM = tuple((Decimal(x), Decimal(y)) for y in ("0.18", "-0.18") for x in ("-0.26", "0", "0.26"))


def words_of(material: Material, text: Text | None, *, bold: bool = False) -> Runs:
    return (Run(text=text.in_language(material.language), bold=bold),) if text is not None else ()


def lines_of(material: Material, texts: Iterable[Text]) -> Runs:
    return (Run(text="\n".join(text.in_language(material.language) for text in texts)),)


def columns(material: Material, *shares: tuple[str, int]) -> tuple[Column, ...]:
    return tuple(Column(label=material.say(name), share=share) for name, share in shares)


def numbers_of(material: Material) -> dict[str, str]:
    """Each risk's number: physical risks first, then those of transition, then opportunities, as in the book."""
    ordered = [risk.id for group in GROUPS for risk in material.book.risks.of_group(group)]
    return {name: str(number) for number, name in enumerate(ordered, start=1)}


def horizon_name(material: Material, name: str) -> str:
    """A horizon as the book names it, or the reporting year."""
    known = {horizon.id: horizon.name.in_language(material.language) for horizon in material.book.risks.horizons}
    return known[name] if name in known else material.say(CURRENT)


def horizon_table(material: Material) -> tuple[Block, ...]:
    """Each horizon with its first and last year, and why it was chosen."""
    horizons = material.book.risks.horizons
    if not horizons:
        return ()
    begins = [material.book.reporting_year + 1, *(horizon.until + 1 for horizon in horizons)]
    return (
        PlainTable(
            id="t-horizons",
            caption=material.say("risk_horizons"),
            columns=columns(material, ("horizon", 3), ("years", 3), ("why_chosen", 9)),
            rows=tuple(
                (
                    words_of(material, horizon.name, bold=True),
                    (Run(text=f"{begin}–{horizon.until}" if begin < horizon.until else str(begin)),),
                    words_of(material, horizon.why),
                )
                for begin, horizon in zip(begins, horizons, strict=False)
            ),
        ),
    )


def risk_chapter(material: Material) -> tuple[Block, ...]:
    """The matrix, and a table for each of physical risks, transition risks and opportunities."""
    if not material.book.risks.risks:
        return ()
    numbers = numbers_of(material)
    tables = [
        _register(material, group, risks, numbers) for group in GROUPS if (risks := material.book.risks.of_group(group))
    ]
    return (_matrix(material, numbers, tables[0].id), *tables)


def _matrix(material: Material, numbers: dict[str, str], table: str) -> Chart:
    say, language = material.say, material.language
    ordered = sorted(material.book.risks.risks, key=lambda risk: int(numbers[risk.id]))
    taken: Counter[tuple[int, int]] = Counter()
    shared = Counter((risk.likelihood, risk.impact) for risk in ordered)
    points: list[ChartPoint] = []
    for risk in ordered:
        score = risk.likelihood, risk.impact
        aside, up = _ROOM[taken[score] % len(_ROOM)] if shared[score] > 1 else (Decimal(0), Decimal(0))
        taken[score] += 1
        points.append(
            ChartPoint(
                category=risk.name.in_language(language),
                value=risk.impact + up,
                across=risk.likelihood + aside,
                text=numbers[risk.id],
                series=say(f"{risk.group}_short"),
            )
        )
    told = (f"{numbers[r.id]} {r.name.in_language(language)} ({r.likelihood}, {r.impact})" for r in ordered)
    return Chart(
        id="c-risks",
        title=say("risk_matrix"),
        alt=say("chart_alt", title=say("risk_matrix"), figures="; ".join(told)),
        kind="matrix",
        points=tuple(points),
        table_id=table,
        across_title=say("likelihood_axis"),
        value_title=say("impact_axis"),
        thresholds=(Decimal("2.5"), Decimal("3.5")),
        ends=(Decimal("0.5"), Decimal("5.5")),
    )


def _register(material: Material, group: str, risks: Sequence[Risk], numbers: dict[str, str]) -> PlainTable:
    heading = "opportunity_short" if group == "opportunity" else "risk"
    return PlainTable(
        id=f"{REGISTER}-{group}",
        caption=material.say(group),
        columns=(
            Column(label=material.say("number"), align="right", share=3),
            *columns(
                material, (heading, 13), ("horizon", 6), ("likelihood_impact", 6), ("where", 7), ("risk_measures", 13)
            ),
        ),
        rows=tuple(_row(material, risk, numbers[risk.id]) for risk in risks),
    )


def _row(material: Material, risk: Risk, number: str) -> tuple[Runs, ...]:
    say, language = material.say, material.language
    sites = [material.member("site", site) for site in risk.sites]
    places = [*(say(stage) for stage in risk.stages), *sites]
    owner = next((b.name.in_language(language) for b in material.book.governance.bodies if b.id == risk.owner), "")
    measures = [f"• {measure.in_language(language)}" for measure in risk.measures]
    watched = [material.label(metric) for metric in risk.metrics]
    return (
        (Run(text=number),),
        (
            Run(text=risk.name.in_language(language), bold=True),
            Run(text=say("kind_of", kind=say(f"kind_{risk.kind}")), italic=language == "en"),
            Run(text="\n" + risk.description.in_language(language)),
        ),
        (Run(text="\n".join(horizon_name(material, name) for name in risk.horizons)),),
        (Run(text=f"{risk.likelihood} / {risk.impact}"),),
        (Run(text="\n".join(places)),),
        (
            Run(text="\n".join(measures)),
            *([Run(text="\n" + say("watched_by", metrics=say("listing").join(watched)))] if watched else []),
            *([Run(text="\n" + say("owner", body=owner))] if owner else []),
        ),
    )
