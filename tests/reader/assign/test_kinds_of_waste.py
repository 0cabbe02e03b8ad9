"""Rows that name a stream of waste and nothing else, and what stands in brackets or a column behind a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.core.units import unit
from reader.texts import claims_of_lines

if TYPE_CHECKING:
    from pathlib import Path


def test_a_stream_says_by_its_nature_which_waste_it_is(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Operations\tUnit\t2023\t2022", "Waste gear oil\ttonnes\t140.8\t120.1", "Fly ash\ttonnes\t402.1\t395.6",
         "Waste lead-acid batteries\ttonnes\t33.5\t30.2"],
    )  # fmt: skip
    assert said["140.8"].metric == said["33.5"].metric == "hazardous_waste"
    assert (said["402.1"].metric, dict(said["402.1"].dimensions)) == (
        "non_hazardous_waste",
        {"waste_stream": "fly_ash"},
    )
    assert dict(said["33.5"].dimensions) == {"waste_stream": "batteries"}


def test_a_stream_below_the_heading_of_the_other_waste_is_of_that(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path, ["\tUnit\t2023\t2022", "Hazardous waste", "Fly ash\ttonnes\t402.1\t395.6", "Sludge\ttonnes\t7.5\t8.5"]
    )
    assert said["402.1"].metric == "hazardous_waste"


def test_brackets_behind_a_material_say_which_and_not_where(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["\tUnit\t2023\t2022", "Packaging materials (takeaway boxes and lids)\ttonnes\t315\t288",
         "Water consumption (Kowloon plant)\tm3\t5,102\t4,877"],
    )  # fmt: skip
    assert (said["315"].metric, dict(said["315"].dimensions)) == ("packaging_used", {})
    assert "site" in dict(said["5,102"].dimensions)


def test_all_plants_are_no_place(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Indicator\tScope of statistics\tUnit\t2023\t2022", "Electricity consumption\tAll plants\tMWh\t455,700\t437,900",
         "Ammonia nitrogen discharged\t14 plants\ttonnes\t36.2\t34.9"],
    )  # fmt: skip
    assert (said["455,700"].metric, said["455,700"].dimensions) == ("electricity_purchased", ())


def test_a_unit_that_stands_apart_on_one_row_only_moves_no_figure(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Turnover rate\t2022\t2021", "Male\t41.2%\t44.7%", "Female\t37.8%\t40.9%", "Total\t39.0%\t42.1%",
         "Electricity consumption\tkWh\t3,020\t3,110"],
    )  # fmt: skip
    assert [(said[x].fiscal_year, said[x].metric) for x in ("3,020", "3,110")] == [
        (2022, "electricity_purchased"),
        (2021, "electricity_purchased"),
    ]
    assert said["3,110"].unit == unit("kWh")


def test_heads_below_women_in_management_are_those_who_manage(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Percentage of women in management", "Gender/Year\t2018\t2019", "Male\t1,998\t2,075", "Female\t1,994\t2,094",
         "Total No. of Employees\t3,992\t4,169"],
    )  # fmt: skip
    assert dict(said["2,094"].dimensions) == {"gender": "female", "category": "management"}
    assert (said["4,169"].metric, dict(said["4,169"].dimensions)) == ("employees", {"category": "management"})


def test_number_and_rate_in_one_heading_is_no_unit(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path, ["Employee composition (number / percentage)\t2023\t2022", "Total\t9,502\t9,860",
                   "Male\t3,098 (32.6%)\t3,254 (33.0%)", "Female\t6,404 (67.4%)\t6,606 (67.0%)"]
    )  # fmt: skip
    assert (said["3,098"].metric, said["32.6%"].metric) == ("employees", "employees_share")


def test_a_rate_per_so_many_hours_is_no_hours(tmp_path: Path) -> None:
    said = claims_of_lines(
        tmp_path,
        ["Indicators\tUnit\t2023\t2022", "Lost days\tday\t1,207\t1,516",
         "Lost time injury frequency rate per million hours worked\t\t1.63\t1.92"],
    )  # fmt: skip
    assert said["1.63"].metric == "ltifr"
    assert said["1.63"].unit is None or said["1.63"].unit.symbol != "h"
