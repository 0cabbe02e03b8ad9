"""Which year a figure of a table is of: its row, its column, the columns beside it, a header that ran together, the
heading, at last the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.reader.figures.years import years_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.figures.sections import Section

_SHARE_HEAD = re.compile(r"^(?:shares?|percentages?|in %|%|anteil|佔比|占比|比例|百分比)$", re.IGNORECASE)
# Side by side without a word, more columns than this are no run of years.
_MOST_NAMELESS = 3
_ENDS_IN_CHANGE = re.compile(
    r"(?:\+\s*/\s*[-–−]|±|Δ|change|variance|difference|yoy|%|變動|变动|變化|变化|同比)\W*\w*$", re.IGNORECASE
)
NEWEST_FIRST = "No years are printed over the columns; they are taken as the newest first."


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a row: its own year, its labels, the headings of the table, the year that those say, and a
    line of years higher on the page (``torn``)."""

    row_year: int | None
    labels: tuple[str, ...]
    headings: tuple[str, ...]
    year: int | None
    note: str
    torn: str = ""


def year_of(section: Section, n: int, around: Around) -> tuple[int | None, str]:
    """The year of the figures in column ``n``, and how it was told."""
    column = section.columns[n]
    if around.row_year is not None:
        return around.row_year, "The year stands in the row."
    if column.year is not None:
        note = f"The year is that of the column '{column.year_words}'."
        return column.year, note + (
            " The header is that of the table before, which this one continues." if section.carried else ""
        )
    if section.has_years:
        return _beside_years(section, n, around)
    named = {item.year for text in around.labels for item in years_in(text)}
    if len(named) == 1 and not any(
        re.search(rf"(?:since|from|自)\s*{year}", text) for text in around.labels for year in named
    ):
        return named.pop(), "The year stands in the label."
    if section.nameless:
        return _nameless(section, n, around)
    over = {item.year for text in column.words for item in years_in(text)}
    if len(over) > 1:
        return None, "The heading of the column names several years."
    if over:
        return over.pop(), "The heading of the column names the year."
    return around.year, around.note


def _beside_years(section: Section, n: int, around: Around) -> tuple[int | None, str]:
    """A column without a year among columns with one: a share, a change, a part of the last year."""
    column = section.columns[n]
    beside = section.columns[n - 1] if n else column
    percent = column.unit is not None and column.unit.unit.symbol == "%"
    share = percent or any(_SHARE_HEAD.search(words) for words in column.words)
    if share and beside.role == "value" and beside.year is not None:
        return beside.year, f"The share stands beside the column '{beside.year_words}'."
    years = {section.columns[value].year for value in section.values} - {None}
    if column.change or len(years) == 1:
        why = "A change is of the newest year." if column.change else "The header names no other year."
        return max(year for year in years if year is not None), why
    named = {item.year for text in (*column.words, *around.headings[-2:]) for item in years_in(text)}
    if len(named) == 1 and named <= years:
        return named.pop(), "A heading over the columns names the year."
    return None, "Other columns name a year; this one does not."


def _nameless(section: Section, n: int, around: Around) -> tuple[int | None, str]:
    """Columns that nothing sets apart: a header that ran together into one cell names their years; two or three may
    be years, the newest first; of more no year can be told."""
    place = section.values.index(n)
    for text in reversed(_texts(section, (around.torn, *around.headings[-3:], *around.labels))):
        years = [item.year for item in years_in(text)]
        if len(set(years)) != len(years):
            continue
        if len(years) == len(section.values):
            return years[place], f"The years stand together in '{text}'."
        if len(years) > 1 and len(years) + 1 == len(section.values) and _ENDS_IN_CHANGE.search(text):
            return (*years, max(years))[place], f"The years stand together in '{text}', and a change after them."
    named = {item.year for text in around.headings[-2:] for item in years_in(text)}
    if len(named) == 1 and len(section.values) > _MOST_NAMELESS:
        return named.pop(), "The heading of the table names the year."
    if len(section.values) > _MOST_NAMELESS or around.year is None:
        return None, "Nothing over the columns names a year."
    return around.year - place, NEWEST_FIRST


def _texts(section: Section, headings: Sequence[str]) -> list[str]:
    return [*headings, *(text for n in section.labels for text in section.columns[n].words)]
