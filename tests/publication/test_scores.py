"""Scores of topics are made anew from the answers frozen with them, by the verifier alone."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from assay.content import load_content
from assay.examine import Examined, examine
from assay.freeze import freeze
from assay.publication.verifier import told, verify
from report.test_ranking import kept
from small_book import HEAD, SmallBook


def published(root: Path, head: str = HEAD) -> Path:
    book = SmallBook(root).write({"book.yaml": head})
    found = examine(kept(book).root, load_content())
    assert isinstance(found, Examined)
    folder = freeze(found).folder
    assert folder is not None
    return folder


@pytest.fixture(scope="module")
def open_answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("open"))


@pytest.fixture(scope="module")
def protected_answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same where groups of fewer than five are protected."""
    assert "settings:\n" in HEAD
    return published(tmp_path_factory.mktemp("protected"), HEAD.replace("settings:\n", "settings:\n  small_cells: 5\n"))


@pytest.fixture
def folder(open_answers: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(open_answers, tmp_path / "publication")


@pytest.fixture
def protected(protected_answers: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(protected_answers, tmp_path / "publication")


def scored(folder: Path) -> dict[str, str]:
    """The problems with scores, apart from the bytes that the test itself changed."""
    return {p.what: f"{p.where} {p.says}" for p in verify(folder).problems if p.what.startswith("score.")}


def change(path: Path, column: str, value: str, **where: str) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    hits = [row for row in rows if all(row[name] == wanted for name, wanted in where.items())]
    assert hits
    for row in hits:
        row[column] = value
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_scores_are_verified_from_the_answers(folder: Path) -> None:
    found = verify(folder)
    assert (found.problems, found.scores) == ((), 8)  # two rounds of two topics on two axes
    assert "8 scores of topics" in told(found)
    assert "2024,energy,stakeholders,employees,5,8" in (folder / "materiality_answers.csv").read_text("utf-8")


ENERGY = {"round": "2024", "topic": "energy", "axis": "stakeholders"}


@pytest.mark.parametrize(
    ("column", "value", "where", "what", "says"),
    [
        (
            "score",
            "4.36",
            ENERGY,
            "score.differs",
            "2024 energy stakeholders states the score 4.36, its groups give 4.35",
        ),
        ("mean", "4.9", {**ENERGY, "group": "employees"}, "score.answers", "its answers are 10 with the mean 4.8"),
        ("answers", "11", {**ENERGY, "group": "employees"}, "score.answers", "states 11 answers"),
        ("weight", "4", {**ENERGY, "group": "employees"}, "score.weight", "elsewhere"),
        ("rank", "9", {"round": "2024", "topic": "energy"}, "score.rank", "2024 water is ranked 2, before 'energy'"),
        (
            "class",
            "moderate",
            {"round": "2024", "topic": "energy"},
            "score.class",
            "is of the class moderate; by its scores",
        ),
        ("high_from", "4.5", {"round": "2024"}, "score.class", "more than one rule"),
        ("mean", "many", ENERGY, "score.unreadable", "cannot be followed"),
    ],
)
def test_what_was_changed_is_named(
    folder: Path, column: str, value: str, where: dict[str, str], what: str, says: str
) -> None:
    change(folder / "materiality.csv", column, value, **where)
    assert says in scored(folder)[what]


def test_an_answer_that_was_changed_or_added_is_named(folder: Path, tmp_path: Path) -> None:
    other = shutil.copytree(folder, tmp_path / "other")
    change(folder / "materiality_answers.csv", "score", "1", **ENERGY, group="customers")
    assert "energy stakeholders customers" in scored(folder)["score.answers"]
    with (other / "materiality_answers.csv").open("a", encoding="utf-8") as stream:
        stream.write("2024,energy,stakeholders,shareholders,5,9\n")
    assert "is in no score" in scored(other)["score.answers"]


def rows_of(folder: Path) -> list[str]:
    return (folder / "materiality_answers.csv").read_text("utf-8").splitlines()[1:]


def test_where_small_groups_are_protected_their_answers_are_withheld(protected: Path) -> None:
    """Of ten employees two gave energy a 4: nothing is told of them. Six customers gave it a 3: that is told."""
    rows = rows_of(protected)
    assert "2024,energy,stakeholders,employees,withheld," in rows
    assert "2024,energy,stakeholders,customers,3,6" in rows
    assert all(row.endswith(",withheld,") or int(row.rpartition(",")[2]) >= 5 for row in rows)
    found = verify(protected)
    assert (found.problems, found.scores) == ((), 8)
    assert found.withheld == len([row for row in rows if "withheld" in row]) > 0
    assert f"({found.withheld} means of groups taken as given" in told(found)
    change(protected / "materiality.csv", "score", "4.36", **ENERGY)
    assert set(scored(protected)) == {"score.differs"}


def test_an_answer_that_is_neither_there_nor_withheld_is_named(protected: Path) -> None:
    kept_rows = [row for row in rows_of(protected) if not row.startswith("2024,energy,stakeholders,employees")]
    (protected / "materiality_answers.csv").write_text(
        "\n".join(["round,topic,axis,group,score,answers", *kept_rows]) + "\n"
    )
    assert "its answers are none" in scored(protected)["score.answers"]
