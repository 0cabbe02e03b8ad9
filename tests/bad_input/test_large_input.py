"""Large files: a workbook of 200,000 rows, a larger Parquet file without becoming records."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import duckdb
import xlsxwriter

from bad_input.folder import ENERGY, check, count, only

if TYPE_CHECKING:
    from bad_input.folder import Folder

ROWS = 200_000


def test_a_workbook_of_200000_rows(folder: Folder) -> None:
    path = folder.write("records/energy.xlsx", b"")
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as made:
        page = made.add_worksheet("Meters")
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, ENERGY.split(","))
        for number in range(ROWS):
            start = date(2025, 1, 1) + timedelta(days=number % 365)
            page.write_row(number + 1, 0, ["birch", f"M{number // 365}", "electricity"])
            page.write_datetime(number + 1, 3, start, day)
            page.write_datetime(number + 1, 4, start, day)
            page.write(number + 1, 5, "n/a" if number == 123_456 else number / 8)
            page.write(number + 1, 6, "kWh")
    read = folder.read()
    check(only(read, "record.missing_word"), "records/energy.xlsx", 123_458, "quantity", "n/a")
    assert count(read) == ROWS - 1


def test_a_large_parquet_file_stays_a_file(folder: Folder) -> None:
    (folder.root / "records/energy").mkdir(parents=True)
    path = folder.root / "records/energy/meters.parquet"
    select = """SELECT 'birch' AS site, 'M' || i AS meter, 'electricity' AS carrier, DATE '2025-01-01' AS "start",
        DATE '2025-12-31' AS "end", (i / 8)::DECIMAL(18, 3) AS quantity, 'kWh' AS unit FROM range(200001) t(i)"""
    duckdb.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    duckdb.execute(f"COPY ({select} LIMIT 5) TO '{folder.root}/records/energy.parquet' (FORMAT parquet)")
    read = folder.read()
    assert read.findings == ()
    assert read.book is not None
    assert read.book.bulk == {"energy": (path,)}
    assert [str(record.values["quantity"]) for record in read.book.records["energy"]][:2] == ["0.000", "0.125"]
