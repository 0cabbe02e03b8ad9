"""Metric and dimensions of claims, from their labels.

A label is read from the inside out: the innermost label that names a metric decides, and every label below it must be
explained as a member, a total, a split or a kind of figure. A label that nothing explains leaves the claim without a
metric: it stays a claim, and nothing is forced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of, written
from assay.catalogue.metric import DENOMINATOR
from assay.core.missing import Missing
from assay.reader.decision import How, decision
from assay.reader.kept_going import kept_going
from assay.reader.naming.gases import without_gases
from assay.reader.naming.groups import as_siblings
from assay.reader.naming.label_words import says, size_of, without
from assay.reader.naming.lexicon import code_in
from assay.reader.naming.member_words import (
    Split,
    announced_members,
    lone_member,
    members_in,
    named_member,
    split_of,
    treatment_in,
    without_filler,
)
from assay.reader.naming.metric_words import Named, alike, named_in, unexplained
from assay.reader.naming.misread import as_meant
from assay.reader.naming.parts import SITE, told_apart
from assay.reader.naming.persons import is_of_person, persons_in
from assay.reader.naming.products import product_over
from assay.reader.naming.restrictions import without_restricted
from assay.reader.naming.rows_before import RUNS, as_member, continues, goes_on
from assay.reader.naming.segments import without_segment
from assay.reader.naming.share_whole import share_of_people, whole_said
from assay.reader.naming.torn_labels import joined, unfinished, woven
from assay.reader.naming.unit_fit import Fit, fit, in_print, is_percentage
from assay.reader.progress import counted, silent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.catalogue.dimension import Dimensions
    from assay.catalogue.metric import Metric
    from assay.reader.claim import Claim
    from assay.reader.decision import Decision
    from assay.reader.naming.lexicon import Lexicon
    from assay.reader.progress import Step

# How many labels below the one that names the metric may be explained: a deeper one belongs to another table.
_DEEPEST = 7
# How many words a member may be called by that nobody has listed.
_LONGEST_MEMBER = {"region": 5, "category": 6, "product": 6}
_LONG = 30
# Dimensions whose words stand in the plain name of a metric: "complaints about products and services".
_SAID_ANYWAY = frozenset({"complaint_type", "focus_area", "practice"})
# Dimensions whose members are also names of the metric: "natural gas consumption".
_CLOSE = frozenset({"carrier", "pollutant", "packaging_material", "patent_type", "treatment"})
# "Medical and other hazardous waste" is no one stream, nor treated otherwise.
_AND_OTHERS = re.compile(r"(?<![a-z])and other(?![a-z])|[及和与]其[他它]")
_OF_WASTE = frozenset({"waste_stream", "treatment"})
# Dimensions whose members stand within the name of the metric: "fire drills", "waste paper recycled".
_WITHIN = frozenset({"waste_stream", "scope_3_category", "drill_type", "gas", "focus_area", "trainee_group"})
# How much an unexplained word speaks against a reading; a label further out counts one, a member
# that is found speaks for it.
_PER_WORD = 3
_PER_MEMBER = -3
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


class _Told:
    """What labels mean, each set of labels read once: a row has many figures, and many tables have the same rows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._meanings: dict[tuple[object, ...], Meaning | None] = {}
        self._mended: dict[tuple[object, ...], Meaning | None] = {}

    def meaning(self, claim: Claim) -> Meaning | None:
        key = _read_from(claim)
        if key not in self._meanings:
            self._meanings[key] = meaning_of(claim, self._lexicon)
        return self._meanings[key]

    def mended(self, claim: Claim) -> Meaning | None:
        """The best meaning of the labels as torn or misread."""
        key = _read_from(claim)
        if key not in self._mended:
            self._mended[key] = min(_mended(claim, self._lexicon), key=lambda reading: reading.cost, default=None)
        return self._mended[key]


def _read_from(claim: Claim) -> tuple[object, ...]:
    """All of a claim that its meaning is told from."""
    missing, change = isinstance(claim.value, Missing), _in_change_column(claim)
    return (claim.labels, claim.unit, claim.unit_printed, claim.kpi, claim.source, missing, change)


def _in_change_column(claim: Claim) -> bool:
    """Whether a figure stands under "Change", "增减": whatever its row is of, it is the change of that."""
    return any(each.how is How.YEAR_OF_CHANGE for each in claim.decided)


def assign(claims: Sequence[Claim], lexicon: Lexicon, *, step: Step = silent) -> tuple[Claim, ...]:
    """The claims with metric, dimensions, the whole of a share, and KPI code, where they could be told."""
    printed = claims
    claims = [claim if not claim.kpi or code_in(claim.kpi) else replace(claim, kpi="") for claim in claims]
    claims = as_meant(claims, lexicon)
    told = _Told(lexicon)
    persons = persons_in(claims)
    done: list[Claim] = []
    before: dict[int, Claim] = {}
    latest: Claim | None = None
    for claim in counted(claims, step, "telling what the figures are of", every=500):
        row_before = None
        if claim.grid is not None and claim.source == "table":
            row_before = before.get(claim.grid) or (latest if latest and continues(claim, latest) else None)
        given = kept_going(
            partial(_named, claim, row_before, told, lexicon),
            partial(replace, claim, decided=(*claim.decided, decision(How.METRIC_FAULT))),
            f"the label {' > '.join(claim.labels)!r}",
        )
        if given.metric and given.grid is not None:
            before[given.grid] = latest = given
        done.append(given)
    done = list(as_siblings(claims, done, lexicon, lambda claim: _given(claim, told.meaning(claim), lexicon)))
    done = [
        as_is if as_is.aside or is_of_person(as_is, persons) else given
        for given, as_is in zip(done, claims, strict=True)
    ]
    misread = any(claim.labels != as_is.labels for claim, as_is in zip(claims, printed, strict=True))
    named = without_restricted(told_apart(without_gases(done), lexicon), lexicon, misread=misread)
    return tuple(
        claim if claim.labels == as_is.labels else replace(claim, labels=as_is.labels)
        for claim, as_is in zip(named, printed, strict=True)
    )


def _named(claim: Claim, before: Claim | None, told: _Told, lexicon: Lexicon) -> Claim:
    given = _given(claim, told.meaning(claim), lexicon)
    in_table = claim.grid is not None and claim.source == "table"
    return _among_rows(claim, given, before, told, lexicon) if in_table else given


def _among_rows(claim: Claim, given: Claim, before: Claim | None, told: _Told, lexicon: Lexicon) -> Claim:
    """A row that its own labels leave open, seen among the rows before it; at last as torn or misread."""
    if given.metric and not (before and goes_on(before)):
        return given
    member = as_member(claim, before, lexicon)
    if member.metric and (not given.metric or set(dict(member.dimensions)) & RUNS):
        return member
    # In a unit that nobody knows nothing is guessed.
    if given.metric or (claim.unit is None and claim.unit_printed):
        return given
    if within := share_of_people(claim, lexicon):
        return within
    mended = told.mended(claim)
    return _given(claim, mended, lexicon) if mended else given


def _given(claim: Claim, meaning: Meaning | None, lexicon: Lexicon) -> Claim:
    if meaning is None:
        return replace(
            claim,
            dimensions=_alone(claim, lexicon),
            decided=(*claim.decided, decision(How.METRIC_NONE)),
        )
    metric = meaning.fit.metric
    kpi = claim.kpi or lexicon.kpi(metric or meaning.fit.base)
    if not metric:
        about = decision(How.METRIC_ABOUT, metric=meaning.fit.base)
        return replace(claim, kpi=kpi, decided=(*claim.decided, *meaning.told, about, *_why(meaning.fit)))
    known = lexicon.catalogue.metrics[metric]
    cut = {d: m for d, m in meaning.dimensions.items() if d in known.dimensions}
    dimensions = dimensions_of({**cut, SITE: meaning.place})
    told = [*meaning.told, *_why(meaning.fit)]
    if known.derived and known.derived.kind == "share" and not dimensions and claim.source == "prose":
        why = decision(How.METRIC_WHOSE_SHARE, metric=known.derived.of)
        return replace(claim, kpi=kpi, decided=(*claim.decided, why))
    if "treatment" in known.dimensions and "treatment" not in dict(dimensions) and claim.source == "table":
        treatment = treatment_in(_beside(claim), lexicon)
        dimensions = dimensions_of({**dict(dimensions), "treatment": treatment})
    if dimensions:
        told.append(decision(How.DIMENSIONS_CUT, cut=written(dimensions)))
    part_of = claim.part_of
    if part_of is None and known.derived and known.derived.kind == "share" and len(dimensions) > 1:
        part_of = whole_said(claim.labels[-1], dimensions, lexicon)
        if part_of:
            told.append(decision(How.PART_LABEL, whole=written(part_of)))
    return replace(
        claim, metric=metric, dimensions=dimensions, kpi=kpi, decided=(*claim.decided, *told), part_of=part_of
    )


def _why(fit: Fit) -> tuple[Decision, ...]:
    return (fit.why,) if fit.why is not None else ()


def _alone(claim: Claim, lexicon: Lexicon) -> Dimensions:
    """The cut of a row that names a member and no metric: what it is a part of may yet be told by sums."""
    if not claim.labels or claim.source != "table":
        return ()
    splits = [split_of(label, lexicon) for label in claim.labels]
    announced = tuple(dict.fromkeys(name for split in reversed(splits) for name in split.announces))
    return dimensions_of(lone_member(splits[-1].words, announced, lexicon))


def _beside(claim: Claim) -> list[str]:
    """The cells of words of the claim's row that are none of its labels."""
    cells = (cell.strip() for cell in claim.quote.split("|"))
    return [
        cell for cell in cells if cell and cell not in claim.labels and not any(letter.isdigit() for letter in cell)
    ]


def meaning_of(claim: Claim, lexicon: Lexicon) -> Meaning | None:
    """What a claim's labels mean, the best of all readings; ``None`` where no metric explains them."""
    if len(claim.labels) > 1 and unfinished(claim.labels[-2]):
        whole = replace(claim, labels=(*claim.labels[:-2], f"{claim.labels[-2]} {claim.labels[-1]}"))
        if (meaning := meaning_of(whole, lexicon)) and meaning.cost <= 0:
            return meaning
    readings: list[Meaning] = []
    for labels in _variants(claim, lexicon):
        splits = [split_of(label, lexicon) for label in labels]
        readings += _readings(claim, labels, splits, lexicon)
    best = min(readings, key=lambda reading: reading.cost, default=None)
    if (best is None or best.cost > 0) and claim.source == "table" and claim.labels:
        return _of_a_place(claim, lexicon) or best
    return best


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
    return replace(best, place=place, told=(*best.told, decision(How.METRIC_PLACE_BEHIND, words=place)))


def _mended(claim: Claim, lexicon: Lexicon) -> list[Meaning]:
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
    words = lexicon.words(label)
    for both in lexicon.both:
        if says(words, both.says):
            words = words.replace(both.says, f" {both.rate if percentage else both.count} ")
            return " ".join((words if percentage else lexicon.kinds["rate"].removed(words)).split())
    return label


def _readings(claim: Claim, labels: tuple[str, ...], splits: list[Split], lexicon: Lexicon) -> list[Meaning]:
    """Every way in which a label names a metric and all labels below it are explained."""
    found: list[Meaning] = []
    last = len(splits) - 1
    for at in range(last, max(-1, last - _DEEPEST), -1):
        above = " ".join(split.words for split in splits[:at])
        announced = tuple(dict.fromkeys(name for split in reversed(splits[: at + 1]) for name in split.announces))
        for named in named_in(splits[at].words, above, announced, claim.unit, lexicon, prose=claim.source == "prose")[
            :6
        ]:
            meaning = _explained(claim, labels, splits, at, named, lexicon)
            if meaning:
                found.append(meaning)
    return found


def _explained(
    claim: Claim, labels: tuple[str, ...], splits: list[Split], at: int, named: Named, lexicon: Lexicon
) -> Meaning | None:
    metric = lexicon.catalogue.metrics[named.metric]
    if metric.derived:
        return _derived(metric, at, splits, named, claim)
    announced = tuple(dict.fromkeys(name for split in reversed(splits) for name in split.announces))
    dimensions: dict[str, str] = {}
    cost = size_of(named.left) * _PER_WORD + (len(splits) - 1 - at)
    _take_own(labels[at], splits[at], metric, named, announced, dimensions, lexicon)
    for label, split in zip(labels[at + 1 :], splits[at + 1 :], strict=True):
        if own := announced_members(label, metric, announced, lexicon):
            dimensions.update(own)
            cost += _PER_ANNOUNCED
            continue
        extra = _take_below(label, split, metric, announced, dimensions, claim, lexicon, sure=not named.left)
        if extra is None:
            return None
        cost += extra
    _take_above(splits[:at], metric, dimensions, lexicon)
    if at and "product" in metric.dimensions and (product := product_over(labels[at - 1], metric, lexicon)):
        dimensions.setdefault("product", product)
    kinds = " ".join([without(splits[at].words, named.phrase), *(split.words for split in splits[at + 1 :])])
    if "/" not in metric.unit.family and claim.unit is None:
        kinds += " " + " ".join(split.words for split in splits[max(0, at - 1) : at])
    if _in_change_column(claim):
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


def _take_own(
    label: str,
    split: Split,
    metric: Metric,
    named: Named,
    announced: tuple[str, ...],
    dimensions: dict[str, str],
    lexicon: Lexicon,
) -> None:
    """Members that stand in the label that names the metric itself: "female employees", "diesel consumption"."""
    beside = without(split.words, named.phrase)
    found, _, doubled = members_in(beside, metric.dimensions, announced, lexicon)
    several = bool(_AND_OTHERS.search(split.words))
    for dimension, member in found.items():
        if (dimension in _SAID_ANYWAY and dimension not in announced) or (several and dimension in _OF_WASTE):
            continue
        dimensions[dimension] = named_member(dimension, label, metric, lexicon) if dimension in doubled else member
    default = lexicon.by_default(metric.id)
    for dimension in metric.dimensions:
        if dimension in dimensions or dimension not in (default, *_CLOSE):
            continue
        listed, phrases = lexicon.members[dimension], lexicon.member_phrases[dimension]
        within = phrases.longest(split.words) if dimension in _CLOSE else ""
        if member := listed.get(named.phrase) or listed.get(within, ""):
            dimensions[dimension] = member
    for dimension in metric.dimensions:
        if dimension in _WITHIN and dimension not in dimensions and not (several and dimension in _OF_WASTE):
            inside, _, twice = members_in(split.words, (dimension,), announced, lexicon)
            if dimension in inside and not twice:
                dimensions[dimension] = inside[dimension]
    open_ = _open_dimension(metric, announced, lexicon)
    if open_ and open_ not in dimensions and named.left and open_ == "region":
        dimensions[open_] = named_member(open_, label, metric, lexicon)


def _take_below(
    label: str,
    split: Split,
    metric: Metric,
    announced: tuple[str, ...],
    dimensions: dict[str, str],
    claim: Claim,
    lexicon: Lexicon,
    *,
    sure: bool,
) -> int | None:
    """What it costs to explain a label below the one that names the metric; ``None`` where nothing explains it."""
    is_member = any(split.words in lexicon.members.get(dimension, ()) for dimension in metric.dimensions)
    if not is_member and (not without_filler(split.words, lexicon) or _only(split.words, "total", lexicon)):
        return 0
    found, left, doubled = members_in(split.words, metric.dimensions, announced, lexicon)
    left = _unexplained_below(left, metric, announced, lexicon)
    if not left and not doubled:
        dimensions.update(found)
        return _PER_MEMBER if found else 0
    open_ = _open_dimension(metric, announced, lexicon)
    if not open_ or claim.source == "prose" or size_of(left) > _LONGEST_MEMBER.get(open_, _LONG):
        return None
    if open_ not in announced and (not sure or claim.unit is None or _member_elsewhere(split.words, metric, lexicon)):
        return None
    dimensions.update(
        (dimension, member)
        for dimension, member in found.items()
        if dimension not in (open_, *announced) and not lexicon.catalogue.dimensions[dimension].open
    )
    member = named_member(open_, label, metric, lexicon)
    if not member:
        return None
    dimensions[open_] = member
    return 1 if open_ in announced else 4


def _member_elsewhere(words: str, metric: Metric, lexicon: Lexicon) -> bool:
    """Whether the words are known as a member of a dimension that the metric does not have."""
    others = (listed for name, listed in lexicon.members.items() if name not in (*metric.dimensions, DENOMINATOR))
    return any(words in listed for listed in others)


def _open_dimension(metric: Metric, announced: tuple[str, ...], lexicon: Lexicon) -> str:
    """The dimension that unknown words of a row are a member of: an open one that was announced, or the usual one."""
    for dimension in announced:
        if dimension in metric.dimensions and lexicon.catalogue.dimensions[dimension].open:
            return dimension
    default = lexicon.by_default(metric.id)
    if default and lexicon.catalogue.dimensions[default].open and not set(announced) & set(metric.dimensions):
        return default
    return ""


def _unexplained_below(words: str, metric: Metric, announced: tuple[str, ...], lexicon: Lexicon) -> str:
    if not words:
        return ""
    left = words
    for rule in lexicon.rules_of(metric.id):
        shorter = unexplained(rule.says.removed(left), rule, announced, lexicon)
        if size_of(shorter) < size_of(left) or not shorter:
            left = shorter
    return without_filler(left, lexicon)


def _only(words: str, kind: str, lexicon: Lexicon) -> bool:
    return not without_filler(lexicon.kinds[kind].removed(words), lexicon)


def _take_above(splits: list[Split], metric: Metric, dimensions: dict[str, str], lexicon: Lexicon) -> None:
    """Members that stand alone over the name of the metric: "Senior management" over "Training hours"."""
    for split in reversed(splits):
        if not split.words or size_of(split.words) > 6:
            continue
        found, left, doubled = members_in(split.words, metric.dimensions, split.announces, lexicon)
        left = without_filler(lexicon.any_kind.removed(left), lexicon)
        if found and not doubled and left in ("", "employee", "雇员"):
            for dimension, member in found.items():
                dimensions.setdefault(dimension, member)


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
