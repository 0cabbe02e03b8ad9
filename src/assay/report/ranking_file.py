"""``materiality.csv`` and ``materiality_answers.csv``: how each score was made, for anyone to make it again.

A group with fewer answers than small groups need is not shown by itself: it is put together with the next smallest.
The mean of such a pool is that of its groups by their weights, so the score is still the mean of the rows by weight.
How many gave which score stands in the second file, without who they were. Where small groups are protected, that is
told only of groups of which each score was given by as many as small groups need, since a single answer could be
somebody's; of all others the file says that their answers are withheld.
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

COLUMNS = ("round", "rank", "topic", "class", "axis", "score", "group", "weight", "answers", "mean",
           "class_by", "high_from", "moderate_from")  # fmt: skip
ANSWERS = ("round", "topic", "axis", "group", "score", "answers")
WITHHELD = "withheld"


def ranking_csv(book: Book) -> str:
    """The proof of all rankings of the book's years; empty where no score was made of answers. Each row has the rule of
    the classes: which scores make a class, and from where it is high and moderate."""
    rule = (book.materiality.rule, plain(book.materiality.high), plain(book.materiality.moderate))
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
            *rule,
        )
        for year in book.years
        if answers_of(book, year)
        for each in ranking(book, year)
        for axis in AXES
        for part in pooled(each.scores[axis].groups, book.settings.small_cells)
    ]
    return _written(COLUMNS, rows)


def answers_csv(book: Book) -> str:
    """How many of a group gave a topic which score, for all that a score was made of; ``withheld`` for small groups."""
    counted: dict[tuple[int, str, str, str, Decimal], Decimal] = {}
    least = book.settings.small_cells
    shown: list[tuple[int, str, str, str]] = []
    for year in book.years:
        used: set[tuple[str, str, str]] = set()
        for each in ranking(book, year):
            for axis in AXES:
                used |= {(each.topic.id, axis, part.group) for part in each.scores[axis].groups}
                if answers_of(book, year):
                    shown += [(year, each.topic.id, axis, p.group) for p in pooled(each.scores[axis].groups, least)]
        for row in answers_of(book, year):
            named = (str(row.values["topic"]), str(row.values["axis"]), str(row.values["group"]))
            score, answers = row.values["score"], row.values.get("answers")
            if named in used and isinstance(score, Decimal) and book.materiality.on_scale(score):
                given = answers if isinstance(answers, Decimal) else Decimal(1)
                counted[year, *named, score] = counted.get((year, *named, score), Decimal(0)) + given
    by_group: dict[tuple[int, str, str, str], dict[Decimal, Decimal]] = {}
    for key in sorted(counted):
        by_group.setdefault(key[:4], {})[key[4]] = counted[key]
    rows: list[tuple[object, ...]] = []
    for group in sorted(shown):
        each_score = by_group.get(group, {})
        if each_score and min(each_score.values()) >= least:
            rows += [(*group, plain(score), plain(answers)) for score, answers in each_score.items()]
        else:
            rows.append((*group, WITHHELD, ""))
    return _written(ANSWERS, rows)


def _written(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    if not rows:
        return ""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
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
