"""Rows that say nothing but a group of people, or a total, under a heading that names the matter among other words:
"Male" below "Key statistics on gender diversity of our employees are as follows".

Such a heading is over the whole of its table and restricts less than the words of a row do. It is heeded only where the
labels between it and the figure are groups, totals and kinds alone, and where it names one metric.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assay.catalogue.dimension import dimensions_of, written
from assay.reader.decision import How, decision
from assay.reader.figures.header_words import SAYS_NOTHING
from assay.reader.figures.unit_statements import unit_statement
from assay.reader.naming.label_words import Phrases, size_of
from assay.reader.naming.member_words import members_in, open_member, split_of, without_filler
from assay.reader.naming.share_whole import those_in
from assay.reader.naming.unaccounted import of_some_people
from assay.reader.naming.unit_fit import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.catalogue.metric import Metric
    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon, Rule
    from assay.reader.naming.unit_fit import Fit

_PEOPLE = ("gender", "age", "employment_type", "category", "region")
# "Orchard's employment": whose it is, by name.
_OWNER = re.compile(r"\b[A-Z][\w&.-]*['’]s\b")
_BY = re.compile(r"(?<![a-z])by(?![a-z])|按")
# The head of the column of labels.
_OF_COLUMN = re.compile(r"(?:classification|division|section|scope|details?|group|by|status)s?", re.IGNORECASE)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\bFY\s?\d\d(?:\d\d)?\b")
# Words of a heading that nothing explains, and how many headings may stand between that say nothing.
_MOST_LEFT, _MOST_BETWEEN = 2, 3
# Dimensions whose members every company names in words of its own.
_OPEN = frozenset({"category", "region"})
_LONGEST_MEMBER = 5
_TOTAL_OF = re.compile(r"(?:grand |overall )?total\b", re.IGNORECASE)
# What a "Total" below a heading may be of.
_TOTALLED = frozenset({"energy", "ghg", "mass", "volume"})


def by_heading(claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims, rows of groups under such a heading with its metric and their groups as its cut."""
    told: dict[tuple[object, ...], Claim] = {}
    done = []
    for claim in claims:
        if claim.metric or claim.aside or claim.source != "table" or not _nameless(claim):
            done.append(claim)
            continue
        key = (claim.labels, claim.unit, claim.unit_printed)
        if key not in told:
            told[key] = _under_heading(claim, lexicon)
        like = told[key]
        done.append(
            replace(claim, metric=like.metric, dimensions=like.dimensions, kpi=claim.kpi or like.kpi,
                    decided=(*claim.decided, like.decided[-1])) if like.metric else claim
        )  # fmt: skip
    return tuple(done)


def _nameless(claim: Claim) -> bool:
    """Whether no word of its labels named a metric, rather than one that was refused."""
    last = next((told.how for told in reversed(claim.decided) if told.how.about == "metric"), None)
    return last is How.METRIC_NONE and not (claim.unit is None and claim.unit_printed)


def _under_heading(claim: Claim, lexicon: Lexicon) -> Claim:
    cut: dict[str, str] = {}
    at = len(claim.labels)
    while at and (group := _group_at(claim.labels, at - 1, lexicon)) is not None:
        if cut and _among(claim.labels[at - 1], lexicon):
            break
        if any(cut.get(name, member) != member for name, member in group.items()):
            return claim
        cut |= group
        at -= 1
    if at == len(claim.labels) or not at:
        return claim
    repeated = bool(_TOTAL_OF.match(claim.labels[-1])) and _repeats(claim.labels[-1], claim.labels[at - 1], lexicon)
    below = " ".join(lexicon.words(label) for label in claim.labels[at:])
    for heading in reversed(claim.labels[max(0, at - _MOST_BETWEEN) : at]):
        if of_some_people(heading):
            return claim
        nothing = SAYS_NOTHING.fullmatch(heading.strip()) or _OF_COLUMN.fullmatch(heading.strip())
        if nothing or unit_statement(heading) is not None:
            continue
        if (of_those := _counted_among(heading, cut, claim, lexicon)) is not None:
            return of_those
        named = _named(heading, tuple(sorted(cut)), lexicon, any_matter=repeated)
        if named is None and _said_above(heading, claim.labels[:at], lexicon):
            continue  # "Retirement" below "Retirement and turnover": the matter is that of the heading
        if named is None:
            return claim
        if named:
            fits = [fitted for rule in named if (fitted := _fit(rule, heading, below, claim, lexicon)) is not None]
            sure = len({fitted.metric for fitted in fits}) == 1
            return _given(claim, fits[0], cut, heading, lexicon) if sure else claim
    return claim


def _among(heading: str, lexicon: Lexicon) -> str:
    """The group that a heading is about one gender of: "Percentage of women in management"."""
    told = those_in(heading, lexicon)
    return told[1] if told else ""


def _counted_among(heading: str, cut: dict[str, str], claim: Claim, lexicon: Lexicon) -> Claim | None:
    """Heads of "Male" and "Female" below "Percentage of women in management": so many of those who manage."""
    group = _among(heading, lexicon)
    counted = claim.unit is None or claim.unit.family in ("people", "count")
    if not group or set(cut) - {"gender"} or not counted or claim.decimals:
        return None
    rules = lexicon.rules_of("employees")
    fitted = next((fit for rule in rules if (fit := _fit(rule, "", "", claim, lexicon)) is not None), None)
    return _given(claim, fitted, {**cut, "category": group}, heading, lexicon) if fitted else None


def _said_above(label: str, labels: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a heading over a label says all its words, and more."""
    words = set(split_of(label, lexicon).words.split())
    over = labels[: labels.index(label)]
    return bool(words) and any(words < set(lexicon.words(heading).split()) for heading in over)


def _given(claim: Claim, fitted: Fit, cut: dict[str, str], heading: str, lexicon: Lexicon) -> Claim:
    why = decision(How.METRIC_UNDER, words=heading, metric=fitted.metric, cut=written(dimensions_of(cut)))
    return replace(
        claim,
        metric=fitted.metric,
        dimensions=dimensions_of({**cut, **dict(fitted.cut)}),
        kpi=claim.kpi or lexicon.kpi(fitted.metric),
        decided=(*claim.decided, why),
    )


def _group_at(labels: Sequence[str], at: int, lexicon: Lexicon) -> dict[str, str] | None:
    """As `_group`; under a label that announces one dimension and says nothing else, words that nobody knows are a
    member of it: "Non-management" below "By level"."""
    group = _group(labels[at], lexicon)
    if group is not None or not at:
        return group
    if _TOTAL_OF.match(labels[at]) and _repeats(labels[at], labels[at - 1], lexicon):
        return {}
    above, words = split_of(labels[at - 1], lexicon), split_of(labels[at], lexicon).words
    if above.words or len(above.announces) != 1 or above.announces[0] not in _OPEN or lexicon.alters.said(words):
        return None
    return {above.announces[0]: open_member(labels[at])} if size_of(words) <= _LONGEST_MEMBER else None


def _repeats(label: str, heading: str, lexicon: Lexicon) -> bool:
    """Whether a total only says a noun of its heading again: "Total sessions" below "Training sessions"."""
    left = without_filler(lexicon.any_kind.removed(split_of(label, lexicon).words), lexicon).split()
    return bool(left) and set(left) <= set(lexicon.words(heading).split())


@lru_cache(maxsize=65536)
def _group(label: str, lexicon: Lexicon) -> dict[str, str] | None:
    """The groups of people that a label names, if it says nothing else; ``None`` where it does."""
    split = split_of(label, lexicon)
    place = lexicon.places.get(split.words)
    if place:
        return {"region": place}
    found, left, doubled = members_in(split.words, _PEOPLE, split.announces, lexicon)
    left = lexicon.any_kind.removed(without_filler(left, lexicon))
    says_nothing = not found and not split.announces and not lexicon.kinds["total"].said(split.words)
    return None if doubled or left.strip() or says_nothing else found


@lru_cache(maxsize=16384)
def _named(
    heading: str, cut: tuple[str, ...], lexicon: Lexicon, *, any_matter: bool = False
) -> tuple[Rule, ...] | None:
    """The rules of the metrics with such a cut that a heading names in the longest words; none where it says nothing
    that is measured, ``None`` where it says something else."""
    split = split_of(_YEARS.sub(" ", _OWNER.sub(" ", heading)), lexicon)
    words = split.words
    if _BY.search(words) and not split.announces:
        return None  # by years of service: no dimension that we know
    found: dict[str, tuple[int, Rule]] = {}
    for rule in lexicon.rules:
        metric = lexicon.catalogue.metrics[rule.metric]
        if metric.derived or not set(cut) <= set(metric.dimensions) or not (any_matter or _may_head(metric, cut)):
            continue
        phrase = rule.says.longest(words)
        if phrase and not rule.never.said(words) and all(group.said(words) for group in rule.needs):
            left = _left(words, lexicon, rule)
            if size_of(left) <= _MOST_LEFT and not lexicon.alters.said(left):
                found[rule.metric] = max(
                    found.get(rule.metric, (0, rule)), (len(phrase), rule), key=lambda each: each[0]
                )
    if not found:
        return () if not _left(words, lexicon) else None
    longest = max(length for length, _ in found.values())
    return tuple(rule for length, rule in found.values() if length == longest)


def _may_head(metric: Metric, cut: tuple[str, ...]) -> bool:
    """Whether a heading alone may tell a metric: of people, and for a total also of energy, emissions and matter. Money
    and cases are of too many things."""
    return "gender" in metric.dimensions or (not cut and metric.unit.family in _TOTALLED)


def _left(words: str, lexicon: Lexicon, rule: Rule | None = None) -> str:
    """The words of a heading that say neither the metric nor what headings say of any table."""
    if rule is not None:
        words = rule.also.removed(rule.says.removed(words))
    for phrases in (_dimensions(lexicon), lexicon.topics, lexicon.editorial, lexicon.any_kind):
        words = phrases.removed(words)
    return without_filler(words, lexicon).strip()


@lru_cache(maxsize=4)
def _dimensions(lexicon: Lexicon) -> Phrases:
    return Phrases(phrase for listed in lexicon.by.values() for phrase in listed)


def _fit(rule: Rule, heading: str, below: str, claim: Claim, lexicon: Lexicon) -> Fit | None:
    metric = lexicon.catalogue.metrics[rule.metric]
    fitted = fit(metric, claim.unit, f"{lexicon.words(heading)} {below} {lexicon.words(claim.unit_printed)}", lexicon)
    return fitted if fitted is not None and fitted.metric else None
