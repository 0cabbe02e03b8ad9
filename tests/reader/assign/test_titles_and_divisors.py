"""Numbers before the titles of tables, whose heads an intensity is per, packaging and food waste under wide headings."""

from __future__ import annotations

import pytest

from reader.assign.made import read_as
from reader.assign.test_groups import read_rows


@pytest.mark.parametrize(
    ("path", "symbol", "expected"),
    [
        ("表格B1 — 僱員流失率 > 男性員工", "%", "turnover_rate gender=male"),
        ("表1：僱員流失率 > 30歲以下員工", "%", "turnover_rate age=under_30"),
        ("Table 3 – Employee turnover rate > Female employees", "%", "turnover_rate gender=female"),
        ("每名學生用水", "t/person", "water_consumption_per_other denominator=student"),
        ("Water use per guest", "m3/person", "water_consumption_per_other denominator=guest"),
        ("Water use per employee", "m3/person", "water_consumption_per_employee"),
        ("用水、包裝及廢棄物 > 食物廢棄物", "t", "non_hazardous_waste waste_stream=kitchen"),
        ("產品包裝 > 塑膠", "t", "packaging_used packaging_material=plastic"),
        ("Packaging materials > Glass", "t", "packaging_used packaging_material=glass"),
    ],
)
def test_titles_and_divisors(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


def test_the_base_year_over_a_column_restricts_nothing() -> None:
    assert read_rows(("環境 > 用水量", "m3"), ("環境 > 基準年 > 用電量", "kWh")) == [
        "water_consumption",
        "electricity_purchased",
    ]
