"""Tables in parts side by side, titles with their unit in a row of their own, units that words of formulas end in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.core.units import unit
from assay.reader.figures.unit_words import unit_in
from assay.reader.grids.cells import is_unit
from reader.texts import claims_of_lines

if TYPE_CHECKING:
    from pathlib import Path


def test_parts_side_by_side_are_each_of_their_own_labels(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Number of suppliers by region", "", "No.\tProvince\tNumber of suppliers\tNo.\tProvince\tNumber of suppliers",
         "1\tBeijing\t1,252\t3\tHubei\t1,156", "2\tTianjin\t540\t4\tHunan\t1,255", ""],
    )  # fmt: skip
    regions = {printed: dict(claim.dimensions)["region"] for printed, claim in said.items()}
    assert regions == {"1,252": "beijing", "540": "tianjin", "1,156": "hubei", "1,255": "hunan"}


def test_a_title_with_its_unit_is_the_caption_of_the_table_below(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Work injuries\t(Unit: cases, %)", "", "Classification\tNumber of injuries\tInjury rate",
         "Kent\t107\t1.74", "Essex\t154\t1.17", "Total\t261\t1.35", ""],
    )  # fmt: skip
    assert {said[printed].unit for printed in ("107", "154", "261")} == {unit("case")}
    assert {said[printed].unit for printed in ("1.74", "1.17", "1.35")} == {unit("%")}


def test_letters_of_gender_over_columns(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["New hires\tUnder 30\t\tOver 50\t", "Gender\tM\tF\tM\tF", "U.S.\t56\t11\t13\t6", "Canada\t10\t2\t1\t0", ""],
    )
    assert dict(said["56"].dimensions) == {"age": "under_30", "gender": "male", "region": "united_states"}
    assert dict(said["6"].dimensions) == {"age": "over_50", "gender": "female", "region": "united_states"}


def test_average_hours_of_employees_are_hours(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Average training hours by employee category", "", "\t2023", "Management\t7.5", "Employees\t10.9", ""],
    )
    assert said["10.9"].unit == unit("h/person")
    assert dict(said["10.9"].dimensions) == {"category": "employees"}


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("cases per 200,000 work hours", "count/200000h"),
        ("Total/200,000 hrs.", "count/200000h"),
        ("hours/# employees", "h/person"),
        ("MWh/Revenue (in RMB million)", "MWh/MCNY"),
        ("kgal", "1000gal"),
        ("kWh/SF", "kWh/ft2"),
    ],
)
def test_units_as_printed(printed: str, symbol: str) -> None:
    found = unit_in(printed)
    assert found is not None
    assert found.symbol == symbol


def test_a_mass_of_a_formula_is_no_end_of_the_label_before_it() -> None:
    assert all(is_unit(text) for text in ("tCO_2e", "tNO_x", "tPM_{10}", "kgSO2"))
    assert not any(is_unit(text) for text in ("tonight", "total"))
