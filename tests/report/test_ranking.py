"""Answers become scores, scores a ranking, and what cannot be right in either is found."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assay.book.dump import dump_book
from assay.book.ranking import GroupScore, changes, ranking
from assay.content import load_content
from assay.core.languages import LANGUAGES
from assay.examine import Examined, examine
from assay.render.apart import set_apart
from assay.report.document import Chart, PlainTable
from assay.report.ranking_file import pooled, ranking_csv
from report.composed import composed, document_of, passage, section, spoken

if TYPE_CHECKING:
    from pathlib import Path

    from assay.core.findings import Finding
    from assay.examine import Examined as Found
    from small_book import SmallBook

TOPICS = """
    thresholds: {high: 4, moderate: 3}
    weights: {employees: 3, customers: 1, management: 1}
    topics:
      - {id: energy, name: {en: Energy, zh-Hant: 能源, zh-Hans: 能源}, aspect: A2}
      - {id: water, name: {en: Water, zh-Hant: 水, zh-Hans: 水}, first: 2024, reasons: {2024: {en: Drought}}}
      - {id: gifts, name: {en: Gifts, zh-Hant: 餽贈, zh-Hans: 馈赠}, last: 2023, reasons: {2024: {en: Merged}}}
    """
SCORES = """
    round,group,topic,axis,score,answers
    2023,employees,energy,stakeholders,3,10
    2023,management,energy,business,3,4
    2023,employees,gifts,stakeholders,2,10
    2023,management,gifts,business,2,4
    2024,employees,energy,stakeholders,5,8
    2024,employees,energy,stakeholders,4,2
    2024,customers,energy,stakeholders,3,6
    2024,management,energy,business,4,3
    2024,employees,water,stakeholders,3,10
    2024,management,water,business,2,4
    """
SURVEYS = """
    round,group,date,sent,returned
    2024,employees,2024-07-01,12,10
    2024,customers,2024-07-02,9,6
    2024,management,2024-07-03,4,4
    """


def kept(book: SmallBook, topics: str = TOPICS, scores: str = SCORES, surveys: str = SURVEYS) -> SmallBook:
    book.records("output 2024 5 t", "energy_consumed 2024 9 MWh")
    return book.write(
        {"materiality.yaml": topics, "records/topic_scores.csv": scores, "records/topic_surveys.csv": surveys}
    )


def found(book: SmallBook) -> dict[str, Finding]:
    return {f.code: f for f in composed(book).findings if f.code.startswith(("materiality.", "stakeholders."))}


def test_a_score_is_the_mean_of_the_groups_means_by_weight(book: SmallBook) -> None:
    first, second = ranking(kept(book).examine().book, 2024)
    # Employees (5·8 + 4·2) ÷ 10 = 4.8 with weight 3, customers 3 with weight 1: (14.4 + 3) ÷ 4.
    assert first.value("stakeholders") == Decimal("4.35")
    assert [(part.group, part.answers, part.mean) for part in first.scores["stakeholders"].groups] == [
        ("customers", 6, 3),
        ("employees", 10, Decimal("4.8")),
    ]
    assert (first.topic.id, first.rank, first.band) == ("energy", 1, "high")
    assert (second.topic.id, second.rank, second.band) == ("water", 2, "low")


def test_without_weights_every_answer_counts_alike(book: SmallBook) -> None:
    topics = TOPICS.replace("    weights: {employees: 3, customers: 1, management: 1}\n", "")
    first = ranking(kept(book, topics).examine().book, 2024)[0]
    assert first.value("stakeholders") == (Decimal(48) + 18) / 16


@pytest.mark.parametrize(("rule", "band"), [("both", "low"), ("either", "moderate"), ("mean", "low")])
def test_the_book_says_how_two_scores_make_one_class(book: SmallBook, rule: str, band: str) -> None:
    second = ranking(
        kept(book, TOPICS.replace("thresholds:", f"class_by: {rule}\n    thresholds:")).examine().book, 2024
    )[1]
    assert second.band == band


def test_what_came_went_and_rose_is_told_with_its_reason(book: SmallBook) -> None:
    moved = {change.topic.id: change.move for change in changes(kept(book).examine().book)}
    assert moved == {"energy": "up", "water": "new", "gifts": "dropped"}
    blocks = section(document_of(book), "materiality").blocks
    table = next(block for block in blocks if isinstance(block, PlainTable) and block.id == "t-topic-changes")
    assert [[spoken(runs) for runs in row] for row in table.rows] == [
        ["Energy", "Raised from moderate", ""],
        ["Water", "New", "Drought"],
        ["Gifts", "Dropped", "Merged"],
    ]
    unexplained = found(book)["materiality.change_unexplained"]
    assert "'energy' went from moderate to high since 2023" in unexplained.message


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("2024,employees,water,", "2024,employees,watr,", "materiality.topic_unknown", "Did you mean 'water'?"),
        ("stakeholders,5,8", "stakeholders,6,8", "materiality.answer_score", "Expected 1 to 5"),
        ("stakeholders,5,8", "stakeholders,5,9", "materiality.more_answers", "At most 10 answers"),
        ("2024,customers,energy", "2024,suppliers,energy", "materiality.weight_missing", "weight for every group"),
        ("2024,management,water,business,2,4\n", "", "materiality.unscored", "Answers on the axes"),
    ],
)
def test_answers_that_cannot_count_are_named(book: SmallBook, old: str, new: str, code: str, said: str) -> None:
    assert old in SCORES
    told = found(kept(book, scores=SCORES.replace(old, new)))[code]
    assert said in told.expected
    if code.endswith(("unknown", "score")):
        assert str(told.place).startswith("records/topic_scores.csv, row ")


def test_right_answers_raise_nothing_but_the_missing_reason(book: SmallBook) -> None:
    assert set(found(kept(book))) == {"materiality.change_unexplained"}


def test_a_high_topic_that_nothing_answers_is_found(book: SmallBook) -> None:
    kept(book, TOPICS.replace("aspect: A2", "aspect: B8"))
    assert "has risen to high importance" in found(book)["materiality.high_unanswered"].message
    book.write({"narrative/B8.GD.en.md": "We give."})
    assert "materiality.high_unanswered" not in found(book)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("We found 19 key topics.", True),
        ("Nineteen material ESG topics were ranked.", True),
        ("We ranked 2 topics, one topic high.", False),
        ("The 2 material topics; 40 employees spoke.", False),
        ("本集團識別19項重要議題。", True),
        ("本集團識別2項重要議題。", False),
    ],
)
def test_a_number_of_topics_in_the_text_that_the_list_does_not_give(book: SmallBook, words: str, wrong: bool) -> None:
    kept(book).write({"narrative/MDR-RP.en.md": f"First line.\n\n{words}"})
    told = found(book).get("materiality.count_differs")
    assert (told is not None) is wrong
    if told:
        assert str(told.place) == "narrative/MDR-RP.en.md, line 3"
        assert "has 2 topics (1 high, 0 moderate, 1 low)" in told.message


def test_a_ranking_confirmed_before_the_answers_were_in_is_found(book: SmallBook) -> None:
    kept(book).write(
        {
            "governance.yaml": "bodies: [{id: board, name: {en: Board}}]",
            "records/minutes.csv": "meeting,date,body,subject\nB1,2024-06-30,board,Topics\n",
            "records/reviews.csv": "meeting,matter,year,outcome\nB1,materiality,2024,approved\n",
        }
    )
    assert "survey closed on 2024-07-03" in found(book)["materiality.confirmed_early"].message


def test_stakeholders_are_bound_to_topics_and_surveys(book: SmallBook) -> None:
    kept(book).write(
        {
            "stakeholders.yaml": """
            - {id: employees, group: {en: Staff}, topics: [energy, wter], response: {en: Listened}}
            """
        }
    )
    told = found(book)
    assert "'wter', which is no topic" in told["stakeholders.topic_unknown"].message
    assert "'customers' was asked" in told["stakeholders.unlisted"].message
    table = section(document_of(book), "engagement").blocks[0]
    assert isinstance(table, PlainTable)
    assert [spoken(runs) for runs in table.rows[0]] == ["Staff", "Energy", "", "", "Listened"]


def test_bad_settings_are_said_with_their_line(book: SmallBook) -> None:
    kept(book, TOPICS.replace("thresholds:", "scale: {low: 5, high: 1}\n    thresholds:"))
    assert "from 5 to 1" in found(book)["materiality.scale"].message
    kept(book, TOPICS.replace("customers: 1", "customrs: 1"))
    assert "Did you mean 'customers'?" in found(book)["materiality.weight"].expected


def test_response_is_a_figure_with_its_groups(book: SmallBook) -> None:
    facts = kept(book).examine().calculation.facts
    rate = facts.get("topic_response_rate", 2024)
    assert rate is not None
    assert rate.value == Decimal(20) / 25 * 100
    customers = facts.get("topic_questionnaires_returned", 2024, (("stakeholder_group", "customers"),))
    assert customers is not None
    assert customers.value == 6


def test_typed_scores_and_names_of_the_axes_still_do(book: SmallBook) -> None:
    book.write(
        {
            "materiality.yaml": """
            axes: {stakeholders: {en: Impact on people, zh-Hant: 對人的影響, zh-Hans: 对人的影响}}
            topics:
              - {id: energy, name: {en: Energy}, stakeholders: 4.5, business: 3, earlier: {2023: {stakeholders: 2, business: 2}}}
            """
        }
    )
    chart = next(b for b in section(document_of(book), "materiality").blocks if isinstance(b, Chart))
    assert chart.value_title == "Impact on people"
    assert [(p.value, p.across) for p in chart.points] == [(Decimal("4.5"), 3)]
    assert [change.move for change in changes(book.examine().book)] == ["up"]


def test_the_proof_gives_the_scores_again_and_no_small_group(lantern: Found) -> None:
    rows = list(csv.DictReader(io.StringIO(ranking_csv(lantern.book))))
    scores: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows:
        scores.setdefault((row["round"], row["topic"], row["axis"]), []).append(row)
        assert int(row["answers"]) >= lantern.book.settings.small_cells
    assert len(scores) == 2 * (22 + 22 + 22)
    for parts in scores.values():
        weight = sum(Decimal(part["weight"]) for part in parts)
        made = sum(Decimal(part["weight"]) * Decimal(part["mean"]) for part in parts) / weight
        assert abs(made - Decimal(parts[0]["score"])) < Decimal("1e-20")
    assert any("government+" in row["group"] for row in rows if row["round"] == "2023")  # four answers


def test_one_small_group_never_stands_beside_what_it_can_be_told_from() -> None:
    groups = [GroupScore(name, Decimal(n), Decimal(3), Decimal(1)) for name, n in (("a", 2), ("b", 9), ("c", 30))]
    assert [part.group for part in pooled(groups, 5)] == ["c", "a+b"]
    assert [part.group for part in pooled(groups, 0)] == ["a", "b", "c"]


def test_dots_are_set_apart_and_others_stay() -> None:
    dots = [(1.0, 1.0), (1.0, 1.0), (3.0, 3.0), (3.05, 3.0), (2.0, 4.5)]
    places = set_apart(dots, 0.2, (1.0, 5.0))
    assert places[4] == dots[4]
    for number, one in enumerate(places):
        for other in places[number + 1 :]:
            assert (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 >= 0.199**2
    assert all(
        abs(a - b) <= 0.21 for place, dot in zip(places, dots, strict=True) for a, b in zip(place, dot, strict=True)
    )


def test_the_example_tells_its_ranking_in_each_language(lantern: Found) -> None:
    made = composed(lantern)
    ranked = ranking(lantern.book, 2025)
    assert len(ranked) == 22
    for language in LANGUAGES:
        blocks = section(made.composed[language].document, "materiality").blocks
        table = next(block for block in blocks if isinstance(block, PlainTable) and block.id == "t-materiality")
        assert [spoken(row[1]) for row in table.rows] == [each.topic.name.in_language(language) for each in ranked]
        told = " ".join(passage(made.composed[language].document, "materiality"))
        assert "M-BOA-20250828" in told


def test_a_ranking_survives_being_written_out_and_read_again(lantern: Found, tmp_path: Path) -> None:
    dump_book(lantern.book, tmp_path / "again")
    again = examine(tmp_path / "again", load_content())
    assert isinstance(again, Examined)
    assert again.book.materiality == lantern.book.materiality
    assert again.book.stakeholders == lantern.book.stakeholders
    assert ranking(again.book, 2024) == ranking(lantern.book, 2024)
