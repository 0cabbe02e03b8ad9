"""Tables: which figure is of which row, year and unit. One test for each way a table breaks; all names are invented."""

from assay.reader.decision import How
from reader.figures.drawn import read, rows, shown, table


def test_years_in_columns_and_units_in_a_column() -> None:
    assert rows(
        table(
            """
            Indicator | Unit | 2023 | 2022
            Paper used | tonnes | 12.4 | 13.0
            Steam bought | GJ | 1,840 | 1,902
            """
        )
    ) == [
        (2023, "Paper used", "12.4", "t"),
        (2022, "Paper used", "13.0", "t"),
        (2023, "Steam bought", "1840", "GJ"),
        (2022, "Steam bought", "1902", "GJ"),
    ]


def test_years_in_any_order() -> None:
    found = rows(table("Item | Unit | 2021 | 2023 | 2022\nBoxes | kg | 5 | 7 | 6"))
    assert [(year, value) for year, _, value, _ in found] == [(2021, "5"), (2023, "7"), (2022, "6")]


def test_fiscal_years_and_dates_in_headings() -> None:
    found = rows(table("指標 | 單位 | 2022/23年度 | FY2021/22 | As at 31 March 2021\n用紙 | 公斤 | 5 | 7 | 6"))
    assert [year for year, _, _, _ in found] == [2023, 2022, 2021]


def test_this_year_and_last_year() -> None:
    found = rows(table("指標 | 單位 | 本年度 | 上年度\n用水量 | 立方米 | 840 | 910"), year=2024)
    assert [(year, value) for year, _, value, _ in found] == [(2024, "840"), (2023, "910")]


def test_a_stacked_header_year_over_division() -> None:
    assert rows(
        table(
            """
            Item | Unit | 2023 | | 2022 |
             | | Mill | Office | Mill | Office
            Power | MWh | 40 | 2 | 44 | 3
            """
        )
    ) == [
        (2023, "Mill / Power", "40", "MWh"),
        (2023, "Office / Power", "2", "MWh"),
        (2022, "Mill / Power", "44", "MWh"),
        (2022, "Office / Power", "3", "MWh"),
    ]


def test_a_quantity_over_the_years() -> None:
    found = rows(table("Kind | Name | Quantity |\n | | 2023 | 2022\nGas | Ozone | 12KG | 9.5KG"))
    assert found == [(2023, "Gas / Ozone", "12", "kg"), (2022, "Gas / Ozone", "9.5", "kg")]


def test_a_header_repeated_inside() -> None:
    found = rows(
        table(
            """
            Item | Unit | 2023 | 2022
            Sand | t | 5 | 4
            Item | Unit | 2022 | 2023
            Clay | t | 8 | 9
            """
        )
    )
    assert [(year, path, value) for year, path, value, _ in found] == [
        (2023, "Sand", "5"),
        (2022, "Sand", "4"),
        (2022, "Clay", "8"),
        (2023, "Clay", "9"),
    ]


def test_a_table_that_goes_on_without_its_header() -> None:
    first = table("Item | Unit | 2022 | 2021\nSand | t | 5 | 4\nLime | t | 3 | 2")
    second = table("Clay | t | 8 | 9\nSilt | t | 1 | 0", number=2)
    found = read(first, second, year=2022)
    assert [shown(claim)[:3] for claim in found[4:]] == [
        (2022, "Clay", "8"),
        (2021, "Clay", "9"),
        (2022, "Silt", "1"),
        (2021, "Silt", "0"),
    ]
    assert How.YEAR_COLUMN_BEFORE in {decision.how for decision in found[4].decided}


def test_without_years_the_document_tells_the_year() -> None:
    (claim,) = read(table("Resource | Unit | Amount\nCoal | tonnes | 412"), year=2020)
    assert claim.fiscal_year == 2020
    assert How.YEAR_DOCUMENT in {decision.how for decision in claim.decided}


def test_the_year_in_the_caption() -> None:
    (claim,) = read(table("Resource | Unit | Amount\nCoal | tonnes | 412", "Fuels used in 2019"), year=2020)
    assert claim.fiscal_year == 2019


def test_years_in_rows() -> None:
    assert rows(table("Year | Deaths (persons) | Lost days (days)\n2023 | 0 | 41\n2022 | 1 | 66")) == [
        (2023, "Deaths", "0", "person"),
        (2023, "Lost days", "41", "day"),
        (2022, "Deaths", "1", "person"),
        (2022, "Lost days", "66", "day"),
    ]


def test_units_in_label_heading_cell_and_caption() -> None:
    assert rows(table("Item | 2023\nPaper (kg) | 77\n用電量（千瓦時） | 900")) == [
        (2023, "Paper", "77", "kg"),
        (2023, "用電量", "900", "kWh"),
    ]
    assert rows(table("Kinds of slag | Emission: tonnes | Treatment\nAsh | 3.1 | sold to a brickworks")) == [
        (2023, "Kinds of slag / Emission / Ash", "3.1", "t")
    ]
    assert rows(table("Kind | 2023\nGlass | 61 kg\nWood | 7,410 tonnes"))[1] == (2023, "Wood", "7410", "t")
    assert rows(table("Item | 2023\nDonations | 312", "Community (RMB'000)"))[0][3] == "1000CNY"


def test_a_unit_stated_once_for_a_group() -> None:
    found = rows(table("Item | 2023 | 2022\nWaste (tonnes) | | \n  Ash | 5 | 6\n  Slag | 7 | 8"))
    assert {unit for _, _, _, unit in found} == {"t"}
    assert found[0][1] == "Waste / Ash"


def test_the_unit_is_kept_as_printed() -> None:
    (claim,) = read(table("Item | Unit | 2023\nIntensity | kg / RMB'000 | 0.06"))
    assert (claim.unit_printed, claim.unit.symbol if claim.unit else "") == ("kg / RMB'000", "kg/1000CNY")


def test_scales_are_part_of_the_unit() -> None:
    found = rows(table("Item | Unit | 2023\nGas | ten thousand m 3 | 17\nPower | '000 kWh | 820\nSales | 億元 | 4.1"))
    assert [unit for *_, unit in found] == ["10000m3", "MWh", "100000000CNY"]


def test_an_empty_unit_beside_others_is_a_plain_number() -> None:
    found = rows(table("Item | Unit | 2023\nWater | m3 | 90\nDrills | | 4"))
    assert found[1][3] == "count"


def test_a_column_of_codes() -> None:
    found = read(
        table("Item | HKEX KPI | Unit | 2023\nWaste | A1.3 | |\n– in total | | t | 8\n– per head | | t/person | 0.1")
    )
    assert [(claim.kpi, claim.labels) for claim in found] == [
        ("A1.3", ("Waste", "in total")),
        ("A1.3", ("Waste", "per head")),
    ]


def test_a_running_number_is_no_figure() -> None:
    found = rows(table("No. | Indicator | Unit | 2023\n1 | Ash | t | 5\n2 | Slag | t | 6\n3 | Dust | t | 7"))
    assert [path for _, path, _, _ in found] == ["Ash", "Slag", "Dust"]


def test_amounts_with_their_share() -> None:
    found = rows(table("Employees | 2023 | 2022\nMale | 20 (23.08%) | 18 (22.5%)"))
    assert [(value, unit) for _, _, value, unit in found] == [
        ("20", "person"),
        ("23.08", "%"),
        ("18", "person"),
        ("22.5", "%"),
    ]
    assert len({path for _, path, _, _ in found}) == 1


def test_the_unit_of_a_rate_is_not_that_of_the_amount_beside_it() -> None:
    found = rows(table("Item | 2023\nLeavers and rate (%) |\nNorth | 12 (4.5%)\nSouth | 0"))
    assert found[0][3] != "%"
    assert found[2][3] != "%"


def test_blank_cells_keep_their_columns() -> None:
    assert rows(table("Item | Unit | 2023 | 2022 | 2021\nDust | t | 5 | | 7"))[1][0] == 2021


def test_dashes_and_words_for_nothing() -> None:
    found = rows(table("Item | Unit | 2023 | 2022 | 2021\nTar | t | – | N/A | /"))
    assert [value for _, _, value, _ in found] == ["not_disclosed", "not_applicable", "not_disclosed"]


def test_words_in_place_of_figures_open_no_group() -> None:
    found = rows(table("Kind | 2023 | 2022\nFumes | Minimal, with no effect at all |\nDust | 5 kg | 6 kg"))
    assert [path for _, path, _, _ in found] == ["Dust", "Dust"]


def test_marks_of_notes_on_labels_figures_and_years() -> None:
    found = read(table("Item | Unit | 2023 | 20223\nTotal emissions9 | tCO2e | 1,2345 | 1,100*"))
    assert [shown(claim) for claim in found] == [
        (2023, "Total emissions", "1234", "tCO2e"),
        (2022, "Total emissions", "1100", "tCO2e"),
    ]
    assert found[0].note_marks == ("9", "5")
    assert found[1].note_marks == ("9", "*", "3")


def test_a_page_number_glued_to_the_last_figure() -> None:
    found = rows(table("Item | Unit | 2023 | 2022\nSlag | t | 41.7 | 40.2 28"))
    assert [value for _, _, value, _ in found] == ["41.7", "40.2"]


def test_several_figures_in_one_cell() -> None:
    found = rows(table("Item | Unit | 2023 | 2022 | 2021\nSlag | t | 41.7 40.2 39.9 | |"))
    assert [(year, value) for year, _, value, _ in found] == [(2023, "41.7"), (2022, "40.2"), (2021, "39.9")]


def test_a_column_of_changes() -> None:
    found = rows(table("Item | Unit | 2023 | 2022 | Change\nSlag | t | 90 | 100 | (10.0%)"))
    assert found[2][2:] == ("-10.0", "%")


def test_a_column_of_targets() -> None:
    found = read(table("Item | Unit | 2023 | 2030 target\nIntensity | t/RMB million | 5 | 4"))
    assert [(claim.fiscal_year, claim.source) for claim in found] == [(2023, "table"), (2030, "target")]


def test_labels_without_letters() -> None:
    found = rows(table("Staff by age | Unit | 2023\nUnder 30 | persons | 4\n30-50 | persons | 9\n51+ | persons | 2"))
    assert [(path.split(" / ")[-1], value) for _, path, value, _ in found] == [
        ("Under 30", "4"),
        ("30-50", "9"),
        ("51+", "2"),
    ]


def test_contents_and_indexes_hold_no_figures() -> None:
    contents = table("Introduction | 2\nAbout this report | 4\nGovernance | 9\nEnvironment | 11\nAppendix | 40")
    index = table(
        "KPI | Status | Page\nA1.1 | Disclosed | 12\nA1.2 | Disclosed | 11, 14\nB1.1 | Explained | 7", "Content index"
    )
    standards = table("Numbering | Content\n301 | Materials\n302 | Energy\n303 | Water\n305 | Emissions")
    assert rows(contents, index, standards) == []


def test_where_a_figure_stands() -> None:
    (claim,) = read(table("Item | Unit | 2023\nAsh | t | 5", "Waste", number=7))
    assert (claim.grid, claim.row, claim.column, claim.line, claim.quote) == (7, 1, 2, 2, "Ash | t | 5")
    assert claim.labels == ("Waste", "Ash")


def test_three_years_of_three_scopes_in_chinese() -> None:
    found = rows(
        table(
            """
            指標 | 單位 | 二零二三年 | 二零二二年
            溫室氣體排放 | | |
            範圍1 | 噸二氧化碳當量 | 120 | 130
            範圍2 | 噸二氧化碳當量 | 880 | 900
            密度 | 噸二氧化碳當量／人民幣萬元營業收入 | 0.31 | 0.29
            """
        )
    )
    assert found[0] == (2023, "溫室氣體排放 / 範圍1", "120", "tCO2e")
    assert found[4] == (2023, "溫室氣體排放 / 密度", "0.31", "tCO2e/10000CNY")


def test_columns_without_any_heading_are_taken_as_the_newest_first() -> None:
    found = read(table("Sand | 5.2 | 4.1\nClay | 3.3 | 2.7\nLime | 1.6 | 1.9"), year=2022)
    assert [(claim.fiscal_year, str(claim.value)) for claim in found[:2]] == [(2022, "5.2"), (2021, "4.1")]
    assert all(claim.year_open for claim in found)


def test_a_row_that_slid_to_the_right() -> None:
    found = rows(
        table("Place | Region | Unit | 2023 | 2022 |\nStaff | North | persons | 7 | 6\n | | South | persons | 4 | 3")
    )
    assert [(year, value, unit) for year, _, value, unit in found[2:]] == [(2023, "4", "person"), (2022, "3", "person")]


def test_a_table_of_whole_percentages() -> None:
    found = rows(table("Item | 2023 | 2022\nTraining covered | 100% | 100%\nFaults mended | 100% | 99%"))
    assert [(value, unit) for _, _, value, unit in found] == [("100", "%"), ("100", "%"), ("100", "%"), ("99", "%")]


def test_a_figure_in_the_heading_of_a_column() -> None:
    text = "Item | Unit | Amount | Intensity (based on an output of 1,200 tonnes of yarn in 2023)\nCoal | t | 60 | 0.05 t/t"
    found = rows(table(text))
    assert found[-1] == (2023, "output … of yarn", "1200", "t")


def test_words_in_the_first_column_name_the_rows_whatever_it_is_called() -> None:
    for head in ("Disclosure", "Section", "說明"):
        found = rows(
            table(f"{head} | FY2023 | | FY2022 |\n | Male | Female | Male | Female\nPermanent | 6 | 4 | 5 | 3")
        )
        assert found[0] == (2023, "Male / Permanent", "6", ""), head
