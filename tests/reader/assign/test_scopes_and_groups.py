"""Rows told by the scope they begin with, by the aspect beside them, or by the groups whose total they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.reader.figures.unit_words import unit_in
from reader.assign.made import read_as
from reader.texts import claims_of_lines

if TYPE_CHECKING:
    from pathlib import Path


def test_a_label_may_begin_with_its_scope() -> None:
    told = read_as("GHG emissions > Scope 2: Power bought for sites and offices", "tCO2e")
    assert told == "scope_2_location"
    assert read_as("Scope 3: Water processing", "tCO2e") == "scope_3"


def test_a_total_of_several_groups_stands_beside_the_last_of_them(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["(Unit: tonnes of CO2e unless otherwise stated)", "\t2023", "Direct emissions (Scope 1)", "Diesel\t212.6",
         "Petrol\t88.0", "Indirect emissions (Scope 2)", "Purchased electricity\t930.2",
         "Other indirect emissions (Scope 3)", "Business travel\t14.8", "Paper\t9.3", "Total emissions\t1,254.9",
         "Emissions per HK$ million of revenue\t33.7"],
    )  # fmt: skip
    assert said["33.7"].metric.startswith("ghg_emissions")
    assert said["1,254.9"].labels[-1:] == ("Total emissions",)
    assert "Other indirect emissions (Scope 3)" not in said["1,254.9"].labels


def test_a_bare_total_of_the_scopes_is_told_by_its_sum(tmp_path: Path) -> None:
    rows = ["KPI\tUnit\t2023", "Scope 1 emissions\ttCO2e\t2,340", "Scope 2 emissions\ttCO2e\t181,555"]
    assert claims_of_lines(tmp_path, [*rows, "Total\ttCO2e\t183,895"])["183,895"].metric == "ghg_emissions"
    assert claims_of_lines(tmp_path, [*rows, "Total\ttCO2e\t183,995"])["183,995"].metric == ""


def test_a_bare_aspect_is_refined_to_the_indicator_within_it(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Aspect\tIndicator\tUnit\t2023", "A1\tNitrogen oxides\tkg\t12.7", "A2\tElectricity consumption\tkWh\t4,433",
         "A2\tWater consumption\tm3\t138", "A1\tHazardous waste\tkg\t57"],
    )  # fmt: skip
    assert [said[each].kpi for each in ("12.7", "4,433", "138", "57")] == ["A1.1", "A2.1", "A2.2", "A1.3"]


def test_an_amount_and_its_divisor_in_brackets_are_one_unit(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["\tUnit\t2023", "GHG emissions\ttonnes of CO2e\t1,840",
         "GHG intensity (per HK$ million of revenue)\ttonnes of CO2e\t2.62"],
    )  # fmt: skip
    assert (said["2.62"].unit, said["2.62"].metric) == (unit_in("tCO2e/HK$ million"), "ghg_emissions_per_revenue")


def test_the_name_of_a_company_says_nothing_of_its_waste() -> None:
    told = read_as("Spring Energy Recovery Holdings Limited > Performance > Bottom ash", "t")
    assert told.startswith("non_hazardous_waste")


def test_a_distribution_announces_what_it_is_by(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["\tNumber of staff in 2022", "Total\t2,871", "Position", "Supervisors\t188", "Guards\t2,683",
         "Geographical distribution", "Hong Kong\t2,790", "Macau\t81"],
    )  # fmt: skip
    assert (said["2,790"].metric, dict(said["2,790"].dimensions)) == ("employees", {"region": "hong_kong"})


def test_a_total_with_scope_3_is_told_by_its_sum(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["(Unit: tonnes of CO2e)", "\t2023", "Direct emissions (Scope 1)", "Diesel\t212.6", "Petrol\t88.0",
         "Indirect emissions (Scope 2)", "Purchased electricity\t930.2", "Other indirect emissions (Scope 3)",
         "Business travel\t14.8", "Paper disposed at landfill\t9.3", "Total emissions\t1,254.9"],
    )  # fmt: skip
    assert said["1,254.9"].metric == "ghg_emissions_with_scope_3"
