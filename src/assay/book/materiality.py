"""Which topics matter, to stakeholders and to the business, on a scale from 1 to 5."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assay.book.nodes import Node
    from assay.core.languages import Text

Band = Literal["high", "moderate", "low"]

_LOWEST, _HIGHEST = Decimal(1), Decimal(5)


@dataclass(frozen=True, slots=True)
class MaterialTopic:
    """``aspect`` is an aspect of a framework (``A2``), or empty."""

    id: str
    name: Text
    stakeholders: Decimal
    business: Decimal
    aspect: str = ""


@dataclass(frozen=True, slots=True)
class Materiality:
    """``high`` and ``moderate`` are the scores from which a topic is so called on both axes."""

    topics: tuple[MaterialTopic, ...] = ()
    high: Decimal = Decimal(4)
    moderate: Decimal = Decimal(3)

    def band(self, topic: MaterialTopic) -> Band:
        """A topic is as material as the lower of its two scores."""
        score = min(topic.stakeholders, topic.business)
        return "high" if score >= self.high else "moderate" if score >= self.moderate else "low"


def read_materiality(node: Node | None) -> Materiality:
    if node is None:
        return Materiality()
    found = node.known(("thresholds", "topics"))
    bounds = found["thresholds"].known(("high", "moderate")) if "thresholds" in found else {}
    default = Materiality()
    high = bounds["high"].number() if "high" in bounds else None
    moderate = bounds["moderate"].number() if "moderate" in bounds else None
    topics: dict[str, MaterialTopic] = {}
    for entry in found["topics"].items() if "topics" in found else ():
        topic = _topic(entry)
        if topic is not None and topic.id in topics:
            entry.wrong(
                "materiality.duplicate",
                f"the topic '{topic.id}' stands twice.",
                "Expected every id once.",
                "Rename or delete one; the second is not read.",
            )
        elif topic is not None:
            topics[topic.id] = topic
    return Materiality(
        tuple(topics.values()),
        default.high if high is None else high,
        default.moderate if moderate is None else moderate,
    )


def _topic(node: Node) -> MaterialTopic | None:
    needed = ("id", "name", "stakeholders", "business")
    found = node.known((*needed, "aspect"), needed)
    if any(key not in found for key in needed):
        return None
    scores = [_score(found[axis]) for axis in ("stakeholders", "business")]
    if scores[0] is None or scores[1] is None:
        return None
    aspect = found["aspect"].text() if "aspect" in found else ""
    return MaterialTopic(found["id"].text(), found["name"].words(), scores[0], scores[1], aspect)


def _score(node: Node) -> Decimal | None:
    value = node.number()
    if value is None or _LOWEST <= value <= _HIGHEST:
        return value
    node.wrong(
        "materiality.score",
        f"'{node.value}' in {node.key} lies outside the scale.",
        "Expected 1 to 5, such as '4.5'.",
        "Correct the score; the topic is not read.",
    )
    return None
