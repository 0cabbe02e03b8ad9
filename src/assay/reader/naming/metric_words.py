"""Which metrics the words of one label name: aliases first, then required and forbidden words, then likeness."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from assay.catalogue.metric import DENOMINATOR
from assay.reader.decision import How, decision
from assay.reader.naming.divisors import EACH_OF
from assay.reader.naming.label_words import size_of, without
from assay.reader.naming.member_words import members_in, place_in, without_filler
from assay.reader.naming.unit_fit import family_of, fits, is_percentage, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.core.units import Unit
    from assay.reader.decision import Decision
    from assay.reader.naming.lexicon import Lexicon, Rule

# Letters of a label that a torn or misread word may differ in, of a hundred.
_ALIKE = 90
# The shortest name that a misread label is compared with, and how many letters it may have more or less.
_SHORTEST_ALIKE, _OTHER_LENGTH = 10, 4
# How many letters of a word may be misread, and from which length on that many.
_FAR, _LONG = 2, 9
_NUMBER = re.compile(r"(?<![a-z0-9.])\d+(?:\.\d+)?(?![a-z0-9.])")
_CONSUMED = re.compile(r"(?<![a-z])consumption(?![a-z])|消耗")
# A label that begins so counts, unless it goes on to a rate.
_COUNTED = re.compile(r"(?:total )?(?:number|no) of (?!.*(?<![a-z])(?:percentage|rate)(?![a-z]))")
# What an intensity is divided by, in words of its own: "per guest night".
_DIVISOR = re.compile(
    r"(?<![a-z])(?:per|by (?:gross |total )?(?:floor area|area|employee|revenue|turnover|production|output|unit))"
    r"(?![a-z])(?:(?! +(?:from +)?scope).)*"
)
# Words beside the name of a metric that need no explanation, unless the rule asks for the name only.
_LOOSE = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A metric that a label names. ``phrase`` is what names it, ``left`` the words that nothing explains."""

    metric: str
    phrase: str
    left: str
    how: Decision
    alias: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        """Lower is better: few unexplained words, then a long name."""
        return (size_of(self.left), -len(self.phrase))


@lru_cache(maxsize=65536)  # the headings over a row are those of the row before it
def named_in(
    words: str, above: str, announced: tuple[str, ...], unit: Unit | None, lexicon: Lexicon, *, prose: bool = False
) -> tuple[Named, ...]:
    """The metrics that a label names, the best first. ``above`` are the words of the labels over it. In prose the words
    before the name may say who did what, if the unit leaves no doubt of the kind."""
    if is_percentage(unit):
        words = lexicon.kinds["growth"].removed(words)
    if not words:
        return ()
    found = _named_in(words, above, announced, unit, lexicon, prose=prose)
    if not found and "总" in words:
        # 培训总投入, 员工总流失率: the whole, said in the middle of the name.
        found = _named_in(words.replace("总", ""), above, announced, unit, lexicon, prose=prose)
    return found


def _named_in(
    words: str, above: str, announced: tuple[str, ...], unit: Unit | None, lexicon: Lexicon, *, prose: bool
) -> tuple[Named, ...]:
    found = {named.metric: named for named in _by_alias(words, above, unit, lexicon)}
    tried: set[int] = set()
    pairs = [(said, rule) for said in lexicon.names.found(words) for rule in lexicon.starts[said]]
    for phrase, rule in pairs:
        if id(rule) in tried:
            continue
        loose = prose and _ends_in(words, phrase, lexicon) and _tells(unit)
        named = _by_rule(rule, phrase, words, above, announced, unit, lexicon, loose=loose)
        if named:
            tried.add(id(rule))
        if named and (named.metric not in found or named.rank < found[named.metric].rank):
            found[named.metric] = named
    return tuple(sorted(found.values(), key=lambda named: named.rank))


def _ends_in(words: str, phrase: str, lexicon: Lexicon) -> bool:
    return not without_filler(words.rpartition(phrase)[2], lexicon)


def _tells(unit: Unit | None) -> bool:
    """Whether a unit says what kind of thing is measured: money and energy do, people and cases do not."""
    return unit is not None and family_of(unit) not in ("people", "count", "ratio", "mass")


def _by_alias(words: str, above: str, unit: Unit | None, lexicon: Lexicon) -> Iterator[Named]:
    for metric in lexicon.exact.get(words, ()):
        if any(rule.never_over.said(above) for rule in lexicon.rules_of(metric)):
            continue  # what is financed emits on its own account
        if unit is None and any(rule.never_above.said(above) for rule in lexicon.rules_of(metric)):
            continue  # "Purchased electricity" under emissions is no electricity where no unit says so
        yield Named(metric, words, "", decision(How.METRIC_ALIAS, metric=metric), alias=True)


def _by_rule(
    rule: Rule, phrase: str, words: str, above: str, announced: tuple[str, ...], unit: Unit | None, lexicon: Lexicon,
    *, loose: bool,
) -> Named | None:  # fmt: skip
    # What an amount is divided by is not its matter: 每吨污水碳排放.
    matter = EACH_OF.sub(" ", words.replace(phrase, f" {phrase} ")) if "每" in words else words
    if forbidden(rule, matter, above, unit, lexicon):
        return None
    if unit is None and _COUNTED.match(words) and lexicon.catalogue.metrics[rule.metric].unit.family == "ratio":
        return None  # "Number of vehicles subject to recall" is no rate
    context = f"{words} {above} {spoken(unit)}"
    if any(not group.said(context) for group in rule.needs):
        return None
    left = unexplained(without(words, phrase), rule, announced, lexicon)
    if rule.only and left and not loose and not _place_of(rule.metric, left, lexicon):
        return None
    if left and lexicon.alters.said(left):
        return None
    if size_of(left) > max(_LOOSE * (2 if loose else 1), size_of(phrase)):
        return None
    return Named(rule.metric, phrase, left, decision(How.METRIC_PHRASE, words=phrase, metric=rule.metric))


def _place_of(metric: str, words: str, lexicon: Lexicon) -> bool:
    """Whether words are a place, of a metric that places split: "East China" in 华东供应商数量."""
    return "region" in lexicon.catalogue.metrics[metric].dimensions and bool(place_in(words, lexicon))


def forbidden(rule: Rule, words: str, above: str, unit: Unit | None, lexicon: Lexicon) -> bool:
    """Whether a word makes the label something else. Words above count only where the unit leaves it open."""
    if rule.never.said(words) or rule.never_over.said(above):
        return True
    metric = lexicon.catalogue.metrics[rule.metric]
    settled = unit is not None and family_of(unit) == family_of(metric.unit)
    if unit is not None and family_of(unit) == "mass":
        # Tonnes are of a fuel or of its emissions: "coal consumption" is none of the latter, whatever stands over it.
        if family_of(metric.unit) == "ghg" and _CONSUMED.search(words):
            return True
        settled = "carrier" in metric.dimensions and bool(_CONSUMED.search(words))
    return not settled and rule.never_above.said(above)


def unexplained(words: str, rule: Rule, announced: tuple[str, ...], lexicon: Lexicon) -> str:
    """The words of a label that say neither the metric, nor a member, nor a kind of figure."""
    metric = lexicon.catalogue.metrics[rule.metric]
    # The number of a scope is part of its name.
    numbered = "age" in metric.dimensions or "scope" in words
    words = words if numbered else " ".join(_NUMBER.sub(" ", words).split())
    _, left, _ = members_in(words, metric.dimensions, announced, lexicon)
    intensity = lexicon.kinds["intensity"].said(left)
    left = _NUMBER.sub(" ", rule.also.removed(rule.says.removed(left)))
    if intensity:
        left = lexicon.any_per.removed(without_divisor(left, lexicon))
    return without_filler(lexicon.any_kind.removed(left), lexicon)


def without_divisor(words: str, lexicon: Lexicon) -> str:
    """The words of an intensity without what it is divided by."""
    left = EACH_OF.sub(" ", _DIVISOR.sub(" ", words))
    return lexicon.member_phrases[DENOMINATOR].removed(left) if DENOMINATOR in lexicon.member_phrases else left


@lru_cache(maxsize=256)
def _names_as_long(length: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The names that are long enough to be told, and nearly as long as a label."""
    near = range(max(_SHORTEST_ALIKE, length - _OTHER_LENGTH), length + _OTHER_LENGTH + 1)
    return tuple(name for name in lexicon.exact if len(name) in near)


def _misread(words: str, name: str, vocabulary: frozenset[str]) -> bool:
    """Whether words may be a name with letters misread, lost or torn: where they differ in as many words, none that
    differs is itself a known word, or far from what it would be. "Complaints" are no "compliments"."""
    said, meant = words.split(), name.split()
    if len(said) != len(meant):
        return True
    pairs = [(one, other) for one, other in zip(said, meant, strict=True) if one != other]
    return all(
        one not in vocabulary and OSA.distance(one, other) <= (_FAR if len(other) >= _LONG else 1)
        for one, other in pairs
        if one.isascii()
    )


def alike(words: str, above: str, unit: Unit | None, lexicon: Lexicon) -> Named | None:
    """The metric whose name the label nearly is, for words that are torn or misread; the gates stay shut."""
    best: tuple[float, str, str] = (0.0, "", "")
    names = _names_as_long(len(words), lexicon)
    for name, score, _ in process.extract_iter(words, names, scorer=fuzz.ratio, score_cutoff=_ALIKE):
        if score > best[0] and _misread(words, name, lexicon.vocabulary):
            for metric in lexicon.exact[name]:
                known = lexicon.catalogue.metrics[metric]
                open_ = not any(forbidden(rule, words, above, unit, lexicon) for rule in lexicon.rules_of(metric))
                if open_ and fits(known, unit, lexicon):
                    best = (score, metric, name)
    if not best[1]:
        return None
    return Named(best[1], best[2], "", decision(How.METRIC_NEARLY, words=best[2], metric=best[1]))
