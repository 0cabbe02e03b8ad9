"""``materiality.yaml`` from a book, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assay.book.materiality import AXES, Materiality
from assay.core.numbers import plain

if TYPE_CHECKING:
    from assay.book.book import Book
    from assay.book.materiality import MaterialTopic, Pair
    from assay.core.languages import Text


def materiality_of(book: Book) -> dict[str, Any]:
    """Everything that differs from an empty assessment; nothing where there is no topic."""
    found, default = book.materiality, Materiality()
    data: dict[str, Any] = {
        "thresholds": {"high": plain(found.high), "moderate": plain(found.moderate)},
        "scale": {"low": plain(found.lowest), "high": plain(found.highest)}
        if (found.lowest, found.highest) != (default.lowest, default.highest)
        else {},
        "class_by": found.rule if found.rule != default.rule else "",
        "weights": {name: plain(weight) for name, weight in found.weights.items()},
        "axes": {name: _words(words) for name, words in found.axes.items()},
        "topics": [_topic(topic, book.reporting_year) for topic in found.topics],
    }
    return {key: value for key, value in data.items() if value} if found != default else {}


def _topic(topic: MaterialTopic, year: int) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": topic.id,
        "name": _words(topic.name),
        "aspect": topic.aspect,
        "first": str(topic.first or ""),
        "last": str(topic.last or ""),
        **(_scores(topic.typed[year]) if year in topic.typed else {}),
        "earlier": {str(when): _scores(pair) for when, pair in topic.typed.items() if when != year},
        "reasons": {str(when): _words(words) for when, words in topic.reasons.items()},
        "metrics": list(topic.metrics),
    }
    return {key: value for key, value in data.items() if value}


def _scores(pair: Pair) -> dict[str, str]:
    return {axis: plain(value) for axis, value in zip(AXES, pair, strict=True)}


def _words(text: Text) -> dict[str, str]:
    found = {"en": text.en, "zh-Hant": text.zh_hant, "zh-Hans": text.zh_hans}
    return {key: value for key, value in found.items() if value}
