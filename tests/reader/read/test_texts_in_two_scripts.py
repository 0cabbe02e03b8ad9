"""Texts of Hong Kong and of the mainland as converters give them: tables with the labels of both languages, rows split
without a heading, and the words of both scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.catalogue.dimension import written
from assay.reader.figures.unit_words import unit_column_word, unit_in
from assay.reader.read import read_document
from reader.assign.made import read_as
from reader.read.made import CONTENT

if TYPE_CHECKING:
    from pathlib import Path


def told(folder: Path, text: str) -> list[str]:
    """The figures of a text: as printed, their unit, year and name."""
    path = folder / "report.txt"
    path.write_text(f"環境、社會及管治報告\n\n截至二零二三年十二月三十一日止年度\n\n{text}\n", encoding="utf-8")
    return [
        " ".join(
            filter(
                None,
                (claim.printed, claim.unit.symbol if claim.unit else "-", str(claim.fiscal_year), claim.metric,
                 written(claim.dimensions)),
            )
        )
        for claim in read_document(path, CONTENT).claims
    ]  # fmt: skip


def test_labels_of_two_columns_in_two_languages_are_one(tmp_path: Path) -> None:
    text = (
        "Indicators 指標\t\tUnit 單位\t2023\t2022\n"
        "Average training hours of employees\t平均僱員受訓時數\t\t\t\n"
        "By employment category\t按僱員類別劃分\t\t\t\n"
        "Officer\t主任級\tHours 小時\t24.2\t22\n"
        "Male\t男\tHours 小時\t22.3\t23\n"
        "Female\t女\tHours 小時\t25.8\t21\n"
        "Clerk\t文員級\tHours 小時\t18\t14\n"
        "Male\t男\tHours 小時\t19.6\t15\n"
        "Female\t女\tHours 小時\t17.8\t13\n"
        "50 or above\t五十歲或以上\tHours 小時\t9\t8\n"
    )
    found = told(tmp_path, text)
    assert "24.2 h 2023 training_hours_average category=officer_主任级" in found
    # The men and women that follow each row alike are its own.
    assert "23 h 2022 training_hours_average category=officer_主任级;gender=male" not in found  # 50 or above follows
    assert len(found) == 14


def test_the_same_members_below_each_row_are_of_that_row(tmp_path: Path) -> None:
    rows = "\n".join(
        f"{name}\t小時\t{value}\t{value}.5"
        for name, value in (("主任級", 24), ("男", 22), ("女", 25), ("文員級", 18), ("男", 19), ("女", 17))
    )
    found = told(tmp_path, f"指標\t單位\t2023年\t2022年\n僱員平均受訓時數\n按僱員類別劃分\n{rows}\n")
    assert "22 h 2023 training_hours_average category=主任级;gender=male" in found
    assert "17.5 h 2022 training_hours_average category=文员级;gender=female" in found


def test_how_waste_is_dealt_with_names_no_waste(tmp_path: Path) -> None:
    text = (
        "廢棄物種類\t處置方式\t數量(噸)\t\n\t\t二零二三年\t二零二二年\n"
        "廢紙\t持牌收集商\t3.8\t3.5\n金屬\t回收\t418.2\t365.4\n惰性建築廢物\t公眾填料\t86,540\t64,218\n"
    )
    found = told(tmp_path, f"無害廢棄物\n\n{text}")
    assert "3.8 t 2023 non_hazardous_waste waste_stream=paper" in found
    assert "418.2 t 2023 non_hazardous_waste treatment=recycled;waste_stream=metal" in found


def test_a_torn_header_may_say_unit_over_a_year(tmp_path: Path) -> None:
    text = "危险废物产生\t量\t及处置\t单位\n\t\t2021年\t2022年\t2023年\n"
    rows = "\n".join(f"{name}\t\t{n},137.57\t{n},035.97\t{n},205.30\t吨" for n, name in enumerate(("废油", "废酸"), 1))
    found = told(tmp_path, text + rows)
    assert "1,035.97 t 2022 hazardous_waste waste_stream=waste_oil" in found
    assert "2,205.30 t 2023 hazardous_waste waste_stream=废酸" in found


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("Hours 小時", "h"),
        ("公噸 tonnes", "t"),
        ("kg (公斤)", "kg"),
        ("kWh/m2 千瓦時/平方米", "kWh/m2"),
        ("Tonnes of CO2e 噸二氧化碳當量", "tCO2e"),
        ("tonnes/HK$ million 噸／百萬港元", "t/MHKD"),
        ("每20萬工時", "count/200000h"),
        ("宗/200,000工時", "count/200000h"),
        ("支", "count"),
        ("每名僱員噸二氧化碳等量", "tCO2e/person"),
    ],
)
def test_units_of_both_languages(words: str, symbol: str) -> None:
    found = unit_in(words)
    assert found is not None
    assert found.symbol == symbol


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("數目", "count"),
        ("人數(百分比)", "person"),
        ("Number 人數(百分比) (Percentage)", "person"),
        ("人數/%", "person"),
    ],
)
def test_what_is_counted_in_a_column_of_units(words: str, symbol: str) -> None:
    assert unit_in(words) is None
    found = unit_column_word(words)
    assert found is not None
    assert found.symbol == symbol


def test_one_unit_in_each_language_that_differ_are_none() -> None:
    assert unit_in("kg 公噸") is None


@pytest.mark.parametrize(
    ("path", "symbol", "named"),
    [
        ("A1.3 有害廢棄物 > 其他有害廢棄物", "t", "hazardous_waste waste_stream=其他有害废弃物"),
        ("A1.3 有害廢棄物 > 化學廢物(有害)", "t", "hazardous_waste"),
        ("危险废物 > 医药废物（HW02）", "t", "hazardous_waste waste_stream=医药废物"),
        ("华东地区供应商数量", "count", "suppliers region=east_china"),
        ("每平方米樓面溫室氣體排放總量", "t/m2", "ghg_emissions_per_floor_area"),
        ("固体废物 > 危险废物 > 合计", "t", "hazardous_waste"),
        ("一般固体废物 > 其中：中药渣", "t", "non_hazardous_waste waste_stream=中药渣"),
        ("僱員人數 > 按職能劃分 > 職能人員", "person", "employees category=职能人员"),
        ("範圍三 – 商務航空差旅", "tCO2e", "scope_3 scope_3_category=business_travel"),
        ("範圍三：其他間接排放 > 棄置於堆填區的廢紙", "tCO2e", "scope_3 scope_3_category=waste"),
        ("万元产值综合能耗", "tce/10000CNY", "energy_consumed_per_revenue"),
        ("培训参与率 > 男", "%", "trained_rate gender=male"),
        ("失時工傷率", "count/1000000h", "ltifr"),
        ("因安全與健康理由回收之產品百分比", "%", "recall_rate"),
    ],
)
def test_wordings(path: str, symbol: str, named: str) -> None:
    assert read_as(path, symbol) == named


HEAD = "指標\tKPI\t單位\t2023年\t2022年\n"


def test_names_and_a_page_number_between_rows_part_no_table(tmp_path: Path) -> None:
    text = (
        f"{HEAD}僱員流失率\tB1.2\t\t\t\n男\t\t%\t12.1\t13.2\n\n某某集團控股有限公司\n環境、社會及管治報告 2023\n45\n\n"
        "按年齡劃分\t\t\t\t\n30歲以下\t\t%\t22.5\t24.5\n"
    )
    found = told(tmp_path, text)
    assert "12.1 % 2023 turnover_rate gender=male" in found
    assert "24.5 % 2022 turnover_rate age=under_30" in found


def test_a_header_alone_between_blank_lines_is_of_the_rows_below(tmp_path: Path) -> None:
    rows = "僱員\tB1.1\n\n僱員總數\t\t人\t678\t550\n\n男\t\t人\t553\t448\n"
    found = told(tmp_path, f"{HEAD}\n{rows}")
    assert "678 person 2023 employees" in found
    assert "448 person 2022 employees gender=male" in found


def test_a_table_goes_on_with_fewer_columns(tmp_path: Path) -> None:
    text = f"{HEAD}耗水量\tA2.2\t立方米\t1,234\t1,345\n\n能源（續）\n\n電力\t\t千瓦時\t57,000\t58,000\n汽油\t\t公升\t3,210\t3,310\n"
    found = told(tmp_path, text)
    assert "58,000 kWh 2022 electricity_purchased" in found
    assert "3,210 L 2023 fuel_consumed carrier=petrol" in found
