"""Metrics and dimensions as they stand in the topic folders, before a book's currency and members are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assay.catalogue.dimension import Dimension, Member
from assay.core.languages import Text
from assay.core.strict_yaml import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from assay.catalogue.metric import Aggregate, PeriodType

_KEYS = {
    "label", "unit", "period", "dimensions", "aggregate", "decimals", "present", "per", "share", "growth",
    "equivalent", "aliases", "definition",
}  # fmt: skip
_PERIODS: tuple[PeriodType, ...] = ("duration", "instant")
_AGGREGATES: tuple[Aggregate, ...] = ("sum", "overlapping", "none")


class BadDefinition(ValueError):
    """A definition file that cannot be used; the message names the file, the entry and what was expected."""


@dataclass(frozen=True, slots=True)
class Denominator:
    """What an intensity is divided by, and how its label is formed from the metric's."""

    metric: str
    label: Text

    def label_for(self, label: Text) -> Text:
        return Text(
            self.label.en.replace("{metric}", label.en),
            self.label.zh_hant.replace("{metric}", label.zh_hant),
            self.label.zh_hans.replace("{metric}", label.zh_hans),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricDefinition:
    """One entry of a ``metrics.yaml``; see `assay.catalogue.metric.Metric` for the meaning of each field."""

    id: str
    topic: str
    label: Text
    unit: str
    period: PeriodType = "duration"
    dimensions: tuple[str, ...] = ()
    aggregate: Aggregate = "sum"
    decimals: int = 0
    present_unit: str = ""
    present_decimals: int = 0
    unit_dimension: str = ""
    unit_by: Mapping[str, str] = field(default_factory=dict)
    equivalents: Mapping[str, str] = field(default_factory=dict)
    per: tuple[str, ...] = ()
    share: bool = False
    growth: bool = False
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_metrics(path: Path) -> tuple[MetricDefinition, ...]:
    """The metrics of one topic, named after its folder. Raises `BadDefinition` for an unknown key or word."""
    entries = load_yaml(path) or {}
    return tuple(_definition(path, path.parent.name, name, row) for name, row in entries.items())


def _definition(path: Path, topic: str, name: str, row: Mapping[str, Any]) -> MetricDefinition:
    def wrong(problem: str) -> BadDefinition:
        return BadDefinition(f"{path.parent.name}/{path.name}, metric '{name}': {problem}")

    unknown = set(row) - _KEYS
    if unknown:
        raise wrong(f"unknown key {sorted(unknown)[0]!r}; known are {', '.join(sorted(_KEYS))}")
    for needed in ("label", "unit"):
        if needed not in row:
            raise wrong(f"'{needed}' is required")
    period, aggregate = row.get("period", "duration"), row.get("aggregate", "sum")
    if period not in _PERIODS:
        raise wrong(f"period is one of {', '.join(_PERIODS)}, not '{period}'")
    if aggregate not in _AGGREGATES:
        raise wrong(f"aggregate is one of {', '.join(_AGGREGATES)}, not '{aggregate}'")
    present = row.get("present", {})
    by_member = dict(row["unit"]) if isinstance(row["unit"], dict) else {}
    return MetricDefinition(
        id=name,
        topic=topic,
        label=Text.of(row["label"]),
        unit="" if by_member else row["unit"],
        period=period,
        dimensions=tuple(row.get("dimensions", ())),
        aggregate=aggregate,
        decimals=int(row.get("decimals", "0")),
        present_unit=present.get("unit", ""),
        present_decimals=int(present.get("decimals", "0")),
        unit_dimension=by_member.pop("by", ""),
        unit_by=by_member,
        equivalents=dict(row.get("equivalent", {})),
        per=tuple(row.get("per", ())),
        share=row.get("share", "false") == "true",
        growth=row.get("growth", "false") == "true",
        aliases={language: tuple(words) for language, words in row.get("aliases", {}).items()},
    )


def read_dimensions(path: Path) -> dict[str, Dimension]:
    """The dimensions of one ``dimensions.yaml``."""
    return {
        name: Dimension(
            name,
            Text.of(row["label"]),
            {member: read_member(member, words) for member, words in (row["members"] or {}).items()},
            row.get("open", "false") == "true",
        )
        for name, row in load_yaml(path).items()
    }


def read_member(member: str, row: Mapping[str, Any]) -> Member:
    """One member: its words in three languages, the bounds of an age band, and ``aliases``, other words for it."""
    words = {name: value for name, value in row.items() if name not in ("aliases", "group", "optional")}
    lower, upper, aliases = words.get("lower"), words.get("upper"), row.get("aliases", ())
    if isinstance(aliases, str):
        raise BadDefinition(f"member '{member}': aliases is a list in brackets, not '{aliases}'")
    bounds = (int(lower) if lower else None, int(upper) if upper else None)
    return Member(member, Text.of(words), *bounds, tuple(aliases), row.get("group", ""), row.get("optional") == "true")


def read_denominators(path: Path) -> dict[str, Denominator]:
    return {name: Denominator(row["metric"], Text.of(row["label"])) for name, row in load_yaml(path).items()}


def topic_folders(roots: Iterable[Path]) -> tuple[Path, ...]:
    """The folders that hold a ``metrics.yaml`` or ``registers.yaml``, in name order, root by root."""
    return tuple(
        folder
        for root in roots
        for folder in sorted(root.iterdir())
        if (folder / "metrics.yaml").exists() or (folder / "registers.yaml").exists()
    )
