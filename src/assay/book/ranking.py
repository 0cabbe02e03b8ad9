"""Answers to scores, scores to a ranking, and two rounds compared. Exact; every score keeps what it was made of.

The score of a topic on an axis is the mean of the groups' means, each with its group's weight; without weights in the
book it is the mean of all answers. A group that gave a topic no score on that axis is not in it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Literal

from assay.book.materiality import AXES
from assay.book.meetings import register_of
from assay.core.numbers import EXACT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.book.book import Book
    from assay.book.materiality import Axis, Band, Materiality, MaterialTopic
    from assay.book.records import Record

Move = Literal["new", "dropped", "up", "down", "same"]


@dataclass(frozen=True, slots=True)
class GroupScore:
    """What one group thinks: how many answers, their mean, and the weight of it."""

    group: str
    answers: Decimal
    mean: Decimal
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """``groups`` is empty for a score that was typed."""

    value: Decimal
    groups: tuple[GroupScore, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A topic in one round. ``rank`` counts from 1: by class, then by the sum of both scores, then by the list."""

    topic: MaterialTopic
    rank: int
    band: Band
    scores: Mapping[Axis, Score] = field(hash=False)

    def value(self, axis: Axis) -> Decimal:
        return self.scores[axis].value


@dataclass(frozen=True, slots=True)
class Change:
    """A topic between two rounds. ``move`` is by class; within a class, by rank, it is ``same``."""

    topic: MaterialTopic
    move: Move
    before: Ranked | None
    now: Ranked | None


def answers_of(book: Book, year: int) -> tuple[Record, ...]:
    """The answers of a round; none where the book keeps no register of them."""
    rows = book.records.get(register_of(book, "topic_scores"), ())
    return tuple(row for row in rows if row.values["round"] == year)


def ranking(book: Book, year: int) -> tuple[Ranked, ...]:
    """The topics of a round that have a score on both axes, the most material first."""
    materiality = book.materiality
    made = _made(materiality, answers_of(book, year))
    scored: list[tuple[MaterialTopic, Mapping[Axis, Score], Band]] = []
    for topic in materiality.topics:
        if not topic.listed(year):
            continue
        scores = {axis: made[topic.id, axis] for axis in AXES if (topic.id, axis) in made}
        if not scores and year in topic.typed:
            scores = {axis: Score(value) for axis, value in zip(AXES, topic.typed[year], strict=True)}
        if len(scores) == len(AXES):
            band = materiality.band((scores["stakeholders"].value, scores["business"].value))
            scored.append((topic, scores, band))
    order = ("high", "moderate", "low")
    scored.sort(key=lambda item: (order.index(item[2]), -sum(score.value for score in item[1].values())))
    return tuple(Ranked(topic, rank, band, scores) for rank, (topic, scores, band) in enumerate(scored, start=1))


def previous_round(book: Book) -> int | None:
    """The round before that of the reporting year, where any topic has scores in it."""
    before = [year for year in _rounds(book) if year < book.reporting_year and ranking(book, year)]
    return max(before, default=None)


def changes(book: Book) -> tuple[Change, ...]:
    """Every topic of this round or the one before: what became of it, this round's ranking first."""
    last = previous_round(book)
    if last is None:
        return ()
    now = {ranked.topic.id: ranked for ranked in ranking(book, book.reporting_year)}
    before = {ranked.topic.id: ranked for ranked in ranking(book, last)}
    found = [Change(r.topic, _move(before.get(name), r), before.get(name), r) for name, r in now.items()]
    gone = [Change(r.topic, "dropped", r, None) for name, r in before.items() if name not in now]
    return (*found, *gone)


def _move(before: Ranked | None, now: Ranked) -> Move:
    order = ("low", "moderate", "high")
    if before is None:
        return "new"
    step = order.index(now.band) - order.index(before.band)
    return "up" if step > 0 else "down" if step < 0 else "same"


def _rounds(book: Book) -> set[int]:
    rows = book.records.get(register_of(book, "topic_scores"), ())
    years = {row.values["round"] for row in rows} | {year for topic in book.materiality.topics for year in topic.typed}
    return {year for year in years if isinstance(year, int)}


def _made(materiality: Materiality, rows: tuple[Record, ...]) -> dict[tuple[str, Axis], Score]:
    """The scores that follow from the answers to a round, by topic and axis. Scores off the scale do not count."""
    sums: dict[tuple[str, Axis], dict[str, list[Decimal]]] = defaultdict(lambda: defaultdict(lambda: [Decimal(0)] * 2))
    for row in rows:
        score, answers = row.values["score"], row.values.get("answers")
        if not isinstance(score, Decimal) or not materiality.on_scale(score):
            continue
        count = answers if isinstance(answers, Decimal) else Decimal(1)
        axis = next(axis for axis in AXES if axis == row.values["axis"])
        group = sums[str(row.values["topic"]), axis][str(row.values["group"])]
        group[0] += count
        group[1] += count * score
    with localcontext(EXACT):
        made = {key: _score(materiality, groups) for key, groups in sums.items()}
    return {key: score for key, score in made.items() if score is not None}


def _score(materiality: Materiality, groups: Mapping[str, list[Decimal]]) -> Score | None:
    weights = materiality.weights
    parts = [
        GroupScore(name, count, total / count, weights.get(name, Decimal(0)) if weights else count)
        for name, (count, total) in sorted(groups.items())
    ]
    parts = [part for part in parts if part.weight > 0]
    whole = sum((part.weight for part in parts), Decimal(0))
    if not whole:
        return None
    return Score(sum((part.weight * part.mean for part in parts), Decimal(0)) / whole, tuple(parts))
