"""Which members of a metric's dimensions a label names, and what is left of the label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from assay.core.languages import LANGUAGES
from assay.reader.naming.age_bands import band_in, member_of
from assay.reader.naming.label_words import (
    Phrases,
    plain_words,
    printed_words,
    says,
    simplified,
    size_of,
    slug,
    without,
)

if TYPE_CHECKING:
    from assay.catalogue.metric import Metric
    from assay.reader.naming.lexicon import Lexicon

_BY = re.compile(
    r"(?:(?<![a-z])(?:by(?! (?:gross |total )?floor)|according to|breakdown of|per each)(?![a-z])|按照?|依照?|根据)"
)
_CODE = re.compile(r"(?<![a-z0-9])(?:(?:kpi ?)?[ab]\d{1,2}(?:\.\d{1,2})?|d\d{1,2} [a-d]|hw\d{2})(?![a-z0-9])")
# "Table B1 —", 圖3：: the number of a table before its title.
_NUMBERED = re.compile(
    r"^(?:table|figure|exhibit|chart|appendix|表格?|图表?|附表|附件|附录)\s?[a-z]?\d{1,2}(?:[.\-]\d{1,2})?(?![\d%])"
)
_PEOPLE = ("gender", "age", "employment_type", "category", "region")
_WHOSE = ("employee", "雇员")
_PERSONNEL = ("人员", "人士")
# Letters, of a hundred, in which a misread name of a dimension must agree.
_ALIKE = 85
# Before or behind the name of a member: all but that one. "Non-management" is a name of its own.
_BUT_BEFORE = re.compile(
    r"(?:(?<![a-z])(?:below|under|excluding|except|other than|outside|non)(?: the| of)?|除|非|不含|不包括)\s*$"
)
_BUT_AFTER = re.compile(r"^\s*(?:以外|以下|之外|除外)")
# "Others" belongs to whatever the group of rows is split by; alone it names nothing.
OTHERS = frozenset({"other", "其他", "其它"})
_PLACE_WORDS = re.compile(
    r"(?:^| )(?:the|province|city|municipality|auton\w+ region|special administrative region"
    r"|located in|in|from|of)(?= |$)"
)
_PLACE_TAIL = re.compile(r"(?:省|市|自治区|特别行政区|地区|区)$|\s+(?:region|area|areas)$")
_HEAD_WORDS = re.compile(
    r"^(?:其中\s*|(?:of which|the|total"
    r"|number|no\.?|percentage|proportion|ratio|share|amount|volume|quantity|average|of|for|in)\s+)+"
)
_TAIL_WORDS = re.compile(r"(?:\s+(?:member|members|in total|total|subtotal))+$")
_DIMENSION_NAMED = re.compile(
    r"^\s*(?P<dimension>[^()（）:：]{2,20}?)\s*(?:[(（](?P<in>)|[:：]\s*)(?P<member>[^()（）:：]{1,40}?)[)）]?\s*$"
)
# Stands between two members of one row.
_JOINED = "·"
_BETWEEN = ("and", "及", "和", "与")
_OF_MATTER = frozenset({"waste_stream", "material", "pollutant", "packaging_material"})
# "Red mud generated", "fly ash utilised": what became of a matter is not its name.
_WHAT_BECAME = re.compile(
    r"\s+(?:generated|produced|utili[sz]ed|disposed(?: of)?|recycled|reused|discharged|emitted|consumed|used)$"
)
_HAN_COUNT = re.compile(r"(?:的)?(?:总人数|总数|人数|数目|数量|合计)$")


@dataclass(frozen=True, slots=True)
class Split:
    """A label taken apart: the dimension it announces, and its words without the announcement."""

    words: str
    announces: tuple[str, ...]


@lru_cache(maxsize=65536)
def split_of(label: str, lexicon: Lexicon) -> Split:
    """The words of a label without "by gender" and the like, and which dimensions these announce."""
    if named := _DIMENSION_NAMED.match(label):
        # "Gender (Male)", "Age: under 30"
        before, member = _announcement(lexicon.words(named["dimension"]), lexicon), lexicon.words(named["member"])
        if not before.words and before.announces and before.announces[0] in _PEOPLE and member:
            return Split(member, before.announces)
    words = " ".join(_CODE.sub(" ", _NUMBERED.sub(" ", lexicon.words(label))).split())
    hits = list(_BY.finditer(words))
    if not hits:
        return _announcement(words, lexicon)
    # The last "by" announces first: "electricity covered by contracts by type of contract".
    for hit in reversed(hits):
        announced: list[str] = []
        head, tail = words[: hit.start()], words[hit.end() :]
        for dimension, phrase in _behind_by(lexicon):
            if says(tail, phrase):
                announced.append(dimension)
                tail = without(tail, phrase)
        if announced:
            # "by target and effect": the word between them was theirs.
            tail = "" if tail.strip() in _BETWEEN else tail
            return Split(f"{head} {tail}".strip(), tuple(dict.fromkeys(announced)))
    head, tail = words[: hits[0].start()], words[hits[0].end() :]
    near = _nearly_announced(tail, lexicon)
    return Split(head.strip(), (near,)) if near else Split(words, ())


def announced_members(label: str, metric: Metric, announced: tuple[str, ...], lexicon: Lexicon) -> dict[str, str]:
    """Dimensions and members of a row that is made of members' own names under a heading that announces their
    dimensions: "Carbon dioxide" below "by greenhouse gas", "Female · Under 30" below "by gender and age group".

    It is that member whatever else its words name elsewhere. Nothing where a part of the label is no such name.
    """
    found: dict[str, str] = {}
    for part in label.split(_JOINED):
        name = plain_words(part)
        own = next(
            (
                (dimension, member)
                for dimension in announced
                if dimension in metric.dimensions
                and dimension not in found
                and (member := _own_names(lexicon).get(dimension, {}).get(name))
            ),
            None,
        )
        if own is None:
            return {}
        found[own[0]] = own[1]
    return found


@lru_cache(maxsize=4)
def _own_names(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    """Names of members as they are, before any spelling makes one word of several."""
    return {
        dimension.id: {
            key: member.id
            for member in dimension.members.values()
            for words in (*(member.label.in_language(language) for language in LANGUAGES), *member.aliases)
            if (key := plain_words(words))
        }
        for dimension in lexicon.catalogue.dimensions.values()
        if dimension.id != "age"
    }


def _announcement(words: str, lexicon: Lexicon) -> Split:
    """A label that is nothing but the name of a dimension, of employees or of what stands over it."""
    said = set(_announcements(lexicon).found(words))
    for dimension, phrase in _announcing(lexicon) if said else ():
        if words == phrase:
            return Split("", (dimension,))
        if phrase in said:
            rest = without(words, phrase)
            if words.startswith(phrase) and rest in _PERSONNEL:
                continue  # 職能人員 are people, and 職能 what they are split by
            # "Geographical distribution" announces as "geographical" does.
            bare = without_filler(lexicon.kinds["spread"].removed(rest), lexicon)
            if (rest in _WHOSE or bare in ("", *_WHOSE)) and not OTHERS & set(rest.split()):
                return Split(rest, (dimension,))
    return Split(words, ())


def _nearly_announced(tail: str, lexicon: Lexicon) -> str:
    """The dimension whose name the words nearly are: torn or misread letters."""
    best = max(
        (
            (fuzz.ratio(tail.strip(), phrase), dimension)
            for dimension, phrase in _announcing(lexicon)
            if len(phrase) > 4
        ),
        default=(0.0, ""),
    )
    return best[1] if best[0] >= _ALIKE else ""


@lru_cache(maxsize=4)
def _announcing(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The words that announce a dimension, the longest first."""
    pairs = [(dimension, phrase) for dimension, phrases in lexicon.by.items() for phrase in phrases]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[1])))


@lru_cache(maxsize=4)
def _behind_by(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The words that announce a dimension behind "by": those that announce it anywhere, and its own name."""
    own = {
        (dimension.id, words)
        for dimension in lexicon.catalogue.dimensions.values()
        for language in LANGUAGES
        if (words := lexicon.words(dimension.label.in_language(language)))
    }
    return tuple(sorted({*own, *_announcing(lexicon)}, key=lambda pair: (-len(pair[1]), pair)))


@lru_cache(maxsize=4)
def _announcements(lexicon: Lexicon) -> Phrases:
    return Phrases(phrase for _, phrase in _announcing(lexicon))


def without_filler(words: str, lexicon: Lexicon) -> str:
    """The words that say what is measured."""
    return lexicon.filler.removed(words)


def members_in(
    words: str, dimensions: tuple[str, ...], announced: tuple[str, ...], lexicon: Lexicon
) -> tuple[dict[str, str], str, frozenset[str]]:
    """Members that the words name, by dimension; the words that are left; dimensions of which two members are named."""
    found: dict[str, str] = {}
    doubled: set[str] = set()
    ordered = [d for d in announced if d in dimensions] + [d for d in dimensions if d not in announced]
    if "age" in ordered:
        band = band_in(words, alone="age" not in announced)
        if band is not None:
            found["age"] = member_of(band[0], lexicon.catalogue.dimensions["age"].members)
            words = band[1]
    for dimension in ordered:
        if dimension == "age" or dimension not in lexicon.members:
            continue  # sites and the like have no names that everybody knows
        listed = lexicon.members[dimension]
        phrase = _fitting(words, dimension, dimension in announced, lexicon)
        if not phrase:
            continue
        found[dimension] = listed[phrase]
        words = without(words, phrase)
        again = _fitting(words, dimension, dimension in announced, lexicon)
        if again and listed[again] != found[dimension]:
            doubled.add(dimension)
    return found, words, frozenset(doubled)


def lone_member(words: str, announced: tuple[str, ...], lexicon: Lexicon) -> dict[str, str]:
    """The member of a split of people that the words name and nothing else: "Male", "31-40", "Senior management"."""
    found, left, doubled = members_in(words, _PEOPLE, announced, lexicon)
    return found if len(found) == 1 and not doubled and not without_filler(left, lexicon) else {}


def treatment_in(cells: list[str], lexicon: Lexicon) -> str:
    """The treatment that words beside the figure tell: "sold for recycling", "sent to landfill"; ``""`` if not one."""
    phrases = lexicon.member_phrases.get("treatment")
    if phrases is None:
        return ""
    listed = lexicon.members["treatment"]
    told = {listed[longest] for cell in cells if (longest := phrases.longest(lexicon.words(cell)))}
    return told.pop() if len(told) == 1 else ""


def _fitting(words: str, dimension: str, announced: bool, lexicon: Lexicon) -> str:
    """The longest name of a member that the words say. Words of one Han character and "others" name a member only where
    they stand alone, "others" only where its dimension was announced."""
    for phrase in lexicon.member_phrases[dimension].found(words):
        letter = len(phrase) == 1 and phrase.isascii()
        alone = words == phrase or (not letter and without_filler(words, lexicon) in ("", phrase))
        if phrase in OTHERS and not (announced and alone):
            continue
        if len(phrase) > 1 or alone or phrase in "男女":
            return "" if _all_but(words, phrase) else phrase
    return ""


def first_member(words: str, dimension: str, lexicon: Lexicon) -> str:
    """The member that words name first, whatever else they say; ``""`` for none, or for all but one."""
    found = [
        phrase
        for phrase in lexicon.member_phrases[dimension].found(words)
        if len(phrase) > 1 and phrase not in OTHERS and not _all_but(words, phrase)
    ]
    return lexicon.members[dimension][min(found, key=words.find)] if found else ""


def _all_but(words: str, phrase: str) -> bool:
    """Whether words name everything but the member: "below middle management", "China excluding Hong Kong"."""
    before, _, after = words.partition(phrase)
    return bool(_BUT_BEFORE.search(before) or _BUT_AFTER.search(after))


def named_member(dimension: str, label: str, metric: Metric, lexicon: Lexicon) -> str:
    """The member of an open dimension that a label names in words of its own, as an identifier."""
    words = " ".join(_CODE.sub(" ", printed_words(label)).split())
    for alias in _names_of(metric):
        shorter = without(words, alias)
        if shorter != words and size_of(_HEAD_WORDS.sub("", shorter)):
            words = shorter
            break
    words = _TAIL_WORDS.sub("", _HEAD_WORDS.sub("", words))
    if dimension in _OF_MATTER:
        words = _WHAT_BECAME.sub("", words) or words
    if dimension == "region":
        words = " ".join(_PLACE_WORDS.sub(" ", words).split()) or words
        bare = _PLACE_TAIL.sub("", words)
        return lexicon.places.get(bare) or lexicon.members[dimension].get(simplified(bare)) or slug(words)
    return slug(words)


def place_in(words: str, lexicon: Lexicon) -> str:
    """The place that words name and nothing else, by its own name; ``""`` for none."""
    return lexicon.places.get(_PLACE_TAIL.sub("", words), "")


def open_member(label: str) -> str:
    """The identifier of a member in words of its own, without "total number of" and the like around it."""
    words = " ".join(_CODE.sub(" ", printed_words(label)).split())
    return slug(_HAN_COUNT.sub("", _TAIL_WORDS.sub("", _HEAD_WORDS.sub("", words))))


def _names_of(metric: Metric) -> tuple[str, ...]:
    names = {
        form(alias) for form in (plain_words, printed_words) for listed in metric.aliases.values() for alias in listed
    }
    return tuple(sorted(names, key=len, reverse=True))
