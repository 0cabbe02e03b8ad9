"""Places beside other words, also of amounts that no region splits; ages in Han numerals."""

from __future__ import annotations

import pytest

from reader.assign.made import read_as
from reader.assign.test_groups import read_rows


@pytest.mark.parametrize(
    ("path", "symbol", "expected"),
    [
        ("Employees in Poland", "person", "employees region=poland"),
        ("菲律賓僱員", "person", "employees region=philippines"),
        ("僱員人數 > 越南", "person", "employees region=vietnam"),
        ("Number of suppliers > Europe, the Middle East and Africa", "count", "suppliers region=emea"),
        ("Number of employees > Europe and Africa", "person", "employees region=europe_and_africa"),
        ("Number of suppliers > Japan, Korea", "count", "suppliers region=japan_korea"),
        ("供應商 — 亞洲", "count", "suppliers region=asia"),
        ("Electricity consumption – Japan", "kWh", "electricity_purchased site=japan"),
        ("僱員流失比率 > 三十歲以下", "%", "turnover_rate age=under_30"),
        ("僱員流失比率 > 三十至五十歲", "%", "turnover_rate age=30_to_50"),
        ("雇员人数 > 五十五岁以上", "person", "employees age=over_55"),
    ],
)
def test_places_and_ages(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


def test_letters_that_are_a_word_too_are_no_place_beside_others() -> None:
    assert "region" not in read_as("Employees who told us", "person")


def test_places_over_amounts_are_sites() -> None:
    assert read_rows(
        ("Air emissions > Poland > NOx", "kg"),
        ("Air emissions > Chile > NOx", "kg"),
    ) == ["air_pollutants pollutant=nox;site=poland", "air_pollutants pollutant=nox;site=chile"]
