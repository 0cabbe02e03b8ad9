"""Whether a figure's unit can belong to a metric, and which derived metric a unit or a word makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assay.catalogue.metric import DENOMINATOR
from assay.core.units import UnknownUnit
from assay.core.units import unit as known_unit
from assay.reader.decision import How, decision
from assay.reader.naming.divisors import (
    divides_by_output,
    divisor_in_own_words,
    divisor_of_unit,
    divisor_said,
    listed_divisors,
)
from assay.reader.naming.label_words import slug

if TYPE_CHECKING:
    from assay.catalogue.dimension import Dimensions
    from assay.catalogue.metric import Metric
    from assay.core.units import Unit
    from assay.reader.claim import Claim
    from assay.reader.decision import Decision
    from assay.reader.naming.lexicon import Lexicon

# What parts an amount from its divisor in a printed unit.
STROKE = re.compile(r"\s*[/／╱∕⁄]\s*|\s+per\s+|每", re.IGNORECASE)
# What a unit says by itself, as the words that a label would say it with.
_SPOKEN = {
    "ghg": "ghg emission 温室气体排放",
    "time": "hour duration 时数",
    "people": "people person number 人数",
    "ratio": "percentage rate share 百分比 率",
    "money": "expense expenditure investment amount 金额",
    "count": "number case 次数",
    "energy": "energy 能源",
}

# Heads and pieces of anybody and anything: whose they are the words tell better.
_OF_ANYBODY = ("people", "count")


@dataclass(frozen=True, slots=True)
class Fit:
    """The metric that a figure is of, and why.

    An empty ``metric`` with a ``base`` is a figure about the base that has no metric of its own, such as an intensity
    by an unknown divisor. ``cut`` is what the unit or the words add to the dimensions: the divisor of an intensity.
    """

    metric: str
    base: str
    why: Decision | None = None
    cut: Dimensions = ()


def family_of(unit: Unit) -> str:
    """The family with all currencies as one: ``money``, ``ghg/money``; tonnes per tonne are ``mass/mass``."""
    top, slash, bottom = unit.symbol.partition("/")
    if slash and not unit.powers:
        return f"{_family(top)}/{_family(bottom)}"
    return "/".join("money" if part.startswith("money") else part for part in unit.family.split("/"))


@lru_cache(maxsize=256)
def _family(name: str) -> str:
    try:
        return family_of(known_unit(name))
    except UnknownUnit:
        return name


def spoken(unit: Unit | None) -> str:
    """The words that a label need not say since the unit does."""
    return "" if unit is None else _SPOKEN.get(family_of(unit).split("/")[0], "")


def is_percentage(unit: Unit | None) -> bool:
    return unit is not None and unit.symbol in ("%", "‰")


def fits(metric: Metric, unit: Unit | None, lexicon: Lexicon) -> bool:
    """Whether the unit is of a family in which the metric is printed. A figure without a unit fits anything."""
    if unit is None:
        return True
    return family_of(unit) in families_of(metric, lexicon)


def families_of(metric: Metric, lexicon: Lexicon) -> frozenset[str]:
    """People are often printed as mere numbers; cases are printed as people only where the lexicon says so.

    Where each member has a unit of its own (litres of diesel, tonnes of coal), the lexicon says all that may be."""
    own = set() if metric.unit_by else {family_of(metric.unit)}
    if metric.unit.family != "ratio":
        own |= lexicon.families(metric.id) - ({"ratio"} if metric.aggregate != "none" else set())
    else:
        own |= lexicon.families(metric.id)
    return frozenset(own | {"count"} if "people" in own else own)


def fit(metric: Metric, unit: Unit | None, kind_words: str, lexicon: Lexicon) -> Fit | None:
    """The metric, or the one derived from it, that a figure of this unit under these words is of; ``None`` if none.

    ``kind_words`` are the words of the row and of the rows above it up to the one that names the metric.
    """
    said = {kind for kind, phrases in lexicon.kinds.items() if phrases.said(kind_words)}
    bare = unit is None or unit.symbol == "1"
    if is_percentage(unit) or (bare and "growth" in said and "rate" in said):
        return _percentage(metric, unit, said, lexicon)
    if metric.aggregate != "none" and unit is not None and "/" in family_of(unit):
        return _per_unit(metric, unit, kind_words, lexicon)
    if metric.aggregate != "none" and "intensity" in said and (unit is None or fits(metric, unit, lexicon)):
        return _per_words(metric, kind_words, lexicon)
    if not fits(metric, unit, lexicon):
        return None
    if "reduction" in said and metric.aggregate != "none":
        return Fit("", metric.id, decision(How.METRIC_REDUCTION))
    if bare and "growth" in said:
        return Fit("", metric.id, decision(How.METRIC_CHANGE))
    if bare and "share" in said and metric.unit.family != "ratio":
        return _percentage(metric, unit, said, lexicon)
    return Fit(metric.id, metric.id)


def _percentage(metric: Metric, unit: Unit | None, said: set[str], lexicon: Lexicon) -> Fit | None:
    known = lexicon.catalogue.metrics
    if metric.unit.family == "ratio" and "growth" not in said:
        return (
            Fit(metric.id, metric.id)
            if "reduction" not in said
            else Fit("", metric.id, decision(How.METRIC_RATE_CHANGE))
        )
    if metric.aggregate == "none" and "growth" not in said:
        return Fit(metric.id, metric.id) if fits(metric, unit, lexicon) else None
    if "growth" in said and "intensity" in said:
        return Fit("", metric.id, decision(How.METRIC_INTENSITY_CHANGE))
    if "growth" in said:
        growth = f"{metric.id}_growth"
        return Fit(growth if growth in known else "", metric.id, decision(How.METRIC_GROWTH))
    if "reduction" in said:
        return Fit("", metric.id, decision(How.METRIC_REDUCTION))
    names = (lexicon.percent_of.get(metric.id, ""), f"{metric.id}_share")
    for name in reversed(names) if said & {"of_total", "spread"} else names:
        if name in known:
            return Fit(name, metric.id, decision(How.METRIC_PERCENTAGE))
    return Fit("", metric.id, decision(How.METRIC_PERCENTAGE_NONE))


def _per_unit(metric: Metric, unit: Unit, words: str, lexicon: Lexicon) -> Fit | None:
    top, _, bottom = family_of(unit).partition("/")
    if top not in families_of(metric, lexicon):
        return None
    said = divisor_said(words, lexicon) if bottom in _OF_ANYBODY else ""
    listed = said in listed_divisors(lexicon) and said != divisor_of_unit(bottom, lexicon)
    if listed and (other := _per_other(metric, said, lexicon)):
        return other  # "per student", in kWh a person
    for name, derived in lexicon.catalogue.metrics.items():
        if derived.derived and derived.derived.kind == "per" and derived.derived.of == metric.id:
            divisor = family_of(lexicon.catalogue.metrics[derived.derived.by].unit)
            if divisor == bottom:
                return Fit(name, metric.id, decision(How.METRIC_PER, unit=bottom))
    # A piece may be a meal; a barrel and a kilowatt-hour are what they are.
    said = divisor_said(words, lexicon) if bottom == "count" else ""
    member = said or divisor_of_unit(bottom, lexicon) or slug(unit.symbol.partition("/")[2])
    if member and (other := _per_other(metric, member, lexicon)):
        return other
    return Fit("", metric.id, decision(How.METRIC_PER_NONE, unit=bottom))


def _per_other(metric: Metric, member: str, lexicon: Lexicon) -> Fit | None:
    """The intensity by a divisor that is no metric, which the dimension names."""
    name = f"{metric.id}_per_other"
    if name not in lexicon.catalogue.metrics:
        return None
    return Fit(name, metric.id, decision(How.METRIC_PER, unit=member), ((DENOMINATOR, member),))


def in_print(metric: Metric, claim: Claim, fitted: Fit, lexicon: Lexicon) -> Fit:
    """What a figure is of whose printed unit nobody knows: an intensity by what stands below its stroke, else no amount
    of the metric. People and cases are counted in many words; and words may have told the divisor."""
    known = lexicon.catalogue.metrics.get(fitted.metric)
    if claim.unit is not None or not claim.unit_printed or (known is not None and known.derived is not None):
        return fitted
    nothing = Fit("", metric.id, decision(How.METRIC_UNIT_UNKNOWN, unit=claim.unit_printed))
    hit = STROKE.search(claim.unit_printed)
    if hit is None:
        counted = family_of(metric.unit) in ("people", "count") or metric.aggregate == "none"
        return fitted if counted else nothing
    bottom = slug(claim.unit_printed[hit.end() :])
    output = f"{metric.id}_per_output"
    below = lexicon.words(claim.unit_printed[hit.end() :])
    if output in lexicon.catalogue.metrics and lexicon.per["per_output"].longest(below) == below:
        return Fit(output, metric.id, decision(How.METRIC_PER, unit=below))
    return (_per_other(metric, bottom, lexicon) if bottom and metric.aggregate != "none" else None) or nothing


def _per_words(metric: Metric, words: str, lexicon: Lexicon) -> Fit:
    member = divisor_said(words, lexicon)
    if (plain := f"{metric.id}_per_{member}") in lexicon.catalogue.metrics:
        return Fit(plain, metric.id, decision(How.METRIC_PER_WORDS))
    if member and (other := _per_other(metric, member, lexicon)):
        return other
    found = [(len(said), suffix) for suffix, phrases in lexicon.per.items() if (said := phrases.longest(words))]
    for _, suffix in sorted(found, reverse=True):
        name = f"{metric.id}_{suffix}"
        if name in lexicon.catalogue.metrics:
            return Fit(name, metric.id, decision(How.METRIC_PER_WORDS))
    if divides_by_output(words) and (name := f"{metric.id}_per_output") in lexicon.catalogue.metrics:
        return Fit(name, metric.id, decision(How.METRIC_PER_WORDS))
    if (unlisted := divisor_in_own_words(words)) and (other := _per_other(metric, unlisted, lexicon)):
        return other
    return Fit("", metric.id, decision(How.METRIC_PER_NOTHING))
