"""Captions that are half a sentence: "員工流失情況見下表：". They name what the rows below are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assay.content import load_content
from assay.reader.read import read_document

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = load_content()
ROWS = {
    "turnover_rate": ("類別\t單位\t2025年", "男性\t%\t12.1", "女性\t%\t8.3"),
    "employees": ("類別\t單位\t2025年", "男性\t人\t68", "女性\t人\t30"),
    "suppliers": ("地區\t2025年", "中國內地\t68", "其他地區\t3"),
}


@pytest.mark.parametrize(
    ("caption", "metric"),
    [
        ("報告期內，員工流失情況見下表：", "turnover_rate"),
        ("於2025年12月31日，本集團按性別劃分的僱員人數如下：", "employees"),
        ("本集團供應商按地區分佈如下：", "suppliers"),
        ("按地區劃分的供應商數目載列如下", "suppliers"),
    ],
)
def test_a_caption_names_its_rows(tmp_path: Path, caption: str, metric: str) -> None:
    path = tmp_path / "report.txt"
    head = ("環境、社會及管治報告 2025", "本報告涵蓋截至2025年12月31日止年度。", "", caption)
    path.write_text("\n".join((*head, *ROWS[metric])), encoding="utf-8")
    claims = [claim for claim in read_document(path, CONTENT).claims if claim.source == "table"]
    assert [claim.metric for claim in claims] == [metric, metric]


def test_a_distribution_in_per_cent_is_one_of_shares(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    rows = ("Social report 2025", "Suppliers, distribution by region\t2025", "Mainland China\t96%", "Other regions\t4%")
    path.write_text("\n".join(rows), encoding="utf-8")
    claims = [claim for claim in read_document(path, CONTENT).claims if claim.source == "table"]
    assert {claim.metric for claim in claims} <= {"suppliers_share", ""}
