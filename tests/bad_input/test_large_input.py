"""Large files: a workbook of 200,000 rows, a larger Parquet file without becoming records."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import duckdb
import xlsxwriter

from bad_input.folder import ENERGY, check, count, only

if TYPE_CHECKING:
    from pathlib import Path

    from bad_input.folder import Folder

ROWS = 200_000
FIRST = date(2025, 1, 1)
SERIAL_OF_FIRST = (FIRST - date(1899, 12, 30)).days
SHEET = "xl/worksheets/sheet1.xml"


def _workbook(path: Path) -> None:
    """Meter readings of years, day by day. A library writes the workbook; its many rows, of one pattern, are put in."""
    with xlsxwriter.Workbook(path) as made:
        page = made.add_worksheet("Meters")
        page.write_row(0, 0, ENERGY.split(","))
        page.write_datetime(1, 6, FIRST, made.add_format({"num_format": "yyyy-mm-dd"}))
    with zipfile.ZipFile(path) as parts:
        files = {name: parts.read(name).decode("utf-8") for name in parts.namelist()}
    head, _, foot = files[SHEET].partition('<row r="2"')
    rows = "".join(_row(number + 2, number) for number in range(ROWS))
    files[SHEET] = head.replace("A1:G2", f"A1:G{ROWS + 1}") + rows + foot[foot.index("</sheetData>") :]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts:
        for name, text in files.items():
            parts.writestr(name, text)


def _row(at: int, number: int) -> str:
    day = SERIAL_OF_FIRST + number % 365
    quantity = _words("n/a") if number == 123_456 else f"><v>{number / 8}</v>"
    cells = (
        _words("birch"),
        _words(f"M{number // 365}"),
        _words("electricity"),
        f' s="1"><v>{day}</v>',
        f' s="1"><v>{day}</v>',
        quantity,
        _words("kWh"),
    )
    written = "".join(f'<c r="{column}{at}"{cell}</c>' for column, cell in zip("ABCDEFG", cells, strict=True))
    return f'<row r="{at}">{written}</row>'


def _words(text: str) -> str:
    return f' t="inlineStr"><is><t>{text}</t></is>'


def test_a_workbook_of_200000_rows(folder: Folder) -> None:
    _workbook(folder.write("records/energy.xlsx", b""))
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
