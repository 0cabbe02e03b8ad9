"""Which rows of a table are headers, and the parts of the table that they open.

A header is told by its words and by what stands below it, never by its place alone: years may stand in any order, in
two rows, or be missing because the table goes on from the page before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.header_words import (
    COUNTED_HEAD,
    GENERIC,
    KPI_HEAD,
    NUMBER_HEAD,
    UNIT_HEAD,
    is_age,
    is_worded,
    is_year_head,
)
from assay.reader.figures.kpi_codes import kpi_code
from assay.reader.figures.unit_labels import unit_of_label
from assay.reader.figures.unit_words import unit_in
from assay.reader.figures.years import year_head

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assay.reader.block import GridRow


_MOST_HEAD_ROWS = 5
_FEWEST_AGAIN = 2
_FEWEST_DATED = 3
_LONGEST_COUNTED = 32


def head_rows(rows: Sequence[GridRow], this_year: int | None, stated: Collection[int] = ()) -> list[bool]:
    """Which rows are headers: those that look like one, the titles over stacked columns, and what stands above all.
    ``stated`` are the rows that said the unit of what is below them."""
    dated = _dated_columns(rows, this_year)
    heads = _without_groups(rows, [_is_head(_undated(row, dated), this_year) for row in rows], this_year)
    heads = [head or _counts_anew(rows, at) for at, head in enumerate(heads)]
    heads = [head or n in stated for n, head in enumerate(heads)]
    for at in range(len(rows) - 1, 0, -1):
        if heads[at] and not heads[at - 1] and _words_over_columns(rows[at - 1]):
            heads[at - 1] = True
    if not any(head and n not in stated for n, head in enumerate(heads[:4])):
        _head_over_figures(rows, heads)
    for at in range(1, len(rows)):
        opened = heads[at - 1] or _is_title_across(rows[at - 1])
        if opened and not heads[at] and (_goes_on_heading(rows[at]) or _heads_figures(rows, at)):
            heads[at - 1 : at + 1] = [True, True]
    first = heads.index(True) if True in heads else 0
    if first <= 3 and not any(_has_figure(row) for row in rows[:first]):
        heads[:first] = [True] * first
    _heads_again(rows, heads)
    _as_drawn(rows, heads, stated)
    return heads


def _as_drawn(rows: Sequence[GridRow], heads: list[bool], stated: Collection[int]) -> None:
    """The rows that the page shows to be headings, with all above the first of them; what follows them up to the first
    figures names groups."""
    first = next((at for at, row in enumerate(rows) if row.head), len(rows))
    if first == len(rows):
        return
    if not any(_has_figure(row) for row in rows[:first]):
        heads[:first] = [True] * first
    body = False
    for at, row in enumerate(rows[first:], first):
        body = not row.head and (body or _has_figure(row))
        if row.head is not None or not body:
            heads[at] = row.head is True or at in stated


def _dated_columns(rows: Sequence[GridRow], this_year: int | None) -> frozenset[int]:
    """Columns that hold a year or a date in most rows, beside their labels: what they hold is told of each row, and
    is no heading."""
    width = max((len(row.cells) for row in rows), default=0)
    found = set()
    for n in range(1, width):
        said = [row.cells[n].text.strip() for row in rows if n < len(row.cells) and row.cells[n].text.strip()]
        if len(said) > _FEWEST_DATED and 2 * sum(is_year_head(text, this_year) for text in said) > len(rows):
            found.add(n)
    return frozenset(found)


def _undated(row: GridRow, dated: Collection[int]) -> GridRow:
    if not dated:
        return row
    return replace(row, cells=tuple(replace(c, text="") if n in dated else c for n, c in enumerate(row.cells)))


def _without_groups(rows: Sequence[GridRow], heads: Sequence[bool], this_year: int | None) -> list[bool]:
    """The headers, without rows inside the table that only open a group, whatever their words: a header below figures
    has years, or words over a column of figures, or repeats a heading of the first one."""
    out = list(heads)
    first = next((at for at, head in enumerate(heads) if head), len(rows))
    known = {cell.text.strip().casefold() for row in rows[first : first + 1] for cell in row.cells[1:]} - {""}
    for at, row in enumerate(rows):
        if not heads[at] or not any(_has_figure(one) for one in rows[first + 1 : at]):
            continue
        over = [n for n, cell in enumerate(row.cells) if n and cell.text.strip()]
        texts = [row.cells[n].text.strip() for n in over]
        start = next((below for below in range(at + 1, len(rows)) if not heads[below]), len(rows))
        end = next((below for below in range(start, len(rows)) if heads[below]), len(rows))
        out[at] = (
            any(is_year_head(cell.text.strip(), this_year) for cell in row.cells)
            or any(text.casefold() in known for text in texts)
            or any(_figures_below(n, rows[start:end]) for n in over)
        )
    return out


def _heads_again(rows: Sequence[GridRow], heads: list[bool]) -> None:
    """The rows that say over the columns what a header above them said: another part of the table begins."""
    said = {_over_columns(row) for row, head in zip(rows, heads, strict=True) if head}
    for at, row in enumerate(rows):
        if True in heads[:at] and sum(map(bool, _over_columns(row))) >= _FEWEST_AGAIN and _over_columns(row) in said:
            heads[at] = True
        if heads[at] and at and _is_title_across(rows[at - 1]):
            heads[at - 1] = True  # the title of that part


def _is_title_across(row: GridRow) -> bool:
    """Whether a row holds nothing but words as wide as the table."""
    return len(row.said) == 1 and 1 < len(row.cells) == row.cells[0].columns


def _over_columns(row: GridRow) -> tuple[str, ...]:
    return tuple(cell.text.strip() for cell in row.cells[1:])


def _counts_anew(rows: Sequence[GridRow], at: int) -> bool:
    """Whether a row between rows of figures says what is counted below it: "Age | Number of people" under a total."""
    row = rows[at]
    if at + 1 == len(rows) or not row.cells[0].text.strip() or not any(_has_figure(one) for one in rows[:at]):
        return False
    over = [n for n, cell in enumerate(row.cells) if n and cell.text.strip()]
    held = [n for n in range(1, len(row.cells)) if _figures_below(n, [one for one in rows if one is not row])]
    texts = [row.cells[n].text.strip() for n in over]
    return (
        bool(over)
        and over == held
        and len(set(texts)) == len(texts)
        and not any(re.search(r"\d", text) or read_cell(text, loose=True) for text in texts)
        and all(len(text) <= _LONGEST_COUNTED for text in texts)
        and any(COUNTED_HEAD.search(text) for text in texts)
        and all(_has_figure(one) for one in rows[at + 1 : at + 2])
    )


def _goes_on_heading(row: GridRow) -> bool:
    """A lower row of a stacked header: words over several columns, none over the labels, no figure."""
    words = [cell.text for cell in row.cells[1:] if cell.text.strip()]
    return (
        not row.cells[0].text.strip()
        and len(words) >= 2
        and not any(read_cell(text) and not is_age(text) for text in words)
    )


def _heads_figures(rows: Sequence[GridRow], at: int) -> bool:
    """A lower row of a stacked header that names the labels as well: words over columns that hold figures below."""
    over = [n for n, cell in enumerate(rows[at].cells) if n and cell.text.strip()]
    body = rows[at + 1 :]
    texts = [rows[at].cells[n].text for n in over]
    words = not any(read_cell(text, loose=True) and not is_age(text) for text in texts)
    return len(over) >= 2 and words and bool(body) and all(_figures_below(n, body) for n in over)


def _head_over_figures(rows: Sequence[GridRow], heads: list[bool]) -> None:
    """The first rows, if they have words where the rows below them have figures."""
    above = next((at for at, row in enumerate(rows) if _has_figure(row)), len(rows))
    body = rows[max(above, 1) :]
    if not body or not 1 <= above <= _MOST_HEAD_ROWS:
        return
    last = -1
    for at, row in enumerate(rows[:above]):
        over = [n for n, cell in enumerate(row.cells) if n and cell.text.strip() and _figures_below(n, body)]
        said = [cell for cell in row.cells if cell.text.strip()]
        if over and (len(said) >= 2 or not row.cells[0].text.strip()):
            last = at
    heads[: last + 1] = [True] * (last + 1)


def _figures_below(n: int, body: Sequence[GridRow]) -> bool:
    below = [row.cells[n].text for row in body if n < len(row.cells) and row.cells[n].text.strip()]
    return bool(below) and sum(1 for text in below if read_cell(text)) >= 0.6 * len(below)


def _has_figure(row: GridRow) -> bool:
    return any(_is_figure(cell.text.strip()) for cell in row.cells[1:] if cell.text.strip())


def parts_of(heads: Sequence[bool]) -> list[tuple[int, int, int]]:
    """``(start of the header, first row, end)`` for each part of the table that has rows."""
    cuts: list[tuple[int, int, int]] = []
    at = 0
    while at < len(heads):
        start = at
        while at < len(heads) and heads[at]:
            at += 1
        first = at
        while at < len(heads) and not heads[at]:
            at += 1
        if first < at:
            cuts.append((start, first, at))
    return cuts


def titles_of(header: Sequence[GridRow]) -> tuple[str, ...]:
    """Rows of the header that hold one cell of words: a title of the table inside it."""
    titles = []
    for row in header:
        shown = set(row.said)
        if len(shown) == 1 and row.cells[0].text.strip() and not any(is_worded(text) for text in shown):
            titles.append(row.cells[0].text.strip())
    return tuple(titles)


def _words_over_columns(row: GridRow) -> bool:
    """Two or more headings over columns, and no figure: the upper row of a stacked header."""
    texts = [cell.text for cell in row.cells if cell.text.strip()]
    spans = sum(1 for cell in row.cells[1:] if cell.text.strip())
    return len(texts) >= 2 and spans >= 2 and not any(read_cell(text) for text in texts)


def _is_head(row: GridRow, this_year: int | None) -> bool:
    texts = [cell.text.strip() for cell in row.cells]
    shown = [text for text in texts if text]
    if not shown:
        return False
    years = [text for text in shown if is_year_head(text, this_year)]
    figures = [text for text in texts[1:] if text and text not in years and _is_figure(text)]
    if years and not figures:
        return _years_are_headings(texts, years, this_year)
    return not figures and _worded_head(texts, shown)


def _years_are_headings(texts: list[str], years: list[str], this_year: int | None) -> bool:
    """Whether numbers that may be years are: several follow each other, one is near the year reported on."""
    numbers = [head.year for text in years if (head := year_head(text, this_year)) is not None]
    plain = all(re.fullmatch(r"\d{4}", text) for text in years)
    if not plain or (texts[0] and is_worded(texts[0])):
        return len(years) > 1 or texts[0] != years[0] or len([text for text in texts if text]) == 1
    distinct = sorted(set(numbers))
    if len(distinct) > 1:
        return distinct[-1] - distinct[0] == len(distinct) - 1 or _years_apart(texts, numbers, this_year)
    others = [text for text in texts if text and text not in years]
    near = this_year is None or abs(numbers[0] - this_year) <= 1
    return (near and texts[0] != years[0]) or (not others and len(years) == 1)


def _years_apart(texts: list[str], numbers: list[int], this_year: int | None) -> bool:
    """Years with gaps between them, as of a base year: in order, one of them near the year reported on, beside no label
    of a row."""
    near = this_year is None or any(abs(number - this_year) <= 1 for number in numbers)
    ordered = numbers in (sorted(numbers), sorted(numbers, reverse=True))
    return near and ordered and (not texts[0] or unit_in(texts[0]) is not None or unit_of_label(texts[0]) is not None)


def _is_figure(text: str) -> bool:
    return any(True for value in read_cell(text, loose=True)) and unit_in(text) is None and not is_age(text)


def _worded_head(texts: list[str], shown: list[str]) -> bool:
    """A row of headings without a year: the words of a header, each short, in more than one column."""
    if len(shown) < 2 or any(len(text) > 110 for text in shown):
        return False
    known = sum(1 for text in shown if is_worded(text))
    united = sum(
        1
        for text in texts[1:]
        if text and (unit_of_label(text) is not None or unit_in(text) is not None or GENERIC.fullmatch(text))
    )
    special = sum(
        1
        for text in shown
        if any(pattern.fullmatch(text) for pattern in (UNIT_HEAD, NUMBER_HEAD, KPI_HEAD)) and not kpi_code(text)
    )
    return special > 0 or known >= 2 or (known >= 1 and united >= 1) or (united >= 1 and texts[0] == "") or united >= 2
