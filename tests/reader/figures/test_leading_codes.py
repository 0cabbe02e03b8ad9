"""Codes of indicators before some labels of a table that has no column of codes. All figures are invented."""

from __future__ import annotations

from reader.figures.drawn import rows, table


def test_a_code_and_a_title_head_the_rows_below_them() -> None:
    drawn = table(
        """
        關鍵績效指標 | 單位 | 二零二三年 | 二零二二年
        A1.3 | 有害廢棄物 | |
        燈管 | 千克 | 31.5 | 28.0
        電池 | 千克 | 12.4 | 13.9
        """
    )
    assert rows(drawn) == [
        (2023, "A1.3 有害廢棄物 / 燈管", "31.5", "kg"),
        (2022, "A1.3 有害廢棄物 / 燈管", "28.0", "kg"),
        (2023, "A1.3 有害廢棄物 / 電池", "12.4", "kg"),
        (2022, "A1.3 有害廢棄物 / 電池", "13.9", "kg"),
    ]


def test_a_code_that_pushed_its_row_on_lets_it_back() -> None:
    drawn = table(
        """
        KPI | 2023 | | 2022 |
         | Headcount | % | Headcount | %
        B1.1 | Total employees | 400 | 100% | 380 | 100%
        Male | 250 | 62.5% | 240 | 63.2%
        Female | 150 | 37.5% | 140 | 36.8%
        """
    )
    found = rows(drawn)
    assert [(year, value, unit) for year, _, value, unit in found[:4]] == [
        (2023, "400", "person"),
        (2023, "100", "%"),
        (2022, "380", "person"),
        (2022, "100", "%"),
    ]
    assert [(year, value) for year, _, value, _ in found[4:6]] == [(2023, "250"), (2023, "62.5")]


def test_a_code_before_two_columns_of_labels_is_a_title_over_both() -> None:
    drawn = table(
        """
        Key performance indicators | | Unit | 2023 | 2022
        A2.1 | Energy | | |
         | Diesel | L | 20 | 30
        Direct energy | Petrol | L | 40 | 50
        A2.2 | Water | | |
        Water drawn | | m³ | 700 | 800
        """
    )
    found = rows(drawn)
    assert [(year, value, unit) for year, _, value, unit in found] == [
        (2023, "20", "L"),
        (2022, "30", "L"),
        (2023, "40", "L"),
        (2022, "50", "L"),
        (2023, "700", "m3"),
        (2022, "800", "m3"),
    ]


def test_a_column_of_codes_stays_one() -> None:
    drawn = table(
        """
        KPI | Indicator | Unit | 2023 | 2022
        A1.2 | Scope 1 | tCO2e | 12 | 13
         | Scope 2 | tCO2e | 22 | 23
        A1.3 | Hazardous waste | t | 5 | 6
        """
    )
    assert rows(drawn)[0] == (2023, "Scope 1", "12", "tCO2e")
