"""What holds for a whole table: its headings, and the unit and year that they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assay.reader.decision import How, decision
from assay.reader.figures.row_labels import joined_labels, label_of
from assay.reader.figures.unit_labels import unit_of_label, units_listed
from assay.reader.figures.unit_statements import unit_statement
from assay.reader.figures.unit_words import PrintedUnit, unit_column_word, unit_in
from assay.reader.figures.worded_units import says_share
from assay.reader.figures.years import dating_years

if TYPE_CHECKING:
    from assay.reader.block import Grid
    from assay.reader.decision import Decision
    from assay.reader.figures.sections import Section


# "(tonnes, 2024 and 2023)": years behind the unit of a caption.
_YEARS_BEHIND = re.compile(
    r"[,，;；]\s*(?:(?:FY\s?)?20\d\d\s*年?度?\s*(?:and|to|vs\.?|&|及|至|与|與|[-–/,])?\s*)+(?=[)）])", re.IGNORECASE
)

_UNIT_ALONE = re.compile(r"(?:expressed\s+)?in\s|units?\s*[:：]|(?:單位|单位)", re.IGNORECASE)

# Longer words in the column of units are a remark or a torn label.
LONGEST_UNIT = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What holds for a whole table: its year and unit from headings, and how they were told. ``about``: the nearest
    heading, the title within the table, and the heads over its labels."""

    headings: tuple[str, ...]
    about: tuple[str, ...]
    unit: PrintedUnit | None
    year: int | None
    year_note: Decision | None
    torn: str = ""
    rates: PrintedUnit | None = None
    document: int | None = None


def told_over(grid: Grid, section: Section, this_year: int | None) -> Told:
    over_labels = [text for n in section.labels for text in section.columns[n].words if len(text) <= 80]
    headings = tuple(label_of(text).text for text in joined_labels((*grid.headings, *section.title, *over_labels)))
    found: PrintedUnit | None = None
    for text in reversed(headings[-3:]):
        stated = unit_of_label(_YEARS_BEHIND.sub("", text))
        found = stated[1] if stated is not None else unit_statement(text) or unit_alone(text)
        if found is not None:
            break
    rates: PrintedUnit | None = None
    if found is None and (listed := next(filter(None, map(units_listed, reversed(headings[-3:]))), ())):
        shares = [each for each in listed if each.unit.symbol in ("%", "‰")]
        amounts = [each for each in listed if each not in shares]
        if len(amounts) == 1 and len(shares) == 1:
            found, rates = amounts[0], shares[0]
    if section.unit is not None and (found is None or not section.carried):
        found = section.unit
    # A line that says the unit and nothing else ("單位:人") is no name of anything.
    headings = tuple(text for text in headings if unit_statement(text) is None)
    nearest = joined_labels((*grid.headings[-1:], *section.title[-1:], *over_labels))
    about = tuple(text for each in nearest if (text := label_of(each).text) in headings)
    if any(column.unit is not None and column.unit.unit.symbol == "%" for column in section.columns):
        # Beside a column that says it is of shares, words over both do not make shares of the other.
        about = tuple(text for text in about if not says_share(text))
    over = tuple(text for text in grid.headings if label_of(text).text not in over_labels)
    year = this_year
    note = decision(How.YEAR_DOCUMENT) if this_year is not None else None
    # "31 December 2022 | < 30 | Total": the head of the labels is nearest, and says nothing else of the columns.
    for text in (*reversed(over_labels), *reversed((*over, *section.title)[-3:])):
        years = dating_years(text, this_year, relative=text not in over_labels)
        if len(years) == 1:
            year, note = min(years), decision(How.YEAR_HEADING, words=text)
            break
    return Told(headings=headings, about=about, unit=found, year=year, year_note=note, rates=rates, document=this_year)


def unit_alone(text: str) -> PrintedUnit | None:
    """The unit of a heading that says nothing else: "In TJ", "Unit: tonnes"."""
    words = re.split(r"\s*/as |\s*[(（](?:unless|except|除)", text)[0]
    named = unit_in(words)
    if named is None and re.match(r"in\s+\S", words, re.IGNORECASE) and len(words) <= LONGEST_UNIT:
        # "In '000s" over the labels: thousands of whatever the rows count.
        scale = unit_column_word(words)
        return PrintedUnit(scale, text) if scale is not None else None
    if named is not None and named.family in ("people", "count", "day") and not _UNIT_ALONE.match(text):
        return None
    return PrintedUnit(named, text) if named is not None else None
