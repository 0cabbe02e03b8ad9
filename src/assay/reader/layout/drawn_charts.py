"""The charts of a page: what is drawn with the words that belong to it, taken out of the lines of the page.

A figure of a chart is read where the drawing proves what it is of: its bar or slice is as large as it says, the colour
is named in a legend or the bar by the words at its foot, and the chart has a title. All other figures of a chart are
seen and not read; the figures of its scale are no figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.raw_row import RawRow
from assay.reader.layout.chart_axes import axes_of
from assay.reader.layout.chart_bars import amount_of, measured
from assay.reader.layout.chart_names import (
    entries_of,
    legend_of,
    name_of_bar,
    name_of_slice,
    title_over,
    together,
    unit_over,
    words_over,
)
from assay.reader.layout.chart_plots import plot_of
from assay.reader.layout.lines import lines_of
from assay.reader.page import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.layout.chart_axes import Axis
    from assay.reader.layout.chart_bars import Measured, Part
    from assay.reader.layout.lines import Segment
    from assay.reader.page import Word
    from assay.reader.pages.shapes import Drawing, Edges, Shape

_FIGURE = re.compile(r"\D{0,3}\d[\d,.\s]*\D{0,4}")
_YEAR = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?:年度?|/\d\d)?")
_WHOLE = re.compile(r"(?:sub-?|grand )?totals?|overall|[總总合共]計?计?[數数]?", re.IGNORECASE)
# How far over a plot, a bar or a slice its figures stand, and how far under it its names.
_ABOVE, _UNDER = 13.0, 22.0
_SAME = 2.0


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart. ``rows`` are its table where it is ``read``, else its figures one by one."""

    box: Box
    rows: tuple[RawRow, ...]
    title: str = ""
    read: bool = False


def drawn_charts(words: Sequence[Word], drawing: Drawing) -> tuple[tuple[DrawnChart, ...], tuple[Word, ...]]:
    """The charts of a page, and the words that do not belong to them."""
    if not (drawing.shapes or drawing.lines) or not words:
        return (), tuple(words)
    segments = [one for line in lines_of(words) for one in line.segments]
    taken: set[int] = set()
    charts: list[DrawnChart] = []
    axes = axes_of(words)
    plots = [(axis, plot) for axis in axes if (plot := plot_of(axis, axes, drawing)) is not None]
    for axis, _ in plots:
        taken.update(id(tick) for tick in axis.ticks)
    free = [one for one in segments if not any(id(word) in taken for word in one.words)]
    told = [_own(chart, drawing.shapes, free) for chart in measured(drawing.shapes, free)]
    names = entries_of(drawing.shapes, free) | {id(one) for own in told for one in (*own.names, *own.figures)}

    def over(frame: Box, left: float, column: Segment | None = None) -> tuple[str, list[Segment]]:
        title = title_over(frame, free, names, column)
        unit = unit_over(frame, left, title, free)
        if title is None or unit is None:
            return (title.text if title is not None else ""), [unit] if unit is not None else []
        return f"{title.text} ({unit.text.strip().strip('()（）')})", [unit]

    titled = [(own, *over(*_under_title(own, plots))) for own in told]
    for own, title, said in titled:
        shared = sum(other == title and one.year == own.year for one, other, _ in titled) > 1
        chart = _chart(own, free, "" if shared else title)
        if not chart.read and own.chart.kind != "pie":
            # Bars without a scale stand in lines as words do; those beside one are taken with its plot below.
            continue
        charts.append(chart)
        if chart.read and own.others:
            charts.append(DrawnChart(chart.box, _listed(own.others), title))
        taken.update(id(word) for one in (*own.all, *said) for word in one.words)
    for axis, box in plots:
        figures = [one for one in _within(free, _raised(box)) if not any(id(word) in taken for word in one.words)]
        years = _years_under(box, free)
        frame = box.joined(axis.box)
        title, said = over(frame, frame.x0)
        said += words_over(axis.box, free) if axis.upright else []
        taken.update(id(word) for one in (*figures, *years, *said) for word in one.words)
        if figures:
            charts.append(DrawnChart(box, _listed(figures), title))
    return tuple(charts), tuple(word for word in words if id(word) not in taken)


def _raised(box: Box) -> Box:
    return Box(box.x0, box.y0 - _ABOVE, box.x1, box.y1)


def _within(segments: Sequence[Segment], box: Box) -> list[Segment]:
    """The figures in a part of the page."""
    return [
        one
        for one in segments
        if _FIGURE.fullmatch(one.text)
        and box.x0 <= (one.box.x0 + one.box.x1) / 2 <= box.x1
        and box.y0 <= (one.box.y0 + one.box.y1) / 2 <= box.y1
    ]


def _years_under(box: Box, segments: Sequence[Segment]) -> list[Segment]:
    """The years at the foot of a chart, if they head no table under it."""
    under = Box(box.x0 - 4, box.y1 - 4, box.x1 + 4, box.y1 + _UNDER)
    years = [one for one in _within(segments, under) if _YEAR.fullmatch(one.text.strip())]
    return [] if len(years) < 2 or _heads(years, segments) else years


def _heads(names: Sequence[Segment], segments: Sequence[Segment]) -> bool:
    """Whether figures stand under most of these names: they are the columns of a table too."""
    headed = sum(
        any(
            amount_of(one) is not None and 0 <= one.box.y0 - name.box.y1 + 2 <= _UNDER
            and name.box.x0 - 4 <= (one.box.x0 + one.box.x1) / 2 <= name.box.x1 + 4
            for one in segments
        )
        for name in names
    )  # fmt: skip
    return 2 * headed > len(names)


def _listed(figures: Sequence[Segment]) -> tuple[RawRow, ...]:
    return tuple(RawRow((_cell(one),)) for one in figures)


def _cell(segment: Segment) -> GridCell:
    return GridCell(text=segment.text.strip(), box=segment.box)


@dataclass(frozen=True, slots=True)
class _Own:
    """A chart with the pieces of lines that are its own: the ``figures`` of its parts, ``others`` among them, the names
    of its parts by legend (``series``) or beside them, all that is to be taken out of the page, and the year in the
    hole of a ring."""

    chart: Measured
    figures: tuple[Segment, ...]
    others: tuple[Segment, ...]
    series: tuple[str, ...]
    names: tuple[Segment, ...]
    all: tuple[Segment, ...]
    stacked: bool
    year: str


def _own(chart: Measured, shapes: Sequence[Shape], segments: Sequence[Segment]) -> _Own:
    figures = tuple(part.figure for part in chart.parts)
    box = Box.around([chart.box, *(one.box for one in figures)])
    legend, entries = legend_of(shapes, segments, chart)
    beside = [name for part in chart.parts for name in _name(part, chart, segments)]
    names = tuple({id(one): one for one in beside}.values())
    held = _in_hole(chart, segments) if chart.kind == "pie" else None
    known = {id(word) for one in (*figures, *entries, *names, *((held,) if held else ())) for word in one.words}
    others = tuple(one for one in _within(segments, box) if not any(id(word) in known for word in one.words))
    heads = chart.kind != "pie" and _heads(names, segments)
    series = tuple(legend[part.shape.colour].text if legend else "" for part in chart.parts)
    return _Own(
        chart,
        figures,
        others,
        series,
        (*names, *entries),
        (*figures, *others, *entries, *(() if heads else names), *((held,) if held else ())),
        chart.kind != "pie" and _stacked(chart, shapes),
        held.text.strip() if held else "",
    )


def _in_hole(chart: Measured, segments: Sequence[Segment]) -> Segment | None:
    """The year in the middle of a ring."""
    x, y = (chart.box.x0 + chart.box.x1) / 2, (chart.box.y0 + chart.box.y1) / 2
    near = 0.25 * (chart.box.x1 - chart.box.x0)
    found = [
        one
        for one in segments
        if _YEAR.fullmatch(one.text.strip())
        and abs((one.box.x0 + one.box.x1) / 2 - x) <= near
        and abs((one.box.y0 + one.box.y1) / 2 - y) <= near
    ]
    return found[0] if len(found) == 1 else None


def _stacked(chart: Measured, shapes: Sequence[Shape]) -> bool:
    """Whether a bar goes on in another colour: its figure is of a part of it."""
    upright = chart.kind == "upright"

    def goes_on(bar: Edges, other: Edges) -> bool:
        if upright:
            return abs(bar[0] - other[0]) + abs(bar[2] - other[2]) < _SAME and abs(bar[1] - other[3]) < _SAME
        return abs(bar[1] - other[1]) + abs(bar[3] - other[3]) < _SAME and abs(bar[2] - other[0]) < _SAME

    return any(
        goes_on(part.shape.box, other.box)
        for part in chart.parts
        for other in shapes
        if other.colour != part.shape.colour
    )


def _under_title(own: _Own, plots: Sequence[tuple[Axis, Box]]) -> tuple[Box, float, Segment | None]:
    """What a title stands over, from where on its unit may stand, and one of the names of level bars."""
    frame = _framed(own, plots)
    left = min((one.box.x0 for one in own.names), default=frame.x0)
    return frame, min(left, frame.x0), own.names[0] if own.chart.kind == "level" and own.names else None


def _framed(own: _Own, plots: Sequence[tuple[Axis, Box]]) -> Box:
    """A chart as wide and as high as its figures and the scale beside it."""
    box = Box.around([own.chart.box, *(one.box for one in own.figures)])
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    for axis, plot in plots:
        if own.chart.kind != "pie" and plot.x0 < x < plot.x1 and plot.y0 < y < plot.y1:
            box = box.joined(plot).joined(axis.box)
    return box


def _chart(own: _Own, segments: Sequence[Segment], title: str) -> DrawnChart:
    box = Box.around([own.chart.box, *(one.box for one in own.figures)])
    unread = DrawnChart(box, _listed([*own.figures, *own.others]), title)
    if not title or (own.stacked and not all(own.series)):
        return unread
    make = _pie_rows if own.chart.kind == "pie" else partial(_bar_rows, title=title)
    rows = make(own.chart, own.series, segments)
    if rows and own.year:
        rows = (RawRow((GridCell(text=""), GridCell(text=own.year))), *rows)
    return DrawnChart(box, rows, title, read=True) if rows else unread


def _name(part: Part, chart: Measured, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    return name_of_slice(part, segments) if chart.kind == "pie" else name_of_bar(part, chart, segments)


def _texts(chart: Measured, segments: Sequence[Segment]) -> list[str]:
    names = [_name(part, chart, segments) for part in chart.parts]
    return [together(name).text.strip() if name else "" for name in names]


def _pie_rows(chart: Measured, series: Sequence[str], segments: Sequence[Segment]) -> tuple[RawRow, ...]:
    """Each slice with its name; none where one has no name or two have the same."""
    texts = list(series)
    if not all(texts):
        texts = _texts(chart, segments)
    if not all(texts) or len(set(texts)) < len(texts) or any(_WHOLE.fullmatch(text) for text in texts):
        return ()
    return tuple(
        RawRow((GridCell(text=text), _cell(part.figure))) for text, part in zip(texts, chart.parts, strict=True)
    )


def _bar_rows(chart: Measured, series: Sequence[str], segments: Sequence[Segment], *, title: str) -> tuple[RawRow, ...]:
    """The names of the bars as columns if they are years, as rows else, and a row or column for each series."""
    texts = _texts(chart, segments)
    several = len({part.shape.colour for part in chart.parts}) > 1
    if several and len(set(texts)) == len(texts):
        # Each bar has a name and a colour of its own.
        series = [""] * len(texts)
    elif several and not all(series):
        return ()
    if not all(texts) or not all(_is_category(text) for text in texts):
        return ()
    places = list(zip(texts, series, strict=True))
    if len(set(places)) < len(places):
        return ()
    told = {place: _cell(part.figure) for place, part in zip(places, chart.parts, strict=True)}
    columns, lines = list(dict.fromkeys(texts)), list(dict.fromkeys(series))
    if all(_YEAR.fullmatch(text) for text in columns):
        head = RawRow((GridCell(text=""), *(GridCell(text=text) for text in columns)))
        body = [
            RawRow((GridCell(text=line or title), *(told.get((text, line), _NONE) for text in columns)))
            for line in lines
        ]
        return (head, *body)
    head = RawRow((GridCell(text=""), *(GridCell(text=line) for line in lines)))
    body = [RawRow((GridCell(text=text), *(told.get((text, line), _NONE) for line in lines))) for text in columns]
    return (head, *body) if any(lines) else tuple(body)


_NONE = GridCell(text="")


def _is_category(text: str) -> bool:
    return bool(_YEAR.fullmatch(text)) or (re.search(r"[^\W\d_]|[<>≥≤]\s?\d|\d\s?[-–~]\s?\d", text) is not None)
