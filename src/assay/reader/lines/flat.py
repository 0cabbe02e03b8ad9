"""Tables that lost their columns: a header of years, then "label unit figure figure" on plain lines, or all on one.

The header says how many figures a row has; runs of just so many figures part the rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import UNIT_HEADS, is_number, is_unit, is_value, year_in
from assay.reader.grids.rows import RawRow
from assay.reader.pages.markup import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY_VALUE = re.compile(
    r"(?P<label>[^\d:：][^:：]{0,60}?)\s*(?:[:：]\s*|\s{1,}|\.{3,}\s*)(?P<value>\S+)(?:\s+(?P<unit>\S{1,12}))?"
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
        "t",
    ]
)
_LONGEST_ROW = 140


def flat_rows(
    lines: Sequence[tuple[int, str]],
) -> tuple[list[tuple[int, str]], tuple[RawRow, ...], list[tuple[int, str]]]:
    """The lines before a flat table, its rows, the lines after it. All lines come first where there is none."""
    lines = list(lines)
    for place, (number, text) in enumerate(lines):
        tokens = plain(text).split()
        header = _header(tokens)
        if header is None:
            continue
        start, count = header
        if len(tokens) > start + count:
            rows = _one_line(tokens, start, count, number)
            if rows:
                return lines[:place], rows, lines[place + 1 :]
            continue
        rows, used = _following(lines[place + 1 :], count, bool(start and tokens[start - 1].casefold() in UNIT_HEADS))
        if rows:
            head = _head_row(tokens, start, count, number)
            return lines[:place], (head, *rows), lines[place + 1 + used :]
    return _pairs(lines)


def _header(tokens: Sequence[str]) -> tuple[int, int] | None:
    """Where a run of at least two years begins among the first words, and how many there are."""
    for start in range(min(len(tokens) - 1, 7)):
        count = 0
        while start + count < len(tokens) and year_in(tokens[start + count]) is not None:
            count += 1
        if count >= 2:
            return start, count
    return None


def _head_row(tokens: Sequence[str], start: int, count: int, number: int) -> RawRow:
    names = list(tokens[:start])
    unit = names.pop() if names and names[-1].casefold() in UNIT_HEADS else ""
    return _row([" ".join(names), unit, *tokens[start : start + count]], number)


def _row(texts: Sequence[str], number: int) -> RawRow:
    return RawRow(tuple(GridCell(text=text, line=number) for text in texts))


def _one_line(tokens: Sequence[str], start: int, count: int, number: int) -> tuple[RawRow, ...]:
    rows: list[list[str]] = []
    words: list[str] = []
    index = start + count
    while index < len(tokens):
        values = list(tokens[index : index + count])
        if words and len(values) == count and all(is_value(value) for value in values) and _digits(values):
            label, unit = _label_and_unit(words)
            rows.append([label, unit, *values])
            words = []
            index += count
        else:
            words.append(tokens[index])
            index += 1
    if len(rows) < 2 or len(words) > 12:
        return ()
    if words:
        # What is left over is the end of a label that ran on to a second line.
        rows[-1][0] = f"{rows[-1][0]} {' '.join(words)}"
    return (_head_row(tokens, start, count, number), *(_row(row, number) for row in rows))


_SHARE = re.compile(r"(?<=\d)\s+(?=[(（]\s*[\d.,]+\s*[%％‰]\s*[)）])|(?<=\d)\s+(?=[%％‰](?:\s|$))")
_NO_BREAK = "\u2060"


def _tokens(text: str) -> list[str]:
    """The words of a line; a share in brackets stays with the amount before it, a percent sign with its number."""
    return [word.replace(_NO_BREAK, " ") for word in _SHARE.sub(_NO_BREAK, text).split()]


def _following(lines: Sequence[tuple[int, str]], count: int, has_unit: bool) -> tuple[tuple[RawRow, ...], int]:
    rows: list[RawRow] = []
    used = valued = 0
    for place, (number, text) in enumerate(lines):
        tokens = _tokens(plain(text))
        figures = 0
        while figures < min(len(tokens), count) and is_value(tokens[-1 - figures]):
            figures += 1
        values = tokens[len(tokens) - figures :]
        words = tokens[: len(tokens) - figures]
        if len(text) > (2 * _LONGEST_ROW if figures == count else _LONGEST_ROW):
            break
        # A row of dashes is a row, if there are as many as the header has years.
        if figures and words and (_digits(values) or figures == count):
            label, unit = _label_and_unit(words) if has_unit or figures else (" ".join(words), "")
            rows.append(_row([label, unit, *values, *[""] * (count - figures)], number))
            used, valued = place + 1, valued + 1
        elif not figures and tokens:
            rows.append(_row([" ".join(tokens), "", *[""] * count], number))
        else:
            break
    kept = tuple(row for row in rows if used and _line(row) <= lines[used - 1][0])
    return (kept, used) if valued else ((), 0)


def _line(row: RawRow) -> int:
    return row.cells[0].line or 0


def _digits(values: Sequence[str]) -> bool:
    return any(is_number(value) for value in values)


def _label_and_unit(words: Sequence[str]) -> tuple[str, str]:
    """The unit is the last word, if it reads like one, with the words of scale or money before it."""
    start = len(words)
    if start > 1 and is_unit(words[-1]):
        start -= 1
        while start > 1 and "/" not in words[start] and words[start - 1].casefold() in _BEFORE_UNIT:
            start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def _pairs(
    lines: list[tuple[int, str]],
) -> tuple[list[tuple[int, str]], tuple[RawRow, ...], list[tuple[int, str]]]:
    """Two or more lines in a row of the form "Male: 553", one figure each."""
    best: tuple[int, int] = (0, 0)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _pair(lines[end][1]) is not None:
            end += 1
        if end - start >= 2 and end - start > best[1] - best[0]:
            best = (start, end)
        start = max(end, start + 1)
    first, last = best
    if last - first < 2:
        return lines, (), []
    rows = tuple(_row(_pair(text) or [], number) for number, text in lines[first:last])
    return lines[:first], rows, lines[last:]


def _pair(text: str) -> list[str] | None:
    found = _KEY_VALUE.fullmatch(plain(text))
    if not found or not is_number(found["value"]) or len(found["label"].split()) > 9:
        return None
    unit = found["unit"] or ""
    if unit and not is_unit(unit):
        return None
    label = found["label"].strip()
    if (year_in(found["value"]) is not None and not found["unit"]) or not any(sign.isalpha() for sign in label):
        return None
    return [label, found["value"], unit]
