"""What a label says beyond the metric and the cut of its figure: words that restrict it.

"Receiving performance reviews" over "Female employees", "for steelmaking activities" behind "Fresh water consumption",
"Executive team" over "% employees under 30": each makes the figure one of a part that no metric holds. Nobody can list
all words that restrict. So the words are counted the other way round: what a metric is called, the members of its cut,
the kind of a figure, its unit and its time, what headings are about and how figures are made are known words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assay.reader.decision import How
from assay.reader.naming.doubtful_words import perhaps_misread, rejoined, without_torn
from assay.reader.naming.label_words import Phrases, slug
from assay.reader.naming.member_words import members_in, open_member, split_of, without_filler
from assay.reader.naming.metric_words import named_in
from assay.reader.naming.places import of_operations
from assay.reader.naming.torn_labels import joined

if TYPE_CHECKING:
    from assay.reader.claim import Claim
    from assay.reader.naming.lexicon import Lexicon

# Codes of indicators and standards, and marks of notes: "EM-IS-120a.1", "GRI 305-1", "SDG 5.5.2", "401-1".
_CODES = re.compile(
    r"\b(?:GRI|SASB|SDGs?|ISO|IFRS|ESRS|TCFD|SGX|HKEX|KPI|UNGC|WEF)\b(?:\s*[&,/:]?\s*[\d.\-–]+[a-z]?)*|"
    r"\b[A-Z]{2,4}-[A-Z]{2,4}-\d{3}[a-z]?(?:\.\d+)?|\b\d{3}-\d{1,2}[a-z]?\b",
)
_TIME = re.compile(
    r"(?<![a-z])(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar"
    r"|apr|jun|jul|aug|sept?|oct|nov|dec|fy\d*|cy\d*|(?:19|20)\d\d|day|date|month|week|six|twelve|half)(?![a-z])"
    r"|\d*个?月|\d+日|六个月|年度?"
)
_DIVISOR = re.compile(r"(?<![a-z])per(?![a-z]).*|每.*|(?<![a-z])by (?:number|gross|floor|revenue|turnover).*")
# What groups of treatments are called: it restricts none of them.
_DISPOSAL = re.compile(r"(?<![a-z])(?:diverted from|directed to) disposal(?![a-z])")
# "Waste management" is about waste; "management" is a group of people.
_MANAGED = re.compile(r"(?<![a-z])management(?![a-z])")
_EQUIVALENT = re.compile(r"二氧化碳当量|(?<![a-z])co2 ?e(?:q|quivalent)?(?![a-z])")
# Groups of people that reports call by two names at once.
_GROUPS = frozenset({"category", "employment_type"})
# So a metric is told from letters that are not all as they should be.
_NEARLY = frozenset({How.METRIC_NEARLY, How.METRIC_WOVEN})
# A label torn in two is two labels.
_TORN = 2
# What a sentence says of a figure that it compares.
_CHANGES = frozenset({"change", "increase", "decrease"})
_CODE = re.compile(r"(?<![a-z0-9])[a-z]{1,3}\d+(?![a-z0-9])")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_AND = re.compile(r"(?<![a-z])(?:and|or)(?![a-z])|[及和与與或、/]", re.IGNORECASE)
_PLACE = re.compile(
    r"(?<![a-z])(?:province|city|municipality|auton\w+|special administrative|region"
    r"|district|country|county|area|(?:north|south|east|west)(?:ern)?|central)(?![a-z])"
    r"|[省市区]"
)
# Words that begin with as many letters are forms of one.
_STEM = 6
_LONE = re.compile(r"(?<![a-z0-9])[a-z0-9](?![a-z0-9])|\d+|[^\w\s]")


# People of whom a heading says more: those on, with, under something.
_SOME = re.compile(
    r"\b(?:employees?|staff|workers?|workforce|people|personnel|colleagues|men|women)\s+(?:who\s+(?:are|were|have|took)\s+)?"
    r"(?:on|with|under|who|receiving|taking|returning|returned|having|entitled|eligible|covered)\b"
    r"|(?:休|享有|享受|接受|參加|参加|患有).+的?(?:員工|员工|僱員|雇员)",
    re.IGNORECASE,
)
# "Orchard Group" over a column: all of the company.
_WHOLE_GROUP = re.compile(
    r"(?!(?:Age|Ethnic|Working|Peer|Focus|Minority|Employee|Staff|Other|Customer|User|Target|Income|Asset|Product)\b)"
    r"(?:[A-Z][\w&.'’-]*\s+){1,3}(?:GROUP|Group)"
)
# A dash or a unit in the place of a name: an empty cell, or the unit's column read as the last label.
_EMPTY = re.compile(r"[\s\-–—−%‰]*")


@dataclass(frozen=True, slots=True)
class Restriction:
    """Words that nothing accounts for. ``sure``: they stand where words always restrict. ``bare``: the row says nothing
    but that it is a total, and of what stands over the table alone. ``site``: they name operations of which it is."""

    words: str
    sure: bool
    bare: bool = False
    site: str = ""


def restriction(
    claim: Claim, headings: frozenset[str], lexicon: Lexicon, *, misread: bool = False
) -> Restriction | None:
    """What a claim's labels say beyond its metric and its cut; ``None`` for nothing. ``headings`` are the labels that
    all figures of its table have: they are about the table. ``misread`` as in `without_restricted`."""
    own = [label for label in claim.labels if label not in headings or _of_some(label, claim, lexicon)]
    if claim.source != "table":
        own = [label for label in claim.labels[-1:] if label not in _CHANGES] or list(claim.labels[-2:-1])
    announced = tuple(dict.fromkeys(name for label in claim.labels for name in split_of(label, lexicon).announces))
    cut = dict((*(claim.part_of or ()), *claim.dimensions))
    nearly = nearly_told(claim)
    whole = nearly or any(
        not _unaccounted(text, claim, cut, announced, lexicon, above=False, misread=misread)
        for text in (joined(*claim.labels[-2:]) if len(claim.labels) > 1 and claim.source == "table" else ())
    )
    named = False
    for number, label in enumerate(reversed(own)):
        if claim.source == "table" and (_EMPTY.fullmatch(label) or _WHOLE_GROUP.fullmatch(label)):
            continue
        if claim.source == "table" and not any(sign.isalnum() for sign in label):
            # A mark in the place of a name: the row lost its own, and with it the groups that it stands under.
            return Restriction(label, sure=True)
        some = label in headings
        torn = whole and number < _TORN and not some
        # "Packaging and process materials" over "Strapping" is about both.
        skipped = torn or bool(number and cut and _AND.search(label) and not _of_people(claim.metric, lexicon))
        over = named and not some
        words = "" if skipped else _unaccounted(label, claim, cut, announced, lexicon, above=over, misread=misread)
        if words:
            people = _of_people(claim.metric, lexicon)
            site = slug(words) if number and claim.source == "table" and not people and of_operations(label) else ""
            return Restriction(words, number > 0 or (claim.source == "table" and people), site=site)
        named = (
            named
            or named_by_matter(claim)
            or _says(label, claim.metric, lexicon)
            or not _bare(label, claim, cut, announced, lexicon)
        )
        if named and split_of(label, lexicon).announces and _says(label, claim.metric, lexicon):
            break  # the whole matter, "employees by age": groups over it are of the rows before
    return Restriction(claim.labels[-1], sure=False, bare=True) if not named and claim.source == "table" else None


def _of_some(label: str, claim: Claim, lexicon: Lexicon) -> bool:
    """Whether the heading of a whole table says that it is of some people only: "Employees on parental leave"."""
    return of_some_people(label) and _of_people(claim.metric, lexicon)


def of_some_people(heading: str) -> bool:
    """Whether a heading is of some people only: "Employees on parental leave"."""
    return bool(_SOME.search(heading))


def _bare(label: str, claim: Claim, cut: dict[str, str], announced: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a label is a member of the cut, a total or a unit, and the figure is named by one over it."""
    if {slug(label), open_member(label)} & set(cut.values()):
        return True
    words = members_in(split_of(label, lexicon).words, tuple(cut), announced, lexicon)[1]
    words = _said((lexicon.words(claim.unit_printed),)).removed(words)
    return not _LONE.sub(" ", lexicon.any_kind.removed(without_filler(words, lexicon))).strip()


def _says(label: str, name: str, lexicon: Lexicon) -> bool:
    """Whether a label says a name of the metric, or of the one that it is derived from."""
    words, known = split_of(label, lexicon).words, lexicon.catalogue.metrics[name]
    of = (name, known.derived.of) if known.derived else (name,)
    return any(rule.says.said(words) for each in of for rule in lexicon.rules_of(each))


def nearly_told(claim: Claim) -> bool:
    """Whether the metric was told from letters that are not all as they should be."""
    return any(told.how in _NEARLY for told in claim.decided)


def named_by_matter(claim: Claim) -> bool:
    """Whether the row named itself by its matter, whatever it stands below."""
    return any(told.how is How.METRIC_MATTER for told in claim.decided)


def _of_people(name: str, lexicon: Lexicon) -> bool:
    metric = lexicon.catalogue.metrics[name]
    base = lexicon.catalogue.metrics[metric.derived.of] if metric.derived else metric
    return "gender" in base.dimensions


def _unaccounted(
    label: str, claim: Claim, cut: dict[str, str], announced: tuple[str, ...], lexicon: Lexicon,
    *, above: bool, misread: bool = False,
) -> str:  # fmt: skip
    if {slug(label), open_member(label)} & set(cut.values()):
        return ""
    known = lexicon.catalogue.metrics[claim.metric]
    names = tuple(dict.fromkeys((claim.metric, known.derived.of if known.derived else claim.metric)))
    per = known.derived is not None and known.derived.kind == "per"
    label = _BRACKETS.sub(" ", label) if per else label
    words = rejoined(_EQUIVALENT.sub(" ", split_of(_CODES.sub(" ", label), lexicon).words), lexicon.vocabulary)
    if any(name in lexicon.exact.get(words, ()) for name in names):
        return ""
    words = _DISPOSAL.sub(" ", words)
    if per:
        words = _DIVISOR.sub(" ", words)
    if above and any(not other.left for other in named_in(words, "", announced, claim.unit, lexicon)):
        # The group of another metric, or a row before that was taken for a group.
        return ""
    words = lexicon.topics.removed(words) if above else words
    for name in names:
        words = _without_metric(words, name, cut, announced, lexicon, above=above)
    if above:
        words = _topics(lexicon).removed(words)
        words = words if _of_people(claim.metric, lexicon) else _MANAGED.sub(" ", words)
    words = without_filler(lexicon.editorial.removed(words), lexicon)  # 年 is of 基准年 before it is a filler
    words = lexicon.any_kind.removed(lexicon.editorial.removed(words))
    if claim.unit_printed:
        words = _said((lexicon.words(claim.unit_printed),)).removed(words)
    for member in cut.values():
        words = _without_member(words, member, lexicon)
    if "region" in cut or "site" in cut:
        words = _PLACE.sub(" ", words)
    words = " ".join(_LONE.sub(" ", _CODE.sub(" ", _TIME.sub(" ", words))).split())
    words = _without_words(words, _vocabulary(names, lexicon), lexicon.vocabulary, misread=misread)
    if misread:
        words = _without_dimensions(words, lexicon)
    groups = tuple(cut.keys() & _GROUPS)
    if groups and _AND.search(label) and members_in(split_of(label, lexicon).words, groups, (), lexicon)[0]:
        # "General and technical staff", "contract or short-term": one group by two names.
        return ""
    return words


def _without_metric(
    words: str, name: str, cut: dict[str, str], announced: tuple[str, ...], lexicon: Lexicon, *, above: bool
) -> str:
    """The words without the name of the metric and the members of the cut, whichever of the two is taken first."""
    metric = lexicon.catalogue.metrics[name]
    told, left, _ = members_in(words, metric.dimensions, announced, lexicon)
    # Over a row of one member stands the row of another: such groups are rows of their list.
    mine = tuple(d for d, member in told.items() if cut.get(d) == member or (above and d in cut))
    if len(mine) < len(told):
        left = members_in(words, mine, announced, lexicon)[1] if mine else words
    by_name, by_member = words, left
    for rule in lexicon.rules_of(name):
        by_name = rule.also.removed(rule.says.removed(by_name))
        by_member = rule.also.removed(rule.says.removed(by_member))
    if mine:
        by_name = members_in(by_name, mine, announced, lexicon)[1]
    return min(by_name, by_member, key=len)


def _without_member(words: str, member: str, lexicon: Lexicon) -> str:
    """The words without a place or group that is a member by its own name."""
    phrases = [lexicon.words(word) for word in (member.replace("_", " "), *member.split("_"))]
    phrases += [place for place, name in lexicon.places.items() if name == member]
    return _said(tuple(phrases)).removed(words)


@lru_cache(maxsize=4096)
def _said(phrases: tuple[str, ...]) -> Phrases:
    return Phrases(filter(None, phrases))


def _without_words(words: str, own: frozenset[str], all_known: frozenset[str], *, misread: bool) -> str:
    """The words without those, or those Han characters, by which the metric is called, and without misread ones."""
    words = without_torn(words, all_known)
    left = [word for word in words.split() if len(word) > 1 or word.isascii()]
    left = [
        word
        for word in left
        if word not in own and not _inflected(word, own) and not perhaps_misread(word, all_known, often=misread)
    ]
    return " ".join(
        filter(None, ("".join(sign for sign in word if sign.isascii() or sign not in own) for word in left))
    )


def _without_dimensions(words: str, lexicon: Lexicon) -> str:
    """The words without "gender" or "age", whose "by" was misread."""
    said = {word for listed in lexicon.by.values() for phrase in listed for word in phrase.split()}
    return " ".join(word for word in words.split() if word not in said)


def _inflected(word: str, own: frozenset[str]) -> bool:
    """Whether a word is another form of one of the metric's own: "invested" of "investment"."""
    return word.isascii() and len(word) >= _STEM and any(other.startswith(word[:_STEM]) for other in own)


@lru_cache(maxsize=1024)
def _vocabulary(names: tuple[str, ...], lexicon: Lexicon) -> frozenset[str]:
    """All words, and all Han characters, by which metrics are called."""
    said = [
        phrase
        for name in names
        for rule in lexicon.rules_of(name)
        for phrase in (*rule.says.ordered, *rule.also.ordered)
    ]
    said += [words for words, metrics in lexicon.exact.items() if set(metrics) & set(names)]
    return frozenset(
        word for phrase in said for word in (*phrase.split(), *(sign for sign in phrase if sign > "\u2e80"))
    )


@lru_cache(maxsize=4)
def _topics(lexicon: Lexicon) -> Phrases:
    """What rows and columns over others are headed with: names of metrics, all words beside those, dimensions."""
    names = {phrase for rule in lexicon.rules for listed in (rule.says, rule.also) for phrase in listed.ordered}
    return Phrases(names.union(*lexicon.by.values()))
