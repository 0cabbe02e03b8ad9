"""Figures of a row that stand for a whole group of columns: "Total | 14 | | 1 |" below "Male | Female" twice.

A table in text keeps of a cell that reaches over two columns only that the second is empty. Where that is so in every
group of the row, and the columns of each group are parts of one split, the figure is of the group and not of its first
part.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from assay.reader.figures.row_labels import member_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.reader.figures.sections import Column, Section

_FEWEST_GROUPS = 2


def columns_of_row(section: Section, cells: Sequence[str]) -> tuple[Column, ...]:
    """The columns as they hold for one row: without the name of the part where its figures are those of the groups."""
    groups = [
        list(each)
        for _, each in groupby(section.values, key=lambda n: (section.columns[n].words[:-1], section.columns[n].year))
    ]
    if len(groups) < _FEWEST_GROUPS or not all(_of_whole(section, cells, group) for group in groups):
        return section.columns
    first = {group[0] for group in groups}
    return tuple(
        replace(column, words=column.words[:-1]) if n in first else column for n, column in enumerate(section.columns)
    )


def _of_whole(section: Section, cells: Sequence[str], group: Sequence[int]) -> bool:
    kinds = {member_kind(words[-1]) if (words := section.columns[n].words) else "" for n in group}
    filled = [bool(cells[n].strip()) if n < len(cells) else False for n in group]
    return len(group) > 1 and len(kinds) == 1 and "" not in kinds and filled[0] and not any(filled[1:])
