"""Headers that come again, and rows of years in Chinese signs among lines that every page repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assay.content import load_content
from assay.reader.read import read_document

if TYPE_CHECKING:
    from pathlib import Path

FOOT = "二零二三年環境報告"


def _figures(tmp_path: Path, text: str) -> list[tuple[int | None, str, str]]:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    found = read_document(path, load_content()).claims
    return [(c.fiscal_year, c.printed, c.unit.symbol if c.unit else "") for c in found if c.source == "table"]


def test_years_in_chinese_signs_are_no_strip_though_every_foot_holds_their_signs(tmp_path: Path) -> None:
    pages = "\n\n".join(f"這一頁說的是第{n}件事。\n\n{FOOT}\n河濱公司\t{n}" for n in range(4, 9))
    table = (
        "指標\t單位\t北廠\t\t南廠\t\n\t\t二零二三年\t二零二二年\t二零二三年\t二零二二年\n用水\t立方米\t31\t32\t41\t42"
    )
    found = _figures(tmp_path, f"{pages}\n\n{table}\n\n{FOOT}\n")
    assert found == [(2023, "31", "m3"), (2022, "32", "m3"), (2023, "41", "m3"), (2022, "42", "m3")]


def test_the_same_header_over_other_columns_heads_another_table(tmp_path: Path) -> None:
    pages = "\n\n".join(f"A page about matter {n}.\n\nRiverside Report 2023" for n in range(4, 9))
    first = "Indicator\tUnit\t2023\t2022\nPaper\tkg\t11\t12\nGlass\tkg\t13\t14"
    second = "Indicator\t\tUnit\t2023\t2022\nFuel\tDiesel\tL\t21\t22\n\tPetrol\tL\t23\t24"
    found = _figures(tmp_path, f"{pages}\n\n{first}\n\nRiverside Report 2023\n\n{second}\n")
    assert found[-4:] == [(2023, "21", "L"), (2022, "22", "L"), (2023, "23", "L"), (2022, "24", "L")]
