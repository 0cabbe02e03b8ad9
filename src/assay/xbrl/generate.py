"""The catalogue, its formulas and the framework editions to a taxonomy. Whatever stands there is taken up."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from assay.core.languages import LANGUAGES, Text
from assay.xbrl.measures import item_type
from assay.xbrl.names import axis_of, concept_of, domain_of, member_of, own_axis_of, pascal
from assay.xbrl.sums import sums_of
from assay.xbrl.taxonomy import TEXT_BLOCK, Axis, Concept, Cube, Reference, Taxonomy
from assay.xbrl.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assay.calc.formula import Formula
    from assay.catalogue.catalogue import Catalogue
    from assay.catalogue.dimension import Dimension
    from assay.catalogue.layout import TopicLayout
    from assay.catalogue.metric import Metric
    from assay.frameworks.edition import Edition, Provision

SITE = "site"
_GENERAL = {
    "NameOfReportingGroup": ("entity_name", "xbrli:stringItemType"),
    "StockCode": ("stock_code", "xbrli:stringItemType"),
    "FirstDayOfReportingYear": ("period_start", "xbrli:dateItemType"),
    "LastDayOfReportingYear": ("period_end", "xbrli:dateItemType"),
}
# At most so many axes of one fact have a member that only the book knows; more were never seen.
_OWN_AT_ONCE = 2


class NameTaken(ValueError):
    """Two things of the catalogue would get one element name; the message names it."""


def generate(
    catalogue: Catalogue,
    formulas: Iterable[Formula],
    editions: Sequence[Edition],
    layouts: Iterable[TopicLayout] = (),
) -> Taxonomy:
    """The taxonomy of a catalogue; ``layouts`` give topics their headings.

    Raises `NameTaken` where two ids give one name.
    """
    references = _references(editions)
    metrics = [_metric(metric, references) for metric in catalogue.metrics.values()]
    passages, texts = _passages(editions)
    axes = [*_axes(catalogue.dimensions.values())]
    names = [
        Concept(
            name=own_name_of(axis.name),
            type="xbrli:stringItemType",
            period="duration",
            label=words("own_name", name=axis.label),
            group="general",
        )
        for axis in axes
        if axis.typed
    ]
    general = [
        Concept(name=name, type=kind, period="duration", label=words(word), group="general")
        for name, (word, kind) in _GENERAL.items()
    ]
    plain = [concept.name for concept in (*general, *texts)]
    cubes = _cubes(catalogue, {axis.name: axis for axis in axes})
    cubes += [Cube(axis.name, (axis.name,), (own_name_of(axis.name),)) for axis in axes if axis.typed]
    return Taxonomy(
        concepts=_by_name([*metrics, *general, *names, *texts]),
        axes={axis.name: axis for axis in axes},
        cubes=(*_merged(cubes), Cube("Plain", (), tuple(plain))),
        sums=sums_of(catalogue, formulas),
        groups=_groups(metrics, editions, layouts),
        passages=passages,
    )


def own_name_of(axis: str) -> str:
    """The concept that says what a member of a typed axis is called: ``SiteAxis`` to ``SiteName``."""
    return axis.removesuffix("Axis") + "Name"


def _by_name(concepts: Iterable[Concept]) -> dict[str, Concept]:
    found: dict[str, Concept] = {}
    for concept in concepts:
        if concept.name in found:
            raise NameTaken(f"two concepts would be called {concept.name}")
        found[concept.name] = concept
    return found


def _metric(metric: Metric, references: Mapping[str, tuple[Reference, ...]]) -> Concept:
    units = tuple(dict.fromkeys((metric.unit, *metric.unit_by.values())))
    unit = Text(*(", ".join(filter(None, (u.label(language) for u in units))) for language in LANGUAGES))
    return Concept(
        name=concept_of(metric.id),
        type=item_type(metric),
        period=metric.period,
        label=metric.label,
        group=metric.topic,
        documentation=words("measured_in", unit=unit) if unit.en and "money" not in metric.unit.family else None,
        references=references.get(metric.id, ()),
    )


def _references(editions: Sequence[Edition]) -> dict[str, tuple[Reference, ...]]:
    found: dict[str, list[Reference]] = {}
    for edition in editions:
        for provision in edition.provisions:
            asked = [metric for requirement in provision.requires for metric in requirement.metrics]
            for metric in (*asked, *provision.appropriate):
                found.setdefault(metric, []).append(_reference(edition, provision))
    return {metric: tuple(dict.fromkeys(references)) for metric, references in found.items()}


def _reference(edition: Edition, provision: Provision) -> Reference:
    return Reference(edition.publisher, edition.title.en, provision.code)


def _passages(editions: Sequence[Edition]) -> tuple[dict[tuple[str, str], str], list[Concept]]:
    """A text block for each provision, for figures are commented too; editions of one framework share equal codes."""
    names: dict[tuple[str, str], str] = {}
    labels: dict[str, Text] = {}
    groups: dict[str, str] = {}
    references: dict[str, list[Reference]] = {}
    for edition in editions:
        family = _family(edition.id)
        for provision in edition.provisions:
            parts = re.findall(r"[A-Za-z0-9]+", provision.code)
            name = "-".join((pascal(family), *parts, "Explanatory"))
            names[edition.id, provision.code] = name
            labels[name] = words("explanatory", name=provision.title)
            groups[name] = family
            references.setdefault(name, []).append(_reference(edition, provision))
    concepts = [
        Concept(
            name=name,
            type=TEXT_BLOCK,
            period="duration",
            label=label,
            group=groups[name],
            references=tuple(references[name]),
        )
        for name, label in labels.items()
    ]
    return names, concepts


def _family(edition: str) -> str:
    """The framework without its year: ``gri-2021`` to ``gri``, ``ifrs-s2`` stays."""
    found = re.match(r"[a-z]+(-s\d+)?", edition)
    return found[0] if found else edition


def _groups(metrics: Iterable[Concept], editions: Sequence[Edition], layouts: Iterable[TopicLayout]) -> dict[str, Text]:
    """A topic is headed by its first table, or by its own name where it has none."""
    titles = {layout.topic: layout.tables[0].title for layout in layouts if layout.tables}
    groups = {"general": words("general")}
    for concept in metrics:
        groups[concept.group] = titles.get(concept.group, Text(concept.group.replace("_", " ").capitalize()))
    for edition in editions:
        groups.setdefault(_family(edition.id), edition.title)
    return groups


def _axes(dimensions: Iterable[Dimension]) -> Iterator[Axis]:
    for dimension in dimensions:
        if dimension.members:
            yield Axis(
                name=axis_of(dimension.id),
                label=dimension.label,
                domain=domain_of(dimension.id),
                members={
                    member.id: (member_of(dimension.id, member.id), member.label)
                    for member in dimension.members.values()
                },
            )
        if dimension.open:
            yield Axis(name=own_axis_of(dimension.id), label=dimension.label, typed=True)
    yield Axis(name=axis_of(SITE), label=words("site"), typed=True)


def _cubes(catalogue: Catalogue, axes: Mapping[str, Axis]) -> list[Cube]:
    found: list[Cube] = []
    for metric in catalogue.metrics.values():
        names = [name for name in metric.dimensions if name in catalogue.dimensions]
        own = [name for name in names if own_axis_of(name) in axes]
        for count in range(min(len(own), _OWN_AT_ONCE) + 1):
            for chosen in combinations(own, count):
                explicit = [axis_of(name) for name in names if name not in chosen and axis_of(name) in axes]
                typed = [own_axis_of(name) for name in chosen]
                for site in ([], [axis_of(SITE)]):
                    every = (*explicit, *typed, *site)
                    title = "-".join(axis.removesuffix("Axis") for axis in every) or "Whole"
                    found.append(Cube(title, every, (concept_of(metric.id),)))
    return found


def _merged(cubes: Iterable[Cube]) -> list[Cube]:
    """One cube for all concepts with the same axes."""
    found: dict[str, Cube] = {}
    for cube in cubes:
        before = found.get(cube.id)
        found[cube.id] = Cube(cube.id, cube.axes, (*(before.concepts if before else ()), *cube.concepts))
    return list(found.values())
