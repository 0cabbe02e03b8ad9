"""Which figures a topic shows, and how: read from ``layout.yaml`` in the topic's folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from assay.core.languages import Text
from assay.core.strict_yaml import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


ChartKind = Literal["bar", "stacked_bar", "line", "donut", "matrix", "roadmap"]
ChartWidth = Literal["full", "half"]


@dataclass(frozen=True, slots=True)
class RowLayout:
    """A row, or with ``by`` one row for each member (or crossing of members) of those dimensions."""

    metric: str
    by: tuple[str, ...] = ()
    indent: int = 0
    total: bool = False


@dataclass(frozen=True, slots=True)
class TableLayout:
    id: str
    title: Text
    rows: tuple[RowLayout, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class BreakdownLayout:
    """The reporting year of ``metric`` by every member of one dimension, also of those that have no figure.

    ``of`` names other dimensions: a row says which of their members its figure is made of. ``rating`` is a metric, cut
    alike, that rates it.
    """

    id: str
    title: Text
    metric: str
    by: str
    of: tuple[str, ...] = ()
    rating: str = ""


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """A picture of metrics over the years, or of one metric's members (``by``).

    ``highlight``: it is shown with the key figures too.
    """

    id: str
    title: Text
    kind: ChartKind
    metrics: tuple[str, ...]
    by: str = ""
    width: ChartWidth = "full"
    highlight: bool = False


@dataclass(frozen=True, slots=True)
class TopicLayout:
    """A topic's place in the report: the aspect whose chapter it stands in, and what it shows there.

    ``quiet`` figures are steps on the way to others: they stand in the data files and are not printed.

    ``ranges`` are figures whose uncertainty is told where that of their factors is known.

    A topic without a layout stands under the aspect ``other`` with all the figures it has.
    """

    topic: str
    aspect: str = "other"
    order: int = 99
    tables: tuple[TableLayout, ...] = ()
    charts: tuple[ChartLayout, ...] = ()
    highlights: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    breakdowns: tuple[BreakdownLayout, ...] = ()
    ranges: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


def read_layouts(folders: Iterable[Path]) -> tuple[TopicLayout, ...]:
    """The layouts of topic folders, in the order of the report."""
    found = [_layout(folder.name, folder / "layout.yaml") for folder in folders]
    return tuple(sorted(found, key=lambda layout: (layout.order, layout.topic)))


def _layout(topic: str, path: Path) -> TopicLayout:
    if not path.exists():
        return TopicLayout(topic)
    row: dict[str, Any] = load_yaml(path)
    return TopicLayout(
        topic,
        row["aspect"],
        int(row.get("order", "99")),
        tuple(_table(entry) for entry in row.get("tables", ())),
        tuple(_chart(entry) for entry in row.get("charts", ())),
        tuple(row.get("highlights", ())),
        tuple(row.get("quiet", ())),
        tuple(_breakdown(entry) for entry in row.get("breakdowns", ())),
        tuple(row.get("ranges", ())),
        tuple(row.get("sites", ())),
    )


def _table(row: dict[str, Any]) -> TableLayout:
    note = Text.of(row["note"]) if "note" in row else None
    return TableLayout(row["id"], Text.of(row["title"]), tuple(_row(entry) for entry in row["rows"]), note)


def _breakdown(row: dict[str, Any]) -> BreakdownLayout:
    return BreakdownLayout(
        row["id"], Text.of(row["title"]), row["metric"], row["by"], tuple(row.get("of", ())), row.get("rating", "")
    )


def _row(row: dict[str, Any]) -> RowLayout:
    by = row.get("by", ())
    return RowLayout(
        row["metric"],
        (by,) if isinstance(by, str) else tuple(by),
        int(row.get("indent", "0")),
        row.get("emphasis") == "total",
    )


def _chart(row: dict[str, Any]) -> ChartLayout:
    return ChartLayout(
        row["id"],
        Text.of(row["title"]),
        row["kind"],
        tuple(row["metrics"]),
        row.get("by", ""),
        row.get("width", "full"),
        row.get("highlight", "false") == "true",
    )
