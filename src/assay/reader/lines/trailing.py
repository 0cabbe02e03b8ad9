"""Flat lines that each end in as many figures, under a header that names the columns in words or far apart: "Male
Female Total", "Year ended 31 December 2024 Year ended 31 December 2023"; or under none."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import UNIT_HEADS, is_number, is_unit, is_value
from assay.reader.grids.raw_row import RawRow
from assay.reader.lines.within import may_head
from assay.reader.pages.markup import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

Lines = list[tuple[int, str]]

_SHARE = re.compile(r"(?<=\d)\s+(?=[(（]\s*[\d.,]+\s*[%％‰]\s*[)）])|(?<=\d)\s+(?=[%％‰](?:\s|$))")
_NO_BREAK = "\u2060"
_YEAR = re.compile(r"(?<![\d.,])(?:FY\s?)?(?:20\d\d(?:\s?[/-]\s?(?:20)?\d\d)?|(?<=FY)\d\d)(?![\d,])")
_NUMBERED = re.compile(
    r"(?:scopes?|category|categories|type|phase|level|grade|範圍|范围|範疇|范畴|類別|类别)$", re.IGNORECASE
)
_BEFORE_UNIT = frozenset(
    [
        "ten",
        "hundred",
        "thousand",
        "million",
        "rmb",
        "hk$",
        "us$",
        "hkd",
        "usd",
        "cubic",
        "square",
        "metric",
        "tonnes",
        "tonne",
        "kg",
        "of",
        "/",
        "'000",
        "000",
        "m",
        "co2",
        "t",
    ]
)
# "30 - 50", "Under 30" and "50 or above" at the beginning of a line are a label.
_AGES = re.compile(
    r"^\s*(?:(?:aged?\s+)?(?:under|below|over|above|[<>≤≥])\s*\d\d|\d\d\s*(?:[-–—至]|to)\s*\d\d"
    r"|\d\d\s+(?:or|and)\s+\w+)(?=\s)",
    re.IGNORECASE,
)
_NO_UNIT = frozenset("-–—/")
# A line with such words is a phrase, "Hires by Region": its words are no names of columns.
_BINDING = frozenset(
    ["and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "our", "per", "than", "that", "the", "their", "to"]
)
_FEWEST, _MOST = 3, 6
_LONGEST = 160


def tokens_of(text: str) -> list[str]:
    """The words of a line; a share in brackets stays with the amount before it, a percent sign with its number."""
    text = _AGES.sub(lambda hit: _NO_BREAK.join(hit[0].split()), text)
    return [word.replace(_NO_BREAK, " ") for word in _SHARE.sub(_NO_BREAK, text).split()]


def trailing(tokens: Sequence[str]) -> int:
    """How many figures, or signs for none, a line ends in; the number of a scope is no figure."""
    count = 0
    while count < len(tokens) - 1 and is_value(tokens[-1 - count]):
        count += 1
    if count and _NUMBERED.search(tokens[-1 - count]):
        count -= 1
    return count if any(is_number(token) for token in tokens[len(tokens) - count :]) or count > 1 else 0


def label_and_unit(words: Sequence[str]) -> tuple[str, str]:
    """The unit is the last word, if it reads like one, with the words of scale or money before it."""
    start = len(words)
    if start > 1 and words[-1] in _NO_UNIT:
        return " ".join(words[:-1]), words[-1]
    if start > 1 and is_unit(words[-1]):
        start -= 1
        while start > 1 and "/" not in words[start] and words[start - 1].casefold() in _BEFORE_UNIT:
            start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def trailing_rows(lines: Sequence[tuple[int, str]]) -> tuple[Lines, tuple[RawRow, ...], Lines] | None:
    """The lines before such a table, its rows, the lines after it; ``None`` where there is none."""
    split = [tokens_of(plain(text)) if len(text) <= _LONGEST else [] for _, text in lines]
    counts = [trailing(tokens) for tokens in split]
    for start, count in enumerate(counts):
        if not 1 < count <= _MOST or not split[start][:-count]:
            continue
        end = _end(lines, counts, start, count)
        held = sum(each == count for each in counts[start:end])
        if held < _FEWEST or Counter(counts[start:end]).most_common(1)[0][0] not in (count, 0):
            continue
        heads, first = _heads(lines, split, start, count)
        if not heads and start and may_head(plain(lines[start - 1][1])):
            # A heading of a group between the header and the first row.
            heads, first = _heads(lines, split, start - 1, count)
            start -= bool(heads)
        width = count + 2
        rows = [*heads, *(_row(lines[n][0], split[n], count if counts[n] == count else 0, width)
                          for n in range(start, end))]  # fmt: skip
        return list(lines[:first]), tuple(rows), list(lines[end:])
    return None


def _end(lines: Sequence[tuple[int, str]], counts: Sequence[int], start: int, count: int) -> int:
    """Where the table ends: after the last row, headings of groups between the rows."""
    end = place = start
    headings = 0
    while place < len(lines) and headings <= 1:
        if counts[place] == count:
            end, headings = place + 1, 0
        elif not counts[place] and may_head(plain(lines[place][1])) and not _YEAR.search(lines[place][1]):
            headings += 1
        else:
            break
        place += 1
    return end


def _row(number: int, tokens: Sequence[str], count: int, width: int) -> RawRow:
    words, values = tokens[: len(tokens) - count], tokens[len(tokens) - count :]
    label, unit = label_and_unit(words) if count else (" ".join(words), "")
    texts = [label, unit, *values]
    return RawRow(tuple(GridCell(text=text, line=number) for text in [*texts, *[""] * (width - len(texts))]))


def _heads(
    lines: Sequence[tuple[int, str]], split: Sequence[Sequence[str]], start: int, count: int
) -> tuple[list[RawRow], int]:
    """The rows of the header right above, and where the first of them stands."""
    named: list[RawRow] = []
    first = start
    for place in range(start - 1, max(-1, start - 3), -1):
        number, text = lines[place]
        years = [hit[0] for hit in _YEAR.finditer(plain(text))]
        if len(years) > 1 and count % len(years) == 0 and not plain(text).endswith((".", "。")):
            step = count // len(years)
            cells = [cell for year in years for cell in (year, *[""] * (step - 1))]
            return [_head(number, cells), *named], place
        words = [word for word in split[place] if word.casefold() not in UNIT_HEADS]
        if named or years or len(words) not in (count, count + 1) or any(is_number(word) for word in words):
            break
        if not _BINDING.isdisjoint(word.casefold() for word in words) or words[-1].endswith((".", ":")):
            break
        named, first = [_head(number, words[-count:])], place
    return named, first


def _head(number: int, cells: Sequence[str]) -> RawRow:
    return RawRow(tuple(GridCell(text=text, line=number) for text in ("", "", *cells)))
