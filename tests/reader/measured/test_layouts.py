"""Invented reports of many trades, each laid out otherwise, in three languages, against their answer keys."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assay.content import Content, load_content

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "benchmarks"))

from accuracy import KINDS, measured  # noqa: E402

# What was measured, rounded down; see docs/verification.md.
LEAST = {"tuned": 0.99, "second/tuned": 0.91}


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


@pytest.mark.parametrize("half", sorted(LEAST))
def test_layouts_that_no_seed_has(half: str, content: Content) -> None:
    folder = ROOT / "tests" / "keys" / "layouts" / half
    scores = measured(folder, folder, content)
    rows = sum(len(score.rows) for score in scores)
    assert rows > 200
    assert KINDS[-1] == "all"
    assert sum(score.count("all") for score in scores) / rows >= LEAST[half]
