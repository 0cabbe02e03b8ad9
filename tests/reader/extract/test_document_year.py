"""Which year a document reports on: what speaks for it is weighed, and where that disagrees none is told."""

from __future__ import annotations

import pytest

from assay.reader.block import Grid, GridCell, GridRow, Passage
from assay.reader.figures.document_year import Ground, evidence_of, year_of_document
from assay.reader.page import Box, Page, Word


def _said(*texts: str) -> list[Passage]:
    return [Passage(text=text, kind="paragraph", page=1) for text in texts]


def _table(*rows: tuple[str, ...]) -> Grid:
    return Grid(id=1, rows=tuple(GridRow(cells=tuple(GridCell(text=text) for text in row)) for row in rows))


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("某某股份有限公司2024年半年度报告", 2024),
        ("某某股份有限公司 2018 年年度报告", 2018),
        ("2019年度業績報告", 2019),
        ("2023 Annual Report", 2023),
        ("Annual Report 2022/23", 2023),
        ("SASB Report 2020/21", 2021),
        ("INTERIM REPORT 2019", 2019),
    ],
)
def test_a_title_dates_the_report_whatever_year_is_named_most(title: str, year: int) -> None:
    assert year_of_document(_said(title, "Shares were issued in 2020. " * 9), title) == year


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("Figures are for the year ended 30 June 2024.", 2024),
        ("Reporting period: 1 July 2023 – 30 June 2024", 2024),
        ("This report covers the half year from 1 January to 30 June 2024.", 2024),
        ("Data are of the fiscal year ended January 2, 2022.", 2021),
        ("截至二零二四年十二月三十一日止年度", 2024),
        ("截至2024年6月30日止六個月", 2024),
        ("报告时间范围:2023年1月1日至12月31日", 2023),
        ("民國113年1月1日至12月31日", 2024),
        ("中華民國一一二年一月一日至十二月三十一日", 2023),
        ("April 2023 to March 2024", 2024),
    ],
)
def test_a_sentence_on_the_period_dates_the_report(sentence: str, year: int) -> None:
    assert year_of_document(_said("Lamp works", sentence, "Shares were issued in 2020."), "Lamp works") == year


def test_the_time_in_which_money_was_used_is_no_reporting_period() -> None:
    used = "于2020年6月23日起至2020年12月31日止会计期间使用募集资金二亿元，2021年度使用一亿元。"
    assert Ground.PERIOD not in {each.ground for each in evidence_of(_said(used), "")}
    assert year_of_document(_said(used, "本报告期为2024年1月1日至2024年6月30日。"), "") == 2024


def test_tables_date_a_report_that_no_sentence_dates() -> None:
    table = _table(("", "2020", "2021", "2022"), ("Steam (t)", "5", "6", "7"))
    assert year_of_document([*_said("Lamp works"), table, table], "Lamp works") == 2022


def test_a_report_named_after_its_publication_is_of_the_year_of_its_figures() -> None:
    table = _table(("", "2020", "2021"), ("Steam (t)", "5", "6"))
    said = _said("2022 Sustainability Report", "In 2021 we sold lamps. In 2021 we made more. Lamps of 2021.")
    assert year_of_document([*said, table, table, table], "2022 Sustainability Report") == 2021


def test_targets_beside_values_do_not_date_a_report() -> None:
    table = _table(("Field", "Value 2021", "Reference value 2022"), ("Steam (t)", "5", "6"))
    said = _said("In 2021 we sold lamps. In 2021 we made more. Lamps of 2021. " * 3)
    assert year_of_document([*said, *(table for _ in range(5))], "") == 2021


def test_goals_do_not_date_a_report() -> None:
    text = "We work towards our 2030 climate goals. By FY30 steam falls by half. By FY30 all lamps are sold."
    assert year_of_document(_said(f"{text} FY21 was mild. So was FY21. FY21 ends."), "") == 2021


def test_what_disagrees_dates_nothing() -> None:
    assert year_of_document(_said("Annual Report 2023", "For the six months ended 30 June 2021"), "Lamps") is None


def test_the_foot_of_page_after_page_dates_a_report() -> None:
    feet = [
        Page(
            number=n, source="text_layer", width=600, height=800,
            words=(Word(text=f"Lamps Inc. Sustainability Report 2022 {n}", box=Box(50, 770, 300, 780)),),
        )
        for n in range(1, 6)
    ]  # fmt: skip
    assert year_of_document(_said("Our people", "Founded in 1998."), "Our people", feet) == 2022
