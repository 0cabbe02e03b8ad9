"""Letters told from pictures of pages. Slow: the recogniser takes seconds a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_making import scanned, typeset

from assay.reader.block import Grid
from assay.reader.extract import read_extract
from assay.reader.unreadable import UnreadableDocument

SOURCE = """= Environmental data
#table(columns: (1fr, auto, auto, auto), inset: 7pt, stroke: 0.4pt,
  [Indicator], [Unit], [2024], [2023],
  [Direct emissions (Scope 1)], [tonnes], [3,808], [4,783],
  [Total water consumption], [tonnes], [145,816], [133,043],
  [有害廢棄物總量], [噸], [82.41], [85.47])
"""


def test_a_scanned_table(tmp_path: Path) -> None:
    told: list[str] = []
    found = read_extract(scanned(typeset(tmp_path, SOURCE)), step=told.append)
    assert [page.source for page in found.pages] == ["ocr"]
    assert [finding.code for finding in found.findings] == ["document.recognised"]
    (grid,) = [block for block in found.blocks if isinstance(block, Grid)]
    assert [[cell.text.replace(" ", "") for cell in row.cells] for row in grid.rows] == [
        ["Indicator", "Unit", "2024", "2023"],
        ["Directemissions(Scope1)", "tonnes", "3,808", "4,783"],
        ["Totalwaterconsumption", "tonnes", "145,816", "133,043"],
        ["有害廢棄物總量", "噸", "82.41", "85.47"],
    ]
    assert any("picture" in word for word in told)


def test_without_ocr_a_scan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="pictures"):
        read_extract(scanned(typeset(tmp_path, SOURCE), dpi=60), ocr=False)
