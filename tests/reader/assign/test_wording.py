"""Wordings of headings and rows that say nothing new, that say it twice, or that say all but one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assay.catalogue.dimension import written
from assay.reader.naming.assign import assign
from assay.reader.naming.two_languages import halves_of
from reader.assign.made import labelled, lexicon, read_as

READ = [
    # A heading that only tells when, or that leads to the table in a sentence.
    ("僱員人數 > 於六月三十日 > 按性別 > 男", "person", "employees gender=male"),
    ("僱員人數 > 12月31日 > 總數", "person", "employees"),
    (
        "包裝材料 > 年內，本集團就網上訂單所用之包裝材料如下： > 總計",
        "kg",
        "packaging_used",
    ),
    ("Packaging materials > The packaging materials used are as follows: > Total", "t", "packaging_used"),
    # Two languages in one label.
    ("Resources 資源 > Water consumption (cubic metre) 用水量（立方米）", "m3", "water_consumption"),
    ("Employees 僱員 > By gender 按性別 > Male 男性", "person", "employees gender=male"),
    ("柴油 Diesel", "L", "fuel_consumed carrier=diesel"),
    # All but one.
    (
        "Employees by employee category > Below middle management",
        "person",
        "employees category=below_middle_management",
    ),
    ("Employees by region > China excluding Hong Kong", "person", "employees region=china_excluding_hong_kong"),
    # A known place under a heading that was of the rows before.
    ("Employees at year end by age group > North China", "person", "employees region=north_china"),
    # A region over the name of the metric.
    ("New hires > By region > Singapore > Number of new hires", "person", "hires region=singapore"),
    ("Number and rate of new employee hires > By age group > Rate of new employee hires", "%", "hire_rate"),
    # What stands behind the dash is a use, not a place.
    ("Energy > Diesel – vehicle fleet", "L", "fuel_consumed carrier=diesel"),
    # Never hazardous, whatever stands over it.
    ("Waste > Hazardous waste > Domestic waste", "t", "non_hazardous_waste waste_stream=domestic"),
    ("有害廢棄物種類 > 生活垃圾", "t", "non_hazardous_waste waste_stream=domestic"),
    ("Total non-hazardous solid waste generated", "t", "non_hazardous_waste"),
    # Rows of places below an amount that no region splits.
    ("Hazardous waste > Northern plant", "t", "hazardous_waste site=northern_plant"),
    ("Air pollutants > Nitrogen oxides > Milling plants", "t", "air_pollutants pollutant=nox;site=milling_plants"),
    # What stands in a bracket adds nothing.
    ("Suppliers by region > Overseas (mainly in Elmland)", "count", "suppliers region=overseas"),
    # A topic over rows that say no more than how many.
    ("B7 反貪污 > 董事 > 參加人數", "person", "anti_corruption_trained trainee_group=directors"),
    ("B7 反貪污 > 僱員 > 總時數", "h", "anti_corruption_hours trainee_group=employees"),
    ("直接排放（範圍一） > 汽車", "tCO2e", "mobile_emissions"),
    ("Waste > Glass bottles", "t", "non_hazardous_waste waste_stream=glass"),
    ("廢棄物 > 產生量 > 總計", "t", "waste_generated"),
    ("Scope 3 emissions > Printing paper", "tCO2e", "scope_3 scope_3_category=printing_paper"),
    ("Total GHG emissions (Scopes 1+2+3)", "tCO2e", "ghg_emissions_with_scope_3"),
    # A tonne of product before the name, or as the group of its rows.
    ("吨纸综合能耗", "MWh/t", "energy_consumed_per_output"),
    ("吨钢 > 氮氧化物排放", "kg", "air_pollutants_per_output pollutant=nox"),
    ("离职人数（流失率） > 男性", "person", "leavers gender=male"),
    ("离职人数（流失率） > 男性", "%", "turnover_rate gender=male"),
    ("员工性别 > 女性", "person", "employees gender=female"),
    # A known material by more words than its name, a list of several by its own.
    ("包裝材料 > 塑膠飯盒及膠袋", "kg", "packaging_used packaging_material=plastic"),
    ("Hazardous waste > Spent batteries of forklifts", "t", "hazardous_waste waste_stream=batteries"),
    ("有害废弃物 > 玻璃、塑料及手套", "t", "hazardous_waste waste_stream=玻璃_塑料及手套"),
    # What says when, whose, and which table.
    ("Table 4: Elmco's Employment in the year of 2021 > By gender > Male", "person", "employees gender=male"),
    (
        "The breakdown of our workforce by employment contract as at the end of FY2023 is as follows: > Permanent",
        "person",
        "employees employment_type=permanent",
    ),
    ("Within Board of Directors of ELM - by age group > Under 30", "person", "board_members age=under_30"),
    ("Total GHG emissions (c+d)", "tCO2e", "ghg_emissions"),
    ("Hazardous waste intensityNote", "t/MCNY", "hazardous_waste_per_revenue"),
    ("Training hours > Gender (Male) > Total training hours", "h", "training_hours gender=male"),
    ("Employee demographic > By region > Domestic", "person", "employees region=domestic"),
    # A topic and a unit say together what the row counts.
    (
        "Employee training by position > Number of people > Technicians",
        "person",
        "employees_trained category=technical_staff",
    ),
    ("Employment and training > Vocational training", "h", "training_hours"),
    ("Emissions, effluents and wastes > Nitrogen oxides", "t", "air_pollutants pollutant=nox"),
    ("GHG emissions and management > Marketing segment", "tCO2e", "ghg_emissions site=marketing_segment"),
    ("Complaints > Northern region office", "count", "complaints site=northern_region_office"),
    # Tonnes of coal, not of what it emits.
    ("GHG emission sources > Coal consumption from stationary sources", "t", "fuel_consumed carrier=coal"),
    # A row with a code of its own is of no list.
    ("B5.1 供應商數目 > B6.2 客戶申訴率", "count", ""),
    ("Scope 1 and Scope 2 (market-based) GHG emissions", "tCO2e", "ghg_emissions_market"),
    # Two cells share a name.
    ("A1.3 有害废弃物 > 有害废 > 弃物总量", "t", "hazardous_waste"),
    ("A1.4 无害废弃物 > 生活垃 > 圾", "t", "non_hazardous_waste waste_stream=domestic"),
    # No rate where it counts.
    ("Number of toys sold or shipped subject to recalls", "", "products_recalled"),
]


@pytest.mark.parametrize(("path", "symbol", "expected"), READ)
def test_what_is_read(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


def test_amounts_of_some_operations_are_of_those() -> None:
    some = labelled("Energy > Direct energy consumption from northern milling operations > Diesel", "GJ")
    others = labelled("Energy > Direct energy consumption of the fleet > Petrol", "GJ")
    named = assign([some, replace(others, id=2, row=2)], lexicon())
    assert written(named[0].dimensions) == "carrier=diesel;site=northern_milling"
    assert named[0].metric == "fuel_energy"


HALVES = [
    ("Male 男性", ("Male", "男性")),
    ("用水量 Water consumption", ("Water consumption", "用水量")),
    ("Total (總計)", ("Total", "總計")),
    ("Packaging materials (plastic) 包裝物料(塑料)", ("Packaging materials (plastic)", "包裝物料(塑料)")),
    ("PM2.5排放", None),
    ("LED燈", None),
    ("用水量", None),
    ("Water", None),
]


@pytest.mark.parametrize(("label", "expected"), HALVES)
def test_halves_of_a_label(label: str, expected: tuple[str, str] | None) -> None:
    assert halves_of(label, lexicon()) == expected
