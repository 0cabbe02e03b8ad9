"""The house style of charts: a ``Chart`` as a Vega-Lite specification (a plain dictionary).

The dictionary is built by hand: importing altair to build the same takes most of a second.
Figures become floats here, for the length of a mark only; what is printed is the point's ``text``.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from assay.render.apart import set_apart
from assay.render.palette import GREY, INK, RULE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assay.render.palette import Palette
    from assay.report.charts import Chart, ChartPoint

Spec = dict[str, Any]

FULL_WIDTH, HALF_WIDTH = 660, 318
_HEIGHT = 236
_WIDE_LABEL = 16  # in half-width letters: longer categories are written beside lying bars


def vega_lite(chart: Chart, palette: Palette, fonts: str) -> Spec:
    """The drawing of a chart in a palette and a font list."""
    width = FULL_WIDTH if chart.width == "full" else HALF_WIDTH
    drawing = _DRAWINGS[chart.kind](chart, palette, width)
    spec: Spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "padding": 4,
        "config": _config(palette, fonts),
        **drawing,
    }
    if chart.unit and chart.kind not in ("donut", "matrix"):
        spec["title"] = {"text": chart.unit, "anchor": "start", "frame": "bounds"}
    return spec


def _config(palette: Palette, fonts: str) -> Spec:
    return {
        "font": fonts,
        "view": {"stroke": None},
        "title": {"font": fonts, "fontSize": 11, "fontWeight": "normal", "color": GREY, "offset": 10},
        "axis": {
            "labelColor": INK,
            "labelFontSize": 11,
            "titleColor": GREY,
            "titleFontSize": 11,
            "titleFontWeight": "normal",
            "domainColor": GREY,
            "gridColor": RULE,
            "gridWidth": 0.6,
            "ticks": False,
            "labelPadding": 7,
        },
        "legend": {
            "title": None,
            "orient": "top",
            "direction": "horizontal",
            "labelFontSize": 11,
            "labelColor": INK,
            "labelLimit": 280,
            "symbolType": "square",
            "symbolSize": 90,
            "columnPadding": 16,
            "offset": 12,
        },
        "text": {"fontSize": 11, "color": INK},
        "range": {"category": list(palette.series)},
    }


def _rows(chart: Chart) -> list[Spec]:
    return [
        {
            "category": point.category,
            "series": point.series,
            "value": None if point.value is None else float(point.value),
            "text": point.text,
        }
        for point in chart.points
    ]


def _in_order(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _categories(chart: Chart) -> list[str]:
    return _in_order(point.category for point in chart.points)


def _series(chart: Chart) -> list[str]:
    return _in_order(point.series for point in chart.points)


def _fit(width: int, height: int) -> Spec:
    return {"width": width, "height": height, "autosize": {"type": "fit", "contains": "padding"}}


def _colour(series: list[str], palette: Palette, width: int) -> Spec:
    if len(series) < 2:
        return {"value": palette.accent}
    return {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": series, "range": _repeated(palette.series, len(series))},
        # No name is cut: a column that is wide enough was chosen for the longest.
        "legend": {"columns": _legend_columns(series, width), "labelLimit": 2 * width},
    }


def _legend_columns(names: list[str], width: int) -> int:
    """As many names beside each other as their longest allows."""
    needed = 6.2 * max(map(_letters, names)) + 40
    return max(1, min(4, int(width / needed)))


def _repeated(colours: tuple[str, ...], count: int) -> list[str]:
    return [colours[i % len(colours)] for i in range(count)]


def _amounts(**more: Any) -> Spec:
    """The axis of figures: fine lines, no labels, for each mark carries its figure."""
    return {"field": "value", "type": "quantitative", "axis": {"labels": False, "domain": False}, "title": None} | more


def _names(order: list[str], **axis: Any) -> Spec:
    return {
        "field": "category",
        "type": "nominal",
        "sort": order,
        "title": None,
        "axis": {"labelAngle": 0, "grid": False, "labelLimit": 320, **axis},
        "scale": {"paddingInner": 0.34, "paddingOuter": 0.2},
    }


def _bar(chart: Chart, palette: Palette, width: int) -> Spec:
    categories, series = _categories(chart), _series(chart)
    lying = any(_letters(name) > _WIDE_LABEL for name in categories)
    along, across, offset = ("x", "y", "yOffset") if lying else ("y", "x", "xOffset")
    place = {across: _names(categories)}
    if len(series) > 1:
        place[offset] = {"field": "series", "sort": series, "scale": {"paddingInner": 0.1}}
    label = {"align": "left", "dx": 4} if lying else {"dy": -7}
    thickest = 20 if lying else 46
    height = 40 + 30 * len(categories) * len(series) if lying else _HEIGHT
    bars = {"type": "bar", "size": thickest} if len(series) < 2 else {"type": "bar"}
    return {
        **_fit(width, height),
        "data": {"values": _rows(chart)},
        "encoding": {**place, along: _amounts(scale={"nice": True, "zero": True, "padding": 0})},
        "layer": [
            {"mark": bars, "encoding": {"color": _colour(series, palette, width)}},
            {"mark": {"type": "text", **label}, "encoding": {"text": {"field": "text"}}},
        ],
    }


def _stacked_bar(chart: Chart, palette: Palette, width: int) -> Spec:
    categories, series = _categories(chart), _series(chart)
    highest = max(
        (sum(float(p.value or 0) for p in chart.points if p.category == name) for name in categories), default=0.0
    )
    lying = any(_letters(name) > _WIDE_LABEL for name in categories)
    along, across = ("x", "y") if lying else ("y", "x")
    height = 60 + 38 * len(categories) if lying else _HEIGHT
    shade = {series[i]: "#ffffff" if i % len(palette.series) in (0, 2, 6) else INK for i in range(len(series))}
    rows = [row | {"at": i, "ink": shade[row["series"]]} for row in _rows(chart) for i in [series.index(row["series"])]]
    shown = {"filter": f"datum.value > {highest * 0.07!r}"}
    stack = {"field": "at", "type": "quantitative"}
    return {
        **_fit(width, height),
        "data": {"values": rows},
        "encoding": {across: _names(categories), "order": stack},
        "layer": [
            {
                "mark": {"type": "bar", "size": 24 if lying else 58, "stroke": "#ffffff", "strokeWidth": 0.8},
                "encoding": {along: _amounts(), "color": _colour(series, palette, width)},
            },
            {
                "mark": {"type": "text"},
                "encoding": {
                    along: _amounts(stack="zero", bandPosition=0.5),
                    "text": {"condition": {"test": shown["filter"], "field": "text"}, "value": ""},
                    "color": {"field": "ink", "type": "nominal", "scale": None},
                    "detail": {"field": "series"},
                },
            },
        ],
    }


def _line(chart: Chart, palette: Palette, width: int) -> Spec:
    categories, series = _categories(chart), _series(chart)
    return {
        **_fit(width, _HEIGHT),
        "data": {"values": _rows(chart)},
        "encoding": {
            "x": _names(categories) | {"scale": {"type": "point", "padding": 0.35}},
            # From zero, as bars: a cut axis would make a small change look large.
            "y": _amounts(scale={"zero": True, "nice": True}),
            "color": _colour(series, palette, width),
        },
        "layer": [
            {
                "mark": {
                    "type": "line",
                    "strokeWidth": 2.2,
                    "point": {"filled": False, "fill": "#ffffff", "size": 46, "strokeWidth": 2},
                }
            },
            {"mark": {"type": "text", "dy": -13}, "encoding": {"text": {"field": "text"}, "color": {"value": INK}}},
        ],
    }


def _donut(chart: Chart, palette: Palette, width: int) -> Spec:
    rows = [row | {"at": i, "name": f"{row['category']}\u2002{row['text']}"} for i, row in enumerate(_rows(chart))]
    names = [row["name"] for row in rows]
    # Names too long to stand beside the ring stand below it.
    beside = 6.2 * max(map(_letters, names)) + 230 <= width
    legend: Spec = {"direction": "vertical", "columns": 1, "labelLimit": 2 * width}
    legend |= {"orient": "right", "rowPadding": 8, "offset": 24, "legendY": 30} if beside else {"orient": "bottom"}
    return {
        "width": 168,
        "height": 168,
        "data": {"values": rows},
        "mark": {"type": "arc", "innerRadius": 52, "outerRadius": 84, "stroke": "#ffffff", "strokeWidth": 1.5},
        "encoding": {
            "theta": {"field": "value", "type": "quantitative", "stack": True},
            "order": {"field": "at", "type": "quantitative"},
            "color": {
                "field": "name",
                "type": "nominal",
                "scale": {"domain": names, "range": _repeated(palette.series, len(names))},
                "legend": legend,
            },
        },
    }  # fmt: skip


# Area of a dot, and its width with the white ring around it.
_DOT = 300
_DOT_WIDE = 21


def _matrix(chart: Chart, palette: Palette, width: int) -> Spec:
    series = _series(chart)
    ends = [float(end) for end in chart.ends] or _matrix_domain(chart.points)
    side = 350
    scored = [
        (p, (float(p.across), float(p.value))) for p in chart.points if p.across is not None and p.value is not None
    ]
    # Round in a plot that is a little wider than high: far enough apart by its height.
    clear = _DOT_WIDE * (ends[1] - ends[0]) / (side - 24)
    places = set_apart([place for _, place in scored], clear, (ends[0], ends[1]))
    dots = [
        {"topic": point.category, "series": point.series, "number": point.text, "x": x, "y": y}
        for (point, _), (x, y) in zip(scored, places, strict=True)
    ]
    plot = {
        "width": side,
        "height": side - 24,
        "layer": [*_zones(chart, palette, ends), *_dots(dots, series, palette, ends, chart)],
    }
    return {"hconcat": [plot, _topic_list(chart, width - side - 72, side - 24)], "spacing": 28}


def _matrix_domain(points: tuple[ChartPoint, ...]) -> list[float]:
    scores = [float(score) for p in points for score in (p.value, p.across) if score is not None]
    return [math.floor(min(scores, default=1.0)), math.ceil(max(scores, default=5.0))]


def _score_scale(ends: list[float]) -> Spec:
    return {"domain": ends, "nice": False, "zero": False}


def _zones(chart: Chart, palette: Palette, ends: list[float]) -> list[Spec]:
    """A tint for each step above a threshold on both axes, deepest for the most material."""
    return [
        {
            "data": {"values": [{"x": float(bound), "y": float(bound), "x2": ends[1], "y2": ends[1]}]},
            "mark": {"type": "rect", "color": colour},
            "encoding": {
                "x": {"field": "x", "type": "quantitative", "scale": _score_scale(ends)},
                "y": {"field": "y", "type": "quantitative", "scale": _score_scale(ends)},
                "x2": {"field": "x2"},
                "y2": {"field": "y2"},
            },
        }
        for bound, colour in zip(chart.thresholds, (palette.tint, palette.soft), strict=False)
    ]


def _dots(dots: list[Spec], series: list[str], palette: Palette, ends: list[float], chart: Chart) -> list[Spec]:
    place = {
        axis: {
            "field": axis,
            "type": "quantitative",
            "scale": _score_scale(ends),
            "axis": {"tickMinStep": 1, "tickCount": 5, "title": title, "titlePadding": 10},
        }
        for axis, title in (("x", chart.across_title), ("y", chart.value_title))
    }
    colour = {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": series, "range": [palette.accent, "#3f5564", "#a9604a", "#8a6d2f"][: len(series)]},
        "legend": {"symbolType": "circle"} if len(series) > 1 else None,
    }
    return [
        {
            "data": {"values": dots},
            "mark": {"type": "circle", "size": _DOT, "opacity": 1, "stroke": "#ffffff", "strokeWidth": 1.2},
            "encoding": {**place, "color": colour},
        },
        {
            "data": {"values": dots},
            "mark": {"type": "text", "color": "#ffffff", "fontWeight": "bold", "fontSize": 10.5, "baseline": "middle"},
            "encoding": {**place, "text": {"field": "number"}},
        },
    ]


def _topic_list(chart: Chart, width: int, height: int) -> Spec:
    """Numbers and names of the topics, beside the plot."""
    rows = [{"at": i, "number": point.text, "topic": point.category} for i, point in enumerate(chart.points)]
    step = min(24, height // max(len(rows), 1))
    line = {"field": "at", "type": "quantitative", "axis": None,
            "scale": {"domain": [-0.5, len(rows) - 0.5], "reverse": True, "nice": False, "zero": False}}  # fmt: skip
    return {
        "width": width,
        "height": step * len(rows),
        "data": {"values": rows},
        "layer": [
            {
                "mark": {"type": "text", "align": "right", "fontSize": 10.5, "fontWeight": "bold"},
                "encoding": {"x": {"value": 16}, "y": line, "text": {"field": "number"}},
            },
            {
                "mark": {"type": "text", "align": "left", "fontSize": 10.5, "limit": width - 26},
                "encoding": {"x": {"value": 26}, "y": line, "text": {"field": "topic"}},
            },
        ],
    }


def _roadmap(chart: Chart, palette: Palette, width: int) -> Spec:
    """Phases as bands, the path as a dashed line with its steps, what was reached as dots on a line."""
    series = _series(chart)
    rows = [row | {"year": int(row["category"])} for row in _rows(chart)]
    years = [row["year"] for row in rows]
    highest = max(row["value"] for row in rows if row["value"] is not None) * 1.18
    shades = (palette.tint, palette.soft)
    bands = [
        {"since": band.since, "until": band.until, "middle": (band.since + band.until) / 2, "name": band.name,
         "shade": shades[number % 2], "top": highest, "zero": 0}
        for number, band in enumerate(chart.bands)
    ]  # fmt: skip
    across = {"type": "quantitative", "scale": {"domain": [min(years), max(years)], "nice": False, "zero": False}}
    axis = {"values": sorted({*(p for b in chart.bands for p in (b.since, b.until))}), "format": "d", "grid": False}
    up = {"type": "quantitative", "scale": {"domain": [0, highest], "nice": False}, "title": None}
    y = {**up, "field": "value", "axis": {"labels": False, "domain": False, "grid": False}}
    colour = {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": series, "range": [palette.series[1 % len(palette.series)], palette.accent]},
        "legend": {"orient": "bottom", "title": None},
    }
    place = {"x": {**across, "field": "year", "axis": axis, "title": None}, "y": y}
    return {
        **_fit(width, _HEIGHT),
        "layer": [
            {
                "data": {"values": bands},
                "mark": {"type": "rect"},
                "encoding": {
                    "x": {**across, "field": "since", "axis": axis, "title": None},
                    "x2": {"field": "until"},
                    "y": {**up, "field": "zero"},
                    "y2": {"field": "top"},
                    "fill": {"field": "shade", "type": "nominal", "scale": None, "legend": None},
                },
            },
            {
                "data": {"values": bands},
                "mark": {"type": "text", "baseline": "top", "dy": 8, "fontWeight": "bold", "color": INK},
                "encoding": {
                    "x": {**across, "field": "middle"},
                    "y": {**up, "field": "top"},
                    "text": {"field": "name"},
                },
            },
            {
                "data": {"values": [row for row in rows if row["series"] == series[0]]},
                "mark": {"type": "line", "strokeDash": [5, 4], "strokeWidth": 2},
                "encoding": {**place, "color": colour},
            },
            {
                "data": {"values": [row for row in rows if row["series"] == series[0] and row["text"]]},
                "mark": {"type": "text", "dy": -20, "dx": -4, "align": "right", "color": INK},
                "encoding": {**place, "text": {"field": "text"}},
            },
            {
                "data": {"values": [row for row in rows if row["series"] != series[0]]},
                "mark": {"type": "line", "strokeWidth": 2.6, "point": {"size": 42, "filled": True}},
                "encoding": {**place, "color": colour},
            },
        ],
    }


def _letters(text: str) -> int:
    """The width of a text in half-width letters: a Chinese character counts two."""
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)


_DRAWINGS = {
    "bar": _bar,
    "stacked_bar": _stacked_bar,
    "line": _line,
    "donut": _donut,
    "matrix": _matrix,
    "roadmap": _roadmap,
}
