"""Years that stand over a table without being part of it, columns whose headings come again, and years in headings
and labels that date nothing."""

from __future__ import annotations

import pytest

from assay.reader.block import Grid, GridCell, GridRow
from assay.reader.figures.grid_claims import claims_of_grid
from assay.reader.figures.row_years import row_years
from assay.reader.figures.years import dating_years, year_head, years_in
from assay.reader.figures.years_over import lines_of_years, years_over
from assay.reader.page import Box, Page, Word


def _grid(*rows: tuple[str, ...], top: float = 200, headings: tuple[str, ...] = ()) -> Grid:
    """A table on a page, its columns 80 points apart."""
    placed = tuple(
        GridRow(
            cells=tuple(
                GridCell(text=text, box=Box(50 + 80 * n, top + 12 * at, 90 + 80 * n, top + 12 * at + 9))
                for n, text in enumerate(row)
            )
        )
        for at, row in enumerate(rows)
    )
    box = Box(50, top, 90 + 80 * (len(rows[0]) - 1), top + 12 * len(rows))
    return Grid(id=1, rows=placed, page=9, box=box, headings=headings)


def _page(*words: tuple[str, float, float]) -> Page:
    boxes = (Word(text=text, box=Box(x, y, x + 24, y + 9)) for text, x, y in words)
    return Page(number=1, source="text_layer", width=600, height=800, words=tuple(boxes))


def _years(grid: Grid, page: Page | None = None, torn: str = "") -> dict[str, int | None]:
    over = years_over(grid, lines_of_years(page)) if page else ()
    claims, _ = claims_of_grid(grid, 2023, None, torn, over=over)
    return {claim.printed: claim.fiscal_year for claim in claims}


def test_a_header_that_a_band_parts_from_its_table_dates_its_columns() -> None:
    page = _page(("Measure", 50, 160), ("FY2021", 135, 160), ("FY2022", 215, 160), ("FY2023", 295, 160))
    grid = _grid(("Steam sold", "11,150", "11,200", "11,300"), ("Lamps sold", "21,000", "22,000", "23,000"))
    assert list(_years(grid, page).values()) == [2021, 2022, 2023] * 2


def test_years_in_a_sentence_over_a_table_are_no_header() -> None:
    page = _page(("in", 105, 180), ("2021", 130, 180), ("and", 156, 180), ("2022", 182, 180), ("we", 208, 180))
    assert lines_of_years(page) == ()


def test_years_that_do_not_stand_over_the_columns_date_nothing() -> None:
    page = _page(("2015", 400, 180), ("2016", 440, 180))
    grid = _grid(("Steam sold", "11,150", "11,200"), ("Lamps sold", "21,000", "22,000"))
    assert 2015 not in _years(grid, page).values()


def test_headings_that_come_again_are_of_two_years() -> None:
    rows = (("Leave", "Male", "Female", "Male", "Female"), ("Entitled", "912", "1,500", "317", "806"))
    assert _years(_grid(*rows), torn="2023 2022") == {"912": 2023, "1,500": 2023, "317": 2022, "806": 2022}
    assert set(_years(_grid(*rows)).values()) == {None}


def test_a_year_over_the_middle_of_its_group_is_of_the_group() -> None:
    rows = (
        ("", "", "2023", "", "", "2022", ""),
        ("Pay", "Kilns", "Shops", "All", "Kilns", "Shops", "All"),
        ("Wages", "37,785", "25,566", "63,351", "35,000", "24,000", "59,000"),
    )
    assert list(_years(_grid(*rows)).values()) == [2023] * 3 + [2022] * 3


def test_a_header_that_comes_again_opens_another_part() -> None:
    rows = (
        ("New recruits", "Total number", "< 30", "> 50", "male"),
        ("2022", "2,530", "1,240", "310", "1,320"),
        ("2023", "2,920", "1,100", "360", "1,420"),
        ("Leavers", "Total number", "< 30", "> 50", "male"),
        ("2022", "1,900", "730", "520", "840"),
        ("2023", "2,420", "900", "640", "1,180"),
    )
    claims, _ = claims_of_grid(_grid(*rows), 2023)
    labels = {claim.printed: claim.labels for claim in claims}
    assert "Leavers" in labels["900"]
    assert "New recruits" not in labels["900"]
    assert "New recruits" in labels["1,100"]


def test_a_date_at_the_head_of_the_labels_is_of_the_part_of_the_table_below_it() -> None:
    rows = (
        ("12/31/2022", "< 30", "> 30", "Total"),
        ("Women", "1,120", "3,300", "4,420"),
        ("12/31/2021", "< 30", "> 30", "Total"),
        ("Women", "1,020", "3,100", "4,120"),
    )
    assert list(_years(_grid(*rows)).values()) == [2022] * 3 + [2021] * 3


def test_one_year_against_another_is_of_the_later() -> None:
    rows = (("Source", "2022", "2023", "2023 vs 2022"), ("Steam (t)", "1,120", "1,300", "16%"))
    assert _years(_grid(*rows))["16%"] == 2023


def test_a_share_beside_an_amount_under_a_date_is_of_that_date() -> None:
    rows = (
        ("項目", "113.12.31 金額", "%", "112.12.31 金額", "%"),
        ("現金", "67,923", "21", "59,989", "20"),
        ("存貨", "1,550", "4", "1,422", "1"),
    )
    years = _years(_grid(*rows))
    assert (years["21"], years["20"], years["1"], years["67,923"]) == (2024, 2023, 2023, 2024)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Training hours, increase from FY2021", set()),
        ("+7% vs 2022", set()),
        ("Net zero by 2050", set()),
        ("2025 Lamp Management Plan", set()),
        ("GRI 305: Emissions 2016", set()),
        ("2030年目標", set()),
        ("較2022年", set()),
        ("Sales of $14m (2022: $10m)", set()),
        ("Founded in 1998", set()),
        ("2022 Reported", {2022}),
        ("Emissions of 2023 (base year)", {2023}),
        ("At 1 January 2022", {2022}),
        ("Year to 31 March 2022", {2022}),
    ],
)
def test_what_is_compared_with_or_looked_ahead_to_dates_nothing(text: str, years: set[int]) -> None:
    assert dating_years(text, 2023) == years


def test_a_heading_that_compares_does_not_date_its_table() -> None:
    grid = _grid(("Question", "Lamps", "Steam"), ("Would recommend", "71", "64"), headings=("+7% vs 2022",))
    assert set(_years(grid).values()) == {2023}


def test_balances_of_the_republic_date_the_rows_between_them() -> None:
    labels = [
        "民國一一二年一月一日餘額",
        "增添",
        "民國一一二年十二月三十一日餘額",
        "增添",
        "民國一一三年十二月三十一日餘額",
    ]
    assert row_years(labels) == [2023, 2023, 2023, 2024, 2024]


def test_a_second_year_of_the_republic_is_named_without_its_era() -> None:
    assert [found.year for found in years_in("民國一一三年及一一二年十二月三十一日")] == [2024, 2023]
    head = year_head("31.12.2023 EUR")
    assert head is not None
    assert head.year == 2023
