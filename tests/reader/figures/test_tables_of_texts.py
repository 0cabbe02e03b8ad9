"""Tables of texts that a page broke off, labels over several rows and over two lines, headings with units between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.units import unit
from assay.reader.figures.row_labels import spanned_labels
from reader.texts import claims_of_lines

if TYPE_CHECKING:
    from pathlib import Path


def test_a_table_goes_on_behind_the_page_in_the_split_that_was_open(tmp_path: Path) -> None:
    head = "Type of information\tTotal number"
    said = claims_of_lines(
        tmp_path,
        [head, "New employee hires\t", "By gender\t", "- Female\t12", "- Male\t31", "Employee turnover\t", "By gender\t", "",
         "Page 14 of 23", "", head, "- Female\t3", "- Male\t7", ""],
    )  # fmt: skip
    assert (said["12"].metric, said["31"].metric) == ("hires", "hires")
    assert (said["3"].metric, dict(said["3"].dimensions)) == ("leavers", {"gender": "female"})
    assert said["7"].metric == "leavers"


def test_a_table_goes_on_with_another_split(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Employment in 2023", "", "Number of employees who left\t\t1,197", "By gender\tMale\t996", "\tFemale\t201", "",
         "58 THE COMPANY LIMITED", "", "By age group\tUnder 30\t221", "\t30 to 50\t976", ""],
    )  # fmt: skip
    assert (said["221"].metric, dict(said["221"].dimensions)) == ("leavers", {"age": "under_30"})


def test_a_line_with_a_unit_is_no_heading(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["**Electricity consumption**", "", "*In megawatt-hour (MWh)*", "", "\t2022\t2023", "Total\t140,377\t128,751", "",
         "**Scope 1 GHG emissions**", "", "*In tonnes of CO_2 equivalent (tCO_2e)*", "", "\t2022\t2023",
         "Fuel combustion\t279\t254", "Total\t2,895\t2,659", ""],
    )  # fmt: skip
    assert (said["2,659"].metric, said["2,659"].unit) == ("scope_1", unit("tCO2e"))


def test_a_label_on_two_lines(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        [
            "Number of employees by age",
            "",
            "\t2022\t2023",
            "Below 30 years old\t50\t61",
            "Between 30 to 50",
            "years old\t31\t42",
        ],
    )
    assert dict(said["42"].dimensions) == {"age": "30_to_50"}


def test_the_column_of_the_group_is_the_whole(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        [
            "Emissions\tKent\tEssex\tOrchard Group",
            "Scope 1 (tCO2e)\t4,743\t1,579\t6,322",
            "Scope 2 (tCO2e)\t200\t100\t300",
        ],
    )
    assert [dict(said[printed].dimensions).get("site", "") for printed in ("4,743", "1,579", "6,322")] == [
        "kent",
        "essex",
        "",
    ]


def test_a_label_over_men_women_and_ages_stands_in_their_middle() -> None:
    outer = ["", "", "New hires", "", "", "Turnover", "", "", ""]
    inner = [
        "Male",
        "Female",
        "Under 30",
        "Domestic",
        "Overseas",
        "Total turnover",
        "Rate",
        "Voluntary",
        "Voluntary rate",
    ]
    places = spanned_labels(outer, inner, [False] * 9)
    assert [" ".join(place) for place in places] == ["New hires"] * 5 + ["Turnover"] * 4


def test_a_list_that_begins_anew_is_of_the_next_label() -> None:
    outer = ["Kent", "", "Essex", "", "", "Total"]
    inner = ["Scope 1", "Scope 2", "Scope 1", "Scope 2", "Scope 1", "Scope 2"]
    places = spanned_labels(outer, inner, [False] * 6)
    assert [" ".join(place) for place in places] == ["Kent", "Kent", "Essex", "Essex", "Total", "Total"]


def test_headings_between_rows_of_measured_cells_keep_the_years_over_them(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["\tFY23\tFY22", "A2.1 能源", "電\t54,903 千瓦時\t58,866 千瓦時", "A2.2 水", "水\t不適用\t不適用", "B1 僱員",
         "僱員\t33 人\t32 人", ""],
    )  # fmt: skip
    assert {claim.printed: claim.fiscal_year for claim in said.values() if claim.unit} == {
        "54,903 千瓦時": 2023, "58,866 千瓦時": 2022, "33 人": 2023, "32 人": 2022,
    }  # fmt: skip
