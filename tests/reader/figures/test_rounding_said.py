"""A page that says how it rounded: its counts stand for all that rounds to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.content import load_content
from assay.reader.read import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from assay.reader.reading import Reading

CONTENT = load_content()


def read(tmp_path: Path, note: str) -> Reading:
    path = tmp_path / "report.txt"
    lines = [
        "Social report 2025",
        "This report covers the year ended 31 December 2025.",
        "Indicator\tUnit\t2025",
        "Number of employees\tpersons\t110,000",
        "Male\tpersons\t70,000",
        "Female\tpersons\t41,000",
        note,
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_document(path, CONTENT)


def errors(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings if finding.severity == "error"]


def test_people_are_counted_one_by_one(tmp_path: Path) -> None:
    assert errors(read(tmp_path, "All employees are included."))


@pytest.mark.parametrize(
    "note",
    [
        "Headcounts are rounded to the nearest thousand.",
        "Note: rounded to the nearest 1,000.",
        "人數四捨五入至最接近的千位。",
    ],
)
def test_a_note_on_rounding_is_heeded(tmp_path: Path, note: str) -> None:
    assert errors(read(tmp_path, note)) == []
