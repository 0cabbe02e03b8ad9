"""What a share is a share of, where the label says so: "women in senior management" is of senior management."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of, written
from assay.reader.decision import How, decision
from assay.reader.naming.member_words import members_in, open_member, split_of, without_filler
from assay.reader.naming.unit_fit import is_percentage

if TYPE_CHECKING:
    from assay.catalogue.dimension import Dimensions
    from assay.catalogue.metric import Metric
    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

_PEOPLE = ("employee", "雇员")
# Words between the part and its whole, the part first.
_IN = re.compile(
    r"(?<![a-z])(?:in|within|among|amongst|out of|(?:as a )?(?:share|percentage|representation) of)(?![a-z])|占"
)
# The same with the whole first. 中级, 中国 and the like are other words.
_WHO = re.compile(
    r"(?<![a-z])(?:who|that|which) (?:is|are|were)(?![a-z])"
    r"|(?<![其当之])中(?![级国层华心部间央高低东西山])的?|(?:里|当中|之中)的?"
)
_BETWEEN = re.compile(f"{_IN.pattern}|{_WHO.pattern}")


def whole_said(label: str, dimensions: Dimensions, lexicon: Lexicon) -> Dimensions | None:
    """The cut that a label says a share is within; ``None`` where it does not say."""
    words = lexicon.words(label)
    cut = dict(dimensions)
    for between, part_first in ((_IN, True), (_WHO, False)):
        for hit in between.finditer(words):
            sides = [words[: hit.start()], words[hit.end() :]]
            part, whole = (_members(side, cut, lexicon) for side in (sides if part_first else sides[::-1]))
            if part and whole and {**part, **whole} == cut and not part.keys() & whole.keys():
                return dimensions_of(whole)
    return None


# "Women in management", "% of female employees in technical positions": so many of those.
_THOSE_IN = re.compile(
    r"^(?:(?:the )?(?:percentage|proportion|share|ratio|representation|%|total|number)\s*(?:\(%\)\s*)?(?:of )?)*"
    r"(?P<who>women|men|females?|males?)(?: (?:employees|staff|workers|representation))?"
    r" (?:in|within|among|at) (?:the )?(?P<those>.+)$",
    re.IGNORECASE,
)
# "Proportion of female managers"
_THOSE_OF = re.compile(
    r"^(?:the )?(?:percentage|proportion|share|ratio|representation|%) of (?P<who>women|female|male) "
    r"(?P<those>(?:senior |middle |top |general )?(?:managers?|management|executives?|supervisors?|leaders))$",
    re.IGNORECASE,
)
# "Management roles" are those who manage.
_ROLES = re.compile(r" (?:roles?|positions?|posts?|levels?|grades?|ranks?)$", re.IGNORECASE)
# 女性高级管理人员占比, as labels are brought; only of a rank that has a name.
_THOSE_HAN = re.compile(r"(?P<who>[女男])性?(?P<those>[㐀-鿿]{2,8}?)(?:的)?(?:百分比|所占百分比)")
_ALL = re.compile(
    r"(?:total |our |global |entire |overall )*"
    r"(?:workforce|workplace|company|group|employees|staff|headcount|organi[sz]ation)$",
    re.IGNORECASE,
)
_NO_RANK = re.compile(
    r"\b(?:hires?|turnover|leavers?|train\w*|board|directors?|govern\w*|suppliers?|recruit\w*|promot\w*|committee|leave"
    r"|communit\w*|by|and under|years?)\b",
    re.IGNORECASE,
)


def those_in(label: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The gender and the category that a label such as "Women in management" is of; ``None`` for another label. The
    category is empty where it says all employees."""
    hit = _THOSE_IN.match(" ".join(label.split())) or _THOSE_OF.match(" ".join(label.split()))
    if hit is None:
        return _those_in_han(label, lexicon)
    gender = "female" if hit["who"].casefold().startswith(("w", "f")) else "male"
    those = hit["those"].strip()
    if _ALL.fullmatch(those):
        return gender, ""
    if _NO_RANK.search(those):
        return None
    words = split_of(those, lexicon).words
    known, group = lexicon.members["category"], split_of(_ROLES.sub("", those), lexicon).words
    return gender, known.get(words) or known.get(group) or open_member(those)


def _those_in_han(label: str, lexicon: Lexicon) -> tuple[str, str] | None:
    hit = _THOSE_HAN.fullmatch(split_of(label, lexicon).words)
    category = lexicon.members["category"].get(hit["those"], "") if hit is not None else ""
    if hit is None or category in ("", "directors"):
        return None
    return ("female" if hit["who"] == "女" else "male"), category


def _share_of_those(claim: Claim, metric: Metric, lexicon: Lexicon) -> Claim | None:
    told = those_in(claim.labels[-1], lexicon) if is_percentage(claim.unit) else None
    if told is None:
        return None
    gender, category = told
    whole = dimensions_of({"category": category}) if category else None
    why = [decision(How.METRIC_GROUPS)]
    if whole:
        why.append(decision(How.PART_LABEL, whole=written(whole)))
    return replace(
        claim,
        metric=metric.id,
        dimensions=dimensions_of({"gender": gender, "category": category}),
        part_of=whole,
        kpi=claim.kpi or lexicon.kpi(metric.id),
        decided=(*claim.decided, *why),
    )


def share_of_people(claim: Claim, lexicon: Lexicon) -> Claim | None:
    """A percentage of one group of people within another, in a label that names nothing else: "women in management"."""
    if not claim.labels or not (is_percentage(claim.unit) or claim.unit is None):
        return None
    metric = next((m for m in lexicon.catalogue.metrics.values() if m.derived and _of_people(m)), None)
    if metric is not None and (those := _share_of_those(claim, metric, lexicon)):
        return those
    words = split_of(claim.labels[-1], lexicon).words
    if metric is None or not any(lexicon.kinds[kind].said(words) for kind in ("share", "spread")):
        return None
    found, left, doubled = members_in(words, metric.dimensions, (), lexicon)
    left = without_filler(_BETWEEN.sub(" ", lexicon.any_kind.removed(left)), lexicon)
    dimensions = dimensions_of(found)
    whole = whole_said(claim.labels[-1], dimensions, lexicon)
    if doubled or left not in ("", *_PEOPLE) or whole is None:
        return None
    return replace(
        claim,
        metric=metric.id,
        dimensions=dimensions,
        part_of=whole,
        kpi=claim.kpi or lexicon.kpi(metric.id),
        decided=(*claim.decided, decision(How.METRIC_GROUPS),
                 decision(How.PART_LABEL, whole=written(whole))),
    )  # fmt: skip


def _of_people(metric: Metric) -> bool:
    return metric.derived is not None and metric.derived.kind == "share" and metric.derived.of == "employees"


def _members(words: str, cut: dict[str, str], lexicon: Lexicon) -> dict[str, str]:
    found, _, _ = members_in(words, tuple(cut), (), lexicon)
    return {name: member for name, member in found.items() if cut[name] == member}
