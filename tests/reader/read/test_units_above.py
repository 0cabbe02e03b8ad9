"""Units that a column of units says once for the rows below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.reader.read import read_document
from reader.read.made import CONTENT

if TYPE_CHECKING:
    from pathlib import Path


def units_of(folder: Path, rows: str) -> dict[str, str]:
    """The unit of the first figure of each row, by its label."""
    path = folder / "report.txt"
    path.write_text(f"Sustainability report 2023\n\nIndicator\tUnit\t2023\t2022\n{rows}\n", encoding="utf-8")
    claims = read_document(path, CONTENT).claims
    return {claim.labels[-1]: claim.unit.symbol if claim.unit else "" for claim in reversed(claims)}


def test_an_empty_cell_has_the_unit_above_where_it_fits(tmp_path: Path) -> None:
    rows = (
        "Direct emissions (Scope 1)\ttCO2e\t2,214.6\t2,087.3\nIndirect emissions (Scope 2)\t\t3,705.8\t3,511.4\n"
        "Nitrogen oxides\tkg\t162.4\t155.3\nSulphur oxides\t\t91\t88\n"
    )
    found = units_of(tmp_path, rows)
    assert found["Indirect emissions (Scope 2)"] == "tCO2e"
    assert found["Sulphur oxides"] == "kg"


def test_what_is_measured_otherwise_has_no_such_unit(tmp_path: Path) -> None:
    rows = (
        "Hazardous waste\ttonnes\t21.6\t20.3\nWater consumption\t\t370.8\t351.4\nNumber of complaints\t\t12\t14\n"
        "Electricity\tkWh\t57,000\t58,000\nKites flown\t\t35\t36\n"
    )
    found = units_of(tmp_path, rows)
    assert found["Water consumption"] in ("", "m3")
    assert found["Number of complaints"] == "count"
    assert found["Kites flown"] in ("", "count")


def test_a_row_of_nothing_known_with_decimals_is_measured_as_the_one_above(tmp_path: Path) -> None:
    """Cases and people have no decimals; what a cell leaves empty below a unit is then that unit."""
    found = units_of(tmp_path, "Electricity\tkWh\t57,000\t58,000\nDrawn by the kites\t\t3.5\t3.6\n")
    assert found["Drawn by the kites"] == "kWh"
