"""Tables as rows of text with their place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.core.provenance import Place
from assay.importers.csv_files import delimiter_of, read_csv
from assay.importers.encodings import decode
from assay.importers.grid import column_letters
from assay.importers.headers import match_headers
from assay.importers.parquet import row_count
from assay.importers.tables import read_tables
from assay.importers.workbooks import cell_text

if TYPE_CHECKING:
    from pathlib import Path

CHINESE = "站點,日期,數量\n樺谷廠,二零二五年一月,一百\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "big5", "gb18030"])
def test_encodings(encoding: str) -> None:
    assert decode(CHINESE.encode(encoding))[0] == CHINESE


def test_short_simplified_text_is_not_taken_for_big5() -> None:
    assert decode("站点,数量\n一号,5\n".encode("gb18030")) == ("站点,数量\n一号,5\n", "gb18030")


def test_places_are_those_a_spreadsheet_shows() -> None:
    table = read_csv(b'a,b\n\n1,"x\ny"\n2,z\n', Place("t.csv"))
    assert [row.place.row for row in table.rows] == [3, 4]
    assert dict(table.rows[0].cells) == {"a": "1", "b": "x\ny"}


def test_title_lines_above_the_header_are_passed_over() -> None:
    table = read_csv(b"Energy 2025,,\n,,\nsite,quantity,unit\nbirch,5,kWh\n", Place("t.csv"))
    assert (table.headers, table.header_row, len(table.rows)) == (("site", "quantity", "unit"), 3, 1)


@pytest.mark.parametrize(
    ("text", "comma", "unclear"),
    [
        ("a;b\n1,5;x\n", True, False),
        ("a;b\n1.234,5;x\n", True, False),
        ("a;b\n1.5;x\n", False, False),
        ("a;b\n1,234;x\n", False, True),
        ("a;b\n1,234;1,5\n", True, False),
        ("a;b\n1,234;1.5\n", False, False),
        ('a,b\n"1,5",x\n', False, False),
    ],
)
def test_decimal_marks(text: str, comma: bool, unclear: bool) -> None:
    table = read_csv(text.encode(), Place("t.csv"))
    assert (table.decimal_comma, table.decimal_unclear) == (comma, unclear)


def test_delimiters() -> None:
    assert delimiter_of('"a,b";c\n') == ";"
    assert delimiter_of("title\na\tb\n") == "\t"
    assert delimiter_of("single\n1\n") == ","


def test_column_letters() -> None:
    assert [column_letters(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_cells_show_what_the_spreadsheet_shows(value: Decimal) -> None:
    assert Decimal(cell_text(float(value))) == value


def test_cells_without_noise() -> None:
    assert [cell_text(v) for v in (0.1 + 0.2, 1e-9, 1234567.0, True, None)] == [
        "0.3",
        "0.000000001",
        "1234567",
        "true",
        "",
    ]


def test_headers_in_other_words() -> None:
    match = match_headers(
        ["站點", "ＱＵＡＮＴＩＴＹ", "Start Date", "单位*", "colour"], ("site", "quantity", "start", "unit")
    )
    assert match.fields == {"site": "站點", "quantity": "ＱＵＡＮＴＩＴＹ", "start": "Start Date", "unit": "单位*"}
    assert match.unknown == ("colour",)


def test_one_spelling_for_several_fields_is_told_by_the_register() -> None:
    assert match_headers(["開始日期"], ("supplier", "since")).fields == {"since": "開始日期"}
    assert match_headers(["開始日期"], ("start", "end")).fields == {"start": "開始日期"}


def test_parquet_decimals_stay_exact(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    duckdb.execute(
        f"COPY (SELECT 12345678901234567.890::DECIMAL(28,3) AS q, DATE '2025-01-31' AS d, NULL AS n) TO '{path}' (FORMAT parquet)"
    )
    (table,) = read_tables(path, "records/t.parquet")
    assert row_count(path) == 1
    assert dict(table.rows[0].cells) == {"q": "12345678901234567.890", "d": "2025-01-31", "n": ""}
    assert table.rows[0].place == Place("records/t.parquet", row=2)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (table,) = read_tables(tmp_path / "no.csv")
    assert table.findings[0].code == "file.unreadable"
