"""Rows of figures in bold letters that head those below them."""

from __future__ import annotations

from assay.reader.block import Grid, GridCell, GridRow
from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.grid_claims import claims_of_grid


def labels(*rows: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    """What the figures of a table with one column are of; ``*`` before a label sets its row in bold letters."""
    head = GridRow(cells=(GridCell(text="Metrics"), GridCell(text="2023")))
    body = [
        GridRow(cells=(GridCell(text=name.strip("*")), GridCell(text=figure)), bold=name.startswith("*"))
        for name, figure in rows
    ]
    claims, _ = claims_of_grid(Grid(id=0, rows=(head, *body), page=1), 2023)
    return {claim.printed: claim.labels for claim in claims}


HEADED = (
    ("*Emissions (t)", "31"),
    ("Home", "11"),
    ("Abroad", "19"),
    ("*Emissions per sale (kg)", "72"),
    ("Home", "81"),
    ("Abroad", "64"),
)


def test_rows_stand_under_the_row_in_bold_letters_before_them() -> None:
    told = labels(*HEADED)
    assert told["11"][-2:] == ("Emissions", "Home")
    assert told["64"][-2:] == ("Emissions per sale", "Abroad")
    assert told["72"][-1] == "Emissions per sale"
    assert "Emissions" not in told["72"]


def test_a_row_with_a_unit_of_its_own_is_headed_no_more() -> None:
    told = labels(*HEADED, ("Change from last year (%)", "4"))
    assert "Emissions per sale" not in told["4"]


def test_sums_in_bold_letters_head_nothing() -> None:
    told = labels(
        ("Home", "11"), ("Abroad", "19"), ("*Sales", "30"), ("Home", "41"), ("Abroad", "52"), ("*Orders", "93")
    )
    assert "Sales" not in told["41"]
    assert "Sales" not in told["52"]


def test_a_dash_before_the_only_number_of_a_cell_is_its_minus() -> None:
    (cell,) = read_cell("–3.5%")
    assert (str(cell.value), cell.printed) == ("-3.5", "–3.5%")
    assert [str(one.value) for one in read_cell("– 1,230")] == ["-1230"]
