"""A row that is the sum of the rows below it heads them, whatever the page does or does not show by bold or indent."""

from __future__ import annotations

from decimal import Decimal

from assay.reader.block import Grid, GridCell, GridRow
from assay.reader.figures.grid_claims import claims_of_grid
from assay.reader.figures.sums_below import may_be_whole, sums_below


def _labels(*rows: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    grid = Grid(
        id=1, page=9, rows=tuple(GridRow(cells=tuple(GridCell(text=text) for text in row)) for row in rows),
        headings=("Lamp works",),
    )  # fmt: skip
    claims, _ = claims_of_grid(grid, 2023)
    return {claim.printed: claim.labels[2:] for claim in claims}


def test_parts_stand_under_the_row_that_is_their_sum_and_what_follows_does_not() -> None:
    said = _labels(
        ("Source", "2022", "2023"),
        ("Scope 2", "900", "1,000"),
        ("Shops", "300", "400"),
        ("Kilns", "600", "600.4"),
        ("Scope 3", "70", "80"),
        ("Travel", "50", "45"),
        ("Post", "20", "35"),
        ("Lamps broken", "17", "18"),
    )
    assert said["400"] == ("Scope 2", "Shops")
    assert said["600.4"] == ("Scope 2", "Kilns")
    assert said["1,000"] == ("Scope 2",)
    assert said["45"] == ("Scope 3", "Travel")
    assert said["18"] == ("Lamps broken",)


def test_rows_that_do_not_add_up_in_every_column_stand_beside_each_other() -> None:
    said = _labels(
        ("Source", "2022", "2023"), ("Steam", "900", "1,000"), ("Shops", "300", "400"), ("Kilns", "600", "700")
    )
    assert said["400"] == ("Shops",)


def test_a_reckoning_is_no_whole_with_its_parts() -> None:
    assert not may_be_whole("Revenue", ["Cost", "Gross profit"])
    assert not may_be_whole("營業收入", ["營業成本", "營業毛利"])
    assert not may_be_whole("Loans", ["Less: due in a year", "Total"])
    assert not may_be_whole("Total", ["Men", "Women"])
    assert may_be_whole("Total leavers", ["Men", "Women"])


def test_one_column_of_small_numbers_adds_up_by_chance() -> None:
    rows = [(Decimal(7),), (Decimal(3),), (Decimal(4),)]
    assert sums_below(rows) == {}
    assert sums_below([(Decimal(7000),), (Decimal(3100),), (Decimal(3900),)]) == {0: 2}
    assert sums_below([(Decimal(7000),), (Decimal(3100),), None, (Decimal(3900),)]) == {}
