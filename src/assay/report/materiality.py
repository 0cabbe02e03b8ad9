"""Stakeholders and materiality in the report: who is heard, how topics were scored, their ranking and what changed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.book.materiality import AXES
from assay.book.meetings import MATERIALITY, approval
from assay.book.ranking import changes, previous_round, ranking
from assay.core.numbers import plain, rounded, shortest
from assay.report.charts import Chart, ChartPoint
from assay.report.display import day_in
from assay.report.document import Column, Paragraph, PlainTable, Run

if TYPE_CHECKING:
    from assay.book.materiality import Axis
    from assay.book.ranking import Change, Ranked, Score
    from assay.core.languages import Text
    from assay.report.document import Block, Runs
    from assay.report.material import Material


def stakeholder_blocks(material: Material) -> list[Block]:
    """The table of stakeholders: what concerns them, how and how often they are heard, what was done about it."""
    say, groups = material.say, material.book.stakeholders
    if not groups:
        return []
    answered = any(group.response for group in groups)
    headings = (
        ("stakeholder", 3),
        ("concerns", 4),
        ("channels", 4),
        ("frequency", 3),
        *([("response", 4)] if answered else []),
    )
    names = {topic.id: topic.name for topic in material.book.materiality.topics}
    rows: list[tuple[Runs, ...]] = []
    for group in groups:
        concerns = (*group.concerns, *(names[topic] for topic in group.topics if topic in names))
        rows.append(
            (
                (Run(text=group.group.in_language(material.language), bold=True),),
                _list(material, concerns),
                _list(material, group.channels),
                _text(material, group.frequency),
                *([_text(material, group.response)] if answered else []),
            )
        )
    return [
        PlainTable(
            id="t-stakeholders",
            caption=say("stakeholder_table"),
            columns=tuple(Column(label=say(name), share=share) for name, share in headings),
            rows=tuple(rows),
        )
    ]


def topic_ranking(material: Material) -> list[Block]:
    """How the topics were scored, the matrix, the ranked table, and what changed from the round before."""
    ranked = ranking(material.book, material.book.reporting_year)
    if not ranked:
        return []
    told = _how(material, ranked)
    moved = _changes(material)
    return [*told, _matrix(material, ranked), _table(material, ranked), *([moved] if moved else [])]


def axis_name(material: Material, axis: Axis) -> str:
    """The book's name of an axis, or the usual one."""
    own = material.book.materiality.axes.get(axis)
    usual = material.say("matrix_up" if axis == "stakeholders" else "matrix_across")
    return own.in_language(material.language) if own else usual


def _how(material: Material, ranked: tuple[Ranked, ...]) -> list[Block]:
    """How scores were made of answers, what makes a class of them, and who confirmed the outcome."""
    say, found = material.say, material.book.materiality
    sentences: list[str] = []
    groups = _groups(ranked)
    if groups:
        name = "scored_answers" if found.weights else "scored_alike"
        ends = {"low": shortest(found.lowest), "high": shortest(found.highest)}
        sentences.append(say(name, groups=len(groups), weights=_weights(material, ranked), **ends))
    bounds = {"high": shortest(found.high), "moderate": shortest(found.moderate)}
    sentences.append(say(f"scored_rule_{found.rule}", **bounds))
    review = approval(material.book, MATERIALITY)
    if review is not None:
        body, day = review.body.name.in_language(material.language), day_in(review.day, material.language)
        sentences.append(say("ranking_confirmed", body=body, day=day, minutes=review.meeting))
    gap = " " if material.language == "en" else ""
    return [Paragraph(runs=(Run(text=gap.join(sentences)),))]


def _groups(ranked: tuple[Ranked, ...]) -> list[str]:
    scores: list[Score] = [score for each in ranked for score in each.scores.values()]
    return sorted({part.group for score in scores for part in score.groups})


def _weights(material: Material, ranked: tuple[Ranked, ...]) -> str:
    """On each axis the groups that scored it, each with its part of their weights, the heaviest first."""
    spec = next(spec for spec in material.book.registers.values() if spec.role == "topic_scores")
    dimension, weights = spec.fields["group"].dimension, material.book.materiality.weights
    told: list[str] = []
    for axis in AXES:
        groups = {part.group for each in ranked for part in each.scores[axis].groups}
        whole = sum((weights[name] for name in groups), Decimal(0))
        parts = [
            material.say(
                "weight_of",
                group=material.member(dimension, name),
                weight=shortest(rounded(weights[name] / whole * 100, 1)),
            )
            for name in sorted(groups, key=lambda name: (-weights[name], name))
        ]
        if parts:
            name = axis_name(material, axis)
            told.append(material.say("weights_on", axis=name, parts=material.say("list_join").join(parts)))
    return material.say("clause_join").join(told)


def _matrix(material: Material, ranked: tuple[Ranked, ...]) -> Chart:
    """One numbered dot a topic, by both scores."""
    say, found = material.say, material.book.materiality
    points = tuple(
        ChartPoint(
            category=each.topic.name.in_language(material.language),
            value=each.value("stakeholders"),
            across=each.value("business"),
            text=str(each.rank),
            series=say(each.band),
        )
        for each in ranked
    )
    told = "; ".join(
        f"{each.rank} {point.category} ({_score(each, 'business')}, {_score(each, 'stakeholders')})"
        for each, point in zip(ranked, points, strict=True)
    )
    return Chart(
        id="c-materiality",
        title=say("matrix"),
        alt=say("chart_alt", title=say("matrix"), figures=told),
        kind="matrix",
        points=points,
        table_id="t-materiality",
        source=say("matrix_note"),
        across_title=axis_name(material, "business"),
        value_title=axis_name(material, "stakeholders"),
        thresholds=(found.moderate, found.high),
    )


def _score(each: Ranked, axis: Axis) -> str:
    """A score made of answers with two digits; a typed one as typed."""
    score = each.scores[axis]
    return plain(rounded(score.value, 2)) if score.groups else shortest(score.value)


def _table(material: Material, ranked: tuple[Ranked, ...]) -> PlainTable:
    say, compared = material.say, previous_round(material.book) is not None
    moved = {change.topic.id: change for change in changes(material.book)}
    columns = [
        Column(label=say("number"), align="right", share=2),
        Column(label=say("topic"), share=9),
        Column(label=say("materiality_level"), share=4),
        Column(label=axis_name(material, "business"), align="right", share=5),
        Column(label=axis_name(material, "stakeholders"), align="right", share=5),
    ]
    if compared:
        columns.append(Column(label=say("change_since"), share=6))
    return PlainTable(
        id="t-materiality",
        caption=say("material_topics"),
        columns=tuple(columns),
        rows=tuple(
            (
                (Run(text=str(each.rank)),),
                (Run(text=each.topic.name.in_language(material.language)),),
                (Run(text=say(each.band), bold=each.band == "high"),),
                (Run(text=_score(each, "business")),),
                (Run(text=_score(each, "stakeholders")),),
                *(_compared(material, moved[each.topic.id]) if compared else ()),
            )
            for each in ranked
        ),
    )


def _compared(material: Material, change: Change) -> tuple[Runs]:
    """In words: a bare number beside the name of a topic would read like a figure of it."""
    return ((Run(text=_moved(material, change), bold=change.move != "same"),),)


def _moved(material: Material, change: Change) -> str:
    say, before, now = material.say, change.before, change.now
    if before is None or now is None:
        return say("move_new" if before is None else "move_dropped")
    if change.move != "same":
        band = say(before.band)
        return say(f"move_{change.move}", band=band.lower())
    steps = before.rank - now.rank
    if not steps:
        return say("rank_same")
    return say("rank_up" if steps > 0 else "rank_down", steps=abs(steps))


def _changes(material: Material) -> PlainTable | None:
    """Topics that came, went or changed class, each with the book's reason."""
    say, year = material.say, material.book.reporting_year
    moved = [change for change in changes(material.book) if change.move != "same"]
    if not moved:
        return None
    return PlainTable(
        id="t-topic-changes",
        caption=say("topic_changes", year=previous_round(material.book)),
        columns=(
            Column(label=say("topic"), share=5),
            Column(label=say("change"), share=4),
            Column(label=say("reason"), share=10),
        ),
        rows=tuple(
            (
                (Run(text=change.topic.name.in_language(material.language), bold=True),),
                (Run(text=_moved(material, change)),),
                _text(material, change.topic.reasons.get(year)),
            )
            for change in moved
        ),
    )


def _text(material: Material, words: Text | None) -> Runs:
    return (Run(text=words.in_language(material.language)),) if words else ()


def _list(material: Material, items: tuple[Text, ...]) -> Runs:
    return (Run(text="\n".join(item.in_language(material.language) for item in items)),)
