"""A report in Traditional Chinese and the same words in Simplified Chinese give the same figures; the text is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import opencc
import pytest

from assay.content import load_content
from assay.reader.read import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from assay.reader.claim import Claim

TEXT = """燈塔造紙集團有限公司

2024 環境、社會及管治報告

本報告涵蓋截至2024年12月31日止年度。

環境績效

指標\t單位\t2024年\t2023年
直接排放（範圍一）\t噸二氧化碳當量\t4,120\t3,987
能源間接排放（範圍二）\t噸二氧化碳當量\t15,306\t16,011
氮氧化物\t公斤\t812\t790
有害廢棄物\t公噸\t12.6\t13.1
無害廢棄物\t公噸\t2,340\t2,512
外購電力\t千瓦時\t24,310,000\t25,870,500
柴油\t公升\t45,120\t–
耗水量\t立方米\t318,400\t331,900
耗水密度\t立方米／人民幣百萬元收益\t265.3\t281.7
製成品所用包裝材料\t噸\t96.4\t101.0

社會績效

指標\t2024年\t2023年
僱員總數（人）\t640\t652
按性別劃分\t\t
男性\t388 (60.6%)\t401 (61.5%)
女性\t252 (39.4%)\t251 (38.5%)
按僱員類別劃分\t\t
高級管理層\t14\t15
中級管理層\t76\t74
一般員工\t550\t563
流失率（%）\t11.2\t9.8
因工傷損失工作日數\t42\t57

年內，本集團總耗水量約為318,400立方米（2023年：331,900立方米），較去年減少4.1%。
"""


def said(claim: Claim) -> tuple[object, ...]:
    return (
        claim.line, str(claim.value), claim.unit.symbol if claim.unit else "", claim.fiscal_year, claim.metric,
        claim.dimensions, claim.part_of, claim.kpi, claim.qualifier, claim.source,
    )  # fmt: skip


def said_in(folder: Path, text: str) -> list[tuple[object, ...]]:
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    return [said(claim) for claim in read_document(path, load_content()).claims]


def test_simplified_gives_what_traditional_gives(tmp_path: Path) -> None:
    traditional = said_in(tmp_path, TEXT)
    simplified = said_in(tmp_path, opencc.OpenCC("t2s").convert(TEXT))
    assert simplified == traditional
    assert len(traditional) >= 43
    assert sum(1 for claim in traditional if claim[4]) >= 0.9 * len(traditional)


@pytest.mark.parametrize(
    ("line", "value", "metric"),
    [
        (10, "4120", "scope_1"),
        (11, "16011", "scope_2_location"),
        (15, "25870500", "electricity_purchased"),
        (17, "318400", "water_consumption"),
        (18, "265.3", "water_consumption_per_revenue"),
        (31, "550", "employees"),
        (33, "42", "lost_days"),
    ],
)
def test_what_the_figures_are_of(tmp_path: Path, line: int, value: str, metric: str) -> None:
    found = [(claim[0], claim[1], claim[4]) for claim in said_in(tmp_path, TEXT)]
    assert (line, value, metric) in found
