"""Which topics matter, to stakeholders and to the business: the list, its scale, thresholds, weights and rounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, cast, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assay.book.nodes import Node
    from assay.core.languages import Text

Band = Literal["high", "moderate", "low"]
Axis = Literal["stakeholders", "business"]
AXES: tuple[Axis, ...] = get_args(Axis)

# How two scores make one class: by the lower, the higher, or their mean.
Rule = Literal["both", "either", "mean"]
RULES: tuple[Rule, ...] = get_args(Rule)

Pair = tuple[Decimal, Decimal]
"""The scores on both axes: stakeholders, business."""


@dataclass(frozen=True, slots=True)
class MaterialTopic:
    """``aspect`` is an aspect of a framework (``A2``), or empty. ``first`` and ``last`` are the rounds in which it was
    on the list, where not in all. ``typed`` are scores by round where they were not made of answers. ``reasons`` say by
    round why it came, went, rose or fell. ``metrics`` are figures that answer it.
    """

    id: str
    name: Text
    aspect: str = ""
    first: int | None = None
    last: int | None = None
    typed: Mapping[int, Pair] = field(default_factory=dict)
    reasons: Mapping[int, Text] = field(default_factory=dict)
    metrics: tuple[str, ...] = ()

    def listed(self, year: int) -> bool:
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Materiality:
    """``high`` and ``moderate`` are the scores from which a topic is so called, on a scale from ``lowest`` to
    ``highest``. ``rule`` says how two scores make one class.

    ``weights`` say by group how much the mean of its answers counts; without them every answer counts alike.
    ``axes`` are names other than the usual ones.
    """

    topics: tuple[MaterialTopic, ...] = ()
    high: Decimal = Decimal(4)
    moderate: Decimal = Decimal(3)
    lowest: Decimal = Decimal(1)
    highest: Decimal = Decimal(5)
    rule: Rule = "both"
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    axes: Mapping[str, Text] = field(default_factory=dict)

    def on_scale(self, score: Decimal) -> bool:
        """Whether an answer can count."""
        return self.lowest <= score <= self.highest

    def band(self, scores: Pair) -> Band:
        """The class of a topic: by default it is as material as the lower of its two scores."""
        score = min(scores) if self.rule == "both" else max(scores) if self.rule == "either" else sum(scores) / 2
        return "high" if score >= self.high else "moderate" if score >= self.moderate else "low"


def read_materiality(node: Node | None, years: tuple[int, ...]) -> Materiality:
    """``years`` are those of the book: scores at a topic itself are of the last one."""
    if node is None:
        return Materiality()
    found = node.known(("thresholds", "scale", "class_by", "weights", "axes", "topics"))
    default = Materiality()
    bounds = found["thresholds"].known(("high", "moderate")) if "thresholds" in found else {}
    ends = found["scale"].known(("low", "high")) if "scale" in found else {}
    low, top = _number(ends, "low", default.lowest), _number(ends, "high", default.highest)
    if low >= top:
        found["scale"].wrong(
            "materiality.scale",
            f"the scale goes from {low} to {top}.",
            "Expected a low end below the high one, such as '{low: 1, high: 5}'.",
            "Correct it; until then it goes from 1 to 5.",
        )
        low, top = default.lowest, default.highest
    rule = found["class_by"].choice(RULES) if "class_by" in found else ""
    return Materiality(
        topics=_topics(found["topics"], years[-1], (low, top)) if "topics" in found else (),
        high=_number(bounds, "high", default.high),
        moderate=_number(bounds, "moderate", default.moderate),
        lowest=low,
        highest=top,
        rule=cast("Rule", rule) or default.rule,
        weights=_weights(found["weights"]) if "weights" in found else {},
        axes={name: entry.words() for name, entry in found["axes"].known(AXES).items()} if "axes" in found else {},
    )


def _number(nodes: Mapping[str, Node], name: str, otherwise: Decimal) -> Decimal:
    value = nodes[name].number() if name in nodes else None
    return otherwise if value is None else value


def _weights(node: Node) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for name, entry in node.entries().items():
        value = entry.number()
        if value is not None and value >= 0:
            found[name] = value
        elif value is not None:
            entry.wrong(
                "materiality.weight",
                f"the weight of '{name}' is {value}.",
                "Expected a weight of 0 or more, such as '20' or '20%'.",
                "Correct it; the weight is not read.",
            )
    return found


def _topics(node: Node, year: int, ends: Pair) -> tuple[MaterialTopic, ...]:
    topics: dict[str, MaterialTopic] = {}
    for entry in node.items():
        topic = _topic(entry, year, ends)
        if topic is not None and topic.id in topics:
            entry.wrong(
                "materiality.duplicate",
                f"the topic '{topic.id}' stands twice.",
                "Expected every id once.",
                "Rename or delete one; the second is not read.",
            )
        elif topic is not None:
            topics[topic.id] = topic
    return tuple(topics.values())


def _topic(node: Node, year: int, ends: Pair) -> MaterialTopic | None:
    found = node.known(
        ("id", "name", "aspect", "first", "last", *AXES, "earlier", "reasons", "metrics"), ("id", "name")
    )
    if "id" not in found or "name" not in found:
        return None
    typed: dict[int, Pair] = {}
    for when, nodes in ((year, found), *_earlier(found)):
        if any(axis in nodes for axis in AXES):
            pair = _pair(node, nodes, ends)
            if pair is None:
                return None
            typed[when] = pair
    reasons = found["reasons"].entries() if "reasons" in found else {}
    return MaterialTopic(
        found["id"].text(),
        found["name"].words(),
        found["aspect"].text() if "aspect" in found else "",
        found["first"].integer() if "first" in found else None,
        found["last"].integer() if "last" in found else None,
        typed,
        {int(key): entry.words() for key, entry in reasons.items() if _is_year(entry, key)},
        found["metrics"].texts() if "metrics" in found else (),
    )


def _earlier(found: Mapping[str, Node]) -> list[tuple[int, dict[str, Node]]]:
    entries = found["earlier"].entries() if "earlier" in found else {}
    return [(int(key), entry.known(AXES, AXES)) for key, entry in entries.items() if _is_year(entry, key)]


def _is_year(entry: Node, key: str) -> bool:
    if key.isdecimal() and len(key) == 4:
        return True
    entry.wrong("yaml.value", f"'{key}' is no year.", "Expected a year such as '2024'.", "Correct it; it is not read.")
    return False


def _pair(topic: Node, nodes: Mapping[str, Node], ends: Pair) -> Pair | None:
    scores = [_score(nodes[axis], ends) if axis in nodes else None for axis in AXES]
    lacking = [axis for axis in AXES if axis not in nodes]
    if lacking:
        topic.wrong(
            "yaml.missing_key",
            f"'{topic.key}.{lacking[0]}' is not there.",
            f"Expected both of {', '.join(AXES)}, or neither where scores are made of answers.",
            "Add it.",
        )
    return None if scores[0] is None or scores[1] is None else (scores[0], scores[1])


def _score(node: Node, ends: Pair) -> Decimal | None:
    value = node.number()
    if value is None or ends[0] <= value <= ends[1]:
        return value
    node.wrong(
        "materiality.score",
        f"'{node.value}' in {node.key} lies outside the scale.",
        f"Expected {ends[0]} to {ends[1]}, such as '{ends[1] - Decimal('0.5')}'.",
        "Correct the score; the topic is not read.",
    )
    return None
