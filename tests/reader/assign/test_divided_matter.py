"""Labels that divide by so much of something, stand under "emissions and intensity", or name a trade or a category."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assay.catalogue.dimension import written
from assay.reader.claim import Claim
from assay.reader.naming.assign import assign
from reader.assign.made import labelled, lexicon


def named(path: str, symbol: str = "") -> tuple[str, str]:
    (claim,) = assign((labelled(path, symbol),), lexicon())
    return claim.metric, written(claim.dimensions)


@pytest.mark.parametrize(
    ("path", "symbol", "metric", "cut"),
    [
        ("每百升啤酒耗水量", "m3", "water_consumption_per_other", "denominator=百升啤酒"),
        ("每吨污水碳排放", "kgCO2e", "ghg_emissions_per_other", "denominator=吨废水"),
        ("處理每噸污泥耗電", "kWh", "electricity_purchased_per_other", "denominator=吨污泥"),
        ("每萬元收入耗水量", "m3", "water_consumption_per_revenue", ""),
        ("溫室氣體排放及密度 > 總計", "tCO2e", "ghg_emissions", ""),
        ("Energy consumption and intensity > Total", "kWh", "energy_consumed", ""),
        ("溫室氣體排放及密度 > 密度", "tCO2e/person", "ghg_emissions_per_employee", ""),
        ("下游租賃資產（租戶）", "tCO2e", "scope_3", "scope_3_category=downstream_leased"),
        ("Capital goods", "tCO2e", "scope_3", "scope_3_category=capital_goods"),
        ("避免排放 > 資本商品", "tCO2e", "", ""),
        ("女性高級管理人員佔比", "%", "employees_share", "category=senior_management;gender=female"),
        ("協同處置危廢", "t", "", ""),
        ("範圍1 直接排放 — 公司車輛用油", "tCO2e", "scope_1", ""),
    ],
)
def test_what_is_divided_and_what_is_not(path: str, symbol: str, metric: str, cut: str) -> None:
    assert named(path, symbol) == (metric, cut)


def test_a_unit_unknown_below_its_stroke_still_tells_what_is_divided() -> None:
    claim = replace(labelled("单位产品排放强度"), unit_printed="千克CO2e/八英寸等效晶圆")
    (found,) = assign((claim,), lexicon())
    assert found.metric in ("ghg_emissions_per_output", "ghg_emissions_per_other")


def rows(*told: tuple[str, str, int]) -> list[tuple[str, str]]:
    claims: list[Claim] = [
        replace(labelled(label, symbol), id=n, row=n, column=1, value=Decimal(value))
        for n, (label, symbol, value) in enumerate(told, 1)
    ]
    return [(claim.metric, written(claim.dimensions)) for claim in assign(claims, lexicon())]


def test_trades_below_all_employees_are_groups_of_them() -> None:
    assert rows(("員工總人數", "person", 90), ("飛行員", "person", 30), ("乘務員", "person", 50)) == [
        ("employees", ""),
        ("employees", "category=飞行员"),
        ("employees", "category=乘务员"),
    ]


def test_people_of_no_trade_and_trades_without_employees_over_them_are_open() -> None:
    assert rows(("員工總人數", "person", 90), ("受訓飛行員", "person", 30))[1] == ("", "")
    assert rows(("乘客", "person", 90), ("飛行員", "person", 30))[1] == ("", "")


def test_scrap_below_spent_fluids_is_no_hazardous_waste() -> None:
    assert [metric for metric, _ in rows(("廢切削液", "kg", 20), ("廢鐵", "kg", 400))] == [
        "hazardous_waste",
        "non_hazardous_waste",
    ]
