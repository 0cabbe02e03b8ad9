"""Which words of a cover are the title, and which headings stand above a place."""

from __future__ import annotations

from assay.reader.block import Passage
from assay.reader.extract import title_of
from assay.reader.passages.headings import HeadingPath

_ENGLISH = (
    "Hong Kong Exchanges and Clearing Limited and The Stock Exchange of Hong Kong Limited take no responsibility for the "
    "contents of this announcement."
)
_CHINESE = "香港交易及結算所有限公司對本公告的內容概不負責。"


def _cover(*texts: str) -> list[Passage]:
    return [Passage(text=text, kind="paragraph") for text in texts]


def test_what_an_exchange_prints_on_every_announcement_is_no_title() -> None:
    assert title_of(_cover(_ENGLISH, "Harbour Lamps Limited")) == "Harbour Lamps Limited"
    assert title_of(_cover(_CHINESE, "海港燈飾有限公司")) == "海港燈飾有限公司"


def test_words_in_brackets_are_no_title() -> None:
    assert title_of(_cover("(Incorporated in Bermuda with limited liability)", "Harbour Lamps")) == "Harbour Lamps"
    assert title_of(_cover("（前稱為「燈塔有限公司」）（股份代號：9999）", "Annual Review")) == "Annual Review"


def test_a_heading_goes_before_other_words_and_a_report_before_both() -> None:
    heading = Passage(text="Annual Results 2024", kind="heading")
    assert title_of([*_cover("Stock code: 9999"), heading]) == "Annual Results 2024"
    assert title_of([heading, *_cover("Sustainability Report 2024")]) == "Sustainability Report 2024"


def test_a_cover_of_nothing_but_a_disclaimer_has_no_title() -> None:
    assert title_of(_cover(_ENGLISH)) == ""


def test_nothing_stands_below_a_list_of_contents() -> None:
    path = HeadingPath()
    path.add(1, "CONTENTS")
    path.add(3, "Our people")
    assert path.texts == ("Our people",)
    path = HeadingPath()
    path.add(1, "目 錄")
    path.add(2, "排放物")
    assert path.texts == ("排放物",)


def test_a_running_head_is_not_a_part_of_itself() -> None:
    path = HeadingPath()
    path.add(2, "Section 3 Environment")
    path.add(5, "Waste")
    path.add(6, "Section 3 Environment")
    assert path.texts == ("Section 3 Environment",)
