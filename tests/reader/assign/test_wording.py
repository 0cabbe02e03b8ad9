"""Wordings of headings and rows that say nothing new, that say it twice, or that say all but one."""

from __future__ import annotations

import pytest

from assay.reader.naming.two_languages import halves_of
from reader.assign.made import lexicon, read_as

READ = [
    # A heading that only tells when, or that leads to the table in a sentence.
    ("僱員人數 > 於六月三十日 > 按性別 > 男", "person", "employees gender=male"),
    ("僱員人數 > 12月31日 > 總數", "person", "employees"),
    (
        "包裝材料 > 年內，本集團就網上訂單所用之包裝材料如下： > 總計",
        "kg",
        "packaging_used",
    ),
    ("Packaging materials > The packaging materials used are as follows: > Total", "t", "packaging_used"),
    # Two languages in one label.
    ("Resources 資源 > Water consumption (cubic metre) 用水量（立方米）", "m3", "water_consumption"),
    ("Employees 僱員 > By gender 按性別 > Male 男性", "person", "employees gender=male"),
    ("柴油 Diesel", "L", "fuel_consumed carrier=diesel"),
    # All but one.
    (
        "Employees by employee category > Below middle management",
        "person",
        "employees category=below_middle_management",
    ),
    ("Employees by region > China excluding Hong Kong", "person", "employees region=china_excluding_hong_kong"),
    # A known place under a heading that was of the rows before.
    ("Employees at year end by age group > North China", "person", "employees region=north_china"),
    # A region over the name of the metric.
    ("New hires > By region > Singapore > Number of new hires", "person", "hires region=singapore"),
    ("Number and rate of new employee hires > By age group > Rate of new employee hires", "%", "hire_rate"),
    # What stands behind the dash is a use, not a place.
    ("Energy > Diesel – vehicle fleet", "L", "fuel_consumed carrier=diesel"),
    # Never hazardous, whatever stands over it.
    ("Waste > Hazardous waste > Domestic waste", "t", "non_hazardous_waste waste_stream=domestic"),
    ("有害廢棄物種類 > 生活垃圾", "t", "non_hazardous_waste waste_stream=domestic"),
]


@pytest.mark.parametrize(("path", "symbol", "expected"), READ)
def test_what_is_read(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


HALVES = [
    ("Male 男性", ("Male", "男性")),
    ("用水量 Water consumption", ("Water consumption", "用水量")),
    ("Total (總計)", ("Total", "總計")),
    ("Packaging materials (plastic) 包裝物料(塑料)", ("Packaging materials (plastic)", "包裝物料(塑料)")),
    ("PM2.5排放", None),
    ("LED燈", None),
    ("用水量", None),
    ("Water", None),
]


@pytest.mark.parametrize(("label", "expected"), HALVES)
def test_halves_of_a_label(label: str, expected: tuple[str, str] | None) -> None:
    assert halves_of(label, lexicon()) == expected
