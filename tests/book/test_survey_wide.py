"""An export with one column a topic becomes scores; what is wrong in it is named by cell, the rest is imported."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assay.book.import_file import import_file
from assay.book.ranking import ranking
from cli.run import assay

if TYPE_CHECKING:
    from pathlib import Path

    from assay.book.import_file import ImportResult
    from small_book import SmallBook

TOPICS = """
    topics:
      - {id: energy, name: {en: Energy use, zh-Hant: 能源使用, zh-Hans: 能源使用}}
      - {id: water, name: {en: Water, zh-Hant: 用水, zh-Hans: 用水}}
      - {id: gifts, name: {en: Gifts, zh-Hant: 餽贈, zh-Hans: 馈赠}, last: 2023}
    """


def sent(book: SmallBook, tmp_path: Path, *lines: str) -> Path:
    book.write({"materiality.yaml": TOPICS})
    path = tmp_path / "survey.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def imported(book: SmallBook, path: Path) -> ImportResult:
    return import_file(book.examine().book, path)


def scores(book: SmallBook) -> list[tuple[object, ...]]:
    rows = book.examine().book.records["topic_scores"]
    return [tuple(row.values[name] for name in ("group", "topic", "axis", "score")) for row in rows]


def test_every_cell_becomes_a_score_once(book: SmallBook, tmp_path: Path) -> None:
    path = sent(
        book,
        tmp_path,
        "Timestamp,round,group,energy (stakeholders),Energy use (business),Water: stakeholders",
        "2024-06-01 10:00,2024,employees,5,4,3",
        "2024-06-01 10:05,2024,employees,5,4,",
        "2024-06-02 09:00,2024,customers,3,4,2",
    )
    first = imported(book, path)
    assert (first.register, first.added, first.skipped) == ("topic_scores", 8, 0)
    assert [(f.code, f.severity) for f in first.findings] == [("table.header_unknown", "warning")]  # Timestamp
    assert ("customers", "water", "stakeholders", Decimal(2)) in scores(book)
    assert scores(book).count(("employees", "energy", "stakeholders", Decimal(5))) == 2  # two people, not one
    (energy,) = ranking(book.examine().book, 2024)
    assert round(energy.value("stakeholders"), 4) == Decimal("4.3333")
    again = imported(book, path)
    assert (again.added, again.skipped, again.written) == (0, 8, None)


@pytest.mark.parametrize(
    ("energy", "water"),
    [("Energy use (stakeholders)", "Water (stakeholders)"), ("能源使用（持份者）", "用水（持份者）"), ("能源使用（利益相关方）", "用水（利益相关方）")],
)  # fmt: skip
def test_headings_in_three_languages(book: SmallBook, tmp_path: Path, energy: str, water: str) -> None:
    path = sent(book, tmp_path, f"round,group,respondent,{energy},{water}", "2024,employees,R1,5,4")
    assert imported(book, path).findings == ()
    assert scores(book) == [
        ("employees", "energy", "stakeholders", Decimal(5)),
        ("employees", "water", "stakeholders", Decimal(4)),
    ]


def test_the_axis_may_stand_in_a_column(book: SmallBook, tmp_path: Path) -> None:
    path = sent(book, tmp_path, "round,group,axis,energy,water", "2024,management,business,4,2")
    assert imported(book, path).added == 2
    assert {axis for _, _, axis, _ in scores(book)} == {"business"}


def test_what_is_wrong_is_named_by_cell_and_the_rest_imported(book: SmallBook, tmp_path: Path) -> None:
    path = sent(
        book,
        tmp_path,
        "round,group,energy (stakeholders),watr (stakeholders),gifts (stakeholders),water (stakeholders)",
        "2024,employees,5,4,3,2",
        "2024,employes,5,4,,2",
        "2024,customers,7,4,,three",
    )
    result = imported(book, path)
    told = [(f.code, f.place.row, f.place.column) for f in result.findings if f.place]
    assert sorted(told) == [
        ("materiality.answer_score", 4, "energy (stakeholders)"),
        ("materiality.topic_unknown", 1, "watr (stakeholders)"),
        ("materiality.topic_unknown", 2, "gifts (stakeholders)"),
        ("record.member_unknown", 3, "group"),
        ("record.number", 4, "water (stakeholders)"),
    ]
    said = {f.place.column: f for f in result.findings if f.place}
    assert "Did you mean 'water'?" in said["watr (stakeholders)"].expected
    assert "Expected 1 to 5" in said["energy (stakeholders)"].expected
    assert result.added == 2
    ran = assay("import", book.root, path)
    assert ran.code == 1
    assert "Traceback" not in ran.out + ran.err


def test_columns_without_an_axis_are_said(book: SmallBook, tmp_path: Path) -> None:
    result = imported(book, sent(book, tmp_path, "round,group,energy,water (business)", "2024,management,4,2"))
    assert [f.code for f in result.findings] == ["materiality.axis_missing"]
    assert result.added == 1
