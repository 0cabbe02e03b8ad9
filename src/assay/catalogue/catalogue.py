"""The catalogue: all metrics and dimensions a book can use, for its currency and with its own members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.catalogue.metric import DENOMINATOR, Derived, Metric, Presentation
from assay.core.languages import Text
from assay.core.units import Unit, unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.catalogue.definitions import Denominator, MetricDefinition
    from assay.catalogue.dimension import Dimension, Member
    from assay.catalogue.metric import DerivedKind


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Metrics and dimensions by id. ``definitions`` is what they were made from."""

    metrics: Mapping[str, Metric]
    dimensions: Mapping[str, Dimension]
    currency: str
    definitions: tuple[MetricDefinition, ...]
    denominators: Mapping[str, Denominator]

    def for_currency(self, currency: str) -> Catalogue:
        """The same catalogue with money in another currency (``CNY``, ``HKD``, ``USD``)."""
        return build(self.definitions, self.dimensions, self.denominators, currency)

    def with_members(self, extra: Mapping[str, Mapping[str, Member]]) -> Catalogue:
        """With members added to dimensions. The caller has checked that those dimensions are open."""
        dimensions = {name: dimension.extended(extra.get(name, {})) for name, dimension in self.dimensions.items()}
        return build(self.definitions, dimensions, self.denominators, self.currency)

    def member_label(self, dimension: str, member: str) -> Text:
        known = self.dimensions.get(dimension)
        if known is None or member not in known.members:
            return Text(member)
        return known.members[member].label


def build(
    definitions: tuple[MetricDefinition, ...],
    dimensions: Mapping[str, Dimension],
    denominators: Mapping[str, Denominator],
    currency: str,
) -> Catalogue:
    """Make metrics of their definitions, and the derived ones (intensities, shares, growth) after each."""
    metrics: dict[str, Metric] = {}
    for definition in definitions:
        metrics[definition.id] = _metric(definition, currency)
    for definition in definitions:
        base = metrics[definition.id]
        for suffix in definition.per:
            denominator = denominators[suffix]
            derived = _intensity(base, suffix, denominator, metrics[denominator.metric], currency)
            metrics[derived.id] = derived
        if definition.per and DENOMINATOR in dimensions:
            metrics[f"{base.id}_per_other"] = _other_intensity(base)
        if definition.share:
            metrics[f"{base.id}_share"] = _share(base)
        if definition.growth:
            metrics[f"{base.id}_growth"] = _growth(base)
    return Catalogue(metrics, dimensions, currency, definitions, denominators)


def money_unit(name: str, currency: str) -> Unit:
    """``money`` and ``million money`` stand for the book's currency; any other name is itself."""
    if "money" not in name:
        return unit(name)
    return unit(name.replace("million money", f"M{currency}").replace("money", currency))


def _metric(definition: MetricDefinition, currency: str) -> Metric:
    present = (
        Presentation(money_unit(definition.present_unit, currency), definition.present_decimals)
        if definition.present_unit
        else None
    )
    unit_by = {member: unit(name) for member, name in definition.unit_by.items()}
    return Metric(
        id=definition.id,
        label=definition.label,
        topic=definition.topic,
        unit=next(iter(unit_by.values())) if unit_by else money_unit(definition.unit, currency),
        period=definition.period,
        dimensions=definition.dimensions,
        aggregate=definition.aggregate,
        decimals=definition.decimals,
        present=present,
        unit_dimension=definition.unit_dimension,
        unit_by=unit_by,
        equivalents=definition.equivalents,
        aliases=definition.aliases,
    )


def _intensity(base: Metric, suffix: str, denominator: Denominator, by: Metric, currency: str) -> Metric:
    def over(top: Unit, bottom: Unit) -> Unit:
        return unit(f"{top.symbol}/{bottom.symbol}")

    shown = money_unit("million money", currency) if by.unit.family.startswith("money") else by.unit
    top = base.present.unit if base.present else base.unit
    return Metric(
        id=f"{base.id}_{suffix}",
        label=denominator.label_for(base.label),
        topic=base.topic,
        unit=over(base.unit, by.unit),
        dimensions=base.dimensions,
        aggregate="none",
        decimals=3,
        present=Presentation(over(top, shown), 3) if not base.unit_by else None,
        unit_dimension=base.unit_dimension,
        unit_by={member: over(each, by.unit) for member, each in base.unit_by.items()},
        equivalents={f"{name}/{by.unit.symbol}": f"{same}/{by.unit.symbol}" for name, same in base.equivalents.items()},
        derived=Derived("per", base.id, by.id),
    )


def _other_intensity(base: Metric) -> Metric:
    """The metric divided by whatever else a business counts; its unit is that of the amount."""
    words = (" per unit of another kind", "（按其他單位計的密度）", "（按其他单位计的强度）")
    return Metric(
        id=f"{base.id}_per_other",
        label=_label(base, words),
        topic=base.topic,
        unit=base.unit,
        dimensions=(*base.dimensions, DENOMINATOR),
        aggregate="none",
        decimals=3,
        unit_dimension=base.unit_dimension,
        unit_by=base.unit_by,
        derived=Derived("per_other", base.id),
    )


def _label(base: Metric, words: tuple[str, str, str]) -> Text:
    return Text(base.label.en + words[0], base.label.zh_hant + words[1], base.label.zh_hans + words[2])


def _share(base: Metric) -> Metric:
    words = (": share of the total", "：佔總數比例", "：占总数比例")
    return _percentage(base, "share", words)


def _growth(base: Metric) -> Metric:
    words = (": change from the year before", "：較上年變動", "：较上年变动")
    return _percentage(base, "growth", words)


def _percentage(base: Metric, kind: DerivedKind, words: tuple[str, str, str]) -> Metric:
    return Metric(
        id=f"{base.id}_{kind}",
        label=_label(base, words),
        topic=base.topic,
        unit=unit("%"),
        period=base.period,
        dimensions=base.dimensions,
        aggregate="none",
        decimals=1,
        derived=Derived(kind, base.id),
    )
