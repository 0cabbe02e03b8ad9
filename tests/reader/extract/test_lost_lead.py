"""Rows of a text whose empty first cells were cut off with the space at the start of their lines."""

from __future__ import annotations

import pytest

from assay.reader.block import GridCell
from assay.reader.grids.raw_row import RawRow
from assay.reader.lines.lost_lead import with_leads


def rows_of(text: str) -> list[tuple[str, ...]]:
    rows = [RawRow(tuple(GridCell(text=cell) for cell in line.split("|"))) for line in text.split("\n")]
    return [row.texts for row in with_leads(rows)]


@pytest.mark.parametrize(
    ("text", "place", "row"),
    [
        # The second label of a group.
        ("類別|名稱|單位|2023|2022\n廢氣|氮氧化物|千克|12|14\n硫氧化物|千克|3|4\n廢水|氨氮|千克|5|6", 2,
         ("", "硫氧化物", "千克", "3", "4")),
        # The years over the figures, below a head of words.
        ("Type|Name|Quantity|\n2023|2022\nAir|Ammonia|789 KG|822 KG\nWater|Sludge|9 KG|8 KG", 1, ("", "", "2023", "2022")),
        # The head of a table whose first column has none.
        ("2023 人數 (佔比)|2022 人數 (佔比)\n男性|512 (49.1%)|463 (49.6%)\n女性|530 (50.9%)|471 (50.4%)", 0,
         ("", "2023 人數 (佔比)", "2022 人數 (佔比)")),
        # A code is missing, and so is the cell of its number.
        ("No|Item|Unit|2023|2022\n1|Coal|t|45|46\nWrap|t|4|5\n3|Water|m3|117|118", 2, ("", "Wrap", "t", "4", "5")),
    ],
)  # fmt: skip
def test_a_row_that_lost_its_lead_is_set_right(text: str, place: int, row: tuple[str, ...]) -> None:
    assert rows_of(text)[place] == row


@pytest.mark.parametrize(
    "text",
    [
        # What is missing stands at the end.
        "Item|Unit|2023|2022\nCoal|t|45|46\nWrap|t|4\nWater|m3|117|118",
        # The unit is missing, not the lead.
        "Item|Unit|2023|2022\nCoal|t|45|46\nWorkers|4|5\nWater|m3|117|118",
        # Groups and rows of words stay.
        "Item|Unit|2023|2022\nEnergy\nCoal|t|45|46\nWater|m3|117|118",
        # A narrower table in the same run has columns of its own.
        "Item|Unit|2023|2022\nCoal|t|45|46\nWater|m3|117|118\nAge|Share\n30-40|12%",
    ],
)
def test_other_rows_stay(text: str) -> None:
    assert rows_of(text) == [tuple(line.split("|")) for line in text.split("\n")]
