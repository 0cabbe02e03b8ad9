"""Rows of sites, of counts over employees, and what is divided by in words of its own."""

from __future__ import annotations

import pytest

from reader.assign.made import read_as


@pytest.mark.parametrize(
    ("path", "symbol", "expected"),
    [
        ("用水數據 > 廠區 > 地下水 > BD", "m3", "water_withdrawn site=bd;water_source=groundwater"),
        ("Plant > Electricity consumption > KX2", "MWh", "electricity_purchased site=kx2"),
        ("用水數據 > 廠區 > BOD > 合計", "m3", ""),
        ("聘雇員工(不定期契約)", "person", "employees employment_type=permanent"),
        ("失能傷害頻率 > 輕傷件數 > 員工", "", ""),
        ("每桶油當量溫室氣體排放強度", "kgCO2e", "ghg_emissions_per_other denominator=桶油当量"),
        ("每年溫室氣體排放強度", "kgCO2e", ""),
        (
            "員工分類(單位:人數) > 女性 > 約聘員工(定期契約)",
            "person",
            "employees employment_type=temporary;gender=female",
        ),
        ("廢水 > 總銅", "kg", "water_pollutants pollutant=总铜"),
        ("廢氣 > 氯化氫", "kg", "air_pollutants pollutant=氯化氢"),
        ("發電水耗", "kg/kWh", "water_consumption_per_other denominator=kwh"),
        ("每份膳食能源耗用", "kWh/count", "energy_consumed_per_other denominator=meal"),
        ("平均受訓時數 > 退款申請處理宗數", "", ""),
        ("受訓僱員百分比 > 所有僱員", "%", "trained_rate"),
        ("安全隱患整改率", "%", "hazard_correction_rate"),
        ("產品一次交驗合格率", "%", "first_pass_rate"),
        ("有害事業廢棄物妥善處理率", "%", "hazardous_waste_compliance_rate"),
    ],
)
def test_rows(path: str, symbol: str, expected: str) -> None:
    assert read_as(path, symbol) == expected
