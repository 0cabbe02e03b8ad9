"""The ranking of topics, held against its answers, its survey, the minutes, the targets and the text."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.book.faults import one_of
from assay.book.materiality import AXES
from assay.book.meetings import MATERIALITY, approval, register_of
from assay.book.ranking import answers_of, changes, previous_round, ranking
from assay.core.findings import Finding
from assay.core.provenance import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assay.book.records import Record
    from assay.checks.case import Case
    from assay.core.findings import Severity

_PLACE = Place("materiality.yaml")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_WORDS = (*_ONES, *_TEENS, "twenty")
_COUNTS = (
    re.compile(
        rf"\b(\d{{1,3}}|twenty-(?:{'|'.join(_ONES)})|{'|'.join(_WORDS)})\s+"
        r"(?:(?:key|material|important|relevant|ESG|sustainability)\s+)*(?:topics|issues)\b",
        re.IGNORECASE,
    ),
    re.compile(r"(\d{1,3})\s*[項项個个](?:重要|重大|關鍵|关键|主要|核心|實質性|实质性|相關|相关|ESG)*(?:議題|议题)"),
)


def check_materiality(case: Case) -> Iterator[Finding]:
    """Answers that cannot count, topics without a score, changes without a reason, numbers of topics in the text."""
    if not case.book.materiality.topics:
        return
    yield from _answers(case)
    yield from _weights(case)
    yield from _scores(case)
    yield from _changed(case)
    yield from _told(case)
    yield from _confirmed(case)
    yield from _stakeholders(case)


def _answers(case: Case) -> Iterator[Finding]:
    """Rows that name no topic of their round or lie off the scale: one finding each, at the first such row."""
    book, found = case.book, case.book.materiality
    seen: set[tuple[str, str]] = set()
    for year in book.years:
        known = {topic.id for topic in found.topics if topic.listed(year)}
        for row in answers_of(book, year):
            topic, score = str(row.values["topic"]), row.values["score"]
            if topic not in known and (topic, str(year)) not in seen:
                seen.add((topic, str(year)))
                yield _found(
                    "materiality.topic_unknown",
                    "error",
                    f"the answers of {year} score '{topic}', which is no topic of that round.",
                    one_of(topic, known),
                    "Correct the word, or add the topic to materiality.yaml; these rows do not count.",
                    row.place,
                )
            if isinstance(score, Decimal) and not found.on_scale(score):
                key = ("score", str(score))
                if key not in seen:
                    seen.add(key)
                    yield _found(
                        "materiality.answer_score",
                        "error",
                        f"the score {score} lies off the scale.",
                        f"Expected {found.lowest} to {found.highest} (`scale` in materiality.yaml).",
                        "Correct the row; answers with this score do not count.",
                        row.place,
                    )
    yield from _more_than_returned(case)


def _more_than_returned(case: Case) -> Iterator[Finding]:
    """No topic can have more answers of a group than questionnaires came back."""
    book = case.book
    rows = book.records.get(register_of(book, "topic_surveys"), ())
    returned: dict[tuple[object, object], Record] = {(row.values["round"], row.values["group"]): row for row in rows}
    given: Counter[tuple[object, ...]] = Counter()
    for year in book.years:
        for row in answers_of(book, year):
            answers = row.values.get("answers")
            count = int(answers) if isinstance(answers, Decimal) else 1
            given[year, row.values["group"], row.values["topic"], row.values["axis"]] += count
    told: set[tuple[object, object]] = set()
    for (round_, group, topic, axis), count in sorted(given.items(), key=str):
        survey = returned.get((round_, group))
        most = survey.values["returned"] if survey else None
        if survey is None or not isinstance(most, Decimal) or count <= most or (round_, group) in told:
            continue
        told.add((round_, group))
        yield _found(
            "materiality.more_answers",
            "error",
            f"'{group}' gave '{topic}' {count} answers on the axis '{axis}' in {round_}; {most} came back.",
            f"At most {most} answers a topic and axis.",
            "Correct the answers, or the number returned.",
            survey.place,
        )


def _weights(case: Case) -> Iterator[Finding]:
    book, weights = case.book, case.book.materiality.weights
    register = register_of(book, "topic_scores")
    if not weights or not register:
        return
    known = book.catalogue.dimensions[book.registers[register].fields["group"].dimension].members
    for name in weights:
        if name not in known:
            yield _found(
                "materiality.weight",
                "error",
                f"a weight is given to '{name}', which is no group of stakeholders.",
                one_of(name, known),
                "Correct the word, or add the group under members in book.yaml.",
            )
    for name in sorted({str(row.values["group"]) for row in answers_of(book, book.reporting_year)} - set(weights)):
        yield _found(
            "materiality.weight_missing",
            "warning",
            f"'{name}' answered in {book.reporting_year} and has no weight, so its answers do not count.",
            "A weight for every group that was asked.",
            f"Add '{name}' under weights in materiality.yaml; 0 leaves it out on purpose.",
        )


def _scores(case: Case) -> Iterator[Finding]:
    book, year = case.book, case.book.reporting_year
    ranked = {each.topic.id: each for each in ranking(book, year)}
    listed = [topic for topic in book.materiality.topics if topic.listed(year)]
    unscored = [topic.id for topic in listed if topic.id not in ranked]
    if unscored:
        yield _found(
            "materiality.unscored",
            "warning",
            f"of {len(listed)} topics {len(unscored)} have no score on both axes in {year} and are not ranked: "
            f"{', '.join(unscored)}.",
            f"Answers on the axes {' and '.join(AXES)}, or both scores at the topic.",
            "Add them, or set 'last' to the last round in which a topic was assessed.",
        )
    twice = [t.id for t in listed if t.id in ranked and year in t.typed and ranked[t.id].scores["business"].groups]
    if twice:
        yield _found(
            "materiality.score_twice",
            "warning",
            f"topics with typed scores beside their answers of {year}: {', '.join(twice)}.",
            "Scores made of answers, or typed, not both.",
            "Delete the typed ones; they are not used.",
        )


def _changed(case: Case) -> Iterator[Finding]:
    book, year = case.book, case.book.reporting_year
    for change in changes(book):
        if change.move == "same" or year in change.topic.reasons:
            continue
        what = {"new": "is new", "dropped": "is no longer assessed"}.get(change.move)
        if what is None and change.before and change.now:
            what = f"went from {change.before.band} to {change.now.band}"
        yield _found(
            "materiality.change_unexplained",
            "warning",
            f"the topic '{change.topic.id}' {what} since {previous_round(book)}; no reason is given.",
            "A reason for every topic that came, went or changed its class.",
            f"Write it at the topic: reasons: {{{year}: …}}.",
        )


def _told(case: Case) -> Iterator[Finding]:
    """A number of topics in the text that no count of the list gives."""
    book = case.book
    ranked = ranking(book, book.reporting_year)
    bands = Counter(each.band for each in ranked)
    moves = Counter(change.move for change in changes(book))
    before = previous_round(book)
    right = {len(ranked), *bands.values(), bands["high"] + bands["moderate"], *moves.values()}
    right |= {len(ranking(book, before))} if before is not None else set()
    for passage in book.narrative.passages.values():
        for number, line in enumerate(passage.text.splitlines(), start=1):
            for found in (match for pattern in _COUNTS for match in pattern.finditer(line)):
                if _number(found[1]) not in right:
                    yield _found(
                        "materiality.count_differs",
                        "warning",
                        f"the text speaks of '{found[0]}'; the list of {book.reporting_year} has {len(ranked)} topics "
                        f"({bands['high']} high, {bands['moderate']} moderate, {bands['low']} low).",
                        f"The number of topics of the list, {len(ranked)}, or of one class.",
                        "Correct the text, or the list in materiality.yaml.",
                        Place(passage.path, line=number),
                    )


def _number(word: str) -> int:
    if word.isdecimal():
        return int(word)
    tens, dash, ones = word.lower().partition("-")
    return _WORDS.index(tens) + 1 + (_WORDS.index(ones) + 1 if dash else 0)


def _confirmed(case: Case) -> Iterator[Finding]:
    """A ranking cannot be confirmed before the answers to it are in."""
    book, year = case.book, case.book.reporting_year
    review = approval(book, MATERIALITY)
    rows = book.records.get(register_of(book, "topic_surveys"), ())
    days = [row.values["date"] for row in rows if row.values["round"] == year]
    last = max((day for day in days if day is not None), key=str, default=None)
    if review is not None and last is not None and str(last) > str(review.day):
        yield _found(
            "materiality.confirmed_early",
            "warning",
            f"'{review.body.id}' approved the ranking of {year} on {review.day}; the survey closed on {last}.",
            "An approval on or after the day on which the last answers came in.",
            "Correct the minutes or the survey, or have the ranking approved again.",
        )


def _stakeholders(case: Case) -> Iterator[Finding]:
    """Groups that were asked and are not in the table of stakeholders; concerns that are no topics."""
    book, place = case.book, Place("stakeholders.yaml")
    topics = {topic.id for topic in book.materiality.topics}
    for group in book.stakeholders:
        for name in group.topics:
            if name not in topics:
                yield _found(
                    "stakeholders.topic_unknown",
                    "error",
                    f"'{group.group.en}' is said to care about '{name}', which is no topic.",
                    one_of(name, topics),
                    "Correct the word; it is not printed.",
                    place,
                )
    named = {group.id for group in book.stakeholders if group.id}
    rows = book.records.get(register_of(book, "topic_surveys"), ())
    asked = {str(row.values["group"]) for row in rows if row.values["round"] == book.reporting_year}
    own = {
        str(row.values["group"]) for row in answers_of(book, book.reporting_year) if row.values["axis"] == "business"
    }
    for name in sorted(asked - named - own) if named else ():
        yield _found(
            "stakeholders.unlisted",
            "warning",
            f"'{name}' was asked about topics in {book.reporting_year} and is not in the table of stakeholders.",
            one_of(name, named),
            "Add the group to stakeholders.yaml, or give an entry this id.",
            place,
        )


def _found(code: str, severity: Severity, message: str, expected: str, action: str, place: Place = _PLACE) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        place=place,
        message=message[0].upper() + message[1:],
        expected=expected,
        action=action,
    )
