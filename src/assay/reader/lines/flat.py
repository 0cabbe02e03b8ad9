"""Tables that lost their columns: a header of years, then "label unit figure figure" on plain lines, or all on one.

The header says how many figures a row has; runs of just so many figures part the rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assay.reader.block import GridCell
from assay.reader.grids.cells import UNIT_HEADS, is_number, is_unit, is_value, year_in
from assay.reader.grids.raw_row import RawRow
from assay.reader.lines.trailing import label_and_unit, tokens_of, trailing, trailing_rows
from assay.reader.lines.within import may_head
from assay.reader.pages.markup import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIGURE = (
    r"(?P<value>(?:(?:HK\$|US\$|RMB|[+\-−<>≤≥~約约])\s?)?\d[^\s\u3400-\u9fff]*(?:\s[(（][\d.]+\s?[%％][)）])?"
    r"|[Nn]il|N/?A|[-–—]|[無无]|不[適适]用)"
)
_KEY_VALUE = re.compile(
    rf"(?P<label>[^\d:：][^:：]{{0,90}}?)\s*(?:[:：]\s*|\s|\.{{3,}}\s*){_FIGURE}"
    r"(?:(?:\s+|(?=[\u3400-\u9fff]))(?P<unit>[^\s\d(（]\S{0,11}))?"
)
# "Under 30 402 (28.9%)": a label that is an age.
_OF_AGE = re.compile(
    r"(?P<label>(?:(?:aged?\s*)?(?:under|below|over|above|[<>≤≥])\s*\d\d|\d\d\s*(?:[-–—至]|to)\s*\d\d"
    rf"|\d\d\s+(?:or|and)\s+\w+|\d\d\s*[歲岁]?(?:或|及)?以[上下])\s?[歲岁]?)\s*[:：]?\s+{_FIGURE}",
    re.IGNORECASE,
)
_FEWEST_PAIRS, _MANY, _MOST_WORDS = 2, 3, 12
_LONGEST_ROW = 140
_LOOKED_AT = 12


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
        if _more_than(lines[place + 1 :], count):
            continue
        years = [year_in(token) or 0 for token in tokens[start : start + count]]
        has_unit = bool(start and tokens[start - 1].casefold() in UNIT_HEADS)
        rows, used = _following(lines[place + 1 :], count, has_unit, years[0] < years[-1])
        if rows:
            head = _head_row(tokens, start, count, number)
            return lines[:place], (head, *rows), lines[place + 1 + used :]
    return trailing_rows(lines) or _pairs(lines)


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
            label, unit = label_and_unit(words)
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


def _following(
    lines: Sequence[tuple[int, str]], count: int, has_unit: bool, newest_last: bool
) -> tuple[tuple[RawRow, ...], int]:
    """The rows below a header of ``count`` years. A row of fewer figures has those of the newest years."""
    rows: list[RawRow] = []
    used = valued = 0
    for place, (number, text) in enumerate(lines):
        tokens = tokens_of(plain(text))
        figures = 0
        while figures < min(len(tokens), count) and is_value(tokens[-1 - figures]):
            figures += 1
        values = tokens[len(tokens) - figures :]
        words = tokens[: len(tokens) - figures]
        if len(text) > (2 * _LONGEST_ROW if figures == count else _LONGEST_ROW):
            break
        # A row of dashes is a row, if there are as many as the header has years.
        if figures and words and (_digits(values) or figures == count):
            label, unit = label_and_unit(words) if has_unit or figures else (" ".join(words), "")
            gap = [""] * (count - figures)
            rows.append(_row([label, unit, *gap, *values] if newest_last else [label, unit, *values, *gap], number))
            used, valued = place + 1, valued + 1
        elif not figures and tokens:
            rows.append(_row([" ".join(tokens), "", *[""] * count], number))
        else:
            break
    kept = tuple(row for row in rows if used and _line(row) <= lines[used - 1][0])
    return (kept, used) if valued else ((), 0)


def _more_than(lines: Sequence[tuple[int, str]], count: int) -> bool:
    """Whether the rows below a header of years end in twice as many figures, or more: amounts and shares."""
    counts = [trailing(tokens_of(plain(text))) for _, text in lines[:_LOOKED_AT]]
    valued = [each for each in counts if each]
    return len(valued) > 1 and 2 * sum(each >= 2 * count for each in valued) > len(valued)


def _line(row: RawRow) -> int:
    return row.cells[0].line or 0


def _digits(values: Sequence[str]) -> bool:
    return any(is_number(value) for value in values)


def _pairs(
    lines: list[tuple[int, str]],
) -> tuple[list[tuple[int, str]], tuple[RawRow, ...], list[tuple[int, str]]]:
    """Two or more lines in a row of the form "Male: 553", one figure each; headings of groups may stand between."""
    start = 0
    while start < len(lines):
        end, pairs = _run_of_pairs(lines, start)
        if pairs >= _FEWEST_PAIRS:
            rows = tuple(_row(_pair(text) or [plain(text)], number) for number, text in lines[start:end])
            return lines[:start], rows, lines[end:]
        start = max(end, start + 1)
    return lines, (), []


def _run_of_pairs(lines: Sequence[tuple[int, str]], start: int) -> tuple[int, int]:
    """Where the pairs that begin here end, and how many there are."""
    end = place = start
    pairs = headings = 0
    while place < len(lines):
        if _pair(lines[place][1]) is not None:
            end, pairs, headings = place + 1, pairs + 1, 0
        elif pairs >= _MANY and headings < 1 and may_head(plain(lines[place][1])):
            headings += 1
        else:
            break
        place += 1
    return end, pairs


def _pair(text: str) -> list[str] | None:
    line = plain(text)
    aged = _OF_AGE.fullmatch(line)
    found = aged or _KEY_VALUE.fullmatch(line)
    if not found or not is_value(found["value"]) or len(found["label"].split()) > _MOST_WORDS:
        return None
    unit = found.groupdict().get("unit") or ""
    if unit and not is_unit(unit):
        return None
    label = found["label"].strip()
    if not aged and trailing(tokens_of(line)) > 1:
        return None
    if (year_in(found["value"]) is not None and not unit) or not (aged or any(sign.isalpha() for sign in label)):
        return None
    return [label, found["value"], unit]
