"""Chinese set with wide white between its lines is read in whole sentences, over the page as well; invented."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pdf_making import typeset

from assay.content import load_content
from assay.reader.block import Passage
from assay.reader.extract import read_extract
from assay.reader.figures.figures import figures_of
from assay.reader.passages.sentences import begins_within_han, joined_text

if TYPE_CHECKING:
    from pathlib import Path

SET = '#set text(lang: "zh", size: 12pt)\n#set par(justify: true, leading: 1.25em, spacing: 1.25em, first-line-indent: (amount: 2em, all: true))\n'
FIRST = (
    "本年共接待遊客715.23萬人，較上年同期796.05萬人減少80.82萬人，減幅10.15%；果園與茶園的門票收入為59,218.33萬元，"
    "較上年同期67,488.00萬元減少8,269.67萬元，減幅12.25%。湖邊碼頭接待遊客85.62萬人，較上年同期101.59萬人減少15.97萬人。"
)
SECOND = "山上的木屋由志願者看守，冬季關閉，春天再開放給學生使用，所有的床位都已經預訂完畢。"


def paragraphs(folder: Path, source: str) -> list[str]:
    blocks = read_extract(typeset(folder, SET + source)).blocks
    return [block.text.replace(" ", "") for block in blocks if isinstance(block, Passage) and block.kind == "paragraph"]


def test_lines_set_far_apart_are_one_paragraph_up_to_the_next_indent(tmp_path: Path) -> None:
    for width in ("11cm", "12.3cm", "14.5cm"):
        assert paragraphs(tmp_path, f"#set page(width: {width}, height: 16cm, margin: 1cm)\n{FIRST}\n\n{SECOND}") == [
            FIRST,
            SECOND,
        ]


def test_a_sentence_goes_on_over_the_page(tmp_path: Path) -> None:
    source = f"#set page(width: 12cm, height: 5cm, margin: 1cm)\n{FIRST}"
    read = replace(read_extract(typeset(tmp_path, SET + source)), year=2024)
    assert len(read.pages) == 2
    found = figures_of(read, load_content().catalogue).claims
    lake = {claim.printed: claim.labels[-1] for claim in found if "碼頭" in claim.quote}
    assert lake["85.62萬人"] == lake["101.59萬人"] == "湖邊碼頭接待遊客"
    assert not any(claim.labels[-1].startswith(("年同期", "萬", "同期")) for claim in found)


def test_what_begins_a_page_anew_is_not_the_end_of_a_sentence() -> None:
    torn = "本年新增的三座溫室全部投入使用，番茄和黃瓜的種植收入均有提高，合計實現收入1,737.64"
    assert begins_within_han("萬元，增長8%。", after=torn)
    assert not begins_within_han("二、水資源的使用", after=torn)
    assert not begins_within_han("萬元，增長8%。", after=f"{torn}萬元。")


def test_chinese_and_figures_close_up() -> None:
    assert joined_text("數量由2010", "年的10,000多家") == "數量由2010年的10,000多家"
    assert joined_text("人數為366.51萬人,", "較上年") == "人數為366.51萬人,較上年"
    assert joined_text("採用 ISO", "標準") == "採用 ISO 標準"
