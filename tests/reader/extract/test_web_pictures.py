"""Captions of tables and titles of pictures on a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.reader.block import Grid
from assay.reader.extract import read_extract

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html><body><h1>Park</h1><h2>People</h2>
<p>Visitors by age</p><p><img src="a.svg" alt=""/></p>
<table><caption>Guides</caption><tr><th>Item</th><th>2023</th><th>2022</th></tr>
<tr><td>Guides</td><td>4</td><td>3</td></tr></table></body></html>"""


def test_a_table_has_its_caption_and_not_the_title_of_the_picture_before_it(tmp_path: Path) -> None:
    path = tmp_path / "park.html"
    path.write_text(PAGE, encoding="utf-8")
    grids = [block for block in read_extract(path).blocks if isinstance(block, Grid)]
    assert [grid.headings for grid in grids] == [("Park", "People", "Guides")]
