"""What can only be told of columns when all of them are seen: years over groups, ordinals, words right of figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.sections import Column
from assay.reader.figures.unit_words import unit_column_word
from assay.reader.figures.years import year_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.block import GridRow


@dataclass(frozen=True, slots=True)
class Kind:
    """What the cells of a column look like: shares of the filled cells. ``worded``: most are words and no codes."""

    filled: int
    figures: float
    digits: float
    units: float
    codes: float
    counting: bool
    worded: bool = False


def together(
    columns: list[Column], kinds: list[Kind], body: Sequence[GridRow], headed: Sequence[bool]
) -> tuple[Column, ...]:
    """The columns with all corrections that need the others. ``headed``: words that count stand over a column."""
    return _without_ordinals(_grouped_years(_settled(columns, kinds, body, headed)), body)


def _settled(
    columns: list[Column], kinds: list[Kind], body: Sequence[GridRow], headed: Sequence[bool]
) -> tuple[Column, ...]:
    """Last corrections that need all columns: words right of the figures are no labels, some column holds labels."""
    first = [row.cells[0].text for row in body if row.cells and row.cells[0].text.strip()]
    worded = 2 * sum(1 for text in first if unit_column_word(text) is None) > len(first)
    labelled = any(column.role == "label" and kinds[n].filled for n, column in enumerate(columns))
    if kinds[0].worded and columns[0].role == "other" and not labelled and kinds[0].figures < 0.5:
        # "Disclosure" over the only column of words: they are the labels.
        columns[0] = Column(role="label")
    if worded and columns[0].role == "unit" and not any(column.role == "label" for column in columns):
        # "Unit" over the only column of words: they are the labels, each with its unit.
        columns[0] = Column(role="label")
    values = [n for n, column in enumerate(columns) if column.role == "value"]
    years = [n for n in values if columns[n].year is not None]
    if years:
        for n in [n for n in values if n < years[0]]:
            if (not columns[n].words and not headed[n]) or kinds[n].digits < 0.8:
                columns[n] = Column(role="label")
                values.remove(n)
    if columns and columns[0].role == "label" and kinds[0].figures >= 0.9 and kinds[0].digits >= 0.9:
        wordy = [n for n, column in enumerate(columns) if n and column.role == "label" and kinds[n].filled]
        if wordy:
            columns[0] = Column(role="number")
        elif columns[0].words and not _all_years(0, body) and any(column.role == "value" for column in columns):
            # "Kent | Essex | Sussex" over one row of figures: the headings are the only labels.
            columns[0] = replace(columns[0], role="value")
    if values:
        for n, column in enumerate(columns):
            if column.role == "label" and n > values[0]:
                columns[n] = replace(column, role="other")
    return tuple(columns)


def _all_years(n: int, body: Sequence[GridRow]) -> bool:
    heads = [year_head(row.cells[n].text) for row in body if n < len(row.cells) and row.cells[n].text.strip()]
    return bool(heads) and all(head is not None and head.bare for head in heads)


_MOST_IN_A_GROUP = 4
_LONG_WORDS = 24
_DATE = re.compile(
    r"(?:19|20)\d\d\s?[.\-/年]\s?(?:0?[1-9]|1[0-2])(?:\s?[.\-/月]\s?(?:[0-2]?\d|3[01])日?|月)?"
    r"|(?:[0-2]?\d|3[01])[./](?:0?[1-9]|1[0-2])[./](?:19|20)?\d\d"
)


def _grouped_years(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """One year over several columns: "Number, Percentage" under each of some years, printed over one of them."""
    values = [n for n, column in enumerate(columns) if column.role == "value"]
    if not any(columns[n].year is None for n in values) or not any(columns[n].year for n in values):
        return columns
    for size in range(2, _MOST_IN_A_GROUP + 1):
        for start in range(size):
            groups = [values[:start], *(values[at : at + size] for at in range(start, len(values), size))]
            groups = [group for group in groups if group]
            whole = groups[1:] if start else groups
            if len(whole) < 2 or any(len(group) != size for group in whole):
                continue
            years = [{columns[n].year for n in group} - {None} for group in groups]
            heads = {tuple(_said(columns[n]) for n in group) for group in whole}
            distinct = len(set().union(*years)) == len(groups)
            if all(len(named) == 1 for named in years) and distinct and len(heads) == 1 and any(heads.pop()):
                of = {n: named for group, named in zip(groups, years, strict=True) for n in group}
                return tuple(
                    replace(column, year=next(iter(of[n]))) if n in of else column for n, column in enumerate(columns)
                )
    return columns


def _said(column: Column) -> tuple[str, ...]:
    """What a heading says besides the year."""
    return (*(word.casefold() for word in column.words), column.unit.printed.casefold() if column.unit else "")


def _without_ordinals(columns: tuple[Column, ...], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """Without the columns of dates, and those of small whole numbers beside a column of sentences: they count the
    sentences."""
    out = list(columns)
    for n, column in enumerate(columns):
        if column.role != "value" or column.year is not None or column.unit is not None:
            continue
        texts = [row.cells[n].text.strip() for row in body if n < len(row.cells) and row.cells[n].text.strip()]
        dates = [text for text in texts if _DATE.fullmatch(text)]
        if dates and 2 * len(dates) >= len([text for text in texts if re.search(r"\d", text)]):
            out[n] = replace(column, role="other")
        elif texts and all(re.fullmatch(r"\(?\d{1,2}[.)]?", text) for text in texts):
            beside = [row.cells[n + 1].text.strip() for row in body if n + 1 < len(row.cells)]
            worded = [text for text in beside if text and not read_cell(text)]
            if worded and sum(len(text) for text in worded) > _LONG_WORDS * len(worded) and len(worded) == len(texts):
                out[n] = replace(column, role="number")
    return tuple(out)


def without_header(columns: tuple[Column, ...], kinds: list[Kind], rows: int) -> tuple[Column, ...]:
    """Without any heading only a column that is filled and does not count its rows holds figures: a chart or a matrix
    whose words and numbers lie about is no table."""
    return tuple(
        replace(column, role="other")
        if column.role == "value" and (kind.filled < 0.6 * rows or kind.counting)
        else column
        for column, kind in zip(columns, kinds, strict=True)
    )
