"""The words of a row: its label without marks, dashes and numbers, and labels that reach over several rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assay.reader.figures.cell_values import read_cell
from assay.reader.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FORMULA = re.compile(
    r"(?:^|[^A-Za-z])(?:[A-Z][a-z]?)+\d*$|(?:CO|CH|SO|NO|N|O|PM|NH|H|SF|NF|BOD|COD|CODcr|TVOC|m|cm|km|ISO|GRI"
    r"|KPI|SDG|A|B)$"
)
_NUMBERED = re.compile(
    r"(?:範圍|范围|範疇|范畴|類別|类别|類|类|第|階段|阶段|級|级|期|表|附錄|附录|層面|层面|目標|目标|\bScopes?|\bCategor(?:y|ies)|\bPhase|\bTier"
    r"|\bLevel|\bClass|\bGrade|\bType|\bstage)\s?$",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"^(?:[•·●▪■◆►▶*o‧∙※○✓➢Ø]\s+|[-–—－]+\s*|\(?(?:[a-z]|[ivx]{1,4})\)\s*|[a-z]\.\s+|\(?\d{1,2}[.)]\s+"
    r"|（[一二三四五六七八九十]+）\s*|[一二三四五六七八九十]、\s*)"
)
_MARKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\^\{([^}]*)\}",
        r"\^([\d,]+)",
        rf"([{_RAISED}][{_RAISED},，、\s]*(?:and\s+[{_RAISED}]+)?)",
        r"[(（]\s*(?:notes?|附註|附注|註|注)\s*([\w,\s]+?)\s*[)）]",
        r"([*＊#†‡§△▲]+)(?=\s|$|[)）])",
        r"\[(\d{1,2}|[a-z])\]",
    )
)
_NOTHING_IN_BRACKETS = re.compile(r"[(（⁽]\s*[)）⁾]")
_SPACE_BEFORE = re.compile(r"\s+([)）,，])")
_GLUED = re.compile(
    r"(?P<head>.*?(?P<last>[A-Za-z]{3,}|[\u3400-\u9fff)）%]|(?:Scopes?|範圍"
    r"|范围)\s?[123]\s))(?P<mark>\d{1,2}(?:\s?[,，]\s?\d{1,2})*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RowLabel:
    """A label as words, with the marks of notes that stood on it and whether a dash or bullet led it."""

    text: str
    marks: tuple[str, ...] = ()
    dashed: bool = False


@remembered
def label_of(text: str) -> RowLabel:
    """Take off bullets, raised marks, "(note 1)", and digits glued to the last word.

    >>> label_of("– Total emissions9")
    RowLabel(text='Total emissions', marks=('9',), dashed=True)
    """
    words = " ".join(text.split())
    led = _BULLET.match(words)
    dashed = led is not None and led[0].strip()[:1] in "-–—－•·●▪■◆►▶*‧∙※○➢✓"
    if led is not None and led.end() < len(words):
        words = words[led.end() :].strip()
    marks: list[str] = []
    for pattern in _MARKS:
        words, taken = _without(pattern, words)
        marks += taken
    words = _NOTHING_IN_BRACKETS.sub(" ", words)
    words = _SPACE_BEFORE.sub(r"\1", " ".join(words.split()))
    words, glued = _unglued(words)
    return RowLabel(words, (*marks, *glued), dashed)


def _without(pattern: re.Pattern[str], words: str) -> tuple[str, list[str]]:
    """Words without what a pattern of marks finds, and the marks; raised digits of a unit stay."""
    marks: list[str] = []

    def taken(match: re.Match[str]) -> str:
        if _power(match, words):
            return match[0]
        marks.append(match[1].strip())
        return " "

    return pattern.sub(taken, words), marks


def _power(match: re.Match[str], words: str) -> bool:
    """Raised digits that belong to a unit: m³, km², 10⁻⁶."""
    before = words[: match.start()]
    return bool(re.search(r"(?:(?<![A-Za-z])[kcd]?m\s?|10\s?)$", before)) and match[0].strip() in (
        "²",
        "³",
        "^2",
        "^3",
        "^{2}",
        "^{3}",
        "⁴",
        "⁶",
        "³ ",
        "² ",
    )


def _unglued(words: str) -> tuple[str, tuple[str, ...]]:
    """``emissions9``, ``Scope 1 4``, ``排放量1``: one or two digits after the last letter are the mark of a note."""
    match = _GLUED.search(words) if words[-1:].isdecimal() else None
    if match is None:
        return words, ()
    head, last = match["head"], match["last"]
    if last.isascii() and last.isalpha() and (last.isupper() or _FORMULA.search(last)):
        return words, ()
    if _NUMBERED.search(head):
        return words, ()
    return head.strip(), (match["mark"],)


def joined_labels(parts: Sequence[str]) -> tuple[str, ...]:
    """Labels of one row in several columns, the same words once."""
    kept: list[str] = []
    for part in parts:
        if part and part not in kept:
            kept.append(part)
    return tuple(kept)


_OPEN_END = re.compile(
    r"(?:\b(?:by|(?<!disposed )of|in|and|the|for|to|with|per|from|or|on|at)|[-–,，、(（&/])$", re.IGNORECASE
)


def spanned_labels(
    outer: Sequence[str], inner: Sequence[str], alone: Sequence[bool], numbers: Sequence[str] = ()
) -> tuple[tuple[str, ...], ...]:
    """Labels in a column that reach over several rows, given back for each row; ``()`` where none does.

    ``outer`` and ``inner`` are the texts of two neighbouring columns, ``alone`` says that a row ends a run (its label
    is in the first column alone), ``numbers`` are the running numbers beside them, where there are any. A label of
    several rows may be printed on its first row, in the middle, or torn over several rows
    ("Hazardous waste by" / "treatment method").
    """
    runs = [run for run in _runs(outer, inner, alone) if any(outer[n].strip() for n in range(*run))]
    kinds = [member_kind(text) for text in inner]
    beside = numbers or [""] * len(outer)
    ways = [_placed(outer, beside, kinds, runs, centred=centred) for centred in (False, True)]
    costs = [sum(_torn_kinds(kinds[first:last], places[first:last]) for first, last in runs) for places in ways]
    blank_start = any(not outer[first].strip() for first, _ in runs)
    centred = costs[1] < costs[0] if costs[0] != costs[1] else blank_start
    places = _begun_anew(ways[1 if centred else 0], outer, inner, runs)
    return tuple((words,) if words else () for words in places)


def _begun_anew(
    places: Sequence[str], outer: Sequence[str], inner: Sequence[str], runs: Sequence[tuple[int, int]]
) -> list[str]:
    """The labels, the next one told to rows that begin its list anew before it is printed: "Overseas" over "Scope 1"
    and "Scope 2", then "Scope 1" and, beside "Total", "Scope 2"."""
    told = list(places)
    keys = [re.sub(r"\W+", "", text).casefold() for text in inner]
    for first, last in runs:
        seen: set[str] = set()
        for n in range(first, last):
            if outer[n].strip() or (n > first and told[n] != told[n - 1]):
                seen = set()
            if keys[n] in seen and not outer[n].strip():
                stop = next((m for m in range(n, last) if outer[m].strip()), None)
                if stop is not None and len(set(keys[n : stop + 1])) == stop + 1 - n:
                    told[n:stop] = [told[stop]] * (stop - n)
                    seen = set()
            seen.add(keys[n])
    return told


def _placed(
    outer: Sequence[str],
    numbers: Sequence[str],
    kinds: Sequence[str],
    runs: Sequence[tuple[int, int]],
    *,
    centred: bool,
) -> list[str]:
    places = [""] * len(outer)
    for first, last in runs:
        groups = _groups([text.strip() for text in outer[first:last]], numbers[first:last])
        top = [*(n - 1 for n, _, _ in groups[1:]), last - first - 1]
        ends = _centred_ends(groups, kinds[first:last]) if centred else top
        start = 0 if centred else groups[0][0]
        for (_, _, words), end in zip(groups, ends, strict=True):
            places[first + start : first + end + 1] = [words] * (end + 1 - start)
            start = end + 1
    return places


@remembered
def member_kind(label: str) -> str:
    """``gender`` or ``age`` where the words of a label show that it is a part of such a split; else ``""``."""
    if _GENDER.search(label):
        return "gender"
    return "age" if _AGE.search(label) else ""


_GENDER = re.compile(r"\b(?:fe)?males?\b|\b(?:wo)?men\b|^[男女](?:性|士|員工|员工|僱員|雇员)?", re.IGNORECASE)
_AGE = re.compile(
    r"\d\s*(?:[-–—−~至]|to)\s*\d|\d+\s*(?:or|and)\s+(?:below|above|under|over)|(?:under|below|over|above"
    r"|(?:less|more|younger|older)\s+than|[<>≤≥＜＞])\s*\d\d|\d\s*[歲岁]|^\d\d\+",
    re.IGNORECASE,
)


def _torn_kinds(kinds: Sequence[str], places: Sequence[str]) -> int:
    """How often a way of placing labels parts what belongs together, or puts together what does not."""
    count = 0
    for n in range(1, len(kinds)):
        if kinds[n - 1] and kinds[n]:
            together = places[n - 1] == places[n]
            # "New hires" may hold men and women, and ages below them; "By gender" may not.
            parted = kinds[n - 1] != kinds[n] and together and bool(split_kind(places[n]) or not places[n])
            count += parted or (kinds[n - 1] == kinds[n] and not together)
    for kind, words in zip(kinds, places, strict=True):
        wanted = split_kind(words)
        count += bool(wanted) and kind != wanted
    return count


def split_kind(words: str) -> str:
    """What a group splits by, where its words say gender or age."""
    if re.search(r"\bby (?:gender|sex)|\bgender$|\bsex$|性別|性别|男女", words, re.IGNORECASE):
        return "gender"
    return "age" if re.search(r"\bby age|\bage(?: groups?)?$|^age groups?|年齡|年龄", words, re.IGNORECASE) else ""


def _runs(outer: Sequence[str], inner: Sequence[str], alone: Sequence[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(outer):
        if alone[at] or not inner[at].strip():
            at += 1
            continue
        first = at
        while at < len(outer) and not alone[at] and inner[at].strip():
            at += 1
        runs.append((first, at))
    return runs


def _groups(outer: Sequence[str], numbers: Sequence[str]) -> list[tuple[int, int, str]]:
    """``(first row, last row, words)`` of each label, its torn parts joined."""
    groups: list[tuple[int, int, str]] = []
    for n, text in enumerate(outer):
        if not text:
            continue
        torn = bool(groups) and text != groups[-1][2] and bool(_OPEN_END.search(groups[-1][2]) or text[0].islower())
        if torn and not _numbered_apart(numbers[groups[-1][0] : n + 1]):
            first, _, words = groups[-1]
            glue = "" if words.endswith("-") or not words[-1].isascii() else " "
            groups[-1] = (first, n, words + glue + text)
        elif groups and text == groups[-1][2]:
            groups[-1] = (groups[-1][0], n, text)
        else:
            groups.append((n, n, text))
    return groups


def _numbered_apart(numbers: Sequence[str]) -> bool:
    """Whether another running number begins after the one beside the first of some rows."""
    first = numbers[0].strip() if numbers else ""
    return first.isdecimal() and any(text.strip().isdecimal() and int(text) == int(first) + 1 for text in numbers[1:])


def _centred_ends(groups: Sequence[tuple[int, int, str]], kinds: Sequence[str]) -> list[int]:
    """Where each label's rows end if labels stand in the middle of their rows: the ends that come nearest to that and
    part no split. A best path over (group, last row)."""
    rows = len(kinds)
    best: dict[int, tuple[float, list[int]]] = {-1: (0.0, [])}
    for n, (first, last, words) in enumerate(groups):
        stop = rows if n + 1 == len(groups) else groups[n + 1][0]
        following: dict[int, tuple[float, list[int]]] = {}
        for end in range(last, stop) if n + 1 < len(groups) else [rows - 1]:
            for before, (cost, ends) in best.items():
                start = before + 1
                if start > first:
                    continue
                total = cost + _span_cost(start, end, first, last, words, kinds)
                if end not in following or total < following[end][0]:
                    following[end] = (total, [*ends, end])
        best = following
    return best[rows - 1][1]


# The most that speaks against a label on the first of its rows: many are printed there.
_ON_TOP = 2.5


def _span_cost(start: int, end: int, first: int, last: int, words: str, kinds: Sequence[str]) -> float:
    """How unlikely it is that a label printed on rows ``first`` to ``last`` spans ``start`` to ``end``."""
    cost = float(abs(start + end - first - last))
    if start == first:
        cost = min(cost, _ON_TOP)
    if last > first and (start, end) != (first, last):
        cost += 0.1
    inside = kinds[start : end + 1]
    cost += 2 * sum(1 for one, other in pairwise(inside) if one != other and one and other)
    if start and kinds[start] and kinds[start] == kinds[start - 1]:
        cost += 2
    wanted = split_kind(words)
    return cost + 2 * sum(1 for kind in inside if wanted and kind != wanted)


def holds_words(texts: Sequence[str]) -> bool:
    """Whether cells of the columns of figures hold words instead: "minimal, with no significant impact"."""
    return any(text.strip() and not read_cell(text, loose=True) for text in texts)
