"""Books to measure with: many daily readings as Parquet, or as a workbook."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import duckdb
import xlsxwriter

if TYPE_CHECKING:
    from pathlib import Path

SITES = 60
DAYS = 1095

_HEAD = """
group: {name: {en: Meter Group, zh-Hant: 儀表集團, zh-Hans: 仪表集团}}
currency: CNY
fiscal_year: {first_month: 1, years: [2023, 2024, 2025]}
languages: [en]
frameworks: [hkex-guide-2020]
entities:
  main: {name: {en: Main, zh-Hant: 主, zh-Hans: 主}, ownership: [{since: 2010-01-01, share: "100%"}]}
sites:
"""
_SITE = """  s{n}:
    name: {{en: Works {n}, zh-Hant: 廠{n}, zh-Hans: 厂{n}}}
    entity: main
    country: CN
    region: CN-JL
    grid: CN-NORTHEAST
    since: 2010-01-01
"""
# (carrier, unit) of a meter by its number.
_KINDS = (("electricity", "kWh"), ("electricity", "MWh"), ("natural_gas", "m3"), ("solar", "kWh"), ("diesel", "L"))

_READINGS = """
SELECT 's' || (m % {sites}) AS site,
       'M' || m AS meter,
       CASE m % 5 WHEN 0 THEN 'electricity' WHEN 1 THEN 'electricity' WHEN 2 THEN 'natural_gas' WHEN 3 THEN 'solar'
           ELSE 'diesel' END AS carrier,
       DATE '2023-01-01' + CAST(i AS INTEGER) AS "start",
       DATE '2023-01-01' + CAST(i AS INTEGER) AS "end",
       CAST((m * 7919 + i * 104729) % 1000003 AS DECIMAL(14,0)) * CAST(0.001 AS DECIMAL(4,3)) AS quantity,
       CASE m % 5 WHEN 0 THEN 'kWh' WHEN 1 THEN 'MWh' WHEN 2 THEN 'm3' WHEN 3 THEN 'kWh' ELSE 'L' END AS unit
FROM range({meters}) AS a(m), range({days}) AS b(i)
"""


def _book(root: Path) -> Path:
    (root / "records").mkdir(parents=True)
    sites = "".join(_SITE.format(n=n) for n in range(SITES))
    (root / "book.yaml").write_text(_HEAD + sites, "utf-8")
    return root


def parquet_book(root: Path, rows: int) -> Path:
    """Readings of one day each, as many as fill ``rows``."""
    query = _READINGS.format(sites=SITES, days=DAYS, meters=-(-rows // DAYS))
    path = _book(root) / "records" / "energy.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT PARQUET)")
    return root


def workbook_book(root: Path, rows: int) -> Path:
    """The same readings in one sheet of a workbook."""
    path = _book(root) / "records" / "energy.xlsx"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    day_format = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, ("site", "meter", "carrier", "start", "end", "quantity", "unit"))
    for n in range(rows):
        meter, day = divmod(n, DAYS)
        carrier, unit = _KINDS[meter % len(_KINDS)]
        when = date(2023, 1, 1) + timedelta(days=day)
        sheet.write_row(n + 1, 0, (f"s{meter % SITES}", f"M{meter}", carrier))
        sheet.write_datetime(n + 1, 3, when, day_format)
        sheet.write_datetime(n + 1, 4, when, day_format)
        sheet.write_row(n + 1, 5, ((meter * 7919 + day * 104729) % 1000003 / 1000, unit))
    book.close()
    return root
