"""Invented reports set as PDF, in the styles in which tables are hard to read, against their answer keys."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assay.content import Content, load_content

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "benchmarks"))

from drawn import measured  # noqa: E402

# Style, reports, and the least share of rows all right: what was measured, rounded down; see docs/verification.md.
LEAST = (
    # Figures on the middle of labels of several lines; a column of codes on no line with figures; the last row of a page.
    ("bordered", ("102", "104", "108"), 0.97),
    # Rows told by steps hardly longer than those within cells; a column of groups beside them.
    ("columns", ("102", "105", "106"), 1.0),
    # How far in labels begin says nothing where they end at one edge.
    ("labels_right", ("102", "106"), 1.0),
    # A table after a heading of its own, its columns at other places.
    ("ruled", ("105",), 1.0),
    # A page that ends with the name of a group.
    ("pages", ("102",), 1.0),
)


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


@pytest.mark.parametrize(("style", "reports", "least"), LEAST)
def test_tables_drawn_on_pages(style: str, reports: tuple[str, ...], least: float, content: Content) -> None:
    scores = measured(style, content, reports)
    rows = sum(len(score.rows) for score in scores)
    assert len(scores) == len(reports)
    assert sum(score.count("all") for score in scores) / rows >= least
