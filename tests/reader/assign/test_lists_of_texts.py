"""Rows of texts that their list, their heading or the size of their figures explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.units import unit
from assay.reader.naming.age_bands import band_in
from reader.texts import claims_of_lines

if TYPE_CHECKING:
    from pathlib import Path


def test_persons_under_the_name_of_a_rate_are_those_who_left(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Year\t2023", "Employee turnover, during the year\t1,671", "Turnover rate\t65%", "By gender:\t",
         "Female\t1,433 (86%)", "Male\t238 (14%)"],
    )  # fmt: skip
    assert (said["1,433"].metric, dict(said["1,433"].dimensions)) == ("leavers", {"gender": "female"})
    assert said["86%"].metric == "leavers_share"


def test_others_belong_to_the_split_of_their_list(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path, ["Number of employees by country", "", "\t2023", "Japan\t3,075", "Mexico\t2,339", "Others\t1,682"]
    )
    assert (said["1,682"].metric, dict(said["1,682"].dimensions)) == ("employees", {"region": "other_regions"})


def test_so_many_million_tonnes_nobody_emits(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["\tUnit\t2023", "Scope 1 emissions\tMtCO2e\t926,779", "Scope 1 emissions intensity\tMtCO2e/RMB million\t1.1"],
    )
    assert said["926,779"].unit == unit("tCO2e")
    assert said["1.1"].unit == unit("tCO2e/MCNY")


def test_millions_of_tonnes_that_somebody_may_emit_stay(tmp_path: Path) -> None:
    said = claims_of_lines(tmp_path, ["\tUnit\t2023", "Scope 1 emissions\tMtCO2e\t16.6"])
    assert said["16.6"].unit == unit("MtCO2e")


def test_women_in_a_group_are_a_share_of_that_group(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        [
            "DIVERSITY\tUnit\t2023",
            "Women in the workforce\t%\t36%",
            "Women in supervisory and professional positions\t%\t33%",
        ],
    )
    women = {"gender": "female", "category": "supervisory_and_professional_positions"}
    assert dict(said["33%"].dimensions) == women
    assert dict(said["33%"].part_of or ()) == {"category": women["category"]}
    assert dict(said["36%"].dimensions) == {"gender": "female"}


def test_a_column_that_counts_sessions_is_not_of_managers(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Training in 2023", "", "Position\tTotal number of training sessions\tTotal training hours",
         "Management employees\t738\t2,173", "Non-management employees\t104,178\t167,454"],
    )  # fmt: skip
    assert said["738"].metric != "employees"
    assert dict(said["167,454"].dimensions) == {"category": "non_management_employees"}


def test_waste_under_the_code_of_hazardous_waste(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Aspect\tIndicators\tUnit\t2023", "A1.2\tTotal GHG emissions\ttCO2e\t512", "A1.3\tWeight of waste electronic products\tkg\t13,387.75",
         "A1.4\tOffice waste\tt\t2,791.32"],
    )  # fmt: skip
    assert said["13,387.75"].metric == "hazardous_waste"


def test_a_dash_among_percentages_is_one(tmp_path: Path) -> None:
    said = claims_of_lines(tmp_path, ["Employees by age", "", "\t2022\t2023", "Under 30\t62%\t58%", "Over 50\t38%\t-"])
    assert said["-"].unit == unit("%")


def test_decades_are_ages() -> None:
    found = band_in("in their 20s", alone=False)
    assert found is not None
    assert (found[0].lower, found[0].upper) == (20, 29)


def test_groups_of_treatments_restrict_nothing(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        [
            "Hazardous waste (tonnes)",
            "",
            "\t\t2023",
            "Diverted from disposal\tRecycled\t219",
            "Directed to disposal\tLandfill\t9",
        ],
    )
    assert (said["9"].metric, dict(said["9"].dimensions)) == ("hazardous_waste", {"treatment": "landfilled"})
