"""Years that stand over a table on the page and are no part of it: a band with the name of a section, or a gap, lies
between the header and the first row. Each is given to the columns it stands over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assay.reader.figures.years import year_head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assay.reader.block import Grid
    from assay.reader.figures.sections import Section
    from assay.reader.page import Page, Word

# Points: words of one line, the gap that parts headings from words of a sentence, how far above its table a header is.
_ONE_LINE = 2.0
_GAP = 7.0
_HIGHEST = 64.0
_ASIDE = 12.0
_LONGEST = 12
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class YearPlaced:
    """A year on a page, and from where to where it reaches."""

    year: int
    x0: float
    x1: float
    y0: float
    y1: float


YearLine = tuple[YearPlaced, ...]


def lines_of_years(page: Page) -> tuple[YearLine, ...]:
    """The lines of a page with two or more years that stand apart from other words, as headings of columns do."""
    lines: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: (word.box.y0, word.box.x0)):
        middle = (word.box.y0 + word.box.y1) / 2
        if lines and abs((lines[-1][-1].box.y0 + lines[-1][-1].box.y1) / 2 - middle) <= _ONE_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    found = (_years_apart(sorted(line, key=lambda word: word.box.x0)) for line in lines)
    return tuple(line for line in found if len({each.year for each in line}) > 1)


def _years_apart(words: Sequence[Word]) -> YearLine:
    found: list[YearPlaced] = []
    for at, word in enumerate(words):
        head = year_head(word.text) if len(word.text) <= _LONGEST and any(map(str.isdigit, word.text)) else None
        if head is None or not head.bare:
            continue
        before = words[at - 1].box.x1 if at else float("-inf")
        after = words[at + 1].box.x0 if at + 1 < len(words) else float("inf")
        if word.box.x0 - before >= _GAP and after - word.box.x1 >= _GAP:
            found.append(YearPlaced(head.year, word.box.x0, word.box.x1, word.box.y0, word.box.y1))
    return tuple(found)


def years_over(grid: Grid, lines: Sequence[YearLine]) -> YearLine:
    """The nearest line of years above a table on its page; ``()`` where none stands over it."""
    box = grid.box
    if box is None:
        return ()
    left, right = box.x0 - _ASIDE, box.x1 + _ASIDE
    above = [line for line in lines if line[0].y1 <= box.y0 and any(left <= e.x0 and e.x1 <= right for e in line)]
    return min(above, key=lambda line: box.y0 - line[0].y1, default=())


def with_years_over(sections: Sequence[Section], line: YearLine, top: float) -> tuple[Section, ...]:
    """The parts of a table that begins at ``top``, the first with the years that stand over it if its own header says
    none. From afar they are its header only if nothing sets its columns apart, and there are several."""
    if not sections or not line or sections[0].has_years or sections[0].row_years:
        return tuple(sections)
    first = sections[0]
    if top - line[0].y1 > _HIGHEST and not (first.nameless and len(first.values) >= _SEVERAL):
        return tuple(sections)
    years = years_by_place(first, line)
    columns = tuple(
        replace(column, year=years[n], year_words=str(years[n])) if n in years else column
        for n, column in enumerate(first.columns)
    )
    return (replace(first, columns=columns), *sections[1:])


def with_years_of_runs(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The parts of a table, a year that stands over one column of a group given to the whole group, where the same
    headings come again under each year: "Men, Women, All" under 2023 and under 2022."""
    return tuple(map(_year_of_each_run, sections))


def _year_of_each_run(section: Section) -> Section:
    columns = [section.columns[n] for n in section.values]
    said = [column.words[-1:] for column in columns]
    for count in range(len(columns) // 2, 1, -1):
        size, rest = divmod(len(columns), count)
        if rest or not all(said) or said != said[:size] * count:
            continue
        runs = [[column for column in columns[at : at + size] if column.year] for at in range(0, len(columns), size)]
        if any(len({column.year for column in run}) != 1 for run in runs):
            continue
        heads = {n: runs[place // size][0] for place, n in enumerate(section.values)}
        given = tuple(
            replace(column, year=heads[n].year, year_words=heads[n].year_words) if n in heads else column
            for n, column in enumerate(section.columns)
        )
        return replace(section, columns=given)
    return section


def years_by_place(section: Section, line: YearLine) -> Mapping[int, int]:
    """The year over each column of figures: each year over as many columns, in their order; else of none."""
    held = [n for n in section.values if n < len(section.places) and not section.columns[n].change]
    places = [(n, section.places[n]) for n in held]
    if not line or not places or any(place is None for _, place in places):
        return {}
    given: dict[int, YearPlaced] = {}
    for n, place in places:
        if place is not None:
            given[n] = min(line, key=lambda each: abs(each.x0 + each.x1 - place[0] - place[1]))
    counts = [sum(1 for one in given.values() if one is each) for each in dict.fromkeys(given.values())]
    if len(set(counts)) > 1 or (counts[0] > 1 and len(counts) < 2):
        return {}
    if counts[0] == 1 and any(not _over(each, place) for (n, place), each in zip(places, given.values(), strict=True)):
        return {}
    return {n: each.year for n, each in given.items()}


def _over(year: YearPlaced, place: tuple[float, float] | None) -> bool:
    """Whether a year stands over a column: they share some of their breadth, or nearly."""
    return place is not None and year.x0 - _ASIDE < place[1] and place[0] < year.x1 + _ASIDE
