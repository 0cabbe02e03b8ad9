"""Years of columns, captions and sentences."""

import pytest

from assay.reader.figures.years import year_head, years_in

HEADINGS = [
    ("2023", 2023, ""),
    ("FY2023", 2023, ""),
    ("FY23", 2023, ""),
    ("FY2022/23", 2023, ""),
    ("2022/23", 2023, ""),
    ("2022-23", 2023, ""),
    ("2022/2023", 2023, ""),
    ("2023年", 2023, ""),
    ("2023年度", 2023, ""),
    ("二零二三年", 2023, ""),
    ("二零二二／二三年度", 2023, ""),
    ("As at 31 December 2023", 2023, ""),
    ("Year ended 31 March 2023", 2023, ""),
    ("截至2023年12月31日止年度", 2023, ""),
    ("31.12.2023", 2023, ""),
    ("本年度", 2025, ""),
    ("上年度", 2024, ""),
    ("Reporting Period", 2025, ""),
    ("Prior year", 2024, ""),
    ("2022 (restated)", 2022, "restated"),
    ("2023 Emissions (tonnes)", 2023, "Emissions (tonnes)"),
]


@pytest.mark.parametrize(("text", "year", "rest"), HEADINGS)
def test_the_year_of_a_heading(text: str, year: int, rest: str) -> None:
    head = year_head(text, 2025)
    assert head is not None
    assert (head.year, head.rest) == (year, rest)


def test_the_mark_glued_to_a_year_falls_off() -> None:
    head = year_head("20212)")
    assert head is not None
    assert (head.year, head.mark) == (2021, "2")


@pytest.mark.parametrize("text", ["2,023", "Total", "Change 2023 vs 2022", "2020-2023", "12,613"])
def test_no_single_year(text: str) -> None:
    assert year_head(text, 2025) is None


def test_years_inside_words() -> None:
    assert [found.year for found in years_in("from 2021 to FY2022/23, and 二零一九年")] == [2021, 2023, 2019]
