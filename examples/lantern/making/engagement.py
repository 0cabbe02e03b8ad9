"""The yearly survey on material topics: who was asked, who answered, and the scores given."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from lantern.making.draw import YEARS, rng

if TYPE_CHECKING:
    from random import Random

    from lantern.making.ledger import Ledger

# Group, the day in July on which its survey closed, and by year how many were asked and how many answered.
GROUPS = (
    ("shareholders", 4, ((20, 11), (20, 12), (22, 14))),
    ("employees", 11, ((220, 158), (240, 181), (240, 196))),
    ("customers", 9, ((44, 27), (46, 31), (48, 34))),
    ("suppliers", 9, ((60, 38), (60, 41), (64, 47))),
    ("government", 2, ((8, 4), (8, 5), (9, 6))),
    ("communities", 7, ((50, 33), (52, 36), (56, 41))),
    ("industry", 3, ((12, 8), (12, 9), (12, 9))),
    ("management", 11, ((26, 24), (26, 25), (27, 27))),
)
# Topic, first and last round, and by year the score of stakeholders and that of management, as they turned out.
TOPICS = (
    ("ghg", 2023, 2025, ((4.5, 4.4), (4.6, 4.5), (4.7, 4.6))),
    ("energy", 2023, 2025, ((4.5, 4.7), (4.5, 4.7), (4.5, 4.8))),
    ("safety", 2023, 2025, ((4.8, 4.7), (4.8, 4.7), (4.85, 4.7))),
    ("compliance", 2023, 2025, ((4.4, 4.5), (4.4, 4.5), (4.4, 4.5))),
    ("quality", 2023, 2025, ((4.3, 4.6), (4.3, 4.6), (4.3, 4.65))),
    ("air", 2023, 2025, ((4.5, 4.3), (4.5, 4.2), (4.4, 4.15))),
    ("integrity", 2023, 2025, ((4.15, 4.2), (4.15, 4.2), (4.15, 4.25))),
    ("slag", 2023, 2025, ((4.2, 3.6), (4.2, 3.7), (4.2, 3.8))),
    ("hazardous", 2023, 2025, ((4.2, 4.1), (4.15, 4.1), (4.0, 3.7))),
    ("water", 2023, 2025, ((3.7, 3.4), (3.8, 3.5), (3.9, 3.6))),
    ("climate", 2023, 2025, ((3.3, 3.4), (3.6, 3.8), (4.1, 4.2))),
    ("supply", 2023, 2025, ((3.4, 3.7), (3.5, 3.8), (3.5, 3.9))),
    ("innovation", 2023, 2025, ((3.4, 4.1), (3.4, 4.1), (3.4, 4.1))),
    ("employment", 2023, 2025, ((3.9, 3.5), (3.9, 3.5), (3.9, 3.45))),
    ("training", 2023, 2025, ((3.4, 3.4), (3.4, 3.5), (3.4, 3.55))),
    ("complaints", 2023, 2025, ((3.6, 3.7), (3.6, 3.7), (3.6, 3.7))),
    ("labour", 2023, 2025, ((3.4, 3.2), (3.3, 3.15), (3.3, 3.15))),
    ("land", 2025, 2025, ((0, 0), (0, 0), (3.4, 2.7))),
    ("privacy", 2023, 2025, ((2.5, 2.9), (2.5, 2.9), (2.6, 3.1))),
    ("diversity", 2023, 2025, ((2.9, 2.7), (2.9, 2.7), (3.1, 2.8))),
    ("community", 2023, 2025, ((3.1, 2.4), (3.1, 2.4), (3.1, 2.4))),
    ("donations", 2023, 2024, ((2.6, 2.1), (2.5, 2.1), (0, 0))),
    ("packaging", 2023, 2025, ((2.3, 2.3), (2.3, 2.3), (2.3, 2.2))),
)


def engagement(ledger: Ledger) -> None:
    """topic_surveys.csv and topic_scores.csv."""
    source = rng("engagement")
    for number, year in enumerate(YEARS):
        for group, day, counts in GROUPS:
            sent, returned = counts[number]
            name = f"TS-{year}-{group}"
            row = {"id": name, "round": str(year), "group": group, "date": f"{year}-07-{day:02d}"}
            people = {"sent": str(sent), "returned": str(returned)}
            ledger.add("topic_surveys", {**row, **people}, ("surveys", "group", year, 0), f"topics {group}")
            shown = f"scores given by {group}: {returned} questionnaires"
            evidence, line = ledger.cite(("surveys", "group", year, 0), shown)
            axis = 1 if group == "management" else 0
            for topic, first, last, scores in TOPICS:
                if first <= year <= last:
                    for score, answers in _spread(scores[number][axis], returned, source):
                        ledger.put(
                            "topic_scores",
                            {
                                "id": f"{name}-{topic}-{score}",
                                "round": str(year),
                                "group": group,
                                "topic": topic,
                                "axis": "business" if axis else "stakeholders",
                                "score": str(score),
                                "answers": str(answers),
                                "evidence": evidence,
                                "line": line,
                            },
                        )


def _spread(mean: float, answers: int, source: Random) -> list[tuple[int, int]]:
    """Scores from 1 to 5 with how often each was given, whose mean is about the one wanted."""
    points = Decimal(str(mean + 0.12 * (source.random() - 0.5))) * answers
    total = min(int(points.quantize(Decimal(1), ROUND_HALF_UP)), 5 * answers)
    low = min(total // answers, 4)
    above = total - low * answers
    given = {low: answers - above, low + 1: above}
    # Some disagree, one step further each way, which leaves the mean as it is.
    apart = min(answers // 6, given[low], given[low + 1]) if low > 1 and low + 2 <= 5 else 0
    spread = {**given, low: given[low] - apart, low + 1: given[low + 1] - apart}
    if apart:
        spread |= {low - 1: apart, low + 2: apart}
    return [(score, count) for score, count in sorted(spread.items()) if count]
