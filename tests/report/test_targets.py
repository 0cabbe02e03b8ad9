"""Targets year by year, worked by hand."""

from __future__ import annotations

import pytest

from assay.report.document import PlainTable
from small_book import SmallBook

from .composed import document_of, section

HAULED = """\
    metric,site,start,end,quantity,unit
    water_withdrawn,,2023-01-01,2023-12-31,1000,m3
    water_withdrawn,,2024-01-01,2024-12-31,{water},m3
    output,,2023-01-01,2023-12-31,100,t
    output,,2024-01-01,2024-12-31,110,t
"""
FROM_2023 = "- {id: w, name: Water, metric: water_withdrawn, base_year: 2023, target_year: 2027, "


def path(book: SmallBook, water: int, goal: str, language: str = "en") -> tuple[str, ...]:
    """The year 2024 in the table of years: year, change, due, standing, what 2025 needs."""
    book.write({"records/figures.csv": HAULED.format(water=water), "targets.yaml": FROM_2023 + goal + "}\n"})
    blocks = section(document_of(book, language), "targets").blocks
    (table,) = [block for block in blocks if isinstance(block, PlainTable) and block.id == "t-targets-path"]
    (row,) = table.rows
    return tuple("".join(run.text for run in runs) for runs in row)[1:]


@pytest.mark.parametrize(
    ("water", "goal", "row"),
    [
        # -20% in four years: -5% a year; 1000 -> 960 is -4%. Due in 2025: 900, which is 60 of 960 less.
        (960, 'change: "-20%"', ("2024", "−4.0%", "−5.0%", "behind the straight line to the goal", "−6.3% in 2025")),
        (950, 'change: "-20%"', ("2024", "−5.0%", "−5.0%", "on track", "−5.3% in 2025")),
        # Already at 890, below the 900 of 2025.
        (890, 'change: "-20%"', ("2024", "−11.0%", "−5.0%", "on track", "on the path of 2025 already")),
        # A milestone of -4% in 2025: -2% due in 2024, 960 due in 2025.
        (
            975,
            'change: "-20%", milestones: [{year: 2025, change: "-4%"}]',
            ("2024", "−2.5%", "−2.0%", "on track", "−1.5% in 2025"),
        ),
        # A target that grows: +8% in four years is +2% a year; 1040 of 2025 is 30 of 1010 more.
        (1010, 'change: "8%"', ("2024", "+1.0%", "+2.0%", "behind the straight line to the goal", "+3.0% in 2025")),
        # Output grows from 100 to 110.
        (
            1100,
            "no_faster_than: output",
            ("2024", "+10.0%", "+10.0%", "on track", "growth no faster than that of Output of products"),
        ),
        (
            1101,
            "no_faster_than: output",
            (
                "2024",
                "+10.1%",
                "+10.0%",
                "grew faster than allowed",
                "growth no faster than that of Output of products",
            ),
        ),
    ],
)
def test_a_year_is_measured_against_its_path(book: SmallBook, water: int, goal: str, row: tuple[str, ...]) -> None:
    assert path(book, water, goal) == row


def test_the_path_is_told_in_chinese(book: SmallBook) -> None:
    assert path(book, 960, 'change: "-20%"', "zh-Hant")[3:] == ("落後於目標的直線進度", "2025年須變動−6.3%")


def test_without_the_figure_that_bounds_it_a_target_has_no_path(book: SmallBook) -> None:
    """No growth is assumed where the output is not known."""
    book.write(
        {
            "records/figures.csv": "\n".join(HAULED.format(water=1100).splitlines()[:3]) + "\n",
            "targets.yaml": FROM_2023 + "no_faster_than: output}\n",
        }
    )
    tables = [block for block in section(document_of(book), "targets").blocks if isinstance(block, PlainTable)]
    assert [table.id for table in tables] == ["t-targets"]
    assert "".join(run.text for run in tables[0].rows[0][5]) == "+10.0%"
