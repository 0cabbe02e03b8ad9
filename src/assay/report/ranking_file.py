"""``materiality.csv``: how each score was made, round by round, so that anyone can make it again.

A group with fewer answers than small groups need is not shown by itself: it is put together with the next smallest.
The mean of such a pool is that of its groups by their weights, so the score is still the mean of the rows by weight.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from assay.book.materiality import AXES
from assay.book.ranking import GroupScore, answers_of, ranking
from assay.core.numbers import EXACT, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.book.book import Book

COLUMNS = ("round", "rank", "topic", "class", "axis", "score", "group", "weight", "answers", "mean")


def ranking_csv(book: Book) -> str:
    """The proof of all rankings of the book's years; empty where no score was made of answers."""
    rows = [
        (
            year,
            each.rank,
            each.topic.id,
            each.band,
            axis,
            plain(each.value(axis)),
            part.group,
            plain(part.weight),
            plain(part.answers),
            plain(part.mean),
        )
        for year in book.years
        if answers_of(book, year)
        for each in ranking(book, year)
        for axis in AXES
        for part in pooled(each.scores[axis].groups, book.settings.small_cells)
    ]
    if not rows:
        return ""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return stream.getvalue()


def pooled(groups: Sequence[GroupScore], least: int) -> tuple[GroupScore, ...]:
    """The groups, those with fewer than ``least`` answers put together until every part has that many."""
    order = sorted(groups, key=lambda part: (part.answers, part.group))
    taken = [part for part in order if part.answers < least]
    rest = [part for part in order if part.answers >= least]
    while taken and rest and (len(taken) < 2 or sum((part.answers for part in taken), Decimal(0)) < least):
        taken.append(rest.pop(0))
    if not taken:
        return tuple(sorted(rest, key=lambda part: part.group))
    with localcontext(EXACT):
        weight = sum((part.weight for part in taken), Decimal(0))
        mean = sum((part.weight * part.mean for part in taken), Decimal(0)) / weight
    name = "+".join(sorted(part.group for part in taken))
    answers = sum((part.answers for part in taken), Decimal(0))
    return (*sorted(rest, key=lambda part: part.group), GroupScore(name, answers, mean, weight))
