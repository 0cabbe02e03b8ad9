"""Matter that tells by itself what a row is of."""

from __future__ import annotations

import pytest

from reader.assign.made import read_as


@pytest.mark.parametrize(
    ("path", "symbol", "expected"),
    [
        ("Waste > Waste light tubes", "kg", "hazardous_waste waste_stream=fluorescent_tubes"),
        ("Waste > Used batteries", "kg", "hazardous_waste waste_stream=batteries"),
        ("廢物 > 廢光管", "kg", "hazardous_waste waste_stream=fluorescent_tubes"),
        ("Waste > Engine oil", "kg", "hazardous_waste waste_stream=waste_oil"),
        ("Waste > Rechargeable batteries", "count", "hazardous_waste waste_stream=batteries"),
        ("廢棄物 > 墨盒", "kg", "hazardous_waste waste_stream=toner_cartridges"),
        ("乳化液產生量", "t", "hazardous_waste waste_stream=乳化液产生量"),
        ("Spent denitration catalyst", "m3", "hazardous_waste waste_stream=spent_denitration_catalyst"),
        ("Fly ash", "t", "non_hazardous_waste waste_stream=fly_ash"),
        (
            "Fly ash from incineration",
            "t",
            "hazardous_waste treatment=incinerated;waste_stream=fly_ash_from_incineration",
        ),
        ("Waste > Garden waste", "t", "non_hazardous_waste waste_stream=garden_waste"),
        # whatever it stands below
        ("Employee turnover rate (by region) > Leather scrap", "t", "non_hazardous_waste waste_stream=leather_scrap"),
        ("Waste adhesive (hazardous)", "t", "hazardous_waste waste_stream=waste_adhesive"),
        ("漆渣（有害）", "t", "hazardous_waste waste_stream=漆渣"),
        ("廢海綿（無害）", "t", "non_hazardous_waste waste_stream=废海绵"),
        ("廢棄物 > 煤灰及煤渣", "t", "non_hazardous_waste waste_stream=煤灰及煤渣"),
        ("Waste sulphuric acid", "t", "hazardous_waste waste_stream=waste_sulphuric_acid"),
        ("Mercury-containing sludge", "t", "hazardous_waste waste_stream=sludge"),
        ("Oil-based drilling cuttings", "t", "hazardous_waste waste_stream=oil_based_drilling_cuttings"),
        ("Brass trimmings", "t", "non_hazardous_waste waste_stream=brass_trimmings"),
        ("Discarded fishing nets", "t", "non_hazardous_waste waste_stream=discarded_fishing_nets"),
        ("Carton boxes used", "t", "packaging_used packaging_material=carton"),
        ("紙箱用量", "t", "packaging_used packaging_material=carton"),
    ],
)
def test_a_row_of_matter_needs_no_heading(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected


@pytest.mark.parametrize(
    ("path", "symbol"),
    [
        ("Waste > Sludge", "t"),
        ("Paint", "t"),
        ("切削液", "kg"),
        ("Waste batteries recycled", "kg"),
        ("Scrap steel", "HKD"),
        ("Carton boxes", "t"),
    ],
)
def test_what_may_be_something_else_is_left_open(path: str, symbol: str) -> None:
    assert not read_as(path, symbol).startswith(("hazardous_waste", "packaging_used"))
    assert not read_as(path, symbol).startswith("non_hazardous_waste")


@pytest.mark.parametrize(
    ("path", "symbol", "expected"),
    [
        ("每平方呎電力", "kWh", "electricity_purchased_per_floor_area"),
        ("每百萬元收入有害廢物", "kg", "hazardous_waste_per_revenue"),
        ("Scope 3 > Fuel- and energy-related activities (not included in Scope 1 or Scope 2)", "tCO2e",
         "scope_3 scope_3_category=fuel_and_energy"),
        ("新進員工 > 滿30歲~未滿50歲", "person", "hires age=30_to_49"),
        ("新進員工 > 滿50歲以上", "person", "hires age=50_and_above"),
        ("地區 > 台灣地區 > 年度新進率", "%", "hire_rate region=taiwan"),
    ],
)  # fmt: skip
def test_wordings_of_cuts_and_divisors(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected
