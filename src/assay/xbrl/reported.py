"""Facts of a book as a taxonomy says them: concept, period, axes, measure, and the digits that are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.core.findings import Finding
from assay.xbrl.generate import own_name_of
from assay.xbrl.measures import measure_of
from assay.xbrl.names import IDENTIFIERS, axis_of, concept_of, own_axis_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from assay.facts.fact import Fact, FactKey
    from assay.report.material import Material
    from assay.xbrl.measures import Measure
    from assay.xbrl.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True, order=True)
class Coordinate:
    """A value on an axis: a member's element, or for a typed axis the id that the book gave."""

    axis: str
    value: str
    typed: bool


@dataclass(frozen=True, slots=True, order=True)
class Context:
    """When, and of what part. ``start`` is empty for a state on a day."""

    start: date | None
    end: date
    coordinates: tuple[Coordinate, ...] = ()

    @property
    def id(self) -> str:
        """A name made of what it says, so that it is the same in every language and every year's report."""
        span = f"d{self.start:%Y%m%d}-{self.end:%Y%m%d}" if self.start else f"i{self.end:%Y%m%d}"
        return "__".join((span, *(_name_of(item) for item in self.coordinates)))


def _name_of(item: Coordinate) -> str:
    if not item.typed:
        return item.value.removesuffix("Member")
    return f"{item.axis.removesuffix('Axis')}.{item.value}"  # a book's ids are letters, digits and underscores


@dataclass(frozen=True, slots=True)
class Reported:
    """A fact to be tagged. ``digits`` are as printed, without a sign; ``value`` is none where there is no figure.

    The reported value is the printed one times ten to the measure's scale, and so are its decimals.
    """

    key: FactKey
    concept: str
    context: Context
    measure: Measure
    digits: str
    value: Decimal | None
    printed_decimals: int

    @property
    def decimals(self) -> int:
        return self.printed_decimals - self.measure.scale

    @property
    def exact(self) -> Decimal | None:
        """The value that the tag stands for."""
        return self.value.scaleb(self.measure.scale) if self.value is not None else None


class Reporter:
    """Tells for any fact of a book how it is reported. What cannot be reported is a finding, once for each metric."""

    def __init__(self, material: Material, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self.material = material
        self._facts = {str(fact.key): fact for fact in material.facts}
        self._typed = frozenset(axis.name for axis in taxonomy.axes.values() if axis.typed)
        self._cubes: dict[str, list[frozenset[str]]] = {}
        for cube in taxonomy.cubes:
            for name in cube.concepts:
                self._cubes.setdefault(name, []).append(frozenset(cube.axes))
        self._known: dict[FactKey, Reported | Finding] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Figures that were asked for and cannot be tagged."""
        return tuple(dict.fromkeys(found for found in self._known.values() if isinstance(found, Finding)))

    def named(self, key: str) -> Reported | None:
        """The fact that a document names."""
        fact = self._facts.get(key)
        return self.of(fact) if fact is not None else None

    def at(self, key: FactKey) -> Reported | None:
        fact = self.material.facts.facts.get(key)
        return self.of(fact) if fact is not None else None

    def of(self, fact: Fact) -> Reported | None:
        if fact.key not in self._known:
            self._known[fact.key] = self._report(fact)
        found = self._known[fact.key]
        return found if isinstance(found, Reported) else None

    def _report(self, fact: Fact) -> Reported | Finding:
        metric = self.material.metric(fact.key.metric)
        shown = self.material.shown(fact)
        measure = measure_of(fact.unit, shown.unit)
        if measure is None:
            return _untagged(
                fact,
                f"'{shown.unit.symbol}' is no unit of the XBRL registry, nor a power of ten of one.",
                "Choose another unit for it under 'presentation' in book.yaml (MWh or GJ for energy).",
            )
        concept = concept_of(metric.id)
        coordinates = tuple(sorted(self._coordinates(fact)))
        given = {item.axis for item in coordinates}
        if concept not in self.taxonomy.concepts or not self._fits(concept, given):
            return _untagged(
                fact,
                "the taxonomy has no place for these dimensions.",
                "Add them to the metric's 'dimensions' in metrics.yaml.",
            )
        return Reported(
            key=fact.key,
            concept=concept,
            context=self.context(fact.key.year, instant=metric.period == "instant", coordinates=coordinates),
            measure=measure,
            digits=shown.text.lstrip("−") if shown.value is not None else "",
            value=shown.value,
            printed_decimals=shown.decimals,
        )

    def context(self, year: int, *, instant: bool = False, coordinates: tuple[Coordinate, ...] = ()) -> Context:
        period = self.material.book.period(year)
        return Context(None if instant else period.start, period.end, coordinates)

    def _coordinates(self, fact: Fact) -> Iterator[Coordinate]:
        for name, member in fact.key.dimensions:
            axis = self.taxonomy.axes.get(axis_of(name))
            if axis is not None and member in axis.members:
                yield Coordinate(axis.name, axis.members[member][0], typed=False)
            elif axis is not None and axis.typed:
                yield Coordinate(axis.name, member, typed=True)
            else:
                yield Coordinate(own_axis_of(name), member, typed=True)

    def _fits(self, concept: str, given: set[str]) -> bool:
        """Whether one cube of the concept has all typed axes of the fact, no other typed one, and its explicit ones."""
        typed = given & self._typed
        return any(given <= axes and axes & self._typed == typed for axes in self._cubes.get(concept, ()))

    def names(self, contexts: Iterator[Context]) -> Iterator[tuple[str, Context, str]]:
        """For each value of a typed axis in use: the concept of its name, where it is said, and the name."""
        year = self.material.book.reporting_year
        dimensions = {own_axis_of(name): name for name in self.material.book.catalogue.dimensions}
        dimensions[axis_of("site")] = "site"
        used = {item for context in contexts for item in context.coordinates if item.typed}
        for item in sorted(used):
            name = self.material.member(dimensions[item.axis], item.value)
            yield own_name_of(item.axis), self.context(year, coordinates=(item,)), name


def identifier(material: Material) -> tuple[str, str]:
    """Scheme and identifier of the reporting group: its stock code, else its English name."""
    group = material.book.group
    if group.stock_code:
        return IDENTIFIERS + "hong-kong-stock-code", group.stock_code
    return IDENTIFIERS + "name", group.name.in_language("en")


def _untagged(fact: Fact, problem: str, action: str) -> Finding:
    return Finding(
        code="xbrl.untagged",
        severity="warning",
        metric=fact.key.metric,
        message=f"{fact.key.metric} is printed and cannot be tagged: {problem}",
        expected="Every figure of the report as a fact of the taxonomy.",
        action=action,
    )
