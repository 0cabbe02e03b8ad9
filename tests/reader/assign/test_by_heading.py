"""Rows that name but a group, under headings that name the matter among other words."""

from __future__ import annotations

import pytest

from reader.assign.made import read_as

SAID = [
    ("Key statistics on gender diversity of our employees are as follows: > Male", "%", "employees_share gender=male"),
    ("Orchard's Employment in the year of 2019 > By gender > Female", "person", "employees gender=female"),
    ("Our workforce at Orchard by age group > < 30 years old", "person", "employees age=under_30"),
    ("Diversity of our employees > By level > Shift leaders", "person", "employees category=shift_leaders"),
]
UNSAID = [
    ("Employees who were on parental leave > Male", "person"),
    ("Disabled employees at our plants > Male", "person"),
    ("Current employees by years of service > 6 to 9 years", "person"),
    ("What our customers told us > Male", "person"),
]


@pytest.mark.parametrize(("path", "symbol", "expected"), SAID)
def test_a_group_is_of_the_matter_of_its_heading(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


@pytest.mark.parametrize(("path", "symbol"), UNSAID)
def test_a_heading_of_something_else_names_nothing(path: str, symbol: str) -> None:
    assert read_as(path, symbol) == ""
