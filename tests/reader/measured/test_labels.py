"""How well labels of other industries are named: the key of `tests/keys/labels`, and what it may not fall below."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
sys.path.insert(0, str(ROOT / "benchmarks"))

from labels import EDITIONS, lexicons_of, measure, read_rows  # noqa: E402

# What was measured, rounded down; see docs/verification.md.
RECALL, PRECISION, CODES = 0.97, 0.97, 0.98


@pytest.mark.parametrize(("folder", "rows"), [("labels", 616), ("labels_published", 230), ("labels_traps", 162)])
def test_labels_of_other_industries(folder: str, rows: int) -> None:
    score, _ = measure(read_rows(ROOT / "tests" / "keys" / folder), lexicons_of(EDITIONS))
    assert score.rows == rows
    assert score.recall >= RECALL
    assert score.precision >= PRECISION
    assert all(count / score.rows >= CODES for count in score.codes.values())
