"""Sentences that pair several names or years with several figures: "male and female staff were 12 and 8 respectively".

Figures that follow each other with nothing but a comma or "and" between them are a group. A group is paired with the
years or the names before it, in English also with those between it and "respectively"; a second group of as many
figures ("up 3% and 4%") takes those of the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.figures.prose_labels import name_of
from assay.reader.figures.prose_words import clause_before, spoken, trimmed
from assay.reader.figures.years import years_in

if TYPE_CHECKING:
    from assay.reader.figures.years import YearFound

_MARK = re.compile(r"\brespectively\b|分別|分别", re.IGNORECASE)
_HAN_MARK = re.compile(r"[各]?(?:分別|分别)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_BETWEEN = re.compile(
    r"\s*(?:,|、|，|and|及|和|與|与|或|,\s*and|(?:and\s+)?(?:approximately|about)|約|约)?\s*(?:and\s*)?(?:approximately|about|約|约)?\s*",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(（][^()（）]*\d[^()（）]*[)）]")
_LIST = re.compile(r"\s*(?:,\s*and\s+|,\s*|、|\s+and\s+|及|和|與|与)\s*")
# What may stand between two years of a list, and behind the last.
_YEARS_JOINED = re.compile(
    r"(?:年度?|止年度|財年|财年|十二月三十一日|[\s,，、及和與与]|\band\b|\b(?:December|June|March|September)\s+\d{1,2},?"
    r"|\d{1,2}\s+(?:December|June|March|September)|\b(?:in|for|of|years?|the|ended|ending|as|at|FY)\b)*",
    re.IGNORECASE,
)
_LEADS_TO_YEARS = re.compile(
    r"(?:\b(?:in|for|as\s+(?:at|of)|during|at|of|the|years?|ended|ending|December|June|March|September|\d{1,2},?)\s*"
    r"|截至|於|于|在|民國|民国|[\s,，])+$",
    re.IGNORECASE,
)
_NOT_PAIRED = re.compile(r"\b(?:from|than|since|to)\s*$|[較较比由從从自]\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """What one figure of a group is of; ``labels`` is empty where that cannot be told, ``year`` where names differ."""

    labels: tuple[str, ...]
    year: int | None = None


def paired(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[Pair | None, ...]:
    """What each of the figures at ``spans`` is paired with; ``None`` for figures outside any group.

    >>> text = "Staff of the north and the south were 12 and 8 respectively."
    >>> [pair.labels for pair in paired(text, ((38, 40), (45, 46))) if pair]
    [('Staff of the north',), ('Staff of the south',)]
    """
    found: list[Pair | None] = [None] * len(spans)
    if len(spans) < 2 or not _MARK.search(text):
        return tuple(found)
    groups = _groups(text, spans)
    if all(len(group) == 1 for group in groups):
        # "2.8% (2021: 2.1%) and 2.0% (2021: 1.7%) respectively": the figures in brackets are of other years.
        bare = _BRACKETED.sub(lambda match: " " * len(match[0]), text)
        outer = [n for n, (start, end) in enumerate(spans) if bare[start:end] == text[start:end]]
        if len(outer) < len(spans):
            for n, pair in zip(outer, paired(bare, tuple(spans[n] for n in outer)), strict=True):
                found[n] = pair
            return tuple(found)
    before: tuple[Pair, ...] = ()
    end = 0
    for place, group in enumerate(groups):
        start, stop = spans[group[0]][0], spans[group[-1]][1]
        following = spans[groups[place + 1][0]][0] if place + 1 < len(groups) else len(text)
        behind = text[stop:following]
        ahead = text[end:start]
        pairs: tuple[Pair, ...] = ()
        if len(group) > 1:
            says = _HAN_MARK.search(ahead) or re.search(r"\brespectively\b", behind, re.IGNORECASE)
            pairs = _paired(ahead, behind, len(group), before) if says else _as_before(ahead, len(group), before)
            if pairs or says:
                pairs = _counting(pairs, behind)
                for place_of, pair in zip(group, pairs or [Pair(())] * len(group), strict=True):
                    found[place_of] = pair
        before = pairs or before
        end = stop
    return tuple(found)


# "分別委任27名、19名及23名新經銷商": what is counted stands behind the last.
_COUNTED = re.compile(r"[\u3400-\u9fff]{1,12}(?=[，。；、]|$)")


def _counting(pairs: tuple[Pair, ...], behind: str) -> tuple[Pair, ...]:
    noun = _COUNTED.match(behind)
    if noun is None or any(len(pair.labels) != 1 for pair in pairs):
        return pairs
    return tuple(Pair((f"{pair.labels[0]}{noun[0]}",), pair.year) for pair in pairs)


def _groups(text: str, spans: tuple[tuple[int, int], ...]) -> list[list[int]]:
    groups = [[0]]
    for place, ((_, end), (start, _)) in enumerate(pairwise(spans), 1):
        if _BETWEEN.fullmatch(text[end:start]) and text[end:start].strip():
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _paired(ahead: str, behind: str, count: int, before: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The pairs of a group with the words before it and after it; none where they do not fit."""
    told = re.split(r"\brespectively\b", behind, flags=re.IGNORECASE)[0]
    years = _years(told, count) if told != behind and not _HAN.search(told) else None
    if years is not None:
        label = name_of(trimmed(clause_before(ahead)))
        return tuple(Pair((label,), year) for year in years[0]) if label else ()
    listed = _years(ahead, count)
    if listed is not None:
        labels = _label_of(ahead, listed[1], listed[2])
        return tuple(Pair(labels, year) for year in listed[0]) if labels else ()
    if len(before) == count:
        same = _as_before(ahead, count, before)
        label = name_of(_words(ahead))
        if same or not label or any(pair.year is None for pair in before) or len(_LIST.split(label)) > 1:
            return same
        # "The first were 1 and 2, the second 3 and 4": of the same years.
        return tuple(Pair((label,), pair.year) for pair in before)
    words = _HAN_MARK.sub("", ahead)
    names = [part for part in _LIST.split(_whole_list(words, count)) if part]
    if len(names) != count or years_in(ahead[-12:]):
        return ()
    whole = _completed(names)
    change = spoken(words, "", united=True).change
    labelled = tuple(Pair(tuple(filter(None, (name_of(name), change)))) for name in whole)
    return labelled if all(name_of(name) for name in whole) else ()


def _as_before(ahead: str, count: int, before: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """A group that says how the figures of the group before it changed, or of what they are a part."""
    if len(before) != count or not all(pair.labels for pair in before):
        return ()
    said = spoken(_HAN_MARK.sub("", ahead), "", united=True)
    if not (said.change or said.part):
        return ()
    more = said.change or name_of(said.label)
    return tuple(Pair((pair.labels[0], more), pair.year) for pair in before) if more else ()


def _years(text: str, count: int) -> tuple[list[int], int, int] | None:
    """The last list of as many years, also of "2020 to 2022", in some words, and where it begins and ends."""
    found = [one for one in years_in(text) if not one.relative]
    for last in range(len(found), 1, -1):
        few = found[max(0, last - count) : last]
        joined = all(_YEARS_JOINED.fullmatch(text[one.end : other.start]) for one, other in pairwise(few))
        if count > 2 and last == len(found) and (spread := _spread(text, found[-2:], count)) is not None:
            return spread
        if joined and len({one.year for one in few}) == count and not _NOT_PAIRED.search(text[: few[0].start]):
            return [one.year for one in few], few[0].start, few[-1].end
    return None


def _spread(text: str, ends: list[YearFound], count: int) -> tuple[list[int], int, int] | None:
    """ "From 2020 to 2022": three years."""
    if len(ends) < 2 or not re.fullmatch(r"\s*年?\s*(?:to|至|到|-|–)\s*", text[ends[0].end : ends[1].start]):
        return None
    years = list(range(ends[0].year, ends[1].year + 1))
    return (years, ends[0].start, ends[1].end) if len(years) == count else None


def _label_of(ahead: str, start: int, end: int) -> tuple[str, ...]:
    """What is said between a list of years and its figures, or before the years."""
    front = _LEADS_TO_YEARS.sub("", ahead[:start])
    rest = _YEARS_JOINED.sub("", ahead[end:], count=1)
    # "… of 2024 and 2023 carried on in 2024 and 2023": the years come twice.
    again = _years(front, 2)
    if again is not None and not name_of(_words(rest)):
        rest, front = front[again[2] :] + rest, front[: again[1]]
    mark = _HAN_MARK.search(front)
    if mark is not None and re.match(r"[佔占]", front[mark.end() :]):
        # "甲的採購分別佔2024年及2023年總額的5%及6%": what is a part, and of what.
        labels = (name_of(trimmed(clause_before(front[: mark.start()]))), name_of(trimmed(rest)))
        return labels if all(labels) else ()
    label = name_of(_words(rest)) or name_of(trimmed(clause_before(front)))
    if not label:
        return ()
    said = spoken(_HAN_MARK.sub("", rest), "", united=True)
    return (label, said.change) if said.change else (label,)


def _words(text: str) -> str:
    mark = _HAN_MARK.search(text)
    words = trimmed(clause_before(text[: mark.start()])) if mark else trimmed(clause_before(text))
    return words or (trimmed(text[mark.end() :]) if mark else "")


def _whole_list(before: str, count: int) -> str:
    """The clause that holds the list: commas part its names when there are more than two."""
    clause = trimmed(clause_before(before))
    whole = trimmed(before)
    return clause if len([part for part in _LIST.split(clause) if part]) == count else whole


def _completed(names: list[str]) -> list[str]:
    """Names that share a head or a tail get it: "number of male" and "female staff"."""
    last, first = names[-1], names[0]
    if _HAN.search(last):
        tail = _tail(names)
        return [*(name + tail for name in names[:-1]), last] if tail is not None else [""] * len(names)
    shared = _MODIFIES.search(first) or _NUMBERED.search(first)
    tail = " ".join(last.split(" ")[_kept(first, last) :]) if shared else ""
    head = re.match(r"(.*\b(?:of|by|for|from)\s+(?:the\s+)?)(?!group$|company$)\S+(?:\s\S+)?$", first, re.IGNORECASE)
    done = [f"{name} {tail}".strip() if name != last and tail else name for name in names]
    return [
        done[0],
        *(f"{head[1]}{name}" if head and not name.startswith(head[1]) else name for name in _bare(done[1:])),
    ]


# What wants a noun behind it, so that two names share the noun of the last: "male and female staff", "Scope 1 and 2".
_MODIFIES = re.compile(
    r"(?:\b(?:men|women|male|female|new|gross|net|junior|senior|middle|full|part|low|high|first|second|third|young|old|north"
    r"|south|east|west)|\w+(?:al|ous|ary|ive|ic|ent|ant|able|ing|ed|[- ]?time|ern))$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b\w+\s[\dA-Z]$")


def _tail(names: list[str]) -> str | None:
    """What follows the last of some Chinese names and belongs to all: it ends as the others do, and goes on."""
    *others, last = names
    for size in range(min(map(len, others)), 0, -1):
        ending = others[0][-size:]
        if all(name.endswith(ending) for name in others) and ending in last:
            return last[last.rindex(ending) + size :]
    if "的" in last:
        return last[last.index("的") :]
    return "" if len({len(name) for name in names}) == 1 else None


def _kept(first: str, last: str) -> int:
    """How many words of the last name are its own: a number after a word belongs to it ("Scope 2")."""
    words = last.split(" ")
    if words[0].casefold() == "the":
        return len(words)
    return 2 if len(words) > 1 and re.fullmatch(r"[\dA-Z]", words[1]) and first.split(" ")[-2:-1] == [words[0]] else 1


def _bare(names: list[str]) -> list[str]:
    return [re.sub(r"^the\s+", "", name) for name in names]
