"""Charts of facts: what to draw, with its words. Every figure drawn also stands in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.report.charts import Chart, ChartPoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.catalogue.layout import ChartLayout
    from assay.report.document import FactTable
    from assay.report.material import Material


def chart_of(material: Material, layout: ChartLayout, tables: Sequence[FactTable]) -> Chart | None:
    """A chart, or nothing where there are fewer than two figures to compare."""
    points = _members(material, layout) if layout.by else _years(material, layout)
    drawn = [point for point in points if point.value is not None and point.value != 0]
    if len(drawn) < 2 or (layout.kind == "donut" and any(p.value is not None and p.value < 0 for p in points)):
        return None
    unit = _unit(material, layout)
    title = layout.title.in_language(material.language)
    figures = "; ".join(_told(point, unit) for point in drawn)
    table = _table_of(material, layout, tables)
    return Chart(
        id=f"c-{layout.id}",
        title=title,
        alt=material.say("chart_alt", title=title, figures=figures),
        kind=layout.kind,
        points=tuple(points),
        unit=unit,
        table_id=table.id if table else "",
        source=material.say("chart_source", table=table.caption) if table else "",
        width=layout.width,
    )


def _told(point: ChartPoint, unit: str) -> str:
    name = " ".join(part for part in (point.category, point.series) if part)
    return f"{name} {point.text}{' ' + unit if unit else ''}"


def _years(material: Material, layout: ChartLayout) -> list[ChartPoint]:
    points: list[ChartPoint] = []
    for year in material.book.years:
        for metric in layout.metrics:
            if metric not in material.book.catalogue.metrics:
                continue
            fact = material.fact(metric, year)
            if fact is None:
                continue
            shown = material.shown(fact)
            series = material.label(metric) if len(layout.metrics) > 1 else ""
            points.append(ChartPoint(category=str(year), value=shown.value, text=shown.text, series=series))
    return points


def _members(material: Material, layout: ChartLayout) -> list[ChartPoint]:
    """Members as slices or bars of the reporting year; a stacked chart shows them over the years."""
    metric = layout.metrics[0]
    years = material.book.years if layout.kind == "stacked_bar" else (material.book.reporting_year,)
    points: list[ChartPoint] = []
    for year in years:
        for member in material.book.catalogue.dimensions[layout.by].members:
            fact = material.fact(metric, year, ((layout.by, member),))
            if fact is None:
                continue
            shown = material.shown(fact)
            name = material.member(layout.by, member)
            stacked = layout.kind == "stacked_bar"
            points.append(
                ChartPoint(
                    category=str(year) if stacked else name,
                    value=shown.value,
                    text=shown.text,
                    series=name if stacked else "",
                )
            )
    return points


def _unit(material: Material, layout: ChartLayout) -> str:
    for year in reversed(material.book.years):
        for fact in material.facts.of(layout.metrics[0], year):
            return material.shown(fact).unit.label(material.language)
    return ""


def _table_of(material: Material, layout: ChartLayout, tables: Sequence[FactTable]) -> FactTable | None:
    wanted = f"{layout.metrics[0]}@"
    for table in tables:
        keys = [cell.fact_key for row in table.rows for cell in row.cells]
        if any(key.startswith(wanted) and (layout.by in key if layout.by else "[" not in key) for key in keys):
            return table
    return None
