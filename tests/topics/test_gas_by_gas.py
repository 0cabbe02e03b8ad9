"""Scope 1 gas by gas and source by source, worked out by hand; what stands outside the scopes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assay.calc.explain import explain
from assay.calc.explain_text import as_text
from assay.calc.trace import trace_of
from assay.facts.fact import FactKey
from calc.recompute import differences
from small_book import absent, value

if TYPE_CHECKING:
    from assay.core.languages import Language
    from small_book import SmallBook

# Round factors, so that the arithmetic can be followed: a fuel of 36 GJ a tonne is 10 MWh a tonne.
FACTORS = (
    "co2,fuel_co2_factor,own,,diesel,0.0025,tCO2e/L,2020-01-01,,Study,Own,verified",
    "co2w,fuel_co2_factor,own,,wood_pellets,0,tCO2e/t,2020-01-01,,Study,Own,verified",
    "ncv,net_calorific_value,own,,diesel,36,MJ/L,2020-01-01,,Study,Own,verified",
    "ncvw,net_calorific_value,own,,wood_pellets,18000,MJ/t,2020-01-01,,Study,Own,verified",
    "ch4,stationary_ch4_factor,own,,diesel,3,kg/TJ,2020-01-01,,Study,Own,verified",
    "n2o,stationary_n2o_factor,own,,diesel,0.6,kg/TJ,2020-01-01,,Study,Own,verified",
    "ch4w,stationary_ch4_factor,own,,wood_pellets,30,kg/TJ,2020-01-01,,Study,Own,verified",
    "n2ow,stationary_n2o_factor,own,,wood_pellets,4,kg/TJ,2020-01-01,,Study,Own,verified",
    "ch4m,mobile_ch4_factor,own,,diesel,4,kg/TJ,2020-01-01,,Study,Own,verified",
    "n2om,mobile_n2o_factor,own,,diesel,5,kg/TJ,2020-01-01,,Study,Own,verified",
    "bio,biogenic_co2_factor,own,,wood_pellets,1.75,tCO2e/t,2020-01-01,,Study,Own,verified",
    "dol,process_factor,own,,dolomite,0.47,tCO2e/t,2020-01-01,,Study,Own,verified",
    "grid,grid_factor,own,,,0.5,tCO2e/MWh,2020-01-01,,Study,Own,verified",
)
RECORDS = {
    "records/energy.csv": """
        site,meter,carrier,start,end,quantity,unit,use
        birch,D1,diesel,2024-01-01,2024-12-31,1000000,L,stationary
        birch,T1,diesel,2024-01-01,2024-12-31,200000,L,mobile
        birch,W1,wood_pellets,2024-01-01,2024-12-31,100,t,
        birch,E1,electricity,2024-01-01,2024-12-31,1000,MWh,
        """,
    "records/materials.csv": """
        site,material,start,end,quantity,unit
        birch,dolomite,2024-01-01,2024-12-31,10000,t
        """,
    "records/gas_handling.csv": """
        date,site,equipment,released_gas,kind,charged,capacity,recovered,unit
        2024-03-01,birch,AC1,hfc_32,top_up,10,,,kg
        2024-04-01,birch,AC2,r_410a,new_equipment,21,20,,kg
        2024-05-01,birch,AC3,r_410a,retirement,,30,24,kg
        2024-06-01,birch,SW1,sf6,top_up,2,,,kg
        2024-07-01,birch,AC4,hcfc_22,top_up,5,,,kg
        """,
}


@pytest.fixture
def gases(book: SmallBook) -> SmallBook:
    book.head(
        "  turnover_denominator: period_end", "  turnover_denominator: period_end\n  combustion: by_gas\n  gwp: ar6"
    )
    return book.own_factors(*FACTORS).write(RECORDS)


def test_fuels_gas_by_gas(gases: SmallBook) -> None:
    examined = gases.examine()
    # 1,000,000 L x 36 MJ = 36 TJ. CO2 2,500 t; CH4 36 x 3 = 108 kg; N2O 36 x 0.6 = 21.6 kg; AR6 27.9 and 273.
    assert value(examined, "stationary_co2", 2024, carrier="diesel") == 2500
    assert value(examined, "stationary_ch4", 2024, carrier="diesel") == Decimal("0.108") * Decimal("27.9")
    assert value(examined, "stationary_n2o", 2024, carrier="diesel") == Decimal("0.0216") * 273
    # 200,000 L are 7.2 TJ: CO2 500 t, CH4 28.8 kg, N2O 36 kg.
    assert (
        value(examined, "mobile_emissions", 2024) == 500 + Decimal("0.0288") * Decimal("27.9") + Decimal("0.036") * 273
    )
    # The pellets: 100 t x 18 GJ = 1.8 TJ: CH4 54 kg, N2O 7.2 kg, and no carbon dioxide in the scope.
    pellets = Decimal("0.054") * Decimal("27.9") + Decimal("0.0072") * 273
    assert value(examined, "stationary_emissions", 2024, carrier="wood_pellets") == pellets


def test_gases_set_free(gases: SmallBook) -> None:
    examined = gases.examine()
    # R-410A: lost at charging 21 - 20 = 1 kg, at retirement 30 - 24 = 6 kg.
    assert value(examined, "gas_released", 2024, released_gas="r_410a") == 7
    # 10 kg x 771 + 7 kg x 2,255.5 = 7,710 + 15,788.5 kg; SF6 2 kg x 24,300.
    assert value(examined, "scope_1", 2024, gas="hfcs") == Decimal("23.4985")
    assert value(examined, "scope_1", 2024, gas="sf6") == Decimal("48.6")
    assert value(examined, "scope_1", 2024, emission_source="fugitive") == Decimal("72.0985")


def test_gases_and_sources_add_up_to_the_scope(gases: SmallBook) -> None:
    examined = gases.examine()
    whole = value(examined, "scope_1", 2024)
    by_gas = [value(examined, "scope_1", 2024, gas=gas) for gas in ("co2", "ch4", "n2o", "hfcs", "sf6")]
    by_source = [
        value(examined, "scope_1", 2024, emission_source=source)
        for source in ("stationary", "mobile", "process", "fugitive")
    ]
    assert sum(by_gas) == sum(by_source) == whole
    # 2,500 + 500 + 10,000 t x 0.47 of dolomite.
    assert by_gas[0] == 7700
    assert value(examined, "scope_1", 2024, site="birch") == whole
    assert not [f for f in examined.findings if f.severity == "error"]


def test_the_book_chooses_the_warming_potentials(gases: SmallBook) -> None:
    by_report = {}
    for report in ("ar6", "ar5", "ar4"):
        by_report[report] = value(gases.examine(), "scope_1", 2024, gas="sf6")
        gases.head(f"gwp: {report}", f"gwp: {'ar5' if report == 'ar6' else 'ar4'}")
    # 2 kg x 24,300, 23,500 and 22,800.
    assert by_report == {"ar6": Decimal("48.6"), "ar5": Decimal(47), "ar4": Decimal("45.6")}


def test_biogenic_carbon_dioxide_stays_outside_the_scopes(gases: SmallBook) -> None:
    with_pellets = gases.examine()
    assert value(with_pellets, "biogenic_co2", 2024) == 175
    assert absent(with_pellets, "biogenic_co2", 2024, carrier="diesel")
    energy = RECORDS["records/energy.csv"].replace("birch,W1,wood_pellets,2024-01-01,2024-12-31,100,t,\n", "")
    without = gases.write({"records/energy.csv": energy}).examine()
    assert value(with_pellets, "scope_1", 2024, gas="co2") == value(without, "scope_1", 2024, gas="co2")


def test_gases_of_the_montreal_protocol_stay_outside_the_scopes(gases: SmallBook) -> None:
    examined = gases.examine()
    assert value(examined, "other_gas_emissions", 2024) == Decimal("9.8")  # 5 kg x 1,960
    assert absent(examined, "fugitive_emissions", 2024, released_gas="hcfc_22")


def test_with_one_factor_there_is_no_split_by_gas(gases: SmallBook) -> None:
    gases.head("combustion: by_gas", "combustion: one_factor")
    gases.own_factors(*FACTORS, "f,fuel_factor,own,,diesel,0.003,tCO2e/L,2020-01-01,,Study,Own,verified")
    examined = gases.examine()
    assert value(examined, "fuel_emissions", 2024, carrier="diesel") == 3600
    assert absent(examined, "scope_1", 2024, gas="co2")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("2024-03-01,birch,AC1,hfc_32,top_up,,,,kg", "record.required"),
        ("2024-03-01,birch,AC1,hfc_32,retirement,,30,,kg", "record.required"),
        ("2024-03-01,birch,AC1,hfc_99,top_up,1,,,kg", "record.member_unknown"),
        ("2024-03-01,birch,AC1,hfc_32,refill,1,,,kg", "record.choice"),
        ("2024-03-01,birch,AC1,hfc_32,top_up,-1,,,kg", "record.negative"),
        ("2024-03-01,birch,AC1,hfc_32,top_up,1,,,kWh", "record.unit_family"),
    ],
)
def test_a_row_that_cannot_be_right_is_named_and_the_others_count(gases: SmallBook, row: str, code: str) -> None:
    header, *rows = RECORDS["records/gas_handling.csv"].strip("\n").splitlines()
    gases.write({"records/gas_handling.csv": "\n".join((header, f"        {row}", *rows[1:]))})
    examined = gases.examine()
    found = next(finding for finding in examined.findings if finding.code == code)
    assert found.place is not None
    assert (found.place.file, found.place.row) == ("records/gas_handling.csv", 2)
    assert value(examined, "scope_1", 2024, gas="sf6") == Decimal("48.6")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Fuel burnt in stationary plant × net calorific value × CH₄ factor of stationary combustion × "),
        ("zh-Hant", "固定源燃料用量 × 低位發熱量 × 固定源甲烷排放因子 × 甲烷全球增溫潛勢"),
        ("zh-Hans", "固定源燃料用量 × 低位发热量 × 固定源甲烷排放因子 × 甲烷全球增温潜势"),
    ],
)
def test_a_part_is_explained_down_to_its_factors(gases: SmallBook, language: Language, words: str) -> None:
    examined = gases.examine()
    told = explain(examined.case, FactKey("scope_1", 2024, (("gas", "ch4"),)), language)
    assert told is not None
    assert words in as_text(told, language, everything=True)


def test_everything_follows_from_the_trace_alone(gases: SmallBook) -> None:
    assert differences(trace_of(gases.examine().case)) == []
