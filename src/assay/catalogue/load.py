"""Topic folders to a catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.catalogue.catalogue import Catalogue, build
from assay.catalogue.definitions import (
    BadDefinition,
    Denominator,
    MetricDefinition,
    read_denominators,
    read_dimensions,
    read_metrics,
    topic_folders,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assay.catalogue.dimension import Dimension


def load_catalogue(roots: Sequence[Path], currency: str = "CNY") -> Catalogue:
    """All metrics under the topic roots. Dimensions stand beside the topics or inside one.

    A later root may add metrics and dimensions, never redefine one: raises `BadDefinition` for a name that
    stands twice, a dimension that nobody defines, or a denominator that is no metric.
    """
    definitions: dict[str, MetricDefinition] = {}
    dimensions: dict[str, Dimension] = {}
    denominators: dict[str, Denominator] = {}
    folders = topic_folders(roots)
    for folder in (*roots, *folders):
        if (folder / "dimensions.yaml").exists():
            dimensions |= read_dimensions(folder / "dimensions.yaml")
        if (folder / "denominators.yaml").exists():
            denominators |= read_denominators(folder / "denominators.yaml")
    for folder in folders:
        if not (folder / "metrics.yaml").exists():
            continue
        for definition in read_metrics(folder / "metrics.yaml"):
            if definition.id in definitions:
                other = definitions[definition.id].topic
                raise BadDefinition(f"the metric '{definition.id}' stands in topics {other} and {folder.name}")
            _check_references(definition, dimensions, denominators)
            definitions[definition.id] = definition
    return build(tuple(definitions.values()), dimensions, denominators, currency)


def _check_references(
    definition: MetricDefinition, dimensions: dict[str, Dimension], denominators: dict[str, Denominator]
) -> None:
    where = f"topic {definition.topic}, metric '{definition.id}'"
    for dimension in definition.dimensions:
        if dimension not in dimensions:
            raise BadDefinition(f"{where}: no dimension called '{dimension}'")
    for suffix in definition.per:
        if suffix not in denominators:
            raise BadDefinition(f"{where}: no denominator called '{suffix}' (see denominators.yaml)")
    for member in definition.unit_by:
        if member not in dimensions[definition.unit_dimension].members:
            raise BadDefinition(f"{where}: '{member}' is no member of {definition.unit_dimension}")
