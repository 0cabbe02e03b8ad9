"""Figures set large, each with its words on a line of its own. All figures are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.content import load_content
from assay.reader.read import read_document

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = load_content()
LAST = "In 2023 the Group used 4,100 tonnes of water, which is less than it used in the year before that one."


def _read(folder: Path, *lines: str, gap: str = "\n\n") -> list[tuple[str, str, str]]:
    path = folder / "report.txt"
    path.write_text("Orchard Report 2023\n\n" + gap.join(lines) + f"\n\n{LAST}\n", "utf-8")
    found = read_document(path, CONTENT, processes=1).claims
    return [
        (claim.labels[-1], claim.printed, claim.unit.symbol if claim.unit else "")
        for claim in found
        if claim.grid is not None
    ]


def test_words_stand_before_their_figures(tmp_path: Path) -> None:
    found = _read(tmp_path, "Average training hours by gender", "Male", "13.5 hours", "Female", "11.1 hours")
    assert found == [("Male", "13.5 hours", "h"), ("Female", "11.1 hours", "h")]


def test_words_stand_after_their_figures(tmp_path: Path) -> None:
    found = _read(tmp_path, "97.6%", "Water recycling rate", "110 MW", "Solar capacity", "46% (↑10%)", "Share of women")
    assert found == [
        ("Water recycling rate", "97.6%", "%"),
        ("Solar capacity", "110 MW", "MW"),
        ("Share of women", "46%", "%"),
    ]


def test_words_on_both_sides_of_a_run_are_told_by_what_they_say(tmp_path: Path) -> None:
    found = _read(tmp_path, "People", "76 hours", "Average training hours", "88.6%", "Satisfaction rate")
    assert found == [("Average training hours", "76 hours", "h"), ("Satisfaction rate", "88.6%", "%")]


def test_words_close_to_a_figure_are_its_own(tmp_path: Path) -> None:
    found = _read(tmp_path, "Water used\n31 tonnes\nNorth", "42 tonnes\nSouth")
    assert found == [("North", "31 tonnes", "t"), ("South", "42 tonnes", "t")]


def test_where_it_cannot_be_told_nothing_is_made(tmp_path: Path) -> None:
    assert _read(tmp_path, "Spring", "31 tonnes", "Summer", "42 tonnes", "Autumn") == []


def test_a_name_torn_around_its_figure(tmp_path: Path) -> None:
    found = _read(tmp_path, "Below middle", "16 hours", "management", "Senior management", "5.4 hours")
    assert found == [("Below middle management", "16 hours", "h"), ("Senior management", "5.4 hours", "h")]


def test_raised_digits_are_no_numbers_of_pages(tmp_path: Path) -> None:
    rows = "\n".join(
        f"²\tChapter {name} of the report\t{page}" for name, page in zip("abcde", (3, 4, 7, 9, 12), strict=True)
    )
    assert _read(tmp_path, rows) == []
