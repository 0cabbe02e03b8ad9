"""Which year a figure of a table is of: its row, its column, the columns beside it, a header that ran together, the
heading, at last the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.reader.decision import How, decision
from assay.reader.figures.years import dating_years, years_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.decision import Decision
    from assay.reader.figures.sections import Section

_SHARE_HEAD = re.compile(
    r"^(?:shares?|percentages?|in %|%|(?:% |percent(?:age)? |share )of .*|anteil"
    r"|[佔占].*(?:比重|比例|比率|百分比|比)|比例|比重|百分比)$",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\bvs\b|\bversus\b|\bcompared\b|\bagainst\b|較|较|比|對|对", re.IGNORECASE)
# Side by side without a word, more columns than this are no run of years.
_MOST_NAMELESS = 3
# Two years over four columns may as well be two over the first two.
_LEAST_GROUPS = 3
_ENDS_IN_CHANGE = re.compile(
    r"(?:\+\s*/\s*[-–−]|±|Δ|change|variance|difference|yoy|%|變動|变动|變化|变化|[變变]幅|同比)\W*\w*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a row: its own year, its labels, the headings of the table, the year that those say, and a
    line of years higher on the page (``torn``), the year of the document."""

    row_year: int | None
    labels: tuple[str, ...]
    headings: tuple[str, ...]
    year: int | None
    note: Decision | None
    torn: str = ""
    document: int | None = None


def year_of(section: Section, n: int, around: Around) -> tuple[int | None, Decision | None]:
    """The year of the figures in column ``n``, and how it was told."""
    column = section.columns[n]
    if around.row_year is not None:
        return around.row_year, decision(How.YEAR_ROW)
    if column.year is not None:
        how = How.YEAR_COLUMN_BEFORE if section.carried else How.YEAR_COLUMN
        return column.year, decision(how, words=column.year_words)
    if section.has_years:
        return _beside_years(section, n, around)
    named = {year for text in around.labels for year in dating_years(text, around.document)}
    if len(named) == 1:
        return named.pop(), decision(How.YEAR_LABEL)
    if section.runs > 1:
        return _in_runs(section, n, around)
    over = {item.year for text in column.words for item in years_in(text)}
    if len(over) > 1:
        return None, decision(How.YEAR_SEVERAL)
    if over:
        return over.pop(), decision(How.YEAR_COLUMN_HEADING)
    return around.year, around.note


def _beside_years(section: Section, n: int, around: Around) -> tuple[int | None, Decision | None]:
    """A column without a year among columns with one: a share, a change, a part of the last year."""
    column = section.columns[n]
    if column.change:
        return _year_of_change(section, n), decision(How.YEAR_OF_CHANGE)
    beside = section.columns[n - 1] if n else column
    percent = column.unit is not None and column.unit.unit.symbol == "%"
    share = percent or any(_SHARE_HEAD.search(words) for words in column.words)
    if share and beside.role == "value" and beside.year is not None:
        return beside.year, decision(How.YEAR_SHARE_BESIDE, words=beside.year_words)
    years = {section.columns[value].year for value in section.values} - {None}
    if len(years) == 1:
        return max(year for year in years if year is not None), decision(How.YEAR_ONLY)
    compared = {item.year for text in column.words if _AGAINST.search(text) for item in years_in(text)}
    if len(compared) > 1 and compared <= years:
        return max(compared), decision(How.YEAR_OF_CHANGE)
    named = {item.year for text in (*column.words, *around.headings[-2:]) for item in years_in(text)}
    # "Employees recruited in the Reporting Period"
    named = named or {
        year for text in around.headings[-4:] for year in dating_years(text, around.document, relative=True)
    }
    if len(named) == 1 and named <= years:
        return named.pop(), decision(How.YEAR_OVER)
    return None, decision(How.YEAR_NOT_HERE)


def _year_of_change(section: Section, n: int) -> int:
    """The later of the years between which a change is: those of the columns before it, up to another change. Changes
    side by side are of the same years; one before all years is of the last."""
    before: list[int] = []
    for value in reversed([value for value in section.values if value < n]):
        column = section.columns[value]
        if column.year is not None:
            before.append(column.year)
        elif column.change and before:
            break
    return max(
        before or [column.year for column in section.columns if column.role == "value" and column.year is not None]
    )


def _in_runs(section: Section, n: int, around: Around) -> tuple[int | None, Decision | None]:
    """Columns that nothing sets apart, or whose headings come again: a header that ran together into one cell, or a
    line above, names their years; two or three lone columns may be years, the newest first; of more no year can be
    told, and never the same one of all."""
    runs, columns = section.runs, len(section.values)
    place = section.values.index(n) * runs // columns
    for text in reversed(_texts(section, (around.torn, *around.headings[-3:], *around.labels))):
        years = [item.year for item in years_in(text)]
        if len(set(years)) != len(years) or _is_span(years, around.year):
            continue
        if len(years) == runs:
            return years[place], decision(How.YEAR_TOGETHER, words=text)
        each, rest = divmod(runs, len(years)) if years else (0, 1)
        if len(years) >= _LEAST_GROUPS and each > 1 and not rest:
            # "2022 2023 2024" above three columns each.
            return years[place // each], decision(How.YEAR_TOGETHER, words=text)
        if len(years) > 1 and len(years) + 1 == runs == columns and _ENDS_IN_CHANGE.search(text):
            return (*years, max(years))[place], decision(How.YEAR_TOGETHER_CHANGE, words=text)
    named = {item.year for text in around.headings[-2:] for item in years_in(text)}
    if len(named) == 1 and columns > _MOST_NAMELESS:
        return named.pop(), decision(How.YEAR_TABLE_HEADING)
    if columns > _MOST_NAMELESS or runs < columns or around.year is None:
        return None, decision(How.YEAR_NOTHING)
    return around.year - place, decision(How.YEAR_NEWEST_FIRST)


def _is_span(years: Sequence[int], year: int | None) -> bool:
    """Whether years are the ends of a plan, "Phase II (2023-2030)", and no columns: some are yet to come."""
    return bool(years) and year is not None and max(years) > year + 1


def _texts(section: Section, headings: Sequence[str]) -> list[str]:
    return [*headings, *(text for n in section.labels for text in section.columns[n].words)]
