"""The road to neutrality as a picture and a table, and the measures in hand."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.calc.measured import state_of
from assay.calc.promises import ROAD_CHANGE, ROAD_DUE
from assay.core.numbers import grouped
from assay.core.units import convert, unit
from assay.report.charts import Band, Chart, ChartPoint
from assay.report.display import day_in, presentation_of, signed, with_unit
from assay.report.document import Column, Paragraph, PlainTable, Run, Section
from assay.report.slots import changed, filled

if TYPE_CHECKING:
    from assay.book.measures import Measure
    from assay.book.roadmap import Roadmap
    from assay.facts.fact import Fact
    from assay.report.document import Runs
    from assay.report.material import Material


def measures_table(material: Material) -> PlainTable | None:
    """What is done to reach each target: by whom, from when, how far it is and what it costs. A target is named beside
    its first measure."""
    say, language = material.say, material.language
    rows = tuple(
        ((Run(text="" if number else target.name.in_language(language)),), *_measure(material, one))
        for target in material.book.targets
        for number, one in enumerate(target.measures)
    )
    if not rows:
        return None
    columns = (
        *(("target", 4), ("measure_of", 5), ("measure_owner", 4)),
        *(("measure_start", 3), ("measure_state", 2), ("measure_cost", 3)),
    )
    return PlainTable(
        id="t-measures",
        caption=say("measures"),
        columns=tuple(Column(label=say(word), share=share) for word, share in columns),
        rows=rows,
    )


def _measure(material: Material, measure: Measure) -> tuple[Runs, ...]:
    language, standing = material.language, state_of(material.book, measure)
    state = material.say(f"measure_{standing.state}") if standing is not None else ""
    cost = measure.cost.in_language(language) if measure.cost else ""
    if not cost and standing is not None and standing.cost is not None and standing.currency:
        cost = with_unit(grouped(standing.cost), unit(standing.currency).label(language), language)
    begun = (standing.completed if standing else None) or measure.start
    return (
        (Run(text=measure.name.in_language(language), bold=True),),
        (Run(text=measure.owner.in_language(language)),),
        (Run(text=day_in(begun, language)),),
        (Run(text=state),),
        (Run(text=cost or "–"),),
    )


def roadmap_section(material: Material) -> Section | None:
    """The path over all its years with what was reached, and the phases; nothing without a figure of the base year."""
    road = material.book.roadmap
    base = material.fact(road.metric, road.base_year) if road is not None else None
    if road is None or base is None or not isinstance(base.value, Decimal) or base.value == 0:
        return None
    say = material.say
    phases = PlainTable(
        id="t-roadmap",
        caption=say("phases"),
        columns=(
            Column(label=say("phase"), share=2),
            Column(label=say("phase_years"), share=2),
            Column(label=say("phase_aim"), share=7),
            Column(label=say("phase_end", year=road.base_year), share=2, align="right"),
        ),
        rows=tuple(
            (
                (Run(text=one.name.in_language(material.language), bold=True),),
                (Run(text=f"{one.since + (1 if number else 0)}–{one.until}"),),
                (Run(text=one.aim.in_language(material.language)),),
                (Run(text=signed(one.change * 100, 0)),),
            )
            for number, one in enumerate(road.phases)
        ),
    )
    words = [Paragraph(runs=runs) for runs in _sentences(material, road)]
    return Section(
        id="roadmap", title=say("roadmap"), level=2, blocks=(*words, _picture(material, road, base, base.value), phases)
    )


def _sentences(material: Material, road: Roadmap) -> list[Runs]:
    """Where the reporting year stands, and what becomes of what is left."""
    year = material.book.reporting_year
    change, due = material.fact(ROAD_CHANGE, year), material.fact(ROAD_DUE, year)
    found: list[Runs] = []
    if change is not None and due is not None and isinstance(change.value, Decimal) and isinstance(due.value, Decimal):
        slots = {
            "year": (Run(text=str(year)),),
            "base": (Run(text=str(road.base_year)),),
            "change": (changed(material, change, marked=False),),
            "due": (changed(material, due, marked=False),),
        }
        found.append(filled(material, "roadmap_within" if change.value <= due.value else "roadmap_above", slots))
    if road.residual is not None:
        found.append((Run(text=road.residual.in_language(material.language)),))
    return found


def _picture(material: Material, road: Roadmap, fact: Fact, base: Decimal) -> Chart:
    say = material.say
    how = presentation_of(material.metric(road.metric), fact, material.book.presentation)
    required, actual = say("path_required"), say("path_actual")
    ends = [road.base_year, *(one.until for one in road.phases)]
    path = [
        ChartPoint(
            category=str(year),
            value=convert(base * (1 + (road.due(year) or Decimal(0))), fact.unit, how.unit),
            text=signed((road.due(year) or Decimal(0)) * 100, 0) if year in ends[1:] else "",
            series=required,
        )
        for year in range(ends[0], ends[-1] + 1)
    ]
    known = [one for year in material.book.years if (one := material.fact(road.metric, year)) is not None and one.known]
    reached = [
        ChartPoint(
            category=str(one.key.year), value=material.shown(one).value, text=material.shown(one).text, series=actual
        )
        for one in known
    ]
    figures = "; ".join(f"{point.category} {point.text}" for point in reached)
    points = "; ".join(f"{point.category} {point.text}" for point in path if point.text)
    return Chart(
        id="c-roadmap",
        title=say("roadmap"),
        alt=say("roadmap_alt", title=say("roadmap"), figures=figures, points=points),
        kind="roadmap",
        points=(*path, *reached),
        unit=how.unit.label(material.language),
        table_id="t-roadmap",
        source=say("roadmap_source"),
        bands=tuple(Band(one.name.in_language(material.language), one.since, one.until) for one in road.phases),
    )
