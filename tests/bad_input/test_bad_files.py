"""Files in every state that reaches a book: other encodings, other programs, other file types, cut off, empty."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from bad_input.folder import ENERGY, FIGURES, GOOD, GOOD_FIGURE, check, count, only

if TYPE_CHECKING:
    from collections.abc import Callable

    from bad_input.folder import Folder

ROWS = (ENERGY.split(","), *(line.split(",") for line in GOOD))


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    data = io.BytesIO()
    made = xlsxwriter.Workbook(data, {"in_memory": True})
    fill(made)
    made.close()
    return data.getvalue()


def sheet(made: xlsxwriter.Workbook, name: str = "Data") -> xlsxwriter.worksheet.Worksheet:
    """Header, a good row in row 2 and another in row 5; rows 3 and 4 are the test's."""
    page = made.add_worksheet(name)
    page.write_row(0, 0, ROWS[0])
    page.write_row(1, 0, [*ROWS[1][:5], 100.5, "kWh"])
    page.write_row(4, 0, [*ROWS[2][:5], 200, "kWh"])
    return page


def test_empty_file(folder: Folder) -> None:
    folder.table("energy.csv", ENERGY, *GOOD)
    folder.write("records/energy.second.csv", b"")
    read = folder.read()
    check(only(read, "table.empty"), "records/energy.second.csv", None, "", "")
    assert count(read) == 2


def test_header_only_file_keeps_the_register(folder: Folder) -> None:
    folder.table("energy.csv", ENERGY)
    read = folder.read()
    found = only(read, "table.empty")
    assert (found.severity, found.place and found.place.row) == ("note", 1)
    assert count(read) == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_encodings_of_chinese_files(folder: Folder, encoding: str) -> None:
    text = "站点,仪表,能源种类,开始,结束,数量,单位,备注\n桦谷厂,一号表,电力,2025年1月1日,2025年1月31日,100.50,千瓦时,已核对发票\n"
    folder.write("records/energy.csv", text.encode(encoding))
    read = folder.read()
    assert read.findings == ()
    assert read.book is not None
    (record,) = read.book.records["energy"]
    assert (record.values["site"], record.values["meter"], record.note) == ("birch", "一号表", "已核对发票")


def test_big5_file(folder: Folder) -> None:
    text = "站點,儀表,能源種類,開始,結束,數量,單位,備註\nbirch,一號電錶,電力,2025-01-01,2025-01-31,100.50,千瓦時,已與發票核對無誤\n"
    folder.write("records/energy.csv", text.encode("big5"))
    read = folder.read()
    assert read.findings == ()
    assert read.book is not None
    assert read.book.records["energy"][0].values["meter"] == "一號電錶"


def test_bytes_of_no_encoding_cost_only_their_row(folder: Folder) -> None:
    bad = b"birch,M\xff\x81\xff,electricity,2025-03-01,2025-03-31,5,kWh"
    folder.write("records/energy.csv", b"\n".join([ENERGY.encode(), GOOD[0].encode(), bad, GOOD[1].encode()]))
    read = folder.read()
    found = only(read, "table.unreadable_cell")
    assert found.place is not None
    assert (found.place.file, found.place.row, found.place.column) == ("records/energy.csv", 3, "B")
    assert count(read) == 2


def test_nul_bytes(folder: Folder) -> None:
    folder.energy("birch,M\0,electricity,2025-03-01,2025-03-31,5,kWh")
    read = folder.read()
    check(only(read, "table.unreadable_cell"), "records/energy.csv", 3, "B", "M␀")
    assert count(read) == 2


def test_semicolons_with_decimal_commas(folder: Folder) -> None:
    lines = (line.replace(",", ";").replace("100.50", "1.234,50") for line in (ENERGY, *GOOD))
    folder.table("energy.csv", *lines)
    read = folder.read()
    assert read.findings == ()
    assert read.book is not None
    assert read.book.records["energy"][0].values["quantity"] == Decimal("1234.50")


def test_a_comma_that_may_mean_either_is_not_guessed(folder: Folder) -> None:
    lines = (line.replace(",", ";").replace("100.50", "1,234") for line in (ENERGY, *GOOD))
    folder.table("energy.csv", *lines)
    read = folder.read()
    check(only(read, "record.number"), "records/energy.csv", 2, "quantity", "1,234")
    assert count(read) == 1


def test_thousands_separators_in_quotes(folder: Folder) -> None:
    folder.energy('birch,M1,electricity,2025-03-01,2025-03-31,"1,234",kWh')
    read = folder.read()
    assert read.book is not None
    assert read.findings == ()
    assert read.book.records["energy"][1].values["quantity"] == Decimal(1234)


def test_tab_file(folder: Folder) -> None:
    folder.table("energy.txt", *(line.replace(",", "\t") for line in (ENERGY, *GOOD)))
    read = folder.read()
    assert read.findings == ()
    assert count(read) == 2


def test_full_width_digits(folder: Folder) -> None:
    folder.energy("birch,M1,electricity,２０２５-０３-０１,2025-03-31,１，２３４．５０,kWh".replace("，", ""))
    read = folder.read()
    assert read.book is not None
    assert read.findings == ()
    values = read.book.records["energy"][1].values
    assert (values["start"], str(values["quantity"])) == (date(2025, 3, 1), "1234.50")


def test_months_are_their_first_and_last_day(folder: Folder) -> None:
    folder.energy("birch,M1,electricity,2025-04,2025年4月,5,kWh")
    read = folder.read()
    assert read.book is not None
    values = read.book.records["energy"][1].values
    assert (values["start"], values["end"]) == (date(2025, 4, 1), date(2025, 4, 30))


def test_a_month_is_no_day(folder: Folder) -> None:
    folder.table("training.csv", "date,session,person,hours", "2025-01-05,S1,P1,2", "2025-01,S2,P1,2")
    read = folder.read()
    check(only(read, "record.date"), "records/training.csv", 3, "date", "2025-01")
    assert count(read, "training") == 1


def test_quoted_newline_keeps_the_row_numbers(folder: Folder) -> None:
    folder.table("energy.csv", ENERGY + ",note", GOOD[0] + ',"two\nlines"', "x,M1,electricity,2025-03,2025-03,5,kWh,")
    read = folder.read()
    check(only(read, "record.site_unknown"), "records/energy.csv", 3, "site", "x")
    assert count(read) == 1


def test_a_quote_that_stays_open_costs_one_row(folder: Folder) -> None:
    lines = [f"birch,M{n},electricity,2025-03,2025-03,5,kWh" for n in range(2, 90)]
    folder.energy('birch,"M0,electricity,2025-03,2025-03,5,kWh', *lines)
    read = folder.read()
    check(only(read, "table.open_quote"), "records/energy.csv", 3, "", 'birch,"M0,electricity,2025-03,2025-03,5,kWh')
    assert count(read) == 2 + len(lines)


def test_short_row_is_read_with_a_warning(folder: Folder) -> None:
    folder.table("energy.csv", ENERGY + ",note", GOOD[0] + ",", GOOD[1])
    read = folder.read()
    found = only(read, "table.ragged")
    check(found, "records/energy.csv", 3, "", "kWh")
    assert found.severity == "warning"
    assert count(read) == 2


def test_unknown_column(folder: Folder) -> None:
    folder.table("energy.csv", ENERGY + ",metre", *(line + ",x" for line in GOOD))
    read = folder.read()
    found = only(read, "table.header_unknown")
    check(found, "records/energy.csv", 1, "metre", "metre")
    assert "'meter'" in found.expected
    assert count(read) == 2


def test_unknown_dimension_column_costs_the_rows_that_use_it(folder: Folder) -> None:
    folder.table("figures.csv", FIGURES + ",colour", GOOD_FIGURE + ",", "hires,,2025-01,2025-12,3,person,,red")
    read = folder.read()
    check(only(read, "record.dimension"), "records/figures.csv", 3, "colour", "red")
    assert count(read, "figures") == 1


def test_missing_required_column(folder: Folder) -> None:
    folder.table("energy.csv", "site,carrier,start,end,quantity", "birch,electricity,2025-01,2025-01,5")
    folder.table("energy.good.csv", ENERGY, *GOOD)
    read = folder.read()
    check(only(read, "table.header_missing"), "records/energy.csv", 1, "unit", "unit")
    assert count(read) == 2


def test_a_header_twice(folder: Folder) -> None:
    folder.table("energy.csv", ENERGY + ",Quantity", *(line + ",9" for line in GOOD))
    read = folder.read()
    check(only(read, "table.header_twice"), "records/energy.csv", 1, "Quantity", "Quantity")
    assert count(read) == 2


def test_unknown_register(folder: Folder) -> None:
    folder.table("enrgy.csv", ENERGY, *GOOD)
    folder.table("energy.csv", ENERGY, *GOOD)
    read = folder.read()
    found = only(read, "file.unknown_register")
    check(found, "records/enrgy.csv", None, "", "enrgy")
    assert "'energy'" in found.expected
    assert count(read) == 2


def test_merged_cells(folder: Folder) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        page = sheet(made)
        page.merge_range("A3:A4", "cedar")

    folder.write("records/energy.xlsx", workbook(fill))
    read = folder.read()
    found = only(read, "table.merged_cells")
    check(found, "records/energy.xlsx", 3, "A", "cedar")
    assert "A3:A4 in sheet Data" in found.message
    assert count(read) == 2


def test_a_merged_title_above_the_table_is_no_fault(folder: Folder) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        page = made.add_worksheet()
        page.merge_range("A1:G1", "Energy of the year 2025")
        for number, row in enumerate(ROWS, start=2):
            page.write_row(number, 0, row)

    folder.write("records/energy.xlsx", workbook(fill))
    read = folder.read()
    assert read.findings == ()
    assert count(read) == 2


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#VALUE!", "#N/A"])
def test_formula_errors(folder: Folder, error: str) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        page = sheet(made)
        page.write_row(2, 0, ["birch", "M1", "electricity", "2025-03-01", "2025-03-31"])
        page.write_formula("F3", "=1/0", None, error)
        page.write("G3", "kWh")

    folder.write("records/energy.xlsx", workbook(fill))
    read = folder.read()
    found = only(read, "table.formula_error")
    check(found, "records/energy.xlsx", 3, "quantity", error)
    assert "F3 in sheet Data" in found.message
    assert count(read) == 2


def test_remarks_sheets_are_passed_over(folder: Folder) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        made.add_worksheet("Read me").write_row(0, 0, ["How to fill", "this in"])
        sheet(made)

    folder.write("records/energy.xlsx", workbook(fill))
    read = folder.read()
    assert read.findings == ()
    assert count(read) == 2


def test_date_cells_and_binary_noise(folder: Folder) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        page = sheet(made)
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(2, 0, ["birch", "M1", "electricity"])
        page.write_datetime(2, 3, date(2025, 3, 1), day)
        page.write_datetime(2, 4, date(2025, 3, 31), day)
        page.write_row(2, 5, [0.1 + 0.2, "kWh"])

    folder.write("records/energy.xlsx", workbook(fill))
    read = folder.read()
    assert read.findings == ()
    assert read.book is not None
    values = read.book.records["energy"][1].values
    assert (values["start"], str(values["quantity"])) == (date(2025, 3, 1), "0.3")


FOREIGN = {
    "a PDF named xlsx": (b"%PDF-1.7\n%%EOF", "file.not_a_workbook"),
    "a picture": (b"\x89PNG\r\n\x1a\n0000", "file.not_a_workbook"),
    "a web page": (b"<html><table><tr><td>site</td></tr></table></html>", "file.not_a_workbook"),
    "cut off": (workbook(lambda made: sheet(made).write(2, 0, "x"))[:900], "file.unreadable"),
    "protected": (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "file.password"),
    "old format, cut off": (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600, "file.unreadable"),
    "Parquet, cut off": (b"PAR1\x15\x04\x15", "file.unreadable"),
}  # fmt: skip


@pytest.mark.parametrize("case", FOREIGN.values(), ids=FOREIGN.keys())
def test_files_that_are_no_table(folder: Folder, case: tuple[bytes, str]) -> None:
    data, code = case
    folder.write("records/energy.bad.xlsx", data)
    folder.table("energy.csv", ENERGY, *GOOD)
    read = folder.read()
    check(only(read, code), "records/energy.bad.xlsx", None, "", "energy.bad.xlsx")
    assert count(read) == 2


def test_a_word_document_named_xlsx(folder: Folder) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    folder.write("records/energy.bad.xlsx", data.getvalue())
    folder.table("energy.csv", ENERGY, *GOOD)
    read = folder.read()
    check(only(read, "file.not_a_workbook"), "records/energy.bad.xlsx", None, "", "energy.bad.xlsx")
    assert count(read) == 2


def test_a_csv_named_xlsx_is_read(folder: Folder) -> None:
    folder.table("energy.xlsx", ENERGY, *GOOD)
    assert count(folder.read()) == 2


def test_a_document_among_the_records(folder: Folder) -> None:
    folder.write("records/energy/invoice.pdf", b"%PDF-1.7")
    folder.table("energy.csv", ENERGY, *GOOD)
    read = folder.read()
    check(only(read, "file.not_a_workbook"), "records/energy/invoice.pdf", None, "", "invoice.pdf")
    assert count(read) == 2
