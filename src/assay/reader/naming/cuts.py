"""The cut of a figure: members that its labels name, in the label of the metric itself, below it and above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.catalogue.metric import DENOMINATOR
from assay.reader.naming.age_bands import band_in
from assay.reader.naming.label_words import says, simplified, size_of, slug, without
from assay.reader.naming.member_words import OTHERS, members_in, named_member, without_filler
from assay.reader.naming.metric_words import named_in, unexplained
from assay.reader.naming.places import REGION, SITE, heads_sites, placed, says_how_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.catalogue.metric import Metric
    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon
    from assay.reader.naming.member_words import Split
    from assay.reader.naming.metric_words import Named

# A sentence that leads to a table: "… are as follows:", "……如下："
_LEADS_IN = re.compile(
    r"(?:(?:as follows|set out|shown|listed|summari[sz]ed|presented|below)|如下(?:表|图)?(?:所示)?|下表(?:所示)?)"
    r"\s*[:：。.]?\s*$",
    re.IGNORECASE,
)
CATEGORY = "category"
# "Non-management": all but a known group.
_NONE_OF = re.compile(r"non (\S+?)(?: employee)?")
_EMPLOYEES = frozenset({"employee", "雇员", "all employee", "所有雇员", "全部雇员", "全体雇员", "整体雇员"})
# Rates and cases are no grades of staff.
_NO_GRADE = re.compile(
    r"(?:宗|件|次|起|场|个|天|日)数|(?:量|率|额|金额|费用)$"
    r"|(?<![a-z])(?:rate|percentage|volume|amount|expenditure|expense|complaint|case)(?![a-z])"
)
_LONGEST_SITE = 4
_OWN_CODE = re.compile(r"\s*(?:KPI\s*)?[AB]\d{1,2}\.\d{1,2}(?!\d)")
_RATE = re.compile(r"率|百分|[人次宗件]数|(?<![a-z])(?:rate|percentage|number)(?![a-z])")
# How many words a member may be called by that nobody has listed.
_LONGEST_MEMBER = {REGION: 5, "category": 6, "product": 6}
_LONG = 30
# A heading that announces, and the group under it.
_GROUP = 2
# Dimensions whose words stand in the plain name of a metric: "complaints about products and services".
_SAID_ANYWAY = frozenset({"complaint_type", "focus_area", "practice"})
# Dimensions whose members are also names of the metric: "natural gas consumption".
_CLOSE = frozenset({"carrier", "pollutant", "packaging_material", "patent_type", "treatment"})
# "Medical and other hazardous waste" is no one stream, nor treated otherwise.
_AND_OTHERS = re.compile(r"(?<![a-z])and other(?![a-z])|[及和与]其[他它]")
# "Total non-hazardous solid waste" names no stream; "solid waste" alone does.
_SOLID = re.compile(r"(?<=hazardous )solid (?=waste)|(?<=害)固体(?=废)")
_OTHER_OF = re.compile(r"others? (?=\S)|其[他它]")
# Over hazardous and other waste, "Solid waste" is a heading.
_ALL_SOLID = re.compile(r"solid waste|固体废(?:弃物|物|料)?")
_OF_WASTE = frozenset({"waste_stream", "treatment"})
# Dimensions whose members stand within the name of the metric: "fire drills", "waste paper recycled".
_WITHIN = frozenset({"waste_stream", "scope_3_category", "drill_type", "gas", "focus_area", "trainee_group"})
# A member that is found speaks for a reading.
_PER_MEMBER = -3


def take_own(
    label: str,
    split: Split,
    metric: Metric,
    named: Named,
    announced: tuple[str, ...],
    dimensions: dict[str, str],
    lexicon: Lexicon,
) -> None:
    """Members that stand in the label that names the metric itself: "female employees", "diesel consumption"."""
    beside = without(_SOLID.sub("", split.words), _SOLID.sub("", named.phrase))
    found, _, doubled = members_in(beside, metric.dimensions, announced, lexicon)
    several = bool(_AND_OTHERS.search(split.words))
    for dimension, member in found.items():
        if (dimension in _SAID_ANYWAY and dimension not in announced) or (several and dimension in _OF_WASTE):
            continue
        dimensions[dimension] = named_member(dimension, label, metric, lexicon) if dimension in doubled else member
    default = lexicon.by_default(metric.id)
    for dimension in metric.dimensions:
        if dimension in dimensions or dimension not in (default, *_CLOSE) or (several and dimension in _OF_WASTE):
            continue
        listed, phrases = lexicon.members[dimension], lexicon.member_phrases[dimension]
        within = phrases.longest(split.words) if dimension in _CLOSE else ""
        if within in OTHERS:
            continue  # "Other hazardous waste" is treated in no other way
        beyond = within not in named.phrase and within.rpartition(" ")[2] in named.phrase.split()
        if member := (listed[within] if beyond else "") or listed.get(named.phrase) or listed.get(within, ""):
            dimensions[dimension] = member
    for dimension in metric.dimensions:
        if dimension in _WITHIN and dimension not in dimensions and not (several and dimension in _OF_WASTE):
            inside, _, twice = members_in(_SOLID.sub("", split.words), (dimension,), announced, lexicon)
            if dimension in inside and not twice:
                dimensions[dimension] = inside[dimension]
    for rule in lexicon.rules_of(metric.id):
        if rule.member and rule.member not in dimensions and rule.says.longest(named.phrase) == named.phrase:
            dimensions[rule.member] = named_member(rule.member, label, metric, lexicon)
    open_ = _open_dimension(metric, announced, lexicon)
    if open_ and open_ in _OF_WASTE and not set(dimensions) & _OF_WASTE and _OTHER_OF.match(split.words):
        # "Other hazardous waste": a stream of its own, whatever it is treated as.
        dimensions[open_] = slug(label)
    if open_ == REGION and open_ not in dimensions and _unexplained_below(named.left, metric, announced, lexicon):
        dimensions[open_] = named_member(open_, label, metric, lexicon)


def says_employees(words: str) -> bool:
    """Whether a label says nothing but whom it is about: the people employed."""
    return words in _EMPLOYEES


def take_below(
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
    if CATEGORY in announced and CATEGORY in metric.dimensions and split.words in _EMPLOYEES:
        # "Management | Employees" below "By category": those that are no managers.
        dimensions[CATEGORY] = slug(label)
        return 1
    is_member = any(split.words in lexicon.members.get(dimension, ()) for dimension in metric.dimensions)
    is_member = is_member or ("age" in metric.dimensions and band_in(split.words, alone=True) is not None)
    if says_employees(split.words) and CATEGORY not in announced and not is_member:
        return 1
    if not is_member and (not without_filler(split.words, lexicon) or _only(split.words, "total", lexicon)):
        return 0
    found, left, doubled = members_in(split.words, metric.dimensions, announced, lexicon)
    left = _unexplained_below(left, metric, announced, lexicon)
    if not left and not doubled:
        dimensions.update(found)
        return _PER_MEMBER if found else 0
    if _LEADS_IN.search(simplified(label)):
        # It says the matter again, or another one; a member it is not.
        return 0 if any(rule.says.said(split.words) for rule in lexicon.rules_of(metric.id)) else None
    open_ = _open_dimension(metric, announced, lexicon)
    if (
        REGION not in metric.dimensions
        and label == claim.labels[-1]
        and _among_sites(claim)
        and size_of(split.words) <= _LONGEST_SITE
    ):
        dimensions[SITE] = slug(label)
        return 1
    if says_how_many(split.words):
        return 0
    where = placed(label, split.words, metric, lexicon)
    listed = open_ in announced and not dimensions.keys() & metric.dimensions
    # "Food waste from hotels" is of that waste; what sentences say of sites they say of many things.
    if where and (where[0] == REGION or not (listed or found or claim.source == "prose")):
        dimensions[where[0]] = where[1]
        return 0 if where[0] == REGION else 1
    if not open_ or claim.source == "prose" or size_of(left) > _LONGEST_MEMBER.get(open_, _LONG):
        return None
    names = [rule.says for rule in lexicon.rules_of(metric.id) if not rule.member]
    if any(says(phrase, split.words) for listed in names for phrase in listed.ordered):
        return 0  # "Waste" below "Hazardous waste" says nothing more
    if _is_no_member(label, split.words, open_, open_ in announced, metric, dimensions, lexicon):
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


def _among_sites(claim: Claim) -> bool:
    """Whether the head of the column of labels says that its rows are sites."""
    return claim.source == "table" and any(heads_sites(label) for label in claim.labels[:-1])


def _is_no_member(
    label: str, words: str, open_: str, listed: bool, metric: Metric, dimensions: dict[str, str], lexicon: Lexicon
) -> bool:
    """Whether a row of unknown words is none of an open list: it has a code of its own, it is a rate or what the metric
    is not, it counts what are no people, or it stands under the row of one member."""
    if _OWN_CODE.match(label) or (open_ == CATEGORY and _NO_GRADE.search(words)):
        return True
    if open_ == REGION:
        rules = lexicon.rules_of(metric.id)
        beside = " ".join(words.split())
        for rule in rules:
            beside = rule.also.removed(rule.says.removed(beside))
        if listed:
            return lexicon.names.said(beside)  # "employees trained" is no region, whatever heading went before
        return any(rule.never.said(words) for rule in rules) or bool(_RATE.search(words))
    return open_ in dimensions and not listed and open_ in _CLOSE


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
        if rule.member:
            continue  # "fly ash" is a member that is left
        shorter = unexplained(rule.says.removed(left), rule, announced, lexicon)
        if size_of(shorter) < size_of(left) or not shorter:
            left = shorter
    return without_filler(left, lexicon)


def _only(words: str, kind: str, lexicon: Lexicon) -> bool:
    return not without_filler(lexicon.kinds[kind].removed(words), lexicon)


def take_above(splits: list[Split], metric: Metric, dimensions: dict[str, str], lexicon: Lexicon) -> None:
    """Members that stand alone over the name of the metric: "Senior management" over "Training hours"."""
    for split in reversed(splits):
        if not split.words or size_of(split.words) > 6:
            continue
        found, left, doubled = members_in(split.words, metric.dimensions, split.announces, lexicon)
        left = without_filler(lexicon.any_kind.removed(left), lexicon)
        none = _NONE_OF.fullmatch(split.words)
        if none and CATEGORY in metric.dimensions and none[1] in lexicon.members[CATEGORY]:
            dimensions.setdefault(CATEGORY, slug(split.words))
        if found and not doubled and left in ("", "employee", "雇员"):
            for dimension, member in found.items():
                if not _ALL_SOLID.fullmatch(split.words):
                    dimensions.setdefault(dimension, member)


def take_announced(
    labels: Sequence[str],
    splits: Sequence[Split],
    metric: Metric,
    dimensions: dict[str, str],
    claim: Claim,
    lexicon: Lexicon,
) -> None:
    """The group right over the name of the metric, under a heading that announces regions: "By region",
    "Singapore" over "Number of hires"."""
    if len(splits) < _GROUP or claim.source != "table" or splits[-1].announces or not splits[-1].words:
        return
    announced = next((split.announces for split in reversed(splits[:-1]) if split.announces), ())
    words = without_filler(lexicon.any_kind.removed(splits[-1].words), lexicon)
    if REGION not in announced or REGION not in metric.dimensions or set(dimensions) & set(announced):
        return
    if 0 < size_of(words) <= _LONGEST_MEMBER[REGION] and not named_in(splits[-1].words, "", (), claim.unit, lexicon):
        dimensions[REGION] = named_member(REGION, labels[-1], metric, lexicon)
