"""The words by which reports call metrics, dimensions and members: what `assay.reader.naming` looks labels up in.

Labels and aliases come from the catalogue; required and forbidden words, and words about the kind of a figure
(intensity, share, growth), from ``lexicon_en.yaml`` and ``lexicon_zh.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assay.core.languages import LANGUAGES
from assay.core.strict_yaml import load_yaml
from assay.reader.naming.label_words import Phrases, Spelling, plain_words, printed_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assay.catalogue.catalogue import Catalogue
    from assay.frameworks.edition import Edition

_CODE = re.compile(r"(?:kpi)?[ab]\d{1,2}(?:\.\d{1,2})?")
# Codes are those of the listing rules; other frameworks number their indicators otherwise.
_REGION = "region"
_RULES = "hkex-"
_FILES = ("lexicon_en.yaml", "lexicon_zh.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How one language names one metric.

    ``says`` names it. Of each list of ``needs`` one word stands in the label or above it; none of ``never`` stands in
    the label, none of ``never_above`` above it where the unit leaves it open,
    none of ``never_over`` above it in any case, none of ``never_below`` below it. ``also`` are further words that may
    stand in the label. ``only``: the label may say nothing else. ``families`` are the families of units it may be
    printed in, beside its own. ``by_default`` is the dimension of rows below it whose words are unknown.
    ``member`` is the dimension of which the words of ``says`` are members: "fly ash" names a stream of waste by itself.
    """

    metric: str
    says: Phrases
    needs: tuple[Phrases, ...]
    never: Phrases
    never_above: Phrases
    never_below: Phrases
    never_over: Phrases
    also: Phrases
    only: bool = False
    families: tuple[str, ...] = ()
    by_default: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True)
class Both:
    """A heading over rows that print a count and its rate, and how each of the two would be headed alone."""

    says: str
    count: str
    rate: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """Everything in the form in which `words` brings labels.

    Two lexicons are never compared: what was told of a label with one is remembered by it.
    """

    catalogue: Catalogue
    spelling: Spelling
    rules: tuple[Rule, ...]
    starts: Mapping[str, tuple[Rule, ...]]  # a phrase -> the rules whose metric it names
    names: Phrases  # all of those phrases
    exact: Mapping[str, tuple[str, ...]]  # a whole label, without filler -> metrics of that name
    filler: Phrases
    kinds: Mapping[str, Phrases]  # intensity, share, spread, growth, reduction, rate, average, total -> words
    both: tuple[Both, ...]
    per: Mapping[str, Phrases]  # suffix of an intensity -> words for its divisor
    alters: Phrases  # words beside a name that make the label something else
    editorial: Phrases  # words on how a figure was made
    topics: Phrases  # what groups of rows are headed with
    any_kind: Phrases
    any_per: Phrases
    by: Mapping[str, tuple[str, ...]]  # dimension -> words that announce it
    members: Mapping[str, Mapping[str, str]]  # dimension -> words -> member
    member_phrases: Mapping[str, Phrases]
    places: Mapping[str, str]  # words of a place -> its name in all languages
    percent_of: Mapping[str, str]
    kpis: Mapping[str, str]
    vocabulary: frozenset[str]  # all Latin words of all lists, as printed and in the singular

    def words(self, text: str) -> str:
        return self.spelling(text)

    def rules_of(self, metric: str) -> tuple[Rule, ...]:
        """The rules by which a metric is told."""
        return _rules_of(self, metric)

    def by_default(self, metric: str) -> str:
        return next((rule.by_default for rule in self.rules_of(metric) if rule.by_default), "")

    def families(self, metric: str) -> frozenset[str]:
        return frozenset(family for rule in self.rules_of(metric) for family in rule.families)

    def kpi(self, metric: str) -> str:
        """The code of the provision that asks for a metric, or for the one that it is derived from."""
        known = self.catalogue.metrics.get(metric)
        if metric in self.kpis or known is None or known.derived is None:
            return self.kpis.get(metric, "")
        return self.kpis.get(known.derived.of, "")


@lru_cache(maxsize=4096)
def _rules_of(lexicon: Lexicon, metric: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in lexicon.rules if rule.metric == metric)


@dataclass(frozen=True, slots=True, eq=False)
class _This:
    """A catalogue to remember something by: equal to itself alone, for to compare all of two takes long."""

    catalogue: Catalogue

    def __hash__(self) -> int:
        return id(self.catalogue)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and self.catalogue is other.catalogue


def make_lexicon(catalogue: Catalogue, editions: Sequence[Edition]) -> Lexicon:
    """All words for one catalogue. The first of the listing rules' editions that asks for a metric gives its code.

    The last few are remembered: documents that are read one after the other mostly have the same.
    """
    return _made(_This(catalogue), tuple(editions))


@lru_cache(maxsize=4)
def _made(of: _This, editions: tuple[Edition, ...]) -> Lexicon:
    catalogue = of.catalogue
    files = _files()
    spelling = Spelling(_joined(files, "same"))

    def said(words: Iterable[str]) -> tuple[str, ...]:
        found = (spelling(word) for word in words)
        return tuple(sorted({word for word in found if word}, key=lambda word: (-len(word), word)))

    filler = said(word for file in files for word in file["filler"])
    rules = tuple(
        _rule(metric, row, said)
        for file in files
        for name, row in file["metrics"].items()
        if (metric := name.partition("@")[0]) in catalogue.metrics
    )
    names = ("total", "intensity", "share", "spread", "of_total", "growth", "reduction", "rate", "average")
    kinds = {name: Phrases(said(word for file in files for word in file[name])) for name in names}
    per = {suffix: Phrases(said(words)) for suffix, words in _joined(files, "per").items()}
    starts: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        for phrase in rule.says.ordered:
            starts[phrase] = (*starts.get(phrase, ()), rule)
    places = _places()
    members = _members(catalogue, spelling, starts)
    if _REGION in members:
        members[_REGION] = {**_told_anywhere(places), **members[_REGION]}
    return Lexicon(
        catalogue=catalogue,
        spelling=spelling,
        rules=rules,
        starts=starts,
        names=Phrases(starts),
        exact=_exact(catalogue, spelling),
        filler=Phrases(filler),
        kinds=kinds,
        alters=Phrases(said(word for file in files for word in file["alters"])),
        editorial=Phrases(said(word for file in files for word in file["editorial"])),
        topics=Phrases(said(word for file in files for word in file["topics"])),
        any_kind=Phrases(phrase for listed in kinds.values() for phrase in listed.ordered),
        both=tuple(
            Both(spelling(row["says"]), spelling(row["count"]), spelling(row["rate"]))
            for file in files
            for row in file["both"]
        ),
        per=per,
        any_per=Phrases(phrase for listed in per.values() for phrase in listed.ordered),
        by={dimension: said(words) for dimension, words in _joined(files, "by").items()},
        members=members,
        member_phrases={dimension: Phrases(listed) for dimension, listed in members.items()},
        places=places,
        percent_of=files[0]["percent_of"],
        kpis=_kpis(editions, files[0]["kpi_of"]),
        vocabulary=_vocabulary(files, catalogue, editions),
    )


@cache
def _files() -> tuple[Mapping[str, Any], ...]:
    return tuple(load_yaml(Path(__file__).with_name(name)) for name in _FILES)


def _joined(files: Iterable[Mapping[str, Any]], key: str) -> dict[str, tuple[str, ...]]:
    joined: dict[str, tuple[str, ...]] = {}
    for file in files:
        for name, words in file[key].items():
            joined[name] = (*joined.get(name, ()), *words)
    return joined


def _rule(metric: str, row: Mapping[str, Any], said: Any) -> Rule:
    return Rule(
        metric=metric,
        says=Phrases(said(row["says"])),
        needs=tuple(Phrases(said(words)) for words in row.get("needs", ())),
        never=Phrases(said(row.get("never", ()))),
        never_above=Phrases(said(row.get("never_above", ()))),
        never_below=Phrases(said(row.get("never_below", ()))),
        never_over=Phrases(said(row.get("never_over", ()))),
        also=Phrases(said(row.get("also", ()))),
        only=row.get("only", "") == "true",
        families=tuple(row.get("units", ())) + tuple(row.get("kinds", ())),
        by_default=row.get("by_default", ""),
        member=row.get("member", ""),
    )


def _exact(catalogue: Catalogue, spelling: Spelling) -> dict[str, tuple[str, ...]]:
    """Labels and aliases as whole labels."""
    exact: dict[str, tuple[str, ...]] = {}
    for metric in catalogue.metrics.values():
        labels = [metric.label.in_language(language) for language in LANGUAGES]
        for words in (*labels, *(alias for listed in metric.aliases.values() for alias in listed)):
            key = spelling(words)
            if key and metric.id not in exact.get(key, ()):
                exact[key] = (*exact.get(key, ()), metric.id)
    return exact


def _places() -> dict[str, str]:
    listed = load_yaml(Path(__file__).with_name("places.yaml"))
    return {printed_words(word): place for place, words in listed.items() for word in (place.replace("_", " "), *words)}


def _told_anywhere(places: Mapping[str, str]) -> dict[str, str]:
    """The names of places that mean nothing else, and so are told beside other words: "employees in Japan"."""
    shortest = {True: 4, False: 2}
    return {words: place for words, place in places.items() if len(words) >= shortest[words.isascii()]}


def _members(
    catalogue: Catalogue, spelling: Spelling, names: Mapping[str, tuple[Rule, ...]]
) -> dict[str, dict[str, str]]:
    """Words of members. Words that the spelling turns into the name of a metric name no member: "general solid waste"
    is non-hazardous waste."""

    def taken(dimension: str, key: str) -> bool:
        return any(catalogue.metrics[rule.metric].splits_over(dimension) for rule in names.get(key, ()))

    return {
        name: {
            key: member.id
            for member in dimension.members.values()
            for words in (*(member.label.in_language(language) for language in LANGUAGES), *member.aliases)
            if (key := spelling(words)) and not (key != plain_words(words) and taken(name, key))
        }
        for name, dimension in catalogue.dimensions.items()
        if name != "age"
    }


def _vocabulary(files: Iterable[object], catalogue: Catalogue, editions: Iterable[Edition]) -> frozenset[str]:
    metrics, dimensions = catalogue.metrics.values(), catalogue.dimensions.values()
    members = [member for dimension in dimensions for member in dimension.members.values()]
    texts = [
        *_strings(files),
        *(text for metric in metrics for text in (metric.label.en, *_strings(metric.aliases))),
        *(text for member in members for text in (member.label.en, *member.aliases)),
        *(provision.title.en for edition in editions for provision in edition.provisions),
    ]
    forms = {form(text) for text in texts for form in (printed_words, plain_words)}
    return frozenset(word for text in forms for word in re.findall(r"[a-z]+", text))


def _strings(node: object) -> Iterator[str]:
    """All strings of nested lists and mappings."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from (text for key, value in node.items() for text in (str(key), *_strings(value)))
    elif isinstance(node, (list, tuple)):
        yield from (text for value in node for text in _strings(value))


def _kpis(editions: Iterable[Edition], alike: Mapping[str, str]) -> dict[str, str]:
    """For each metric the first provision that asks for it, its figures before its options; then those alike."""
    found: dict[str, str] = {}
    for edition in (edition for edition in editions if edition.id.startswith(_RULES)):
        for provision in edition.provisions:
            for requirement in provision.requires:
                for metric in requirement.metrics:
                    found.setdefault(metric, provision.code)
        for provision in edition.provisions:
            for metric in provision.appropriate:
                found.setdefault(metric, provision.code)
    for metric, like in alike.items():
        if metric not in found and like in found:
            found[metric] = found[like]
    return found


def code_in(text: str) -> str:
    """The KPI code that a cell or a label holds by itself or at its end (``A1.2``, ``KPI B6.1``); else ``""``."""
    words = plain_words(text).replace(" ", "")
    return words.removeprefix("kpi").upper() if _CODE.fullmatch(words) else ""
