"""Invented tables of many trades, written by others than those who mended the reader, against their answer keys."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assay.content import Content, load_content

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "benchmarks"))

from accuracy import KINDS, measured  # noqa: E402

# Figures, and the share of them that was measured to be all right, rounded down; see docs/verification.md.
LEAST = {"english": (1683, 0.92), "chinese": (1456, 0.93), "later_english": (710, 0.78), "later_chinese": (674, 0.8)}


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


@pytest.mark.parametrize("folder", sorted(LEAST))
def test_tables_of_many_trades(folder: str, content: Content) -> None:
    texts = ROOT / "tests" / "keys" / "trades" / folder
    scores = measured(texts, texts, content)
    rows = sum(len(score.rows) for score in scores)
    count, least = LEAST[folder]
    assert rows == count
    assert KINDS[-1] == "all"
    assert sum(score.count("all") for score in scores) / rows >= least
