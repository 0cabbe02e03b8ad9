"""Columns of tables in text: years that stand first, cells that reach over a group, frames of strokes, lines of units."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assay.catalogue.dimension import written
from assay.content import load_content
from assay.reader.claim import Claim
from assay.reader.read import read_document

CONTENT = load_content()


def claims_of(folder: Path, text: str) -> tuple[Claim, ...]:
    path = folder / "report.txt"
    path.write_text("Sample Works Ltd\n\nSustainability Report 2022\n\n" + text, encoding="utf-8")
    return read_document(path, CONTENT).claims


def of(claims: tuple[Claim, ...], printed: str) -> Claim:
    (found,) = [claim for claim in claims if claim.printed == printed]
    return found


@pytest.mark.parametrize(
    ("head", "years"), [("Year\tGroup\tHours worked", ("2021", "2022")), ("年度\t類別\t工作時數", ("110", "111"))]
)
def test_years_that_stand_before_the_labels_hold_for_the_rows_below_them(
    head: str, years: tuple[str, str], tmp_path: Path
) -> None:
    rows = f"{years[0]}\tStaff\t21,801,886\n\tContractors\t25,417,493\n{years[1]}\tStaff\t20,921,313\n\tContractors\t22,690,862"
    claims = claims_of(tmp_path, f"Safety at work\n\n{head}\n{rows}\n")
    found = {claim.printed: (claim.fiscal_year, claim.labels[-1]) for claim in claims}
    assert found == {
        "21,801,886": (2021, "Staff"),
        "25,417,493": (2021, "Contractors"),
        "20,921,313": (2022, "Staff"),
        "22,690,862": (2022, "Contractors"),
    }


def test_row_numbers_under_a_head_of_years_are_no_years(tmp_path: Path) -> None:
    claims = claims_of(tmp_path, "Waste\n\nNo.\tKind\t2022 (t)\n101\tPaper\t41.5\n102\tGlass\t12.7\n")
    assert {claim.fiscal_year for claim in claims} == {2022}


def test_a_figure_that_reaches_over_a_group_is_of_the_group(tmp_path: Path) -> None:
    table = (
        "New hires by region and age in 2022\n\nUnit: person\n\n"
        "Region\tMainland China\t\tHong Kong\t\nAge\tMale\tFemale\tMale\tFemale\n"
        "Under 30\t21\t14\t5\t3\n30 to 50\t18\t11\t6\t4\nTotal\t64\t\t18\t\n"
    )
    claims = claims_of(tmp_path, table)
    assert written(of(claims, "64").dimensions) == "region=mainland_china"
    assert written(of(claims, "21").dimensions) == "age=under_30;gender=male;region=mainland_china"
    assert {claim.metric for claim in claims} == {"hires"}
    assert not any("Unit" in label for claim in claims for label in claim.labels)


def test_one_figure_in_a_group_is_of_its_part(tmp_path: Path) -> None:
    table = "New hires in 2022\n\nRegion\tMainland China\t\tHong Kong\t\nAge\tMale\tFemale\tMale\tFemale\nUnder 30\t21\t14\t5\t\nOver 50\t64\t\t18\t2\n"
    assert "gender=male" in written(of(claims_of(tmp_path, table), "64").dimensions)


def test_an_empty_first_cell_between_strokes_keeps_its_column(tmp_path: Path) -> None:
    table = " | Unit | 2020-21 | 2021-22\n---|---|---|---\nElectricity purchased | kWh | 41,200 | 39,800\n"
    claims = claims_of(tmp_path, f"Energy\n\n{table}")
    assert [(claim.fiscal_year, claim.value) for claim in claims] == [(2021, Decimal(41200)), (2022, Decimal(39800))]
