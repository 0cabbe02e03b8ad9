"""What the labels of a row mean: the metric that one of them names, and the cut that those around it name.

A label is read from the inside out: the innermost label that names a metric decides, and every label below it must be
explained as a member, a total, a split or a kind of figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assay.reader.decision import How, decision
from assay.reader.figures.unit_words import unit_in
from assay.reader.naming.counts_else import counts_else
from assay.reader.naming.cuts import (
    take_above,
    take_announced,
    take_below,
    take_own,
)
from assay.reader.naming.label_words import says, simplified, size_of, without
from assay.reader.naming.member_words import Split, announced_members, split_of, without_filler
from assay.reader.naming.metric_words import Named, alike, named_in
from assay.reader.naming.places import REGION, SITE, is_place, known_region
from assay.reader.naming.products import product_over
from assay.reader.naming.segments import says_place, without_segment
from assay.reader.naming.torn_labels import joined, unfinished, woven
from assay.reader.naming.unit_fit import STROKE, Fit, family_of, fit, in_print, is_percentage

if TYPE_CHECKING:
    from assay.catalogue.metric import Metric
    from assay.core.units import Unit
    from assay.reader.claim import Claim
    from assay.reader.decision import Decision
    from assay.reader.naming.lexicon import Lexicon

# A count, and in brackets the rate that stands beside it.
_RATE_IN_BRACKETS = re.compile(
    r"^(?P<count>.*?\S)\s*[（(](?P<rate>[^()（）]*(?:率|百分比|[佔占]比|(?<![A-Za-z])(?:rate|percentage|proportion)s?))[)）]\s*$",
    re.IGNORECASE,
)
# "单位：人" says in what is counted.
_UNIT = re.compile(r"单位(?!产|收入|面积|建筑|楼面|营)")
# What emissions come from is no place.
_SOURCE = re.compile(
    r"(?<![a-z])(?:vehicle|car|fleet|vessel|ship|boiler|furnace|stove|generator|fuel|diesel|petrol|gasoline|natural gas"
    r"|refrigerant|combustion|purchased|electricity)(?![a-z])|车辆|汽车|车队|船舶|锅炉|炉具|发电机|燃料|燃油|燃烧|用油|柴油|汽油|天然气"
    r"|制冷剂|雪种|外购|电力|用电"
)
_AND_DIVIDED = re.compile(r"(?:(?<![a-z])and (?:its |their )?intensit(?:y|ies)(?![a-z])|[及和与、]其?密度)")
_TORN = 2
# Persons under the name of a rate are those whom the rate counts.
_RATES_OF_PEOPLE = {"turnover_rate": "leavers", "hire_rate": "hires", "trained_rate": "employees_trained"}
# Dimensions of what a metric is made of.
_OF_MATTER = frozenset({"waste_stream", "packaging_material", "pollutant", "material"})
# "Scope 3: ", 范围三－: the scope before what is emitted.
_SCOPE_FIRST = re.compile(
    r"\s*(?P<scope>(?:scope\s*(?:[123]|I{1,3})|(?:范围|范畴)\s*[一二三123])(?![\w+])(?:\s*(?:emissions?|排放))?)"
    r"\s*(?:[:：]|[-–—－])\s*(?P<what>\S.+)",
    re.IGNORECASE,
)
_HAN = re.compile(r"[㐀-鿿（）()]{1,8}")
# How many labels below the one that names the metric may be explained: a deeper one belongs to another table.
_DEEPEST = 7
# How much an unexplained word speaks against a reading; a label further out counts one.
_PER_WORD = 3
# A member under a heading that announces its dimension: nothing speaks more plainly.
_PER_ANNOUNCED = -8


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the labels of a row say: the metric, its base, the cut, and how that was told."""

    fit: Fit
    dimensions: dict[str, str]
    announced: tuple[str, ...]
    told: tuple[Decision, ...]
    cost: int = 0
    place: str = ""


def in_change_column(claim: Claim) -> bool:
    """Whether a figure stands under "Change", "增减": whatever its row is of, it is the change of that."""
    return any(each.how is How.YEAR_OF_CHANGE for each in claim.decided)


def meaning_of(claim: Claim, lexicon: Lexicon) -> Meaning | None:
    """What a claim's labels mean, the best of all readings; ``None`` where no metric explains them."""
    if len(claim.labels) > 1 and unfinished(claim.labels[-2]):
        whole = replace(claim, labels=(*claim.labels[:-2], f"{claim.labels[-2]} {claim.labels[-1]}"))
        if (meaning := meaning_of(whole, lexicon)) and meaning.cost <= 0:
            return meaning
    torn = _torn(claim, lexicon)
    readings: list[Meaning] = [torn] if torn else []
    for labels in _variants(claim, lexicon):
        splits = [split_of(label, lexicon) for label in labels]
        readings += _readings(claim, labels, splits, lexicon)
    best = min(readings, key=lambda reading: reading.cost, default=None)
    if claim.source == "table" and claim.labels and (best is None or best.cost > 0 or says_place(claim.labels[-1])):
        if scoped := _of_a_scope(claim, lexicon):
            return scoped
        return _of_a_place(claim, lexicon) or best
    return best


def _of_a_scope(claim: Claim, lexicon: Lexicon) -> Meaning | None:
    """The meaning of "Scope 3: paper sent to landfills": what its words name within that scope, else all of it."""
    led = _SCOPE_FIRST.match(simplified(claim.labels[-1]))
    if led is None or claim.unit is None or family_of(claim.unit) not in ("ghg", "mass"):
        return None
    for own in ((led["scope"], led["what"]), (led["scope"],)):
        labels = (*claim.labels[:-1], *own)
        readings = _readings(claim, labels, [split_of(label, lexicon) for label in labels], lexicon)
        within = [
            reading
            for reading in readings
            if reading.fit.metric.startswith("scope_") and not reading.place and SITE not in reading.dimensions
        ]
        if within:
            return min(within, key=lambda reading: reading.cost)
    return None


def _torn(claim: Claim, lexicon: Lexicon) -> Meaning | None:
    """The meaning of a Chinese name that two cells share (有害废 | 弃物总量); the second names nothing by itself."""
    if len(claim.labels) < _TORN or claim.source != "table" or not all(_HAN.fullmatch(x) for x in claim.labels[-2:]):
        return None
    first, second = (split_of(label, lexicon) for label in claim.labels[-2:])
    if second.announces or first.announces or named_in(second.words, "", (), claim.unit, lexicon):
        return None
    labels = (*claim.labels[:-2], claim.labels[-2] + claim.labels[-1])
    if not (is_name(labels[-1], lexicon) and not is_name(claim.labels[-2], lexicon)):
        return None
    readings = _readings(claim, labels, [split_of(label, lexicon) for label in labels], lexicon)
    return min((each for each in readings if each.cost <= 0), key=lambda each: each.cost, default=None)


def is_name(label: str, lexicon: Lexicon) -> bool:
    """Whether a label is the name of a metric or of a member, "total" and the like aside."""
    words = without_filler(split_of(label, lexicon).words, lexicon)
    return words in lexicon.starts or any(words in listed for listed in lexicon.members.values())


def _of_a_place(claim: Claim, lexicon: Lexicon) -> Meaning | None:
    """The meaning of a label without the segment or place that stands behind it."""
    told = without_segment(claim.labels[-1], claim.unit, lexicon)
    if told is None:
        return None
    name, place = told
    labels = (*claim.labels[:-1], name)
    readings = _readings(claim, labels, [split_of(label, lexicon) for label in labels], lexicon)
    at_end = [reading for reading in readings if reading.cost <= 0]
    if not at_end:
        return None
    best = min(at_end, key=lambda reading: reading.cost)
    metric, words = lexicon.catalogue.metrics[best.fit.base], lexicon.words(place.replace("_", " "))
    of_matter = _OF_MATTER & set(metric.dimensions)
    source = _SOURCE.search(words) if claim.unit and family_of(claim.unit) == "ghg" else None
    if (of_matter or source) and not says_place(claim.labels[-1]) and not is_place(words, lexicon):
        return best  # "Packaging (boxes and bags)" says which, "Scope 1 - vehicles" from what, neither where
    region = known_region(words, lexicon)
    if region and REGION in metric.dimensions and REGION not in best.dimensions:
        return replace(best, dimensions={**best.dimensions, REGION: region})
    return replace(best, place=place, told=(*best.told, decision(How.METRIC_PLACE_BEHIND, words=place)))


def mended(claim: Claim, lexicon: Lexicon) -> list[Meaning]:
    """Labels torn in two, or misread."""
    for together in joined(*claim.labels[-2:]) if len(claim.labels) > 1 else ():
        labels = (*claim.labels[:-2], together)
        readings = _readings(claim, labels, [split_of(label, lexicon) for label in labels], lexicon)
        at_end = [meaning for meaning in readings if meaning.cost <= 0]
        if at_end:
            return at_end
    if len(claim.labels) > 1:
        above = " ".join(split_of(label, lexicon).words for label in claim.labels[:-2])
        words = lexicon.words(" ".join(claim.labels[-2:]))
        named = woven(claim.labels[-2:], above, claim.unit, lexicon)
        fitted = fit(lexicon.catalogue.metrics[named.metric], claim.unit, words, lexicon) if named else None
        if named and fitted:
            return [Meaning(fitted, {}, (), (named.how,), 8)]
    return _nearly(claim, [split_of(label, lexicon) for label in claim.labels], lexicon)


def _variants(claim: Claim, lexicon: Lexicon) -> list[tuple[str, ...]]:
    """The labels, with "number and rate of …" read as the number or as the rate, whichever the unit says."""
    percentage = is_percentage(claim.unit)
    return [tuple(_one_of_both(label, lexicon, percentage=percentage) for label in claim.labels)]


@lru_cache(maxsize=65536)
def _one_of_both(label: str, lexicon: Lexicon, *, percentage: bool) -> str:
    if hit := _RATE_IN_BRACKETS.match(label):
        # "Leavers (turnover rate)", 離職人數（流失率）
        inside = hit["rate"] if named_in(split_of(hit["rate"], lexicon).words, "", (), None, lexicon) else ""
        return (inside or label) if percentage else hit["count"]
    words = lexicon.words(label)
    for both in lexicon.both:
        if says(words, both.says):
            words = words.replace(both.says, f" {both.rate if percentage else both.count} ")
            return " ".join((words if percentage else lexicon.kinds["rate"].removed(words)).split())
    return label


def _readings(claim: Claim, labels: tuple[str, ...], splits: list[Split], lexicon: Lexicon) -> list[Meaning]:
    """Every way in which a label names a metric and all labels below it are explained."""
    found: list[Meaning] = []
    measured = claim.unit or _upper(claim)
    last = len(splits) - 1
    for at in range(last, max(-1, last - _DEEPEST), -1):
        above = " ".join(split.words for split in splits[:at])
        announced = tuple(dict.fromkeys(name for split in reversed(splits[: at + 1]) for name in split.announces))
        for named in named_in(splits[at].words, above, announced, measured, lexicon, prose=claim.source == "prose")[:6]:
            meaning = _explained(claim, labels, splits, at, named, lexicon)
            if meaning:
                found.append(meaning)
    return found


def _upper(claim: Claim) -> Unit | None:
    """What stands over the stroke of a unit that nobody knows: kilograms of CO2 "per wafer equivalent"."""
    hit = STROKE.search(claim.unit_printed)
    return unit_in(claim.unit_printed[: hit.start()]) if hit is not None and hit.start() else None


def _explained(
    claim: Claim, labels: tuple[str, ...], splits: list[Split], at: int, named: Named, lexicon: Lexicon
) -> Meaning | None:
    metric = _counted(lexicon.catalogue.metrics[named.metric], claim, within=at < len(splits) - 1, lexicon=lexicon)
    if counts_else(metric, claim, splits[:at], lexicon):
        return None
    if metric.derived:
        return _derived(metric, at, splits, named, claim)
    below = " ".join(split.words for split in splits[at + 1 :])
    if below and any(rule.never_below.said(below) for rule in lexicon.rules_of(metric.id)):
        return None
    announced = tuple(dict.fromkeys(name for split in reversed(splits) for name in split.announces))
    dimensions: dict[str, str] = {}
    cost = size_of(named.left) * _PER_WORD + (len(splits) - 1 - at)
    take_own(labels[at], splits[at], metric, named, announced, dimensions, lexicon)
    for label, split in zip(labels[at + 1 :], splits[at + 1 :], strict=True):
        if own := announced_members(label, metric, announced, lexicon):
            dimensions.update(own)
            cost += _PER_ANNOUNCED
            continue
        extra = take_below(label, split, metric, announced, dimensions, claim, lexicon, sure=not named.left)
        if extra is None:
            return None
        cost += extra
    take_above(splits[:at], metric, dimensions, lexicon)
    take_announced(labels[:at], splits[:at], metric, dimensions, claim, lexicon)
    if at and "product" in metric.dimensions and (product := product_over(labels[at - 1], metric, lexicon)):
        dimensions.setdefault("product", product)
    rest = without(splits[at].words, named.phrase)
    # "Emissions and intensity" heads amounts as well as what is divided.
    rest = _AND_DIVIDED.sub(" ", rest) if at < len(splits) - 1 else rest
    kinds = " ".join([rest, *(split.words for split in splits[at + 1 :])])
    if "/" not in metric.unit.family and claim.unit is None:
        kinds += "".join(f" | {split.words}" for split in splits[max(0, at - 1) : at])
    if at and _only_divides(splits[at - 1].words, lexicon):
        kinds += f" {splits[at - 1].words}"
    if in_change_column(claim):
        kinds += " growth"
    fitted = fit(metric, claim.unit, f"{kinds} {lexicon.words(claim.unit_printed)}", lexicon)
    if fitted is None:
        return None
    fitted = in_print(metric, claim, fitted, lexicon)
    dimensions.update(fitted.cut)
    if claim.kpi and fitted.base and lexicon.kpi(fitted.base) and not _same_aspect(claim.kpi, lexicon.kpi(fitted.base)):
        cost += 4
    if not fitted.metric:
        cost += 2
    return Meaning(fitted, dimensions, announced, (named.how,), cost)


def _counted(metric: Metric, claim: Claim, *, within: bool, lexicon: Lexicon) -> Metric:
    """The metric; for persons under the name of a rate, "Turnover rate" over "Female 1,433 (79%)", those it counts."""
    people = claim.unit is not None and family_of(claim.unit) == "people"
    counted = _RATES_OF_PEOPLE.get(metric.id) if within and people else None
    return lexicon.catalogue.metrics[counted] if counted else metric


def _only_divides(words: str, lexicon: Lexicon) -> bool:
    """Whether a group says nothing but what its rows are divided by: 吨钢, "Per employee"."""
    if _UNIT.match(words):
        return False
    divided = lexicon.kinds["intensity"].said(words) and lexicon.any_per.said(words)
    left = lexicon.any_per.removed(lexicon.kinds["intensity"].removed(words)) if divided else words
    return bool(divided) and not without_filler(left, lexicon)


def _same_aspect(one: str, other: str) -> bool:
    return one.split(".", maxsplit=1)[0] == other.split(".", maxsplit=1)[0]


def _derived(metric: Metric, at: int, splits: list[Split], named: Named, claim: Claim) -> Meaning | None:
    """A label that is itself the name of an intensity, a share or a growth, with nothing below it."""
    if at != len(splits) - 1 or metric.derived is None:
        return None
    percentage = is_percentage(claim.unit) or claim.unit is None
    if (metric.derived.kind != "per" and not percentage) or (
        metric.derived.kind == "per" and is_percentage(claim.unit)
    ):
        return None
    return Meaning(Fit(metric.id, metric.derived.of), {}, (), (named.how,), 0)


def _nearly(claim: Claim, splits: list[Split], lexicon: Lexicon) -> list[Meaning]:
    """The innermost labels as a misread or torn name of a metric."""
    tails = [splits[-1].words]
    if len(splits) > 1:
        tails += [splits[-2].words + splits[-1].words, f"{splits[-2].words} {splits[-1].words}"]
    above = " ".join(split.words for split in splits[:-1])
    for words in tails:
        named = alike(words, above, claim.unit, lexicon)
        fitted = fit(lexicon.catalogue.metrics[named.metric], claim.unit, "", lexicon) if named else None
        if named and fitted:
            return [Meaning(fitted, {}, (), (named.how,), 9)]
    return []
