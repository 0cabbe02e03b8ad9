"""Tables whose columns are kept apart by spaces, and headers over two rows; the tables are invented."""

from __future__ import annotations

from decimal import Decimal

from assay.core.units import UnknownUnit, unit
from assay.reader.figures.cell_values import read_cell
from assay.reader.figures.years import year_head
from assay.reader.lines.torn import join
from reader.extract.test_cells_on_lines import rows_of


def test_two_tables_in_a_row_have_columns_of_their_own() -> None:
    text = """\
  Staff                    2024         2023
  Men                    1,021          947
  Women                    635          548
  Young                      7            9

  Rates                      Men       Women     All
  Turnover (%)              14.1        12.6    13.5
  Trained (%)               96.2        97.5    96.7
  Hours                     21.4        23.0    22.0
"""
    first, second = rows_of(text)
    assert first[0] == ["Staff", "2024", "2023"]
    assert first[3] == ["Young", "7", "9"]
    assert second[0] == ["Rates", "Men", "Women", "All"]
    assert second[1] == ["Turnover (%)", "14.1", "12.6", "13.5"]


def test_a_year_over_two_columns_stands_over_the_first_of_them() -> None:
    text = """\
                           2024                   2023
                        Number       %         Number       %
  Men                    1,021    61.7            947    63.3
  Women                    635    38.3            548    36.7
  30 - 50                  868    52.4            781    52.2
"""
    (table,) = rows_of(text)
    assert table[0] == ["", "2024", "", "2023", ""]
    assert table[1] == ["", "Number", "%", "Number", "%"]
    assert table[4] == ["30 - 50", "868", "52.4", "781", "52.2"]


def test_a_unit_that_runs_up_to_its_figure_is_parted_from_it() -> None:
    text = """\
  Indicator              Unit                  2024     2023
  Petrol                 litres              15,320   14,806
  Intensity              tonnes CO2e per head  1.78     1.84
  Water used in offices and
    data rooms           m3                   9,412    8,977
"""
    text = text.replace("per head  1.78", "per head 1.78 ")
    (table,) = rows_of(text)
    assert table[2] == ["Intensity", "tonnes CO2e per head", "1.78", "1.84"]
    assert table[3] == ["Water used in offices and data rooms", "m3", "9,412", "8,977"]


def test_figures_and_units_that_wander_are_told_by_their_order() -> None:
    text = """\
KPI       Description         FY24      Unit              FY23
KPI A1.3  Waste oil           9.36   tonnes            8.33
          Battery acid        1,140.3   tonnes            145.9
KPI A2.1  Unleaded petrol     79,198   litres            87,059
          Electricity         5,144,672   kWh               2,666,343
"""
    (table,) = rows_of(text)
    assert table[0] == ["KPI", "Description", "FY24", "Unit", "FY23"]
    assert table[2] == ["", "Battery acid", "1,140.3", "tonnes", "145.9"]
    assert table[4] == ["", "Electricity", "5,144,672", "kWh", "2,666,343"]


def test_names_of_columns_over_two_rows_are_one_name() -> None:
    text = "\tShopping\tOffice\t\tGroup\n\tmalls\ttowers\tHotels\ttotal\nWater\t1\t2\t3\t6\nGas\t2\t2\t2\t6\n"
    (table,) = rows_of(text)
    assert table[0] == ["", "Shopping malls", "Office towers", "Hotels", "Group total"]


def test_a_name_over_two_columns_stays_above_them() -> None:
    text = "\tNumber\t\tGroup\n\tMen\tWomen\ttotal\nStaff\t1\t2\t3\nLeavers\t2\t2\t4\n"
    (table,) = rows_of(text)
    assert table[0] == ["", "Number", "", "Group"]


def test_two_longer_words_in_two_cells_are_not_one_torn_word() -> None:
    assert join("malls", "towers", frozenset()) is None
    assert join("emis", "sions", frozenset({"emissions"})) == "emissions"


def test_a_zero_in_words_is_a_figure() -> None:
    (value,) = read_cell("零")
    assert value.value == Decimal(0)


def test_a_unit_of_no_size_is_none() -> None:
    for text in ("0%", "00kg", "0 / 0%"):
        try:
            unit(text)
        except UnknownUnit:
            continue
        raise AssertionError(text)


def test_a_financial_year_in_han_digits_leaves_no_words() -> None:
    found = year_head("二零二四財年", 2024)
    assert found is not None
    assert (found.year, found.rest) == (2024, "")
